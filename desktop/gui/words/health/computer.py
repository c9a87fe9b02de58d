"""What is said of the computer that the engine runs on."""

from __future__ import annotations

from desktop.gui.words.health.form import Fill, Sentences, Translate

ITEMS = (
    "who-controls",
    "socket",
    "engine-settings",
    "partition",
    "engine-encryption",
    "folder-encryption",
    "virtualisation",
    "randomised",
    "no-execute",
    "auditing",
    "guarded-pages",
)


def titles(translate: Translate) -> dict[str, str]:
    return {
        "who-controls": translate("Health", "Who may use the engine"),
        "socket": translate("Health", "Door to the engine"),
        "engine-settings": translate("Health", "The engine’s settings"),
        "partition": translate("Health", "Partition of the engine"),
        "engine-encryption": translate("Health", "Encryption of the engine’s data"),
        "folder-encryption": translate("Health", "Encryption of your folders"),
        "virtualisation": translate("Health", "Virtualisation"),
        "randomised": translate("Health", "Random addresses in memory"),
        "no-execute": translate("Health", "Data run as programs"),
        "auditing": translate("Health", "Record of changes to the engine"),
        "guarded-pages": translate("Health", "Sandbox for pages"),
    }


def sentences(fill: Fill, translate: Translate) -> Sentences:
    return {**_engine(fill, translate), **_disks(fill, translate), **_system(fill, translate)}


def _engine(fill: Fill, translate: Translate) -> Sentences:
    return {
        "who-controls only-you": (translate("Health", "Nobody but you and root."), ""),
        "who-controls own-engine": (translate("Health", "It is your own engine."), ""),
        "who-controls others": (
            translate("Health", "By the group “{0}” also {1}, who can become root.").format(
                fill("group"), fill("people")
            ),
            translate("Health", "Have IT take out whoever is not trusted with this computer."),
        ),
        "socket tight": (translate("Health", "Closed to others ({0}).").format(fill("mode")), ""),
        "socket open": (
            translate("Health", "Anybody on this computer may use {0}, and become root.").format(
                fill("path")
            ),
            translate("Health", "Have IT close it to all but its group."),
        ),
        "socket others": (
            translate("Health", "{0} belongs to somebody else than root and you.").format(fill("path")),
            translate("Health", "Ask IT whose engine it is."),
        ),
        "engine-settings none": (
            translate("Health", "There is no file of settings: all is as it comes."),
            "",
        ),
        "engine-settings tight": (translate("Health", "Only root may change {0}.").format(fill("path")), ""),
        "engine-settings loose": (
            translate("Health", "Others than root may change {0}, and with it become root.").format(
                fill("path")
            ),
            translate("Health", "Have IT make it root’s alone."),
        ),
        "auditing on": (translate("Health", "Who changes the engine’s files is written down."), ""),
        "auditing part": (
            translate("Health", "Not written down for {0}.").format(fill("missing")),
            translate("Health", "Have IT add rules for these to auditd."),
        ),
        "auditing off": (
            translate("Health", "Nobody writes down who changes the engine’s files."),
            translate("Health", "Have IT set up auditd with rules for them, where that is wanted."),
        ),
        "auditing hidden": (
            translate("Health", "Only root may read the rules of auditd."),
            translate("Health", "As root, “auditctl -l” shows them."),
        ),
    }


def _disks(fill: Fill, translate: Translate) -> Sentences:
    encrypt = translate("Health", "Have IT switch on the encryption of the disk.")
    return {
        "partition own": (
            translate("Health", "A full engine leaves the system alone ({0}).").format(fill("place")),
            "",
        ),
        "partition shared": (
            translate("Health", "{0} is on the system’s own partition, which environments may fill.").format(
                fill("root")
            ),
            translate("Health", "Keep an eye on the space, or have IT move it to a partition of its own."),
        ),
        "engine-encryption on": (
            translate("Health", "The disk below {0} is encrypted.").format(fill("place")),
            "",
        ),
        "engine-encryption off": (
            translate("Health", "The system does not encrypt the disk below {0}.").format(fill("place")),
            encrypt,
        ),
        "folder-encryption on": (
            translate("Health", "The disks below all shared folders are encrypted."),
            "",
        ),
        "folder-encryption off": (
            translate("Health", "The system does not encrypt the disk below {0}.").format(fill("folders")),
            encrypt,
        ),
        "folder-encryption none": (translate("Health", "Does not apply: no folder is shared yet."), ""),
    }


def _system(fill: Fill, translate: Translate) -> Sentences:
    return {
        "virtualisation not-needed": (
            translate("Health", "Does not apply: the engine needs no virtual machine."),
            "",
        ),
        "virtualisation on": (
            translate("Health", "On: this computer can run the engine’s virtual machine."),
            "",
        ),
        "virtualisation off": (
            translate("Health", "Switched off, and the engine needs it."),
            translate("Health", "Have IT switch it on in the computer’s firmware."),
        ),
        "randomised on": (translate("Health", "On for all of a program."), ""),
        "randomised part": (
            translate("Health", "On for parts of a program only."),
            translate("Health", "Have IT set kernel.randomize_va_space to 2."),
        ),
        "randomised off": (
            translate("Health", "Off, which makes holes in programs easy to use."),
            translate("Health", "Have IT set kernel.randomize_va_space to 2."),
        ),
        "no-execute on": (translate("Health", "The processor refuses that."), ""),
        "no-execute off": (
            translate("Health", "The processor does not refuse that."),
            translate("Health", "Have IT switch it on in the computer’s firmware."),
        ),
        "guarded-pages on": (translate("Health", "A tool’s page is shown in a sandbox."), ""),
        "guarded-pages off": (
            translate("Health", "The system does not let Cais shut pages in, and so no tool is opened."),
            translate("Health", "Open a workspace to see which setting is in the way."),
        ),
    }
