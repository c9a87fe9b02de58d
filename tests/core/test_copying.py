"""Folders that are copied in and brought back: nothing is lost, and nothing is overwritten unasked."""

from __future__ import annotations

import io
import os
import socket
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.copies import here, inside
from desktop.core.folders.copies.compare import Change, Choice, Item
from desktop.core.folders.copies.record import FILE, FOLDER, Pair, Record, Records, Stamp
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.survey import OWN
from desktop.core.problems import (
    Cancelled,
    CannotCopy,
    EngineLost,
    FolderMissing,
    FolderTooLarge,
    NoRoomToCopy,
)
from desktop.core.progress import Activity, Progress, unheard
from desktop.core.start.copying import Brought, Copying
from desktop.core.start.plan import Host, once, plan
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import Desk as Starting
from tests.core.starting import entry
from tests.fakes.volumes import Volumes

GIB = 1024**3


@dataclass
class Desk:
    """A folder of mine, and a tool that works on a copy of it."""

    folder: Folder
    tool: RunPlan
    volumes: Any
    copying: Copying
    kept: Path

    @property
    def mine(self) -> Path:
        return Path(self.folder.path)

    @property
    def inside(self) -> Path:
        return self.volumes.place(self.tool.mounts[0].volume)

    def copy(self, stop: Stop | None = None, report: Callable[[Progress], None] = unheard) -> None:
        self.copying.see_to(self.tool, self.folder, self.volumes, report, stop or Stop())

    def again(self) -> Brought:
        return self.copying.bring_in(self.tool, self.folder, self.volumes, unheard, Stop())

    def look(self) -> Mapping[str, tuple[str, str]]:
        """What became of each path in the copy, and here."""
        found = self.copying.look(self.tool, self.folder, self.volumes, Stop()).differences
        self.items = found.inside
        return {i.path: (i.change.value, i.other.value if i.other else "") for i in found.inside}

    def back(self, stop: Stop | None = None, remove: bool = False, **choices: Choice) -> Brought:
        self.look()
        told = {name.replace("_", "."): choice for name, choice in choices.items()}
        arguments = (self.tool, self.folder, self.items, told, self.volumes, unheard, stop or Stop())
        return self.copying.bring_back(*arguments, remove=remove)

    def restarted(self) -> None:
        """The app is, and has what it wrote down."""
        self.copying = Copying(Records(self.kept), Leftovers(self.kept / "leftovers.json"))


def made(tmp_path: Path, volumes: Any, image: str = "sha256:0") -> Desk:
    folder = Folder(str(tmp_path / "sales 1"), "sales", writable=True, copied=True)
    (tmp_path / "sales 1" / "below").mkdir(parents=True)
    workspace = Workspace(new_id(), "Test", "tool", datetime.now(UTC), (folder,))
    host = Host(os.getuid(), os.getgid(), True, 2, 4 * GIB, "tests")
    tool = plan(workspace, entry(), image, host, {})
    desk = Desk(folder, tool, volumes, None, tmp_path / "kept")  # type: ignore[arg-type]
    desk.restarted()
    write(desk.mine / "data.csv", "a,b\n", 1_700_000_000_123_456_789)
    write(desk.mine / "below" / "more.csv", "c\n", 1_600_000_000_000_000_000)
    return desk


def write(place: Path, text: str, when: int = 0) -> None:
    place.write_text(text)
    if when:
        os.utime(place, ns=(when, when))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return made(tmp_path, Volumes(tmp_path / "volumes"))


def ours(desk: Desk) -> list[str]:
    return [name for _at, _folders, files in os.walk(desk.mine) for name in files if name.startswith(OWN)]


