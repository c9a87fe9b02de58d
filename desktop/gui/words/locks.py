"""Why a control cannot be used, where IT has locked it: who, in which file, and whom to ask."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from desktop.core.policy.policy import Setting
from desktop.core.problems import Problem
from desktop.gui.words.problems import words

translate = QCoreApplication.translate


def locked_by(setting: Setting) -> str:
    source = setting.source
    return _locked(source.organisation, source.path, source.contact)


def refused_by(problem: Problem) -> str:
    """The same where a rule forbids what is offered elsewhere, with what it forbids."""
    facts = (getattr(problem, name, "") for name in ("organisation", "path", "contact"))
    return f"{words(problem).title}. {_locked(*facts)}"


def _locked(organisation: str, path: str, contact: str) -> str:
    return translate("Locks", "Set by {0} in {1}. For something else, ask {2}.").format(
        organisation, PurePath(path).name, contact
    )
