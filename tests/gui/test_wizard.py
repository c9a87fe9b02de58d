"""From New workspace to a start, with mouse and keyboard."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from desktop.core.proxies import Reason
from desktop.core.status import Status
from desktop.core.workspace import MAX_NAME, Folder
from desktop.gui.shell import HOME
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.tool import EntryCard
from tests.gui.doubles import RoomsDouble
from tests.gui.screens import SCREENS, add_folder, cards, name_it
from tests.gui.stage import Stage

SHOW = {screen.name: screen.show for screen in SCREENS}


def offered(stage: Stage) -> list[str]:
    return [card.entry.id for card in stage.window.findChildren(EntryCard) if card.isVisible()]


def next_button(stage: Stage) -> QAbstractButton:
    assert stage.app.shell.wizard
    return stage.app.shell.wizard.next_button


def folder_names(stage: Stage) -> list[str]:
    return [card.accessibleName() for card in cards(stage)]


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


def test_whole_way_by_mouse(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace")
    assert not next_button(stage).isEnabled()
    stage.click("Python starter")
    stage.click("Next: Folders")
    assert not next_button(stage).isEnabled()
    add_folder(stage, stage.project("sales-2026"))
    add_folder(stage, stage.project("warehouse"))
    stage.click("Next: Review")
    for line in ("sales-2026 · can change", "warehouse · read only", stage.project("warehouse")):
        assert stage.reads(line)
    assert stage.find(QLineEdit, "Name of the workspace").text() == "sales-2026"
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces()
    play = stage.play(workspace.id)
    assert play.workspace == workspace
    assert workspace.entry == "python-starter"
    assert workspace.folders == (
        Folder(stage.project("sales-2026"), "sales-2026", writable=True),
        Folder(stage.project("warehouse"), "warehouse"),
    )
    assert stage.rooms.store.load(workspace.id) == workspace
    stage.until(lambda: stage.reads("Starting sales-2026"))
    assert stage.app.shell.wizard is None


def test_whole_way_by_keyboard(stage: Stage) -> None:
    stage.begin()
    stage.chosen = stage.project()

    def tab_to(name: str) -> None:
        for _ in range(40):
            stage.press(Qt.Key.Key_Tab)
            if QApplication.focusWidget().accessibleName() == name:
                return
        pytest.fail(f"Tab does not lead to {name}")

    tab_to("New workspace")
    stage.press(Qt.Key.Key_Space)
    tab_to("Python starter")
    stage.press(Qt.Key.Key_Space)
    tab_to("Next: Folders")
    stage.press(Qt.Key.Key_Space)
    tab_to("Add a folder…")
    stage.press(Qt.Key.Key_Space)
    stage.until(next_button(stage).isEnabled)
    tab_to("What the tool may do with project")
    stage.press(Qt.Key.Key_Up)
    tab_to("Next: Review")
    stage.press(Qt.Key.Key_Space)
    tab_to("Name of the workspace")
    QTest.keyClicks(QApplication.focusWidget(), " 2")
    tab_to("Start")
    stage.press(Qt.Key.Key_Space)
    [workspace] = stage.app.desk.workspaces()
    assert stage.play(workspace.id)
    assert workspace.folders == (Folder(stage.project(), "project", writable=False),)
    assert workspace.name in (" 2", "2", "project 2")


def test_enter_goes_on(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    card = stage.find(EntryCard, "Python starter")
    card.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert card.isChecked()
    assert stage.reads("What do you want to work with?"), "the first press chooses"
    stage.press(Qt.Key.Key_Enter)
    stage.settle()
    add_folder(stage, stage.project())
    stage.click("Next: Review")
    name_it(stage, "")
    stage.press(Qt.Key.Key_Return)
    assert stage.app.desk.workspaces() == []
    name_it(stage, "Mine")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    [workspace] = stage.app.desk.workspaces()
    assert workspace.name == "Mine"


def test_enter_that_is_held_only_chooses(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    stage.find(EntryCard, "Python starter").setFocus()
    for again in (False, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again
        )
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert stage.find(EntryCard, "Python starter").isChecked()


def test_keyboard_is_where_one_types(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace")
    search = stage.find(QLineEdit, "Search tools and packages")
    assert search.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "python starter")
    assert offered(stage) == ["python-starter"]
    stage.click("Python starter")
    stage.click("Next: Folders")
    assert QApplication.focusWidget().isAncestorOf(stage.find(QAbstractButton, "Add a folder…"))
    add_folder(stage, stage.project())
    stage.click("Next: Review")
    assert stage.find(QLineEdit, "Name of the workspace").hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Harbour dues")
    assert stage.find(QLineEdit, "Name of the workspace").text() == "Harbour dues", "it takes the place"
    stage.click("Back")
    stage.click("Back")
    assert search.hasFocus()
    stage.app.window.show_place(HOME)
    stage.click("New workspace")
    assert search.hasFocus()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("python starter", ["python-starter"]),
        ("STARTER", ["python-starter", "r-starter"]),
        ("duckdb", ["python-starter"]),
        ("  rstudio  ", None),
        ("no such tool", []),
        ("", None),
    ],
)
def test_search(stage: Stage, typed: str, found: list[str] | None) -> None:
    SHOW["wizard-tool"](stage)
    everything = offered(stage)
    QTest.keyClicks(stage.find(QLineEdit, "Search tools and packages"), typed)
    shown = offered(stage)
    if found is not None:
        assert shown == found
    assert set(shown) <= set(everything)
    assert stage.reads("Nothing is called that") is (shown == [])


def test_filter_by_language(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    everything = offered(stage)
    catalogue = stage.rooms.catalogue
    for name, language in (("Show Python", "python"), ("Show R", "r")):
        stage.click(name)
        assert {catalogue.entry(id).language for id in offered(stage)} == {language}
    stage.click("Show All")
    assert offered(stage) == everything


def test_what_is_chosen_stays_chosen_while_it_is_filtered_away(stage: Stage) -> None:
    SHOW["wizard-tool-chosen"](stage)
    stage.click("Show R")
    assert "python-starter" not in offered(stage)
    assert next_button(stage).isEnabled()
    stage.window.setFocus()
    reached = set()
    for _ in range(30):
        stage.press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert any(isinstance(widget, EntryCard) for widget in reached)


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
    assert stage.reads("Remove the folder that cannot be shared to go on.")
    assert not next_button(stage).isEnabled()
    add_folder(stage, str(Path.home()))
    assert stage.reads("Remove the folders that cannot be shared to go on.")
    stage.click(f"Remove {Path.home().name}")
    assert stage.reads("Remove the folder that cannot be shared to go on.")
    stage.click("Remove ssh")
    assert next_button(stage).isEnabled()
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
    stage.click("Next: Review")
    assert stage.reads("sales · read only")
    assert stage.reads("warehouse · can change")


def test_folder_that_takes_long_to_look_at(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that sleeps: nothing hangs, and Next waits for it."""
    from desktop.core import folders

    awake, check = threading.Event(), folders.check
    monkeypatch.setattr(folders, "check", lambda *a: awake.wait(10) and check(*a))
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
    from desktop.core import folders

    awake, check = threading.Event(), folders.check
    monkeypatch.setattr(folders, "check", lambda *a: awake.wait(10) and check(*a))
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    stage.click("Cancel")
    stage.settle()
    awake.set()
    stage.click("New workspace")
    assert not next_button(stage).isEnabled()


