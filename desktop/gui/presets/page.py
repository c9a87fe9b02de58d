"""What IT requires here: the presets in force, and what has to be mended where they cannot be believed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.policy.preset import Preset
from desktop.core.problems import Problem
from desktop.gui.parts import programs
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.details import Details
from desktop.gui.parts.head import Head
from desktop.gui.parts.layout import Card, Page, row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.presets.card import PresetCard
from desktop.gui.presets.give_up import GiveUpDialog
from desktop.gui.presets.stopped import StoppedCard
from desktop.gui.state.desk import Desk


class PresetsPage(QWidget):
    """Follows what holds.

    Signals:
        wanted: a preset's file is to be opened.
        kit_wanted: an offline kit is to be used.
        packed: a kit is to be made of a preset (its path).
    """

    wanted = Signal()
    kit_wanted = Signal()
    packed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = desk.presets
        self._open = IconTextButton(self.tr("Open a preset…"), "folder-open")
        self._open.clicked.connect(self.wanted)
        kit = IconTextButton(self.tr("Use an offline kit…"), "download")
        kit.clicked.connect(self.kit_wanted)
        self._notice = Notice()
        self._shown: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        page = Page()
        page.column.addWidget(Head(Text(self.tr("Presets"), "title", wrap=False), kit, self._open))
        page.column.addWidget(self._notice)
        page.column.addLayout(self._list)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        desk.news.policy_changed.connect(self._show)
        if self._presets.known:
            self._show()

    def _show(self) -> None:
        policy = self._presets.policy
        for old in self._shown:
            old.hide()  # now, for the focus to go on to what comes next
            self._list.removeWidget(old)
            old.deleteLater()
        self._shown = []
        if policy.problem:
            self._put(self._make_stopped(policy.problem))
        for preset in policy.presets:
            self._put(self._make_card(preset))
        if self._presets.trouble:
            self._put(self._make_trouble(self._presets.trouble))
        if policy.ignored:
            self._put(self._make_ignored(policy.ignored))
        self._open.setVisible(bool(self._shown))
        if not self._shown:
            self._put(self._make_empty())
        if self._presets.changed:
            self.say_changed()

    def _put(self, part: QWidget) -> None:
        self._shown.append(part)
        self._list.addWidget(part)

    def say_changed(self) -> None:
        self._notice.say(
            self.tr(
                "What holds has changed while Cais was open. Tools that run go on as they are; "
                "it holds for each from its next start on."
            )
        )

    def say(self, text: str) -> None:
        self._notice.say(text)

    def _make_stopped(self, problem: Problem) -> StoppedCard:
        path = getattr(problem, "path", "")
        card = StoppedCard(problem, own=self._presets.is_own(path))
        card.again.connect(self._presets.look_again)
        card.shown.connect(lambda: self._show_file(path))
        card.given_up.connect(lambda: self._presets.give_up(path).failed.connect(self._say_trouble))
        return card

    def _make_card(self, preset: Preset) -> PresetCard:
        card = PresetCard(preset, own=self._presets.is_own(preset.path))
        if preset in self._presets.ending:
            card.say_end()
        card.shown.connect(lambda: self._show_file(preset.path))
        card.packed.connect(lambda: self.packed.emit(preset.path))
        card.given_up.connect(lambda: self._ask(preset))
        return card

    def _ask(self, preset: Preset) -> None:
        dialog = GiveUpDialog(preset, self._presets, self.window())
        dialog.done_with.connect(
            lambda: self.say(self.tr("The preset of {0} is not in use any more.").format(preset.organisation))
        )
        dialog.open()

    def _make_trouble(self, why: str) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("The newest preset could not be fetched"), "name"))
        card.column.addWidget(
            Text(self.tr("The one that came last goes on holding. Cais asks again every few hours."), "muted")
        )
        details = Details()
        card.column.addWidget(details)
        details.show_text(why)
        return card

    def _make_ignored(self, ignored: tuple[tuple[str, str], ...]) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("Not in force"), "name"))
        why = self.tr("These files look as if they were IT’s, and do not count. IT can see here why.")
        card.column.addWidget(Text(why, "muted"))
        for path, reason in ignored:
            card.column.addWidget(Text(f"{path}: {reason}", "muted"))
        return card

    def _make_empty(self) -> Card:
        card = Card(kind="invite")
        card.column.addWidget(Text(self.tr("Your organisation has set nothing here"), "name"))
        card.column.addWidget(
            Text(
                self.tr(
                    "A preset is a file that your IT or your team’s lead hands out. It brings tools, folders "
                    "and data connections, and may set limits. Open the one that you were given, or drop it "
                    "on this window: you see what it does before anything is changed."
                ),
                "muted",
            )
        )
        button = Button(self.tr("Open a preset…"), "primary", name=self.tr("Open a preset…, from the card"))
        button.clicked.connect(self.wanted)
        card.column.addLayout(row(button, None))
        return card

    def _show_file(self, path: str) -> None:
        from pathlib import Path

        programs.show_folder(str(Path(path).parent), self._warn)

    def _warn(self, sentence: str) -> None:
        self._notice.say(sentence, tone="warn")

    def _say_trouble(self, error: BaseException) -> None:
        from desktop.gui.words.problems import words

        found = words(error)
        self._warn(f"{found.title}. {found.step}")
