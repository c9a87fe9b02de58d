"""Fixtures of the stand-ins, for any conftest to import."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.engine import FakeEngine
from tests.fakes.private_engine import PrivateEngine, obstacle


@pytest.fixture
def fake_engine() -> Iterator[FakeEngine]:
    """A scriptable engine that is already listening."""
    # Not pytest's own folder: a socket's path may be no longer than some hundred characters.
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        engine = FakeEngine(Path(folder))
        engine.listen()
        yield engine
        engine.close_clients()
        engine.close()


@pytest.fixture
def private_engine() -> Iterator[PrivateEngine]:
    """A real engine of the test's own, running."""
    if why_not := obstacle():
        pytest.skip(why_not)
    engine = PrivateEngine(Path(tempfile.mkdtemp(prefix="cais-")))
    try:
        engine.start()
        yield engine
    finally:
        engine.close()