def test_all_of_it_is_in_the_copy_with_its_times(desk: Desk) -> None:
    (desk.mine / "run.sh").write_text("#!/bin/sh\n")
    (desk.mine / "run.sh").chmod(0o755)
    (desk.mine / "below" / "up").symlink_to("../data.csv")
    reports: list[Progress] = []
    desk.copy(report=reports.append)
    assert (desk.inside / "data.csv").read_text() == "a,b\n"
    assert (desk.inside / "data.csv").stat().st_mtime_ns == 1_700_000_000_123_456_789
    assert os.readlink(desk.inside / "below" / "up") == "../data.csv"
    assert os.access(desk.inside / "run.sh", os.X_OK)
    assert reports[-1].activity is Activity.COPYING
    assert reports[-1].done == reports[-1].total == 16
    known = desk.copying.known(desk.tool.workspace, desk.folder)
    assert known
    assert known.when
    assert desk.look() == {}


def test_what_the_tool_did_comes_back(desk: Desk) -> None:
    desk.copy()
    (desk.mine / "data.csv").chmod(0o640)
    write(desk.inside / "data.csv", "a,b\n1,2\n", 1_750_000_000_987_654_321)
    (desk.inside / "results").mkdir()
    write(desk.inside / "results" / "plot.svg", "<svg/>")
    (desk.inside / "results" / "latest").symlink_to("plot.svg")
    (desk.inside / "go.sh").write_text("#!/bin/sh\n")
    (desk.inside / "go.sh").chmod(0o755)
    (desk.inside / "below" / "more.csv").unlink()
    assert desk.look() == {
        "data.csv": ("changed", ""),
        "go.sh": ("added", ""),
        "results": ("added", ""),
        "results/latest": ("added", ""),
        "results/plot.svg": ("added", ""),
        "below/more.csv": ("removed", ""),
    }
    assert desk.back() == Brought(3, 0, {})
    assert (desk.mine / "data.csv").read_text() == "a,b\n1,2\n"
    assert (desk.mine / "data.csv").stat().st_mtime_ns == 1_750_000_000_987_654_321
    assert (desk.mine / "data.csv").stat().st_mode & 0o777 == 0o640
    assert os.readlink(desk.mine / "results" / "latest") == "plot.svg"
    assert os.access(desk.mine / "go.sh", os.X_OK)
    assert (desk.mine / "below" / "more.csv").exists(), "nothing is removed unasked"
    assert list(desk.look()) == ["below/more.csv"]
    assert desk.back(remove=True) == Brought(0, 1, {})
    assert not (desk.mine / "below" / "more.csv").exists()
    assert desk.look() == {}
    assert ours(desk) == []


def test_what_was_changed_here_meanwhile_is_never_overwritten(desk: Desk) -> None:
    write(desk.mine / "mine.csv", "1")
    desk.copy()
    write(desk.mine / "mine.csv", "here")
    write(desk.inside / "data.csv", "tool")
    write(desk.mine / "data.csv", "mine!")
    (desk.inside / "below" / "more.csv").unlink()
    write(desk.mine / "below" / "more.csv", "mine, too")
    write(desk.inside / "new.csv", "tool")
    write(desk.mine / "new.csv", "mine!")
    write(desk.inside / "same.csv", "s", 1_700_000_000_000_000_000)
    write(desk.mine / "same.csv", "s", 1_700_000_000_000_000_000)
    conflicts = {
        "data.csv": ("changed", "changed"),
        "new.csv": ("added", "added"),
        "below/more.csv": ("removed", "changed"),
    }
    assert desk.look() == conflicts
    assert desk.back(remove=True) == Brought(0, 0, {})
    assert (desk.mine / "data.csv").read_text() == "mine!"
    assert (desk.mine / "below" / "more.csv").read_text() == "mine, too"
    assert desk.look() == conflicts, "they are asked about the next time"


