"""Problems with the keyring, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate
Problems = Context("Problems")


def _silent(problem: p.KeyringSilent) -> Words:
    waited = Problems.tr("It has been silent for %n seconds.", "", problem.waited_s)
    step = translate("Problems", "Sign out of this computer and in again, then try again.")
    return retry(
        translate("Problems", "The keyring of this computer does not answer"),
        f"{waited} {step}" if problem.waited_s else step,
    )


def _enter(title: str, step: str) -> Words:
    return Words(title, step, Action.ENTER_PASSPHRASE, translate("Problems", "Enter the passphrase…"))


def _wrong(problem: p.PassphraseWrong) -> Words:
    step = translate("Problems", "Mind capital letters and the keyboard’s language, then try again.")
    when = Problems.tr("That is possible in %n seconds.", "", problem.wait_s)
    return _enter(
        translate("Problems", "That is not the passphrase"), f"{step} {when}" if problem.wait_s else step
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.KeyringMissing: lambda _: retry(
        translate("Problems", "This computer has no keyring that Cais can use"),
        translate("Problems", "Keep passwords for this session only, or ask IT for a keyring."),
    ),
    p.KeyringLocked: lambda _: retry(
        translate("Problems", "The keyring of this computer is locked"),
        translate("Problems", "Unlock it, or sign out of this computer and in again, then try again."),
    ),
    p.KeyringDismissed: lambda _: retry(
        translate("Problems", "The keyring was not unlocked"),
        translate(
            "Problems",
            "Try again and enter its password, which is often the one that you sign in to this computer with.",
        ),
    ),
    p.KeyringSilent: _silent,
    p.KeyringLost: lambda _: retry(
        translate("Problems", "The keyring stopped while Cais was using it"),
        translate("Problems", "Sign out of this computer and in again if this happens again."),
    ),
    p.KeyringFaulty: lambda _: retry(
        translate("Problems", "The keyring of this computer does not work as it should"),
        translate("Problems", "Try again, or keep the password for this session only."),
    ),
    p.PassphraseNeeded: lambda _: _enter(
        translate("Problems", "Your kept passwords are locked"),
        translate("Problems", "Enter the passphrase that you chose in Cais, and it goes on."),
    ),
    p.PassphraseWrong: _wrong,
    p.PassphraseLost: lambda _: Words(
        translate("Problems", "Your kept passwords can no longer be unlocked"),
        translate(
            "Problems",
            "The keyring has lost what the passphrase opens. Forget the passphrase, then enter your passwords anew.",
        ),
        Action.FORGET_PASSPHRASE,
        translate("Problems", "Forget the passphrase…"),
    ),
    p.SecretDamaged: lambda _: retry(
        translate("Problems", "A password in the keyring is damaged"),
        translate("Problems", "Enter it again for its connection, then try again."),
    ),
}
