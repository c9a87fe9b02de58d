"""Which folders: the project's first, the others below it, each with what was found about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.core.draft import Choices, Missing
from desktop.core.folders.check import Finding, as_chosen
from desktop.core.folders.links import Link
from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Card, Wrap
from desktop.gui.parts.locks import LockNote
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_card import FolderCard
from desktop.gui.wizard.folder_cards import FolderCards
from desktop.gui.wizard.given_access import GivenAccess
from desktop.gui.wizard.page import WizardPage
from desktop.gui.wizard.proving import Proving
from desktop.gui.wizard.recent_folders import RecentFolders
from desktop.gui.words import sample
from desktop.gui.words.access import not_taken_back
from desktop.gui.words.problems import words


class FoldersPage(WizardPage):
    """The chosen folders; more can be added by a button or by dropping them here."""

    name = "folders"

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self._proving = Proving(draft, self)
        self._proving.changed.connect(self._show_proofs)
        self.setAcceptDrops(True)
        self._empty = self._make_empty()
        self._looks = 0
        self._adding = False  # by the keyboard
        self._busy = Text(self.tr("Looking at the folder…"), "muted")
        self._busy.hide()
        self._trouble = Notice()
        self._access = GivenAccess(draft)
        self._access.changed.connect(self._try_again)
        self._access.left.connect(lambda count: self._warn(not_taken_back(count)))
        self._access.failed.connect(self._show_trouble)
        self.add_button = IconTextButton(self.tr("Add a folder…"), "folder-plus")
        self.add_button.clicked.connect(self._ask)
        self._cards = FolderCards(draft, self._proving, self.add_button)
        self._cards.made.connect(self._serve)
        self.sample_button = Button(self.tr("Use the sample project"))
        self.sample_button.clicked.connect(self._add_sample)
        controls = Wrap()
        self._recent = RecentFolders(draft)
        self._recent.chosen.connect(self._add)
        controls.addWidget(self.add_button)
        controls.addWidget(self._recent)
        controls.addWidget(self.sample_button)
        self.column.addWidget(self._empty)
        self.column.addLayout(self._cards)
        self.column.addWidget(self._busy)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._access)
        self._only = LockNote()
        only = draft.policy.locked("folders.elsewhere")
        self.column.addLayout(controls)
        self.column.addWidget(self._only)
        self._only.show_locks({"folders.elsewhere": only if only and not only.value else None})
        self.column.addStretch(1)

    def _make_empty(self) -> Card:
        empty = Card(kind="invite")
        empty.column.addWidget(Text(self.tr("Start with the folder of your project"), "name"))
        empty.column.addWidget(
            Text(
                self.tr(
                    "The tool can change this first folder. Folders added later, such as data that must stay "
                    "as it is, can only be read unless you say otherwise. You can also drop folders here."
                ),
                "muted",
            )
        )
        return empty

    def title(self) -> str:
        return self.tr("Folders")

    def heading(self) -> str:
        return self.tr("Which folders may it use?")

    def lead(self) -> str:
        return self.tr("No other folder on this computer can be seen from inside the workspace.")

    def hint(self) -> str:
        match self.draft.folders_fault:
            case Missing.FOLDER:
                return self.tr("Add your project folder to go on.")
            case Missing.FOLDER_REFUSED if self.draft.choices.missing:
                return self.tr("To go on, choose another folder for one that is not there, or remove it.")
            case Missing.FOLDER_REFUSED:
                refused = self.draft.choices.refused
                return self.tr("To go on, remove the folders that cannot be shared.", "", refused)
        if not all(map(self._proving.works, self.draft.choices.folders)):
            return self.tr("To go on, fix or remove the folders that do not work.")
        if not any(folder.writable for folder in self.draft.choices.folders):
            return self.tr("All folders are read only: the tool can save nothing in them.")
        return ""

    def complete(self) -> bool:
        if self.draft.folders_fault is not None or self.looking:
            return False
        return all(map(self._proving.works, self.draft.choices.folders))

    # --- looking at them --------------------------------------------------------------------------

    @property
    def looking(self) -> bool:
        """Whether a folder is being looked at or tried, which takes long on a network drive that sleeps."""
        return self._looks > 0 or self._proving.under_way

    def look_again(self, path: str) -> None:
        """At a folder that is there already: whatever becomes of the look, it stays until the person removes
        it."""
        self._look(
            lambda: as_chosen(path, self._check(path)),
            lambda finding: self.draft.choices.with_finding(path, finding),
        )

    def _add(self, path: str) -> None:
        self.draft.dialog.remember(path)
        self._look_at(lambda: path)

    def _add_sample(self) -> None:
        backend = self.draft.backend
        self._look_at(lambda: backend.sample(sample.folder_name(), sample.told))

    def _look_at(self, find: Callable[[], str]) -> None:
        """At a folder that is to be one more; `find` is done in the job, too."""
        self._look(
            lambda: self._check(find()),
            lambda finding: self.draft.choices.with_folder(finding),
        )

    def _check(self, path: str) -> Finding:
        """Raises PolicyForbids for one that no tool may have."""
        found, rules = self.draft.backend.folders.check(path), self.draft.rules
        if rules and (problem := rules.refusal_of_folder(Folder(found.path, found.path, writable=False))):
            raise problem
        return found

    def _look(self, work: Callable[[], Finding], with_it: Callable[[Finding], Choices]) -> None:
        """Why a folder could not even be looked at is shown."""
        job = Job(call(work), "check-folder", self)
        job.succeeded.connect(lambda finding: self.draft.choose(with_it(finding)))
        job.failed.connect(self._show_trouble)
        job.ended.connect(lambda: self._count_looks(-1))
        job.start()
        self._trouble.hide()
        self._adding = self._adding or self._adds_by_keyboard()
        self._count_looks(1)

    def _adds_by_keyboard(self) -> bool:
        return tabbing.focused_in(self) in (self.add_button, self._recent, self.sample_button)

    def hand_on(self, button: QWidget) -> None:
        """After folders were added by the keyboard, and were looked at."""
        if not self.looking:
            if self._adding and self._adds_by_keyboard() and button.isEnabled():
                tabbing.go_to(button)
            self._adding = False

    def _count_looks(self, more: int) -> None:
        self._looks += more
        self._busy.setVisible(self._looks > 0)
        self._prove()
        self.changed.emit()

    # --- trying them ------------------------------------------------------------------------------

    def _prove(self) -> None:
        """Those that may be shared, as soon as all were looked at: one container does for all."""
        findings = self.draft.choices.findings
        looked_at = (folder for folder in self.draft.choices.folders if folder.path in findings)
        shared = tuple(
            folder for folder in looked_at if findings[folder.path].reason is None and not folder.copied
        )
        if self._looks == 0 and self.isVisible():
            self._proving.see_to(shared)

    def _show_proofs(self) -> None:
        self.refresh()
        self.changed.emit()

    def _try_again(self, path: str) -> None:
        for folder in self.draft.choices.folders:
            if folder.path == path:
                self._proving.forget(folder)
        self.look_again(path)

    def _remove(self, path: str) -> None:
        """What the tool was allowed of it stays until that is undone, which is offered."""
        folder = self.draft.choices.folder(path)
        self.draft.choose(self.draft.choices.without_folder(path))
        if folder:
            self._access.offer_to_end(folder)

    def _share_too(self, path: str, link: Link) -> None:
        self._look(
            lambda: self._check(link.folder),
            lambda finding: self.draft.choices.with_link(path, link, finding),
        )

    def _exchange(self, path: str) -> None:
        if other := self.draft.dialog.choose(self):
            self.draft.dialog.remember(other)
            self._look(
                lambda: self._check(other),
                lambda finding: self.draft.choices.with_other(path, finding),
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._proving.forget()
            self._prove()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._proving.leave()

    def _show_folder(self, path: str) -> None:
        from desktop.gui.parts import programs  # which are seldom asked for anything

        programs.show_folder(path, self._warn)

    def _show_settings(self) -> None:
        from desktop.gui.parts import programs

        programs.show_settings_of_docker(self._warn)

    def _warn(self, sentence: str) -> None:
        self._trouble.say(sentence, tone="warn")

    def _show_trouble(self, error: BaseException) -> None:
        found = words(error)
        self._warn(f"{found.title}. {found.step}")

    # --- showing them -----------------------------------------------------------------------------

    def refresh(self) -> None:
        folders, findings = self.draft.choices.folders, self.draft.findings()
        self._cards.refresh(findings)
        found = (findings.get(folder.path) for folder in folders)
        shared = any(finding is None or finding.reason is None for finding in found)
        self._empty.setVisible(not shared)
        self._recent.refresh(otherwise=self.add_button)
        if shared and tabbing.focused_in(self) is self.sample_button:
            tabbing.go_to(self.add_button)  # what would come next is Cancel
        self.sample_button.setVisible(not shared)
        theme.restyle(self.add_button, kind="" if shared else "primary")  # the next step, until it is done
        self._prove()

    def _serve(self, path: str, card: FolderCard) -> None:
        draft = self.draft
        card.changed.connect(lambda writable: draft.choose(draft.choices.with_access(path, writable)))
        card.removed.connect(lambda: self._remove(path))
        card.allowed.connect(lambda: self._access.ask(path))
        card.copied.connect(lambda copied: draft.choose(draft.choices.with_copy(path, copied)))
        card.taken_back.connect(lambda: self._access.take_back(path))
        card.exchanged.connect(lambda: self._exchange(path))
        card.link_shared.connect(lambda link: self._share_too(path, link))
        card.again.connect(lambda: self._try_again(path))
        card.shown.connect(lambda: self._show_folder(path))
        card.settings_wanted.connect(self._show_settings)

    def _ask(self) -> None:
        if path := self.draft.dialog.choose(self):
            self._add(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._add(str(Path(url.toLocalFile())))