def test_same_contents_with_other_times_are_no_conflict(desk: Desk) -> None:
    """As two checkouts of a repository leave them, or somebody who saves without a change."""
    names = ["data.csv", "new\nline", "-n", "é"]
    desk.copy()
    for name in names:
        write(desk.mine / name, "same", 1_750_000_000_000_000_000)
        write(desk.inside / name, "same", 1_760_000_000_000_000_000)
    write(desk.mine / "other", "mine", 1_750_000_000_000_000_000)
    write(desk.inside / "other", "tool", 1_760_000_000_000_000_000)
    assert desk.look() == {"other": ("added", "added")}
    write(desk.inside / "data.csv", "tool")
    assert desk.look() == {"data.csv": ("changed", ""), "other": ("added", "added")}


def test_conflicts_are_settled_as_chosen(desk: Desk) -> None:
    for name in ("mine.csv", "tools.csv", "both.csv"):
        write(desk.mine / name, "1")
    desk.copy()
    for name in ("mine.csv", "tools.csv", "both.csv"):
        write(desk.mine / name, "here")
        write(desk.inside / name, "tool")
    write(desk.mine / "both (tool).csv", "taken")
    choices = {
        "mine_csv": Choice.KEEP_MINE,
        "tools_csv": Choice.KEEP_TOOLS,
        "both_csv": Choice.KEEP_BOTH,
    }
    assert desk.back(**choices) == Brought(2, 0, {})
    found = {name: (desk.mine / name).read_text() for name in sorted(os.listdir(desk.mine)) if "." in name}
    assert found == {
        "both (tool 2).csv": "tool",
        "both (tool).csv": "taken",
        "both.csv": "here",
        "data.csv": "a,b\n",
        "mine.csv": "here",
        "tools.csv": "tool",
    }
    assert desk.look() == {}
    write(desk.inside / "mine.csv", "tool again")
    assert desk.look() == {"mine.csv": ("changed", "changed")}, "mine is still another than the tool had"


def test_file_that_changes_between_the_look_and_the_writing_stays(desk: Desk) -> None:
    desk.copy()
    write(desk.inside / "data.csv", "tool")
    desk.look()
    write(desk.mine / "data.csv", "just now")
    arguments = (desk.tool, desk.folder, desk.items, {}, desk.volumes, unheard, Stop())
    found = desk.copying.bring_back(*arguments, remove=False)
    assert found.files == 0
    assert list(found.failed) == ["data.csv"]
    assert (desk.mine / "data.csv").read_text() == "just now"
    assert ours(desk) == []


def test_what_is_there_already_is_not_copied_again(desk: Desk) -> None:
    """The first time was cut."""
    for number in range(5):
        write(desk.mine / f"{number}.csv", "x" * 10)
    stop, seen = Stop(), list[Progress]()

    def report(news: Progress) -> None:
        seen.append(news)
        if len(seen) == 3:
            stop.set()

    with pytest.raises(Cancelled):
        desk.copy(stop, report)
    known = desk.copying.known(desk.tool.workspace, desk.folder)
    assert known
    assert known.when is None
    with pytest.raises(CannotCopy):
        desk.look()
    for name in ("0.csv", "1.csv"):  # as they are on an engine, which unpacks what came until then
        write(desk.inside / name, "x" * 10, (desk.mine / name).stat().st_mtime_ns)
    write(desk.inside / "2.csv", "x" * 4)
    desk.volumes.sent.clear()
    desk.restarted()
    desk.copy()
    assert {"0.csv", "1.csv"}.isdisjoint(desk.volumes.sent)
    assert (desk.inside / "2.csv").read_text() == "x" * 10
    assert desk.look() == {}
    desk.volumes.sent.clear()
    desk.copy()
    assert desk.volumes.sent == []


@pytest.mark.parametrize("trouble", [EngineLost(), Cancelled()])
def test_bringing_back_that_was_cut_goes_on(desk: Desk, trouble: Exception) -> None:
    desk.copy()
    for number in range(4):
        write(desk.inside / f"{number}.csv", "x" * 10)
    count = [0]

    def luck(what: str) -> None:
        count[0] += what == "send"
        if what == "send" and count[0] == 2:
            raise trouble

    desk.volumes.before = luck
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inside, "NAMES_BYTES", 20)
        with pytest.raises(type(trouble)):
            desk.back()
    assert len(desk.look()) == 2, "what came is known to have come"
    desk.restarted()
    desk.volumes.before = lambda _what: None
    assert desk.back() == Brought(2, 0, {})
    assert desk.look() == {}


