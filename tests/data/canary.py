"""A secret that is easy to recognise, in whatever form somebody wrote it down, and the search for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from tests.fakes.root import as_root

SEARCH = """
import json, mmap, os, stat, sys

told = json.load(sys.stdin)
needles = [bytes.fromhex(one) for one in told["needles"]]

def holds(path):
    try:
        with open(path, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return []
            try:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except (OSError, ValueError):  # empty, or of /proc
                content = file.read()
            return [number for number, needle in enumerate(needles) if content.find(needle) >= 0]
    except OSError:  # gone meanwhile
        return []

def below(top):
    for folder, folders, files in os.walk(top):
        for name in folders + files:
            path = os.fsencode(os.path.join(folder, name))
            yield path, [number for number, needle in enumerate(needles) if needle in path]
        for name in files:
            path = os.path.join(folder, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                yield os.fsencode(path), holds(path)

found = [[os.fsdecode(path), number] for top in told["folders"] for path, all in below(top) for number in all]
for pid in os.listdir("/proc"):
    if pid.isdecimal():
        for name in ("cmdline", "environ", "comm"):
            found += [[path, number] for path in [f"/proc/{pid}/{name}"] for number in holds(path)]
json.dump(found, sys.stdout)
"""
"""Run as root, who reads all. What it looks for comes by its standard input, so that itself shows nothing."""


class Canary:
    """Text that no two runs have alike; `secret` has around it what formats escape, one way or another."""

    def __init__(self) -> None:
        self.core = f"canary{token_hex(12)}"
        self.secret = f"p:a\\s's \"#;{self.core}ß€@%$(x)`"

    def forms(self) -> list[bytes]:
        """The core as it is, in UTF-16, in hexadecimal digits, and in Base64 wherever in a text it begins."""
        plain = self.core.encode()
        # The first and last digits hold bits of what stands around.
        shifted = [b64encode(bytes(shift) + plain)[4 if shift else 0 : -4] for shift in range(3)]
        wide = self.core.encode("utf-16-le")
        return [plain, wide, self.core.encode("utf-16-be"), plain.hex().encode(), *shifted]

    def is_in(self, content: str) -> bool:
        return any(form in content.encode(errors="surrogateescape") for form in self.forms())


def places(canaries: list[Canary], folders: Mapping[Path, str]) -> list[str]:
    """Where on this computer these are: below the folders, each file byte for byte, or with a process.

    `folders` have each a text that is in it for certain, as what finds nothing there would find no secret.
    """
    controls = [*folders.values(), "PATH="]
    needles = [form for one in canaries for form in one.forms()] + [one.encode() for one in controls]
    told = {"needles": [one.hex() for one in needles], "folders": [str(folder) for folder in folders]}
    search = as_root(sys.executable, "-ISc", SEARCH)
    ran = subprocess.run(search, input=json.dumps(told), capture_output=True, text=True, check=True)
    found = [(path, needles[number]) for path, number in json.loads(ran.stdout)]
    for folder, control in {**folders, Path("/proc"): "PATH="}.items():
        seen = [path for path, needle in found if needle == control.encode()]
        assert any(path.startswith(f"{folder}{os.sep}") for path in seen), (
            f"{control} is not seen in {folder}"
        )
    return [f"{path} holds {needle!r}" for path, needle in found if needle.decode("latin-1") not in controls]
