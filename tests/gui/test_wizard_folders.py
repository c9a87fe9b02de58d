"""Folders: chosen, looked at, refused and changed, in the wizard and later."""

from __future__ import annotations

import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from desktop.core.folders import acl
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.problems import FolderRefused
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.parts.text import from_home, literal, shortened
from desktop.gui.preferences import Preferences
from desktop.gui.wizard.folder_dialog import FolderDialog
from desktop.gui.wizard.folders import FoldersPage
from tests.gui.support.screens import (
    SHOW,
    add_folder,
    cards,
    failed,
    folder_names,
    give,
    next_button,
    to_review,
)
from tests.gui.support.spoken import plain
from tests.gui.support.stage import Stage


def drop(stage: Stage, *urls: QUrl) -> bool:
    """Drag something over the folder page and let it go; whether the page took it."""
    page = next(page for page in stage.window.findChildren(FoldersPage) if page.isVisible())
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, none)
    enter.setAccepted(False)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, none)
        )
    return enter.isAccepted()


def test_dialog_that_is_left_adds_nothing(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = ""
    stage.click("Add a folder…")
    assert cards(stage) == []


def test_folders_are_dropped(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    paths = [stage.project(name) for name in ("one", "two", "Übung № 3")]
    assert drop(stage, *map(QUrl.fromLocalFile, paths))
    stage.until(lambda: len(cards(stage)) == 3)
    assert sorted(folder_names(stage)) == ["one", "two", "Übung № 3"]


def test_folders_of_other_workspaces_are_one_press_away(stage: Stage) -> None:
    sales, data, gone = (stage.project(name) for name in ("sales", "R&D data", "gone"))
    for days, paths in enumerate([(gone, data), (sales, data)]):
        folders = tuple(Folder(path, Path(path).name) for path in paths)
        opened = datetime(2026, 11, 20 + days, tzinfo=UTC)
        stage.keep(name=f"Earlier {days}", folders=folders, opened=opened)
    SHOW["wizard-folders-empty"](stage)
    shutil.rmtree(gone)
    stage.click("Recent folders")
    menu = stage.until(QApplication.activePopupWidget)
    shown = {path: literal(shortened(from_home(path))) for path in (sales, data, gone)}
    assert [action.text() for action in menu.actions()] == list(shown.values())
    menu.close()
    for path in (data, gone, sales):
        stage.pick("Recent folders", plain(shown[path]))
        stage.until(lambda path=path: Path(path).name in folder_names(stage))
    assert folder_names(stage) == ["R&D data", "gone", "sales"]
    assert stage.reads("This folder is not there.")
    assert not stage.offers("Recent folders")


def test_without_other_folders_none_are_offered(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    assert not stage.offers("Recent folders")


def test_folder_that_was_added_comes_into_view(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    stage.window.resize(720, 520)
    for number in range(5):
        add_folder(stage, stage.project(f"data-{number}"))
    whole = cards(stage)[-1]
    assert whole.accessibleName() == "data-4"
    add = stage.find(QAbstractButton, "Add a folder…")
    for widget in (whole, add):
        stage.until(lambda widget=widget: widget.visibleRegion().boundingRect() == widget.rect())


def test_what_is_no_folder_is_not_taken(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    assert not drop(stage, QUrl("https://example.org/data"))
    file = stage.folder / "data.csv"
    file.touch()
    assert drop(stage, QUrl.fromLocalFile(str(file)))
    stage.until(lambda: cards(stage))
    assert stage.reads("This is a file. Choose the folder that it is in.")
    assert not next_button(stage).isEnabled()


def test_refused_folder_holds_up_until_it_is_removed(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    add_folder(stage, stage.project(".ssh"))
    assert stage.reads("This folder holds your sign-in keys and is never shared.")
    assert stage.reads("To go on, remove the folder that cannot be shared.")
    assert not next_button(stage).isEnabled()
    add_folder(stage, str(Path.home()))
    assert stage.reads("To go on, remove the folders that cannot be shared.")
    stage.click(f"Remove {Path.home().name}")
    assert stage.reads("To go on, remove the folder that cannot be shared.")
    assert folder_names(stage) == ["sales", ".ssh"]
    stage.click("Remove .ssh")
    stage.until(lambda: next_button(stage).isEnabled())
    assert folder_names(stage) == ["sales"]


def test_help_stays_until_a_folder_can_be_shared(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project(".ssh"))
    assert stage.reads("Start with the folder of your project")
    assert stage.offers("Use the sample project")
    add_folder(stage, stage.project("sales"))
    assert stage.find(QComboBox, "What the tool may do with sales").currentText() == "Can change"
    assert not stage.reads("Start with the folder of your project")
    assert not stage.offers("Use the sample project")


def test_same_folder_twice_is_one(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    Path(stage.folder / "link").symlink_to(stage.project("sales"))
    assert drop(stage, QUrl.fromLocalFile(str(stage.folder / "link")))
    stage.until(lambda: not stage.reads("Looking at the folder"))
    assert folder_names(stage) == ["sales"]


def test_access_is_changed(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    for name in ("sales", "warehouse"):
        add_folder(stage, stage.project(name))
    for name, wanted in (("sales", Qt.Key.Key_Up), ("warehouse", Qt.Key.Key_Down)):
        box = stage.find(QComboBox, f"What the tool may do with {name}")
        box.setFocus()
        QTest.keyClick(box, wanted)
        stage.settle()
    to_review(stage)
    assert stage.reads("sales · read only")
    assert stage.reads("warehouse · can change")


def test_folder_that_takes_long_to_look_at(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that sleeps: nothing hangs, and Next waits for it."""
    from desktop.core.folders import check

    awake, before = threading.Event(), check.check_folder
    monkeypatch.setattr(check, "check_folder", lambda *a: awake.wait(10) and before(*a))
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    assert stage.reads("Looking at the folder")
    stage.click("Back")
    stage.click("Next: Folders")
    assert not next_button(stage).isEnabled()
    awake.set()
    stage.until(next_button(stage).isEnabled)
    assert folder_names(stage) == ["project"]


def test_leaving_while_a_folder_is_looked_at(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.core.folders import check

    awake, before = threading.Event(), check.check_folder
    monkeypatch.setattr(check, "check_folder", lambda *a: awake.wait(10) and before(*a))
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    stage.click("Cancel")
    stage.settle()
    awake.set()
    stage.click("New workspace")
    assert not next_button(stage).isEnabled()


def test_check_that_breaks_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.core.folders import check

    def broken(*_arguments: object) -> None:
        raise OSError("the drive made a strange noise")

    monkeypatch.setattr(check, "check_folder", broken)
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    stage.until(lambda: stage.reads("Something unexpected happened"))
    assert not stage.reads("Looking at the folder")
    assert cards(stage) == []


def documents(stage: Stage) -> Path:
    return Path(stage.backend.own_folders.user_documents_dir)


def test_sample_project_is_copied_and_chosen(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    stage.click("Use the sample project")
    stage.until(next_button(stage).isEnabled)
    assert folder_names(stage) == ["Cais sample"]
    assert (documents(stage) / "Cais sample" / "Welcome.ipynb").exists()


def test_sample_project_that_cannot_be_copied(stage: Stage) -> None:
    place = documents(stage)
    place.mkdir(exist_ok=True)
    place.chmod(0o555)
    SHOW["wizard-folders-empty"](stage)
    stage.click("Use the sample project")
    stage.until(lambda: stage.reads("cannot save"))
    assert stage.offers("Use the sample project")


def test_escape_leaves_the_folders_as_they_were(stage: Stage) -> None:
    SHOW["change-folders"](stage)
    before = stage.app.desk.workspaces.in_order()
    stage.click("Remove warehouse")
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.reads("Start something new")
    assert stage.app.desk.workspaces.in_order() == before


def test_change_of_folders_says_whose_they_are_and_when_it_counts(stage: Stage) -> None:
    later = "Stop the tool and open it again to see the change."
    SHOW["change-folders-while-running"](stage)
    assert stage.reads("Which folders may “Sales forecast” use?")
    stage.until(lambda: stage.reads(later))  # once the folders were tried
    give(stage, "warehouse", writable=False)
    assert not stage.reads(later), "nothing is changed any more"
    give(stage, "warehouse", writable=True)
    stage.until(lambda: stage.reads(later))
    [workspace] = stage.app.desk.workspaces.in_order()
    stage.app.desk.halt(workspace.id)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert not stage.reads(later)


def test_folder_dialog_begins_where_the_last_one_was(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("deep"))
    assert stage.app.preferences.last_folder == str(stage.folder)


def test_folder_dialog_of_a_workspace_that_is_there_begins_there_too(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Folders…")
    stage.until(lambda: cards(stage))
    add_folder(stage, stage.project("deep"))
    assert stage.app.preferences.last_folder == str(stage.folder)


def test_folder_dialog_never_begins_in_the_home_folder(qapp: QApplication, tmp_path: Path) -> None:
    begun: list[str] = []
    preferences = Preferences(tmp_path)
    dialog = FolderDialog(lambda _parent, start: begun.append(start) or "", preferences)
    for last in (str(Path.home()), "/srv/data"):
        preferences.last_folder = last
        dialog.choose(QWidget())
    assert begun == [str(Path.home() / "Documents"), "/srv/data"]


def test_folder_that_became_a_link_is_not_shared_again_unasked(stage: Stage) -> None:
    data = Path(stage.project("data"))
    workspace = failed(
        stage,
        FolderRefused(path=str(data), reason="elsewhere"),
        folders=(Folder(stage.project(), "project", True), Folder(str(data), "data")),
    )
    data.rmdir()
    data.symlink_to(stage.project("payroll"))
    assert stage.reads(f"The folder “{data}” is another one now")
    stage.click("Change folders")
    stage.until(lambda: stage.reads("A link leads from here to another folder than you chose."))
    assert not stage.find(QAbstractButton, "Save").isEnabled()
    stage.click("Remove data")
    stage.click("Save")
    stage.until(lambda: len(stage.backend.store.load(workspace.id).folders) == 1)


def proofs(stage: Stage) -> list[str]:
    """The folders that were tried, each time."""
    return [about for method, about in stage.engine.asked if method == "prove_folders"]


def test_folder_that_does_not_work_is_mended_by_its_button(stage: Stage) -> None:
    stage.backend.verdicts = {"sales": Verdict(Reason.NOT_ALLOWED)}
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    assert stage.reads("The tool is not allowed to change this folder.")
    assert stage.reads("To go on, fix or remove the folders that do not work.")
    assert not next_button(stage).isEnabled()
    stage.backend.verdicts = {}
    stage.click("Share it read only: sales")
    stage.until(lambda: stage.reads("Works. The tool sees these files, and cannot change them."))
    assert next_button(stage).isEnabled()
    assert not stage.offers("Check again: sales")
    assert stage.reads("All folders are read only: the tool can save nothing in them.")


def test_folder_is_opened_to_the_tool_once_it_was_seen_what_that_changes(stage: Stage) -> None:
    stage.backend.verdicts = {"sales": Verdict(Reason.CLOSED)}
    sales = Path(stage.project("sales"))
    (sales / "data.csv").write_text("a\n")
    for place, mode in ((sales / "data.csv", 0o600), (sales, 0o700)):
        place.chmod(mode)
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, str(sales))
    stage.click("Let the tool use it: sales")
    stage.until(lambda: stage.reads("is added to 1 folder and 1 file;"))
    assert acl.find(str(sales), acl.ACCESS) is None, "it is only shown"
    QTest.keyClick(stage.front, Qt.Key.Key_Escape)
    stage.until(lambda: stage.front is stage.window)
    stage.click("Let the tool use it: sales")
    stage.until(lambda: stage.reads("is added to 1 folder and 1 file;"))
    stage.backend.verdicts = {}
    stage.click("Let it")
    stage.until(lambda: next_button(stage).isEnabled())
    assert acl.find(str(sales), acl.ACCESS)
    stage.click("Undo that the tool may use sales")
    stage.until(lambda: not stage.offers("Undo that the tool may use sales"))
    assert acl.find(str(sales), acl.ACCESS) is None
    assert acl.find(str(sales), acl.DEFAULT) is None


def test_what_the_tool_was_allowed_is_offered_to_be_undone_when_the_folder_goes(stage: Stage) -> None:
    stage.backend.verdicts = {"sales": Verdict(Reason.SOME_CLOSED, "data.csv", 1)}
    sales = Path(stage.project("sales"))
    sales.chmod(0o700)
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, str(sales))
    assert next_button(stage).isEnabled(), "it works without"
    stage.click("Let the tool use it: sales")
    stage.until(lambda: stage.offers("Let it") and stage.find(QAbstractButton, "Let it").isEnabled())
    stage.backend.verdicts = {}
    stage.click("Let it")
    stage.until(lambda: stage.offers("Undo that the tool may use sales"))
    stage.click("Remove sales")
    stage.until(lambda: stage.reads("The tool is still allowed to use “sales”."))
    stage.click("Undo")
    stage.until(lambda: acl.find(str(sales), acl.ACCESS) is None)


def test_another_folder_takes_the_place_of_one_that_does_not_work(stage: Stage) -> None:
    stage.backend.verdicts = {"archive": Verdict(Reason.EMPTY_INSIDE)}
    SHOW["wizard-folders-empty"](stage)
    for name in ("sales", "archive"):
        add_folder(stage, stage.project(name))
    assert not stage.offers("Share it read only: archive")
    stage.chosen = stage.project("copied")
    stage.click("Choose another folder: archive")
    stage.until(lambda: folder_names(stage) == ["sales", "copied"] and next_button(stage).isEnabled())
    assert stage.find(QComboBox, "What the tool may do with copied").currentText() == "Read only"
    assert proofs(stage) == ["sales", "archive", "copied"], "what is known is not tried again"


def test_folder_that_was_mended_outside_is_checked_again(stage: Stage) -> None:
    stage.backend.verdicts = {"sales": Verdict(Reason.FULL)}
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    stage.backend.verdicts = {}
    stage.click("Check again: sales")
    stage.until(lambda: next_button(stage).isEnabled())
    assert stage.reads("A test file was written and read both ways")
    assert proofs(stage) == ["sales", "sales anew"], "what is kept of it does not know"


def test_next_waits_until_folders_were_tried(stage: Stage) -> None:
    SHOW["wizard-folders-trying"](stage)
    assert not next_button(stage).isEnabled()
    stage.engine.gates["prove_folders"].set()
    stage.until(lambda: next_button(stage).isEnabled())


def test_leaving_ends_the_trial_and_coming_back_tries_again(stage: Stage) -> None:
    SHOW["wizard-folders-trying"](stage)
    stage.click("Back")
    assert next_button(stage).isEnabled()
    stage.engine.gates.pop("prove_folders").set()
    stage.click("Next: Folders")
    stage.until(lambda: next_button(stage).isEnabled())
    assert proofs(stage) == ["sales-2026", "warehouse", "warehouse"]


def test_where_the_environment_is_not_here_yet_the_trial_waits_for_the_start(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    assert stage.reads("It is tried from inside at the first start.")
    stage.until(lambda: next_button(stage).isEnabled())


def test_review_repeats_what_is_to_be_said_of_a_folder(stage: Stage) -> None:
    stage.backend.verdicts = {"sales": Verdict(Reason.SOME_CLOSED, "payroll.xlsx", 1)}
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("sales"))
    said = "Works, but the tool cannot open “payroll.xlsx”."
    assert stage.reads(said)
    stage.click("Next: Data connections")
    stage.click("Next: Review")
    assert stage.reads(said)


def test_what_is_in_the_cloud_is_shown_where_files_are(stage: Stage, programs: list[str]) -> None:
    """And Docker's settings where its list is: what cannot be opened is said."""
    SHOW["wizard-folders-causes"](stage)
    stage.click("Show the folder: sales-2026")
    stage.click("Open Docker’s settings: claims")
    assert [address.rpartition("/")[2] for address in programs] == ["sales-2026", "open"]
    assert programs[1].startswith("docker-desktop:")
    stage.until(lambda: stage.reads("Docker Desktop could not be opened."))
    assert not stage.find(QAbstractButton, "Next: Data connections").isEnabled()


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was to be opened by other programs; there are none for Docker's."""
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return url.isLocalFile()

    monkeypatch.setattr("desktop.gui.parts.programs.QDesktopServices.openUrl", open_url)
    return opened
