"""Letting another user use a folder of mine, on a real file system, and taking that back."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.folders import acl
from desktop.core.folders.access import Access, User, can_give, look
from desktop.core.folders.acl import Entry
from desktop.core.folders.given import Given
from desktop.core.problems import Cancelled, CannotGiveAccess, FolderTooLarge

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone keeps lists like these")

TOOL = User(uid=54321, groups=frozenset((54321,)))
TEAM = 45678

Lists = dict[str, tuple[int, bytes | None, bytes | None]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "sales"
    (place / "below" / "deep").mkdir(parents=True)
    for name in ("data.csv", "below/more.csv", "below/deep/last.csv"):
        (place / name).write_text("a\n")
        (place / name).chmod(0o640)
    (place / "run.sh").write_text("#!/bin/sh\n")
    (place / "run.sh").chmod(0o700)
    place.chmod(0o700)
    if not acl.supported(str(place)):
        pytest.skip("this disk keeps no lists")
    return place


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return Given(tmp_path / "kept")


def lists(folder: Path) -> Lists:
    """All permissions there are, links' aside."""
    places = [folder, *(one for one in folder.rglob("*") if not one.is_symlink())]
    return {
        str(one): (
            stat.S_IMODE(one.stat().st_mode),
            acl.find(str(one), acl.ACCESS),
            acl.find(str(one), acl.DEFAULT) if one.is_dir() else None,
        )
        for one in places
    }


def may(place: Path, wanted: int, user: User = TOOL) -> bool:
    found = place.stat()
    now = acl.effective(str(place), found.st_mode)
    return acl.lets(now, user.uid, user.groups, found.st_uid, found.st_gid, wanted)


def wanted(folder: Path, *, changes: bool = True) -> Access:
    return look(str(folder), TOOL, changes=changes, stop=Stop())


def test_the_user_gets_what_it_lacks_and_loses_it_again(folder: Path, given: Given) -> None:
    before = lists(folder)
    access = wanted(folder)
    assert lists(folder) == before, "a look changes nothing"
    assert (access.folders, access.files, access.others) == (3, 4, 0)
    given.give(access, Stop())
    for place in (folder, folder / "below", folder / "below" / "deep", folder / "run.sh"):
        assert may(place, 7)
    assert may(folder / "below" / "more.csv", acl.READ | acl.WRITE)
    assert not may(folder / "data.csv", acl.ENTER), "what nobody could run is no program now"
    (folder / "below" / "new.csv").write_text("b\n")
    assert may(folder / "below" / "new.csv", acl.READ | acl.WRITE), "what comes later has it, too"
    (folder / "below" / "new.csv").unlink()
    assert given.has(str(folder))
    assert wanted(folder).steps == (), "there is nothing left to be given"
    assert given.take_back(str(folder)) == 0
    assert lists(folder) == before
    assert not given.has(str(folder))


def test_who_only_reads_can_change_nothing(folder: Path, given: Given) -> None:
    given.give(wanted(folder, changes=False), Stop())
    assert may(folder / "below", acl.READ | acl.ENTER)
    assert may(folder / "data.csv", acl.READ)
    assert not may(folder, acl.WRITE)
    assert not may(folder / "data.csv", acl.WRITE)


def test_nobody_else_is_allowed_more(folder: Path, given: Given) -> None:
    """A mask that kept something from a team keeps it from them."""
    kept = (Entry(acl.OWNER, 6), Entry(acl.GROUP, 6), Entry(acl.NAMED_GROUP, 7, TEAM), Entry(acl.MASK, 4))
    os.setxattr(folder / "data.csv", acl.ACCESS, acl.written((*kept, Entry(acl.OTHER, 0))))
    team = User(1, frozenset((TEAM,)))
    assert may(folder / "data.csv", acl.READ, team)
    given.give(wanted(folder), Stop())
    assert may(folder / "data.csv", acl.READ | acl.WRITE)
    assert may(folder / "data.csv", acl.READ, team)
    assert not may(folder / "data.csv", acl.WRITE, team)


def test_what_the_user_may_already_stays_as_it_is(folder: Path) -> None:
    (folder / "data.csv").chmod(0o666)
    names = {step.path for step in wanted(folder).steps if step.kind == acl.ACCESS}
    assert names == {"", "below", "below/deep", "below/more.csv", "below/deep/last.csv", "run.sh"}


