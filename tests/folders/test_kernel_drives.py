"""Drives that the kernel itself has to know: quotas, folders without case, NFS, SMB and autofs.

What this computer's kernel lacks, `make test-folders` has Debian's for, in a machine of its own, where
nothing of this may be skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.folders import medium, probing
from desktop.core.folders.check import Doubt, Places, check_folder
from desktop.core.folders.mounts import mounts
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.start import proving
from desktop.core.workspaces.workspace import Folder
from tests.core.trying import Trying, ours_in, root, what
from tests.folders.drives import ME, Drives, Fill, reading

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a machine that computes every instruction a container alone takes ten seconds."""
    if os.environ.get("CAIS_KERNEL"):
        monkeypatch.setattr(proving, "WITHIN_S", 300.0)
        monkeypatch.setattr(probing, "WRITE_WITHIN_S", 30.0)


def doubts(folder: Folder) -> tuple[Doubt, ...]:
    """What a look from this computer alone finds worth a word."""
    found = check_folder(folder.path, Places("linux", "/nowhere", mounts=mounts("linux")))
    assert found.reason is None
    return found.doubts


QUOTA = """
import ctypes, os, struct, sys
place, number, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
answer = struct.pack("=8QI4x", limit // 1024, 0, 0, 0, 0, 0, 0, 0, 1)
done = ctypes.CDLL(None, use_errno=True).syscall(
    ctypes.c_long(443), os.open(place, os.O_RDONLY), ctypes.c_uint(0x800008 << 8), number, answer)
sys.exit(os.strerror(ctypes.get_errno()) if done else 0)
"""


def test_room_is_what_a_quota_leaves(trying: Trying, drives: Drives, fill: Fill) -> None:
    disk = drives.ext4("disk", "-O", "quota", mount="usrquota,grpquota")
    shared = fill(disk)
    assert (medium.free(shared.path) or 0) > 100_000_000
    root(sys.executable, "-c", QUOTA, str(disk), str(ME), "40000000")
    found, *_ = trying.prove(shared)
    assert found.reason is Reason.LITTLE_ROOM
    assert 30_000_000 < found.count < 40_000_000
    with pytest.raises(OSError, match="quota"):
        (disk / "big").write_bytes(bytes(50_000_000))
    Path(shared.path).chmod(0o750)  # otherwise it is as it was proved
    assert what(trying.prove(shared)) == [Reason.FULL]
    assert trying.prove(reading(shared)) == [Verdict()]


def test_folder_without_case_works_and_has_one_file_of_two_names(trying: Trying, drives: Drives) -> None:
    place = drives.ext4("disk", "-O", "casefold") / "folded"
    place.mkdir()
    subprocess.run(["chattr", "+F", str(place)], check=True)
    (place / "Data.csv").write_text("a\n")
    assert (place / "data.CSV").read_text() == "a\n"
    folded = Folder(str(place), "folded", writable=True)
    assert trying.prove(folded) == [Verdict()]
    assert trying.prove(reading(folded)) == [Verdict()]
    assert os.listdir(place) == ["Data.csv"]


def test_nfs_where_the_server_trusts_root_works(trying: Trying, drives: Drives, fill: Fill) -> None:
    shared = fill(drives.nfs("nfs", "no_root_squash"))
    assert Doubt.NETWORK in doubts(shared)
    assert trying.prove(shared) == [Verdict()]
    assert trying.prove(reading(shared)) == [Verdict()]
    assert ours_in(shared) == []


def test_nfs_where_the_server_does_not_trust_root(trying: Trying, drives: Drives, fill: Fill) -> None:
    """moby/moby 35002: what only its user may open cannot be mounted by Docker, which is root."""
    place = drives.nfs("nfs", "root_squash")
    mine = place / "mine"
    mine.mkdir()
    shared = fill(mine)
    assert trying.prove(shared) == [Verdict()]
    mine.chmod(0o700)
    assert trying.prove(shared) == [Verdict()], "Docker need not look into it to mount it"
    place.chmod(0o700)
    [shut] = trying.prove(shared, anew=True)
    assert shut.reason is Reason.YOURS_ALONE
    assert "nfs4" in shut.detail, "for IT"
    place.chmod(0o755)


def test_smb_works_but_for_what_it_has_not(trying: Trying, drives: Drives, fill: Fill) -> None:
    shared = fill(drives.smb("smb"))
    assert Doubt.NETWORK in doubts(shared)
    [found] = trying.prove(shared)
    assert found.works
    assert found.reason in (None, Reason.NO_COLONS, Reason.NO_LINKS)
    assert trying.prove(reading(shared)) == [Verdict()]
    assert ours_in(shared) == []


def test_what_is_mounted_when_somebody_asks_for_it(trying: Trying, drives: Drives, fill: Fill) -> None:
    """autofs: the folder on it, and one that such a folder lies below."""
    disk = drives.ext4("disk")
    folder = fill(disk)
    home = drives.automounted("home", data=f"-fstype=bind :{disk}")
    below = Folder(str(home / "data"), "data", writable=True)
    assert trying.prove(below) == [Verdict()], "nobody has looked at it before"
    assert trying.prove(reading(below)) == [Verdict()]
    [above] = trying.prove(Folder(str(home), "home"))
    assert above.works
    assert ours_in(folder) == []
