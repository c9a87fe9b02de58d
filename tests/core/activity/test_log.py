"""The activity log: what becomes of it by use, by bad luck and by hands that change it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.activity import lines
from desktop.core.activity.log import STRETCH, Log, Size, read_end
from desktop.core.activity.reading import entries
from desktop.core.activity.verify import Finding, What, verify

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PAD = {"folder": "x" * 300}
MANY = 3 * STRETCH // 400


class Clock:
    """One that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> Log:
    return Log(tmp_path / "activity", clock=clock)


def write(log: Log, count: int, **facts: object) -> None:
    for number in range(count):
        log.append("started", {"workspace": {"id": f"{number:012x}"}, **facts})


def only(log: Log) -> Path:
    (path,) = log.files().values()
    return path


def found(log: Log) -> list[What]:
    return [one.what for one in verify(log).findings]


def test_what_was_kept_can_be_read_the_newest_first(log: Log, clock: Clock) -> None:
    log.append("started", {"workspace": {"name": "São Tomé\n🚢"}})
    clock.now += timedelta(days=1)
    log.append("stopped", {})
    newest, oldest = entries(log)
    assert (newest.number, newest.what, newest.at) == (2, "stopped", NOW + timedelta(days=1))
    assert oldest.facts["workspace"] == {"name": "São Tomé\n🚢"}
    days = [json.loads(line)["day"] for line in only(log).read_bytes().splitlines() if b'"day"' in line]
    assert days == ["2026-11-23", "2026-11-24"]
    looked = verify(log)
    assert (looked.findings, looked.number, looked.size) == ((), 2, only(log).stat().st_size)


def test_without_anything_there_is_nothing_to_find(log: Log) -> None:
    assert verify(log).whole
    assert not list(entries(log))


def test_it_is_for_this_persons_eyes_only(log: Log) -> None:
    write(log, 1)
    assert {path.stat().st_mode & 0o077 for path in (log.folder, *log.folder.iterdir())} == {0}


Lines = list[bytes]


def change(those: Lines, at: int) -> None:
    those[at] = those[at].replace(b'"what":"started"', b'"what":"stopped"')


def relink(those: Lines, at: int) -> None:
    """As somebody does who knows how a line is made, and writes that one alone anew."""
    before = lines.parted(those[at - 1])
    parts = lines.parted(those[at].replace(b"started", b"stopped"))
    assert before
    assert parts
    those[at] = parts[0] + b',"link":"' + lines.link(before[1], parts[0]).encode() + b'"}\n'


def remove(those: Lines, at: int) -> None:
    del those[at]


def swap(those: Lines, at: int) -> None:
    those[at], those[at + 1] = those[at + 1], those[at]


def repeat(those: Lines, at: int) -> None:
    those.insert(at, those[at])


