"""What can go wrong with what keeps secrets, and with what is asked for before it gives them."""

from __future__ import annotations

from desktop.core.problems.problem import Problem

# --- the keyring of this computer ---------------------------------------------------------------------------


class KeyringMissing(Problem):
    """There is none here of those that secrets are trusted to."""

    code = "keyring-missing"


class KeyringLocked(Problem):
    """It is locked, and nobody could be asked to unlock it."""

    code = "keyring-locked"


class KeyringDismissed(Problem):
    """The person was asked to unlock it, or to allow its use, and did not."""

    code = "keyring-dismissed"


class KeyringSilent(Problem):
    """It took a call and said nothing for `waited_s`."""

    code = "keyring-silent"
    waited_s: int = 0


class KeyringLost(Problem):
    """It was there, and ended while it was in use."""

    code = "keyring-lost"


class KeyringFaulty(Problem):
    """It refuses to keep a secret, or gives back another than it was given."""

    code = "keyring-faulty"


class SecretDamaged(Problem):
    """What the keyring has for a connection is not whole. `connection` is its id."""

    code = "secret-damaged"
    connection: str = ""


# --- a passphrase -------------------------------------------------------------------------------------------


class PassphraseNeeded(Problem):
    """Kept secrets are sealed, and their passphrase has not been entered, or too long ago."""

    code = "passphrase-needed"


class SecondFactorNeeded(PassphraseNeeded):
    """`organisation` wants something to be asked for before kept secrets are used, and nothing is yet."""

    code = "second-factor-needed"
    organisation: str = ""


class PassphraseWrong(Problem):
    """That is not it. The next one is tried in `wait_s` seconds at the earliest."""

    code = "passphrase-wrong"
    wait_s: int = 0


class PassphraseLost(Problem):
    """Kept secrets are sealed, and what the passphrase opens is no longer in the keyring, or not whole."""

    code = "passphrase-lost"


# --- the system's word for who is there --------------------------------------------------------------------


class ConfirmationNeeded(PassphraseNeeded):
    """The person wants the system to confirm that it is they, and it has not, or too long ago."""

    code = "confirmation-needed"


class ConfirmationMissing(Problem):
    """The system has nothing that confirms, or it does not know of Cais."""

    code = "confirmation-missing"


class ConfirmationUnaskable(Problem):
    """It would confirm, and this session has nothing that shows its question."""

    code = "confirmation-unaskable"


class ConfirmationDismissed(Problem):
    """The person was asked, and put the question away or never answered."""

    code = "confirmation-dismissed"


class ConfirmationDenied(Problem):
    """The system does not believe it, or IT's rules do not allow it."""

    code = "confirmation-denied"


class ConfirmationSilent(Problem):
    """It took the call and said nothing for `waited_s`."""

    code = "confirmation-silent"
    waited_s: int = 0


class ConfirmationLost(Problem):
    """What confirms ended while it was asked, or could not do it."""

    code = "confirmation-lost"
