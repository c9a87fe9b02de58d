"""What somebody sees of presets: before one is used, while one is in force, and where nothing starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.core.problems import PolicyExpired
from desktop.gui.shell import HOME, PRESETS, SETTINGS
from tests.gui.support.screens import SHOW, presets
from tests.gui.support.screens.presets import BODY, HEAD, KEY, managed, offered, written
from tests.gui.support.stage import Stage


def own(stage: Stage) -> Path:
    return Path(stage.backend.own_folders.user_config_dir) / "presets"


def drop(stage: Stage, *paths: Path) -> bool:
    """On the window, as a person drags; whether it is taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(stage.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(stage.window, QDropEvent(QPoint(300, 300), action, data, buttons, keys))
    return enter.isAccepted()


def test_nothing_changes_until_it_is_used(stage: Stage) -> None:
    SHOW["preset-offered"](stage)
    assert stage.reads("Use the preset of Acme Häfen?")
    assert stage.reads("Nobody. Anybody could have written it")
    assert stage.reads("“Claims analysis” would no longer start. Acme Häfen does not allow")
    assert not own(stage).exists()
    stage.click("Cancel")
    assert stage.offers("New workspace")
    assert not own(stage).exists()


def test_used_it_is_in_force_and_said_in_the_corner(stage: Stage) -> None:
    SHOW["presets-in-force"](stage)
    assert stage.reads("You took it")
    assert stage.offers("Managed by Acme Häfen")
    assert stage.backend.policies.now().locked("resources.memory_most_gb")
    stage.app.window.show_place(HOME)
    stage.click("Managed by Acme Häfen")
    assert stage.reads("No other folders can be shared")


def test_the_same_one_again_says_so(stage: Stage) -> None:
    SHOW["presets-in-force"](stage)
    stage.app.shell.open_file(str(stage.folder / "acme.cais"))
    stage.until(lambda: stage.reads("You use this preset of Acme Häfen already"))
    assert not stage.offers("Use this preset")


def test_it_goes_back_to_where_it_was_opened(stage: Stage) -> None:
    """A wizard that somebody was in is there as it was."""
    SHOW["wizard-folders"](stage)
    offered(stage, written(stage.folder))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("Which folders may it use?"))
    stage.app.shell.open_file(str(stage.folder / "acme.cais"))
    stage.until(lambda: stage.offers("Use this preset"))
    stage.app.shell.open_file(str(written(stage.folder, serial=5)))
    stage.until(lambda: stage.reads("number 5"))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("Which folders may it use?"))