@pytest.mark.parametrize("count", [6, MANY], ids=["not sealed yet", "sealed"])
@pytest.mark.parametrize("do", [change, relink, remove, swap, repeat])
def test_whatever_line_was_touched_it_is_found(
    log: Log, do: Callable[[Lines, int], None], count: int
) -> None:
    write(log, count, **PAD)
    those = only(log).read_bytes().splitlines(keepends=True)
    for at in range(2, len(those) - 1, max(1, count // 30)):
        if those[at].startswith(lines.MARK):
            continue
        touched = list(those)
        do(touched, at)
        only(log).write_bytes(b"".join(touched))
        faults = verify(log).faults
        assert faults, f"line {at + 1}"
        assert abs(faults[0].line - (at + 1)) <= 1


@pytest.mark.parametrize("gone", [1, 3, MANY - 2])
def test_the_last_lines_are_missed(log: Log, gone: int) -> None:
    write(log, MANY, **PAD)
    those = only(log).read_bytes().splitlines(keepends=True)
    kept = [line for line in those if (one := lines.read(line)) and one.number <= MANY - gone]
    only(log).write_bytes(b"".join(kept))
    assert verify(log).faults == (Finding(What.END_MISSING, first=MANY - gone + 1, last=MANY),)
    log.append("started", {})  # and are still when the log has gone on
    assert [(one.what, one.first, one.last) for one in verify(log).faults] == [
        (What.MISSING, MANY - gone + 1, MANY)
    ]
    assert next(entries(log)).number == MANY + 1


def test_all_of_it_is_missed(log: Log) -> None:
    write(log, 3)
    only(log).unlink()
    assert verify(log).faults == (Finding(What.END_MISSING, first=1, last=3),)
    log.append("started", {})
    assert not verify(log).whole


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"file":"1"}', b"\xff" * 9])
def test_without_the_note_of_its_end_it_says_so_for_good(log: Log, content: bytes | None) -> None:
    write(log, 3)
    if content is None:
        log.end_file.unlink()
    else:
        log.end_file.write_bytes(content)
    assert found(log) == [What.END_UNKNOWN]
    log.append("started", {})
    assert found(log) == [What.END_UNKNOWN]
    assert [one.number for one in entries(log)] == [4, 3, 2, 1]


def test_half_a_line_of_a_killed_process_is_no_fault_and_gone_on_from(log: Log) -> None:
    write(log, 3)
    with open(only(log), "ab") as file:
        file.write(b'{"n":4,"at":"2026-11-23T09')
    assert found(log) == [What.UNFINISHED]
    assert verify(log).whole
    log.append("stopped", {})
    assert verify(log).findings == ()
    assert [one.number for one in entries(log)] == [4, 3, 2, 1]


def test_a_process_killed_before_the_note_of_the_end(log: Log) -> None:
    write(log, 3)
    before = log.end_file.read_bytes()
    write(log, 2)
    log.end_file.write_bytes(before)
    assert verify(log).findings == ()
    log.append("stopped", {})
    assert verify(log).findings == ()
    assert next(entries(log)).number == 6


def test_a_process_killed_as_it_began_a_file(tmp_path: Path) -> None:
    log = Log(tmp_path, Size(file=1000))
    while len(log.files()) < 2:
        before = log.end_file.read_bytes() if log.end_file.exists() else b""
        write(log, 1, **PAD)
    log.end_file.write_bytes(before)
    assert verify(log).findings == ()
    write(log, 5)
    assert verify(log).findings == ()


def test_a_process_killed_before_it_wrote_into_a_new_file(tmp_path: Path) -> None:
    log = Log(tmp_path, Size(file=1000))
    write(log, 2, **PAD)
    log.path(max(log.files()) + 1).touch()
    write(log, 5, **PAD)
    assert verify(log).findings == ()
    assert [one.number for one in entries(log)] == list(range(7, 0, -1))


def test_lines_that_somebody_appended(log: Log) -> None:
    write(log, 2)
    with open(only(log), "ab") as file:
        file.write(b'{"n":3,"at":"2026-11-23T09:30:00+00:00","what":"started","link":"' + b"0" * 32 + b'"}\n')
        file.write(b"nonsense\n")
    assert found(log) == [What.CHANGED, What.CHANGED]
    write(log, MANY, **PAD)
    assert verify(log).faults
    assert {one.line for one in verify(log).faults} <= {5, 6, 7}, "also once they are sealed"


def test_files_of_a_limited_size_and_number(tmp_path: Path) -> None:
    log = Log(tmp_path, Size(file=2000, files=3))
    write(log, 60, **PAD)
    assert len(log.files()) == 3
    assert all(path.stat().st_size < 4000 for path in log.files().values())
    looked = verify(log)
    assert looked.whole
    assert [one.what for one in looked.findings] == [What.DROPPED]
    second = list(log.files().values())[1]
    second.unlink()
    assert [one.what for one in verify(log).faults] == [What.FILE_MISSING]


def test_a_first_file_that_somebody_else_removed(tmp_path: Path) -> None:
    log = Log(tmp_path, Size(file=2000))
    write(log, 30, **PAD)
    next(iter(log.files().values())).unlink()
    assert [one.what for one in verify(log).faults] == [What.START_MISSING]


def test_a_file_with_its_lines_in_a_text_editors_way(log: Log) -> None:
    """Which ends each by two characters, or adds one at the end."""
    write(log, 3)
    content = only(log).read_bytes()
    only(log).write_bytes(content.replace(b"\n", b"\r\n"))
    assert not verify(log).whole
    only(log).write_bytes(content + b"\n")
    assert not verify(log).whole


def test_a_clock_that_goes_back_is_marked(log: Log, clock: Clock) -> None:
    write(log, 1)
    clock.now -= timedelta(days=2)
    write(log, 1)
    looked = verify(log)
    assert looked.whole
    assert [(one.what, one.about) for one in looked.findings] == [(What.CLOCK_BACK, 2 * 86400)]


def test_a_link_that_was_noted_elsewhere_proves_that_all_before_is_there(log: Log) -> None:
    write(log, 3)
    noted = verify(log).link
    write(log, MANY, **PAD)
    assert verify(log, noted).whole
    for path in (*log.files().values(), log.end_file):
        path.unlink()
    write(log, MANY, **PAD)  # another log, which is whole
    assert verify(log).whole
    assert [one.what for one in verify(log, noted).faults] == [What.NOT_NOTED]


_WRITER = """
import sys
from pathlib import Path
from desktop.core.activity.log import Log
log = Log(Path(sys.argv[1]))
for number in range(200):
    log.append("started", {"by": sys.argv[2], "folder": "x" * 300})
"""


def test_two_processes_write_at_the_same_time(log: Log) -> None:
    two = [subprocess.Popen([sys.executable, "-c", _WRITER, str(log.folder), name]) for name in "ab"]
    assert [one.wait(60) for one in two] == [0, 0]
    looked = verify(log)
    assert (looked.findings, looked.number) == ((), 400)
    assert sorted(one.number for one in entries(log)) == list(range(1, 401))


def test_processes_that_are_killed_leave_a_whole_log(log: Log) -> None:
    for name in "abc":
        one = subprocess.Popen([sys.executable, "-c", _WRITER, str(log.folder), name])
        end, size = 30 * (ord(name) - ord("a") + 1), 0
        while size < end and one.poll() is None:
            size = told.number if (told := read_end(log.end_file)) else 0
        one.kill()
        one.wait()
    log.append("stopped", {})
    looked = verify(log)
    assert looked.whole
    assert [one.number for one in entries(log)] == list(range(looked.number, 0, -1))


def test_one_that_was_halted_while_it_wrote_keeps_nobody(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    write(log, 1)
    monkeypatch.setattr("desktop.core.files.claim.claimed.__wrapped__.__defaults__", (0.01,))
    with open(log.folder / "claim", "rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError):
            write(log, 1)
    write(log, 1)
    assert verify(log).number == 2


def test_a_full_disk_leaves_the_log_as_it_was(log: Log) -> None:
    """The system's own limit cuts a line short, as the last free bytes of a disk do."""
    write(log, 1)
    before = only(log).read_bytes()
    script = _WRITER.replace(
        "for number",
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, "
        f"signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 50},) * 2)\nfor number",
    )
    one = subprocess.run(
        [sys.executable, "-c", script, str(log.folder), "a"], capture_output=True, text=True, check=False
    )
    assert "OSError" in one.stderr
    assert only(log).read_bytes() == before
    write(log, 1)
    assert (verify(log).findings, verify(log).number) == ((), 2)


def test_a_folder_that_cannot_be_written(log: Log) -> None:
    write(log, 1)
    os.chmod(log.folder, 0o500)
    try:
        with pytest.raises(OSError, match="denied"):
            write(log, 1)
    finally:
        os.chmod(log.folder, 0o700)
    assert verify(log).whole


def test_lines_that_nobody_can_read_are_said_and_passed_over(log: Log) -> None:
    write(log, 2)
    with open(only(log), "ab") as file:
        file.write(b'{"n":' + b"9" * 5000 + b"}\n" + b"[" * 100_000 + b"\n\xff\xfe\n")
    assert [one.number for one in entries(log)] == [2, 1]
    assert found(log) == [What.CHANGED] * 3
