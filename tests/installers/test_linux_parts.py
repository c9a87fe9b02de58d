"""What goes into the bundle for Linux is what Cais uses, and what its files say of each other holds."""

from __future__ import annotations

import configparser
import re
import runpy
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest

CHECKOUT = Path(__file__).parents[2]
LINUX = CHECKOUT / "installers" / "linux"
CONTENTS = runpy.run_path(str(LINUX / "contents.py"))
QT = Path(PySide6.__file__).parent
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_every_module_of_qt_that_cais_imports_comes_along() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "desktop").rglob("*.py"))
    imported = set(re.findall(r"from PySide6\.(Qt\w+) import", text))
    for names in re.findall(r"from PySide6 import ([\w, ]+)", text):
        imported.update(name.strip() for name in names.split(","))
    assert "QtWebEngineCore" in imported
    assert imported - set(CONTENTS["MODULES"]) == set()


def test_all_that_is_listed_is_there() -> None:
    listed = [f"{module}.abi3.so" for module in CONTENTS["MODULES"]]
    listed += [f"Qt/plugins/{plugin}" for plugin in CONTENTS["PLUGINS"]]
    listed += [f"Qt/resources/{name}" for name in CONTENTS["RESOURCES"]]
    assert [path for path in listed if not (QT / path).exists()] == []


def test_a_double_click_on_a_cais_file_is_for_cais() -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "system" / "app.cais.desktop", encoding="utf-8")
    kind = ET.parse(LINUX / "system" / "app.cais.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    glob = kind.find(f"{MIME}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.cais"
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert entry["Desktop Entry"]["Exec"].endswith(" %f")


def test_apparmor_knows_who_starts_the_browser_and_its_process() -> None:
    profile = (LINUX / "system" / "apparmor").read_text(encoding="utf-8")
    assert "userns," in profile
    assert "/opt/cais/{bin/cais," in profile
    process = "PySide6/Qt/libexec/QtWebEngineProcess"
    assert process in profile
    assert (QT.parent / process).exists()


def _judged(*command: str | Path) -> str:
    if not shutil.which(str(command[0])):
        pytest.skip(f"no {command[0]} here; `make deb` brings it")
    done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_menus_take_the_desktop_file() -> None:
    assert _judged("desktop-file-validate", LINUX / "system" / "app.cais.desktop") == ""


def test_software_centres_take_what_is_told_of_it(tmp_path: Path) -> None:
    told = (LINUX / "system" / "app.cais.cais.metainfo.xml").read_text(encoding="utf-8")
    file = tmp_path / "app.cais.cais.metainfo.xml"
    file.write_text(told.replace("@VERSION@", "1.0").replace("@DATE@", "2026-01-01"), encoding="utf-8")
    assert _judged("appstreamcli", "validate", "--no-net", file) == ""
