"""What is said of every problem: a title, one next step, the button that does it, details for IT."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Action(Enum):
    """What the button beside a problem does. The screen that shows it decides how."""

    RETRY = "retry"
    START_ENGINE = "start-engine"
    SET_UP = "set-up"
    USE_OTHER_ENGINE = "use-other-engine"
    CHANGE_FOLDERS = "change-folders"
    MORE_MEMORY = "more-memory"
    SHOW_FILE = "show-file"
    ENTER_PASSPHRASE = "enter-passphrase"
    FORGET_PASSPHRASE = "forget-passphrase"
    SHOW_WAY = "show-way"
    SIGN_IN = "sign-in"
    LEAVE = "leave"


class Words(NamedTuple):
    """`title` says what happened, `step` the one thing to do, `button` how the action is called."""

    title: str
    step: str
    action: Action
    button: str
    details: str = ""


def retry(title: str, step: str) -> Words:
    return Words(title, step, Action.RETRY, translate("Problems", "Try again"))
