"""What is known of the place that a folder is at, by facts recorded on each system."""

from __future__ import annotations

import os
import stat
import struct
from types import SimpleNamespace

import pytest

from desktop.core.engine_facts import Outcome
from desktop.core.folders import sharing
from desktop.core.folders.causes import explained
from desktop.core.folders.judging import judge
from desktop.core.folders.judging import read as said
from desktop.core.folders.medium import (
    Medium,
    attributes,
    free,
    from_mountinfo,
    is_apart,
    left,
    type_of,
    without_contents,
)
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.sharing import Sharing, read, why
from desktop.core.folders.survey import survey
from desktop.core.folders.trial import Trial
from desktop.core.workspaces.workspace import Folder

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:39 / /home/ana/remote rw,nosuid,relatime shared:2 - fuse.sshfs ana@host:/data rw,user_id=1000
41 22 0:40 / /mnt/team\040files rw,relatime - cifs //files/team rw,vers=3.1.1,uid=1000
42 22 0:41 / /net rw,relatime - autofs systemd-1 rw,fd=46,timeout=0
43 42 0:42 / /net/dw rw,relatime master:3 propagate_from:2 - nfs4 dw:/export ro,vers=4.2,sec=sys
44 22 8:17 / /media/ana/STICK rw,nosuid - fuseblk /dev/sdb1 rw,user_id=0,group_id=0,allow_other,blksize=4096
45 43 0:43 / /net/dw rw,relatime - tmpfs tmpfs rw,size=64k
46 22 0:44 / /home/ana/broken
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind", "option"),
    [
        ("/home/ana", "ext4", "relatime"),
        ("/", "ext4", "rw"),
        ("/home/ana/remote/x", "fuse.sshfs", "user_id=1000"),
        ("/home/ana/remote2", "ext4", "rw"),
        ("/mnt/team files/2026", "cifs", "vers=3.1.1"),
        ("/net/other", "autofs", "timeout=0"),
        ("/net/dw", "tmpfs", "size=64k"),
        ("/media/ana/STICK/data", "fuseblk", "allow_other"),
    ],
)
def test_what_is_mounted_last_and_nearest_counts(folder: str, kind: str, option: str) -> None:
    found, options, place = from_mountinfo(MOUNTS, folder)
    assert (found, option in options) == (kind, True)
    assert f"{folder}/".startswith(place)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"st_file_attributes": 0x20}, False),
        ({"st_file_attributes": 0x20 | 0x1000}, True),
        ({"st_file_attributes": 0x400020}, True),
        ({"st_file_attributes": 0x40010}, True),
        ({"st_file_attributes": 0x80020}, False),  # pinned: always kept on this device
        ({"st_flags": 0x40000000}, True),
        ({"st_flags": 0x40}, False),
        ({}, False),
    ],
)
def test_files_that_are_only_in_the_cloud_are_known_by_their_attributes(facts, expected) -> None:
    assert without_contents(SimpleNamespace(st_mode=stat.S_IFREG, **facts)) is expected  # type: ignore[arg-type]


def test_they_are_told_of_and_never_read(tmp_path, monkeypatch) -> None:
    (tmp_path / "here.csv").write_text("a\n")
    (tmp_path / "away.csv").write_text("b\n")
    asked: list[str] = []
    real = os.open
    monkeypatch.setattr("os.open", lambda path, *more: asked.append(str(path)) or real(path, *more))
    monkeypatch.setattr(
        "desktop.core.folders.medium.without_contents", lambda found: found.st_ino == away, raising=True
    )
    away = (tmp_path / "away.csv").stat().st_ino
    found = survey(str(tmp_path))
    assert found.elsewhere == ("away.csv",)
    assert [path for path, _digest in found.samples] == ["here.csv"]
    assert not any(path.endswith("away.csv") for path in asked)


