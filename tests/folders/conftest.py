"""What the tests of drives need: an engine, and drives that are gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.core.workspaces.workspace import Folder
from tests.core.conftest import real_engine
from tests.core.trying import make, mounted, trying
from tests.folders.drives import Drives, Fill

__all__ = ["make", "mounted", "real_engine", "trying"]


@pytest.fixture
def drives(tmp_path: Path) -> Iterator[Drives]:
    with ExitStack() as after:
        yield Drives(tmp_path / "drives", after)


@pytest.fixture
def fill() -> Fill:
    """A folder on a drive, with something in it, that the tool can change."""

    def fill(place: Path) -> Folder:
        (place / "below").mkdir()
        for name in ("data.csv", "below/more.csv"):
            (place / name).write_text("a,b\n1,2\n")
        return Folder(str(place), place.name, writable=True)

    return fill
