"""The sample project's words. What is in its files reaches translators by `installers/checkout/words.py`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def folder_name() -> str:
    """What the project's folder is called among a person's documents."""
    return translate("Sample", "Cais sample")


def told(text: str) -> str:
    """A text of `core.sample` in the language in use."""
    return translate("Sample", text)