def test_killed_app_leaves_nothing_and_loses_nothing(desk: Desk) -> None:
    """It wrote a file, and came not to note that; and half of another."""
    desk.copy()
    write(desk.inside / "data.csv", "tool", 1_750_000_000_000_000_000)
    write(desk.mine / "data.csv", "tool", 1_750_000_000_000_000_000)
    half = desk.mine / f"{OWN}0123"
    half.write_text("ha")
    (desk.kept / "leftovers.json").write_text(f'["{half}"]')
    desk.restarted()
    assert desk.look() == {}, "what both have the same of is no conflict"
    write(desk.inside / "new.csv", "n")
    assert desk.back() == Brought(1, 0, {})
    assert ours(desk) == []


def test_full_disk_ends_it_and_what_was_there_is_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy()
    write(desk.inside / "data.csv", "tool" * 100)
    real = os.fsync

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    desk.look()
    with monkeypatch.context() as patch:
        patch.setattr("desktop.core.files.atomic.write", lambda *_a, **_k: None)
        with pytest.raises(CannotCopy, match="No space left"):
            desk.back()
    monkeypatch.setattr(os, "fsync", real)
    assert (desk.mine / "data.csv").read_text() == "a,b\n"
    assert ours(desk) == []
    assert desk.back() == Brought(1, 0, {})


def test_too_little_room_is_said_before_anything_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "LIST", inside.LIST.replace("%a %S", "1000 1024"))
    with pytest.raises(NoRoomToCopy) as caught:
        desk.copy()
    assert caught.value.free == 1_024_000
    assert desk.volumes.sent == []


def test_copy_that_somebody_removed_from_the_engine_removes_nothing_here(desk: Desk) -> None:
    desk.copy()
    desk.volumes.drop_volume(desk.tool.mounts[0].volume)
    with pytest.raises(CannotCopy):
        desk.look()
    desk.copy()
    assert (desk.inside / "data.csv").read_text() == "a,b\n"
    assert desk.look() == {}


