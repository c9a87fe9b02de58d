"""Another language is chosen in the settings, and spoken at once. For every screen see test_screens.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton

from desktop.gui.shell import HOME
from desktop.gui.wizard.choose_tool import ChooseTool
from tests.gui.conftest import Speak
from tests.gui.support.reading import left, read
from tests.gui.support.screens import SHOW, add_folder, folder_names, review, settings, tool
from tests.gui.support.spoken import INVENTED, TRANSLATIONS, mark, release, stretch
from tests.gui.support.stage import Stage
from tests.gui.support.switching import not_followed, switch, untranslated

Make = Callable[[], Stage]


@pytest.fixture
def english(speak: Speak, marked: Path, make_stage: Make) -> Stage:
    """The app in English, which can be made to mark what it says."""
    speak(marked, "en")
    return make_stage()


def test_what_does_not_follow_is_noticed(english: Stage) -> None:
    english.begin()
    assert untranslated(english) == ["it is not in the other language at all"]
    QLabel("Forgotten", english.find(QAbstractButton, "New workspace, from the card").parentWidget()).show()
    assert not_followed(english) == ["Forgotten"]


def test_what_does_not_follow_into_english_is_noticed(
    speak: Speak, stretched: Path, make_stage: Make
) -> None:
    longer = speak(stretched, INVENTED)
    stage = make_stage()
    stage.begin()
    longer.choose("en")
    forgotten = stretch("Forgotten")
    QLabel(forgotten, stage.find(QAbstractButton, "New workspace, from the card").parentWidget()).show()
    assert not_followed(stage, "en") == [forgotten]


def test_keyboard_stays_at_the_choice_which_is_remembered(
    speak: Speak, tmp_path: Path, make_stage: Make
) -> None:
    for file in TRANSLATIONS.glob("*.ts"):
        release(file, tmp_path)
    speak(tmp_path, "")
    stage = make_stage()
    settings(stage)
    stage.click("Português (Brasil)")
    stage.find(QRadioButton, "Português (Brasil)").setFocus()
    stage.click("English")
    stage.click("Português (Brasil)")
    assert QApplication.focusWidget() is stage.find(QRadioButton, "Português (Brasil)")
    assert stage.reads("Configurações")
    assert stage.find(QRadioButton, "Português (Brasil)").isChecked()
    stage.app.language.choose("en")  # the app of before is gone, with what it spoke
    again = make_stage()
    settings(again)
    assert again.reads("Configurações")
    assert again.find(QRadioButton, "Português (Brasil)").isChecked()
    again.click("Idioma igual ao do sistema")
    assert again.reads("Settings")
    assert again.backend.settings.now.language is None


def test_what_was_removed_can_still_be_had_back(english: Stage) -> None:
    SHOW["home-removed"](english)
    switch(english)
    english.app.window.show_place(HOME)
    english.click("Undo")
    english.until(lambda: english.offers("More for Sales forecast"))


def test_what_was_put_away_stays_away(english: Stage) -> None:
    SHOW["home-removed"](english)
    english.click("Put this message away")
    switch(english)
    english.app.window.show_place(HOME)
    english.settle()
    assert not english.offers("Undo")


def test_open_tool_stays_as_it_is(english: Stage) -> None:
    english.window.resize(1500, 800)  # room for the words of the bar's buttons, which marks make longer
    workspace = tool(english)
    (embedded,) = english.tools
    embedded.view.setText("not saved yet")
    switch(english)
    page = english.app.shell.workspaces.show(workspace.id)
    english.settle()
    assert page.tool is embedded
    assert page.tool_in_front
    assert (embedded.closed, embedded.saved, embedded.retranslated) == (False, 0, 1)
    assert embedded.view.text() == "not saved yet"
    assert mark("Stop") in english.texts()
    english.click("Stop")
    english.until(lambda: english.reads("The tool is stopped"))


def test_tool_that_loads_is_waited_for_in_the_new_language(english: Stage) -> None:
    workspace = english.keep()
    english.begin()
    play = english.open(workspace)
    embedded = english.run(workspace, play)
    switch(english)
    page = english.app.shell.workspaces.show(workspace.id)
    english.settle()
    assert not page.tool_in_front
    assert mark("Opening") in english.texts()
    embedded.show()
    english.settle()
    assert page.tool_in_front


def test_wizard_that_was_begun_can_be_gone_on_with(english: Stage) -> None:
    review(english)
    switch(english)
    assert english.app.shell.making.wizard is None
    english.app.window.show_place(HOME)
    english.settle()
    assert mark("The new workspace was not made.") in english.texts()
    english.click(f"{mark('Go on with it')}: {mark('The new workspace was not made.')}".translate(_UNMARKED))
    english.click("Back")
    english.click("Back")
    assert folder_names(english) == ["sales-2026", "warehouse-extracts"]
    assert [text for text in read(english.window) if left(text)] == []


_UNMARKED = str.maketrans("", "", "⟦⟧")


def test_offer_to_go_on_with_folders_follows(english: Stage) -> None:
    SHOW["change-folders"](english)
    add_folder(english, english.project("claims"))
    english.click("Cancel")
    switch(english)
    english.app.window.show_place(HOME)
    english.settle()
    assert mark("The folders of “{0}” were not changed.").format("Sales forecast") in english.texts()
    assert mark("Go on changing them") in english.texts()


def test_what_is_said_while_a_tool_saves_follows(english: Stage) -> None:
    SHOW["tool-saving"](english)
    switch(english)
    assert mark("Saving your work…") in english.texts()


def test_tools_are_found_by_words_of_either_language(speak: Speak, tmp_path: Path, make_stage: Make) -> None:
    release(TRANSLATIONS / "pt_BR.ts", tmp_path)
    speak(tmp_path, "pt_BR")
    stage = make_stage()
    stage.begin()
    stage.app.shell.making.show()
    assert stage.app.shell.making.wizard
    card = stage.app.shell.making.wizard.findChild(ChooseTool).card("jupyter-pytorch")
    assert card.matches("aprendizado profundo", "")
    assert card.matches("deep learning", "Python")
    assert not card.matches("apprentissage", "")
