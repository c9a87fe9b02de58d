"""What became of a folder while a tool has it, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.core.folders.standing import Fate, Standing

translate = QCoreApplication.translate


def all_of(standings: Iterable[Standing], shortened: Callable[[str], str] = str) -> str:
    """“sales” was moved. What you save now goes to …"""
    return " ".join(
        _sentence(one).format(shortened(one.folder.name), shortened(_from_home(one.now))) for one in standings
    )


def _sentence(one: Standing) -> str:
    match one.fate:
        case Fate.MOVED if one.in_trash:
            return translate("Standings", "“{0}” is in the trash. What you save in it now goes there, too.")
        case Fate.MOVED if one.taken:
            return translate(
                "Standings",
                "“{0}” was moved, and another folder has its place. What you save now goes to {1}.",
            )
        case Fate.MOVED:
            return translate("Standings", "“{0}” was moved. What you save now goes to {1}.")
        case Fate.DELETED if one.taken:
            return translate(
                "Standings",
                "“{0}” was deleted, and another folder has its place. What you save now does not go there.",
            )
        case Fate.DELETED:
            return translate("Standings", "“{0}” was deleted. What you save in it now is lost.")
        case Fate.MISSING:
            return translate("Standings", "“{0}” is not where it was. What you save in it now may be lost.")
        case Fate.REPLACED:
            return translate(
                "Standings", "Another folder has the place of “{0}”. What you save now does not go there."
            )
        case Fate.AWAY:
            return translate(
                "Standings", "The drive with “{0}” was taken away. What you save in it now may be lost."
            )
        case Fate.READ_ONLY:
            return translate("Standings", "“{0}” can only be read now. What you change in it is not saved.")
        case Fate.SILENT:
            return translate("Standings", "“{0}” does not answer. The drive that it is on may be away.")


def _from_home(path: str) -> str:
    """As people write it: ~/projects/sales."""
    place, home = Path(path), Path.home()
    return f"~/{place.relative_to(home)}" if path and place.is_relative_to(home) and place != home else path
