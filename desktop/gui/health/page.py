"""The page *Health*: what needs attention, topic by topic, as it becomes known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.health.finding import Finding, Level, Topic
from desktop.gui.health.rows import FindingsCard
from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, Page, row
from desktop.gui.parts.text import Text
from desktop.gui.state.health import HealthState
from desktop.gui.words.health import topic as topic_name

FRESH = timedelta(minutes=1)
"""Whoever comes back later sees what is true by then, without a press."""


class HealthSummary(Card):
    """The sum of it, with the button that has it found anew."""

    def __init__(self, again: QWidget) -> None:
        super().__init__()
        self._mark = Mark()
        self._title = Text("", "name")
        self._more = Text("", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(theme.GAP)
        texts.addWidget(self._title)
        texts.addWidget(self._more)
        line = row(spacing=10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(again)
        self.column.addLayout(line)

    def show_health(self, health: HealthState) -> None:
        bad = health.count(Level.BAD)
        if health.looking:
            icon, tone = "circle-dot", "accent"
            title = self.tr("Checking…")
        elif bad:
            icon, tone = "triangle-alert", "bad"
            title = self.tr("%n things need attention", "", bad)
        else:
            icon, tone = "check", "good"
            title = self.tr("Nothing needs attention")
        good, notices, unknown = map(health.count, (Level.GOOD, Level.NOTICE, Level.UNKNOWN))
        counts = [self.tr("%n are good", "", good)]
        counts += [self.tr("%n could be better", "", notices)] if notices else []
        counts += [self.tr("%n are not known", "", unknown)] if unknown else []
        more = " · ".join(counts) if health.findings else self.tr("Each is shown as it becomes known.")
        self._mark.show_icon(icon, tone)
        self._title.setText(title)
        self._more.setText(more)
        self.setAccessibleName(f"{title}. {more}")


class HealthPage(QWidget):
    """Looks when it is shown.

    Signals:
        save_asked: all of it is to be saved for IT.
        doing_asked: what the workspace of this name does is to be shown.
    """

    save_asked = Signal()
    doing_asked = Signal(str)

    def __init__(self, health: HealthState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health = health
        self._again = IconTextButton(self.tr("Check again"), "rotate-cw")
        self._summary = HealthSummary(self._again)
        self._again.clicked.connect(lambda: health.look())
        self._save = Button(self.tr("Save for IT…"), "primary")
        self._save.clicked.connect(self.save_asked)
        self._topics: dict[Topic, FindingsCard] = {}
        self._workspaces: dict[str, FindingsCard] = {}
        page = Page()
        page.column.addLayout(row(Text(self.tr("Health"), "title"), None, self._save))
        page.column.addWidget(self._summary)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.LARGE)
        page.column.addLayout(self._cards)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        for topic in Topic:
            if topic is not Topic.WORKSPACES:
                self._add_topic(topic)
        health.changed.connect(self._show_topics)
        health.began_or_ended.connect(self._show_state)
        self._show_topics(Topic)
        self._show_state()

    def _add_topic(self, topic: Topic) -> None:
        card = FindingsCard(topic_name(topic, QCoreApplication.translate))
        card.keyring_asked.connect(lambda: self._health.look(keyring=True))
        card.hide()
        self._topics[topic] = card
        self._cards.addWidget(card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        last = self._health.looked
        if last is None or datetime.now().astimezone() - last > FRESH:
            self._health.look()

    def _show_topics(self, topics: Iterable[Topic]) -> None:
        for topic in topics:
            found = self._health.of(topic)
            if topic is Topic.WORKSPACES:
                self._show_workspaces(found)
            else:
                self._topics[topic].show_findings(found)
                self._topics[topic].setVisible(bool(found))
        self._summary.show_health(self._health)

    def _show_workspaces(self, found: tuple[Finding, ...]) -> None:
        """A card for each, and no card for what is said where there is none."""
        names = dict.fromkeys(one.about for one in found if one.about)
        for name in self._workspaces.keys() - names.keys():
            self._workspaces.pop(name).deleteLater()
        for name in names:
            if name not in self._workspaces:
                card = self._workspaces[name] = FindingsCard(name, workspace=True)
                card.doing_asked.connect(lambda name=name: self.doing_asked.emit(name))
                self._cards.addWidget(card)
            self._workspaces[name].show_findings(one for one in found if one.about == name)

    def _show_state(self) -> None:
        self._again.setEnabled(not self._health.looking)
        self._save.setEnabled(not self._health.looking)
        self._summary.show_health(self._health)
