"""A finding in a line of its own, and a card of those that belong together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.health.finding import Finding, Level
from desktop.gui.look import theme
from desktop.gui.parts.badges import Chip, Mark, Pill
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, empty, row
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.words import health as words
from desktop.gui.words.problems import words as problem_words
from desktop.gui.words.units import size

translate = QCoreApplication.translate

LOOKS = {
    Level.GOOD: ("check", "good"),
    Level.NOTICE: ("circle-dot", "warn"),
    Level.BAD: ("triangle-alert", "bad"),
    Level.UNKNOWN: ("circle", "muted"),
    Level.NOT_APPLICABLE: ("circle", "muted"),
}
"""A level's icon and the kind of its text."""

TO_SEE_TO = (Level.BAD, Level.NOTICE, Level.UNKNOWN)
"""What is shown at once, in this order; the rest is a press away."""


def said(finding: Finding) -> words.Said:
    """A problem has words of its own, wherever it is met."""
    found = words.say(finding, translate, size)
    if finding.problem is None:
        return found
    own = problem_words(finding.problem)
    return words.Said(found.title, f"{own.title}.", own.step)


class FindingRow(QWidget):
    """What was found, and what helps."""

    def __init__(self, finding: Finding, button: Button | None = None) -> None:
        """`button`: what can be done about it here."""
        super().__init__()
        found, level = said(finding), words.level(finding.level, translate)
        icon, kind = LOOKS[finding.level]
        mark = Mark()
        mark.show_icon(icon, kind)
        mark.setToolTip(level)
        about = finding.about if finding.case == "unanswered" else ""
        title = f"{found.title}: {about}" if about else found.title
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedText(title, "strong"))
        texts.addWidget(Text(found.sentence, "muted"))
        if found.step:
            texts.addWidget(Text(found.step))
        line = row(spacing=10)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        if button:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if finding.cis:
            number = Chip(finding.cis)
            number.setToolTip(self.tr("Number in the CIS Docker Benchmark"))
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        numbered = f"CIS {finding.cis}" if finding.cis else ""
        parts = (title, level, found.sentence, found.step, numbered)
        self.setAccessibleName(": ".join(filter(None, parts)))


class FindingsCard(Card):
    """One topic's, or one workspace's. What needs nobody is shown when it is asked for.

    Signals:
        keyring_asked: the keyring is to be tried.
        doing_asked: what the workspace of this card does is to be shown.
    """

    keyring_asked = Signal()
    doing_asked = Signal()

    def __init__(self, title: str, *, workspace: bool = False) -> None:
        super().__init__()
        self._title = title
        self._findings: tuple[Finding, ...] = ()
        self._pill = Pill()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.MEDIUM)
        self._more = IconTextButton("", "chevron-right", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_rest)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(theme.MEDIUM)
        self.column.addLayout(row(ElidedText(title, "name"), self._pill, None))
        self.column.addLayout(self._rows)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._rest)
        if workspace:
            doing = Button(self.tr("What is it doing?"), name=self.tr("What is {0} doing?").format(title))
            doing.clicked.connect(self.doing_asked)
            self.column.addWidget(doing, 0, Qt.AlignmentFlag.AlignLeft)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        found = tuple(findings)
        if found == self._findings:
            return
        self._findings = found
        empty(self._rows)
        for level in TO_SEE_TO:
            for one in found:
                if one.level is level:
                    self._rows.addWidget(FindingRow(one))
        keyring = next((one for one in found if one.item == "keyring"), None)
        if keyring and keyring.case == "not-asked":
            self._rows.addWidget(FindingRow(keyring, self._try_keyring()))
        self._show_state()
        self._show_rest(self._more.isChecked())

    def _try_keyring(self) -> Button:
        button = Button(self.tr("Try it"), name=self.tr("Try the keyring"))
        button.clicked.connect(self.keyring_asked)
        return button

    @property
    def _quiet(self) -> list[Finding]:
        """What needs nobody."""
        quiet = (one for one in self._findings if one.level not in TO_SEE_TO)
        return [one for one in quiet if one.case != "not-asked"]

    def _show_state(self) -> None:
        levels = [one.level for one in self._findings]
        if bad := levels.count(Level.BAD):
            self._pill.show_state(self.tr("%n need attention", "", bad), "bad")
        elif notices := levels.count(Level.NOTICE):
            self._pill.show_state(self.tr("%n could be better", "", notices), "warn")
        elif Level.UNKNOWN in levels:
            self._pill.show_state(self.tr("Not all is known"), "idle")
        else:
            self._pill.show_state(self.tr("Good"), "good")
        self.setAccessibleName(f"{self._title}: {self._pill.text()}")

    def _show_rest(self, shown: bool) -> None:
        """Their lines are made only now: of many workspaces there are hundreds."""
        empty(self._rest)
        quiet = self._quiet
        self._more.setVisible(bool(quiet))
        self._more.show_icon("chevron-down" if shown else "chevron-right")
        text = self.tr("%n are good or do not apply", "", len(quiet))
        self._more.show_name(text, f"{self._title}: {text}")
        for one in quiet if shown else ():
            self._rest.addWidget(FindingRow(one))
