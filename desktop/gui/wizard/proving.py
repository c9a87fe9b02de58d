"""The chosen folders are tried from inside while the person looks at them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.core.folders.proof import Pending, Verdict
from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job
from desktop.gui.wizard.draft import Draft


class Proving(QObject):
    """What is known of each folder in the chosen tool, and one job at a time that finds out more.

    Signals:
        changed: something more is known.
    """

    changed = Signal()

    def __init__(self, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._job: Job | None = None
        self._asked: tuple[str, tuple[Folder, ...]] = ("", ())
        self._anew = False  # somebody may have mended what was found, and what is kept does not know

    def of(self, folder: Folder) -> Verdict | Pending | None:
        """None for one that is not even looked at."""
        return Pending.UNDER_WAY if self._job and folder in self._asked[1] else self._draft.proof(folder)

    @property
    def under_way(self) -> bool:
        return self._job is not None

    def works(self, folder: Folder) -> bool:
        """As far as is known."""
        proof = self.of(folder)
        return not isinstance(proof, Verdict) or proof.works

    def see_to(self, folders: tuple[Folder, ...]) -> None:
        """Try those of which nothing is known. What is no longer wanted ends."""
        entry = self._draft.choices.entry
        asked = (entry, tuple(folder for folder in folders if not self._draft.proof(folder)))
        if asked == self._asked:
            return
        self.leave()
        if not asked[1]:
            return
        workspace, backend = self._draft.with_folders(asked[1]), self._draft.backend
        self._asked = asked
        prove = partial(backend.folders.prove, workspace, anew=self._anew)
        self._job = Job(lambda _report, stop: prove(stop), "prove-folders", self)
        self._job.succeeded.connect(partial(self._take, asked))
        self._job.failed.connect(lambda _problem: self._take(asked, None))  # a start tells of it, and helps
        self._job.start()
        self.changed.emit()

    def leave(self) -> None:
        """Nobody looks any more."""
        job, self._job, self._asked = self._job, None, ("", ())
        if job:
            job.cancel()

    def forget(self, folder: Folder | None = None) -> None:
        """What is known of this folder, or what had to wait, as it may be otherwise by now."""
        self._anew |= folder is not None
        proofs = self._draft.proofs
        for key in [key for key, proof in proofs.items() if proof is Pending.LATER or key[1] == folder]:
            del proofs[key]

    def _take(self, asked: tuple[str, tuple[Folder, ...]], found: Mapping[Folder, Verdict] | None) -> None:
        entry, folders = asked
        for folder in folders:
            self._draft.proofs[entry, folder] = (found or {}).get(folder, Pending.LATER)
        self._job, self._asked, self._anew = None, ("", ()), False
        self.changed.emit()
