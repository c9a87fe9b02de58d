"""A kit that was brought here: who vouches for it and what it holds, before any of it is used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.gui.parts.buttons import Button
from desktop.gui.parts.marked import promise, warning
from desktop.gui.parts.text import Text
from desktop.gui.presets.kits.page import KitPage
from desktop.gui.state.kits import Found, KitsState
from desktop.gui.words.environments import told
from desktop.gui.words.presets import day
from desktop.gui.words.units import size


class UseKitPage(KitPage):
    """Afterwards, its preset is shown as any other is.

    Signals:
        opened: its preset is to be looked at, as its environments are here or are not wanted (its path).
    """

    opened = Signal(str)

    def __init__(self, kits: KitsState, found: Found, parent: QWidget | None = None) -> None:
        self._use = Button(self.tr("Use this kit"), "primary")
        alone = Button(self.tr("Only its preset"))
        super().__init__(self.tr("Use this offline kit?"), str(found.folder), alone, self._use, parent=parent)
        self._kits, self._found = kits, found
        kit = found.looked.kit
        self.facts.add(self.tr("Made by"), [self._maker(), Text(day(kit.made), "muted")])
        self.facts.add(
            self.tr("Environments"),
            *([Text(told(one.title)), Text(size(one.size), "muted")] for one in kit.environments.values()),
        )
        if found.preset:
            self.facts.add(
                self.tr("Preset"),
                [
                    Text(kit.preset.rpartition("/")[2]),
                    Text(self.tr("You see what it does before it holds."), "muted"),
                ],
            )
        self.facts.add(self.tr("Room needed"), [Text(self.tr("About {0}").format(size(found.size)))])
        alone.setVisible(bool(found.preset))
        alone.clicked.connect(lambda: self.opened.emit(found.preset))
        self._use.clicked.connect(self._begin)
        self.footer.show_hint(self.tr("Nothing is changed until you use it."))

    def _maker(self) -> QWidget:
        if self._found.signed:
            return promise(self.tr("Your IT. The key is the one that this computer was given."))
        if self._found.looked.vouched:
            return promise(self.tr("Your IT. Nobody but an administrator could have put it where it is."))
        return warning(
            self.tr("Nobody vouches for it. Each environment proves by itself that its publisher made it.")
        )

    def _begin(self) -> None:
        hint = self.tr("Comparing every byte, then bringing it in…")
        self.follow(self._kits.use(self._found), hint).succeeded.connect(lambda _none: self._show_used())

    def _show_used(self) -> None:
        if self._found.preset:
            self.opened.emit(self._found.preset)
            return
        self._use.hide()
        self.cancel.show_name(self.tr("Close"))
        self.trouble.say(self.tr("All of it is on this computer now."))
