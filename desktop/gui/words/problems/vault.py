"""Problems with what keeps secrets, and with what is asked for before it gives them, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate
Problems = Context("Problems")


def _silent(problem: p.KeyringSilent | p.ConfirmationSilent, title: str, step: str) -> Words:
    waited = Problems.tr("It has been silent for %n seconds.", "", problem.waited_s)
    return retry(title, f"{waited} {step}" if problem.waited_s else step)


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
    p.KeyringSilent: lambda e: _silent(
        e,
        translate("Problems", "The keyring of this computer does not answer"),
        translate("Problems", "Sign out of this computer and in again, then try again."),
    ),
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
    p.SecondFactorNeeded: lambda e: Words(
        translate("Problems", "{0} asks for a passphrase before kept passwords are used").format(
            e.organisation
        ),
        translate(
            "Problems",
            "Choose one, and it goes on. Where this computer can confirm that it is you, that will do as well: see the settings.",
        ),
        Action.ENTER_PASSPHRASE,
        translate("Problems", "Choose a passphrase…"),
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
    p.ConfirmationNeeded: lambda _: Words(
        translate("Problems", "Your kept passwords are locked"),
        translate("Problems", "Let this computer confirm that it is you, and it goes on."),
        Action.ENTER_PASSPHRASE,
        translate("Problems", "Confirm…"),
    ),
    p.ConfirmationMissing: lambda _: retry(
        translate("Problems", "This computer cannot confirm that it is you"),
        translate("Problems", "Ask IT to install Cais anew, which tells this computer what to ask."),
    ),
    p.ConfirmationUnaskable: lambda _: retry(
        translate("Problems", "Nothing here can show you this computer’s question"),
        translate(
            "Problems", "Sign in at this computer’s own screen, or ask IT for an authentication agent."
        ),
    ),
    p.ConfirmationDismissed: lambda _: retry(
        translate("Problems", "It was not confirmed that it is you"),
        translate("Problems", "Ask again, and answer this computer’s question."),
    ),
    p.ConfirmationDenied: lambda _: retry(
        translate("Problems", "This computer does not confirm that it is you"),
        translate("Problems", "Ask again and mind capital letters, or ask IT whether its rules allow it."),
    ),
    p.ConfirmationSilent: lambda e: _silent(
        e,
        translate("Problems", "What confirms who you are does not answer"),
        translate("Problems", "Restart this computer if this happens again."),
    ),
    p.ConfirmationLost: lambda _: retry(
        translate("Problems", "What confirms who you are stopped while it was asked"),
        translate("Problems", "Ask again. Restart this computer if this happens again."),
    ),
}