def test_check_that_breaks_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.core import folders

    def broken(*_arguments: object) -> None:
        raise OSError("the drive made a strange noise")

    monkeypatch.setattr(folders, "check", broken)
    SHOW["wizard-folders-empty"](stage)
    stage.chosen = stage.project()
    stage.click("Add a folder…")
    stage.until(lambda: stage.reads("Something unexpected happened"))
    assert not stage.reads("Looking at the folder")
    assert cards(stage) == []


def test_sample_project_is_copied_and_chosen(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    stage.click("Use the sample project")
    stage.until(next_button(stage).isEnabled)
    assert folder_names(stage) == ["Cais sample"]
    assert (stage.rooms.sample_place / "Welcome.ipynb").exists()


def test_sample_project_that_cannot_be_copied(stage: Stage) -> None:
    place = stage.rooms.sample_place.parent
    place.mkdir(exist_ok=True)
    place.chmod(0o555)
    SHOW["wizard-folders-empty"](stage)
    stage.click("Use the sample project")
    stage.until(lambda: stage.reads("cannot save"))
    assert stage.offers("Use the sample project")


def test_back_keeps_what_was_chosen(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    name_it(stage, "My own name")
    stage.click("Back")
    assert folder_names(stage) == ["sales-2026", "warehouse-extracts"]
    stage.click("Back")
    assert stage.find(EntryCard, "Python starter").isChecked()
    stage.click("Next: Folders")
    stage.click("Next: Review")
    assert stage.find(QLineEdit, "Name of the workspace").text() == "My own name"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "Give it a name"),
        ("   ", "Give it a name"),
        ("Claims analysis", "Another workspace has this name."),
        ("  claims ANALYSIS ", "Another workspace has this name."),
    ],
)
def test_name_that_cannot_be(stage: Stage, name: str, fault: str) -> None:
    stage.keep("Claims analysis")
    SHOW["wizard-review"](stage)
    name_it(stage, name)
    assert stage.reads(fault)
    assert not next_button(stage).isEnabled()
    name_it(stage, "Something else")
    assert not stage.reads(fault)
    assert next_button(stage).isEnabled()


