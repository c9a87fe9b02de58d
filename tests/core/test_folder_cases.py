"""Folders as they lie around on real computers, and each fix that is offered, applied to the same folder."""

from __future__ import annotations

import os
import stat
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.folders.check import Places, Refusal, check_folder
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.workspaces.workspace import Folder
from tests.core.trying import Trying, ours_in, root, what
from tests.fakes.root import as_root, need_root

pytestmark = pytest.mark.engine

ME = os.getuid()


@pytest.fixture
def theirs(make: Callable[..., Folder]) -> Iterator[Callable[..., Folder]]:
    """Makes folders of root's, of this mode and with this ACL."""
    need_root()
    made: list[Folder] = []

    def make_theirs(name: str, mode: int, *acl: str, how: str = "rw") -> Folder:
        folder = make(name, how)
        made.append(folder)
        root("chown", "-R", "root:root", folder.path)
        root("chmod", f"{mode:o}", folder.path)
        for entry in acl:
            root("setfacl", "-m", entry, folder.path)
        return folder

    yield make_theirs
    for folder in made:
        root("setfacl", "-Rb", folder.path)
        root("chown", "-R", str(ME), folder.path)
        root("chmod", "-R", "u+rwX", folder.path)


def test_lists_of_who_may_do_what_are_honoured(trying: Trying, theirs) -> None:
    """And the umask of whoever listed them: a default list counts instead of it."""
    allowed = theirs("allowed", 0o700, f"u:{ME}:rwx")
    reading = theirs("reading", 0o700, f"u:{ME}:rx")
    denied = theirs("denied", 0o755, f"u:{ME}:-", how="ro")
    handing = theirs("handing", 0o700, f"u:{ME}:rwx", f"d:u:{ME}:rwx", "d:g::rwx", "d:o:-")
    found = trying.prove(allowed, reading, denied, handing)
    assert what(found) == [None, Reason.NOT_ALLOWED, Reason.CLOSED, None]
    assert trying.prove(replace(reading, writable=False)) == [Verdict()], "the fix that is offered"
    assert what(trying.prove(allowed, any_user=False)) == [Reason.CLOSED], "it is for the analyst alone"
    made = Path(handing.path) / "made"
    made.touch()
    assert stat.S_IMODE(made.stat().st_mode) == 0o660


def test_nothing_gets_through_a_folder_that_cannot_be_entered(trying: Trying, make, home) -> None:
    inner = make("outer/inner")
    outer = Path(inner.path).parent
    outer.chmod(0o600)
    try:
        assert what(trying.prove(replace(inner, name="inner"))) == [Reason.CLOSED]
        assert check_folder(inner.path, Places("linux", str(home))).reason is Refusal.NO_ACCESS
    finally:
        outer.chmod(0o700)
    assert trying.prove(replace(inner, name="inner")) == [Verdict()]


def test_names_that_engines_have_marks_of_their_own_for(trying: Trying, make) -> None:
    names = ["a:b", "a,b", "new\nline", "back\\slash", "per%cent $HOME", "CON", "dot.", "é" * 127, "e\u0301"]
    shared = [replace(make(name), name=f"folder {at}") for at, name in enumerate(names)]
    assert trying.prove(*shared) == [Verdict()] * len(names)


def test_disk_that_is_full_to_its_last_block(trying: Trying, make, mounted, tmp_path) -> None:
    """And one that is mounted for reading, or without leave to run what is on it."""
    full, medium, data = make("full"), make("medium"), make("data")
    disk = tmp_path / "disk"
    with disk.open("wb") as file:
        file.truncate(8 * 2**20)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", "-E", f"root_owner={ME}:{os.getgid()}", disk], check=True)
    mounted(Path(full.path), "-o", "loop", str(disk))
    with pytest.raises(OSError, match="No space"):
        (Path(full.path) / "big").write_bytes(bytes(2**24))
    mounted(Path(medium.path), "-t", "tmpfs", "-o", "ro,mode=755", "tmpfs")
    mounted(Path(data.path), "-t", "tmpfs", "-o", f"noexec,mode=700,uid={ME},size=64m", "tmpfs")
    assert what(trying.prove(full, medium)) == [Reason.FULL, Reason.READ_ONLY_PLACE]
    reading = [replace(folder, writable=False) for folder in (full, medium)]
    assert trying.prove(*reading) == [Verdict()] * 2, "the fix that is offered"
    found, *_ = trying.prove(data)
    assert found.reason is Reason.LITTLE_ROOM
    assert 0 < found.count <= 64 * 2**20
    root("mount", "-o", f"remount,noexec,mode=700,uid={ME},size=2g", data.path)
    Path(data.path).chmod(0o750)  # otherwise it is as it was proved
    assert what(trying.prove(data)) == [Reason.NO_PROGRAMS]


def test_links_that_lead_nowhere_or_in_circles(trying: Trying, make) -> None:
    sales = make("sales")
    links = {"dangling": "gone", "circle": "circle", "one": "two", "two": "one", "up": "."}
    for name, target in links.items():
        (Path(sales.path) / name).symlink_to(target)
    assert trying.prove(sales) == [Verdict()]


def test_folder_that_is_only_read_is_not_written_to(trying: Trying, make) -> None:
    """By neither side, nor by the trial of a tool that works as root would have it."""
    archive = make("archive", "ro")
    before = {path: path.stat().st_mtime_ns for path in (Path(archive.path), *Path(archive.path).rglob("*"))}
    assert trying.prove(archive, measured=True)[0].works
    after = {path: path.stat().st_mtime_ns for path in (Path(archive.path), *Path(archive.path).rglob("*"))}
    assert after == before
    assert ours_in(archive) == []
    assert not trying.plan(archive).user.startswith("0:"), "root would see nothing in its way"


def test_attributes_are_seen_without_root(trying: Trying, make) -> None:
    need_root()
    locked = make("locked")
    if subprocess.run(as_root("chattr", "+i", locked.path), check=False).returncode:
        pytest.skip("this file system has no such attribute")
    try:
        found = trying.prove(locked)
    finally:
        root("chattr", "-i", locked.path)
    assert what(found) == [Reason.LOCKED]
    assert trying.prove(locked) == [Verdict()], "it is proved again once it is unlocked"


def test_names_that_other_systems_take_for_one(trying: Trying, make) -> None:
    sales, plain = make("sales"), make("plain", "ro")
    for name in ("Data.csv", "below/résumé.txt", unicodedata.normalize("NFD", "below/résumé.txt"), "DATA"):
        (Path(sales.path) / name).touch()
    first, second = trying.prove(sales, plain)
    assert (first.reason, first.count, first.works) == (Reason.TWINS, 2, True)
    assert first.about.casefold() == "data.csv"
    assert second == Verdict()
