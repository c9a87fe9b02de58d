"""A newer Cais, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.updates.releases import Offer, Why

translate = QCoreApplication.translate


def title(offer: Offer) -> str:
    if offer.why is Why.WANTED:
        return translate("Updates", "Your organisation wants Cais {0}").format(offer.release.version)
    return translate("Updates", "Cais {0} is there").format(offer.release.version)


def line(offer: Offer) -> str:
    """In one line."""
    first = next(iter(changes(offer)), "")
    return f"{title(offer)}. {first}".rstrip(" .") + "."


def changes(offer: Offer) -> tuple[str, ...]:
    """What is new since the one in use, the newest first, in the language in use."""
    language = QLocale().name()
    return tuple(line for release in offer.passed for line in release.said(language))


def how(*, managed: bool) -> str:
    """How somebody comes to it."""
    if managed:
        return translate("Updates", "Your IT brings it to this computer. Cais installs nothing by itself.")
    return translate("Updates", "Cais installs nothing by itself: get it whenever it suits you.")