@pytest.mark.parametrize("name", ["x" * MAX_NAME, "🚢 Häfen „2026“ / 'Q1' & <b>Q2</b>", "مرحبا", ".."])
def test_names_of_all_kinds(stage: Stage, name: str) -> None:
    SHOW["wizard-review"](stage)
    name_it(stage, name)
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces()
    assert stage.play(workspace.id).workspace.name == name
    assert stage.rooms.store.load(workspace.id).name == name
    stage.app.window.show_place(HOME)
    stage.settle()
    assert stage.reads(name)


def test_name_cannot_grow_too_long(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    edit = stage.find(QLineEdit, "Name of the workspace")
    edit.setFocus()
    edit.setText("y" * (MAX_NAME - 1))
    QTest.keyClicks(edit, "yyy")
    assert len(edit.text()) == MAX_NAME


def test_name_like_another_is_not_suggested(stage: Stage) -> None:
    stage.keep("sales-2026")
    SHOW["wizard-review"](stage)
    assert stage.find(QLineEdit, "Name of the workspace").text() == "sales-2026 2"


@pytest.mark.parametrize("page", ["wizard-tool", "wizard-folders-empty", "wizard-review"])
def test_escape_leaves(stage: Stage, page: str) -> None:
    SHOW[page](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.reads("Start something new")
    assert stage.app.desk.workspaces() == []
    stage.click("New workspace")
    assert stage.reads("What do you want to work with?")
    assert not next_button(stage).isEnabled()


def test_escape_leaves_the_folders_as_they_were(stage: Stage) -> None:
    SHOW["change-folders"](stage)
    before = stage.app.desk.workspaces()
    stage.click("Remove warehouse")
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.reads("Start something new")
    assert stage.app.desk.workspaces() == before


def test_change_of_folders_says_whose_they_are_and_when_it_counts(stage: Stage) -> None:
    later = "Stop the tool and open it again to see the change."
    SHOW["change-folders-while-running"](stage)
    assert stage.reads("Which folders may “Sales forecast” use?")
    assert stage.reads(later)
    [workspace] = stage.app.desk.workspaces()
    stage.app.desk.halt(workspace.id)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert not stage.reads(later)


def test_going_home_and_back_resumes(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project())
    stage.app.window.show_place(HOME)
    stage.click("New workspace")
    assert folder_names(stage) == ["project"]


def test_folder_dialog_begins_where_the_last_one_was(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project("deep"))
    assert stage.rooms.preferences.last_folder == str(stage.folder)


def test_review_says_what_the_first_start_takes(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    assert stage.reads("Built on this computer the first time")
    assert stage.reads("Only once; you can go on working meanwhile.")


def test_review_promises_no_more_than_every_engine_keeps(stage: Stage) -> None:
    """Older ones let neighbours reach a tool's sign-in; nobody without its secret gets any further."""
    SHOW["wizard-review"](stage)
    assert stage.reads("be used from other computers,")
    assert not stage.reads("reached")


def test_review_of_what_is_there_already(stage: Stage) -> None:
    recipe = stage.rooms.catalogue.entry("python-starter").recipe
    assert recipe
    stage.engine.images.add(recipe.tag)
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("On this computer"))
    assert not stage.reads("Only once")


def test_review_says_what_becomes_of_the_proxies(stage: Stage) -> None:
    SHOW["wizard-review-proxies"](stage)
    assert stage.reads("serves this computer alone")
    assert stage.reads("has a password, which no tool is given")
    assert stage.reads("For IT: HTTPS_PROXY")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_to_change_a_proxy_has_its_sentence(stage: Stage, reason: Reason) -> None:
    stage.rooms.proxy_findings = {"HTTP_PROXY": reason, "HTTPS_PROXY": reason}
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("proxy"))
    assert stage.reads("For IT: HTTP_PROXY, HTTPS_PROXY")
    assert sum("IT " in line and "proxy" in line for line in stage.texts()) == 1


def test_review_is_silent_about_proxies_that_go_inside_as_they_are(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    assert not stage.reads("proxy")


def test_review_tells_of_the_proxy_that_is_set_on_this_computer(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(RoomsDouble, "proxies")
    monkeypatch.setenv("https_proxy", "http://me:secret@proxy.example:3128")
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("has a password, which no tool is given"))
    assert not stage.reads("secret")