def test_engine_that_takes_all_and_keeps_nothing_is_found_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Podman does with what is unpacked above a volume."""
    monkeypatch.setattr(desk.volumes, "fill", lambda _plan, _place, archive, _stop: list(archive))
    with pytest.raises(CannotCopy, match="nothing is there"):
        desk.copy()


def test_lost_record_makes_all_that_differs_a_question(desk: Desk) -> None:
    desk.copy()
    write(desk.inside / "data.csv", "tool")
    for file in desk.kept.rglob("*.json"):
        file.unlink()
    desk.restarted()
    with pytest.raises(CannotCopy):
        desk.look()
    desk.copy()
    assert (desk.inside / "data.csv").read_text() == "tool", "work that was not brought back stays"
    assert desk.look() == {"data.csv": ("added", "added")}


def test_what_changed_here_is_copied_in_again_but_for_what_the_tool_changed(desk: Desk) -> None:
    write(desk.mine / "both.csv", "1")
    desk.copy()
    write(desk.mine / "data.csv", "mine!")
    write(desk.mine / "new.csv", "new")
    write(desk.mine / "both.csv", "mine!")
    write(desk.inside / "both.csv", "tool")
    (desk.mine / "below" / "more.csv").unlink()
    assert desk.again() == Brought(2, 0, {})
    assert (desk.inside / "data.csv").read_text() == "mine!"
    assert (desk.inside / "new.csv").read_text() == "new"
    assert (desk.inside / "both.csv").read_text() == "tool"
    assert (desk.inside / "below" / "more.csv").exists()
    assert desk.look() == {"both.csv": ("changed", "changed")}


def test_links_out_and_what_is_no_file_stay_out(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    write(secret / "key", "private")
    for number, target in enumerate(("../secret", str(secret), "below/../../secret/key")):
        (desk.mine / f"out{number}").symlink_to(target)
    (desk.mine / "circle").symlink_to(".")
    (desk.mine / "dangling").symlink_to("nowhere")
    os.mkfifo(desk.mine / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(desk.mine / "socket"))
        seen = here.walk(desk.folder.path, Stop())
        assert seen.left_out == {
            "out0": "link",
            "out1": "link",
            "out2": "link",
            "pipe": "special",
            "socket": "special",
        }
        desk.copy()
    assert sorted(os.listdir(desk.inside)) == ["below", "circle", "dangling", "data.csv"]


def test_what_the_container_says_reaches_nothing_but_the_folder(desk: Desk, tmp_path: Path) -> None:
    """Links, pipes and devices inside stay there; a link of mine that leads out is not written through."""
    other = tmp_path / "other"
    other.mkdir()
    desk.copy()
    (desk.inside / "out").symlink_to("/etc")
    (desk.inside / "up").symlink_to("../../other")
    os.mkfifo(desk.inside / "pipe")
    (desk.inside / "dir").mkdir()
    write(desk.inside / "dir" / "file", "x")
    (desk.mine / "dir").symlink_to(other)
    desk.look()
    assert {item.path for item in desk.items} == {"dir", "dir/file"}
    found = desk.back(dir=Choice.KEEP_TOOLS)
    assert set(found.failed) == {"dir", "dir/file"}
    assert os.listdir(other) == []
    assert (desk.mine / "dir").is_symlink()


@pytest.mark.parametrize(
    ("path", "fine"),
    [
        *((path, True) for path in ("a", "a/b c", "a\nb", "a/..b")),
        *((path, False) for path in ("", "..", "./a", "a/../b", "/etc/passwd", "a//b")),
    ],
)
def test_paths_that_a_container_may_tell(path: str, fine: bool) -> None:
    assert here.speakable(path) is fine


@pytest.mark.parametrize(
    ("path", "target", "fine"),
    [
        ("a", "b", True),
        ("a/b", "../c", True),
        *(("a", target, False) for target in ("../c", "/etc", "", "C:\\x")),
        *(("a/b", target, False) for target in ("../../c", "..\\..\\c")),
        # Where `up` is a link to `..`, and stays, the way back from it begins elsewhere.
        ("a/b/c", "up/../../c", False),
        ("a/b/c", "./../c/d", True),
    ],
)
def test_links_that_stay(path: str, target: str, fine: bool) -> None:
    assert here.stays(path, target) is fine


def archived(*members: tuple[str, bytes, bytes]) -> io.BytesIO:
    """Names, kinds and contents, or where links lead."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type = kind
            if kind == tarfile.REGTYPE:
                member.size = len(content)
            else:
                member.linkname = content.decode()
            archive.addfile(member, io.BytesIO(content))
    file.seek(0)
    return file


def test_archive_with_more_than_was_asked_for_is_passed_over() -> None:
    taken = []
    came = archived(
        ("../../etc/passwd", tarfile.REGTYPE, b"x"),
        ("/etc/passwd", tarfile.REGTYPE, b"x"),
        ("./data.csv", tarfile.SYMTYPE, b"/etc/passwd"),
        ("./hard", tarfile.LNKTYPE, b"/etc/passwd"),
        ("./device", tarfile.CHRTYPE, b""),
        ("./asked.csv", tarfile.REGTYPE, b"12"),
        ("./asked.csv", tarfile.REGTYPE, b"34"),
        ("./larger.csv", tarfile.REGTYPE, b"123"),
    )
    wanted = {name: Stamp(FILE, 2) for name in ("data.csv", "hard", "device", "asked.csv", "larger.csv")}
    inside.received(came, wanted, lambda path, content, _runs: taken.append((path, content.read())))
    assert taken == [("asked.csv", b"12")]


