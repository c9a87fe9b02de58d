"""A preset that is being made, as those will see it who get it: shown while it is picked, so that nobody has
to hand it out to know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.policy.effects import Effect
from desktop.core.policy.preset import Preset
from desktop.gui.look import theme
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.text import Text
from desktop.gui.presets.facts import show_content, show_effects
from desktop.gui.words import presets as words


class PresetPreview(QWidget):
    """Below a heading of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self._facts: Facts | None = None
        self._here: Facts | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SMALL)
        self._column.addWidget(Text(self.tr("As people will see it"), "section"))

    def show_preset(self, preset: Preset | None) -> None:
        """None for one that is not right yet."""
        self._drop(self._facts)
        self._facts = Facts()
        if not preset:
            self._drop(self._here)
            self._here = None
        if preset:
            self._facts.column.insertWidget(
                0, Text(self.tr("Use the preset of {0}?").format(preset.organisation), "name")
            )
            self._facts.add(self.tr("Questions"), [Text(words.questions(preset))])
            show_content(self._facts, preset)
        else:
            self._facts.column.insertWidget(
                0, Text(self.tr("It is shown here once what is marked is mended."), "muted")
            )
        self._column.insertWidget(1, self._facts)

    def show_effects(self, found: tuple[Effect, ...], workspaces: int) -> None:
        """What it would do to whoever makes it, where there is something that it could be done to."""
        self._drop(self._here)
        self._here = Facts() if workspaces else None
        if self._here:
            self._here.column.insertWidget(0, Text(self.tr("What it would do on this computer"), "name"))
            show_effects(self._here, found, workspaces)
            self._column.addWidget(self._here)

    def _drop(self, facts: Facts | None) -> None:
        if facts:
            self._column.removeWidget(facts)
            facts.hide()
            facts.deleteLater()
