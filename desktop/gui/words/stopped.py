"""What IT has to do where a policy cannot be believed: one sentence for each way that it cannot."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.core.problems import Problem

translate = QCoreApplication.translate


def mend(problem: Problem) -> str:
    match problem:
        case p.PolicyMissing():
            return translate(
                "Stopped", "This computer requires a preset, and there is none. Put it back, or require none."
            )
        case p.PolicyBroken():
            return translate(
                "Stopped", "The file cannot be understood. “cais preset check” names every mistake in it."
            )
        case p.PolicyNotSigned():
            return translate(
                "Stopped",
                "The signature is not by the key that this computer has. Sign the file anew after each change, and "
                "put the .minisig beside it.",
            )
        case p.PolicyExpired(when=when):
            return translate(
                "Stopped", "It has expired at {0}. Put one with a later “expires” in its place."
            ).format(when)
        case p.PolicyWentBack(serial=serial, seen=seen):
            return translate(
                "Stopped",
                "Its serial is {0}, and this computer had {1}. Put one with a higher serial in its place.",
            ).format(serial, seen)
        case p.PolicyConflict(key=key, other=other):
            return translate(
                "Stopped", "This file and {0} lock “{1}” differently. Unlock it in one of them."
            ).format(other, key)
    return translate("Stopped", "The details say what is wrong.")
