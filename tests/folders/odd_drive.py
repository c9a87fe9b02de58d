"""A drive that misbehaves: another folder through FUSE, with faults that no real driver gives on demand.

    python3 odd_drive.py SOURCE PLACE [slow=SECONDS] [cloud=NAME] [refused=NAME] [empty]

`slow`: what each read and write takes; `cloud`: a file whose contents are elsewhere, as iCloud tells virtual
machines, until `NAME.downloaded` is beside it; `refused`: one that is listed and cannot be read; `empty`:
nothing is listed, as on a network drive
that nobody has signed in to. Runs by the system's Python, with Debian's python3-fusepy.
"""

import errno
import os
import sys
import time

from fusepy import FUSE, FuseOSError, Operations


class Odd(Operations):
    def __init__(self, source, slow="0", cloud="", refused="", empty=None):
        self.source, self.slow, self.empty = source, float(slow), empty is not None
        self.faults = {cloud: errno.EDEADLK, refused: errno.EIO}

    def __call__(self, operation, path, *arguments):
        return super().__call__(operation, self.source + path, *arguments)

    def getattr(self, path, handle=None):
        found = os.lstat(path)
        names = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")
        return {name: getattr(found, name) for name in names}

    def readdir(self, path, handle):
        return [".", "..", *([] if self.empty else os.listdir(path))]

    def statfs(self, path):
        found = os.statvfs(path)
        return {
            name: getattr(found, name) for name in dir(found) if name.startswith("f_") and name != "f_fsid"
        }

    def open(self, path, flags):
        return os.open(path, flags)

    def create(self, path, mode, info=None):
        return self._owned(os.open(path, os.O_WRONLY | os.O_CREAT, mode))

    def mkdir(self, path, mode):
        os.mkdir(path, mode)
        self._owned(path)

    def symlink(self, target, source):
        os.symlink(source, target)

    def readlink(self, path):
        return os.readlink(path)

    def rename(self, old, new):
        os.rename(old, self.source + new)

    def _owned(self, made):
        """It serves one person."""
        owner = os.stat(self.source)
        os.chown(made, owner.st_uid, owner.st_gid)
        return made

    def read(self, path, size, offset, handle):
        if (number := self.faults.get(os.path.basename(path))) and not os.path.exists(f"{path}.downloaded"):
            raise FuseOSError(number)
        time.sleep(self.slow)
        return os.pread(handle, size, offset)

    def write(self, path, data, offset, handle):
        time.sleep(self.slow)
        return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        os.truncate(path, length)

    def flush(self, path, handle):
        return 0

    def fsync(self, path, only_data, handle):
        os.fsync(handle)

    def release(self, path, handle):
        os.close(handle)

    chmod = staticmethod(os.chmod)
    rmdir = staticmethod(os.rmdir)
    unlink = staticmethod(os.unlink)
    utimens = None


if __name__ == "__main__":
    source, place, *how = sys.argv[1:]
    given = dict(one.split("=", 1) if "=" in one else (one, "yes") for one in how)
    FUSE(Odd(source, **given), place, allow_other=True, default_permissions=True, max_write=65536)