def test_a_link_is_not_followed(folder: Path, given: Given, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    (other / "private.csv").write_text("p\n")
    (folder / "out").symlink_to(other)
    (folder / "file").symlink_to(other / "private.csv")
    (folder / "circle").symlink_to(".")
    os.mkfifo(folder / "pipe", 0o600)
    before = lists(other)
    access = wanted(folder)
    # And one that comes between the look and the change.
    (folder / "below").rename(folder / "was")
    (other / "deep").mkdir(mode=0o700)
    (other / "more.csv").write_text("m\n")
    before = lists(other)
    (folder / "below").symlink_to(other)
    given.give(access, Stop())
    assert lists(other) == before


def test_all_is_as_it_was_once_a_step_fails(
    folder: Path, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, done = lists(folder), os.setxattr, [0]

    def fails(place: str, kind: str, value: bytes) -> None:
        done[0] += 1
        if done[0] == 4:
            raise OSError(28, "No space left on device")
        real(place, kind, value)

    monkeypatch.setattr(os, "setxattr", fails)
    with pytest.raises(CannotGiveAccess, match="No space left"):
        given.give(wanted(folder), Stop())
    assert lists(folder) == before
    assert not given.has(str(folder))


def test_what_was_cancelled_or_killed_halfway_is_taken_back(folder: Path, given: Given) -> None:
    before, stop = lists(folder), Stop()
    access = wanted(folder)
    stop.set()
    with pytest.raises(Cancelled):
        given.give(access, stop)
    assert lists(folder) == before
    given._write_down(access)  # as an app has that is killed now
    os.setxattr(folder / "data.csv", acl.ACCESS, next(s.after for s in access.steps if s.path == "data.csv"))
    assert given.has(str(folder))
    assert given.take_back(str(folder)) == 0
    assert lists(folder) == before


def test_what_somebody_changed_since_keeps_that(folder: Path, given: Given) -> None:
    given.give(wanted(folder), Stop())
    now = acl.read(acl.find(str(folder / "data.csv"), acl.ACCESS) or b"")
    os.setxattr(folder / "data.csv", acl.ACCESS, acl.written(acl.giving(now, 999, acl.READ)))
    (folder / "run.sh").unlink()
    assert given.take_back(str(folder)) == 0
    assert not may(folder / "data.csv", acl.READ)
    assert may(folder / "data.csv", acl.READ, User(999, frozenset()))


def test_a_folder_that_is_gone_has_nothing_to_take_back(folder: Path, given: Given) -> None:
    given.give(wanted(folder), Stop())
    folder.rename(folder.with_name("away"))
    assert given.take_back(str(folder)) == 0
    assert not given.has(str(folder))


def test_too_much_is_said_to_be(folder: Path) -> None:
    with pytest.raises(FolderTooLarge) as caught:
        look(str(folder), TOOL, changes=True, stop=Stop(), most=5)
    assert caught.value.most == 5


def test_only_a_folder_of_mine_can_be_opened_to_somebody_else(folder: Path) -> None:
    mine = os.getuid()
    assert can_give(str(folder), TOOL.uid, mine)
    assert not can_give(str(folder), mine, mine), "an entry of its own does nothing for an owner"
    assert not can_give("/usr", TOOL.uid, mine)
    assert not can_give("/proc/self", TOOL.uid, mine), "no lists are kept there"
    assert not can_give(str(folder / "gone"), TOOL.uid, mine)


def test_names_that_are_hard_to_write_down(folder: Path, given: Given) -> None:
    odd = [os.fsdecode(b"\xff\xfe"), "new\nline", "'quote\"", "x" * 255]
    for name in odd:
        (folder / name).write_text("x")
    before = lists(folder)
    given.give(wanted(folder), Stop())
    assert all(may(folder / name, acl.READ) for name in odd)
    given.take_back(str(folder))
    assert lists(folder) == before


def _one(*entries: Entry) -> acl.Acl:
    return (Entry(acl.OWNER, 7), *entries, Entry(acl.OTHER, 1))


@pytest.mark.parametrize(
    ("entries", "wanted", "lets"),
    [
        ((Entry(acl.GROUP, 7),), 4, False),
        ((Entry(acl.GROUP, 7),), 1, True),
        ((Entry(acl.USER, 7, 5), Entry(acl.GROUP, 0), Entry(acl.MASK, 4)), 4, True),
        ((Entry(acl.USER, 7, 5), Entry(acl.GROUP, 0), Entry(acl.MASK, 4)), 6, False),
        ((Entry(acl.GROUP, 0), Entry(acl.NAMED_GROUP, 6, 50), Entry(acl.MASK, 7)), 6, True),
        # No single group gives both, whatever all of them do together.
        (
            (
                Entry(acl.GROUP, 0),
                Entry(acl.NAMED_GROUP, 4, 50),
                Entry(acl.NAMED_GROUP, 2, 51),
                Entry(acl.MASK, 7),
            ),
            6,
            False,
        ),
        # A group that gives nothing is nearer than all others.
        ((Entry(acl.GROUP, 0), Entry(acl.NAMED_GROUP, 0, 50), Entry(acl.MASK, 7)), 1, False),
    ],
)
def test_whom_a_list_lets(entries: tuple[Entry, ...], wanted: int, lets: bool) -> None:
    assert acl.lets(_one(*entries), 5, frozenset((50, 51)), 0, 0, wanted) is lets


def test_what_is_no_list_is_not_taken_for_one() -> None:
    for kept in (b"", b"\x02", b"\x03\0\0\0", b"\x02\0\0\0\x01"):
        with pytest.raises(ValueError, match="unknown"):
            acl.read(kept)
