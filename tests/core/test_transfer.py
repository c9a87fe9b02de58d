"""A speed and a time left that can be read."""

from __future__ import annotations

import pytest

from desktop.core.start.transfer import PATIENCE_S, Pace

MB = 1_000_000


def fed(*samples: tuple[float, int], total: int | None = 100 * MB) -> Pace:
    pace = Pace()
    for time, done in samples:
        pace.add(time, done, total)
    return pace


def test_nothing_is_claimed_before_there_is_something_to_go_by() -> None:
    for samples in [(), ((0.0, 0),), ((0.0, 0), (1.0, 10 * MB))]:
        pace = fed(*samples)
        assert (pace.speed, pace.left) == (None, None)


def test_a_steady_transfer_is_told_as_it_is() -> None:
    pace = fed(*((second / 4, second * MB) for second in range(41)))
    assert pace.speed == pytest.approx(4 * MB)
    assert pace.left == pytest.approx(15)


def test_bursts_do_not_make_it_flicker() -> None:
    pace, told = Pace(), []
    for step in range(200):
        pace.add(step / 10, (step // 10) * 10 * MB, None)
        if step > 50:
            told.append(pace.speed)
    assert max(told) < 2 * min(told)


def test_a_stall_shows_within_seconds() -> None:
    moving = [(float(second), second * 4 * MB) for second in range(11)]
    pace = fed(*moving, *((float(second), 40 * MB) for second in range(11, 19)))
    assert pace.speed is not None
    assert pace.speed < MB


def test_no_time_is_told_without_a_total_or_without_progress() -> None:
    steady = [(float(second), second * MB) for second in range(10)]
    assert fed(*steady, total=None).left is None
    assert fed(*((float(second), 0) for second in range(10))).left is None


def test_starting_a_part_over_is_no_negative_speed() -> None:
    pace = fed((0.0, 0), (1.0, 10 * MB), (2.0, 20 * MB), (3.0, 5 * MB), (4.0, 15 * MB))
    assert pace.speed == pytest.approx(10 * MB)
    assert pace.left == pytest.approx(8.5)


def test_more_than_everything_leaves_nothing() -> None:
    assert fed(*((float(second), second * 20 * MB) for second in range(8))).left == 0


def test_what_brings_no_byte_for_long_stands_still() -> None:
    pace = fed(*((float(second), second * MB) for second in range(6)))
    assert pace.wait(5 + PATIENCE_S - 1) == pytest.approx(1)
    assert not pace.still
    assert pace.wait(5 + PATIENCE_S) == 0
    assert (pace.still, pace.speed, pace.left) == (True, None, None)


def test_reports_without_a_byte_are_no_movement() -> None:
    """Docker tells of a part that it begins again, and of others that it unpacks meanwhile."""
    pace = fed((0.0, 0), (1.0, 10 * MB), (4.0, 10 * MB), (9.0, 5 * MB), (1 + PATIENCE_S, 5 * MB))
    assert (pace.still, pace.speed) == (True, None)


def test_one_that_never_began_stands_still_too() -> None:
    pace = fed((0.0, 0))
    assert pace.wait(PATIENCE_S) == 0
    assert pace.still
    assert fed().wait(1000.0) > PATIENCE_S


@pytest.mark.parametrize("told", [True, False])
def test_what_goes_on_is_measured_anew(told: bool) -> None:
    """Also where nobody looked while it stood still."""
    pace = fed(*((float(second), second * MB) for second in range(6)))
    if told:
        pace.wait(80.0)
    for second in range(4):
        pace.add(90.0 + second, (6 + 4 * second) * MB, 100 * MB)
        assert not pace.still
    assert pace.speed == pytest.approx(4 * MB)
    assert pace.wait(93.0) == PATIENCE_S
