"""Sentences that a number bends: "%n tools were found." has as many forms as a language needs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


class Context:
    """One of the contexts of these modules. It is bound to its own name, where lupdate looks for it: of a
    `translate` with a number that is no literal, lupdate makes nothing."""

    def __init__(self, name: str) -> None:
        self._name = name

    def tr(self, text: str, about: str, n: int) -> str:
        """The form for `n`, which takes the place of `%n`. `about` is "": without it there is no place for a
        number."""
        return QCoreApplication.translate(self._name, text, about, n)
