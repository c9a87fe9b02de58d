"""The package for Debian and Ubuntu on bare ones: what it does to a computer, and what it leaves there.

In the order in which a person goes through it; the last of these takes it away again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.installers.linux_computer import PERSON, ROOTS, Computer, display, titles, until

PACKAGE = Path(os.environ.get("CAIS_LINUX_PACKAGE", "/nowhere"))
SUITES = sorted(path.name for path in ROOTS.glob("*")) or ["none"]
OLDER = "0.0.9-1"
PRESET = """\
kind = "preset"
version = 1
id = "it"
serial = 1

[organisation]
name = "{name}"
contact = "it@acme.example"
"""

pytestmark = [
    pytest.mark.installers,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not PACKAGE.exists(), reason="no package; `make test-installers` makes one"),
]


class Desk(NamedTuple):
    """A computer with an older Cais, and the screen that its person sits at."""

    computer: Computer
    screen: str

    def person(self, *command: str) -> str:
        """What a command prints that the person's desktop runs."""
        return self.computer.run(*command, user=PERSON, variables=self.variables())

    def variables(self) -> dict[str, str]:
        return {"DISPLAY": self.screen, "XDG_CURRENT_DESKTOP": "GNOME"}

    def wait_for_title(self, title: str) -> None:
        until(lambda: f'"{title}"' in titles(self.screen), 120, f"window called {title}")

    def open_app(self) -> None:
        """From the entry in the menu, until its window and its browser are there."""
        if not self.computer.processes("cais"):
            self.person("gio", "launch", "/usr/share/applications/app.cais.desktop")
        self.wait_for_title("Cais")
        until(lambda: self.computer.processes("QtWebEngineProc"), 120, "browser")

    def close_app(self) -> None:
        for process in self.computer.processes("cais"):
            with suppress(AssertionError):  # it has just ended
                self.computer.run("kill", process)
        until(lambda: not self.computer.processes("cais"), 60, "end of it")


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a lower number, and with a file that the newer one does not have."""
    folder = tmp_path_factory.mktemp("older")
    subprocess.run(["dpkg-deb", "--raw-extract", PACKAGE, folder / "root"], check=True)
    control = folder / "root" / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*", f"Version: {OLDER}", control.read_text()))
    (folder / "root/opt/cais/lib/python3/dist-packages/desktop/gone.py").write_text("")
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", folder / "root"]
    subprocess.run([*command, folder / "older.deb"], check=True, capture_output=True)
    shutil.rmtree(folder / "root")
    return folder / "older.deb"


@pytest.fixture(scope="module", params=SUITES)
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, older: Path
) -> Iterator[Desk]:
    shared = tmp_path_factory.mktemp("shared")
    shared.chmod(0o755)
    shutil.copy(older, shared / "older.deb")
    shutil.copy(PACKAGE, shared / "newer.deb")
    computer = Computer(request.param, tmp_path_factory.mktemp("computer") / "changes", shared)
    try:
        computer.apt("install", f"{shared}/older.deb")
        # Beside it what a desktop has and a bare system lacks: this is how its file manager opens things.
        computer.apt("install", "libglib2.0-bin")
        with display() as screen:
            yield Desk(computer, screen)
    finally:
        computer.switch_off()


def test_it_is_installed_with_all_that_belongs_to_it(desk: Desk) -> None:
    assert desk.person("cais", "--version").startswith("Cais ")
    assert "application/vnd.cais:*.cais" in desk.person("cat", "/usr/share/mime/globs2")
    assert desk.person("xdg-mime", "query", "default", "application/vnd.cais").strip() == "app.cais.desktop"
    assert desk.person("desktop-file-validate", "/usr/share/applications/app.cais.desktop") == ""
    for path in (
        "man/man1/cais.1.gz",
        "bash-completion/completions/cais",
        "icons/hicolor/48x48/apps/app.cais.png",
    ):
        desk.person("test", "-e", f"/usr/share/{path}")


def test_nobody_but_root_may_change_it(desk: Desk) -> None:
    look = ["find", "/opt/cais", "/usr/bin/cais", "(", "-not", "-user", "root", "-o", "-perm", "/7022", ")"]
    assert desk.person(*look, "-not", "-type", "l") == ""


def test_its_entry_in_the_menu_opens_it_with_the_browser_shut_in(desk: Desk) -> None:
    desk.open_app()
    app = desk.computer.processes("cais")
    assert len(app) == 1
    spaces = {
        desk.computer.run("readlink", f"/proc/{process}/ns/user")
        for process in desk.computer.processes("QtWebEngineProc")
    }
    assert spaces - {desk.computer.run("readlink", f"/proc/{app[0]}/ns/user")}, "no namespace of its own"


def test_a_double_click_on_a_file_of_ours_shows_it_in_the_app_that_is_open(desk: Desk) -> None:
    desk.open_app()
    app = desk.computer.processes("cais")
    _open(desk, "Acme")
    until(lambda: desk.computer.processes("cais") == app, 60, "end of the second Cais")


def test_a_newer_one_takes_its_place_while_it_is_open(desk: Desk) -> None:
    desk.open_app()
    app = desk.computer.processes("cais")
    gone = "/opt/cais/lib/python3/dist-packages/desktop/gone.py"
    desk.person("test", "-e", gone)
    desk.computer.apt("install", f"{desk.computer.shared}/newer.deb")
    desk.person("test", "!", "-e", gone)
    assert OLDER not in desk.computer.run("dpkg-query", "--show", "cais")
    assert desk.computer.processes("cais") == app
    _open(desk, "Quay")
    desk.close_app()
    desk.open_app()


def test_it_is_installed_where_nobody_can_write_into_etc(desk: Desk) -> None:
    where = "/etc/apparmor.d"
    desk.computer.run("install", "-d", f"{where}/abi")
    desk.computer.run("touch", f"{where}/abi/4.0")
    desk.computer.run("mount", "--bind", where, where)
    desk.computer.run("mount", "-o", "remount,bind,ro", where)
    try:
        assert "allow them to Cais" in desk.computer.run("/var/lib/dpkg/info/cais.postinst", "configure")
    finally:
        desk.computer.run("umount", where)
    desk.computer.run("/var/lib/dpkg/info/cais.postinst", "configure")
    desk.person("test", "-e", f"{where}/cais")


def test_only_what_is_the_persons_stays_when_it_is_taken_away(desk: Desk) -> None:
    desk.open_app()
    desk.close_app()
    desk.computer.apt("remove", "cais")
    assert _named_cais(desk) == []
    desk.computer.run("dpkg", "--purge", "cais")  # apt knows nothing of it any more
    assert _named_cais(desk) == []
    assert "cais" not in desk.person(
        "cat", "/usr/share/mime/globs2", "/usr/share/applications/mimeinfo.cache"
    )
    desk.person("test", "-d", f"/home/{PERSON}/.local/share/Cais")


def _open(desk: Desk, name: str) -> None:
    path = f"/home/{PERSON}/{name} (2026) é.cais"
    desk.person("sh", "-c", 'printf %s "$1" >"$2"', "sh", PRESET.format(name=name), path)
    desk.person("xdg-open", path)
    desk.wait_for_title(f"Preset of {name}")


def _named_cais(desk: Desk) -> list[str]:
    """Files of the system's that are ours by their name."""
    apart = [
        word for path in ("/proc", "/sys", "/dev", "/home", "/tmp", "/run") for word in ("-path", path, "-o")
    ]
    look = ["find", "/", "(", *apart[:-1], ")", "-prune", "-o", "-iname", "*cais*", "-print"]
    return desk.computer.run(*look).splitlines()
