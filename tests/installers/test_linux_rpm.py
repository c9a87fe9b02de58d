"""The package for Fedora, openSUSE and theirs, whose systems are not here: what it has, asks for and does."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(os.environ.get("CAIS_LINUX_RPM", "/nowhere"))
DEBIAN = Path(os.environ.get("CAIS_LINUX_PACKAGE", "/nowhere"))
RULES = Path(__file__).parents[2] / "installers" / "linux" / "rpmlintrc"

pytestmark = [
    pytest.mark.installers,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not PACKAGE.exists(), reason="no package; `make test-installers` makes one"),
]


def rpm(*arguments: str | Path) -> str:
    done = subprocess.run(["rpm", *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_asks_for_libraries_of_the_system_and_offers_none() -> None:
    needed = rpm("--query", "--package", "--requires", PACKAGE).splitlines()
    assert "libnss3.so()(64bit)" in needed
    own = ("libQt6", "libpyside", "libshiboken", "libav", "libicu", "libbz2")
    assert [one for one in needed if one.startswith(own)] == []
    # Qt does without these two where they are not.
    assert [one for one in needed if one.startswith(("libgtk", "libcups"))] == []
    assert ".so" not in rpm("--query", "--package", "--provides", PACKAGE)


def test_it_has_what_debians_has() -> None:
    ours = set(rpm("--query", "--package", "--list", PACKAGE).split("\n")) - {""}
    listed = subprocess.run(["dpkg-deb", "--fsys-tarfile", DEBIAN], stdout=subprocess.PIPE)
    names = subprocess.run(
        ["tar", "-t"], input=listed.stdout, capture_output=True, check=True
    ).stdout.decode()
    theirs = {name.removeprefix(".").rstrip("/") for name in names.splitlines()} - {""}
    apart = {"/usr/share/lintian/overrides/cais", "/usr/share/doc/cais/changelog.Debian.gz"}
    missing = theirs - ours - apart
    assert {name for name in missing if name.startswith("/opt/cais/") or name.endswith("z")} == set()
    assert ours - theirs == set()


def test_it_could_be_installed_and_its_form_is_right(tmp_path: Path) -> None:
    rpm("--install", "--test", "--nodeps", "--dbpath", tmp_path / "db", PACKAGE)
    judged = subprocess.run(["rpmlint", "--rpmlintrc", RULES, PACKAGE], capture_output=True, text=True).stdout
    assert " 0 errors" in judged, judged[-3000:]


def test_unpacked_anywhere_it_runs(tmp_path: Path) -> None:
    archive = tmp_path / "root.tgz"
    with PACKAGE.open("rb") as package, archive.open("wb") as out:
        subprocess.run(["rpm2archive", "-"], stdin=package, stdout=out, check=True)
    subprocess.run(["tar", "-xzf", archive, "-C", tmp_path], check=True)
    program = tmp_path / "opt" / "cais" / "bin" / "cais"
    done = subprocess.run(
        [program, "-I", "-m", "desktop", "list"], capture_output=True, text=True, check=True
    )
    assert done.stderr == "There are no workspaces.\n"
