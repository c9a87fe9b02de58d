"""All folders are checked when the person wants to know: on the tool's page, and where a start failed."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

from desktop.core.folders.proof import Verdict
from desktop.core.problems import EngineLost
from tests.gui.support.screens import come_forward, tool
from tests.gui.support.screens.checking import checked, missing
from tests.gui.support.stage import Stage


def test_each_folder_has_its_line(stage: Stage) -> None:
    checked(stage)
    assert stage.reads("✓ Works. A test file was written and read both ways")
    assert stage.reads("The tool is not allowed to change this folder.")
    assert stage.reads("Works, but the tool cannot open 3 files and folders, “2025/answers.csv” among them.")


def test_they_are_checked_again(stage: Stage) -> None:
    checked(stage)
    stage.backend.verdicts = {}
    stage.click("Check again")
    stage.until(lambda: stage.engine.count("prove_folders") == 2)
    stage.until(lambda: sum("✓ Works" in text for text in stage.texts()) == 3)


def test_it_leads_to_where_they_are_changed(stage: Stage) -> None:
    checked(stage)
    stage.click("Change folders…")
    stage.until(lambda: stage.reads("Which folders may “Sales forecast” use?"))


def test_what_became_of_one_since_the_start_comes_first(stage: Stage) -> None:
    workspace = tool(stage)
    stage.backend.verdicts = {}
    stage.until(lambda: workspace.id in stage.app.desk.shared_folders._standings)
    path = workspace.folders[0].path
    os.rename(path, f"{path}-old")
    stage.until(lambda: stage.reads("was moved"))
    stage.pick("Folders", "Check folders")
    come_forward(stage)
    stage.until(lambda: sum("was moved" in text for text in stage.texts()) == 2)


def test_a_start_that_failed_for_a_folder_offers_it(stage: Stage) -> None:
    workspace = missing(stage)
    stage.backend.verdicts = {}
    shutil.rmtree(workspace.folders[0].path)
    stage.click("Check folders")
    come_forward(stage)
    stage.until(lambda: stage.reads("This folder is not there."))


def test_an_engine_that_is_gone_is_said_to_be(stage: Stage) -> None:
    stage.backend.verdicts = {}
    tool(stage)
    stage.engine.troubles["prove_folders"] = EngineLost()
    stage.pick("Folders", "Check folders")
    come_forward(stage)
    stage.until(lambda: stage.offers("Check again") and stage.reads("stopped"))


def test_a_check_that_goes_on_ends_with_the_dialog(stage: Stage) -> None:
    tool(stage)
    gate = stage.engine.gates["prove_folders"] = threading.Event()
    stage.backend.verdicts = {"project": Verdict()}
    stage.pick("Folders", "Check folders")
    come_forward(stage)
    stage.until(lambda: stage.engine.count("prove_folders"))
    assert stage.reads("Trying it from inside the tool…")
    stage.click("Close")
    stage.until(lambda: stage.front is stage.window)
    gate.set()


def test_links_that_do_not_work_inside_are_told_of(stage: Stage) -> None:
    stage.backend.verdicts = {}
    workspace = tool(stage)
    (Path(workspace.folders[0].path) / "raw").symlink_to("/data/raw")
    stage.pick("Folders", "Check folders")
    come_forward(stage)
    stage.until(lambda: stage.reads("The link “raw” leads to /data/raw, where nothing is."))
