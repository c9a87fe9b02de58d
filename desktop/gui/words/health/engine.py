"""What is said of an engine."""

from __future__ import annotations

from desktop.core.health.engine import ITEMS as _ASKED
from desktop.gui.words.health.form import Fill, Sentences, Translate

ITEMS = ("engine", *_ASKED)


def titles(translate: Translate) -> dict[str, str]:
    return {
        "engine": translate("Health", "Engine"),
        "engine-age": translate("Health", "Age"),
        "known-problems": translate("Health", "Known problems"),
        "neighbours": translate("Health", "Neighbours on the network"),
        "engine-user": translate("Health", "Rights of the engine"),
        "user-namespaces": translate("Health", "Users inside"),
        "live-restore": translate("Health", "During an update"),
        "log-rotation": translate("Health", "Size of logs"),
        "content-trust": translate("Health", "Signatures"),
        "insecure-registries": translate("Health", "Who sources are"),
        "engine-tls": translate("Health", "Line to the engine"),
        "storage-driver": translate("Health", "Storage"),
        "experimental": translate("Health", "Unfinished features"),
        "swarm": translate("Health", "Swarm"),
        "system-calls": translate("Health", "Filter of system calls"),
        "confinement": translate("Health", "Confinement"),
        "limits": translate("Health", "Limits of memory"),
    }


def sentences(fill: Fill, translate: Translate) -> Sentences:
    return {**_itself(fill, translate), **_around(fill, translate), **_inner(fill, translate)}


def _itself(fill: Fill, translate: Translate) -> Sentences:
    update = translate("Health", "Install the newest version, or ask IT to.")
    return {
        "engine answers": (
            translate("Health", "{0} {1} answers at {2}.").format(
                fill("engine"), fill("version"), fill("address")
            ),
            "",
        ),
        "engine problem": (
            translate("Health", "The engine cannot be used: {0}.").format(fill("problem")),
            translate("Health", "Start the engine, then check again."),
        ),
        "engine-age recent": (
            translate("Health", "Version {0} was built on {1}.").format(fill("version"), fill("built")),
            "",
        ),
        "engine-age old": (
            translate("Health", "Version {0} was built on {1}, more than a year ago.").format(
                fill("version"), fill("built")
            ),
            update,
        ),
        "known-problems none": (
            translate("Health", "None of the grave ones that this version of Cais knows of."),
            "",
        ),
        "known-problems some": (
            translate("Health", "What runs inside may get out by {0} ({1}).").format(
                fill("problems"), fill("parts")
            ),
            update,
        ),
        "known-problems perhaps": (
            translate(
                "Health",
                "By its number {1} has {0}. It was built after these became known, so your system may have mended them.",
            ).format(fill("problems"), fill("parts")),
            translate("Health", "Keep the updates of the system installed."),
        ),
        "neighbours closed": (
            translate("Health", "Only this computer reaches what tools publish to it."),
            "",
        ),
        "neighbours open": (
            translate(
                "Health",
                "With version {0}, computers on the same network may reach a tool’s sign-in page. Version 28 ended that.",
            ).format(fill("version")),
            update,
        ),
        "engine-user own": (translate("Health", "The engine runs as you, and not as root."), ""),
        "engine-user root": (
            translate("Health", "The engine runs as root: whoever may use it can become root."),
            translate("Health", "Let only trusted people use it, or have IT set up a rootless one."),
        ),
    }


def _around(fill: Fill, translate: Translate) -> Sentences:
    return {
        "user-namespaces on": (
            translate("Health", "Root inside a tool would be nobody on this computer."),
            "",
        ),
        "user-namespaces off": (
            translate(
                "Health", "Numbers of users are the same inside and outside. Cais runs no tool as root."
            ),
            translate("Health", "A rootless engine keeps them apart."),
        ),
        "live-restore on": (translate("Health", "An update of the engine ends no tool."), ""),
        "live-restore off": (
            translate("Health", "An update of the engine, or its crash, ends all tools."),
            translate("Health", "Have IT set “live-restore” in the engine’s settings."),
        ),
        "live-restore swarm": (translate("Health", "Does not apply: a swarm does without."), ""),
        "live-restore no-daemon": (
            translate("Health", "Does not apply: with this engine tools run on their own."),
            "",
        ),
        "log-rotation on": (
            translate("Health", "The engine limits what it keeps of others’ output ({0}).").format(
                fill("driver")
            ),
            "",
        ),
        "log-rotation off": (
            translate(
                "Health",
                "The engine keeps what others run say without limit ({0}). Of each tool of Cais it keeps 30 MB.",
            ).format(fill("driver")),
            translate("Health", "Have IT set “max-size” in the engine’s settings."),
        ),
        "content-trust on": (translate("Health", "The docker command asks for signatures."), ""),
        "content-trust by-digest": (
            translate(
                "Health",
                "Does not apply: Cais runs environments by their fingerprint, and presets are signed.",
            ),
            "",
        ),
        "insecure-registries none": (
            translate("Health", "The engine checks who each source of environments is."),
            "",
        ),
        "insecure-registries some": (
            translate("Health", "The engine does not check who these are: {0}.").format(fill("registries")),
            translate(
                "Health", "Have IT give them certificates, and take them out of the engine’s settings."
            ),
        ),
        "engine-tls local": (translate("Health", "Does not apply: no network is in between."), ""),
        "engine-tls on": (translate("Health", "Encrypted, and both sides show who they are."), ""),
        "engine-tls off": (
            translate("Health", "Anybody who reaches {0} can use the engine.").format(fill("address")),
            translate("Health", "Have IT set up certificates for both sides."),
        ),
        "engine-tls also-open": (
            translate("Health", "The engine also listens on the network without asking who is there."),
            translate("Health", "Have IT close that, or set up certificates for both sides."),
        ),
    }


def _inner(fill: Fill, translate: Translate) -> Sentences:
    return {
        "storage-driver current": (
            translate("Health", "The engine’s storage is up to date ({0}).").format(fill("driver")),
            "",
        ),
        "storage-driver old": (
            translate(
                "Health", "The engine stores in an old way ({0}), slow and no longer looked after."
            ).format(fill("driver")),
            translate("Health", "Have IT move it to overlay2."),
        ),
        "experimental off": (translate("Health", "Off."), ""),
        "experimental on": (
            translate("Health", "Features that are not finished are switched on."),
            translate("Health", "Switch “experimental” off in the engine’s settings."),
        ),
        "swarm off": (translate("Health", "Off: the engine works alone."), ""),
        "swarm on": (
            translate("Health", "The engine is part of a swarm, which opens it to other computers."),
            translate("Health", "Leave it if nobody needs it."),
        ),
        "system-calls filtered": (translate("Health", "Tools can ask the system for little."), ""),
        "system-calls asked": (
            translate("Health", "Off by itself; Cais asks for it with each tool."),
            "",
        ),
        "system-calls off": (
            translate("Health", "Tools can ask the system for anything."),
            translate("Health", "Have IT switch seccomp on."),
        ),
        "confinement on": (
            translate("Health", "{0} keeps what runs inside from the rest.").format(fill("which")),
            "",
        ),
        "confinement off": (
            translate("Health", "Neither AppArmor nor SELinux is at work."),
            translate("Health", "Have IT switch on the one that this system brings."),
        ),
        "limits kept": (translate("Health", "Tools are kept within their memory."), ""),
        "limits not-kept": (
            translate("Health", "This engine cannot keep a tool within its memory."),
            translate("Health", "Have IT move this computer to control groups of version 2."),
        ),
    }
