"""Controls that IT has locked: each shows a lock, says who did, and cannot be used in the first place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.core.policy.policy import Setting
from desktop.gui.parts.marked import Marked
from desktop.gui.parts.text import tooltip
from desktop.gui.words.locks import locked_by
from desktop.gui.words.presets import told


def hold(control: QWidget, setting: Setting | None) -> None:
    """Have nobody use it, and say why to whoever looks or listens; None where it is free, which changes
    nothing about whether it can be used."""
    say_why(control, locked_by(setting) if setting else "")
    if setting:
        control.setEnabled(False)


def say_why(control: QWidget, text: str) -> None:
    control.setToolTip(tooltip(text))
    control.setAccessibleDescription(text)


class LockNote(Marked):
    """Says it below the controls, too: whoever cannot press something looks there first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def show_locks(self, settings: Mapping[str, Setting | None]) -> None:
        """What is locked, by key, and then who did; nothing to be seen for nothing."""
        there = {key: one for key, one in settings.items() if one}
        facts = [f"{told(key, one.value, one.source)}." for key, one in there.items()]
        whose = dict.fromkeys(locked_by(one) for one in there.values())
        self.show_text(" ".join((*facts, *whose)), "muted", "lock", "muted")
        self.setVisible(bool(there))
