"""A preset is made here: picked and locked at the left, and at the right as those will see it who get it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.policy.making import Making
from desktop.core.policy.preset import Preset
from desktop.core.problems import Fault
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Page, Wrap
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.presets.making.fields import sections
from desktop.gui.presets.making.preview import PresetPreview
from desktop.gui.presets.making.section import SectionCard
from desktop.gui.state.making import MakingState
from desktop.gui.wizard.frame import Footer
from desktop.gui.words.environments import told
from desktop.gui.words.problems import words as problem_words

_SETTLE_MS = 250
"""Between the last key that was pressed and a look at what came of it."""
_BESIDE = 1190
"""Pixels from which on what people see has room beside what is picked."""

Ask = Callable[[str], str]
"""Asks for a file, given a suggested one; "" for none."""


class MakingPage(QWidget):
    """Shows what is wrong where it is, and what is right as it will be seen.

    Attributes:
        ask_open, ask_save: the system's dialogs, or what stands for them.
        checked: whether it is known what is wrong.
        tabs: a button for each kind of values.

    Signals:
        left: back to where it was asked for.
        looked_at: what this file would do here is to be shown (its path).
        packed: an offline kit is to be made of this file (its path).
    """

    left = Signal()
    looked_at = Signal(str)
    packed = Signal(str)

    def __init__(
        self,
        making: MakingState,
        choices: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`choices`: ids of environments, with their titles."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = making
        self._choices = [(id, told(title)) for id, title in choices]
        self.ask_open: Ask = self._open_dialog
        self.ask_save: Ask = self._save_dialog
        self.checked = False
        self._saving = False
        self._shown = 0
        self._made = Making()
        self._path: Path | None = None
        self._saved_text = self._made.text
        self._cards: list[SectionCard] = []
        self._sections = sections()
        self.tabs: list[Button] = []
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._look)
        self._notice = Notice()
        self._notice.accepted.connect(self._copy_command)
        self._others = Text("", "bad")
        self._others.hide()
        self._form = QVBoxLayout()
        self._form.setSpacing(theme.LARGE)
        self._page, self._side = Page(), Page()
        for part in (self._make_head(), self._notice, self._others):
            self._page.column.addWidget(part)
        self._page.column.addLayout(self._make_tabs())
        self._page.column.addLayout(self._form)
        self._page.column.addStretch(1)
        self._side.column.addStretch(1)
        self._side.hide()
        self._preview = PresetPreview()
        self._page.column.insertWidget(self._page.column.count() - 1, self._preview)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self._page, 3)
        sides.addWidget(self._side, 2)
        self._leave = Button(self.tr("Close"))
        self._leave.clicked.connect(self._ask_to_leave)
        self._save = Button(self.tr("Save…"), "primary")
        self._save.clicked.connect(self._begin_saving)
        self._pack = Button(self.tr("Make an offline kit…"))
        self._pack.clicked.connect(lambda: self.packed.emit(str(self._path)))
        self._footer = Footer(self._leave, self._pack, self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(sides, 1)
        column.addWidget(self._footer)
        QShortcut(Qt.Key.Key_Escape, self, self._ask_to_leave)
        self._show_form()

    # --- what is there at once --------------------------------------------------------------------

    def _make_head(self) -> QWidget:
        here = IconTextButton(self.tr("From this computer"), "copy")
        here.clicked.connect(lambda: self._state.take_over(self._made.text, self._taken, self._say_failed))
        change = IconTextButton(self.tr("Change one that there is…"), "folder-open")
        change.clicked.connect(self._open)
        about = self.tr(
            "Pick what others get, and lock what they may not choose otherwise. Nothing changes on this "
            "computer."
        )
        buttons = Wrap(theme.SMALL)
        buttons.addWidget(here)
        buttons.addWidget(change)
        head = QWidget()
        head.setProperty("kind", "plain")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(Text(self.tr("Make a preset"), "title"))
        column.addWidget(Text(about, "muted"))
        column.addLayout(buttons)
        return head

    def _make_tabs(self) -> Wrap:
        tabs = Wrap(theme.SMALL)
        for index, section in enumerate(self._sections):
            button = Button(section.title, "filter")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, index=index: self._go_to(index))
            self.tabs.append(button)
            tabs.addWidget(button)
        return tabs

    def _go_to(self, index: int) -> None:
        for at, (button, card) in enumerate(zip(self.tabs, self._cards, strict=True)):
            button.setChecked(at == index)
            card.setVisible(at == index)
        self._shown = index

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What people will see stays in sight where there is room for it, and is below all else otherwise."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE
        if beside is self._side.isHidden():
            column = self._side.column if beside else self._page.column
            column.insertWidget(column.count() - 1, self._preview)
            self._side.setVisible(beside)

    # --- what is picked ---------------------------------------------------------------------------

    def _show_form(self) -> None:
        for index in range(len(self._sections)):
            self._renew(index)
        self._go_to(self._shown)
        self._look()

    def _put_card(self, index: int, card: SectionCard) -> None:
        card.changed.connect(self._soon.start)
        card.grown.connect(lambda: self._renew(index))
        if index < len(self._cards):
            old, self._cards[index] = self._cards[index], card
            self._form.replaceWidget(old, card)
            old.hide()
            old.deleteLater()
        else:
            self._cards.append(card)
            self._form.addWidget(card)
        card.setVisible(index == self._shown)

    def _renew(self, index: int) -> None:
        self._put_card(index, SectionCard(self._sections[index], self._made, self._choices))

    def _open(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if path := self.ask_open(place):
            self._state.read(Path(path), self._opened, self._say_failed)

    def _opened(self, path: Path, made: Making) -> None:
        self._made, self._path, self._saved_text = made, path, made.text
        self._notice.say(self.tr("“{0}” is open, and has the next number.").format(path.name))
        self._show_form()

    def _taken(self, text: str, count: int) -> None:
        self._made = Making(text)
        self._notice.say(self.tr("%n things of this computer were added.", "", count))
        self._show_form()

    # --- what came of it --------------------------------------------------------------------------

    def _look(self) -> None:
        self._state.check(self._made.text, self._take)

    def _take(self, found: Preset | tuple[Fault, ...]) -> None:
        faults = () if isinstance(found, Preset) else found
        left: list[Fault] = list(faults)
        for section, card, tab in zip(self._sections, self._cards, self.tabs, strict=True):
            before, left = len(left), card.show_faults(left)
            count = before - len(left)
            tab.show_name(f"{section.title} ({count})" if count else section.title)
        self._others.setText("\n".join(f"{one.field}: {one.message}" for one in left))
        self._others.setVisible(bool(left))
        self._footer.show_hint(
            self.tr("%n things are to be mended first.", "", len(faults))
            if faults
            else self.tr("It is good, and nobody has signed it yet.")
        )
        self._preview.show_preset(found if isinstance(found, Preset) else None)
        if isinstance(found, Preset):
            self._state.effects(found, self._path, lambda told: self._preview.show_effects(*told))
        self._offer_kit()
        self.checked = True
        saving, self._saving = self._saving, False
        if saving:
            self._lead_to_fault() if faults else self._ask_where_to()

    # --- taking it along --------------------------------------------------------------------------

    def _begin_saving(self) -> None:
        """Of what there is by now, once it is known to be good."""
        self._saving = True
        self._soon.stop()
        self._look()

    def _offer_kit(self) -> None:
        """Of what is saved, once that is what is seen."""
        self._pack.setVisible(self._path is not None and self._made.text == self._saved_text)

    def _lead_to_fault(self) -> None:
        lines = [(at, line) for at, card in enumerate(self._cards) for _place, line in card.rows]
        for at, line in [one for one in lines if one[1].faulty][:1]:
            self._go_to(at)
            line.enter()
            self._page.ensureWidgetVisible(line, 0, theme.PAGE)

    def _ask_where_to(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._made.value(('id',))}.cais"
        if place := self.ask_save(str(self._path or Path(documents) / name)):
            path = Path(place)
            path = path if path.suffix == ".cais" else path.with_name(f"{path.name}.cais")
            self._state.save(path, self._made.text, self._say_saved, self._say_failed)

    def _say_saved(self, path: Path, text: str) -> None:
        self._path, self._saved_text = path, text
        self._offer_kit()
        told = self.tr("“{0}” is saved. Whoever has the key signs it: {1}")
        self._notice.say(told.format(path.name, self._command()), self.tr("Copy the command"))
        self._notice.offer_beside(self.tr("What it does here"), lambda: self.looked_at.emit(str(path)))

    def _command(self) -> str:
        return f"minisign -S -m {self._path.name}" if self._path else ""

    def _copy_command(self) -> None:
        if self._path:
            QGuiApplication.clipboard().setText(self._command())

    def _say_failed(self, error: BaseException) -> None:
        found = problem_words(error)
        self._notice.say(f"{found.title}. {found.step}", tone="warn")

    # --- leaving ----------------------------------------------------------------------------------

    def _ask_to_leave(self) -> None:
        """At once where nothing is lost; else at the second time."""
        if self._made.text == self._saved_text or self._leave.text() == self.tr("Close without saving"):
            self.left.emit()
            return
        self._leave.show_name(self.tr("Close without saving"))
        self._footer.show_hint(self.tr("What you picked is not saved yet."))

    def _open_dialog(self, folder: str) -> str:
        title, kinds = self.tr("Change a preset"), self.tr("Presets (*.cais)")
        return QFileDialog.getOpenFileName(self, title, folder, kinds)[0]

    def _save_dialog(self, suggested: str) -> str:
        title, kinds = self.tr("Save the preset"), self.tr("Presets (*.cais)")
        return QFileDialog.getSaveFileName(self, title, suggested, kinds)[0]
