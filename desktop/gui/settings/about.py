"""Which Cais this is, whether there is a newer one, and where its logs are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import __version__
from desktop.gui.look import theme
from desktop.gui.parts import programs
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, empty, row
from desktop.gui.parts.text import Text
from desktop.gui.state.desk import Desk
from desktop.gui.words import updates as said

_MOST = 8
"""Lines about what is new; the page that it is had at has all."""


class AboutCard(Card):
    """`say` shows a sentence beside this card."""

    def __init__(self, desk: Desk, logs: Path, say: programs.Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._say = say
        self._news = QVBoxLayout()
        self._news.setSpacing(theme.GAP)
        show = IconTextButton(self.tr("Show the logs"), "folder-open")
        show.clicked.connect(lambda: programs.show_folder(str(logs), say))
        self.column.addWidget(Text(self.tr("About"), "name"))
        self.column.addWidget(Text(self.tr("Cais {0}").format(__version__), "strong"))
        self.column.addLayout(self._news)
        where = Text(self.tr("Logs for IT: {0}").format(logs), "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(where)
        self.column.addLayout(row(show, None))
        desk.updates.changed.connect(self._show_news)
        self._show_news()

    def _show_news(self) -> None:
        empty(self._news)
        offer = self._desk.updates.offer
        if not offer:
            return
        managed = bool(self._desk.presets.policy.presets)
        self._news.addWidget(Text(said.title(offer), "strong"))
        for line in said.changes(offer)[:_MOST]:
            self._news.addWidget(Text(f"· {line}", "muted"))
        self._news.addWidget(Text(said.how(managed=managed), "muted"))
        if offer.release.page and not managed:
            get = Button(self.tr("Get Cais {0}").format(offer.release.version))
            get.clicked.connect(lambda: programs.show_page(offer.release.page, self._say))
            self._news.addWidget(get, 0, Qt.AlignmentFlag.AlignLeft)
