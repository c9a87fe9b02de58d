"""What is mounted where on this computer, as far as it makes a shared folder doubtful.

Each system tells it in its own way; the parsing is pure, so that all of them are tested on any.
"""

from __future__ import annotations

import ctypes
import re
import string
import subprocess
from pathlib import Path

from desktop.core.folders.check import Doubt

Mounts = tuple[tuple[str, Doubt | None], ...]

_NETWORK = re.compile(
    r"nfs4?|cifs|smb\w*|afpfs|webdav|davfs|afs|ceph|glusterfs|lustre|beegfs|gpfs|autofs|"
    r"fuse\.(sshfs|gvfsd-fuse|kio-fuse|davfs2|curlftpfs|s3fs|mount-s3|gcsfuse|juicefs|goofys|glusterfs|cephfs)"
)
_CLOUD = re.compile(r"fuse\.(rclone|onedriver|google-drive-ocamlfuse|expandrive\w*|insync\w*)")
ENCRYPTED = re.compile(r"ecryptfs|fuse\.(gocryptfs|encfs|cryfs|securefs|cryptomator\S*)")
_PLUGGED_IN = re.compile(r"/(run/)?media/|/Volumes/")
_WINDOWS_KINDS = {2: Doubt.REMOVABLE, 4: Doubt.NETWORK}
"""What GetDriveTypeW answers: https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew"""


def mounts(platform: str) -> Mounts:
    """The mounts of this computer; none where the system does not tell. Asks a program on macOS."""
    match platform:
        case "win32":
            return _drives()
        case "darwin":
            return from_mount(_output("/sbin/mount"))
        case _:
            try:
                return from_proc(Path("/proc/self/mounts").read_text(errors="surrogateescape"))
            except OSError:
                return ()


def from_proc(text: str) -> Mounts:
    """Linux: device, place and kind on each line, spaces in places written in octal."""
    lines = (line.split(" ") for line in text.splitlines())
    return tuple((_unescape(fields[1]), _doubt(_unescape(fields[1]), fields[2])) for fields in lines)


def from_mount(text: str) -> Mounts:
    """macOS: `device on place (kind, options...)` on each line."""
    found = re.findall(r"^.+? on (.+) \((\w+)[,)]", text, re.MULTILINE)
    return tuple((place, _doubt(place, kind)) for place, kind in found)


def _doubt(place: str, kind: str) -> Doubt | None:
    if _NETWORK.fullmatch(kind):
        return Doubt.NETWORK
    if _CLOUD.fullmatch(kind):
        return Doubt.CLOUD
    if ENCRYPTED.fullmatch(kind):
        return Doubt.ENCRYPTED
    return Doubt.REMOVABLE if _PLUGGED_IN.match(place) else None


def _unescape(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)


def _output(program: str) -> str:
    try:
        return subprocess.run([program], capture_output=True, text=True, check=True, timeout=5).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _drives() -> Mounts:
    # mypy knows this attribute on Windows only.
    kind = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined, unused-ignore]
    return tuple(
        (f"{letter}:\\", _WINDOWS_KINDS.get(kind(f"{letter}:\\"))) for letter in string.ascii_uppercase
    )
