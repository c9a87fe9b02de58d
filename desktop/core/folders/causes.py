"""Why a folder does not work inside, where more is known of it than what went wrong there."""

from __future__ import annotations

import sys
from dataclasses import replace

from desktop.core.folders import sharing
from desktop.core.folders.medium import Medium
from desktop.core.folders.proof import Reason, Verdict

BY_A_LIST = ("is not shared from", "mounts denied")
"""What Docker Desktop says of a folder that is not on its list."""


def explained(
    verdict: Verdict,
    path: str,
    medium: Medium,
    find: sharing.Find = sharing.here,
    platform: str = sys.platform,
) -> Verdict:
    """The same verdict, with its cause for a reason where that is known. `find` is asked only then."""
    match verdict.reason:
        case Reason.NOT_SHARED if any(words in verdict.detail for words in BY_A_LIST):
            cause = sharing.why(path, find(), platform) or Reason.NOT_LISTED
        case Reason.NOT_SHARED | Reason.CLOSED if medium.own_user_alone:
            cause = Reason.YOURS_ALONE
        case Reason.NOT_SHARED | Reason.CLOSED | Reason.NOT_ALLOWED if medium.closed_by_label:
            cause = Reason.LABELLED
        case Reason.EMPTY_INSIDE if medium.apart:
            cause = Reason.NEWER_DRIVE
        case Reason.NOT_ALLOWED if medium.locked:
            cause = Reason.LOCKED
        case _:
            return verdict
    facts = ", ".join(filter(None, (medium.kind, medium.label, *sorted(medium.options))))
    return replace(verdict, reason=cause, detail="\n".join(filter(None, (verdict.detail, facts))))
