"""Files are written as a whole or not at all, whatever comes in between."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.files import atomic


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "settings.toml"


def test_a_file_is_made_with_its_folder_and_for_this_person_alone(file: Path) -> None:
    atomic.write(file, b"first")
    atomic.write(file, b"second")
    assert file.read_bytes() == b"second"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_where_a_write_fails_the_old_file_stays_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    atomic.write(file, b"first")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, fails, full)
    with pytest.raises(OSError, match="no space"):
        atomic.write(file, b"second")
    monkeypatch.undo()
    assert file.read_bytes() == b"first"
    assert list(file.parent.iterdir()) == [file]


def test_all_of_it_is_on_the_disk_before_it_takes_its_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its place is, before anybody is told that it was written."""
    acts: list[str] = []

    def noting(name: str, act: Callable[..., None]) -> Callable[..., None]:
        def noted(*arguments: object) -> None:
            acts.append(name)
            act(*arguments)

        return noted

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, noting(name, getattr(os, name)))
    atomic.write(file, b"first")
    assert acts == ["fsync", "replace", "fsync"]


def test_one_that_somebody_has_open_is_tried_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a virus scanner keeps others from replacing a file for a moment."""
    whole, refusals = os.replace, [PermissionError("in use"), PermissionError("in use")]

    def replace(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        whole(source, target)

    monkeypatch.setattr(os, "replace", replace)
    atomic.write(file, b"first", pauses_s=(0, 0))
    assert file.read_bytes() == b"first"


def test_one_that_stays_open_is_given_up_on(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path] = []

    def replace(source: Path, _target: Path) -> None:
        tries.append(source)
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(PermissionError):
        atomic.write(file, b"first", pauses_s=(0, 0))
    assert len(tries) == 3
    assert list(file.parent.iterdir()) == []


_KILLED = """
import os, sys
from pathlib import Path
from desktop.core.files import atomic

os.replace = lambda *_: os._exit(9)
atomic.write(Path(sys.argv[1]), b"second")
"""


def test_what_a_killed_write_left_is_known_and_cleared(file: Path) -> None:
    atomic.write(file, b"first")
    kept = [file, file.with_name("mine.part"), file.with_name(".hidden")]
    for path in kept[1:]:
        path.write_text("no write of ours")
    ran = subprocess.run([sys.executable, "-c", _KILLED, str(file)], timeout=60, check=False)
    assert ran.returncode == 9
    assert file.read_bytes() == b"first"
    (left,) = set(file.parent.iterdir()) - set(kept)
    atomic.clear(file.parent)
    assert left.exists(), "another process may be writing it just now"
    long_ago = time.time() - 2 * atomic.LEFT_OVER_S
    for path in file.parent.iterdir():
        os.utime(path, (long_ago, long_ago))
    atomic.clear(file.parent)
    assert sorted(file.parent.iterdir()) == sorted(kept)


def test_to_clear_what_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    atomic.clear(tmp_path / "never made")


def test_a_file_is_moved_to_a_folder_that_is_made(file: Path) -> None:
    atomic.write(file, b"first")
    target = file.parent / "removed" / "settings.toml"
    atomic.move(file, target)
    assert target.read_bytes() == b"first"
    assert not file.exists()
    with pytest.raises(FileNotFoundError):
        atomic.move(file, target)
