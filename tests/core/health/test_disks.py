"""Room on disks, partitions, and what of them is encrypted."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.health import disks
from desktop.core.health.disks import encrypted, from_bitlocker, from_filevault, room
from desktop.core.health.host import Roots
from tests.core.health.test_engine import HERE, MACHINE

GB = 10**9
MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 254:1 / /var/lib/docker rw,relatime - ext4 /dev/vdb rw
31 30 0:60 / /var/lib/docker/overlay2/abc/merged rw - overlay overlay rw
32 22 253:3 / /home rw - ext4 /dev/mapper/home rw
33 22 0:45 / /net rw - nfs4 files:/srv rw
34 32 0:50 / /home/maria/Private rw - ecryptfs /home/.ecryptfs rw
35 32 0:51 / /srv/vault rw - fuse.gocryptfs /srv/.vault rw
"""


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    made = Roots(*(tmp_path / name for name in ("proc", "sys", "etc")))
    (made.proc / "self").mkdir(parents=True)
    (made.proc / "self/mountinfo").write_text(MOUNTS)
    return made


def device(roots: Roots, number: str, uuid: str = "", below: tuple[str, ...] = ()) -> None:
    """As the kernel tells of a disk: what device-mapper calls it, and what it is made of."""
    folder = roots.sys / "devices" / number.replace(":", "-")
    (folder / "slaves").mkdir(parents=True)
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm/uuid").write_text(uuid)
    for one in below:
        (folder / "slaves" / one.replace(":", "-")).symlink_to(roots.sys / "devices" / one.replace(":", "-"))
    (roots.sys / "dev/block").mkdir(parents=True, exist_ok=True)
    (roots.sys / "dev/block" / number).symlink_to(folder)


@pytest.mark.parametrize(("free", "case"), [(1 * GB, "full"), (5 * GB, "little"), (50 * GB, "enough")])
def test_room(free: int, case: str) -> None:
    assert room("disk-here", free, "/x").case == case


def test_room_here_is_that_of_what_is_there(tmp_path: Path) -> None:
    found = disks.here(tmp_path / "not/yet/there")
    assert int(found.facts["free"]) > 0


def test_room_of_an_engine_in_a_machine_is_told_from_inside() -> None:
    said = b"Filesystem 1024-blocks Used Available Capacity Mounted on\noverlay 61202244 5000 7000000 1% /\n"
    found = disks.of_engine(MACHINE, said)
    assert (found.case, found.facts["free"]) == ("little", str(7000000 * 1024))
    assert disks.of_engine(MACHINE, None).case == "untold"
    assert disks.of_engine(MACHINE, b"df: not found").case == "untold"


def test_the_fullest_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.case for one in disks.of_folders([])] == ["none"]
    assert [one.facts["place"] for one in disks.of_folders([str(tmp_path)])] == [str(tmp_path)]
    assert list(disks.of_folders([str(tmp_path / "gone")])) == []


def test_a_frozen_folder_shows_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go, usage = threading.Event(), disks.shutil.disk_usage
    monkeypatch.setattr(
        disks.shutil,
        "disk_usage",
        lambda path: let_go.wait(30) and None if path == "/frozen" else usage(path),
    )
    found = list(disks.of_folders(["/frozen", str(tmp_path)], within_s=1.0))
    let_go.set()
    assert [(one.case, one.about) for one in found if one.about] == [("unanswered", "/frozen")]
    assert len(found) == 2


def test_partition(roots: Roots) -> None:
    """What is mounted below it, as overlays are, is not it."""
    assert disks.partition(HERE, roots).case == "own"
    assert disks.partition(replace(HERE, root="/srv/docker"), roots).case == "shared"
    assert disks.partition(replace(HERE, root="/var/lib/docker2"), roots).case == "shared"
    assert disks.partition(MACHINE, roots).case == "in-machine"
    assert disks.partition(replace(HERE, root=""), roots).case == "untold"


def test_encryption_through_what_disks_are_made_of(roots: Roots) -> None:
    device(roots, "254:0")
    device(roots, "254:1")
    device(roots, "253:0", "CRYPT-LUKS2-0123-home")
    device(roots, "253:3", "LVM-0123", below=("253:0",))
    assert encrypted(Path("/srv"), roots, "linux") is False
    assert encrypted(Path("/home/maria/sales"), roots, "linux") is True
    assert encrypted(Path("/home/maria/Private/x"), roots, "linux") is True
    assert encrypted(Path("/srv/vault/x"), roots, "linux") is True
    assert encrypted(Path("/net/extracts"), roots, "linux") is None
    found = list(disks.folder_encryption(["/home/maria/sales", "/srv"], roots))
    assert [(one.case, one.facts["folders"]) for one in found] == [("off", "/srv")]
    assert [one.case for one in disks.folder_encryption(["/home/maria/sales"], roots)] == ["on"]
    assert [one.case for one in disks.folder_encryption(["/net/x"], roots)] == ["untold"]
    assert [one.case for one in disks.folder_encryption([], roots)] == ["none"]
    assert disks.engine_encryption(HERE, roots).case == "off"


def test_half_of_a_mirror_is_not_enough(roots: Roots) -> None:
    device(roots, "253:0", "CRYPT-LUKS2-0123")
    device(roots, "8:1")
    device(roots, "253:3", "", below=("253:0", "8:1"))
    assert encrypted(Path("/home"), roots, "linux") is False


@pytest.mark.parametrize(
    ("said", "expected"),
    [("1\r\n", True), ("6\r\n", True), ("2\r\n", False), ("5\r\n", False), ("0\r\n", None), ("\r\n", None)],
)
def test_bitlocker(said: str, expected: bool | None) -> None:
    assert from_bitlocker(said) is expected


@pytest.mark.parametrize(
    ("said", "expected"), [("FileVault is On.\n", True), ("FileVault is Off.\n", False), ("", None)]
)
def test_filevault(said: str, expected: bool | None) -> None:
    assert from_filevault(said) is expected


def test_this_computers_own_can_be_read(tmp_path: Path) -> None:
    assert encrypted(tmp_path) in (True, False, None)
