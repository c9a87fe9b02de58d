"""The MSI for Windows: what is in it, and under Wine what it does to a computer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installers import windows_computer as windows
from tests.installers.windows_computer import Computer

pytestmark = [
    pytest.mark.installers,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(windows.missing()), reason=f"not here: {windows.missing()}"),
]

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
DONE, FAILED = 0, 1603
CAIS = r"HKEY_LOCAL_MACHINE\Software\Cais"
SETUP = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Cais"
POLICY = r"HKEY_LOCAL_MACHINE\Software\Policies\Cais"


def msi(stage: Path, version: str, out: Path, *scope: str) -> Path:
    command = [sys.executable, windows.INSTALLERS / "msi.py", stage, version, out, *scope]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"})
    return out


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("packages")
    old = windows.stage(folder / "old")
    (old / "gone.py").write_text("what the new one does not have\n")
    new = windows.stage(folder / "new")
    return msi(old, "0.9.2", folder / "old.msi"), msi(new, "0.10.0", folder / "new.msi")


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "wine")
    yield computer
    computer.switch_off()


def test_it_comes_is_upgraded_and_goes(computer: Computer, packages: tuple[Path, Path]) -> None:
    old, new = (windows.wines(package) for package in packages)
    app = computer.drive / "Program Files" / "Cais" / "app"
    said = rf'PRESET="C:\Program Files\acme 1.cais" POLICYKEY={KEY} REQUIRED=1'
    assert computer.run(f"msiexec /i {old} /qn {said}") == DONE
    assert (app / "gone.py").exists()
    assert (app / "packages" / "below" / "module.py").exists()
    assert (computer.values(CAIS) or {})["Msi"] == "0.9.2"
    told = {"Preset": r"C:\Program Files\acme 1.cais", "PublicKey": KEY, "Required": 1}
    assert computer.values(POLICY) == told
    opens = computer.values(r"HKEY_LOCAL_MACHINE\Software\Classes\Cais.File\shell\open\command")
    assert opens == {"": r'"C:\Program Files\Cais\app\cais.exe" "%1"'}
    assert list(computer.drive.glob("**/Start Menu/Programs/Cais.lnk"))

    assert computer.run(f"msiexec /i {new} /qn") == DONE
    assert computer.values(POLICY) == told, "an upgrade that says nothing of it leaves it"
    assert not (app / "gone.py").exists()
    assert (app / "cais.exe").exists()
    assert (computer.values(CAIS) or {})["Msi"] == "0.10.0"
    assert computer.run(f"msiexec /i {old} /qn") == FAILED, "an older one is refused"
    assert (computer.values(CAIS) or {})["Msi"] == "0.10.0"

    assert computer.run(f"msiexec /x {new} /qn") == DONE
    assert not app.exists()
    assert computer.values(CAIS) is None
    assert computer.values(POLICY) == told, "what is locked stays so until IT says otherwise"
    assert not list(computer.drive.glob("**/Start Menu/Programs/Cais.lnk"))


@pytest.mark.parametrize(
    "said", [r'INSTALLDIR="C:\a;b\Cais"', "PRESET=acme.cais", "POLICYKEY=key", "REQUIRED=yes"]
)
def test_what_cannot_be_is_refused(computer: Computer, packages: tuple[Path, Path], said: str) -> None:
    assert computer.run(f"msiexec /i {windows.wines(packages[1])} /qn {said}") == FAILED
    assert computer.values(CAIS) is None
    assert computer.values(POLICY) is None


def test_nothing_is_said_of_policy_unless_it_is(computer: Computer, packages: tuple[Path, Path]) -> None:
    assert computer.run(f"msiexec /i {windows.wines(packages[1])} /qn") == DONE
    assert computer.values(POLICY) is None


def test_for_one_person(computer: Computer, packages: tuple[Path, Path], tmp_path: Path) -> None:
    package = msi(packages[1].parent / "new", "0.10.0", tmp_path / "user.msi", "user")
    for said in (r"PRESET=C:\acme.cais", f"POLICYKEY={KEY}", "REQUIRED=1"):
        assert computer.run(f"msiexec /i {windows.wines(package)} /qn {said}") == FAILED, said
    assert computer.run(f"msiexec /i {windows.wines(package)} /qn") == DONE
    assert (computer.local / "Programs" / "Cais" / "app" / "cais.exe").exists()
    assert computer.values(CAIS) is None
    assert computer.values(r"HKEY_CURRENT_USER\Software\Cais")


@pytest.mark.parametrize(
    ("scope", "key", "name"),
    [
        ("machine", rf"HKLM\{SETUP}", "InstallLocation"),
        ("user", rf"HKCU\{SETUP}", "InstallLocation"),
        ("user", rf"HKLM\{SETUP}", "InstallLocation"),
        ("user", r"HKLM\Software\Cais", "Msi"),
    ],
)
def test_where_cais_is_it_is_refused(
    computer: Computer, packages: tuple[Path, Path], tmp_path: Path, scope: str, key: str, name: str
) -> None:
    package = msi(packages[1].parent / "new", "0.10.0", tmp_path / "cais.msi", scope)
    computer.wine("reg", "add", key, "/v", name, "/d", r"C:\Cais", "/f")
    assert computer.run(f"msiexec /i {windows.wines(package)} /qn") == FAILED
    assert not list(computer.drive.glob("**/app/cais.exe"))
    computer.wine("reg", "delete", key, "/f")
    assert computer.run(f"msiexec /i {windows.wines(package)} /qn") == DONE


def test_the_same_is_the_same_to_the_last_byte(packages: tuple[Path, Path], tmp_path: Path) -> None:
    again = msi(packages[1].parent / "new", "0.10.0", tmp_path / "again.msi")
    assert again.read_bytes() == packages[1].read_bytes()
