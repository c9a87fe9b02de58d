"""A chosen folder as the wizard shows it: what it is, what was found about it, and what helps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.folders.check import Finding, Refusal
from desktop.core.folders.proof import Help, Pending, Reason, Verdict
from desktop.core.policy.policy import Setting
from desktop.core.workspaces.workspace import Folder
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Card, Wrap
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.wizard.link_lines import LinkLines
from desktop.gui.words.folders import judgement


class FolderCard(Card):
    """One chosen folder. `fixes` are the buttons that help where it does not work, the best first.

    Signals:
        changed: whether the tool may change it.
        removed.
        exchanged: another one is wanted in its place.
        again: it is to be tried once more.
        link_shared: what a link in it leads to is to be shared, too (the `Link`).
        shown: it is to be shown where files are.
        settings_wanted: those of Docker, where it is told which folders it shares.
        allowed: the tool is to be let use it.
        taken_back: it is no longer to be.
        copied: whether the tool is to work on a copy of it.
    """

    changed = Signal(bool)
    removed = Signal()
    exchanged = Signal()
    again = Signal()
    link_shared = Signal(object)
    shown = Signal()
    settings_wanted = Signal()
    allowed = Signal()
    taken_back = Signal()
    copied = Signal(bool)

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedText("", "name")
        self._access = Choice()
        self._access.addItems([self.tr("Read only"), self.tr("Can change")])
        self._access.activated.connect(lambda index: self.changed.emit(index == 1))
        self._remove = Button(self.tr("Remove"))
        self._remove.clicked.connect(self.removed)
        self._judgement = Text()
        self._allow = Button(self.tr("Let the tool use it…"), "primary")
        self._allow.clicked.connect(self.allowed)
        self._share = Button(self.tr("Share it read only"), "primary")
        self._share.clicked.connect(lambda: self.changed.emit(False))
        self._show = Button(self.tr("Show the folder"), "primary")
        self._show.clicked.connect(self.shown)
        self._settings = Button(self.tr("Open Docker’s settings"), "primary")
        self._settings.clicked.connect(self.settings_wanted)
        self._copy = Button(self.tr("Work on a copy"), "primary")
        self._copy.clicked.connect(lambda: self.copied.emit(True))
        self._itself = Button(self.tr("Share the folder itself"))
        self._itself.clicked.connect(lambda: self.copied.emit(False))
        self._exchange = Button(self.tr("Choose another folder…"))
        self._exchange.clicked.connect(self.exchanged)
        self._again = Button(self.tr("Check again"))
        self._again.clicked.connect(self.again)
        self.fixes = (
            self._allow,
            self._share,
            self._show,
            self._settings,
            self._copy,
            self._itself,
            self._exchange,
            self._again,
        )
        fixes = Wrap()
        for button in self.fixes:
            fixes.addWidget(button)
        self._fixes = QWidget()
        around = QVBoxLayout(self._fixes)
        around.setContentsMargins(0, theme.GAP, 0, 0)
        around.addLayout(fixes)
        self._given = QWidget()
        given = QHBoxLayout(self._given)
        given.setContentsMargins(0, theme.GAP, 0, 0)
        given.setSpacing(theme.SMALL)
        given.addWidget(Text(self.tr("You let the tool use this folder."), "muted"), 1)
        self._take_back = Button(self.tr("Undo"))
        self._take_back.clicked.connect(self.taken_back)
        given.addWidget(self._take_back)
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        head.addWidget(self._name, 1)
        head.addWidget(self._access)
        head.addWidget(self._remove)
        self.column.setSpacing(theme.GAP)
        self.column.addLayout(head)
        self.column.addWidget(ElidedText(path, "muted"))  # in all the room there is
        self.column.addSpacing(theme.GAP)
        self._lock = LockNote()
        self.column.addWidget(self._lock)
        self.column.addWidget(self._judgement)
        self._links = LinkLines()
        self._links.shared.connect(self.link_shared)
        self.column.addWidget(self._links)
        self.column.addWidget(self._fixes)
        self.column.addWidget(self._given)

    def show_folder(self, folder: Folder, finding: Finding | None, proof: Verdict | Pending | None) -> None:
        """What is known of it now; `finding` is None while it is not looked at."""
        name = _heading(folder, finding)
        self.setAccessibleName(name)
        self._name.setText(name)
        self._access.setCurrentIndex(int(folder.writable))
        self._access.setAccessibleName(self.tr("What the tool may do with {0}").format(name))
        self._access.setVisible(not (finding and finding.reason))
        self._remove.setAccessibleName(self.tr("Remove {0}").format(name))
        verdict = proof if isinstance(proof, Verdict) and finding and not finding.reason else Verdict()
        reading_helps = verdict.reason is not None and verdict.reason.helped_by_reading
        allow = Help.ALLOW in verdict.helps
        self._allow.setVisible(allow)
        self._share.setVisible(folder.writable and reading_helps)
        in_the_cloud = verdict.reason is Reason.IN_THE_CLOUD
        self._show.setVisible(in_the_cloud)
        self._show.setAccessibleName(self.tr("Show the folder: {0}").format(name))
        self._settings.setVisible(verdict.reason is Reason.NOT_LISTED)
        self._settings.setAccessibleName(self.tr("Open Docker’s settings: {0}").format(name))
        copy_helps = verdict.reason is not None and verdict.reason.helped_by_copy and not folder.copied
        self._copy.setVisible(copy_helps)
        first = not any(fix.isVisibleTo(self) for fix in (self._allow, self._share, self._settings))
        theme.restyle(self._copy, kind="primary" if first else "")
        self._copy.setAccessibleName(self.tr("Work on a copy: {0}").format(name))
        self._itself.setVisible(folder.copied)
        self._itself.setAccessibleName(self.tr("Share the folder itself: {0}").format(name))
        missing = finding is not None and finding.reason is Refusal.MISSING
        self._exchange.setVisible(not verdict.works or missing)
        self._again.setVisible(not verdict.works or in_the_cloud)
        theme.restyle(self._share, kind="" if allow else "primary")
        self._fixes.setVisible(allow or not verdict.works or missing or in_the_cloud or folder.copied)
        self._given.setVisible(Help.TAKE_BACK in verdict.helps)
        self._allow.setAccessibleName(self.tr("Let the tool use it: {0}").format(name))
        self._take_back.setAccessibleName(self.tr("Undo that the tool may use {0}").format(name))
        self._share.setAccessibleName(self.tr("Share it read only: {0}").format(name))
        self._exchange.setAccessibleName(self.tr("Choose another folder: {0}").format(name))
        self._again.setAccessibleName(self.tr("Check again: {0}").format(name))
        self._links.show_links((finding.links or ()) if finding else (), folder.name)
        tone, text = judgement(folder, finding, proof)
        theme.restyle(self._judgement, kind=tone)
        self._judgement.setText(text)

    def hold_access(self, setting: Setting | None) -> None:
        """What the tool may do with it was decided by IT, or, for None, is the person's to decide."""
        hold(self._access, setting)
        self._lock.show_locks({"folder.": setting})


def _heading(folder: Folder, finding: Finding | None) -> str:
    """The name inside the tool, or, of a folder that does not get there, its own."""
    if finding is None or finding.reason in (None, Refusal.UNREADABLE_NAME):
        return folder.name
    return Path(folder.path).name or folder.path
