"""Who can read a password all the same, and who cannot: as it is, not as one would like it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Keyring
from desktop.gui.words.keyrings import keyring_name

translate = QCoreApplication.translate


class Reader(NamedTuple):
    """`who`, and what is to be known of that."""

    who: str
    told: str


def can_read(keeping: Keeping, keyring: Keyring | None, *, passphrase: bool) -> tuple[Reader, ...]:
    """`keyring`: which one there is, None while that is not known. `passphrase`: whether one is asked for."""
    inside = Reader(
        translate("Readers", "All code that runs in a workspace it is ticked for"),
        translate("Readers", "Your own, and that of every package that you use there."),
    )
    notebook = Reader(
        translate("Readers", "A notebook, once a cell prints it"),
        translate("Readers", "It is in the notebook’s file then, and goes wherever that goes."),
    )
    administrator = Reader(
        translate("Readers", "An administrator of this computer, and whoever may use Docker on it"),
        translate(
            "Readers",
            "While a tool with it runs, or while it is used. Nothing on a computer hides from them.",
        ),
    )
    readers = [inside, notebook, administrator]
    if keeping is Keeping.KEYRING:
        readers.append(_others_with_passphrase() if passphrase else _others(keyring))
    return tuple(readers)


def _others_with_passphrase() -> Reader:
    return Reader(
        translate("Readers", "A program of yours that was made to spy on you"),
        translate(
            "Readers",
            "It can watch what you type, or look into Cais while the passphrase holds. From the keyring alone no "
            "program learns anything, also where somebody copies it.",
        ),
    )


def _others(keyring: Keyring | None) -> Reader:
    if keyring is Keyring.KEYCHAIN:
        return Reader(
            translate("Readers", "Other programs that you allow to"),
            translate(
                "Readers", "The Keychain asks you before it gives a password to another program than Cais."
            ),
        )
    return Reader(
        translate("Readers", "Every program that you run on this computer"),
        translate(
            "Readers",
            "As long as you are signed in, each can ask {0} for it. A passphrase in the settings prevents that.",
        ).format(keyring_name(keyring)),
    )


def cannot_read(keeping: Keeping) -> tuple[Reader, ...]:
    somewhere = Reader(
        translate("Readers", "Whoever opens your files, or a workspace that you pass on"),
        translate("Readers", "Cais writes it into no file, setting or log."),
    )
    elsewhere = Reader(
        translate("Readers", "Tools of workspaces that it is not ticked for"),
        translate("Readers", "They are handed nothing of it."),
    )
    later = Reader(
        translate("Readers", "Whoever starts this computer later"),
        translate("Readers", "Tools have it in memory only, and it is gone with them."),
    )
    return (somewhere, elsewhere) if keeping is Keeping.KEYRING else (somewhere, elsewhere, later)
