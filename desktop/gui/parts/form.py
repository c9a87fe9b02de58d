"""What dialogs that ask for something are laid out with."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.text import Text


def column_of(dialog: QDialog, width: int, spacing: int = theme.LARGE) -> QVBoxLayout:
    """All that is in it, one below the other, and at least this wide."""
    column = QVBoxLayout(dialog)
    column.addStrut(width)  # a minimum of the dialog's own would hide what longer words need
    column.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.PAGE)
    column.setSpacing(spacing)
    return column


def labelled(name: str, field: QWidget) -> QVBoxLayout:
    """With its name above it."""
    label = Text(name, "strong", wrap=False)
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(theme.SMALL)
    column.addWidget(label)
    column.addWidget(field)
    return column
