"""What of an engine a tool may be given."""

from __future__ import annotations

import pytest

from desktop.core.limits import GIB, cpu_choices, memory_choices


@pytest.mark.parametrize(
    ("most", "kept", "choices"),
    [
        (8, None, [1, 2, 3, 4, 6, 8]),
        (7.75, None, [1, 2, 3, 4, 6, 7.75]),
        (7.75, 5, [1, 2, 3, 4, 5, 6, 7.75]),
        (7.75, 16, [1, 2, 3, 4, 6, 7.75]),
        (1, None, [1]),
        (0.5, None, [0.5]),
    ],
)
def test_memory_goes_from_what_a_tool_needs_to_what_there_is(most, kept, choices) -> None:
    offered = memory_choices(round(most * GIB), kept=kept and kept * GIB)
    assert offered == tuple(round(choice * GIB) for choice in choices)


def test_what_needs_more_is_offered_more() -> None:
    assert memory_choices(4 * GIB, least=2 * GIB) == (2 * GIB, 3 * GIB, 4 * GIB)
    assert memory_choices(GIB, least=2 * GIB) == (GIB,)


def test_what_was_kept_is_offered_although_it_is_less_than_needed() -> None:
    assert memory_choices(4 * GIB, least=2 * GIB, kept=GIB // 2)[0] == GIB // 2


@pytest.mark.parametrize(
    ("most", "kept", "choices"),
    [(8, None, [1, 2, 3, 4, 6]), (2, None, [1]), (1, None, []), (4, 1.5, [1, 1.5, 2, 3]), (4, 16, [1, 2, 3])],
)
def test_processors_are_fewer_than_there_are(most, kept, choices) -> None:
    assert cpu_choices(most, kept) == tuple(choices)
