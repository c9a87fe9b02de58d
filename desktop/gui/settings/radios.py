"""How things of which one is chosen stand below each other."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout

_RING = 6
"""Pixels that the style sheet keeps for the focus ring around a radio button."""


class RadioColumn(QVBoxLayout):
    """Circles begin where the texts above and below them do: the ring is drawn outside of that."""

    def __init__(self, spacing: int = 2) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-_RING, 0, 0, 0))
