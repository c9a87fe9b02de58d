"""Symbolic links in shared folders: which do not work inside, what helps, and that it does in a container."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.draft import Choices
from desktop.core.folders.check import Finding
from desktop.core.folders.links import Leads, Link, find, works
from desktop.core.start.plan import once
from desktop.core.workspaces.workspace import Folder
from tests.core.trying import Trying


@pytest.fixture
def project(tmp_path: Path) -> Path:
    place = tmp_path / "work" / "project"
    (place / "below").mkdir(parents=True)
    (place / "below" / "more.csv").touch()
    disk = tmp_path / "disk" / "data"
    disk.mkdir(parents=True)
    (disk / "prices.csv").write_text("a\n")
    (tmp_path / "work" / "raw").mkdir()
    (tmp_path / "work" / "raw" / "raw.csv").write_text("b\n")
    return place


def only(project: Path, name: str, target: str) -> Link | None:
    """What is found of a link of this name."""
    (project / name).symlink_to(target)
    found = find(str(project))
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("within", "below/more.csv"),
        ("below/up", "../below"),
        ("program", "/usr/bin/env"),
    ],
)
def test_links_that_work_or_are_the_systems_are_not_told_of(project: Path, name: str, target: str) -> None:
    assert only(project, name, target) is None


def test_what_is_in_hidden_folders_is_not_looked_at(project: Path) -> None:
    (project / ".venv").mkdir()
    assert only(project, ".venv/data", "/nowhere") is None


def test_a_link_to_another_disk(project: Path, tmp_path: Path) -> None:
    disk = str(tmp_path / "disk" / "data")
    assert only(project, "data", disk) == Link("data", Leads.OUT, disk, disk, disk)


def test_a_link_to_a_file_there(project: Path, tmp_path: Path) -> None:
    disk = str(tmp_path / "disk" / "data")
    file = f"{disk}/prices.csv"
    assert only(project, "prices.csv", file) == Link("prices.csv", Leads.OUT, file, disk, disk)


def test_a_relative_link_beside_the_folder(project: Path, tmp_path: Path) -> None:
    raw = str(tmp_path / "work" / "raw")
    found = only(project, "below/raw", "../../raw")
    assert found == Link("below/raw", Leads.OUT, "../raw", raw, "../raw")
    assert found.place_inside("project") == "~/raw"


def test_a_relative_link_above_home_cannot_be_helped(project: Path, tmp_path: Path) -> None:
    found = only(project, "data", "../../disk/data")
    assert found
    assert found.folder == str(tmp_path / "disk" / "data")
    assert found.place_inside("project") == ""


def test_links_that_lead_nowhere_and_in_a_circle(project: Path) -> None:
    (project / "one").symlink_to("two")
    (project / "two").symlink_to("one")
    (project / "gone").symlink_to("/data/gone")
    found = {link.path: link.leads for link in find(str(project))}
    assert found == {"one": Leads.CIRCLE, "two": Leads.CIRCLE, "gone": Leads.NOWHERE}


def test_an_absolute_link_within(project: Path) -> None:
    found = only(project, "latest", f"{project}/below")
    assert found == Link("latest", Leads.WITHIN, f"{project}/below", str(project), str(project))
    assert works(found, Folder(str(project), "p"), [Folder(str(project), "p", also=(str(project),))])


@pytest.mark.parametrize("target", ["/opt/conda/data", "/", "/usr"])
def test_nothing_of_an_image_is_covered(target: str) -> None:
    assert Link("data", Leads.OUT, target, "/real", target).place_inside("project") == ""


def test_hidden_things_in_the_tools_home_are_its_own() -> None:
    assert Link("c", Leads.OUT, "../.config", "/real", "../.config").place_inside("project") == ""


def test_a_link_works_by_a_folder_that_holds_what_it_leads_to() -> None:
    link = Link("data", Leads.OUT, "/mnt/big/data/2025", "/mnt/big/data/2025", "/mnt/big/data/2025")
    project = Folder("/home/ana/project", "project")
    assert not works(link, project, [project, Folder("/mnt/big", "big")])
    assert works(link, project, [project, Folder("/mnt/big", "big", also=("/mnt/big",))])
    assert not works(link, project, [project, Folder("/mnt/big", "big", also=("/mnt/other",))])


@pytest.mark.engine
def test_what_helps_works_in_a_container(trying: Trying, project: Path, tmp_path: Path) -> None:
    """A disk elsewhere by an absolute link, a file there, a folder beside, a path of its own."""
    disk = str(tmp_path / "disk" / "data")
    for name, target in {
        "data": disk,
        "prices.csv": f"{disk}/prices.csv",
        "below/raw": "../../raw",
        "latest": f"{project}/below",
    }.items():
        (project / name).symlink_to(target)
    choices = Choices().with_folder(Finding(str(project)))
    for link in find(str(project)):
        choices = choices.with_link(str(project), link, Finding(link.folder))
    assert [folder.name for folder in choices.folders] == ["project", "data", "raw"]
    assert [folder.writable for folder in choices.folders] == [True, False, False]
    tool = trying.plan(*choices.folders)
    reads = "cd ~/project && cat data/prices.csv prices.csv below/raw/raw.csv && ls latest/more.csv"
    outcome = trying.engine.containers.run_once(once(tool, ("sh", "-c", reads)), {}, Stop())
    assert (outcome.exit_code, outcome.output.split()) == (0, ["a", "a", "b", "latest/more.csv"])
    without = replace(tool, linked=())
    outcome = trying.engine.containers.run_once(once(without, ("sh", "-c", reads)), {}, Stop())
    assert outcome.exit_code != 0
