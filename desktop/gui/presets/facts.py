"""What a preset brings and locks, in a card: before it is used, and while it is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.policy.effects import Becomes, Effect
from desktop.core.policy.places import SYSTEM
from desktop.core.policy.preset import Preset
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.marked import locked, promise, warning
from desktop.gui.parts.text import Text
from desktop.gui.words import presets as words
from desktop.gui.words.connections import kind_title

translate = QCoreApplication.translate


def show_content(facts: Facts, preset: Preset) -> None:
    """What it adds, which folders and connections it is about, what it locks, and what else holds."""
    environments, folders, connections = (
        list(_named(preset, section)) for section in ("environment", "folder", "connection")
    )
    if environments:
        facts.add(
            translate("PresetFacts", "Environments"), *(_environment(name, one) for name, one in environments)
        )
    if folders:
        facts.add(translate("PresetFacts", "Folders"), *(_folder(one) for _name, one in folders))
    if connections:
        facts.add(
            translate("PresetFacts", "Data connections"),
            *(_connection(name, one) for name, one in connections),
        )
    if binding := words.locks(preset):
        facts.add(translate("PresetFacts", "Locked"), [locked(one) for one in binding])
    if usual := words.defaults(preset):
        facts.add(translate("PresetFacts", "By default"), [Text(one) for one in usual])


def show_effects(facts: Facts, found: tuple[Effect, ...], workspaces: int) -> None:
    """What becomes of the workspaces that there are, if there are any."""
    if not workspaces:
        return
    items: list[Sequence[QWidget]] = [[_effect(one)] for one in found]
    if same := words.unaffected(found, workspaces):
        items.append([promise(same)])
    facts.add(translate("PresetFacts", "Your workspaces"), *items, [Text(words.from_when(), "muted")])


def _effect(found: Effect) -> QWidget:
    told = words.effect(found)
    return promise(told) if found.becomes is Becomes.FREED else warning(told)


def _named(preset: Preset, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in preset.values.items():
        if key.startswith(f"{section}."):
            yield key.removeprefix(f"{section}."), value


def _environment(name: str, facts: dict[str, Any]) -> Sequence[QWidget]:
    host = facts.get("image", "").partition("/")[0]
    summary = facts.get("summary", "")
    where = (
        translate("PresetFacts", "Downloaded from {0}").format(host)
        if host
        else translate("PresetFacts", "Built on this computer")
    )
    below = " · ".join(filter(None, (summary.rstrip("."), where)))
    return [Text(facts.get("title", name)), Text(below, "muted")]


def _folder(facts: dict[str, Any]) -> Sequence[QWidget]:
    place = facts.get(SYSTEM) or translate("PresetFacts", "you choose where it is")
    return [Text(facts["title"]), Text(f"{place} · {words.access(facts)}", "muted")]


def _connection(name: str, facts: dict[str, Any]) -> Sequence[QWidget]:
    fields = facts["fields"]
    place = next(
        (
            fields[one]
            for one in ("host", "url", "account", "project", "endpoint", "bucket")
            if fields.get(one)
        ),
        "",
    )
    told = " · ".join(filter(None, (kind_title(facts["kind"]), place)))
    return [Text(name), Text(told, "muted")]
