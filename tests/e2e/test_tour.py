"""The unattended first run, as `make run` does it where nobody looks on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.e2e.conftest import Outside
from tests.e2e.process import ROOT, Process

LIGHT, DARK = "-light.png", "-dark.png"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(2400), pytest.mark.usefixtures("python_starter")]


def tour(folder: Path, display: str, *options: str) -> dict[str, Any]:
    """Take the tour, see that it says that it worked, and return its report."""
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.e2e.tour", str(folder), *options]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return json.loads((folder / "report.json").read_text())


def colours(image: QImage) -> set[int]:
    """Those of a grid of points."""
    across, down = range(5, image.width(), 40), range(5, image.height(), 20)
    return {image.pixel(x, y) for x in across for y in down}


def brightness(image: QImage) -> int:
    """From 0 for black to 255 for white."""
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(1, 1, mode=smooth).pixelColor(0, 0).lightness()


@pytest.mark.usefixtures("bystanders")
def test_the_first_run_works_and_leaves_only_pictures(tmp_path: Path, outside: Outside, display: str) -> None:
    report = tour(tmp_path / "tour", display)
    assert report["ok"] is True
    assert report["engine"]["name"]
    assert report["engine"]["version"] == outside.client.version()["Version"]
    assert len(report["workspace"]) == 12
    assert len(report["container"]) == 64
    assert report["image_digest"].startswith("sha256:")
    assert 0 < report["tool_ready_s"] <= report["page_loaded_s"] < 60
    assert report["preset_clicks"] == ["Use this preset", "Next: Review", "Start"]
    assert {"home", "wizard", "start: tool", "open", "notebook"} <= {s["name"] for s in report["steps"]}
    assert all(step["seconds"] >= 0 for step in report["steps"])
    assert outside.kinds(report["workspace"]) == []
    assert not outside.files()

    pictures = sorted(path.name for path in (tmp_path / "tour").glob("*.png"))
    assert sorted(report["screenshots"]) == pictures
    light = [name for name in pictures if name.endswith(LIGHT)]
    assert [name.replace(LIGHT, DARK) for name in light] == [name for name in pictures if name.endswith(DARK)]
    assert len(light) >= 10
    for name in light:
        day, night = (QImage(str(tmp_path / "tour" / each)) for each in (name, name.replace(LIGHT, DARK)))
        assert len(colours(day)) > 3, f"{name} is blank"
        assert len(colours(night)) > 3, f"{name} is blank in the dark"
        assert brightness(day) > brightness(night) + 10, f"{name} looks the same in the dark"


def test_what_is_kept_is_found_by_the_next_start(
    tmp_path: Path, outside: Outside, display: str, begin: Callable[..., Process]
) -> None:
    id = tour(tmp_path / "tour", display, "--keep")["workspace"]
    assert outside.inspect(id)["State"]["Running"]
    cais = begin()
    cais.do("wait_for_status", id, "running")
    cais.do("press", "Open Cais sample")
    cais.do("wait_for_page", id)
    assert cais.do("ask_page", id, "Boolean(window.jupyterapp)")
