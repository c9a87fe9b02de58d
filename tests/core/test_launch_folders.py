"""What is seen of the folders before a start shares them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.folders.check import Places, Refusal
from desktop.core.problems import FolderMissing, FolderRefused
from desktop.core.start.launch import look_at
from desktop.core.workspaces.workspace import Folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "project" / "data").mkdir(parents=True)
    return tmp_path / "project" / "data"


def test_folders_that_are_as_they_were_chosen_are_shared(data, home) -> None:
    look_at(
        (Folder(str(data.parent), "project", True), Folder(str(data), "data")), Places("linux", str(home))
    )


@pytest.mark.parametrize("swapped", ["data", "project"])
def test_a_link_in_the_place_of_a_folder_shares_nothing(data, home, tmp_path, swapped) -> None:
    """What runs inside a folder that it can change can leave one there, for the next start."""
    (tmp_path / "payroll" / "data").mkdir(parents=True)
    place = data if swapped == "data" else data.parent
    place.rename(tmp_path / "away")
    place.symlink_to(tmp_path / "payroll")
    with pytest.raises(FolderRefused) as refused:
        look_at((Folder(str(data), "data"),), Places("linux", str(home)))
    assert (refused.value.path, refused.value.reason) == (str(data), Refusal.ELSEWHERE.value)
    assert refused.value.found.startswith(str(tmp_path / "payroll"))


def test_a_folder_that_is_gone_is_told_apart(data, home) -> None:
    data.rmdir()
    with pytest.raises(FolderMissing):
        look_at((Folder(str(data), "data"),), Places("linux", str(home)))
