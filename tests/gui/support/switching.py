"""Another language is chosen in the settings, and what is left of the one before."""

from __future__ import annotations

from desktop.gui.shell import HOME, SETTINGS
from desktop.gui.words.language import name_of
from desktop.gui.workspace.page import WorkspacePage
from tests.gui.support.reading import left, read
from tests.gui.support.screens import Screen
from tests.gui.support.spoken import INVENTED, invented
from tests.gui.support.stage import Stage

_PLACES = ("home-", "start-", "tool", "stop", "out-of-memory", "problem-", "settings")


def stays(screen: Screen) -> bool:
    """Whether it is of a place, or of a workspace: still there while the settings are shown."""
    return screen.name.startswith(_PLACES) and screen.name != "problem-of-no-workspace"


def switch(stage: Stage, code: str = INVENTED) -> None:
    """To the settings, and on to the other language."""
    stage.app.window.show_place(SETTINGS)
    stage.settle()
    stage.click(name_of(code))


def not_followed(stage: Stage, code: str = INVENTED) -> list[str]:
    """What is still in the language before in the settings, and, once the person is back, on the screen."""
    shown = stage.app.window.screen_shown()
    switch(stage, code)
    before = left if code == INVENTED else invented
    found = [text for text in read(stage.window) if before(text)]
    if isinstance(shown, WorkspacePage):
        stage.app.shell.workspaces.show(shown.id)
    else:
        stage.app.window.show_place(HOME)
    stage.settle()
    return sorted([*found, *(untranslated(stage) if code == INVENTED else filter(invented, _texts(stage)))])


def untranslated(stage: Stage) -> list[str]:
    """What of a screen nobody could have translated."""
    texts = _texts(stage)
    if sum(map(invented, texts)) < 2:
        return ["it is not in the other language at all"]
    return sorted(filter(left, texts))


def _texts(stage: Stage) -> set[str]:
    return {text for window in (stage.window, stage.front) for text in read(window)}
