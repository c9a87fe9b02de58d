"""What `make windows` made, installed under Wine: its own Python runs Cais there, and the tests of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.installers import windows_computer as windows
from tests.installers.windows_computer import Computer

CHECKOUT = Path(__file__).parents[2]
MADE = sorted(CHECKOUT.glob("build/windows/*-setup.exe"))

pytestmark = [
    pytest.mark.installers,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(
        bool(windows.missing()) or not MADE, reason="not here, `make test-installers` makes it"
    ),
]

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
PRESET = r"C:\Program Files\Cais Policy\acme.cais"

LEFT_OUT = {
    "asks as it is read who runs it, which Windows tells otherwise": (
        "core/health/test_host.py",
        "core/policy/test_in_force.py",
        "core/policy/test_machine.py",
        "core/test_folder_cases.py",
        "core/test_folders.py",
        "core/test_kits.py",
    ),
    "is of Linux in part: permissions, links, mounts, accounts, processes, time zones, names of any bytes": (
        "core/activity/test_activity.py",
        "core/activity/test_log.py",
        "core/health/test_disks.py",
        "core/policy/test_making.py",
        "core/policy/test_offered.py",
        "core/setting_up/test_doing.py",
        "core/test_access.py",
        "core/test_accounts.py",
        "core/test_atomic.py",
        "core/test_checking.py",
        "core/test_filenames.py",
        "core/test_interrupted.py",
        "core/test_launch_folders.py",
        "core/test_links.py",
        "core/test_medium.py",
        "core/test_processes.py",
        "core/test_sandbox.py",
        "core/test_secrets.py",
        "core/test_sign_ins.py",
        "core/test_store.py",
        "core/test_time_zone.py",
        "core/test_watch.py",
        "core/test_watching.py",
        "core/test_wiping.py",
        "core/test_written_down.py",
    ),
    "wants a program or a stand-in that runs on Linux: minisign, an engine, a keyring, a shell": (
        "core/policy/test_cais_file.py",
        "core/policy/test_presets.py",
        "core/policy/test_signature.py",
        "core/setting_up/test_looking.py",
        "core/test_copying.py",
        "core/test_packages.py",
        "core/test_proving.py",
        "core/test_reach.py",
        "core/test_tickets.py",
        "vault/test_guarded.py",
        "vault/test_kwallet.py",
        "vault/test_polkit.py",
        "vault/test_trouble.py",
        "vault/test_vault.py",
    ),
    "wants jsonschema, which is compiled for Linux here": ("core/policy/test_rules.py", "core/test_toml.py"),
}
"""Of the tests of `core` and `vault`, by why. All others run."""

HOME = """
import pytest

@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, place in {"APPDATA": "Roaming", "LOCALAPPDATA": "Local"}.items():
        (home / "AppData" / place).mkdir(parents=True)
        monkeypatch.setenv(name, str(home / "AppData" / place))
    return home
"""
"""In the place of the tests' own, which look after an engine and folders of Linux."""

MARKERS = """
[pytest]
markers =
    engine: needs a running container engine
    slow: takes more than ten seconds
    timeout: how long a test may take
"""

RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T size) { return SystemFunction036(to, size); }
"""
"""What `cryptography` has random numbers from on Windows, and Wine 8 has not."""

RUN = """
import os, sys
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
sys.modules["_wmi"] = None  # Wine 8 ends what asks it
sys.path += sys.argv[1:3]
import pytest
sys.exit(pytest.main(sys.argv[3:]))
"""


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    folder = tmp_path_factory.mktemp("windows")
    computer = Computer(folder / "wine")
    source = folder / "random.c"
    source.write_text(RANDOM)
    library = computer.drive / "windows" / "system32" / "bcryptprimitives.dll"
    command = ["x86_64-w64-mingw32-gcc", "-shared", "-s", source, "-o", library, "-ladvapi32"]
    subprocess.run(command, check=True)
    said = f'/S /ALLUSERS PRESET="{PRESET}" POLICYKEY={KEY} REQUIRED=1'
    assert computer.run(f"{windows.wines(MADE[-1])} {said}") == 0
    yield computer
    computer.switch_off()


@pytest.fixture(scope="module")
def app(computer: Computer) -> Path:
    """Where it is installed, with a program to run its Python by, which it comes without."""
    app = computer.drive / "Program Files" / "Cais" / "app"
    assert not (app / "python.exe").exists()
    shutil.copy(windows.PYTHON, app)
    return app


def test_the_command_answers(computer: Computer, app: Path) -> None:
    told = computer.wine(computer.at(app / "cais.com"), "--version")
    assert re.search(r"^Cais \d+\.\d+\.\d+\s*$", told, re.M), told


def test_what_it_begins_beside_itself_is_begun_by_name(computer: Computer, app: Path) -> None:
    proxy = {"listen": "127.0.0.1", "port": 0, "host": "proxy.invalid", "proxy_port": 1, "tls": False}
    said = json.dumps([{**proxy, "authorization": "", "word": "word"}]) + "\n"
    for program in ("cais.com", "cais.exe"):
        told = computer.wine(computer.at(app / program), "--companion", "relay", said=said)
        assert re.search(r"^\[\d+\]\s*$", told, re.M), told
    # Wine 8 has not what Qt needs, but this is where it is asked for it.
    told = computer.wine(computer.at(app / "cais.com"), "--companion", "pac", said='{"address": "x"}')
    assert "pac_run" in told
    assert "QtCore" in told


def test_it_runs_nobody_elses_code(computer: Computer, app: Path) -> None:
    code = computer.drive / "code.py"
    code.write_text("print('it' + ' ran')\n")
    for said in (["-c", "print('it' + ' ran')"], [computer.at(code)], ["--companion", computer.at(code)]):
        assert "it ran" not in computer.wine(computer.at(app / "cais.com"), *said), said


def test_what_it_brings_is_told_with_everybodys_licence(app: Path) -> None:
    told = json.loads((app / "sbom.cdx.json").read_text("utf-8"))
    names = {one["name"] for one in told["components"]}
    assert {"python", "pyside6-essentials", "pywin32", "docker", "keyring"} <= names
    assert not {"jeepney", "secretstorage"} & names
    for name in names:
        assert [one for one in (app / "licences" / name).iterdir() if one.stat().st_size], name
    brought = {file.name for file in (app / "packages").glob("*.dist-info")}
    assert len(brought) + 1 == len(names), "Python, and each package"


def test_the_same_is_laid_out_the_same(app: Path, tmp_path: Path) -> None:
    told = json.loads((app / "sbom.cdx.json").read_text("utf-8"))
    made = datetime.fromisoformat(told["metadata"]["timestamp"])
    places = f"{CHECKOUT}:{os.environ['CAIS_SBOM_TOOLS']}"
    variables = {**os.environ, "PYTHONPATH": places, "SOURCE_DATE_EPOCH": str(int(made.timestamp()))}
    command = [sys.executable, windows.INSTALLERS / "bundle.py", tmp_path / "again", windows.PYTHON.parent]
    subprocess.run(command, check=True, env=variables)
    once, again = (
        {str(file.relative_to(at)): file for file in at.rglob("*") if file.is_file()}
        for at in (app, tmp_path / "again")
    )
    assert set(once) == {*again, "python.exe"}
    assert [name for name, file in again.items() if once[name].read_bytes() != file.read_bytes()] == []


def test_policy_is_read_from_the_registry(computer: Computer, app: Path) -> None:
    code = "import json; from desktop.core.policy.machine import find; print(json.dumps(find()[:3]))"
    told = computer.python(app / "python.exe", code).splitlines()[-1]
    assert json.loads(told) == [KEY, PRESET, True]


def test_docker_and_keyring_are_reached_by_what_it_brings(computer: Computer, app: Path) -> None:
    code = """
import sys
sys.modules["_wmi"] = None
import os
import docker.transport.npipesocket, keyring.backends.Windows
import desktop.engine.docker_engine, desktop.vault.vault
print("compiled" if os.path.exists(desktop.__spec__.cached) else "not")
"""
    assert computer.python(app / "python.exe", code).splitlines()[-1] == "compiled"


def test_its_python_runs_the_tests(computer: Computer, app: Path, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("conftest.py"))
    (tmp_path / "installers").mkdir()
    shutil.copy(CHECKOUT / "installers" / "release.py", tmp_path / "installers")
    (tmp_path / "conftest.py").write_text(HOME)
    (tmp_path / "pytest.ini").write_text(MARKERS)
    for name in sum(LEFT_OUT.values(), ()):
        (tmp_path / "tests" / name).unlink()
    site = Path(pytest.__file__).parents[1]
    options = ["-p", "no:cacheprovider", "-q", "--tb=line", "-m", "not engine", "--import-mode=importlib"]
    chosen = ("tests/core", "tests/vault", "tests/vault/on_windows.py")
    told = computer.python(
        app / "python.exe",
        RUN,
        *map(windows.wines, (tmp_path, site)),
        *options,
        "--rootdir",
        *map(windows.wines, (tmp_path, *(tmp_path / name for name in chosen))),
    )
    passed = re.search(r"^(\d+) passed", told, re.M)
    assert passed, told[-3000:]
    assert int(passed[1]) > 1300
