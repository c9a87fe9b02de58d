"""What a workspace keeps inside, set aside and had back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.core.start.homes import Home

translate = QCoreApplication.translate


def moment(when: datetime) -> str:
    """Its day and time here."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def exchanged(home: Home) -> str:
    """Said by a workspace's own screen."""
    if home is Home.BACK:
        return translate(
            "Homes", "What was set aside is back. What was kept inside until now is set aside in its place."
        )
    return translate(
        "Homes", "The tool begins with nothing kept inside. What was kept is set aside and can be had back."
    )


def exchanged_of(name: str, home: Home) -> str:
    """Said among others."""
    if home is Home.BACK:
        text = translate(
            "Homes",
            "“{0}” has back what was set aside. What was kept inside until now is set aside in its place.",
        )
    else:
        text = translate(
            "Homes",
            "“{0}” begins with nothing kept inside. What was kept is set aside and can be had back.",
        )
    return text.format(name)