def test_a_quota_leaves_what_its_lower_limit_does() -> None:
    def answer(hard: int, soft: int, used: int) -> bytes:
        return struct.pack("=8QI4x", hard, soft, used, 0, 0, 0, 0, 0, 0x3F)

    assert left(answer(0, 0, 5_000)) is None
    assert left(answer(1_000, 0, 24_000)) == 1_000_000
    assert left(answer(1_000, 500, 12_000)) == 500_000
    assert left(answer(1_000, 500, 2_000_000)) == 0


def test_of_a_real_folder_the_room_is_that_of_its_disk(tmp_path) -> None:
    assert 0 < (free(str(tmp_path)) or 0) <= os.statvfs(tmp_path).f_blocks * os.statvfs(tmp_path).f_frsize
    assert free(str(tmp_path / "gone")) is None
    assert attributes(str(tmp_path / "gone")) == 0


@pytest.mark.parametrize(
    ("folder", "place", "platform", "apart"),
    [
        ("/home/ana/x", "/", "linux", False),
        ("/media/ana/STICK/x", "/media/ana/STICK", "linux", True),
        ("/home/ana/x", "", "linux", False),
        ("/Users/ana/x", "", "darwin", False),
        ("/Volumes/STICK/x", "", "darwin", True),
        (r"c:\Users\ana", "", "win32", False),
        (r"E:\x", "", "win32", True),
        (r"\\files01\dw\x", "", "win32", True),
    ],
)
def test_which_folders_are_on_another_drive_than_the_systems(folder, place, platform, apart) -> None:
    assert is_apart(folder, place, platform, "C:") is apart


def test_the_type_of_a_label() -> None:
    assert type_of(b"unconfined_u:object_r:user_home_t:s0\0") == "user_home_t"
    assert type_of(b"system_u:object_r:container_file_t:s0:c1,c2\0") == "container_file_t"
    assert type_of(b"?") == ""


def test_what_is_measured_is_slow_below_a_megabyte_in_a_second(tmp_path) -> None:
    trial = Trial(Folder(str(tmp_path), "data"), "/home/tool/data", survey(str(tmp_path)), "0")
    done = "0 entered ok\n0 fetched 1048576 bytes (1.0 MB, 1.0 MiB) copied, {} s, ? MB/s\n0 end"

    def found(seconds: str) -> Verdict:
        output = done.format(seconds)
        return judge(trial, said(output)[0], Outcome(0, output))

    assert found("0.00412") == Verdict()
    assert found("1e-05") == Verdict()
    assert found("2.5") == Verdict(Reason.SLOW, count=419430)


def test_small_files_are_not_measured(tmp_path) -> None:
    """They take as long to open as to read."""
    (tmp_path / "small.csv").write_text("a\n")
    assert survey(str(tmp_path)).big == ""
    (tmp_path / "large.bin").write_bytes(bytes(1_048_576))
    (tmp_path / "larger.bin").write_bytes(bytes(1_048_577))
    assert survey(str(tmp_path)).big == "larger.bin"


# --- causes -----------------------------------------------------------------------------------------------

SSHFS = Medium("fuse.sshfs", frozenset({"rw", "user_id=1000"}))
OPEN_SSHFS = Medium("fuse.sshfs", frozenset({"rw", "allow_other"}))
HOME = Medium("ext4", label="user_home_t")
REFUSED = Verdict(Reason.NOT_SHARED, detail="stat /x: permission denied")
MAC = "Mounts denied: \nThe path /opt/data is not shared from the host"


