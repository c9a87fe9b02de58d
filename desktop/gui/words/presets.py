"""Presets in plain words: who signed one, what it brings, what it locks, and what becomes of workspaces."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from desktop.core.computer.settings import STOP
from desktop.core.limits import GIB
from desktop.core.policy.effects import Becomes, Effect
from desktop.core.policy.presets import Trust
from desktop.gui.words.counted import Context
from desktop.gui.words.language import name_of
from desktop.gui.words.problems import words
from desktop.gui.words.units import memory

if TYPE_CHECKING:
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.presets import Offer

translate = QCoreApplication.translate
Presets = Context("Presets")


def signer(offer: Offer) -> str:
    """Who signed it, and what that is worth."""
    organisation = offer.preset.organisation
    match offer.trust:
        case Trust.KNOWN:
            return translate("Presets", "Your IT. The key is the one that this computer was given.")
        case Trust.UNKNOWN:
            return translate(
                "Presets",
                "Somebody with a key that this computer does not know ({0}). Only use it if {1} gave it to you: "
                "nothing here proves that.",
            ).format(offer.key, organisation)
    return translate(
        "Presets",
        "Nobody. Anybody could have written it in the name of {0}: only use it if {0} gave it to you.",
    ).format(organisation)


def validity(preset: Preset) -> str:
    """Its number, and until when it holds."""
    number = translate("Presets", "number {0}").format(preset.serial)
    if preset.expires is None:
        return number
    until = translate("Presets", "until {0}").format(day(preset.expires))
    return f"{number} · {until}"


def ends_soon(preset: Preset) -> str:
    """Of one that ends within days, and whom to ask."""
    assert preset.expires
    return translate(
        "Presets",
        "What {0} requires expires on {1}. Nothing new starts from then on: ask {2} for a newer preset.",
    ).format(preset.organisation, day(preset.expires), preset.contact)


def day(moment: datetime) -> str:
    when = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    # In an order that means the same everywhere: elsewhere it is the month that comes first, or the day.
    return when.date().toString(Qt.DateFormat.ISODate)


def questions(preset: Preset) -> str:
    return translate("Presets", "Ask {0}").format(preset.contact)


def access(folder: dict[str, Any]) -> str:
    """What tools may do with one of its folders, and whether it is needed."""
    parts = [
        translate("Presets", "can be changed") if folder["writable"] else translate("Presets", "read only"),
        *([translate("Presets", "you can go without")] if folder.get("optional") else []),
    ]
    return " · ".join(parts)


def locks(preset: Preset) -> list[str]:
    """What nobody can choose otherwise, a sentence each."""
    needed = [
        told(key, value, preset)
        for key, value in preset.values.items()
        if key in ("needs.app", "needs.engine")
    ]
    return [*(told(key, preset.values[key], preset) for key in sorted(preset.locked)), *needed]


def defaults(preset: Preset) -> list[str]:
    """What holds for whoever does not choose otherwise."""
    from desktop.core.policy import keys

    return [
        told(key, value, preset)
        for key, value in preset.values.items()
        if key not in preset.locked
        and keys.heeded(key)
        and key.partition(".")[0] not in (*keys.NAMED, "needs", "texts")
    ]


def told(key: str, value: Any, preset: Preset) -> str:
    """What one key of it says."""
    section, _, name = key.partition(".")
    who = preset.organisation
    match section:
        case "environment":
            title = value.get("title", name)
            return translate("Presets", "“{0}” runs as {1} made it").format(title, who)
        case "folder" if not value["writable"]:
            return translate("Presets", "“{0}” can be read only").format(value["title"])
        case "folder":
            return translate("Presets", "“{0}” is as {1} has it").format(value["title"], who)
        case "connection":
            return translate("Presets", "“{0}” leads where {1} says").format(name, who)
    return _told(key, value)


def _told(key: str, value: Any) -> str:
    match key:
        case "catalogue.show":
            return translate("Presets", "Nothing else can be chosen than: {0}").format(", ".join(value))
        case "catalogue.hide":
            return translate("Presets", "These cannot be chosen: {0}").format(", ".join(value))
        case "folders.elsewhere":
            if value:
                return translate("Presets", "Other folders can be shared, too")
            return translate("Presets", "No other folders can be shared")
        case "connections.own":
            if value:
                return translate("Presets", "Other data connections can be used, too")
            return translate("Presets", "No other data connections can be used")
        case "resources.memory_gb":
            return translate("Presets", "A tool gets {0} of memory").format(memory(value * GIB))
        case "resources.memory_most_gb":
            return translate("Presets", "A tool gets {0} of memory at most").format(memory(value * GIB))
        case "resources.cpus":
            return translate("Presets", "Processors for a tool: {0}").format(_number(value))
        case "resources.cpus_most":
            return translate("Presets", "Processors for a tool: {0} at most").format(_number(value))
        case "resources.idle_stop_minutes":
            return Presets.tr("A tool that nobody uses is stopped after %n minutes", "", value)
        case "network.registries":
            return translate("Presets", "Environments come from {0} alone").format(", ".join(value))
        case "network.certificates":
            from desktop.core.computer.certificates import authorities  # slow to import, and seldom needed

            return translate("Presets", "Who is vouched for by one of these is trusted, too: {0}").format(
                ", ".join(authorities(value))
            )
        case "network.pool":
            return translate("Presets", "Workspaces have the addresses {0}").format(value)
        case "protection.exemptions" if not value:
            return translate("Presets", "No tool may do without a part of its protection")
        case "protection.exemptions":
            return translate("Presets", "Of their protection tools may do without: {0}").format(
                ", ".join(value)
            )
        case "settings.appearance":
            look = {
                "system": translate("Presets", "like the system"),
                "light": translate("Presets", "light"),
                "dark": translate("Presets", "dark"),
            }[value]
            return translate("Presets", "Cais is shown {0}").format(look)
        case "settings.language":
            return translate("Presets", "Cais speaks {0}").format(name_of(value))
        case "settings.tools_after_close" if value == STOP:
            return translate("Presets", "Tools are stopped when Cais is closed")
        case "settings.tools_after_close":
            return translate("Presets", "Tools keep running when Cais is closed")
        case "secrets.keep":
            if value:
                return translate("Presets", "Passwords may be kept in the keyring")
            return translate("Presets", "Passwords are not kept in the keyring")
        case "secrets.second_factor" if value:
            return translate(
                "Presets",
                "Kept passwords are used only with a passphrase, or once this computer confirms who is there",
            )
        case "secrets.second_factor":
            return translate("Presets", "Kept passwords can be used without a passphrase")
        case "secrets.ask_again" if value == "close":
            return translate("Presets", "Kept passwords are locked again when Cais is closed")
        case "secrets.ask_again":
            return Presets.tr("Kept passwords are locked again after %n minutes", "", int(value))
        case "activity.keep":
            if value:
                return translate("Presets", "What is done with workspaces is written down, here alone")
            return translate("Presets", "What is done with workspaces is not written down")
        case "engine.download":
            return translate("Presets", "What runs your tools is got at {0}").format(value)
        case "texts.welcome" | "texts.help":
            return translate("Presets", "People read: “{0}”").format(value)
        case "updates.look" if value:
            return translate("Presets", "Cais tells of newer versions")
        case "updates.look":
            return translate("Presets", "Cais does not tell of newer versions")
        case "updates.address":
            return translate("Presets", "Newer versions of Cais are told of by {0}").format(value)
        case "updates.lowest":
            return translate("Presets", "Cais {0} or newer is wanted").format(value)
        case "updates.highest":
            return translate("Presets", "Versions of Cais above {0} are not told of").format(value)
        case "needs.app":
            return translate("Presets", "Cais {0} or newer is needed").format(value)
        case "needs.engine":
            return translate("Presets", "What runs your tools has to be version {0} or newer").format(value)
    if key.startswith("network.mirrors."):
        return translate("Presets", "Packages for {0} come from {1}").format(key.rpartition(".")[2], value)
    return f"{key}: {value}"


def _number(count: float) -> str:
    return QLocale().toString(float(count), "g", 4)


def effect(found: Effect) -> str:
    """What becomes of one workspace."""
    match found.becomes:
        case Becomes.STOPPED:
            assert found.problem
            text = translate("Presets", "“{0}” would no longer start. {1}.")
            return text.format(found.name, words(found.problem).title)
        case Becomes.FREED:
            return translate("Presets", "“{0}” can be started again.").format(found.name)
        case Becomes.OTHER_ENVIRONMENT:
            return translate(
                "Presets", "“{0}” gets another environment, which comes with its next start."
            ).format(found.name)
    before, after = (memory(one) if one else translate("Presets", "as much as usual") for one in found.memory)
    return translate("Presets", "“{0}” may use other memory: {2}, until now {1}.").format(
        found.name, before, after
    )


def unaffected(effects: tuple[Effect, ...], workspaces: int) -> str:
    """How many workspaces go on as they are, "" for none."""
    same = workspaces - len({one.name for one in effects})
    if not same:
        return ""
    if effects:
        return Presets.tr("%n other workspaces go on as they are.", "", same)
    return Presets.tr("%n workspaces go on as they are.", "", same)


def from_when() -> str:
    return translate(
        "Presets", "A tool that runs goes on until it is stopped. This holds from its next start on."
    )


def nobody() -> str:
    return translate("Presets", "You have no workspaces that it would change.")
