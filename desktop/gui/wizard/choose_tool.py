"""Which tool: the catalogue as cards that can be searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from desktop.core.draft import tool_fault
from desktop.core.environments.availability import Availability
from desktop.core.environments.catalogue import Entry
from desktop.core.problems import Problem
from desktop.gui.look import theme
from desktop.gui.parts.badges import Pill, Tile
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice_card import ChoiceCard
from desktop.gui.parts.greeting import Greeting
from desktop.gui.parts.layout import CardGrid, Wrap, row
from desktop.gui.parts.marked import Marked
from desktop.gui.parts.text import Text, tooltip
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.page import WizardPage
from desktop.gui.words.environments import availability, told
from desktop.gui.words.locks import refused_by

_OWN = "Cais"
_EDGES = 56  # of the search field, with the button that empties it


class EntryCard(ChoiceCard):
    """One environment to choose; the whole card is the button.

    Signals:
        accepted: Enter was pressed on it when it was chosen already.
    """

    accepted = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(told(entry.title), parent)
        self.entry = entry
        titles = QVBoxLayout()
        titles.setSpacing(2)
        title = row(Text(told(entry.title), "name"), spacing=theme.SMALL)
        if recommended(entry):
            title.addWidget(Pill(self.tr("Recommended"), "org"), 0, Qt.AlignmentFlag.AlignTop)
        titles.addLayout(title)
        titles.addWidget(Text(told(entry.summary), "muted"))
        head = row(Tile(entry.language))
        head.addLayout(titles, 1)
        self._where = Text("", "muted")
        column = QVBoxLayout()
        column.addLayout(head)
        column.addStretch(1)
        column.addWidget(self._where)
        self._refused = ""
        self._lock = Marked()
        self._lock.hide()
        column.addWidget(self._lock)
        self.put(column)

    def refuse(self, problem: Problem) -> None:
        """It is seen, and cannot be chosen."""
        self._lock.show_text(refused_by(problem), "muted", "lock", "muted")
        self._lock.show()
        self._refused = refused_by(problem)
        self.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(tooltip(self._refused))

    def show_availability(self, found: Availability | None) -> None:
        """Which tool it opens, and where the environment is; None while that is not known."""
        entry = self.entry
        by = () if recommended(entry) else (told(entry.publisher),)
        where = " · ".join((told(entry.launch.title), availability(entry, found), *by))
        self._where.setText(where)
        advice = (self.tr("Recommended."),) if recommended(entry) else ()
        told_of = (*advice, told(entry.summary), where, self._refused)
        self.setAccessibleDescription(" ".join(filter(None, told_of)))

    def matches(self, words: str, language: str) -> bool:
        """Whether every word occurs in what the entry says of itself, also in English, and the language, if
        any, is inside."""
        entry = self.entry
        said = " ".join((*entry.texts, *map(told, entry.texts)))
        found = all(word in said.casefold() for word in words.casefold().split())
        inside = {thing.split()[0] for thing in entry.contents}  # "Python 3.13"
        return found and (not language or language in inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.isChecked() and not event.isAutoRepeat():
            self.accepted.emit()
        else:
            self.click()


def recommended(entry: Entry) -> bool:
    """Ours are where to begin: made for Cais, and tried with it."""
    return entry.publisher == _OWN


class Section(QWidget):
    """Some of the cards below their heading; not there while none of them is."""

    def __init__(self, heading: str, cards: list[EntryCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._grid = CardGrid(340)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(Text(heading, "section", wrap=False))
        column.addWidget(self._grid)

    def show_only(self, cards: list[EntryCard]) -> None:
        shown = [card for card in self._cards if card in cards]
        self.setVisible(bool(shown))
        self._grid.show_cards(shown)


class ChooseTool(WizardPage):
    """Choose one entry of the catalogue."""

    name = "tool"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._language = ""
        self._cards = [EntryCard(entry, self) for entry in draft.catalogue.entries]
        self._search = QLineEdit()
        placeholder = self.tr("Search tools and packages…")
        self._search.setPlaceholderText(placeholder)
        self._search.setAccessibleName(self.tr("Search tools and packages"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(self._search.fontMetrics().horizontalAdvance(placeholder) + _EDGES)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._accept)
        self.setFocusProxy(self._search)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for card in self._cards:
            group.addButton(card)
            card.show_availability(None)
            card.clicked.connect(lambda _=False, id=card.entry.id: draft.choose_entry(id))
            card.accepted.connect(self.accepted)
            if draft.rules and (problem := draft.rules.refusal(card.entry)):
                card.refuse(problem)
        self._group = group
        handed = [c for c in self._cards if c.entry.handed]
        self._sections = [
            Section(self.tr("From your organisation"), handed),
            Section(self.tr("Ready-made starters"), [c for c in self._cards if recommended(c.entry)]),
            Section(
                self.tr("From the tools’ own projects"),
                [c for c in self._cards if not recommended(c.entry) and c not in handed],
            ),
        ]
        self._none = Text(self.tr("Nothing was found. Try a shorter word."), "muted")
        tools = Wrap()
        tools.addWidget(self._search)
        filters = QWidget()  # they go into the next line together
        line = row(*self._make_filters(), spacing=theme.GAP)
        line.setContentsMargins(0, 0, 0, 0)
        filters.setLayout(line)
        tools.addWidget(filters)
        if said := draft.policy.settings.get("texts.welcome"):
            self.column.addWidget(Greeting(said))
        self.column.addLayout(tools)
        for section in self._sections:
            self.column.addWidget(section)
        self.column.addWidget(self._none)
        self.column.addStretch(1)
        self._filter()

    def title(self) -> str:
        return self.tr("Tool")

    def heading(self) -> str:
        return self.tr("What do you want to work with?")

    def hint(self) -> str:
        return "" if self.complete() else self.tr("Choose a tool to go on.")

    def complete(self) -> bool:
        return tool_fault(self.draft.choices, self.draft.catalogue) is None

    def refresh(self) -> None:
        for card in self._cards:
            card.show_availability(self.draft.available.get(card.entry.id))
            if card.entry.id == self.draft.choices.entry:
                card.setChecked(True)

    def _make_filters(self) -> list[Button]:
        languages = QButtonGroup(self)
        buttons = []
        for label, language in ((self.tr("All"), ""), ("Python", "Python"), ("R", "R")):
            button = Button(label, "filter", name=self.tr("Show {0}").format(label))
            button.setCheckable(True)
            button.setChecked(not language)
            button.clicked.connect(lambda _=False, language=language: self._set_language(language))
            languages.addButton(button)
            buttons.append(button)
        return buttons

    def card(self, id: str) -> EntryCard:
        return next(card for card in self._cards if card.entry.id == id)

    def _accept(self) -> None:
        """With a tool chosen that can be seen: another one may be searched for."""
        if any(card.isChecked() and card.isVisible() for card in self._cards):
            self.accepted.emit()

    def _set_language(self, language: str) -> None:
        self._language = language
        self._filter()

    def _filter(self) -> None:
        shown = [card for card in self._cards if card.matches(self._search.text(), self._language)]
        for card in self._cards:
            card.setVisible(card in shown)
        for section in self._sections:
            section.show_only(shown)
        self._none.setVisible(not shown)
