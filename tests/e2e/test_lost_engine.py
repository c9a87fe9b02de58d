"""An engine that cannot be reached for a while beside a tool that never stopped."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.person import Person
from tests.fakes.wire import Wire


@pytest.fixture
def wire() -> Iterator[Wire]:
    # Not pytest's own folder: a socket's path may be no longer than some hundred characters.
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        wire = Wire(Path(folder))
        wire.mend()
        yield wire
        wire.cut()


def test_what_was_typed_is_still_there_when_the_engine_is_back(
    cais: Callable[..., Person], resources: Path, project: str, outside: Outside, wire: Wire
) -> None:
    with closing(wire.client()) as engine:
        person = cais(resources, engine)
        id = person.make_and_open("quick", project)
        person.ask_page(id, "window.typed = 'not saved yet'")
        wire.cut()
        person.wait_for_status(id, "unknown")
        assert person.ask_page(id, "window.typed") == "not saved yet"
        wire.mend()
        person.wait_for_status(id, "running", within_s=30)
        assert person.ask_page(id, "window.typed") == "not saved yet"

        wire.cut()
        person.wait_for_status(id, "unknown")
        outside.api.stop(outside.inspect(id)["Id"], timeout=5)
        wire.mend()
        person.wait_for_status(id, "stopped", within_s=30)
        assert person.view(id) is None
