"""What a preset would do, before it is used: who signed it, what it brings, asks for, and locks."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.policy.presets import Offer, Trust
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Page
from desktop.gui.parts.marked import promise, warning
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.presets.facts import show_content, show_effects
from desktop.gui.wizard.frame import Footer
from desktop.gui.words import presets as words


class OfferPage(QWidget):
    """Nothing is changed before the button is pressed.

    Signals:
        accepted: it is to be used.
        left: it is not, or not now.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        preset = offer.preset
        page = Page()
        head = QVBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(Text(self._title(offer), "title"))
        about = " · ".join((PurePath(preset.path).name, words.validity(preset)))
        head.addWidget(Text(about, "muted"))
        self._trouble = Notice()
        facts = Facts()
        mark = promise if offer.trust is Trust.KNOWN else warning
        facts.add(self.tr("Signed by"), [mark(words.signer(offer))])
        facts.add(self.tr("Questions"), [Text(words.questions(preset))])
        show_effects(facts, offer.effects, offer.workspaces)
        facts.rule()
        show_content(facts, preset)
        page.column.addLayout(head)
        page.column.addWidget(self._trouble)
        page.column.addWidget(facts)
        page.column.addStretch(1)
        self._cancel = Button(self.tr("Close") if offer.again else self.tr("Cancel"))
        self._cancel.clicked.connect(self.left)
        self._use = Button(self.tr("Use this preset"), "primary")
        self._use.clicked.connect(self._accept)
        if offer.again:
            self._use.hide()
        self._footer = Footer(self._cancel, self._use)
        self._footer.show_hint("" if offer.again else self.tr("Nothing is changed until you use it."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self._footer)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def _accept(self) -> None:
        self._use.setEnabled(False)
        self.accepted.emit()

    def say_trouble(self, title: str, step: str) -> None:
        """It could not be used; it may be tried again."""
        self._trouble.say(f"{title}. {step}", tone="bad")
        self._use.setEnabled(True)

    def enter(self) -> None:
        self.setFocus()

    def _title(self, offer: Offer) -> str:
        organisation = offer.preset.organisation
        if offer.again:
            return self.tr("You use this preset of {0} already").format(organisation)
        if offer.replaces:
            return self.tr("Use the newer preset of {0}?").format(organisation)
        return self.tr("Use the preset of {0}?").format(organisation)
