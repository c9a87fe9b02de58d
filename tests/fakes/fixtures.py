"""Fixtures of the stand-ins, for any conftest to import."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.engine import FakeEngine


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
