"""Links in a chosen folder that lead out of it: said, and what they lead to is shared by a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from desktop.core.folders.links import Leads, Link
from desktop.core.folders.proof import Reason, Verdict
from desktop.gui.words.links import help_for, told
from tests.gui.support.screens import folder_names, tool
from tests.gui.support.screens.links import linked
from tests.gui.support.screens.wizard import add_folder, folders_empty, is_checking
from tests.gui.support.stage import Stage


def buttons(stage: Stage, text: str) -> list[QAbstractButton]:
    found = [one for one in stage.window.findChildren(QAbstractButton) if one.isVisible()]
    return [one for one in found if one.accessibleName().startswith(text)]


def test_what_a_link_leads_to_is_shared_and_it_is_not_told_of_any_more(stage: Stage) -> None:
    project = linked(stage)
    disk = str(project.parent / "warehouse")
    assert stage.reads("The link “harbours” leads to")
    stage.click("Share that folder too: harbours")
    stage.until(lambda: len(folder_names(stage)) == 2 and not is_checking(stage))
    folders = stage.app.shell.making.wizard.draft.choices.folders
    assert [(one.name, one.writable, one.also) for one in folders] == [
        ("sales-2026", True, ()),
        ("warehouse", False, (disk,)),
    ]
    assert not stage.reads("The link “harbours”")
    assert not stage.reads("The link “prices”"), "it leads to a part of it"


def test_a_link_by_the_folders_own_path_is_helped_as_well(stage: Stage) -> None:
    project = linked(stage)
    stage.click("Share that folder too: harbours")
    stage.until(lambda: len(folder_names(stage)) == 2 and not is_checking(stage))
    stage.click("Have it work inside: claims")
    stage.until(lambda: not stage.reads("“claims”") and not is_checking(stage))
    [first, _] = stage.app.shell.making.wizard.draft.choices.folders
    assert first.also == (str(project),)
    assert stage.reads("The link “raw” leads to /data/raw, where nothing is.")
    assert stage.reads("The link “lake” leads in a circle.")
    assert not buttons(stage, "Share that folder too")


def test_a_link_that_works_by_now_is_no_worry_of_the_trial_inside(stage: Stage) -> None:
    """The trial sees one folder at a time."""
    stage.backend.verdicts = {"sales-2026": Verdict(Reason.LINKS_OUT, "data", 1)}
    folders_empty(stage)
    project, disk = Path(stage.project("sales-2026")), Path(stage.project("warehouse"))
    (project / "data").symlink_to(disk)
    add_folder(stage, str(project))
    stage.click("Share that folder too: data")
    stage.until(lambda: len(folder_names(stage)) == 2 and not is_checking(stage))
    assert not stage.reads("lead to where the tool cannot go")
    assert not stage.reads("which the tool does not have")


def test_a_folder_that_is_never_shared_is_not_by_a_link(stage: Stage) -> None:
    stage.backend.verdicts = {}
    folders_empty(stage)
    project = Path(stage.project("sales-2026"))
    (project / "keys").symlink_to(stage.project(".ssh"))
    add_folder(stage, str(project))
    stage.click("Share that folder too: keys")
    stage.until(lambda: stage.reads("This folder holds your sign-in keys and is never shared."))


def test_a_link_that_nothing_helps_says_what_works() -> None:
    link = Link("data", Leads.OUT, "../../data", "/srv/data", "../../data")
    assert help_for(link, "project") == ""
    assert told(link, "project") == (
        "The link “data” leads to /srv/data. Share that folder by itself: the link cannot work inside."
    )


def test_links_that_came_since_are_told_of_once_and_stop_nothing(stage: Stage) -> None:
    """Those that were there as the folder was chosen were told of then."""
    project = Path(stage.project())
    (project / "old").symlink_to("/data/old")
    stage.backend.folders.check(str(project))
    (project / "new").symlink_to("/data/new")
    workspace = tool(stage)
    stage.until(lambda: stage.reads("The link “new” leads to /data/new, where nothing is."))
    assert not stage.reads("“old”")
    assert stage.page(workspace.id).tool_in_front
    assert stage.backend.folders.new_links(workspace.folders) == ()
    stage.click("Change folders…")
    stage.until(lambda: stage.reads("Which folders may “Sales forecast” use?"))
