"""Real folders of every kind, tried in a real container as an ordinary user."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.folders import acl
from desktop.core.folders.access import User, look
from desktop.core.folders.given import Given
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.survey import OWN
from desktop.core.problems import FolderUnusable
from desktop.core.start.proving import demand
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import TOOL, Desk, entry
from tests.core.trying import Trying, ours_in, root, what
from tests.fakes.root import as_root, need_root

pytestmark = pytest.mark.engine


def test_folders_of_every_name_work_and_nothing_is_left_in_them(trying: Trying, make) -> None:
    names = ["sales", "with space", 'it\'s "quoted"', "Übung № 3 🚢", "-n", "x" * 200]
    shared = [make(name, how) for name, how in zip(names, ["rw", "ro"] * 3, strict=True)]
    odd = Path(shared[0].path)
    for name in ("a\nline", "-rf", "$(id)", "*", "`x`", "ü" * 127, ".hidden"):
        (odd / name).touch()
    (odd / os.fsdecode(b"latin-\xe9")).touch()
    assert trying.prove(*shared) == [Verdict()] * 6
    assert trying.asked == 1, "one container for all"
    assert [ours_in(folder) for folder in shared] == [[]] * 6
    assert not trying.prover()._leftovers.waiting()


def test_what_was_proved_is_proved_again_once_something_changed(trying: Trying, make) -> None:
    sales, archive = make("sales"), make("archive", "ro")
    for expected in (1, 1):
        assert trying.prove(sales, archive) == [Verdict()] * 2
        assert trying.asked == expected
    trying.prove(sales, replace(archive, writable=True))
    trying.prove(sales, archive, any_user=False)
    assert trying.asked == 3
    place = Path(sales.path)
    place.rename(place.with_name("away"))
    shutil.copytree(place.with_name("away"), place)
    trying.prove(sales, archive)
    assert trying.asked == 4, "another folder of the same name"
    place.chmod(0o750)
    trying.prove(sales, archive)
    assert trying.asked == 5
    trying.prove(sales, archive, anew=True)
    assert trying.asked == 6, "somebody wants to know"
    trying.groups = (*trying.groups, 40_000)
    trying.prove(sales, archive)
    assert trying.asked == 7, "rootless Podman keeps groups without being told which"


def test_measured_folders_are_fast_and_the_tool_is_told_of_what_changes(trying: Trying, make) -> None:
    """And what one can only add to is left as it is, by both sides."""
    sales, archive, added = make("sales"), make("archive", "ro"), make("added")
    (Path(archive.path) / "large.bin").write_bytes(os.urandom(2_000_000))
    need_root()
    grows = subprocess.run(as_root("chattr", "+a", added.path)).returncode == 0
    try:
        found = trying.prove(*(sales, archive, added)[: 2 + grows], measured=True)
    finally:
        if grows:
            root("chattr", "-a", added.path)
    told = "".join(trying.heard)
    if (
        max(float(seconds) for seconds in re.findall(r"copied, ([\d.]+) s", told)) < 0.9
    ):  # the disk is others', too
        assert what(found)[:2] == [None] * 2
    assert what(found)[2:] == [Reason.LOCKED] * grows
    assert all(step in told for step in ("0 news ok", "0 written", "1 fetched"))
    assert [ours_in(folder) for folder in (sales, archive, added)] == [[]] * 3


def test_tools_that_work_as_another_user(trying: Trying, make) -> None:
    closed, read = make("closed"), make("read", "ro", 0o755)
    (Path(read.path) / "data.csv").chmod(0o600)
    locked, fixed = make("locked", "rw", 0o755), make("fixed", "rw", 0o777)
    (Path(fixed.path) / "data.csv").chmod(0o644)
    found = trying.prove(closed, read, locked, fixed, any_user=False)
    assert what(found) == [Reason.CLOSED, Reason.SOME_CLOSED, Reason.NOT_ALLOWED, Reason.SOME_UNCHANGEABLE]
    assert (found[1].about, found[1].count) == ("data.csv", 1)
    assert trying.prove(replace(locked, writable=False), any_user=False) == [Verdict()]
    with pytest.raises(FolderUnusable, match="closed"):
        demand(dict(zip((closed, read), found, strict=False)))


def test_a_folder_that_is_closed_to_another_user_can_be_opened_to_it(trying: Trying, make) -> None:
    """And what the tool makes in it is the analyst's to change."""
    folders = make("closed", "rw", 0o700), make("read", "ro", 0o755)
    (Path(folders[1].path) / "data.csv").chmod(0o600)
    if not acl.supported(folders[0].path):
        pytest.skip("this disk keeps no lists")
    assert what(trying.prove(*folders, any_user=False)) == [Reason.CLOSED, Reason.SOME_CLOSED]
    given, tool = Given(trying.kept / "access"), trying.plan(any_user=False)
    user = User(int(tool.user.split(":")[0]), frozenset())
    for folder in folders:
        access = look(folder.path, user, changes=folder.writable, stop=Stop())
        given.give(access, Stop())
    assert trying.prove(*folders, any_user=False) == [Verdict()] * 2
    for folder in folders:
        given.take_back(folder.path)
    assert what(trying.prove(*folders, any_user=False)) == [Reason.CLOSED, Reason.SOME_CLOSED]


