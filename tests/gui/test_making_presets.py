"""A preset is made for others: what is picked is in the file, and what is wrong is said where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.core.policy import keys
from desktop.core.policy.preset import Preset, read
from desktop.gui.parts.choice import Choice
from desktop.gui.presets.making.fields import sections
from tests.gui.support import screens
from tests.gui.support.screens.making import (
    ENVIRONMENTS,
    FOLDERS,
    MEMORY,
    PROTECTION,
    choose,
    enter,
    go_to,
    opened,
    saved,
    show,
)
from tests.gui.support.stage import Stage


def pick(stage: Stage, name: str, answer: str) -> None:
    box = stage.find(Choice, name)
    box.setCurrentText(answer)
    box.activated.emit(box.currentIndex())
    stage.settle()


def save(stage: Stage, place: Path) -> Preset:
    stage.until(lambda: stage.reads("It is good"))
    stage.click("Save…")
    stage.until(place.exists)
    found = read(place)
    assert isinstance(found, Preset)
    return found


def test_one_is_made_from_nothing(stage: Stage, tmp_path: Path) -> None:
    page = show(stage)
    choose(page, tmp_path / "team")
    enter(stage, "Organisation", "Acme")
    enter(stage, "Whom to ask", "it@acme.example")
    go_to(stage, MEMORY)
    enter(stage, "Memory, in GB", "4")
    enter(stage, "Memory at most, in GB", "8")
    go_to(stage, PROTECTION)
    pick(stage, "What is done with workspaces", "Is written down, on that computer alone")
    stage.click("Lock: What is done with workspaces")
    go_to(stage, ENVIRONMENTS)
    stage.click("Python starter: Only these can be chosen")
    stage.click("Add an environment")
    stage.click("New environment: Only these can be chosen")
    stage.click("New environment: Only these can be chosen")
    stage.click("Remove “New environment”")
    go_to(stage, FOLDERS)
    pick(stage, "Other folders", "Cannot be shared")
    stage.click("Add a folder")
    enter(stage, "What it is for, New folder", "Extracts")
    stage.until(lambda: stage.reads("Use the preset of Acme?"))
    found = save(stage, tmp_path / "team.cais")
    assert found.values == {
        "resources.memory_gb": 4,
        "resources.memory_most_gb": 8,
        "folders.elsewhere": False,
        "activity.keep": True,
        "catalogue.show": ["python-starter"],
        "folder.folder": {"title": "Extracts", "writable": False},
    }
    assert found.locked == {
        "resources.memory_most_gb",
        "folders.elsewhere",
        "activity.keep",
        "catalogue.show",
    }


def test_what_is_wrong_is_said_at_its_field_and_is_not_saved(stage: Stage) -> None:
    screens.making.faulty(stage)
    assert stage.offers("Memory and processors (2)")
    told = {
        name: stage.find(QLineEdit, name).accessibleDescription()
        for name in ("Memory, in GB", "Processors", "Processors at most")
    }
    assert told == {
        "Memory, in GB": "16: is more than the most there is, 8",
        "Processors": '"two": must be a number',
        "Processors at most": "",
    }
    go_to(stage, FOLDERS)
    stage.click("Save…")
    stage.until(lambda: isinstance(field := stage.window.focusWidget(), QLineEdit) and field.text() == "16")
    enter(stage, "Memory, in GB", "8")
    enter(stage, "Processors", "2")
    stage.until(lambda: stage.reads("It is good"))


def test_the_next_one_keeps_what_it_had(stage: Stage) -> None:
    path = saved(stage)
    before = (stage.folder / "acme.cais").read_text()
    assert path.read_text() == before.replace("serial = 3", "serial = 4")
    stage.click("Copy the command")
    assert QGuiApplication.clipboard().text() == "minisign -S -m next.cais"


def test_what_it_does_here_can_be_seen_before_it_is_handed_out(stage: Stage) -> None:
    stage.keep("Claims analysis")
    saved(stage)
    stage.click("What it does here")
    stage.until(lambda: stage.offers("Use this preset"))
    assert stage.reads("“Claims analysis” would no longer start")
    stage.click("Cancel")
    assert stage.reads("Make a preset")


def test_what_it_does_here_is_told_while_it_is_picked(stage: Stage) -> None:
    screens.SHOW["preset-making-effects"](stage)
    assert stage.reads("What it would do on this computer")
    go_to(stage, MEMORY)
    enter(stage, "Memory, in GB", "0")
    stage.until(lambda: not stage.reads("What it would do on this computer"))


def test_where_there_are_no_workspaces_nothing_is_told_of_them(stage: Stage) -> None:
    screens.SHOW["preset-making-good"](stage)
    assert not stage.reads("What it would do on this computer")


def test_a_thing_is_locked_and_removed(stage: Stage) -> None:
    page = opened(stage)
    go_to(stage, FOLDERS)
    stage.click("Locked: The shared extracts")
    stage.click("Remove “Your project folder”")
    stage.until(lambda: stage.reads("It is good"))
    choose(page, stage.folder / "less.cais")
    found = save(stage, stage.folder / "less.cais")
    assert "folder.project" not in found.values
    assert "folder.extracts" in found.values
    assert "folder.extracts" not in found.locked


def test_what_this_computer_has_is_taken_over_without_secrets(stage: Stage) -> None:
    screens.making.from_here(stage)
    assert stage.reads("2 things of this computer were added.")
    assert stage.reads("db.example")


@pytest.mark.parametrize("content", ["[", "\0"])
def test_what_is_no_preset_is_not_opened(stage: Stage, content: str) -> None:
    page = show(stage)
    broken = stage.folder / "broken.cais"
    broken.write_text(content)
    choose(page, broken)
    stage.click("Change one that there is…")
    stage.until(lambda: stage.reads("“broken.cais” has mistakes in it"))


def test_what_was_picked_is_not_lost_by_one_press(stage: Stage) -> None:
    screens.settings(stage)
    stage.click("Make a preset…")
    enter(stage, "Organisation", "Acme")
    stage.click("Close")
    assert stage.reads("What you picked is not saved yet.")
    stage.click("Close without saving")
    assert stage.offers("Make a preset…")


def test_where_nothing_was_picked_it_closes_at_once(stage: Stage) -> None:
    screens.settings(stage)
    stage.click("Make a preset…")
    stage.click("Close")
    assert stage.offers("Make a preset…")


def test_all_that_a_preset_can_say_can_be_picked() -> None:
    """But for servers of images by the server that they stand in for, which are written by hand."""
    places = {".".join(one.place) for section in sections() for one in section.fields}
    tables = {section.named for section in sections()}
    assert keys.HEEDED - places - tables == {"network.mirrors.images"}


def test_folders_are_told_for_each_system(stage: Stage, tmp_path: Path) -> None:
    """Whoever makes a preset seldom sits at the system that it is for."""
    page = show(stage)
    choose(page, tmp_path / "team")
    enter(stage, "Organisation", "Acme")
    enter(stage, "Whom to ask", "it@acme.example")
    go_to(stage, FOLDERS)
    stage.click("Add a folder")
    enter(stage, "What it is for, New folder", "Extracts")
    enter(stage, "Where it is on Windows, New folder", r"X:\extracts")
    enter(stage, "Where it is on a Mac, New folder", "/Volumes/extracts")
    enter(stage, "Where it is on Linux, New folder", "/srv/extracts")
    (value,) = save(stage, tmp_path / "team.cais").values.values()
    assert (value["windows"], value["macos"], value["linux"]) == (
        r"X:\extracts",
        "/Volumes/extracts",
        "/srv/extracts",
    )


def test_settings_of_cais_are_picked_from_what_there_is(stage: Stage, tmp_path: Path) -> None:
    page = show(stage)
    choose(page, tmp_path / "team")
    enter(stage, "Organisation", "Acme")
    enter(stage, "Whom to ask", "it@acme.example")
    go_to(stage, len(sections()) - 2)
    pick(stage, "Appearance", "Dark")
    stage.click("Lock: Appearance")
    pick(stage, "Tools, when Cais is closed", "Are stopped")
    found = save(stage, tmp_path / "team.cais")
    assert found.values == {"settings.appearance": "dark", "settings.tools_after_close": "stop"}
    assert found.locked == {"settings.appearance"}


def test_nothing_is_offered_that_has_no_effect() -> None:
    places = [".".join(one.place) for section in sections() for one in section.fields]
    assert [key for key in places if not keys.heeded(key)] == [
        "organisation.name",
        "organisation.contact",
        "id",
        "expires",
    ]
