"""One preset that is in force: whose it is, where it is from, what it locks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.policy.preset import Preset
from desktop.gui.look import theme
from desktop.gui.parts.badges import Pill
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Wrap, row
from desktop.gui.parts.marked import warning
from desktop.gui.parts.text import Text
from desktop.gui.presets.facts import show_content
from desktop.gui.words import presets as words


class PresetCard(Facts):
    """What there is to know of it.

    Signals:
        shown: the file is to be shown where it is.
        packed: an offline kit is to be made of it.
        given_up: it is not to hold any more, which nobody but its person can have.
    """

    shown = Signal()
    packed = Signal()
    given_up = Signal()

    def __init__(self, preset: Preset, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset = preset
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(Text(preset.organisation, "name"))
        titles.addWidget(Text(words.validity(preset), "muted"))
        whose = self.tr("You took it") if own else self.tr("From your IT")
        head = row()
        head.addLayout(titles, 1)
        head.addWidget(Pill(whose, "idle" if own else "org"), 0, Qt.AlignmentFlag.AlignTop)
        self.column.insertLayout(0, head)
        help = preset.values.get("texts.help", "")
        told = [[Text(words.questions(preset))], *([[Text(help)]] if help else [])]
        self.add(self.tr("Questions"), *told)
        self.add(self.tr("File"), [Text(preset.path, "muted")])
        self.rule()
        show_content(self, preset)
        show = Button(
            self.tr("Show the file"), name=self.tr("Show the file of {0}").format(preset.organisation)
        )
        show.clicked.connect(self.shown)
        buttons = Wrap(theme.SMALL)
        buttons.addWidget(show)
        if any(key.startswith("environment.") for key in preset.values):
            pack = Button(
                self.tr("Make an offline kit…"),
                name=self.tr("Make an offline kit of the preset of {0}…").format(preset.organisation),
            )
            pack.clicked.connect(self.packed)
            buttons.addWidget(pack)
        if own:
            stop = Button(
                self.tr("Stop using it…"),
                name=self.tr("Stop using the preset of {0}…").format(preset.organisation),
            )
            stop.clicked.connect(self.given_up)
            buttons.addWidget(stop)
        self.column.addLayout(buttons)

    def say_end(self) -> None:
        """It expires soon."""
        self.column.insertWidget(1, warning(words.ends_soon(self._preset)))