def test_folder_of_a_team_is_used_through_a_further_group(desk: Desk, trying: Trying, make) -> None:
    """And what the tool makes in it is the team's to change."""
    need_root()
    others = [group for group in os.getgroups() if group not in (0, os.getgid())]
    if not others:
        pytest.skip("this user is in one group only")
    team = make("data")
    root("chown", "-R", f"root:{others[0]}", team.path)
    root("chmod", "2770", team.path)
    desk.workspace = replace(desk.workspace, folders=(team,))
    desk.computer = replace(desk.computer, groups=tuple(os.getgroups()), prover=trying.prover())
    desk.start(entry("sh", "-c", 'touch ~/data/made && exec perl -e "$0"', TOOL))
    made = os.stat(f"{team.path}/made")
    assert (made.st_uid, made.st_gid, stat.filemode(made.st_mode)) == (os.getuid(), others[0], "-rw-rw-r--")
    assert ours_in(team) == []
    root("chown", "-R", str(os.getuid()), team.path)


def test_places_that_cannot_be_changed(trying: Trying, make, mounted, tmp_path: Path) -> None:
    readonly, full, roots = make("readonly"), make("full"), make("roots", mode=0o755)
    immutable, drive = make("immutable"), make("drive", "ro")
    mounted(Path(readonly.path), "-o", "bind", readonly.path)
    root("mount", "-o", "remount,bind,ro", readonly.path)
    mounted(Path(full.path), "-t", "tmpfs", "-o", "size=64k,mode=777", "tmpfs")
    with pytest.raises(OSError, match="No space"):
        (Path(full.path) / "big").write_bytes(bytes(100_000))
    mounted(Path(drive.path) / "below", "-t", "tmpfs", "tmpfs")
    (Path(drive.path) / "below" / "inside").touch()
    root("chown", "root:root", roots.path)
    attributes = subprocess.run(as_root("chattr", "+i", immutable.path)).returncode == 0
    fixed = [readonly, full, roots, *([immutable] if attributes else [])]
    try:
        found = trying.prove(readonly, full, roots, drive, *fixed[3:])
        mended = trying.prove(*[replace(folder, writable=False) for folder in fixed])
    finally:
        root("chown", str(os.getuid()), roots.path)
        if attributes:
            root("chattr", "-i", immutable.path)
    assert what(found)[:3] == [Reason.READ_ONLY_PLACE, Reason.FULL, Reason.NOT_ALLOWED]
    assert what(found)[3] == (None if trying.info.seals else Reason.SOME_MISSING)
    assert what(found)[4:] == [Reason.LOCKED] * attributes
    assert what(mended) == [None] * len(fixed)
    assert all(one.reason and one.reason.helped_by_reading for one in (*found[:3], *found[4:]))


def test_links_that_lead_out_are_told_of_and_those_of_the_system_are_not(trying: Trying, make) -> None:
    plain, leading = make("plain"), make("leading", "ro")
    links = {"python": "/usr/bin/python3", "within": "below/more.csv", "below/up": "../data.csv"}
    for name, target in links.items():
        (Path(plain.path) / name).symlink_to(target)
    (Path(plain.path) / ".venv").mkdir()
    (Path(plain.path) / ".venv" / "cache").symlink_to("/data/cache")
    for name, target in {"round": "round", "out": "../plain", "far": "/data/raw"}.items():
        (Path(leading.path) / name).symlink_to(target)
    first, second = trying.prove(plain, leading)
    assert first.reason is None
    assert (second.reason, second.count) == (Reason.LINKS_OUT, 2)


def test_another_folder_inside_than_outside(trying: Trying, make, tmp_path: Path) -> None:
    """As engines in a virtual machine have it, which know another disk by the same path, or none."""
    empty, other, fewer, more = make("empty"), make("other", "ro"), make("fewer"), make("more", "ro")
    for folder in (empty, other, fewer, more):
        trying.elsewhere[folder.path] = str(tmp_path / "elsewhere" / folder.name)
        shutil.copytree(folder.path, trying.elsewhere[folder.path])
    shutil.rmtree(trying.elsewhere[empty.path])
    os.mkdir(trying.elsewhere[empty.path])
    (Path(trying.elsewhere[other.path]) / "data.csv").write_text("a,b\n3,4\n")
    (Path(trying.elsewhere[fewer.path]) / "below" / "more.csv").unlink()
    (Path(trying.elsewhere[more.path]) / "unknown").touch()
    found = trying.prove(empty, other, fewer, more)
    nothing = (Reason.EMPTY_INSIDE, Reason.NEWER_DRIVE)  # the latter where /tmp is a drive of its own
    assert found[0].reason in nothing
    assert what(found[1:]) == [Reason.DIFFERENT, Reason.DIFFERENT, Reason.DIFFERENT]
    assert trying.prove(empty)[0].reason in nothing
    assert trying.asked == 2, "what does not work is tried each time"


