"""A catalogue of the tests' own: a tool that starts in no time, and ones that misbehave in each way."""

from __future__ import annotations

import tomllib
import uuid
from pathlib import Path
from typing import Any

import tomli_w

from tests.fakes.private_engine import BASE as SMALL

BASE = "debian:trixie-slim"
MODES = ("quick", "slow", "stubborn", "leaving", "hungry", "silent")
BUILT = "built"
BUILD_S = 3


def write_catalogue(folder: Path) -> Path:
    """Resources with an entry for each of `MODES`, named like it, and `BUILT`, which is not built yet."""
    recipe = folder / "recipes" / BUILT / "Dockerfile"
    recipe.parent.mkdir(parents=True)
    # What is unlike any other is built anew.
    recipe.write_text(f"FROM {BASE}\nRUN sleep {BUILD_S} && echo {uuid.uuid4().hex} > /made\n")
    catalogue = {
        "version": 1,
        "launch": {
            **{mode: _launch(mode) for mode in MODES},
            "waiting": _launch("") | {"command": ["sleep", "600"]},
        },
        "entry": [
            *(_entry(mode, mode) | {"image": BASE} for mode in MODES),
            _entry(BUILT, "quick") | {"recipe": BUILT},
            _entry("waiting", "waiting") | {"image": SMALL},
            # Port 9 throws everything away: nobody outside this computer is asked.
            _entry("elsewhere", "quick") | {"image": "127.0.0.1:9/tools/elsewhere:1"},
        ],
    }
    (folder / "catalogue.toml").write_text(tomli_w.dumps(catalogue))
    return folder


def change_entry(folder: Path, id: str, **changes: str) -> None:
    """Change an entry of the catalogue in `folder`."""
    file = folder / "catalogue.toml"
    catalogue = tomllib.loads(file.read_text())
    for entry in catalogue["entry"]:
        if entry["id"] == id:
            entry |= changes
    file.write_text(tomli_w.dumps(catalogue))


def _launch(mode: str) -> dict[str, Any]:
    script = Path(__file__).with_name("tool.pl").read_text()
    return {
        "title": "Tool",
        "command": ["perl", "-e", script, mode],
        "port": 8000,
        "ready": "/ready",
        "open": "/",
        "sign_in": "jupyter-token",
    }


def _entry(id: str, launch: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": f"The {id} one",
        "summary": "For tests",
        "language": "python",
        "publisher": "Cais",
        "contents": ["Perl"],
        "launch": launch,
        "user": 1000,
        "group": 1000,
        "any_user": True,
        "home": "/home/tool",
    }
