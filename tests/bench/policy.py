"""`policy`: reading, verifying and merging a preset of 200 environments, 500 keys in all, against parsing and
verifying alone; and `policy_window`: what such a preset adds to the first picture of home."""

from __future__ import annotations

import os
import sys
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import minisign

from desktop.core.policy.in_force import Serials, find
from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from tests.bench.app import report
from tests.bench.rows import RUNS, Row, interleaved
from tests.bench.window import by, keep_workspaces, seconds

ENVIRONMENTS, FOLDERS = 200, 300
MOST_S = 0.03

HEAD = """\
kind = "preset"
version = 1
id = "bench"
serial = 1

[organisation]
name = "Bench"
contact = "it@bench.example"
"""
ENVIRONMENT = """
[environment.forecast-{0}]
like = "python-starter"
title = "Forecast {0}"
image = "registry.bench.example/analytics/forecast-{0}@sha256:{0:064x}"
"""
FOLDER = """
[folder.role-{0}]
title = "Role {0}"
linux = "/srv/role-{0}"
writable = false
"""


def main() -> None:
    preset = Path(os.environ["XDG_CONFIG_HOME"], "Cais", "presets", "bench.cais")
    preset.parent.mkdir(parents=True)
    pair = minisign.KeyPair.generate()
    environments = map(ENVIRONMENT.format, range(ENVIRONMENTS))
    preset.write_text("".join((HEAD, *environments, *map(FOLDER.format, range(FOLDERS)))))
    beside(preset).write_bytes(bytes(pair.secret_key.sign(preset.read_bytes())) + b"\n")
    wanted = sys.argv[1:]
    rows = []
    if "policy" in wanted:
        rows.append(policy(preset, pair.public_key))
    if "policy_window" in wanted:
        rows.append(window(preset))
    report(rows)


def policy(preset: Path, key: minisign.PublicKey) -> Row:
    told = Machine(key=key.to_base64().decode())
    serials = Serials(preset.parent / "serials.json")

    def ours() -> None:
        found = find(told, preset.parent, serials)
        assert not found.problem
        assert len(found.settings) == ENVIRONMENTS + FOLDERS

    def floor() -> None:
        content = preset.read_bytes()
        key.verify(content, minisign.Signature.from_file(beside(preset)))
        tomllib.loads(content.decode())

    figures = interleaved("policy", partial(computed, ours), partial(computed, floor), runs=3 * RUNS)
    return Row("policy", *figures, "s", MOST_S / figures[1], f"{1000 * figures[0]:.0f} ms of 30 at most")


def computed(work: Callable[[], None]) -> float:
    """Seconds of the processor: nobody is waited for."""
    began = time.process_time()
    work()
    return time.process_time() - began


def window(preset: Path) -> Row:
    """The one opens with the preset among the person's, the other without."""
    keep_workspaces()
    aside = preset.with_suffix(".aside")

    def without() -> float:
        preset.rename(aside)
        try:
            return seconds(by("open_window"))
        finally:
            aside.rename(preset)

    figures = interleaved("policy_window", partial(seconds, by("open_window")), without, runs=3 * RUNS)
    added_ms = 1000 * (figures[0] - figures[1])
    return Row("policy_window", *figures, "s", 1 + MOST_S / figures[1], f"{added_ms:.0f} ms are added")


if __name__ == "__main__":
    main()
