"""What was found of this computer, in plain words: a title, a sentence, and a next step where one helps.

Nothing here knows Qt: `cais check` says the same in a terminal, in English, and hands in who translates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.core.health.finding import ANY_CASE, Finding, Level, Topic
from desktop.gui.words.health import computer, engine, surroundings, workspaces
from desktop.gui.words.health.form import Fill, Translate

Size = Callable[[int], str]


class Said(NamedTuple):
    """One finding. `step` is "" where nothing is to be done."""

    title: str
    sentence: str
    step: str


def say(finding: Finding, translate: Translate, size: Size) -> Said:
    """`translate` is Qt's, or one that leaves English as it is; `size` says bytes as people read them."""
    titles = {
        **engine.titles(translate),
        **surroundings.titles(translate),
        **computer.titles(translate),
        **workspaces.titles(translate),
    }
    title = titles[finding.item]
    fill = Fill(finding, size)
    if finding.case in ANY_CASE:
        return Said(title, *_anything(finding, translate))
    for part in (engine, surroundings, computer, workspaces):
        if finding.item in part.ITEMS:
            return Said(title, *part.sentences(fill, translate)[f"{finding.item} {finding.case}"])
    raise KeyError(finding.item)


def _anything(finding: Finding, translate: Translate) -> tuple[str, str]:
    """What any item can come to."""
    again = translate("Health", "Check again. If it stays like that, hand this report to IT.")
    match finding.case:
        case "unanswered":
            return translate("Health", "Nobody answered in time."), again
        case "untold":
            return translate("Health", "This cannot be told here."), ""
        case "no-engine":
            return translate("Health", "Known once the engine answers."), ""
        case "in-machine":
            return translate("Health", "Does not apply: the engine is in a virtual machine."), ""
        case _:
            return translate("Health", "Does not apply: this system has nothing of the kind."), ""


def level(of: Level, translate: Translate) -> str:
    """In a word or two."""
    match of:
        case Level.GOOD:
            return translate("Health", "Good")
        case Level.NOTICE:
            return translate("Health", "Could be better")
        case Level.BAD:
            return translate("Health", "Needs attention")
        case Level.UNKNOWN:
            return translate("Health", "Not known")
        case Level.NOT_APPLICABLE:
            return translate("Health", "Does not apply")


def topic(of: Topic, translate: Translate) -> str:
    match of:
        case Topic.ENGINE:
            return translate("Health", "Engine")
        case Topic.DISK:
            return translate("Health", "Disk space")
        case Topic.NETWORK:
            return translate("Health", "Network")
        case Topic.POLICY:
            return translate("Health", "Policy and passwords")
        case Topic.COMPUTER:
            return translate("Health", "This computer")
        case Topic.WORKSPACES:
            return translate("Health", "Workspaces")
