"""Drives as people have them, mounted by their real drivers for as long as a test runs.

What only root can do is done by `sudo -n`. /dev/fuse is everybody's on any desktop; where it is root's alone,
as on bare machines, it is opened.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.workspaces.workspace import Folder
from tests.core.trying import root
from tests.fakes.root import as_root, need_root

ME, MY_GROUP = os.getuid(), os.getgid()
FUSE = Path("/dev/fuse")
ODD = Path(__file__).with_name("odd_drive.py")
SFTP_SERVER = "/usr/lib/openssh/sftp-server"
SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that Debian's python3-fusepy is for."""

Fill = Callable[[Path], Folder]


def reading(folder: Folder) -> Folder:
    return replace(folder, writable=False)


def need(*programs: str) -> None:
    need_root()
    missing = [
        name for name in programs if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None
    ]
    if missing:
        _lacking(f"not here, `make test-folders` brings it: {', '.join(missing)}")
    if not os.access(FUSE, os.W_OK):
        subprocess.run(as_root("chmod", "666", str(FUSE)), check=True)


def _lacking(what: str) -> None:
    """On the kernel that is there to have all of it nothing may be missing."""
    (pytest.fail if os.environ.get("CAIS_KERNEL") else pytest.skip)(what)


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

    def ext4(self, name: str, *options: str, mount: str = "rw") -> Path:
        """A disk of Linux's own, that is mine. `options` are of its making."""
        need("mkfs.ext4")
        image, place = self._image(name), self._place(name)
        made = ["mkfs.ext4", "-q", "-m", "0", "-E", f"root_owner={ME}:{MY_GROUP}", *options, str(image)]
        subprocess.run(made, check=True)
        command = as_root("mount", "-o", f"loop,{mount}", str(image), str(place))
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode and options:
            _lacking(f"this kernel has no {' '.join(options)}: {done.stderr}")
        return self._mounted(place, as_root("mount", "-o", "remount,rw", str(place)))

    def nfs(self, name: str, *options: str) -> Path:
        """A folder of mine, from the kernel's own server on this computer."""
        need("exportfs", "rpc.nfsd", "rpc.mountd", "mount.nfs")
        source, place = self._place(f"{name}-source"), self._place(name)
        self._kernel_has("nfsd", "nfsv4")
        root("mount", "-t", "nfsd", "nfsd", "/proc/fs/nfsd")
        self._after.callback(subprocess.run, as_root("umount", "/proc/fs/nfsd"), check=True)
        for what in ("lease", "grace"):  # nobody comes back after a restart of the server
            root("sh", "-c", f"echo 10 >/proc/fs/nfsd/nfsv4{what}time")
        root("sh", "-c", "touch /etc/exports /var/lib/nfs/etab /var/lib/nfs/rmtab")
        root("rpc.mountd", "--no-nfs-version", "3", "--no-udp")
        self._after.callback(subprocess.run, as_root("pkill", "--exact", "rpc.mountd"), check=True)
        how = ",".join(("rw", "no_subtree_check", "insecure", "fsid=0", *options))
        root("exportfs", "-o", how, f"127.0.0.1:{source}")
        self._after.callback(subprocess.run, as_root("exportfs", "-u", f"127.0.0.1:{source}"), check=True)
        root("rpc.nfsd", "--no-nfs-version", "3", "--no-udp", "2")
        self._after.callback(subprocess.run, as_root("rpc.nfsd", "0"), check=True)
        return self._mounted(place, as_root("mount.nfs", "-o", "vers=4.2", "127.0.0.1:/", str(place)), 120)

    def smb(self, name: str) -> Path:
        """A folder of mine, from Samba on this computer."""
        need("smbd", "mount.cifs")
        source, place, own = self._place(f"{name}-source"), self._place(name), self._place(f"{name}-server")
        self._kernel_has("cifs")
        settings = own / "smb.conf"
        kept = "".join(f"{what} = {own}\n" for what in ("private dir", "lock directory", "state directory"))
        kept += "".join(f"{what} = {own}\n" for what in ("cache directory", "pid directory", "ncalrpc dir"))
        user = pwd.getpwuid(ME).pw_name
        settings.write_text(
            f"[global]\nmap to guest = Bad User\nserver role = standalone server\nlog level = 1\n{kept}"
            f"interfaces = lo\nbind interfaces only = yes\ndisable spoolss = yes\nload printers = no\n"
            f"[share]\npath = {source}\nguest ok = yes\nguest only = yes\nread only = no\n"
            f"force user = {user}\n"
        )
        root("smbd", "-D", "-s", str(settings), "-l", str(own))
        self._after.callback(subprocess.run, as_root("pkill", "--exact", "smbd"), check=True)
        how = f"guest,uid={ME},gid={MY_GROUP},vers=3.1.1"
        return self._mounted(place, as_root("mount.cifs", "//127.0.0.1/share", str(place), "-o", how), 120)

    def automounted(self, name: str, **places: str) -> Path:
        """A folder below which each of these is mounted as soon as somebody looks for it: automount's map."""
        need("automount")
        place, own = self._place(name), self._place(f"{name}-maps")
        self._kernel_has("autofs4")
        (own / "map").write_text("".join(f"{key} {how}\n" for key, how in places.items()))
        (own / "master").write_text(f"{place} {own / 'map'}\n")
        root("automount", "--pid-file", str(own / "pid"), "--dont-check-daemon", str(own / "master"))

        def end() -> None:
            root("pkill", "--exact", "automount")
            root("tail", f"--pid={(own / 'pid').read_text().strip()}", "--follow", "/dev/null")

        self._after.callback(end)
        return place

    def _kernel_has(self, *modules: str) -> None:
        done = subprocess.run(as_root("modprobe", "--all", *modules), capture_output=True, text=True)
        if done.returncode:
            _lacking(f"this kernel has no {', '.join(modules)}: {done.stderr.strip()}")

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

    def _mounted(self, place: Path, command: list[str], within_s: int = 30) -> Path:
        done = subprocess.run(command, capture_output=True, text=True, timeout=within_s)
        assert done.returncode == 0, done.stderr
        self._after.callback(subprocess.run, as_root("umount", "--lazy", str(place)), check=True)
        assert os.path.ismount(place), done.stderr
        return place
