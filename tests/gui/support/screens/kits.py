"""An offline kit is made of a preset, and one that was brought is used."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.kits.kit import NAME, Kit, Packed, written
from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from tests.core.policy.preset_samples import DIGEST
from tests.core.test_kits import ID, LAYOUT, SHOWN, archive
from tests.gui.support.screens.making import opened
from tests.gui.support.screens.presets import BODY, KEY, PAIR
from tests.gui.support.screens.presets import written as written_preset
from tests.gui.support.screens.screen import LONG, screen
from tests.gui.support.stage import Stage

REFERENCE = f"registry.acme.example/analytics/forecast@{DIGEST}"


# --- making one -------------------------------------------------------------------------------------------


def planned(stage: Stage, *present: str) -> Path:
    """What goes in, where these are on the engine. The place that the kit's folder is to be made in."""
    stage.engine.present.update(present)
    opened(stage, BODY)
    stage.click("Make an offline kit…")
    stage.until(lambda: stage.reads("as files in a folder"))
    place = stage.folder / "stick"
    place.mkdir()
    stage.app.shell.presets.kits.ask = lambda _title: str(place)
    return place


@screen("kit-making")
def _(stage: Stage) -> None:
    planned(stage, REFERENCE)


@screen("kit-making-missing")
def _(stage: Stage) -> None:
    """An environment that is not on this computer."""
    planned(stage)


@screen("kit-making-under-way")
def under_way(stage: Stage) -> Path:
    place = planned(stage, REFERENCE)
    stage.engine.gates["save"] = threading.Event()
    stage.click("Choose where to…")
    stage.until(lambda: stage.engine.count("save"))
    return place


@screen("kit-making-close")
def closing(stage: Stage) -> Path:
    """Somebody closes Cais meanwhile."""
    place = under_way(stage)
    stage.window.close()
    stage.until(lambda: stage.offers("End it and close"))
    return place


@screen("kit-made")
def made(stage: Stage) -> Path:
    place = planned(stage, REFERENCE)
    stage.click("Choose where to…")
    stage.until(lambda: stage.reads("What to do next"))
    return place / "acme-kit"


# --- using one --------------------------------------------------------------------------------------------


def kit(stage: Stage, *, title: str = "Forecast 2026", signed: bool = False, preset: bool = True) -> Path:
    """One that was brought here."""
    folder, content, files = stage.folder / "acme-kit", archive(LAYOUT), {}
    (folder / "images").mkdir(parents=True)
    (folder / "images/forecast.tar").write_bytes(content)
    if preset:
        (folder / "preset").mkdir()
        path = written_preset(folder / "preset")
        files = {"preset/acme.cais": hashlib.sha256(path.read_bytes()).hexdigest()}
        if signed:
            beside(path).write_bytes(bytes(PAIR.secret_key.sign(path.read_bytes())))
    packed = Packed(
        title, "images/forecast.tar", hashlib.sha256(content).hexdigest(), len(content), ID, SHOWN
    )
    made = datetime(2026, 11, 20, 14, tzinfo=UTC)
    own = written(Kit(made, {"forecast": packed}, files, "preset/acme.cais" if preset else ""))
    (folder / NAME).write_bytes(own)
    if signed:
        beside(folder / NAME).write_bytes(bytes(PAIR.secret_key.sign(own)))
        stage.backend.machine = Machine(key=KEY)
    stage.engine.loaded = SHOWN
    return folder


def offered(stage: Stage, path: Path, until: Callable[[], bool] | None = None) -> Path:
    """As on a double-click."""
    stage.begin()
    stage.app.shell.open_file(str(path))
    stage.until(until or (lambda: stage.reads("Use this offline kit?")))
    return path


@screen("kit-offered")
def of_nobody(stage: Stage) -> Path:
    """That nobody vouches for."""
    return offered(stage, kit(stage) / "preset/acme.cais")


@screen("kit-offered-by-it")
def of_it(stage: Stage) -> Path:
    return offered(stage, kit(stage, signed=True) / NAME)


@screen("kit-offered-long")
def _(stage: Stage) -> None:
    offered(stage, kit(stage, title=LONG[:190].replace("🚢", ""), preset=False) / NAME)


@screen("kit-using")
def using(stage: Stage) -> None:
    of_it(stage)
    stage.engine.gates["load"] = threading.Event()
    stage.click("Use this kit")
    stage.until(lambda: stage.engine.count("load"))


@screen("kit-used")
def used(stage: Stage) -> None:
    """One without a preset, which would be shown otherwise."""
    offered(stage, kit(stage, preset=False) / NAME)
    stage.click("Use this kit")
    stage.until(lambda: stage.reads("All of it is on this computer now"))


@screen("kit-changed")
def changed(stage: Stage) -> None:
    """On the way here, in one byte of its preset."""
    folder = kit(stage, signed=True)
    with (folder / "preset/acme.cais").open("a") as file:
        file.write("#")
    offered(stage, folder / NAME)
    stage.click("Use this kit")
    stage.until(lambda: stage.reads("This offline kit is not whole"))


@screen("kit-of-nobody-refused")
def refused(stage: Stage) -> None:
    """Its preset is shown all the same, with why the rest of the kit is not to be had."""
    folder = kit(stage)
    stage.backend.machine = Machine(key=KEY)
    path = folder / "preset/acme.cais"
    beside(path).write_bytes(bytes(PAIR.secret_key.sign(path.read_bytes())))
    offered(stage, path, lambda: stage.reads("This offline kit was not signed by your organisation"))
