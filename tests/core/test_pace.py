"""A speed and a time left that can be read."""

from __future__ import annotations

import pytest

from desktop.core.pace import Pace

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
    pace = fed(*moving, *((float(second), 40 * MB) for second in range(11, 21)))
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
