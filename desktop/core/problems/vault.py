"""What can go wrong with the keyring that this computer keeps secrets in."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


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


class PassphraseNeeded(Problem):
    """Kept secrets are sealed, and their passphrase has not been entered, or too long ago."""

    code = "passphrase-needed"


class PassphraseWrong(Problem):
    """That is not it. The next one is tried in `wait_s` seconds at the earliest."""

    code = "passphrase-wrong"
    wait_s: int = 0


class PassphraseLost(Problem):
    """Kept secrets are sealed, and what the passphrase opens is no longer in the keyring, or not whole."""

    code = "passphrase-lost"
