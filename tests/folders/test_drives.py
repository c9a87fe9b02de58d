"""Every kind of drive, by its real driver, tried in a real container. `make test-folders` runs these."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.folders.access import look
from desktop.core.folders.check import Places
from desktop.core.folders.given import Given
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.start.allowing import user_to_let_in
from desktop.core.start.computer import Computer
from desktop.core.workspaces.workspace import Folder
from tests.core.starting import entry
from tests.core.trying import Trying, ours_in, what
from tests.fakes.private_engine import PrivateEngine
from tests.fakes.rootless_docker import RootlessDocker
from tests.folders.drives import ME, Drives, Fill, reading

pytestmark = [pytest.mark.engine, pytest.mark.slow]


def test_drives_that_all_programs_may_look_into_work(trying: Trying, drives: Drives, fill: Fill) -> None:
    places = [drives.bound("bound", to_all=True), drives.remote("remote", to_all=True), drives.ext4("disk")]
    shared = [fill(place) for place in places]
    assert trying.prove(*shared) == [Verdict()] * 3
    assert trying.prove(*map(reading, shared)) == [Verdict()] * 3
    assert [ours_in(folder) for folder in shared] == [[]] * 3


def test_drives_that_only_i_may_look_into_are_said_to_be_such(
    trying: Trying, drives: Drives, fill: Fill
) -> None:
    """moby/moby 19710: `stat: permission denied` of a folder that its user sees. The same comes of NFS where
    the server does not trust root (moby/moby 35002)."""
    bound, remote = fill(drives.bound("bound", to_all=False)), fill(drives.remote("remote", to_all=False))
    found = trying.prove(bound, remote)
    assert what(found) == [Reason.YOURS_ALONE] * 2
    assert "permission denied" in found[1].detail
    assert "fuse.sshfs" in found[1].detail, "for IT"
    assert [ours_in(folder) for folder in (bound, remote)] == [[]] * 2


def test_drives_of_windows_work_but_for_their_names(trying: Trying, drives: Drives, fill: Fill) -> None:
    """A file that is called after the time of day is what analysts make."""
    shared = [fill(drives.exfat("exfat")), fill(drives.ntfs("ntfs"))]
    found = trying.prove(*shared)
    assert what(found) == [Reason.NO_COLONS] * 2
    assert all(verdict.works for verdict in found)
    assert trying.prove(*map(reading, shared)) == [Verdict()] * 2
    assert [ours_in(folder) for folder in shared] == [[]] * 2


def test_drive_that_takes_two_cases_for_one(trying: Trying, drives: Drives) -> None:
    place = drives.exfat("exfat")
    (place / "Data.csv").write_text("a\n")
    assert (place / "data.CSV").exists()
    assert trying.prove(Folder(str(place), "exfat")) == [Verdict()]


def test_stick_of_old(trying: Trying, drives: Drives, fill: Fill) -> None:
    fat = fill(drives.fat("fat"))
    assert all(verdict.works for verdict in trying.prove(fat))
    assert trying.prove(reading(fat)) == [Verdict()]
    assert ours_in(fat) == []


def test_slow_drive_is_told_from_one_that_does_not_answer(trying: Trying, drives: Drives, fill: Fill) -> None:
    slow = fill(drives.odd("slow", "slow=0.2"))
    found, *_ = trying.prove(slow, measured=True)
    assert found.reason is Reason.SLOW
    assert 0 < found.count < 1_000_000
    assert ours_in(slow) == []


def test_drive_that_freezes_while_it_is_tried(trying: Trying, drives: Drives, fill: Fill, make) -> None:
    """It is told from the others, holds up none of them, and is tidied up once it answers again."""
    frozen, other = fill(drives.odd("frozen")), make("other")
    thaw: list[Callable[[], None]] = []
    trying.meanwhile = lambda: thaw.append(drives.freeze(Path(frozen.path)))
    assert what(trying.prove(frozen, other)) == [Reason.SILENT, None]
    trying.meanwhile = lambda: None
    assert what(trying.prove(frozen, other)) == [Reason.SILENT, None], "it is still away"
    thaw[0]()
    assert all(verdict.works for verdict in trying.prove(frozen, other))
    assert ours_in(frozen) == []


def test_files_that_are_in_the_cloud_alone_are_named(trying: Trying, drives: Drives, fill: Fill) -> None:
    """As macOS has it for iCloud: `Resource deadlock avoided`."""
    cloud = fill(drives.odd("cloud", "cloud=data.csv"))
    for how in (cloud, reading(cloud)):
        found, *_ = trying.prove(how)
        assert (found.reason, found.about, found.count) == (Reason.IN_THE_CLOUD, "data.csv", 1)


def test_drive_that_is_empty_inside(trying: Trying, drives: Drives, make) -> None:
    """docker/for-win 14271: what is mapped to a letter is there, and empty inside."""
    mapped, empty = make("mapped"), drives.odd("empty", "empty")
    trying.elsewhere[mapped.path] = str(empty)
    assert trying.prove(mapped)[0].reason in (Reason.EMPTY_INSIDE, Reason.NEWER_DRIVE)


@pytest.mark.timeout(600)  # to make them
def test_a_million_files_are_looked_at_in_part(trying: Trying, make) -> None:
    many = make("many", "ro")
    for number in range(1_000_000):
        os.mknod(Path(many.path) / f"{number:07}.csv")
    found, *_ = trying.prove(many)
    assert (found.reason, found.cut) == (None, True)


@pytest.fixture(params=["userns-remap", "without root"])
def remapped(request: pytest.FixtureRequest) -> Iterator[PrivateEngine | RootlessDocker]:
    """An engine for which everybody inside is somebody else outside."""
    from tests.fakes import private_engine, rootless_docker
    from tests.fakes.fixtures import need_private_engine

    if request.param == "without root":
        if why_not := rootless_docker.obstacle():
            pytest.skip(why_not)
        with rootless_docker.running() as rootless:
            yield rootless
        return
    need_private_engine()
    with private_engine.running(remapped=True) as engine:
        yield engine


def test_engine_that_makes_everybody_somebody_else(
    remapped: PrivateEngine | RootlessDocker, make, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    """What only I may open is closed inside, until I let whoever the tool is outside use it; what everybody
    may read is read."""
    image = subprocess.run(["docker", "image", "save", "debian:trixie-slim"], capture_output=True, check=True)
    load = ["docker", "-H", remapped.address, "image", "load", "--quiet"]
    subprocess.run(load, input=image.stdout, capture_output=True, check=True)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == ME:
            folder.chmod(folder.stat().st_mode | 0o011)
    closed, open_to_all, read = make("closed"), make("open", mode=0o777), make("read", "ro", mode=0o755)
    with closing(remapped.client()) as client:
        trying = Trying(client, tmp_path_factory.mktemp("kept"))
        assert trying.info.mapped
        found = trying.prove(closed, open_to_all, read)
        me = Computer(ME, ME, Places("linux", str(Path.home())))
        tool = user_to_let_in(trying.workspace(closed), entry(), trying.info, me)
        assert tool
        given = Given(trying.kept / "access")
        given.give(look(closed.path, tool, changes=True, stop=Stop()), Stop())
        assert trying.prove(closed) == [Verdict()], "and what it makes is mine to change"
        given.take_back(closed.path)
        assert what(trying.prove(closed)) == [Reason.CLOSED]
    assert what(found)[::2] == [Reason.CLOSED, None]
    assert not found[1].works or found[1].reason in (Reason.OTHERS_FILES, Reason.SOME_UNCHANGEABLE)
    assert [ours_in(folder) for folder in (closed, open_to_all, read)] == [[]] * 3


def test_drive_that_came_later_than_a_rootless_engine(
    drives: Drives, fill: Fill, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """containers/podman 10946: it is empty inside until Podman is started anew."""
    from tests.fakes import podman

    if why_not := podman.obstacle():
        pytest.skip(why_not)
    earlier, mine = fill(drives.exfat("earlier")), fill(drives.bound("mine", to_all=False))
    with podman.running() as engine:
        image = subprocess.run(
            ["docker", "image", "save", "debian:trixie-slim"], capture_output=True, check=True
        )
        load = ["docker", "-H", engine.address, "image", "load", "--quiet"]
        subprocess.run(load, input=image.stdout, capture_output=True, check=True)
        later = fill(drives.exfat("later"))
        with closing(engine.client()) as client:
            trying = Trying(client, tmp_path_factory.mktemp("kept"))
            found = [trying.prove(folder)[0] for folder in (earlier, later, mine)]
    assert found[0].works
    assert found[1].reason in (Reason.NEWER_DRIVE, found[0].reason), "where mounts are shared, it is seen"
    assert found[2].works or found[2].reason is Reason.YOURS_ALONE, "by its number, not root's, or not at all"
