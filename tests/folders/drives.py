"""Drives as people have them, mounted by their real drivers for as long as a test runs.

What only root can do is done by `sudo -n`. /dev/fuse is everybody's on any desktop; where it is root's alone,
as on bare machines, it is opened.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.fakes.root import as_root, need_root

ME, MY_GROUP = os.getuid(), os.getgid()
FUSE = Path("/dev/fuse")
ODD = Path(__file__).with_name("odd_drive.py")
SFTP_SERVER = "/usr/lib/openssh/sftp-server"
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that Debian's python3-fusepy is for."""


def need(*programs: str) -> None:
    need_root()
    missing = [
        name for name in programs if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None
    ]
    if missing:
        pytest.skip(f"not installed, `make test-folders` does it: {', '.join(missing)}")
    if not os.access(FUSE, os.W_OK):
        subprocess.run(as_root("chmod", "666", str(FUSE)), check=True)


class Drives:
    """Each method makes the drive `name` and returns where it is."""

    def __init__(self, folder: Path, after: ExitStack) -> None:
        self._folder = folder
        self._after = after
        folder.mkdir()

    def bound(self, name: str, *, to_all: bool) -> Path:
        """Another folder of mine through FUSE, open to me alone or to all."""
        need("bindfs")
        source, place = self._place(f"{name}-source"), self._place(name)
        command = ["bindfs", *(() if to_all else ("--no-allow-other",)), str(source), str(place)]
        return self._mounted(place, as_root(*command) if to_all else command)

    def remote(self, name: str, *, to_all: bool) -> Path:
        """A folder of mine through SFTP, with its real server at the end of a pipe instead of SSH."""
        need("sshfs", SFTP_SERVER)
        source, place, way = self._place(f"{name}-source"), self._place(name), self._folder / f"{name}-way"
        as_me = f"setpriv --reuid={ME} --regid={MY_GROUP} --clear-groups" if to_all else ""
        way.write_text(f"#!/bin/sh\nexec {as_me} {SFTP_SERVER}\n")
        way.chmod(0o755)
        open_to_all = f",allow_other,default_permissions,uid={ME},gid={MY_GROUP}" if to_all else ""
        command = ["sshfs", f"host:{source}", str(place), "-o", f"ssh_command={way}{open_to_all}"]
        return self._mounted(place, as_root(*command) if to_all else command)

    def exfat(self, name: str) -> Path:
        """A stick of today's."""
        need("mkfs.exfat", "mount.exfat-fuse")
        device = self._device(name, "mkfs.exfat")
        place = self._place(name)
        how = f"uid={ME},gid={MY_GROUP},allow_other"
        return self._mounted(place, as_root("mount.exfat-fuse", "-o", how, device, str(place)))

    def ntfs(self, name: str) -> Path:
        """A disk of Windows, as desktops mount it."""
        need("mkfs.ntfs", "ntfs-3g")
        device = self._device(name, "mkfs.ntfs", "-Q", "-q")
        place = self._place(name)
        how = f"uid={ME},gid={MY_GROUP},windows_names"
        return self._mounted(place, as_root("ntfs-3g", "-o", how, device, str(place)))

    def fat(self, name: str) -> Path:
        """An old stick."""
        need("mkfs.vfat", "fusefat")
        image, place = self._image(name), self._place(name)
        subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
        how = f"rw+,allow_other,uid={ME},gid={MY_GROUP}"
        return self._mounted(place, as_root("fusefat", "-o", how, str(image), str(place)))

    def ext4(self, name: str, *options: str) -> Path:
        """A disk of Linux's own, that is mine."""
        need("mkfs.ext4")
        image, place = self._image(name), self._place(name)
        made = ["mkfs.ext4", "-q", "-m", "0", "-E", f"root_owner={ME}:{MY_GROUP}", *options, str(image)]
        subprocess.run(made, check=True)
        mount = as_root("mount", "-o", "loop", str(image), str(place))
        done = subprocess.run(mount, capture_output=True, text=True)
        if done.returncode and options:
            pytest.skip(f"this kernel has no {' '.join(options)}: {done.stderr}")
        return self._mounted(place, as_root("mount", "-o", "remount,rw", str(place)))

    def odd(self, name: str, *how: str) -> Path:
        """One that misbehaves, see `odd_drive.py`."""
        need("fusermount")
        if subprocess.run([SYSTEM_PYTHON, "-c", "import fusepy"], capture_output=True).returncode:
            pytest.skip("not installed, `make test-folders` does it: python3-fusepy")
        source, place = self._place(f"{name}-source"), self._place(name)
        return self._mounted(place, as_root(SYSTEM_PYTHON, str(ODD), str(source), str(place), *how))

    def freeze(self, place: Path) -> Callable[[], None]:
        """An odd one answers nobody any more, until what is returned is called, or the test ends."""
        found = subprocess.run(["pgrep", "--full", f"{ODD.name} .*{place}"], capture_output=True, check=True)
        servers = found.stdout.decode().split()
        subprocess.run(as_root("kill", "-STOP", *servers), check=True)

        def thaw() -> None:
            subprocess.run(as_root("kill", "-CONT", *servers), check=True)

        self._after.callback(thaw)
        return thaw

    def _place(self, name: str) -> Path:
        place = self._folder / name
        place.mkdir()
        place.chmod(0o755)
        return place

    def _image(self, name: str) -> Path:
        image = self._folder / f"{name}.img"
        with image.open("wb") as file:
            file.truncate(300 * 2**20)
        return image

    def _device(self, name: str, *formatting: str) -> str:
        """A block device that is formatted."""
        image = self._image(name)
        found = subprocess.run(
            as_root("losetup", "--find", "--show", str(image)), check=True, capture_output=True
        )
        device = found.stdout.decode().strip()
        self._after.callback(subprocess.run, as_root("losetup", "--detach", device), check=True)
        subprocess.run(as_root(*formatting, device), check=True, capture_output=True)
        return device

    def _mounted(self, place: Path, command: list[str]) -> Path:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        self._after.callback(subprocess.run, as_root("umount", "--lazy", str(place)), check=True)
        assert os.path.ismount(place), done.stderr
        return place
