"""What is said of a workspace’s container, as the engine reads it back."""

from __future__ import annotations

from desktop.core.health.finding import ITEMS as _ALL
from desktop.core.health.finding import Topic
from desktop.gui.words.health.form import Fill, Sentences, Translate

ITEMS = tuple(name for name, item in _ALL.items() if item.topic is Topic.WORKSPACES)


def titles(translate: Translate) -> dict[str, str]:
    return {
        "tools": translate("Health", "Tools"),
        "user": translate("Health", "User"),
        "capabilities": translate("Health", "Special rights"),
        "privileged": translate("Health", "Privileges"),
        "system-folders": translate("Health", "Folders of the system"),
        "low-ports": translate("Health", "Reserved numbers"),
        "ports": translate("Health", "Reached from"),
        "own-network": translate("Health", "Network"),
        "memory": translate("Health", "Memory"),
        "cores": translate("Health", "Processors"),
        "read-only": translate("Health", "Programs inside"),
        "restart": translate("Health", "Starts by itself"),
        "processes": translate("Health", "Others’ processes"),
        "shared-memory": translate("Health", "Others’ shared memory"),
        "devices": translate("Health", "Devices"),
        "propagation": translate("Health", "Folders added inside"),
        "host-name": translate("Health", "Name of the computer"),
        "seccomp": translate("Health", "System calls"),
        "new-privileges": translate("Health", "New rights"),
        "alive": translate("Health", "Looked after"),
        "process-limit": translate("Health", "Number of processes"),
        "host-users": translate("Health", "Others’ users"),
        "engine-socket": translate("Health", "Door to the engine"),
    }


def sentences(fill: Fill, translate: Translate) -> Sentences:
    value = fill("value")
    remake = translate("Health", "Stop the tool and open it again. If it stays, hand this report to IT.")
    by_design = translate("Health", "The environment needs it, and its review page says why.")
    broken = translate("Health", "Not as Cais makes it: {0}.").format(value) if value else ""
    broken = broken or translate("Health", "Not as Cais makes it.")
    return {
        f"{fill.item} held": (_held(fill, translate), ""),
        f"{fill.item} broken": (broken, remake),
        "tools none": (translate("Health", "No workspace has a tool on the engine now."), ""),
        "capabilities exempted": (translate("Health", "Has {0}.").format(value), by_design),
        "read-only exempted": (translate("Health", "Its own programs can be changed inside."), by_design),
        "ports none": (translate("Health", "Nothing is published."), ""),
        "own-network none": (translate("Health", "On no network at all."), ""),
        "cores all": (translate("Health", "May use all processors, as was chosen."), ""),
        f"{fill.item} not-kept": (
            translate("Health", "This engine cannot keep a tool within its memory."),
            translate("Health", "Have IT move this computer to control groups of version 2."),
        ),
    }


def _held(fill: Fill, translate: Translate) -> str:
    """Evidence where there is a value to show."""
    value = fill("value")
    match fill.item:
        case "user":
            return translate("Health", "Runs as {0}.").format(value)
        case "ports":
            return translate("Health", "At {0} only.").format(value)
        case "own-network":
            return translate("Health", "On {0} only.").format(value)
        case "memory":
            return translate("Health", "{0} at most.").format(fill.size("value"))
        case "cores":
            return translate("Health", "{0} at most.").format(value)
        case "process-limit":
            return translate("Health", "{0} at most.").format(value)
    return {
        "capabilities": translate("Health", "None."),
        "privileged": translate("Health", "None."),
        "system-folders": translate("Health", "None is shared."),
        "low-ports": translate("Health", "None is used."),
        "read-only": translate("Health", "They cannot be changed."),
        "restart": translate("Health", "Never."),
        "processes": translate("Health", "None is seen from inside."),
        "shared-memory": translate("Health", "None is seen from inside."),
        "devices": translate("Health", "None."),
        "propagation": translate("Health", "Stays inside."),
        "host-name": translate("Health", "Has one of its own."),
        "seccomp": translate("Health", "Filtered."),
        "new-privileges": translate("Health", "No program inside can get any."),
        "alive": translate("Health", "The engine looks whether it still answers."),
        "host-users": translate("Health", "Kept as the engine has them for everybody."),
        "engine-socket": translate("Health", "Not inside."),
    }.get(fill.item, "")