def test_dropped_on_the_window(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    assert drop(stage, written(stage.folder))
    stage.until(lambda: stage.offers("Use this preset"))


def test_chosen_from_the_settings(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.begin()
    path = str(written(stage.folder))
    monkeypatch.setattr(stage.app.shell.presets, "_ask", lambda: path)
    stage.app.window.show_place(SETTINGS)
    stage.click("Open a preset…")
    stage.until(lambda: stage.offers("Use this preset"))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("Appearance"))


def test_other_files_are_not_taken(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    assert not drop(stage, stage.folder / "sales.xlsx")
    assert not drop(stage, written(stage.folder), stage.folder / "b.cais")


def test_a_bad_file_is_said_and_left_alone(stage: Stage) -> None:
    SHOW["preset-unfit"](stage)
    assert stage.reads("“acme.cais” has mistakes in it")
    assert not own(stage).exists()
    stage.click("Back to workspaces")
    assert stage.reads("Workspaces")


def test_a_full_disk_is_said_on_the_page(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    SHOW["preset-offered"](stage)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        stage.click("Use this preset")
        stage.until(lambda: stage.reads("Cais cannot save its own files"))
    stage.click("Use this preset")
    stage.until(lambda: stage.app.shell.making.wizard)


def test_given_up_after_what_that_changes_was_said(stage: Stage) -> None:
    SHOW["presets-given-up"](stage)
    assert stage.reads("“Claims analysis” can be started again.")
    stage.click("Stop using it")
    stage.until(lambda: stage.reads("Your organisation has set nothing here"))
    assert not stage.offers("Managed by Acme Häfen")
    assert stage.backend.policies.now().presets == ()


def test_one_of_it_cannot_be_given_up(stage: Stage) -> None:
    SHOW["presets-of-it"](stage)
    assert not stage.offers("Stop using the preset of Acme Häfen…")


# --- where nothing new starts -----------------------------------------------------------------------------


def test_fail_closed_says_what_it_has_to_mend(stage: Stage) -> None:
    """Rancher Desktop 5545 and others: a faulty profile was passed over in silence."""
    SHOW["presets-stopped"](stage)
    assert stage.reads("What Acme Häfen requires has expired")
    assert stage.reads("Put one with a later “expires” in its place.")
    assert stage.reads("it@acme.example")


def test_mended_it_goes_on_by_itself(stage: Stage) -> None:
    SHOW["presets-stopped"](stage)
    written(stage.folder, signed=True, serial=4)
    stage.until(lambda: not stage.reads("has expired"))
    assert stage.reads("From your IT")
    stage.app.window.show_place(HOME)
    assert not stage.offers("What IT has to mend")


def test_what_runs_goes_on(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    managed(stage, head=HEAD.replace("2099", "2020"))
    stage.until(lambda: stage.offers("What IT has to mend"))
    assert stage.reads("Running")
    assert stage.engine.count("halt") == 0


def test_changed_while_it_is_open_holds_from_the_next_start_on(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    managed(stage, BODY)
    assert not stage.reads("has changed")
    written(stage.folder, BODY, signed=True, serial=4)
    stage.until(lambda: stage.reads("It holds from the next start on."))
    assert stage.engine.count("halt") == 0
    stage.click("Show it")
    assert stage.reads("number 4")


def test_withdrawn_it_says_so_too(stage: Stage) -> None:
    path = managed(stage, BODY)
    stage.backend.machine = stage.backend.machine._replace(required=False)
    path.unlink()
    stage.until(lambda: not stage.offers("Managed by Acme Häfen"))
    assert stage.backend.policies.now().settings == {}


def test_an_own_faulty_one_can_be_given_up(stage: Stage) -> None:
    own(stage).mkdir(parents=True)
    (own(stage) / "acme.cais").write_text("kind = ")
    stage.begin()
    stage.until(lambda: stage.offers("What IT has to mend"))
    stage.click("What IT has to mend")
    stage.click("Stop using the file that cannot be believed")
    stage.until(lambda: stage.reads("Your organisation has set nothing here"))
    assert stage.backend.policies.now().problem is None


def test_signed_by_it_is_told_from_signed_by_anybody(stage: Stage) -> None:
    SHOW["preset-offered-by-it"](stage)
    assert stage.backend.machine.key == KEY
    assert stage.reads("Your IT. The key is the one that this computer was given.")


def test_an_end_is_told_to_the_analyst_before_it_comes(stage: Stage) -> None:
    presets.ending_at_home(stage)
    assert stage.reads("Nothing new starts from then on: ask it@acme.example for a newer preset.")
    stage.click("Show it")
    assert stage.reads("From your IT")
    assert stage.reads("Nothing new starts from then on")


def test_an_end_that_is_far_is_no_news(stage: Stage) -> None:
    stage.keep()
    managed(stage)
    assert not stage.reads("expires on")


def test_a_preset_lasts_in_every_language(stage: Stage) -> None:
    presets.of_it(stage)
    stage.app.shell.retranslate()
    stage.app.window.show_place(PRESETS)
    assert stage.reads("From your IT")
    assert stage.offers("Managed by Acme Häfen")


def test_who_begins_is_greeted_in_its_words(stage: Stage) -> None:
    """As text, whatever is written there; and by another one once IT has another."""
    managed(stage, "[texts]\nwelcome = 'Ask <b>Ana</b> first.'", head="")
    stage.until(lambda: stage.reads("Ask <b>Ana</b> first."))
    stage.click("New workspace, from the card")
    assert stage.app.shell.making.wizard
    assert stage.reads("Ask <b>Ana</b> first.")
    stage.click("Cancel")
    written(stage.folder, "[texts]\nwelcome = 'Ask Rui first.'", head="", signed=True, serial=4)
    stage.until(lambda: stage.reads("Ask Rui first."))
    assert not stage.reads("Ana")


def test_who_has_a_workspace_is_greeted_no_more(stage: Stage) -> None:
    stage.keep()
    managed(stage, "[texts]\nwelcome = 'Ask Ana first.'", head="")
    assert not stage.reads("Ask Ana first.")


def test_a_newer_one_begins_no_other_workspace(stage: Stage) -> None:
    SHOW["presets-in-force"](stage)
    if stage.app.shell.making.wizard:
        stage.click("Cancel")
    offered(stage, written(stage.folder, serial=4))
    stage.click("Use this preset")
    stage.until(lambda: stage.reads("The preset of Acme Häfen is in force."))
    assert not stage.app.shell.making.wizard


@pytest.mark.parametrize("own", [False, True], ids=["of IT", "a person's own"])
def test_what_an_expired_one_locked_stays_locked(stage: Stage, own: bool) -> None:
    """And why nothing new starts is said. Until somebody gives it up, or another takes its place."""
    body, head = "[settings]\nappearance = 'dark'", 'locked = ["settings.appearance"]\n'
    expired = f"{head}expires = 2020-06-30T00:00:00Z"
    if own:
        folder = Path(stage.backend.own_folders.user_config_dir) / "presets"
        folder.mkdir(parents=True)
        written(folder, body, head=expired)
        stage.begin()
        stage.until(lambda: stage.app.desk.presets.known)
    else:
        managed(stage, body, head=expired)
    stage.until(lambda: stage.offers("What IT has to mend"))
    assert stage.backend.policies.now().locked("settings.appearance")
    stage.app.window.show_place(SETTINGS)
    assert stage.reads("Set by Acme Häfen in acme.cais.")
    assert isinstance(stage.backend.policies.now().problem, PolicyExpired)
