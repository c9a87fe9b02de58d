"""Which folders may be shared, on each system, and what is worth a word about them."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.folders import (
    Doubt,
    Finding,
    Places,
    Reason,
    as_chosen,
    changeable_through,
    check,
    doubts,
    name_for,
    refusal,
)
from desktop.core.workspace import Folder

LINUX = Places(
    "linux",
    "/home/ana",
    app_data=("/home/ana/.local/share/cais", "/home/ana/.config/cais"),
    sockets=("/var/run/docker.sock", "/home/ana/.docker/desktop/docker.sock", "/srv/engine/docker.sock"),
)
MAC = Places("darwin", "/Users/ana", app_data=("/Users/ana/Library/Application Support/Cais",))
WINDOWS = Places("win32", r"C:\Users\ana", app_data=(r"C:\Users\ana\AppData\Local\Cais",))


@pytest.mark.parametrize(
    ("places", "path"),
    [
        (LINUX, "/home/ana/projects/sales"),
        (LINUX, "/home/ana/Documents"),
        (LINUX, "/data"),
        (LINUX, "/mnt/warehouse/2026"),
        (LINUX, "/mnt/warehouse"),
        (LINUX, "/run/media/ana/STICK/data"),
        (LINUX, "/tmp/analysis"),
        (LINUX, "/run/user/1000/gvfs/smb-share:server=files"),
        (LINUX, "/home/ana/etc"),
        (LINUX, "/home/ana/.config/matplotlib"),
        (LINUX, "/Usr/local"),
        (MAC, "/Users/ana/Documents/sales"),
        (MAC, "/Volumes/STICK/data"),
        (MAC, "/private/tmp/x"),
        (MAC, "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/sales"),
        (WINDOWS, r"C:\Users\ana\Documents\sales"),
        (WINDOWS, r"D:\data"),
        (WINDOWS, r"\\files01\dw\extracts"),
    ],
)
def test_ordinary_folders_are_shared(places, path) -> None:
    assert refusal(path, places) is None


@pytest.mark.parametrize(
    ("places", "path", "reason"),
    [
        (LINUX, "/", Reason.DRIVE_ROOT),
        (LINUX, "/home/ana", Reason.HOME),
        (LINUX, "/home/ana/", Reason.HOME),
        (LINUX, "/home", Reason.HOLDS_PRIVATE),
        (LINUX, "/home/ana/.config", Reason.HOLDS_PRIVATE),
        (LINUX, "/home/ana/.local", Reason.HOLDS_PRIVATE),
        (LINUX, "/etc", Reason.SYSTEM),
        (LINUX, "/usr/share/data", Reason.SYSTEM),
        (LINUX, "/var/lib", Reason.SYSTEM),
        (LINUX, "/proc/self", Reason.SYSTEM),
        (LINUX, "/root/data", Reason.SYSTEM),
        (LINUX, "/run/user/1000", Reason.SYSTEM),
        (LINUX, "/tmp", Reason.SYSTEM),
        (LINUX, "/mnt", Reason.SYSTEM),
        (LINUX, "/mnt/c", Reason.DRIVE_ROOT),
        (LINUX, "/media/ana", Reason.SYSTEM),
        (LINUX, "/run/media/ana", Reason.SYSTEM),
        (LINUX, "/run/user/1000/gvfs", Reason.SYSTEM),
        (LINUX, "/home/ana/.ssh", Reason.KEYS),
        (LINUX, "/home/ana/.gnupg/private-keys-v1.d", Reason.KEYS),
        (LINUX, "/data/backup/.aws", Reason.KEYS),
        (LINUX, "/home/ana/.kube", Reason.KEYS),
        (LINUX, "/home/ana/.azure", Reason.KEYS),
        (LINUX, "/home/ana/.docker", Reason.KEYS),
        (LINUX, "/home/ana/.config/gh", Reason.KEYS),
        (LINUX, "/home/ana/.config/rclone", Reason.KEYS),
        (LINUX, "/home/ana/.config/containers", Reason.KEYS),
        (LINUX, "/home/ana/.config/gcloud/configurations", Reason.KEYS),
        (LINUX, "/home/ana/.local/share/keyrings", Reason.PASSWORDS),
        (LINUX, "/home/ana/.var/app/com.brave.Browser/config", Reason.BROWSER),
        (LINUX, "/home/ana/.var/app", Reason.HOLDS_PRIVATE),
        (LINUX, "/home/ana/snap/brave", Reason.BROWSER),
        (LINUX, "/home/ana/.mozilla/firefox", Reason.BROWSER),
        (LINUX, "/home/ana/.config/google-chrome/Default", Reason.BROWSER),
        (LINUX, "/home/ana/.local/share/cais/workspaces", Reason.APP_DATA),
        (LINUX, "/srv/engine", Reason.HOLDS_PRIVATE),
        (LINUX, "/srv/engine/docker.sock", Reason.ENGINE),
        (MAC, "/", Reason.DRIVE_ROOT),
        (MAC, "/users/ANA", Reason.HOME),
        (MAC, "/Users", Reason.HOLDS_PRIVATE),
        (MAC, "/Users/ana/library", Reason.HOLDS_PRIVATE),
        (MAC, "/Users/ana/Library/Keychains", Reason.PASSWORDS),
        (MAC, "/users/ana/library/application support/google/chrome", Reason.BROWSER),
        (MAC, "/Users/ana/.config/gh", Reason.KEYS),
        (MAC, "/System/Library", Reason.SYSTEM),
        (MAC, "/Volumes", Reason.SYSTEM),
        (MAC, "/private/tmp", Reason.SYSTEM),
        (MAC, "/private/etc", Reason.SYSTEM),
        (WINDOWS, "C:\\", Reason.DRIVE_ROOT),
        (WINDOWS, "D:\\", Reason.DRIVE_ROOT),
        (WINDOWS, r"\\files01\dw", Reason.DRIVE_ROOT),
        (WINDOWS, r"c:\users\ANA", Reason.HOME),
        (WINDOWS, "C:/Users/ana/", Reason.HOME),
        (WINDOWS, r"C:\Users", Reason.HOLDS_PRIVATE),
        (WINDOWS, r"C:\Users\ana\AppData", Reason.HOLDS_PRIVATE),
        (WINDOWS, r"c:\windows\System32", Reason.SYSTEM),
        (WINDOWS, r"D:\Windows", Reason.SYSTEM),
        (WINDOWS, r"C:\Program Files (x86)\R", Reason.SYSTEM),
        (WINDOWS, r"C:\Users\ana\.SSH", Reason.KEYS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\GitHub CLI", Reason.KEYS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\Microsoft\Credentials", Reason.PASSWORDS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\Mozilla\Firefox", Reason.BROWSER),
        (WINDOWS, r"C:\Users\ana\AppData\Local\Cais", Reason.APP_DATA),
    ],
)
def test_what_gives_too_much_away_is_not(places, path, reason) -> None:
    assert refusal(path, places) is reason


def test_the_top_of_a_drive_that_was_plugged_in_is_not_shared_and_that_of_a_network_drive_is() -> None:
    mounts = (("/media/ana/STICK", Doubt.REMOVABLE), ("/media/ana/dw", Doubt.NETWORK), ("/data", None))
    places = replace(LINUX, mounts=mounts)
    assert refusal("/media/ana/STICK", places) is Reason.DRIVE_ROOT
    for path in ("/media/ana/STICK/sales", "/media/ana/dw", "/data"):
        assert refusal(path, places) is None


def test_roots_own_home_is_a_home_like_any_other() -> None:
    places = replace(LINUX, home="/root")
    assert refusal("/root/data", places) is None
    assert refusal("/root", places) is Reason.HOME


@pytest.mark.parametrize(
    ("places", "path", "found"),
    [
        (LINUX, "/home/ana/projects", ()),
        (LINUX, "/mnt/dw/2026", (Doubt.NETWORK,)),
        (LINUX, "/mnt/dw2", ()),
        (LINUX, "/media/ana/STICK/x", (Doubt.REMOVABLE,)),
        (LINUX, "/mnt/dw/local/x", ()),
        (LINUX, "/home/ana/Dropbox/x", (Doubt.CLOUD,)),
        (LINUX, "/home/ana/dropbox-analysis", ()),
        (MAC, "/Users/ana/Library/CloudStorage/OneDrive-Contoso/x", (Doubt.CLOUD,)),
        (MAC, "/Users/ana/Library/Mobile Documents/x", (Doubt.CLOUD,)),
        (WINDOWS, r"C:\Users\ana\OneDrive - Contoso\x", (Doubt.CLOUD,)),
        (WINDOWS, r"\\files01\dw\extracts", (Doubt.NETWORK,)),
        (WINDOWS, r"h:\extracts", (Doubt.NETWORK,)),
        (WINDOWS, r"E:\extracts", (Doubt.REMOVABLE,)),
    ],
)
def test_what_works_with_a_doubt_is_told(places, path, found) -> None:
    mounts = {
        "linux": (
            ("/", None),
            ("/mnt/dw", Doubt.NETWORK),
            ("/mnt/dw/local", None),
            ("/media/ana/STICK", Doubt.REMOVABLE),
        ),
        "darwin": (),
        "win32": (("H:\\", Doubt.NETWORK), ("E:\\", Doubt.REMOVABLE)),
    }[places.platform]
    assert doubts(path, replace(places, mounts=mounts)) == found


@pytest.fixture
def here(home: Path) -> Places:
    return Places("linux", str(home))


def test_a_good_folder_is_found_where_it_really_is(tmp_path, here) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to("data")
    found = check(str(tmp_path / "link"), here)
    assert (found.path, found.reason, found.doubts) == (str(tmp_path / "data"), None, ())
    assert found.free > 0


@pytest.mark.parametrize("number", [errno.ESTALE, errno.EIO, errno.ENOENT])
def test_a_folder_that_does_not_say_what_is_free_can_be_shared(tmp_path, here, monkeypatch, number) -> None:
    """A network drive that has just gone to sleep, a disk with a bad block."""

    def usage(_path: str) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert check(str(tmp_path), here) == Finding(str(tmp_path), None, (), free=None)


def test_a_link_to_something_private_is_seen_through(tmp_path, home, here) -> None:
    (home / ".ssh").mkdir()
    (tmp_path / "innocent").symlink_to(home / ".ssh")
    assert check(str(tmp_path / "innocent"), here).reason is Reason.KEYS


def test_a_link_that_came_since_the_folder_was_chosen_is_noticed(tmp_path, here) -> None:
    """Code inside may change the folder around it, and with it where a name in it leads."""
    payroll, data = tmp_path / "payroll", tmp_path / "project" / "data"
    payroll.mkdir()
    data.mkdir(parents=True)
    chosen = check(str(data), here)
    assert as_chosen(str(data), chosen) == chosen
    data.rmdir()
    data.symlink_to(payroll)
    found = as_chosen(str(data), check(str(data), here))
    assert (found.path, found.reason) == (str(payroll), Reason.ELSEWHERE)


@pytest.mark.parametrize(
    "file", [".ssh/id_ed25519", ".gnupg/x", ".aws/credentials", ".docker/config.json", ".kube/config"]
)
def test_a_folder_that_holds_a_copy_of_keys_is_refused(tmp_path, here, file) -> None:
    (tmp_path / "backup" / file).parent.mkdir(parents=True)
    (tmp_path / "backup" / file).touch()
    assert check(str(tmp_path / "backup"), here).reason is Reason.HOLDS_PRIVATE


def test_a_project_may_have_folders_of_such_names(tmp_path, here) -> None:
    (tmp_path / "project" / ".docker").mkdir(parents=True)
    (tmp_path / "project" / ".docker" / "Dockerfile").touch()
    assert check(str(tmp_path / "project"), here).reason is None


@pytest.mark.parametrize(
    ("inner", "outer", "through"),
    [
        (Folder("/data/project/raw", "raw"), Folder("/data/project", "project", True), True),
        (Folder("/data/project/raw", "raw", True), Folder("/data/project", "project", True), False),
        (Folder("/data/project/raw", "raw"), Folder("/data/project", "project"), False),
        (Folder("/data/project-raw", "raw"), Folder("/data/project", "project", True), False),
        (Folder(r"C:\Data\project\raw", "raw"), Folder(r"c:\data\Project", "project", True), True),
    ],
)
def test_what_is_read_only_may_be_changeable_through_another(inner, outer, through) -> None:
    assert changeable_through(inner, (inner, outer)) == (outer if through else None)


def test_what_a_private_link_points_to_is_private(tmp_path, home, here) -> None:
    (tmp_path / "store" / "profiles").mkdir(parents=True)
    (home / ".mozilla").symlink_to(tmp_path / "store" / "profiles")
    assert check(str(tmp_path / "store" / "profiles"), here).reason is Reason.BROWSER
    assert check(str(tmp_path / "store"), here).reason is Reason.HOLDS_PRIVATE


def test_a_home_that_is_a_link_is_home_all_the_same(tmp_path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "home").symlink_to("real")
    assert check(str(tmp_path / "real"), Places("linux", str(tmp_path / "home"))).reason is Reason.HOME


def test_what_is_no_folder_is_told_apart(tmp_path, here) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert check(str(tmp_path / "file"), here).reason is Reason.NOT_A_FOLDER
    assert check(str(tmp_path / "gone"), here).reason is Reason.MISSING
    assert check(str(tmp_path / "loop"), here).reason is Reason.MISSING


def test_a_name_no_engine_could_be_told_is_refused(tmp_path, here) -> None:
    os.mkdir(os.fsencode(tmp_path) + b"/caf\xe9")
    (name,) = os.listdir(tmp_path)
    assert check(str(tmp_path / name), here).reason is Reason.UNREADABLE_NAME


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions mean nothing to root")
def test_permissions_are_respected(tmp_path, here) -> None:
    for mode, reason, found in [
        (0o700, None, ()),
        (0o500, None, (Doubt.NOT_WRITABLE,)),
        (0o300, Reason.NO_ACCESS, ()),
        (0o000, Reason.NO_ACCESS, ()),
    ]:
        folder = tmp_path / f"{mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        finding = check(str(folder), here)
        assert (finding.reason, finding.doubts) == (reason, found), oct(mode)
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/data/sales-2026", "sales-2026"),
        ("/data/Ventes été 2026", "Ventes été 2026"),
        ("/data/売上/", "売上"),
        (r"C:\Users\me\Documents\sales", "sales"),
        (r"\\files01\dw\extracts", "extracts"),
        ("/data/.hidden", "hidden"),
        ("/data/...", "folder"),
        ("/data/a:b*c", "a b c"),
        ("/data/new\nline\x07", "new line"),
        ("C:\\", "folder"),
        ("/data/" + "x" * 300, "x" * 60),
        ("/data/cafe\u0301", "café"),
    ],
)
def test_the_name_inside_is_near_the_folders_own(path, name) -> None:
    assert name_for(path, []) == name


def test_names_inside_are_unlike_each_other_in_any_case() -> None:
    assert name_for("/a/Sales", ["sales"]) == "Sales 2"
    assert name_for("/b/sales", ["sales", "Sales 2"]) == "sales 3"
