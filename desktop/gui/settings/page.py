"""Appearance, language, which engine is used, and where the logs are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.computer.settings import KEEP, STOP, SettingsFile
from desktop.gui.jobs.job import Job
from desktop.gui.look.theme import Theme
from desktop.gui.parts import programs
from desktop.gui.parts.buttons import IconTextButton
from desktop.gui.parts.layout import Card, Page, RadioColumn, row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.passphrase.asking import PassphraseAsking
from desktop.gui.settings.addresses import AddressesCard
from desktop.gui.settings.engines import EngineCard
from desktop.gui.settings.language import LanguageCard
from desktop.gui.settings.passphrase import PassphraseCard
from desktop.gui.state.desk import Desk
from desktop.gui.words.language import Language


class SettingsPage(QWidget):
    """Every setting takes effect at once; there is nothing to save."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        language: Language,
        settings: SettingsFile,
        logs: Path,
        asking: PassphraseAsking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self._logs = logs
        self._language = LanguageCard(language, lambda code: self._keep(language=code or None))
        self._others: tuple[QWidget, ...] = ()
        page = Page()
        self._column = page.column
        page.column.addWidget(self._language)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._make_others()
        language.changed.connect(self._retranslate)

    def _retranslate(self) -> None:
        """All but what the language was just chosen with is made anew: there the keyboard stays."""
        self._language.retranslate()
        for old in self._others:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._make_others()

    def _make_others(self) -> None:
        self._notice = Notice()  # close to the buttons that it is about
        above = (Text(self.tr("Settings"), "title"), self._make_appearance())
        below = (
            self._make_closing(),
            PassphraseCard(
                self._settings, self._asking, lambda after: self._keep(lock_after=after), self._show_readers
            ),
            EngineCard(self._desk, self._warn),
            self._notice,
            AddressesCard(self._desk.addresses),
            self._make_about(self._logs),
        )
        for place, one in enumerate((*above, self._language, *below)):
            if one is not self._language:
                self._column.insertWidget(place, one)
        self._others = (*above, *below)

    def _make_appearance(self) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("Appearance"), "name"))
        group = QButtonGroup(self)
        modes = RadioColumn()
        for mode, label in (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            button = QRadioButton(label)
            button.setAccessibleName(label)  # the languages have one that reads the same
            button.setChecked(mode == self._theme.mode)
            button.clicked.connect(lambda _=False, mode=mode: self._set_appearance(mode))
            group.addButton(button)
            modes.addWidget(button)
        card.column.addLayout(modes)
        return card

    def _set_appearance(self, mode: str) -> None:
        self._keep(appearance=mode)
        self._theme.set_mode(mode)

    def _make_closing(self) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("When Cais is closed"), "name"))
        group = QButtonGroup(self)
        choices = RadioColumn()
        stopped = self._settings.now.tools_after_close == STOP
        for tools, label in ((KEEP, self.tr("Keep tools running")), (STOP, self.tr("Stop tools"))):
            button = QRadioButton(label)
            button.setAccessibleName(label)
            button.setChecked(stopped is (tools == STOP))
            button.clicked.connect(lambda _=False, tools=tools: self._keep(tools_after_close=tools))
            group.addButton(button)
            choices.addWidget(button)
        card.column.addLayout(choices)
        hint = self.tr("Cais asks before it ends a calculation.")
        card.column.addWidget(Text(hint, "muted"))
        return card

    def _show_readers(self) -> None:
        from desktop.core.data.connection import Keeping
        from desktop.gui.connections.readers import show_readers

        show_readers("", Keeping.KEYRING, self._desk, self.window())

    def _keep(self, **chosen: str | None) -> None:
        self._settings.choose(**chosen)
        Job(lambda _report, _stop: self._settings.save(), "settings", self).start()

    def _make_about(self, logs: Path) -> Card:
        card = Card()
        show = IconTextButton(self.tr("Show the logs"), "folder-open")
        show.clicked.connect(lambda: self._show_logs(logs))
        card.column.addWidget(Text(self.tr("About"), "name"))
        card.column.addWidget(Text(self.tr("Cais {0}").format(__version__), "strong"))
        where = Text(self.tr("Logs for IT: {0}").format(logs), "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(where)
        card.column.addLayout(row(show, None))
        return card

    def _warn(self, text: str) -> None:
        self._notice.say(text, tone="warn")

    def _show_logs(self, logs: Path) -> None:
        self._notice.hide()
        programs.show_folder(str(logs), self._warn)
