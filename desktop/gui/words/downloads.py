"""Why something that a tool handed out was not saved, in words."""

from __future__ import annotations

import errno

from PySide6.QtCore import QCoreApplication
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest

translate = QCoreApplication.translate

Why = QWebEngineDownloadRequest.DownloadInterruptReason


_REASONS = {
    errno.ENOSPC: Why.FileNoSpace,
    errno.EDQUOT: Why.FileNoSpace,
    errno.EACCES: Why.FileAccessDenied,
    errno.EPERM: Why.FileAccessDenied,
    errno.EROFS: Why.FileAccessDenied,
    errno.ENAMETOOLONG: Why.FileNameTooLong,
    errno.EFBIG: Why.FileTooLarge,
}


def reason_of(error: OSError) -> Why:
    """Why a file of ours was not written, as the engine would say it of one of its own."""
    return _REASONS.get(error.errno or 0, Why.FileFailed)


def why_not(reason: Why) -> str:
    """Why a file was not saved, and what to do."""
    if reason is Why.FileNoSpace:
        return translate(
            "Downloads", "There is no room left on this disk. Make some, or save it on another one."
        )
    if reason is Why.FileAccessDenied:
        return translate("Downloads", "Nothing may be written there. Save it in another folder.")
    if reason is Why.FileNameTooLong:
        return translate("Downloads", "The name is too long. Save it by a shorter one.")
    if reason is Why.FileTooLarge:
        return translate("Downloads", "The file is too large for this disk. Save it on another one.")
    if reason.name.startswith("File"):
        return translate("Downloads", "The file could not be written. Save it in another folder.")
    if reason.name.startswith("Server"):
        return translate(
            "Downloads", "The tool did not hand it out. Reload the page, then download it again."
        )
    if reason.name.startswith("User"):
        return translate("Downloads", "Cancelled")
    # Some reasons of the engine's are unknown to Qt; one is that less came than was promised.
    return translate(
        "Downloads", "The tool stopped sending it. See that the tool runs, then download it again."
    )
