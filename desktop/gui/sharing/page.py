"""What a workspace's file would be here, before it is made: its tool, folders and data connections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.data.connection import Connection
from desktop.core.data.kinds import Tls
from desktop.core.folders.check import Finding, Refusal
from desktop.core.sharing.opening import Met, Opened, Standing
from desktop.core.workspaces.workspace import Folder
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Page
from desktop.gui.parts.marked import promise, warning
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text, shortened
from desktop.gui.wizard.frame import Footer
from desktop.gui.words.connections import subtitle
from desktop.gui.words.environments import told as environment
from desktop.gui.words.folders import folder_label, refusal
from desktop.gui.words.units import memory


class SharedPage(QWidget):
    """Nothing is changed before the button is pressed.

    Signals:
        accepted: it is to be made.
        left: it is not, or not now.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        workspace = opened.shared.workspace
        page = Page()
        head = QVBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(Text(self.tr("Make the workspace “{0}”?").format(shortened(workspace.name)), "title"))
        whose = self.tr("Only make it if you know who gave it to you.")
        head.addWidget(Text(f"{PurePath(opened.shared.path).name} · {whose}", "muted"))
        self._trouble = Notice()
        facts = Facts()
        facts.add(self.tr("Tool"), self._tool(opened))
        folders = [self._folder(*one) for one in opened.folders]
        facts.add(self.tr("Folders"), *(folders or [[Text(self.tr("None yet: you choose them next"))]]))
        if opened.connections:
            facts.add(self.tr("Data connections"), *map(self._connection, opened.connections))
        if workspace.memory:
            facts.add(self.tr("Memory"), [Text(memory(workspace.memory))])
        page.column.addLayout(head)
        page.column.addWidget(self._trouble)
        page.column.addWidget(facts)
        page.column.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.left)
        self._make = Button(self.tr("Make this workspace"), "primary")
        self._make.clicked.connect(self._accept)
        footer = Footer(cancel, self._make)
        footer.show_hint(
            self.tr("Nothing is changed until you make it. Before it starts, you see each choice again.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(footer)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def _accept(self) -> None:
        self._make.setEnabled(False)
        self.accepted.emit()

    def say_trouble(self, title: str, step: str) -> None:
        """It could not be made; it may be tried again."""
        self._trouble.say(f"{title}. {step}", tone="bad")
        self._make.setEnabled(True)

    def enter(self) -> None:
        self.setFocus()

    def _tool(self, opened: Opened) -> Sequence[QWidget]:
        if opened.entry is None:
            told = self.tr("“{0}” is none of the tools that you can choose here. Choose another one next.")
            return [warning(told.format(opened.shared.tool))]
        if opened.forbidden:
            told = self.tr("{0} does not allow it. Choose another one next.").format(opened.forbidden)
            return [Text(environment(opened.entry.title)), warning(told)]
        return [Text(environment(opened.entry.title)), Text(environment(opened.entry.summary), "muted")]

    def _folder(self, folder: Folder, finding: Finding | None) -> Sequence[QWidget]:
        label = Text(folder_label(folder))
        if finding is None or finding.reason is Refusal.MISSING:
            told = self.tr("Not on this computer: {0}. Choose its place next.").format(folder.path)
            return [label, warning(told)]
        if finding.reason:
            return [label, Text(folder.path, "muted"), warning(refusal(finding.reason.value))]
        return [label, promise(self.tr("Is here: {0}").format(folder.path))]

    def _connection(self, met: Met) -> Sequence[QWidget]:
        told = met.told
        user = told["user"] or told["access_key"]
        parts = subtitle(told), self.tr("as {0}").format(user) if user else ""
        reads_only = self.tr("reads only") if told.is_read_only else ""
        name = Text(told.name)
        about = Text(" · ".join(filter(None, (*parts, reads_only))), "muted")
        if met.standing is Standing.THERE:
            return [name, Text(subtitle(met.connection), "muted"), promise(self.tr("You have it already"))]
        if met.standing is Standing.BY_ANOTHER_NAME:
            told_so = self.tr("You have it already as “{0}”: code has to say so.").format(met.connection.name)
            return [name, about, warning(told_so)]
        if met.standing is Standing.FORBIDDEN:
            return [name, about, warning(self.tr("Your organisation does not allow it: it is left out."))]
        notes = [self._asked(told)]
        if met.standing is Standing.RENAMED:
            other = self.tr(
                "You have another one of this name, which stays. This one will be “{0}”: code has to say so."
            )
            notes.append(warning(other.format(met.connection.name)))
        if unguarded := self._unguarded(told):
            notes.append(warning(unguarded))
        return [name, about, *notes]

    def _asked(self, connection: Connection) -> QWidget:
        if not connection.needs_secret:
            return Text(self.tr("New. It is opened by your Kerberos ticket."), "muted")
        return Text(self.tr("New. Its password or key is asked for at the start."), "muted")

    def _unguarded(self, connection: Connection) -> str:
        if connection["tls"] == Tls.OFF.value or connection["url"].startswith("http:"):
            return self.tr("The line to it is not encrypted: what you enter could be read on the way.")
        if connection["tls"] == Tls.ENCRYPTED.value:
            return self.tr("Its line is encrypted, but the server does not prove who it is.")
        return ""
