"""The lines that reach a connection, on the clipboard, and what is said of that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.core.data.code import connecting
from desktop.core.data.connection import Connection

translate = QCoreApplication.translate


def copy_code(connection: Connection, language: str) -> str:
    """Put them there, in the language of a tool, and return the sentence that tells so."""
    QGuiApplication.clipboard().setText(connecting(connection, language))
    if language == "r":
        told = translate("Code", "The R code that reaches “{0}” is copied. Paste it into your script.")
    else:
        told = translate("Code", "The Python code that reaches “{0}” is copied. Paste it into a notebook.")
    return told.format(connection.name)