def test_archive_that_is_none_or_cut_is_said_to_be() -> None:
    whole, wanted = archived(("./a", tarfile.REGTYPE, b"x" * 2000)).getvalue(), {"a": Stamp(FILE, 2000)}
    for came in (b"no archive at all" * 100, whole[:1000]):
        with pytest.raises(inside.Unreadable):
            inside.received(io.BytesIO(came), wanted, lambda _path, content, _runs: content.read())


@pytest.mark.parametrize("said", [b"", b"1 2\0", b"1 2\0f 1 1.0 a\0\0", b"x\0END", b"1 2\0f x 1.0 a\0\0END"])
def test_listing_that_is_cut_or_none_is_not_taken_for_an_empty_one(said: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut|literal|unpack"):
        inside.listed(said)


def test_names_that_are_hard_to_say(desk: Desk) -> None:
    odd = ["new\nline", "-rf", "'quote\"", "é", "e\u0301", "x" * 250, " lead", "a\\b", "--files-from=x", "🚢"]
    odd += [os.fsdecode(b"\xff\xfe")]
    for name in odd:
        write(desk.mine / name, "1")
    desk.copy()
    assert desk.look() == {}
    for name in odd:
        write(desk.inside / name, "22")
    assert desk.back() == Brought(len(odd), 0, {})
    assert {(desk.mine / name).read_text() for name in odd} == {"22"}


def test_file_that_cannot_be_read_is_left_out_and_comes_later(desk: Desk) -> None:
    closed = desk.mine / "closed.csv"
    write(closed, "c")
    closed.chmod(0)
    desk.copy()
    assert not (desk.inside / "closed.csv").exists()
    assert desk.look() == {}
    closed.chmod(0o600)
    assert desk.again() == Brought(1, 0, {})
    assert (desk.inside / "closed.csv").read_text() == "c"


def test_file_that_grows_or_shrinks_while_it_is_read_is_copied_the_next_time(desk: Desk) -> None:
    write(desk.mine / "log", "x" * 100)
    side = here.walk(desk.folder.path, Stop()).side
    told: list[int] = []

    def shrink(done: int) -> None:
        told.append(done)
        write(desk.mine / "log", "x")

    sending = inside.Sending(desk.folder.path, {"log": side["log"]}, "1:1", shrink)
    with tarfile.open(fileobj=io.BytesIO(b"".join(sending))) as read:
        assert [member.name for member in read] == ["log"]
    assert sending.sent == {}


def test_folder_and_file_of_the_same_name_are_both_kept(desk: Desk) -> None:
    desk.copy()
    (desk.inside / "data.csv").unlink()
    (desk.inside / "data.csv").mkdir()
    write(desk.inside / "data.csv" / "part", "p")
    write(desk.mine / "data.csv", "mine!")
    found = desk.back(data_csv=Choice.KEEP_TOOLS)
    assert (desk.mine / "data.csv").read_text() == "mine!"
    assert "data.csv" in found.failed


def test_bounds_are_kept_and_a_folder_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(FolderTooLarge):
        here.walk(desk.folder.path, Stop(), most=2)
    desk.copy()
    desk.mine.rename(desk.mine.with_name("away"))
    with pytest.raises(FolderMissing):
        desk.look()
    desk.copy()  # what is there is enough to start


def test_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    records = Records(tmp_path)
    pairs = {"a": Pair(Stamp(FILE, 3, 12), None), "b": Pair(None, Stamp(FOLDER))}
    kept = Record("v", datetime(2026, 11, 29, tzinfo=UTC), pairs)
    records.write("0123", "/x", kept)
    assert records.read("0123", "/x") == kept
    [file] = (tmp_path / "0123").iterdir()
    records.write("4567", "/x", kept)
    records.forget("4567")
    records.forget("4567")
    assert [place.name for place in tmp_path.iterdir()] == ["0123"]
    for content in ("", "{}", "[]", '{"volume": "v", "copied": 3, "pairs": {"a": [[1], 2]}}'):
        file.write_text(content)
        assert records.read("0123", "/x") is None


def test_item_of_nothing_has_no_size() -> None:
    assert Item("a", Change.REMOVED, None, None, Stamp(FILE, 5)).size == 0


@pytest.mark.engine
def test_copy_on_a_real_engine(real_engine: DockerEngine, tmp_path: Path) -> None:
    """As its own user, who may change all of it, in and back."""
    image = real_engine.images.find(entry().image or "")
    assert image
    real_engine.ensure_running(unheard, Stop())
    desk = made(tmp_path, real_engine.containers, image.id)
    (desk.mine / "below" / "link").symlink_to("../data.csv")
    try:
        desk.copy()
        assert desk.look() == {}
        script = (
            'cd "$HOME/sales" && test "$(stat -c %u . below data.csv | sort -u)" = "$(id -u)" &&'
            "echo 1,2 >> data.csv && mkdir new && echo n > new/n.csv && rm below/more.csv &&"
            "mkfifo new/pipe && ln -s /etc/passwd new/out && ln data.csv hard.csv && id -u"
        )
        job = once(desk.tool, ("sh", "-c", script))
        outcome = real_engine.containers.run_once(job, {}, Stop())
        assert outcome == (0, f"{os.getuid()}\n")
        assert desk.look() == {
            "data.csv": ("changed", ""),
            "hard.csv": ("added", ""),
            "new": ("added", ""),
            "new/n.csv": ("added", ""),
            "below/more.csv": ("removed", ""),
        }
        assert desk.back(remove=True) == Brought(3, 1, {})
        assert (desk.mine / "data.csv").read_text() == (desk.mine / "hard.csv").read_text() == "a,b\n1,2\n"
        assert (desk.mine / "new" / "n.csv").read_text() == "n\n"
        write(desk.mine / "data.csv", "mine")
        assert desk.again() == Brought(1, 0, {})
        assert desk.look() == {}
        assert not real_engine.containers.has_home(desk.tool.volume), "a copy is no home"
        real_engine.containers.drop_volume(desk.tool.volume)
        assert real_engine.containers.copy(desk.tool.mounts[0].volume)
    finally:
        real_engine.containers.erase(desk.tool.workspace)
    assert real_engine.containers.copy(desk.tool.mounts[0].volume) is None
    assert replace(desk.folder, copied=False) != desk.folder


@pytest.mark.engine
def test_a_start_copies_and_goes_on_with_the_copy(real_engine: DockerEngine, tmp_path: Path) -> None:
    """Also while the drive that the folder is on is away."""
    folder = Folder(str(tmp_path / "share"), "share", writable=True, copied=True)
    (tmp_path / "share").mkdir()
    write(tmp_path / "share" / "data.csv", "a\n")
    starting = Starting(real_engine, tmp_path, tmp_path)
    starting.workspace = replace(starting.workspace, folders=(folder,))
    copying = Copying(Records(tmp_path / "kept"), Leftovers())
    starting.computer = replace(starting.computer, copying=copying)
    id = starting.workspace.id
    try:
        running = starting.start()
        assert running.container.folders == (folder,)
        added = ("sh", "-c", 'echo b >>"$HOME/share/data.csv" && cat "$HOME/share/data.csv"')
        assert real_engine.inside.output(id, added) == b"a\nb\n"
        real_engine.containers.halt(id)
        (tmp_path / "share").rename(tmp_path / "away")
        starting.start()
        assert real_engine.inside.output(id, ("sh", "-c", 'cat "$HOME/share/data.csv"')) == b"a\nb\n"
    finally:
        real_engine.containers.erase(id)
