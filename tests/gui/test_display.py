"""Looking for a screen before Qt does, which would end the process."""

from __future__ import annotations

import pytest

from desktop.gui.display import reachable

NOBODY = ":4711"


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": NOBODY}, False),
        ({"WAYLAND_DISPLAY": "wayland-4711"}, False),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": NOBODY}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": NOBODY}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb;offscreen"}, True),
        ({"WAYLAND_SOCKET": "5"}, True),
    ],
)
def test_where_there_is_one(environment: dict[str, str], found: bool) -> None:
    assert reachable(environment, "linux") is found


def test_one_that_answers(display: str) -> None:
    assert reachable({"DISPLAY": display}, "linux")
    assert reachable({"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}, "linux")
    assert not reachable({"QT_QPA_PLATFORM": "wayland", "DISPLAY": display}, "linux")


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_there_always_is(platform: str) -> None:
    assert reachable({}, platform)
