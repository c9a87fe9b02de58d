"""What was written down of what was done, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.core.activity.lines import Line
from desktop.core.activity.reading import workspace_of
from desktop.gui.words.counted import Context
from desktop.gui.words.environments import told as in_catalogue
from desktop.gui.words.units import size

translate = QCoreApplication.translate
Activity = Context("Activity")


def day(when: date, today: date) -> str:
    """Today, yesterday, or Monday, 30 November 2026."""
    if when == today:
        return translate("Activity", "Today")
    if when == today - timedelta(days=1):
        return translate("Activity", "Yesterday")
    text = QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.LongFormat)
    return text[:1].upper() + text[1:]


def time(when: datetime | None) -> str:
    if when is None:
        return ""
    local = when.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def sentence(line: Line) -> str:
    name = workspace_of(line)[1]
    match line.what:
        case "started":
            return translate("Activity", "“{0}” was started").format(name)
        case "opened":
            return translate("Activity", "“{0}” was opened, and ran already").format(name)
        case "not_started":
            return translate("Activity", "“{0}” could not be started").format(name)
        case "connections":
            return translate("Activity", "“{0}” got other data connections").format(name)
        case "exported":
            file = PurePath(str(line.facts.get("file", ""))).name
            return translate("Activity", "“{0}” was saved from “{1}”").format(file, name)
        case "brought_back":
            count = line.facts.get("files")
            told = Activity.tr(
                "%n files were copied back from “{0}”", "", count if isinstance(count, int) else 0
            )
            return told.format(name)
        case "stopped" if isinstance(minutes := line.facts.get("unused_minutes"), int):
            told = Activity.tr("“{0}” was stopped, as nobody used it for %n minutes", "", minutes)
            return told.format(name)
        case "stopped":
            return translate("Activity", "“{0}” was stopped").format(name)
        case "ended":
            return translate("Activity", "“{0}” ended by itself").format(name)
        case "switched_on":
            return translate("Activity", "Writing down was switched on")
        case "switched_off":
            return translate("Activity", "Writing down was switched off")
        case _:
            return translate("Activity", "Something that a newer Cais wrote down: {0}").format(line.what)


def details(line: Line) -> tuple[str, ...]:
    """A short paragraph each; none where the sentence says all."""
    facts = line.facts
    told = [_folder(one) for one in _tables(facts.get("folders"))]
    connections = [str(one) for one in _list(facts.get("connections"))]
    if connections:
        told.append(translate("Activity", "Data connections: {0}").format(", ".join(connections)))
    elif line.what == "connections":
        told.append(translate("Activity", "It has none now."))
    if line.what in ("exported", "brought_back"):
        told.append(_place(facts))
    if exemptions := [str(one) for one in _list(facts.get("exemptions"))]:
        told.append(translate("Activity", "With less protection: {0}").format(", ".join(exemptions)))
    if environment := _environment(facts):
        told.append(environment)
    for preset in _tables(facts.get("policy")):
        words = translate("Activity", "Rules of {0}, number {1}")
        told.append(words.format(preset.get("organisation", ""), preset.get("serial", "")))
    if problem := facts.get("problem"):
        told.append(translate("Activity", "For IT: {0}").format(problem))
    return tuple(filter(None, told))


def _folder(facts: Mapping[str, Any]) -> str:
    path, copied = facts.get("path", ""), facts.get("copied")
    if facts.get("access") == "change":
        words = (
            translate("Activity", "Could change a copy of {0}")
            if copied
            else translate("Activity", "Could change {0}")
        )
    else:
        words = (
            translate("Activity", "Could read a copy of {0}")
            if copied
            else translate("Activity", "Could read {0}")
        )
    return words.format(path)


def _place(facts: Mapping[str, Any]) -> str:
    file, count = facts.get("file"), facts.get("bytes")
    folder = str(PurePath(str(file)).parent) if file else str(facts.get("folder", ""))
    return f"{folder} · {size(count)}" if isinstance(count, int) and count else folder


def _environment(facts: Mapping[str, Any]) -> str:
    told = facts.get("environment")
    title = str(told.get("title", "")) if isinstance(told, dict) else ""
    return translate("Activity", "Environment: {0}").format(in_catalogue(title)) if title else ""


def _tables(value: object) -> list[Mapping[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
