"""Problems are found by their names, whatever was asked for before."""

from __future__ import annotations

import pytest

from desktop.core import problems
from tests.gui.support.problems import kinds


def test_every_problem_is_found_by_its_name() -> None:
    found = {kind.__name__: kind for kind in kinds() if kind.__module__.startswith(problems.__name__)}
    assert len(found) > 50
    assert {name: getattr(problems, name) for name in found} == found


def test_a_name_that_is_no_problems_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = problems.NoSuchProblem  # type: ignore[attr-defined]
