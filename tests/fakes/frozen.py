"""A drive that has frozen: a file system by FUSE whose server never answers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fakes.root import as_root, need_root

_SERVER = """
import ctypes, os, sys
options = f"fd={os.open('/dev/fuse', os.O_RDWR)},rootmode=40000,user_id={sys.argv[2]},group_id=1,allow_other"
if ctypes.CDLL(None).mount(b"fuse", sys.argv[1].encode(), b"fuse", 0, options.encode()):
    sys.exit(1)
print("frozen", flush=True)
sys.stdin.read()
"""
"""Whoever asks waits until this process has ended."""


@contextmanager
def frozen(place: Path) -> Iterator[Callable[[], None]]:
    """For as long as the block runs, or until what it gives is called: whoever waits then, or asks later, is
    told that nobody is there."""
    need_root()
    command = as_root(sys.executable, "-ISBc", _SERVER, str(place), str(os.getuid()))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout

        def end() -> None:
            if server.stdin:
                server.stdin.close()
            server.wait()

        if not server.stdout.readline():
            pytest.skip("this kernel has no drives of users' own")
        try:
            yield end
        finally:
            end()
            subprocess.run(as_root("umount", "-l", str(place)), check=True)
