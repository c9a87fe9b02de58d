"""What the tests of drives need: an engine, and drives that are gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.core.conftest import real_engine
from tests.core.trying import make, mounted, trying
from tests.folders.drives import Drives

__all__ = ["make", "mounted", "real_engine", "trying"]


@pytest.fixture
def drives(tmp_path: Path) -> Iterator[Drives]:
    with ExitStack() as after:
        yield Drives(tmp_path / "drives", after)
