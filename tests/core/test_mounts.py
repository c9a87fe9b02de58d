"""What each system tells of its mounts, and what is made of it."""

from __future__ import annotations

import sys

import pytest

from desktop.core.folders.check import Doubt
from desktop.core.folders.mounts import from_mount, from_proc, mounts

PROC = """\
/dev/vda / ext4 rw,relatime 0 0
files01:/dw /mnt/data\\040warehouse nfs4 rw,vers=4.2 0 0
//files02/share /mnt/share cifs rw 0 0
ana@host:/srv /home/ana/remote fuse.sshfs rw 0 0
systemd-1 /net autofs rw 0 0
drive: /home/ana/drive fuse.rclone rw 0 0
/home/ana/.vault /home/ana/vault fuse.gocryptfs rw,nosuid,nodev,user_id=1000 0 0
/dev/sdb1 /media/ana/STICK vfat rw 0 0
/dev/sdc1 /run/media/ana/DISK exfat rw 0 0
"""

MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk4s1 on /Volumes/STICK on desk (msdos, local, nodev, nosuid)
//ana@files01/dw on /Volumes/dw (smbfs, nodev, nosuid, mounted by ana)
"""


def test_linux() -> None:
    assert from_proc(PROC) == (
        ("/", None),
        ("/mnt/data warehouse", Doubt.NETWORK),
        ("/mnt/share", Doubt.NETWORK),
        ("/home/ana/remote", Doubt.NETWORK),
        ("/net", Doubt.NETWORK),
        ("/home/ana/drive", Doubt.CLOUD),
        ("/home/ana/vault", Doubt.ENCRYPTED),
        ("/media/ana/STICK", Doubt.REMOVABLE),
        ("/run/media/ana/DISK", Doubt.REMOVABLE),
    )


def test_macos() -> None:
    assert from_mount(MOUNT) == (
        ("/", None),
        ("/Volumes/STICK on desk", Doubt.REMOVABLE),
        ("/Volumes/dw", Doubt.NETWORK),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="has drives instead")
def test_this_computer_has_a_root() -> None:
    assert "/" in dict(mounts(sys.platform))
