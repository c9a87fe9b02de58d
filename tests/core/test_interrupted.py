"""What is left of a save that was interrupted is found, and put back."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest

from desktop.core.folders.interrupted import Interrupted, find, put_back
from desktop.core.problems import CannotPutBack
from desktop.core.workspaces.workspace import Folder

NOTEBOOK = json.dumps({"cells": [], "metadata": {"much": "x" * 100}})


def shared(folder: Path, *, writable: bool = True) -> list[Folder]:
    return [Folder(str(folder), "project", writable=writable)]


def interrupt(path: Path, left: str, copy: str) -> Interrupted:
    path.parent.mkdir(exist_ok=True)
    path.write_text(left)
    beside = path.with_name(f".~{path.name}")
    beside.write_text(copy)
    return Interrupted(path, beside)


@pytest.mark.parametrize("left", ["", NOTEBOOK[:50]])
def test_a_damaged_notebook_is_made_whole_and_nothing_is_lost(tmp_path: Path, left: str) -> None:
    path = tmp_path / "below" / "review.ipynb"
    damaged = interrupt(path, left, NOTEBOOK)
    damaged.copy.chmod(0o640)
    assert find(shared(tmp_path)) == (damaged,)
    kept = put_back([damaged])
    assert path.read_text() == NOTEBOOK
    assert path.stat().st_mode & 0o777 == 0o640
    assert [(each.name, each.read_text()) for each in kept] == (
        [("review (interrupted).ipynb", left)] if left else []
    )
    assert {*path.parent.iterdir()} == {path, *kept}
    assert find(shared(tmp_path)) == ()


def test_what_was_left_twice_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    names = [put_back([interrupt(path, "a", f"abc{n}")])[0].name for n in range(3)]
    assert names == [f"table (interrupted{n}).csv" for n in ("", " 2", " 3")]


@pytest.mark.parametrize(
    ("left", "copy"),
    [
        (NOTEBOOK, NOTEBOOK[:50]),  # killed while it copied
        ("{}", NOTEBOOK),  # killed when all was written
        ("", ""),
        ("", "{" * 50),  # no notebook either
    ],
)
def test_a_whole_file_is_left_alone(tmp_path: Path, left: str, copy: str) -> None:
    whole = interrupt(tmp_path / "review.ipynb", left, copy)
    assert find(shared(tmp_path)) == ()
    assert put_back([whole]) == ()
    assert (whole.path.read_text(), whole.copy.read_text()) == (left, copy)


def test_other_hidden_files_are_none(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a")
    (tmp_path / ".~lock.data.csv#").write_text("somebody has it open")
    interrupt(tmp_path / ".ipynb_checkpoints" / "one.ipynb", "", NOTEBOOK)
    assert find(shared(tmp_path)) == ()


def test_what_may_not_be_changed_is_not_looked_at(tmp_path: Path) -> None:
    interrupt(tmp_path / "one.ipynb", "", NOTEBOOK)
    assert find(shared(tmp_path, writable=False)) == ()
    assert find(shared(tmp_path / "nowhere")) == ()


def test_a_start_waits_no_longer_than_a_moment(tmp_path: Path) -> None:
    upper = interrupt(tmp_path / "one.ipynb", "", NOTEBOOK)
    interrupt(tmp_path / "below" / "two.ipynb", "", NOTEBOOK)
    seconds = itertools.count()
    assert find(shared(tmp_path), 2, lambda: float(next(seconds))) == (upper,)


def test_what_a_save_was_writing_goes_once_no_save_can_need_it(tmp_path: Path) -> None:
    new, old = tmp_path / ".~cais-01234567.part", tmp_path / ".~cais-89abcdef.part"
    for path in (new, old):
        path.write_text("{")
    os.utime(old, (0, 0))
    assert find(shared(tmp_path)) == ()
    assert (new.exists(), old.exists()) == (True, False)


def test_a_folder_that_cannot_be_changed_any_more_is_told(tmp_path: Path) -> None:
    damaged = interrupt(tmp_path / "below" / "one.ipynb", "", NOTEBOOK)
    damaged.path.parent.chmod(0o500)
    try:
        with pytest.raises(CannotPutBack) as failed:
            put_back([damaged])
    finally:
        damaged.path.parent.chmod(0o700)
    assert failed.value.path == str(damaged.path)
    assert find(shared(tmp_path)) == (damaged,)
