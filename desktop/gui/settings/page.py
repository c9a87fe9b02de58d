"""Appearance, language, which engine is used, and where the logs are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.core.computer.settings import KEEP, STOP, SettingsFile
from desktop.gui.jobs.job import Job
from desktop.gui.look.theme import Theme
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, Page, RadioColumn, row
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.passphrase.asking import PassphraseAsking
from desktop.gui.settings.about import AboutCard
from desktop.gui.settings.activity import ActivityCard
from desktop.gui.settings.addresses import AddressesCard
from desktop.gui.settings.engines import EngineCard
from desktop.gui.settings.language import LanguageCard
from desktop.gui.settings.passphrase import PassphraseCard
from desktop.gui.settings.sign_ins import PackageServersCard, SignInsCard
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
        show_activity: Callable[[], None],
        open_preset: Callable[[], None],
        make_preset: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking = asking
        self._show_activity = show_activity
        self._open_preset = open_preset
        self._make_preset = make_preset
        self._desk = desk
        self._theme = theme
        self._settings = settings
        self._logs = logs
        self._language = LanguageCard(language, lambda code: self._keep(language=code or None))
        self._lock(self._language, "settings.language", self._language.group)
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
                self._settings,
                self._desk.presets.policy,
                self._asking,
                lambda after: self._keep(lock_after=after),
                self._show_readers,
            ),
            EngineCard(self._desk),
            self._notice,
            SignInsCard(self._desk.sign_ins),
            PackageServersCard(self._desk.packages),
            AddressesCard(self._desk.addresses, self._desk.presets.policy.locked("network.pool")),
            self._make_presets(),
            ActivityCard(self._desk.activity, self._show_activity),
            self._make_handing_out(),
            AboutCard(self._desk, self._logs, self._warn),
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
        self._lock(card, "settings.appearance", group)
        return card

    def _lock(self, card: Card, key: str, group: QButtonGroup) -> None:
        """Have nobody choose what IT has set."""
        setting = self._desk.presets.policy.locked(key)
        for button in group.buttons():
            hold(button, setting)
        note = LockNote()
        card.column.addWidget(note)
        note.show_locks({key: setting})

    def _set_appearance(self, mode: str) -> None:
        self._keep(appearance=mode)
        self._theme.set_mode(mode)

    def _make_presets(self) -> Card:
        card = Card()
        choose = IconTextButton(self.tr("Open a preset…"), "folder-open")
        choose.clicked.connect(lambda: self._open_preset())
        what = self.tr(
            "A file of your IT’s or your team’s. What it does is shown before anything is changed."
        )
        card.column.addWidget(Text(self.tr("Presets"), "name"))
        card.column.addWidget(Text(what, "muted"))
        card.column.addLayout(row(choose, None))
        return card

    def _make_closing(self) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("When Cais is closed"), "name"))
        group = QButtonGroup(self)
        choices = RadioColumn()
        chosen = self._settings.now.tools_after_close
        stopped = self._desk.presets.policy.pick("settings.tools_after_close", chosen) == STOP
        for tools, label in ((KEEP, self.tr("Keep tools running")), (STOP, self.tr("Stop tools"))):
            button = QRadioButton(label)
            button.setAccessibleName(label)
            button.setChecked(stopped is (tools == STOP))
            button.clicked.connect(lambda _=False, tools=tools: self._keep(tools_after_close=tools))
            group.addButton(button)
            choices.addWidget(button)
        card.column.addLayout(choices)
        self._lock(card, "settings.tools_after_close", group)
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

    def _make_handing_out(self) -> Card:
        card = Card()
        make = Button(self.tr("Make a preset…"))
        make.clicked.connect(lambda: self._make_preset())
        about = self.tr(
            "A preset hands tools, folders and data connections to others, and says what they may choose. "
            "For IT, and for whoever leads a team."
        )
        card.column.addWidget(Text(self.tr("Presets for others"), "name"))
        card.column.addWidget(Text(about, "muted"))
        card.column.addLayout(row(make, None))
        return card

    def _warn(self, text: str) -> None:
        self._notice.say(text, tone="warn")