def test_folder_that_goes_as_it_is_tried_holds_up_no_other(trying: Trying, make) -> None:
    gone, stays = make("gone"), make("stays")
    trying.meanwhile = lambda: shutil.rmtree(gone.path, ignore_errors=True)
    assert what(trying.prove(gone, stays)) == [Reason.GONE, None]


def test_left_by_an_app_that_was_killed_files_of_ours_go_with_the_next_proof(trying: Trying, make) -> None:
    sales = make("sales")

    class Killed(BaseException):
        pass

    def kill() -> None:
        raise Killed

    prover, trying.meanwhile = trying.prover(), kill
    prover._leftovers.written_down = lambda paths: _never_ends(prover._leftovers, paths)  # type: ignore[method-assign]
    with pytest.raises(Killed):
        prover.prove(trying.plan(sales), [sales], trying.info.place, trying, Stop())  # type: ignore[arg-type]
    assert len(ours_in(sales)) == 1
    colleague = Path(sales.path) / f"{OWN}{secrets.token_hex(8)}"
    colleague.touch()
    trying.meanwhile = lambda: None
    assert trying.prove(sales) == [Verdict()]
    assert ours_in(sales) == [colleague.name], "that one is somebody else's"


KILLED = """
import os, signal, sys
from contextlib import closing
from pathlib import Path
from desktop.core.cancelling import Stop
from desktop.core.workspaces.workspace import Folder
from desktop.engine.docker_engine import DockerEngine
from tests.core.trying import Trying

engine = DockerEngine(variables=os.environ, home=Path.home(), platform="linux", owner=sys.argv[3])
trying = Trying(engine, Path(sys.argv[1]))
trying.owner = sys.argv[3]
run = engine.containers.run_once

class Killed:
    def run_once(self, *given):
        run(*given[:4], lambda _piece: os.kill(os.getpid(), signal.SIGKILL))

shared = [Folder(sys.argv[2], "sales", True)]
trying.prover().prove(trying.plan(*shared), shared, trying.info.place, Killed(), Stop(), measured=True)
"""


def test_app_is_killed_while_the_tool_tries_a_folder(trying: Trying, make) -> None:
    """The container goes on by itself, and says what it has to say to nobody, until the app comes again."""
    sales = make("sales")
    owner = secrets.token_hex(8)
    command = [sys.executable, "-c", KILLED, str(trying.kept), sales.path, owner]
    killed = subprocess.run(command, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert ours_in(sales), "it was killed within"
    computer = {"variables": os.environ, "home": Path.home(), "platform": "linux"}
    with closing(DockerEngine(**computer, owner=owner)) as engine:  # type: ignore[arg-type]
        again = Trying(engine, trying.kept)  # at once, while the container is still at work
        assert again.prove(sales) == [Verdict()]
    assert ours_in(sales) == []


def test_what_the_analyst_alone_may_read_is_not_what_is_left_for_the_tool(trying: Trying, make) -> None:
    """Whose files nobody else may read, by their umask, share a folder with a tool that is somebody else."""
    open_to_all = make("open", mode=0o777)
    before = os.umask(0o077)
    try:
        found, *_ = trying.prove(open_to_all, any_user=False)
    finally:
        os.umask(before)
    assert found.reason is Reason.SOME_UNCHANGEABLE, "of what was there before; all else goes both ways"


class _never_ends:
    """As `Leftovers.written_down` is where the app is killed within."""

    def __init__(self, leftovers: Leftovers, paths) -> None:
        leftovers._keep(leftovers._paths() | set(paths))

    def __enter__(self) -> None: ...

    def __exit__(self, *_error: object) -> None: ...


def test_start_with_a_folder_that_does_not_work_makes_nothing(desk: Desk, trying: Trying, make) -> None:
    shared = make("locked", mode=0o500)
    desk.workspace = replace(desk.workspace, folders=(shared,))
    desk.computer = replace(desk.computer, prover=trying.prover())
    with pytest.raises(FolderUnusable) as told:
        desk.start()
    assert (told.value.path, told.value.reason) == (shared.path, "not-allowed")
    assert desk.engine.containers.tool(desk.workspace.id) is None
    Path(shared.path).chmod(0o700)
    proved = desk.start().proved
    assert proved is not None
    assert {folder.path: verdict.works for folder, verdict in proved.items()} == {shared.path: True}
    assert desk.start().proved is None, "it runs already, with what was proved then"
