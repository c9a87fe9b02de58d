"""Every screen, shown once, with all that has to hold for any of them.

A check says in words what is wrong. It leaves the screen as it was, but for where the keyboard is: the checks
that go around with it come last in each look. What fails is named by the screen, the look and the check.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gui.conftest import Speak, StrayWindows
from tests.gui.support import naming
from tests.gui.support.contrasts import faint, left_over
from tests.gui.support.fitting import misfits
from tests.gui.support.screens import SCREENS, Screen
from tests.gui.support.spoken import INVENTED
from tests.gui.support.stage import Stage
from tests.gui.support.switching import not_followed, stays, untranslated
from tests.gui.support.tabbing import astray, faint_rings

Check = Callable[[Stage], list[str]]

every_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)

NAMES: list[Check] = [
    naming.nothing_to_press,
    naming.without_a_name,
    naming.named_alike,
    naming.ringed_by_a_mouse,
    naming.without_an_icon,
]

TALL = (1200, 3200)
"""Pixels."""

SIZES = {
    1: [(1024, 700), (720, 520)],
    2: [(960, 540)],  # what a full HD screen at 200 % is to a layout
}

PROCESSES = 6


class Faults(dict[str, list[str]]):
    """What is wrong with a screen, by the look and the check that found it."""

    def look(self, stage: Stage, look: str, *checks: Check) -> None:
        for check in checks:
            if found := check(stage):
                self[f"{look}: {check.__name__}"] = found

    def look_in_all_sizes(self, stage: Stage) -> None:
        """Whether all is said in the language, and has room."""
        self.look(stage, "as it opens", untranslated)
        for size in SIZES[round(stage.window.devicePixelRatio())]:
            resize(stage, *size)
            self.look(stage, f"{size}", without_room)


@every_screen
def test_screen(
    speak: Speak,
    stretched: Path,
    make_stage: Callable[[], Stage],
    no_stray_windows: StrayWindows,
    screen: Screen,
) -> None:
    """In a language whose words are 40 % longer: all is said in it and has room; by name, by colour, by
    keyboard, in light and dark; and as it follows another language."""
    longer = speak(stretched, INVENTED)
    stage = make_stage()
    screen.show(stage)
    faults = Faults()
    with of_its_own_size(stage):
        faults.look_in_all_sizes(stage)
    faults.look(stage, "light", *NAMES)
    with tall(stage), no_stray_windows.away():
        faults.look(stage, "light", faint)
    faults.look(stage, "light", faint_rings)
    stage.app.theme.set_mode("dark")
    with tall(stage), no_stray_windows.away():
        faults.look(stage, "dark", left_over, faint)
    faults.look(stage, "dark", faint_rings, astray)
    if stays(screen):
        longer.choose("en")  # the app's own is to be the only one
        faults.look(stage, "English", english_not_followed)
    assert faults == {}


def resize(stage: Stage, width: int, height: int) -> None:
    stage.window.resize(width, height)
    stage.settle()
    stage.settle()
    assert stage.window.size().toTuple() == (width, height), "the window cannot be made that small"


@contextmanager
def of_its_own_size(stage: Stage) -> Iterator[None]:
    """Whatever sizes it had meanwhile, afterwards it is as large as before."""
    window = stage.window.size()
    with unpainted(stage):
        yield
        resize(stage, *window.toTuple())


@contextmanager
def tall(stage: Stage) -> Iterator[None]:
    """The window, and a dialog over it, are so high that nothing is scrolled out of sight."""
    window, dialog = stage.window.size(), stage.front.size()
    with unpainted(stage):
        resize(stage, *TALL)
        if stage.front is not stage.window:
            stage.front.resize(dialog.width(), TALL[1])
            stage.settle()
    yield
    with unpainted(stage):
        if stage.front is not stage.window:
            stage.front.resize(dialog)
        resize(stage, *window.toTuple())


@contextmanager
def unpainted(stage: Stage) -> Iterator[None]:
    """All takes its place, and nobody looks: in a window so large that is most of the work."""
    windows = {stage.window, stage.front}
    for window in windows:
        window.setUpdatesEnabled(False)
    yield
    for window in windows:
        window.setUpdatesEnabled(True)


def without_room(stage: Stage) -> list[str]:
    return misfits(stage.front)


def english_not_followed(stage: Stage) -> list[str]:
    return not_followed(stage, "en")


@pytest.mark.timeout(330)
@pytest.mark.parametrize("turn", range(PROCESSES))
def test_longer_words_have_room_at_twice_the_scale(turn: int) -> None:
    """In processes of their own: Qt reads the scale once."""
    screens = SCREENS[turn::PROCESSES]
    file = Path(__file__).with_name("twice_the_scale.py")
    tests = [f"{file}::test_screen_has_room[{screen.name}]" for screen in screens]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    assert f"{len(screens)} passed" in done.stdout
