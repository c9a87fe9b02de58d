"""Environments in plain words: which tool, what is inside, and where it is or what getting it takes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from desktop.core.workspaces.workspace import Environment
from desktop.gui.words.counted import Context
from desktop.gui.words.units import size

if TYPE_CHECKING:  # not needed to show what is there
    from desktop.core.environments.availability import Availability
    from desktop.core.environments.catalogue import Entry

translate = QCoreApplication.translate
Environments = Context("Environments")


def told(text: str) -> str:
    """A text of the catalogue (`Entry.texts`) in the language in use: it reaches translators by
    `installers/checkout/words.py`."""
    return translate("Catalogue", text)


def subtitle(environment: Environment | None, *, withdrawn: bool) -> str:
    """The tool and what is inside, in one line."""
    if withdrawn:
        return translate("Environments", "This environment is not offered any more")
    if environment is None:
        return ""
    return " · ".join(map(told, [environment.tool, *environment.contents[:2]]))


def availability(entry: Entry, found: Availability | None) -> str:
    """Where an environment is and of when, or what getting it takes: Download 1.4 GB · about 3 min here."""
    if found and found.present:
        parts = [translate("Environments", "On this computer")]
        parts += [size(found.size)] if found.size else []
        parts += [translate("Environments", "made {0}").format(_day(found.made))] if found.made else []
    elif entry.recipe:
        parts = [translate("Environments", "Built on this computer the first time")]
    elif found and found.size:
        parts = [translate("Environments", "Download {0}").format(size(found.size))]
        parts += [_here(found.download_s)] if found.download_s is not None else []
    else:
        parts = [translate("Environments", "Downloaded the first time")]
    return " · ".join(parts)


def _day(moment: datetime) -> str:
    """9 Nov, and its year where that is another one."""
    day = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
    this_year = day.year() == QDate.currentDate().year()
    return QLocale().toString(
        day, translate("Environments", "d MMM") if this_year else translate("Environments", "d MMM yyyy")
    )


def _here(download_s: float) -> str:
    if download_s < 60:
        return translate("Environments", "less than a minute here")
    return Environments.tr("about %n min here", "", round(download_s / 60))