@pytest.mark.parametrize(
    ("verdict", "medium", "cause"),
    [
        (REFUSED, SSHFS, Reason.YOURS_ALONE),
        (REFUSED, OPEN_SSHFS, Reason.NOT_SHARED),
        (REFUSED, Medium("nfs4"), Reason.YOURS_ALONE),
        (REFUSED, Medium("ext4"), Reason.NOT_SHARED),
        (Verdict(Reason.CLOSED), SSHFS, Reason.YOURS_ALONE),
        (Verdict(Reason.CLOSED), HOME, Reason.LABELLED),
        (Verdict(Reason.CLOSED), Medium("ext4", label="container_file_t"), Reason.CLOSED),
        (Verdict(Reason.NOT_ALLOWED), HOME, Reason.LABELLED),
        (Verdict(Reason.NOT_ALLOWED), Medium("ext4", locked=True), Reason.LOCKED),
        (Verdict(Reason.NOT_SHARED, detail=MAC), SSHFS, Reason.NOT_LISTED),
        (Verdict(Reason.EMPTY_INSIDE), Medium("vfat", apart=True), Reason.NEWER_DRIVE),
        (Verdict(Reason.EMPTY_INSIDE), Medium("ext4"), Reason.EMPTY_INSIDE),
        (Verdict(Reason.GONE), SSHFS, Reason.GONE),
        (Verdict(), HOME, None),
    ],
)
def test_a_cause_is_told_where_it_is_known(verdict, medium, cause) -> None:
    found = explained(verdict, "/opt/data", medium, lambda: Sharing(("/Users",)), "darwin")
    assert found.reason is cause
    assert found.detail.startswith(verdict.detail)


# --- what Docker Desktop is set up to share ---------------------------------------------------------------

VARIABLES = {"$HOME": "/Users/ana", "$TMP": "/private/tmp"}
ADMIN = """{"configurationFileVersion": 2, "filesharingAllowedDirectories": [
    {"path": "$HOME", "sharedByDefault": true}, {"path": "/opt/data", "sharedByDefault": false}]}"""


@pytest.mark.parametrize(
    ("settings", "admin", "path", "reason"),
    [
        ("", "", "/Users/ana/sales", None),
        ("", "", "/tmp/x", None),
        ("", "", "/private/tmp/x", None),
        ("", "", "/var/folders/x", None),
        ("", "", "/opt/data", Reason.NOT_LISTED),
        ("", "", "/usersdata", Reason.NOT_LISTED),
        ('{"FilesharingDirectories": ["/opt"]}', "", "/opt/data", None),
        ('{"FilesharingDirectories": ["/opt"]}', "", "/Users/ana", Reason.NOT_LISTED),
        ('{"filesharingDirectories": ["/opt"], "wslEngineEnabled": true}', "", "/opt/data", None),
        ("", ADMIN, "/Users/ana/sales", None),
        ("", ADMIN, "/opt/data/2026", Reason.NOT_LISTED),
        ("", ADMIN, "/srv/data", Reason.NOT_PERMITTED),
        ('{"FilesharingDirectories": ["/opt/data"]}', ADMIN, "/opt/data/2026", None),
        ("{broken", "[1]", "/Users/ana", None),
        (
            '{"FilesharingDirectories": 3}',
            '{"filesharingAllowedDirectories": [3, {}]}',
            "/opt",
            Reason.NOT_LISTED,
        ),
    ],
)
def test_which_folders_docker_desktop_shares_on_macos(settings, admin, path, reason) -> None:
    assert why(path, read(settings, admin, "darwin", VARIABLES), "darwin") is reason


def test_and_on_windows_and_linux() -> None:
    def found(path: str, platform: str, settings: str = "") -> Reason | None:
        return why(path, read(settings, "", platform, {}), platform)

    assert found(r"D:\data", "win32") is None, "WSL 2 shares all drives"
    hyper_v = r'{"WslEngineEnabled": false, "FilesharingDirectories": ["C:\\Users"]}'
    assert found(r"c:\users\ana", "win32", hyper_v) is None
    assert found(r"D:\data", "win32", hyper_v) is Reason.NOT_LISTED
    assert found("/home/ana/x", "linux") is None
    assert found("/data", "linux") is Reason.NOT_LISTED


def test_where_it_keeps_that(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(
        "desktop.core.folders.sharing._places", lambda *_: ((tmp_path / "s",), tmp_path / "a")
    )
    assert sharing.here().roots is not None
    (tmp_path / "s").write_text('{"FilesharingDirectories": ["/data"]}')
    assert why("/data/x", sharing.here(), "linux") is None
