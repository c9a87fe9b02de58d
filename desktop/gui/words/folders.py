"""Folders in plain words: why one is not shared, and what is doubtful about another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.workspaces.workspace import Folder
from desktop.gui.words.counted import Context
from desktop.gui.words.units import size

if TYPE_CHECKING:  # what cards say of folders that were chosen long ago needs no look at them
    from desktop.core.folders.check import Doubt, Finding
    from desktop.core.folders.proof import Pending, Verdict

translate = QCoreApplication.translate
Folders = Context("Folders")


def folder_label(folder: Folder, shared: tuple[Folder, ...] = ()) -> str:
    """`shared`: all folders of the workspace; one of them may let the tool change what is inside another."""
    changeable = folder.writable
    if not changeable and any(other.writable for other in shared):
        from desktop.core.folders.check import changeable_through  # mostly not needed to show what is there

        changeable = changeable_through(folder, shared) is not None
    may = translate("Folders", "can change") if changeable else translate("Folders", "read only")
    if folder.copied:
        copy = translate("Folders", "a copy")
        return f"{folder.name} · {copy} · {may}"
    return f"{folder.name} · {may}"


def refusal(reason: str) -> str:
    """Why a folder is not shared, in a sentence; `reason` is a `core.folders.Refusal` value."""
    return {
        "missing": translate("Folders", "This folder is not there."),
        "silent": translate("Folders", "This folder does not answer. The drive that it is on may be away."),
        "not-a-folder": translate("Folders", "This is a file. Choose the folder that it is in."),
        "no-access": translate("Folders", "This folder cannot be opened with your account."),
        "unreadable-name": translate("Folders", "The name of this folder cannot be read. Rename it first."),
        "odd-name": translate(
            "Folders", "Programs of Windows cannot open a folder of this name. Rename it first."
        ),
        "drive-root": translate("Folders", "A whole drive is never shared. Choose a folder on it."),
        "home": translate("Folders", "Your whole home folder is never shared. Choose a folder in it."),
        "system": translate("Folders", "This folder belongs to the system and is never shared."),
        "keys": translate("Folders", "This folder holds your sign-in keys and is never shared."),
        "passwords": translate("Folders", "This folder holds saved passwords and is never shared."),
        "browser": translate("Folders", "This folder holds your browser’s data and is never shared."),
        "app-data": translate("Folders", "This folder belongs to Cais itself and is never shared."),
        "engine": translate("Folders", "This folder controls Docker and is never shared."),
        "holds-private": translate(
            "Folders", "Keys or saved passwords lie in this folder. Choose one that holds only your project."
        ),
        "elsewhere": translate(
            "Folders", "A link leads from here to another folder than you chose. Choose yours again."
        ),
    }[reason]


def unusable(reason: str, about: str, count: int) -> str:
    """Why a tool cannot use a folder, or what of it, in a sentence; `reason` is a `core.folders.proof.Reason`
    value, `about` and `count` are as a `Verdict` has them."""
    return {
        "gone": translate("Folders", "This folder is not there."),
        "silent": translate("Folders", "This folder does not answer. The drive that it is on may be away."),
        "not-permitted": translate("Folders", "Your IT does not let Docker share this folder."),
        "not-listed": translate(
            "Folders",
            "Docker is not set up to share this folder. Add it in Docker’s settings: Resources, File sharing.",
        ),
        "yours-alone": translate("Folders", "Only you may look into this drive, and Docker may not."),
        "labelled": translate(
            "Folders", "The security settings of this computer (SELinux) keep tools out of this folder."
        ),
        "not-shared": translate(
            "Folders", "Docker cannot reach this folder. Choose one on this computer’s own disk."
        ),
        "newer-drive": translate(
            "Folders",
            "This drive would look empty inside the tool. If it was connected after Docker began, restart Docker.",
        ),
        "empty-inside": translate("Folders", "This folder would look empty inside the tool."),
        "closed": translate("Folders", "The tool is not allowed to open this folder."),
        "different": translate("Folders", "The tool would see other files here than you do."),
        "changeable": translate("Folders", "The tool could change this folder although it should only read."),
        "read-only-place": translate("Folders", "Nothing can be changed here: the drive is read only."),
        "locked": translate("Folders", "This folder is locked: what is in it cannot be changed."),
        "full": translate("Folders", "There is no room left here, so the tool could not save anything."),
        "not-allowed": translate("Folders", "The tool is not allowed to change this folder."),
        "not-back": translate("Folders", "What the tool saves here would not be yours to open."),
        "some-missing": Folders.tr(
            "Works, but %n files and folders are missing inside the tool, “{0}” among them.", "", count
        ),
        "in-the-cloud": Folders.tr(
            "Works, but %n files are only in the cloud, “{0}” among them. Download them first.", "", count
        ),
        "some-closed": Folders.tr(
            "Works, but the tool cannot open %n files and folders, “{0}” among them.", "", count
        ),
        "some-unchangeable": Folders.tr(
            "Works, but the tool cannot change %n files and folders, “{0}” among them.", "", count
        ),
        "others-files": translate(
            "Folders", "Works, but you could only read what the tool saves here, and not change it."
        ),
        "links-out": Folders.tr(
            "Works, but %n links lead to where the tool cannot go, “{0}” among them.", "", count
        ),
        "little-room": translate("Folders", "Works, but there is room for {0} only."),
        "slow": translate("Folders", "Works, but slowly: this drive manages {0} in a second."),
        "no-news": translate(
            "Folders", "Works, but the tool does not notice by itself when you change files here."
        ),
        "twins": Folders.tr(
            "Works, but %n names differ from others in capitals or accents alone, “{0}” among them. "
            "Windows and Macs take them for one.",
            "",
            count,
        ),
        "no-colons": translate("Folders", "Works, but names with “:” in them cannot be used on this drive."),
        "no-links": translate("Folders", "Works, but links cannot be made on this drive."),
        "no-programs": translate("Folders", "Works, but programs cannot be run from this drive."),
        "untold": translate("Folders", "This folder could not be tried from inside this environment."),
    }[reason].format(size(count) if reason in ("little-room", "slow") else about)


def judgement(
    folder: Folder, finding: Finding | None, proof: Verdict | Pending | None = None
) -> tuple[str, str]:
    """The tone and the sentence for what a check found, and what came of trying it from inside."""
    from desktop.core.folders.check import Doubt
    from desktop.core.folders.proof import Pending, Reason, Verdict

    if finding is None:
        return "muted", translate("Folders", "Not looked at yet.")
    if finding.reason:
        return "bad", refusal(finding.reason.value)
    if folder.copied and Doubt.ENCRYPTED in finding.doubts:
        return "warn", translate(
            "Folders",
            "The tool works on a copy of this folder, which Docker keeps without the encryption that this drive has.",
        )
    if folder.copied:
        return "good", _copied(folder)
    if proof is Pending.UNDER_WAY:
        return "muted", translate("Folders", "Trying it from inside the tool…")
    verdict = proof if isinstance(proof, Verdict) else None
    if verdict and verdict.reason is Reason.LINKS_OUT and finding.links is not None:
        verdict = Verdict()  # each is told of by itself, as far as it does not work
    told = verdict and verdict.reason and unusable(verdict.reason.value, verdict.about, verdict.count)
    if verdict and told and not verdict.works:
        return "bad", told
    doubts = set(finding.doubts)
    if verdict:  # it was seen, and need not be feared any more
        doubts -= {Doubt.NOT_WRITABLE, Doubt.OTHER_USER}
    if folder.writable and Doubt.NOT_WRITABLE in doubts:
        return "warn", translate(
            "Folders", "This folder cannot be changed with your account, so the tool cannot change it either."
        )
    if told:
        return "warn", told
    for doubt, sentence in _doubts(tried=verdict is not None):
        if doubt in doubts:
            return "warn", sentence
    return "good", _praise(folder, finding, verdict)


def _copied(folder: Folder) -> str:
    if not folder.writable:
        return translate(
            "Folders", "✓ The tool reads a copy of this folder, which is made at the first start."
        )
    return translate(
        "Folders",
        "✓ The tool works on a copy of this folder, which is made at the first start. What it changes there "
        "comes back when you copy it back.",
    )


def _doubts(*, tried: bool) -> tuple[tuple[Doubt, str], ...]:
    """The more serious first."""
    from desktop.core.folders.check import Doubt

    return (
        (
            Doubt.THROUGH_ANOTHER,
            translate(
                "Folders", "The tool can change this folder all the same: it lies in one that it can change."
            ),
        ),
        (
            Doubt.OTHER_USER,
            translate(
                "Folders",
                "The tool works as another user of this computer, and may not be able to change this folder.",
            ),
        ),
        (
            Doubt.CHANGED_ELSEWHERE,
            translate(
                "Folders",
                "Another workspace can change this folder, too. Open a file in one of them at a time.",
            ),
        ),
        (
            Doubt.NETWORK,
            translate("Folders", "Works. This is a network folder, and may be slow.")
            if tried
            else translate(
                "Folders", "This is a network folder: it may be slow, or look empty inside the tool."
            ),
        ),
        (
            Doubt.CLOUD,
            translate("Folders", "Files that are only in the cloud may be missing inside the tool."),
        ),
        (
            Doubt.ENCRYPTED,
            translate("Folders", "This drive is encrypted. What the tool keeps in its own home is not."),
        ),
        (
            Doubt.LONG_PATH,
            translate(
                "Folders",
                "This folder lies so deep that programs may not open what is in it. Move it further up.",
            ),
        ),
        (
            Doubt.WITHIN,
            translate(
                "Folders", "This folder lies in another one that is shared: its files are there twice."
            ),
        ),
        (
            Doubt.REMOVABLE,
            translate("Folders", "This drive can be unplugged; keep it connected while you work."),
        ),
    )


def _praise(folder: Folder, finding: Finding, verdict: Verdict | None) -> str:
    free = None if finding.free is None else size(finding.free)
    if verdict is None:
        if free is None:
            return translate("Folders", "✓ Can be shared. It is tried from inside at the first start.")
        return translate(
            "Folders", "✓ Can be shared; {0} free. It is tried from inside at the first start."
        ).format(free)
    if not folder.writable:
        return translate("Folders", "✓ Works. The tool sees these files, and cannot change them.")
    if free is None:
        return translate("Folders", "✓ Works. A test file was written and read both ways.")
    return translate("Folders", "✓ Works. A test file was written and read both ways; {0} free.").format(free)
