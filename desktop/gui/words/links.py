"""Links in a shared folder that do not work inside, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.folders.links import Leads, Link
from desktop.core.workspaces.workspace import Folder
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Links = Context("Links")

MOST = 3
"""Of more one hears their number."""


def told(link: Link, name: str, shortened: Callable[[str], str] = str) -> str:
    """“data” leads to /mnt/big/data, which the tool does not have. `name`: of the folder that it is in."""
    return _sentence(link, helped=bool(link.place_inside(name))).format(
        shortened(link.path), shortened(link.folder or link.target)
    )


def several(found: Sequence[tuple[Folder, Link]], shortened: Callable[[str], str] = str) -> str:
    """The first few, and how many there are besides."""
    said = [told(link, folder.name, shortened) for folder, link in found[:MOST]]
    more = len(found) - MOST
    if more > 0:
        said.append(Links.tr("%n more links do not work inside.", "", more))
    return " ".join(said)


def _sentence(link: Link, *, helped: bool) -> str:
    match link.leads:
        case Leads.NOWHERE:
            return translate("Links", "The link “{0}” leads to {1}, where nothing is.")
        case Leads.CIRCLE:
            return translate("Links", "The link “{0}” leads in a circle.")
        case Leads.WITHIN:
            return translate(
                "Links", "The link “{0}” stays in this folder, by a path that is another one inside."
            )
        case Leads.OUT if helped:
            return translate("Links", "The link “{0}” leads to {1}, which the tool does not have.")
        case Leads.OUT:
            return translate(
                "Links",
                "The link “{0}” leads to {1}. Share that folder by itself: the link cannot work inside.",
            )


def help_for(link: Link, name: str) -> str:
    """What the button says, "" where none helps."""
    if not link.place_inside(name):
        return ""
    if link.leads is Leads.WITHIN:
        return translate("Links", "Have it work inside")
    return translate("Links", "Share that folder too")
