"""Which folders may be shared, on each system, and what is worth a word about them."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.folders.check import (
    Doubt,
    Finding,
    Places,
    Refusal,
    as_chosen,
    changeable_through,
    changed_too,
    check_folder,
    doubts,
    holder,
    name_for,
    refusal,
)
from desktop.core.workspaces.workspace import Folder

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
        (WINDOWS, r"D:\console\com\aux files\nul1"),
        (WINDOWS, r"\\files01\dw\extracts"),
    ],
)
def test_ordinary_folders_are_shared(places, path) -> None:
    assert refusal(path, places) is None


@pytest.mark.parametrize(
    ("places", "path", "reason"),
    [
        (LINUX, "/", Refusal.DRIVE_ROOT),
        (LINUX, "/home/ana", Refusal.HOME),
        (LINUX, "/home/ana/", Refusal.HOME),
        (LINUX, "/home", Refusal.HOLDS_PRIVATE),
        (LINUX, "/home/ana/.config", Refusal.HOLDS_PRIVATE),
        (LINUX, "/home/ana/.local", Refusal.HOLDS_PRIVATE),
        (LINUX, "/etc", Refusal.SYSTEM),
        (LINUX, "/usr/share/data", Refusal.SYSTEM),
        (LINUX, "/var/lib", Refusal.SYSTEM),
        (LINUX, "/proc/self", Refusal.SYSTEM),
        (LINUX, "/root/data", Refusal.SYSTEM),
        (LINUX, "/run/user/1000", Refusal.SYSTEM),
        (LINUX, "/tmp", Refusal.SYSTEM),
        (LINUX, "/mnt", Refusal.SYSTEM),
        (LINUX, "/mnt/c", Refusal.DRIVE_ROOT),
        (LINUX, "/media/ana", Refusal.SYSTEM),
        (LINUX, "/run/media/ana", Refusal.SYSTEM),
        (LINUX, "/run/user/1000/gvfs", Refusal.SYSTEM),
        (LINUX, "/home/ana/.ssh", Refusal.KEYS),
        (LINUX, "/home/ana/.gnupg/private-keys-v1.d", Refusal.KEYS),
        (LINUX, "/data/backup/.aws", Refusal.KEYS),
        (LINUX, "/home/ana/.kube", Refusal.KEYS),
        (LINUX, "/home/ana/.azure", Refusal.KEYS),
        (LINUX, "/home/ana/.docker", Refusal.KEYS),
        (LINUX, "/home/ana/.config/gh", Refusal.KEYS),
        (LINUX, "/home/ana/.config/rclone", Refusal.KEYS),
        (LINUX, "/home/ana/.config/containers", Refusal.KEYS),
        (LINUX, "/home/ana/.config/gcloud/configurations", Refusal.KEYS),
        (LINUX, "/home/ana/.local/share/keyrings", Refusal.PASSWORDS),
        (LINUX, "/home/ana/.var/app/com.brave.Browser/config", Refusal.BROWSER),
        (LINUX, "/home/ana/.var/app", Refusal.HOLDS_PRIVATE),
        (LINUX, "/home/ana/snap/brave", Refusal.BROWSER),
        (LINUX, "/home/ana/.mozilla/firefox", Refusal.BROWSER),
        (LINUX, "/home/ana/.config/google-chrome/Default", Refusal.BROWSER),
        (LINUX, "/home/ana/.local/share/cais/workspaces", Refusal.APP_DATA),
        (LINUX, "/srv/engine", Refusal.HOLDS_PRIVATE),
        (LINUX, "/srv/engine/docker.sock", Refusal.ENGINE),
        (MAC, "/", Refusal.DRIVE_ROOT),
        (MAC, "/users/ANA", Refusal.HOME),
        (MAC, "/Users", Refusal.HOLDS_PRIVATE),
        (MAC, "/Users/ana/library", Refusal.HOLDS_PRIVATE),
        (MAC, "/Users/ana/Library/Keychains", Refusal.PASSWORDS),
        (MAC, "/users/ana/library/application support/google/chrome", Refusal.BROWSER),
        (MAC, "/Users/ana/.config/gh", Refusal.KEYS),
        (MAC, "/System/Library", Refusal.SYSTEM),
        (MAC, "/Volumes", Refusal.SYSTEM),
        (MAC, "/private/tmp", Refusal.SYSTEM),
        (MAC, "/private/etc", Refusal.SYSTEM),
        (WINDOWS, "C:\\", Refusal.DRIVE_ROOT),
        (WINDOWS, "D:\\", Refusal.DRIVE_ROOT),
        (WINDOWS, r"\\files01\dw", Refusal.DRIVE_ROOT),
        (WINDOWS, r"c:\users\ANA", Refusal.HOME),
        (WINDOWS, "C:/Users/ana/", Refusal.HOME),
        (WINDOWS, r"C:\Users", Refusal.HOLDS_PRIVATE),
        (WINDOWS, r"C:\Users\ana\AppData", Refusal.HOLDS_PRIVATE),
        (WINDOWS, r"c:\windows\System32", Refusal.SYSTEM),
        (WINDOWS, r"D:\Windows", Refusal.SYSTEM),
        (WINDOWS, r"D:\data\aux", Refusal.ODD_NAME),
        (WINDOWS, r"D:\data\Com1.2026\x", Refusal.ODD_NAME),
        (WINDOWS, r"D:\data\sales.", Refusal.ODD_NAME),
        (WINDOWS, r"\\files01\dw\sales \x", Refusal.ODD_NAME),
        (WINDOWS, r"D:\data\12:00", Refusal.ODD_NAME),
        (WINDOWS, r"C:\Program Files (x86)\R", Refusal.SYSTEM),
        (WINDOWS, r"C:\Users\ana\.SSH", Refusal.KEYS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\GitHub CLI", Refusal.KEYS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\Microsoft\Credentials", Refusal.PASSWORDS),
        (WINDOWS, r"C:\Users\ana\AppData\Roaming\Mozilla\Firefox", Refusal.BROWSER),
        (WINDOWS, r"C:\Users\ana\AppData\Local\Cais", Refusal.APP_DATA),
    ],
)
def test_what_gives_too_much_away_is_not(places, path, reason) -> None:
    assert refusal(path, places) is reason


def test_the_top_of_a_drive_that_was_plugged_in_is_not_shared_and_that_of_a_network_drive_is() -> None:
    mounts = (("/media/ana/STICK", Doubt.REMOVABLE), ("/media/ana/dw", Doubt.NETWORK), ("/data", None))
    places = replace(LINUX, mounts=mounts)
    assert refusal("/media/ana/STICK", places) is Refusal.DRIVE_ROOT
    for path in ("/media/ana/STICK/sales", "/media/ana/dw", "/data"):
        assert refusal(path, places) is None


def test_roots_own_home_is_a_home_like_any_other() -> None:
    places = replace(LINUX, home="/root")
    assert refusal("/root/data", places) is None
    assert refusal("/root", places) is Refusal.HOME


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
        (WINDOWS, r"C:\Users\ana" + r"\deep" * 50, (Doubt.LONG_PATH,)),
        (LINUX, "/home/ana" + "/deep" * 50, ()),
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
    found = check_folder(str(tmp_path / "link"), here)
    assert (found.path, found.reason, found.doubts) == (str(tmp_path / "data"), None, ())
    assert found.free > 0


@pytest.mark.parametrize("number", [errno.ESTALE, errno.EIO, errno.ENOENT])
def test_a_folder_that_does_not_say_what_is_free_can_be_shared(tmp_path, here, monkeypatch, number) -> None:
    """A network drive that has just gone to sleep, a disk with a bad block."""

    def usage(_path: str) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert check_folder(str(tmp_path), here) == Finding(str(tmp_path), None, (), free=None)


def test_a_link_to_something_private_is_seen_through(tmp_path, home, here) -> None:
    (home / ".ssh").mkdir()
    (tmp_path / "innocent").symlink_to(home / ".ssh")
    assert check_folder(str(tmp_path / "innocent"), here).reason is Refusal.KEYS


def test_a_link_that_came_since_the_folder_was_chosen_is_noticed(tmp_path, here) -> None:
    """Code inside may change the folder around it, and with it where a name in it leads."""
    payroll, data = tmp_path / "payroll", tmp_path / "project" / "data"
    payroll.mkdir()
    data.mkdir(parents=True)
    chosen = check_folder(str(data), here)
    assert as_chosen(str(data), chosen) == chosen
    data.rmdir()
    data.symlink_to(payroll)
    found = as_chosen(str(data), check_folder(str(data), here))
    assert (found.path, found.reason) == (str(payroll), Refusal.ELSEWHERE)


@pytest.mark.parametrize(
    "file", [".ssh/id_ed25519", ".gnupg/x", ".aws/credentials", ".docker/config.json", ".kube/config"]
)
def test_a_folder_that_holds_a_copy_of_keys_is_refused(tmp_path, here, file) -> None:
    (tmp_path / "backup" / file).parent.mkdir(parents=True)
    (tmp_path / "backup" / file).touch()
    assert check_folder(str(tmp_path / "backup"), here).reason is Refusal.HOLDS_PRIVATE


def test_a_project_may_have_folders_of_such_names(tmp_path, here) -> None:
    (tmp_path / "project" / ".docker").mkdir(parents=True)
    (tmp_path / "project" / ".docker" / "Dockerfile").touch()
    assert check_folder(str(tmp_path / "project"), here).reason is None


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


@pytest.mark.parametrize(
    ("folder", "other", "told"),
    [
        (Folder("/data/sales", "sales", True), Folder("/data/sales", "x", True), True),
        (Folder("/data/sales", "sales", True), Folder("/data", "x", True), True),
        (Folder("/data/sales", "sales", True), Folder("/data/sales/2026", "x", True), True),
        (Folder("/data/sales", "sales", True), Folder("/data/sales", "x"), False),
        (Folder("/data/sales", "sales"), Folder("/data/sales", "x", True), False),
        (Folder("/data/sales", "sales", True), Folder("/data/sales2", "x", True), False),
        (Folder(r"C:\Data\sales", "sales", True), Folder(r"c:\data\Sales", "x", True), True),
    ],
)
def test_what_another_workspace_can_change_as_well(folder, other, told) -> None:
    assert changed_too(folder, [other]) == (other if told else None)


def test_what_lies_in_another_folder_of_the_workspace() -> None:
    outer, inner, far = (Folder(f"/data/{name}", "x") for name in ("sales", "sales/2026", "sales-2026"))
    assert holder(inner, (outer, inner, far)) == outer
    assert holder(outer, (outer, inner, far)) is None
    assert holder(far, (outer, inner, far)) is None


def test_what_a_private_link_points_to_is_private(tmp_path, home, here) -> None:
    (tmp_path / "store" / "profiles").mkdir(parents=True)
    (home / ".mozilla").symlink_to(tmp_path / "store" / "profiles")
    assert check_folder(str(tmp_path / "store" / "profiles"), here).reason is Refusal.BROWSER
    assert check_folder(str(tmp_path / "store"), here).reason is Refusal.HOLDS_PRIVATE


def test_a_home_that_is_a_link_is_home_all_the_same(tmp_path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "home").symlink_to("real")
    assert (
        check_folder(str(tmp_path / "real"), Places("linux", str(tmp_path / "home"))).reason is Refusal.HOME
    )


def test_what_is_no_folder_is_told_apart(tmp_path, here) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert check_folder(str(tmp_path / "file"), here).reason is Refusal.NOT_A_FOLDER
    assert check_folder(str(tmp_path / "gone"), here).reason is Refusal.MISSING
    assert check_folder(str(tmp_path / "loop"), here).reason is Refusal.MISSING


def test_a_name_no_engine_could_be_told_is_refused(tmp_path, here) -> None:
    os.mkdir(os.fsencode(tmp_path) + b"/caf\xe9")
    (name,) = os.listdir(tmp_path)
    assert check_folder(str(tmp_path / name), here).reason is Refusal.UNREADABLE_NAME


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions mean nothing to root")
def test_permissions_are_respected(tmp_path, here) -> None:
    for mode, reason, found in [
        (0o700, None, ()),
        (0o500, None, (Doubt.NOT_WRITABLE,)),
        (0o300, Refusal.NO_ACCESS, ()),
        (0o000, Refusal.NO_ACCESS, ()),
    ]:
        folder = tmp_path / f"{mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        finding = check_folder(str(folder), here)
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
