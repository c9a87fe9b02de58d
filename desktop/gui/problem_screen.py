"""A problem that belongs to no workspace: there is no other place to tell of it than a screen of its own."""

from __future__ import annotations

from collections.abc import Callable

from desktop.gui.parts.problem import ProblemPanel, centred
from desktop.gui.window import Window
from desktop.gui.words.problems import Action, words


def show_problem(
    error: BaseException, window: Window, lead_away: Callable[[], None], apply: Callable[[Action], None]
) -> None:
    """`lead_away` shows what comes after it; `apply` then does what the person chose to do about it."""
    panel = ProblemPanel()
    screen = centred(panel)

    def leave() -> None:
        window.drop_screen(screen)
        lead_away()

    def act(action: Action) -> None:
        leave()
        apply(action)

    panel.left.connect(leave)
    panel.chosen.connect(act)
    found = words(error)
    panel.show_words(found)
    window.show_screen(screen, found.title)
