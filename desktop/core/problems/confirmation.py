"""What can go wrong where the system is to confirm who is there, before kept secrets are used."""

from __future__ import annotations

from desktop.core.problems.problem import Problem
from desktop.core.problems.vault import PassphraseNeeded


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
    """The system took the call and said nothing for `waited_s`."""

    code = "confirmation-silent"
    waited_s: int = 0


class ConfirmationLost(Problem):
    """What confirms ended while it was asked, or could not do it."""

    code = "confirmation-lost"
