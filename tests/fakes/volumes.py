"""Volumes that are folders of this computer, for whoever speaks to the engine of copies alone.

What runs in a container is run here, as the same commands by the same programs.
"""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome
from desktop.core.engine_plans import RunPlan
from desktop.core.start.plan import SECRETS


class Volumes:
    """`before` is called with what is about to be done: "list", "send" or "fill"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, str] = {}
        self.before: Callable[[str], None] = lambda _what: None
        self.sent: list[str] = []

    def place(self, volume: str) -> Path:
        return self._folder / volume

    def copy(self, volume: str) -> str | None:
        return self._made.get(volume)

    def make_copy(self, _plan: RunPlan, volume: str) -> str:
        self.place(volume).mkdir(parents=True)
        self._made[volume] = f"{volume}-{len(list(self._folder.iterdir()))}"
        return self._made[volume]

    def drop_volume(self, volume: str) -> None:
        subprocess.run(["rm", "-rf", str(self.place(volume))], check=True)
        del self._made[volume]

    def fill(self, plan: RunPlan, place: str, archive: Iterable[bytes], stop: Stop) -> None:
        self.before("fill")
        [mount] = plan.mounts
        name = "" if place == mount.target else mount.target.removeprefix(f"{place}/")
        with tempfile.TemporaryFile() as file:
            for piece in archive:
                stop.check()
                file.write(piece)
            file.seek(0)
            with tarfile.open(fileobj=file) as read:
                for member in read:
                    below = member.name.removeprefix(name).lstrip("/")
                    if below:
                        self.sent.append(below)
                        member.name = below
                        member.uid, member.gid = -1, -1
                        read.extract(member, self.place(mount.volume))
                        if when := member.pax_headers.get("mtime"):
                            ns = int(when.replace(".", ""))
                            os.utime(self.place(mount.volume) / below, ns=(ns, ns))

    def run_once(
        self,
        plan: RunPlan,
        files: Mapping[str, bytes],
        stop: Stop,
        within_s: float,
        heard: Callable[[bytes], None],
    ) -> Outcome:
        self.before("send" if files else "list")
        stop.check()
        [mount] = plan.mounts
        with tempfile.TemporaryDirectory() as secrets:
            for name, content in files.items():
                Path(secrets, name).write_bytes(content)
            places = {mount.target: str(self.place(mount.volume)), SECRETS: secrets}
            begin = plan.command.index(SECRETS) + 1
            command = [places.get(word, word) for word in plan.command[begin:]]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
                assert running.stdout
                while piece := running.stdout.read(65536):
                    heard(piece)
            return Outcome(running.returncode, "")
