"""The setup program for Windows, under Wine: what it does to a computer, and what it refuses."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.installers import windows_computer as windows
from tests.installers.windows_computer import Computer

pytestmark = [
    pytest.mark.installers,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(windows.missing()), reason=f"not here: {windows.missing()}"),
]

DONE, NO_RIGHTS, BAD_FOLDER, OLD_WINDOWS, IN_USE, NEWER_THERE, BAD_ARGUMENT = (
    0,
    5,
    267,
    1150,
    1618,
    1638,
    1639,
)
KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Cais"
USER, MACHINE = "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE"


class Setups(NamedTuple):
    old: str
    new: str


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    computer = Computer(tmp_path_factory.mktemp("windows") / "wine")
    yield computer
    computer.switch_off()


@pytest.fixture(scope="module")
def setups(tmp_path_factory: pytest.TempPathFactory) -> Setups:
    folder = tmp_path_factory.mktemp("setups")
    old = windows.stage(folder / "old")
    (old / "gone.py").write_text("what the new one does not have\n")
    new = windows.stage(folder / "new")
    (new / "packages" / "below" / "module.py").write_text("2\n")
    return Setups(
        windows.wines(windows.setup(old, "0.9.2", folder)),
        windows.wines(windows.setup(new, "0.10.0", folder)),
    )


@pytest.fixture
def place(computer: Computer, setups: Setups) -> Iterator[Path]:
    """Where Cais comes to be for one person; gone afterwards."""
    place = computer.local / "Programs" / "Cais"
    yield place
    if (place / "uninstall.exe").exists():
        removed(computer, place, "/CURRENTUSER")


def removed(computer: Computer, place: Path, *options: str) -> int:
    """By its uninstaller, in the place where it lies: from elsewhere, nobody could wait for it."""
    code = computer.run(
        f'"{computer.at(place)}\\uninstall.exe" {" ".join(options)} /S _?={computer.at(place)}'
    )
    if code == DONE:
        (place / "uninstall.exe").unlink()
    return code


def test_for_one_person_it_comes_and_goes(computer: Computer, setups: Setups, place: Path) -> None:
    work = computer.local / "Cais"
    work.mkdir(exist_ok=True)
    (work / "settings.toml").write_text("what a person chose\n")
    assert computer.run(f"{setups.new} /S") == DONE
    assert (place / "app" / "packages" / "below" / "module.py").read_text() == "2\n"
    at = computer.at(place)
    found = computer.values(rf"{USER}\{UNINSTALL}")
    assert found
    assert (found["DisplayName"], found["DisplayVersion"], found["InstallLocation"]) == ("Cais", "0.10.0", at)
    assert found["QuietUninstallString"] == f'"{at}\\uninstall.exe" /CURRENTUSER /S'
    opens = computer.values(rf"{USER}\Software\Classes\Cais.File\shell\open\command")
    assert opens == {"": f'"{at}\\app\\cais.exe" "%1"'}
    assert (computer.values(rf"{USER}\Software\Classes\.cais") or {})[""] == "Cais.File"
    assert list(computer.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Cais.lnk"))
    assert computer.values(rf"{MACHINE}\{UNINSTALL}") is None

    assert removed(computer, place, "/CURRENTUSER") == DONE
    assert not list(place.glob("*"))
    assert computer.values(rf"{USER}\{UNINSTALL}") is None
    assert computer.values(rf"{USER}\Software\Classes\Cais.File") is None
    assert computer.values(rf"{USER}\Software\Classes\.cais") is None
    assert not list(
        computer.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Cais*")
    )
    assert (work / "settings.toml").exists()
    assert "are kept in C:\\users\\zoë müller\\AppData\\Local\\Cais" in computer.told()


def test_what_another_program_opens_it_goes_on_opening(
    computer: Computer, setups: Setups, place: Path
) -> None:
    """vscode-python 12602, vmark 1381: neither taken as Cais comes nor as it goes."""
    classes = rf"{USER}\Software\Classes\.cais"
    computer.wine("reg", "add", r"HKCU\Software\Classes\.cais", "/ve", "/d", "Theirs.File", "/f")
    try:
        assert computer.run(f"{setups.new} /S") == DONE
        assert (computer.values(classes) or {})[""] == "Theirs.File"
        assert (computer.values(rf"{classes}\OpenWithProgids") or {}) == {"Cais.File": ""}
        assert removed(computer, place, "/CURRENTUSER") == DONE
        assert (computer.values(classes) or {})[""] == "Theirs.File"
    finally:
        computer.wine("reg", "delete", r"HKCU\Software\Classes\.cais", "/f")


def test_what_a_person_made_goes_only_where_that_is_said(
    computer: Computer, setups: Setups, place: Path
) -> None:
    work = computer.local / "Cais"
    work.mkdir(exist_ok=True)
    assert computer.run(f"{setups.new} /S") == DONE
    assert removed(computer, place, "/CURRENTUSER", "WORKSPACES=remove") == DONE
    assert not work.exists()
    assert "left on the container engine" in computer.told()


def test_a_new_version_takes_the_place_of_the_old(computer: Computer, setups: Setups, place: Path) -> None:
    assert computer.run(f"{setups.old} /S") == DONE
    (place / "mine.txt").write_text("somebody's own\n")
    assert computer.run(f"{setups.new} /S") == DONE
    assert sorted(one.name for one in place.iterdir()) == ["app", "mine.txt", "uninstall.exe"]
    assert not (place / "app" / "gone.py").exists()
    assert (computer.values(rf"{USER}\{UNINSTALL}") or {})["DisplayVersion"] == "0.10.0"

    assert computer.run(f"{setups.old} /S") == NEWER_THERE
    assert (place / "app" / "packages" / "below" / "module.py").read_text() == "2\n"
    assert "0.10.0" in computer.told()
    assert computer.run(f"{setups.new} /S") == DONE, "the same one again mends it"
    assert removed(computer, place, "/CURRENTUSER") == DONE
    assert [one.name for one in place.iterdir()] == ["mine.txt"]
    (place / "mine.txt").unlink()


def test_while_cais_is_open_the_old_version_stays_whole(
    computer: Computer, setups: Setups, place: Path
) -> None:
    assert computer.run(f"{setups.old} /S") == DONE
    with computer.running(place / "app" / "cais.exe"):
        assert computer.run(f"{setups.new} /S") == IN_USE
        assert sorted(one.name for one in place.iterdir()) == ["app", "uninstall.exe"]
        assert (place / "app" / "gone.py").exists()
        assert (computer.values(rf"{USER}\{UNINSTALL}") or {})["DisplayVersion"] == "0.9.2"
        assert "still open" in computer.told()
        assert removed(computer, place, "/CURRENTUSER") == IN_USE
        assert (place / "app" / "gone.py").exists()
    assert computer.run(f"{setups.new} /S") == DONE
    assert not (place / "app" / "gone.py").exists()


def test_for_everybody_it_brings_what_it_has_to_say(computer: Computer, setups: Setups) -> None:
    place = computer.drive / "Program Files" / "Cais"
    policy = rf"{MACHINE}\Software\Policies\Cais"
    preset = r'PRESET="C:\Program Files\Cais Policy\acme 1.cais"'
    assert computer.run(f"{setups.old} /S /ALLUSERS {preset} POLICYKEY={KEY} REQUIRED=1") == DONE
    told = {"Preset": r"C:\Program Files\Cais Policy\acme 1.cais", "PublicKey": KEY, "Required": 1}
    assert computer.values(policy) == told
    assert (computer.values(rf"{MACHINE}\{UNINSTALL}") or {})["InstallLocation"] == computer.at(place)
    assert computer.run(f"{setups.new} /S /ALLUSERS") == DONE
    assert computer.values(policy) == told, "an upgrade that says nothing of it leaves it"

    computer.wine("reg", "add", r"HKLM\Software\Policies\Cais", "/v", "Preset", "/d", r"D:\theirs.cais", "/f")
    assert removed(computer, place, "/ALLUSERS") == DONE
    assert computer.values(policy) == {"Preset": r"D:\theirs.cais"}, "what others have said since stays"
    computer.wine("reg", "delete", r"HKLM\Software\Policies\Cais", "/f")


@pytest.fixture
def everybodys(computer: Computer, setups: Setups) -> Iterator[Path]:
    """Where Cais is for everybody; gone afterwards."""
    assert computer.run(f"{setups.old} /S /ALLUSERS") == DONE
    place = computer.drive / "Program Files" / "Cais"
    yield place
    assert removed(computer, place, "/ALLUSERS") == DONE


@pytest.mark.usefixtures("everybodys")
@pytest.mark.parametrize("said", ["/S", "/S /CURRENTUSER"])
def test_beside_everybodys_nobody_gets_one_of_their_own(
    computer: Computer, setups: Setups, said: str
) -> None:
    assert computer.run(f"{setups.new} {said}") == NEWER_THERE
    assert "for everybody" in computer.told()
    assert computer.values(rf"{USER}\{UNINSTALL}") is None
    assert not (computer.local / "Programs" / "Cais" / "app").exists()


@pytest.mark.parametrize("root", ["HKLM", "HKCU"])
def test_what_a_broken_removal_left_behind_hinders_nobody(
    computer: Computer, setups: Setups, place: Path, root: str
) -> None:
    for name, value in (("DisplayVersion", "9.9.9"), ("InstallLocation", r"C:\gone")):
        computer.wine("reg", "add", rf"{root}\{UNINSTALL}", "/v", name, "/d", value, "/f")
    try:
        assert computer.run(f"{setups.new} /S /CURRENTUSER /D={computer.at(place)}") == DONE
        assert (place / "app" / "cais.exe").exists()
    finally:
        computer.wine("reg", "delete", rf"{root}\{UNINSTALL}", "/f")


@pytest.mark.parametrize(
    ("root", "scope", "sentence"),
    [
        ("HKLM", "/ALLUSERS", "by an MSI"),
        ("HKCU", "/CURRENTUSER", "by an MSI"),
        ("HKLM", "/CURRENTUSER", "for everybody"),
    ],
)
def test_where_an_msi_has_been_it_is_refused(
    computer: Computer, setups: Setups, root: str, scope: str, sentence: str
) -> None:
    computer.wine("reg", "add", rf"{root}\Software\Cais", "/v", "Msi", "/d", "0.9.2", "/f")
    try:
        assert computer.run(f"{setups.new} /S {scope}") == NEWER_THERE
        assert sentence in computer.told()
    finally:
        computer.wine("reg", "delete", rf"{root}\Software\Cais", "/f")


def test_the_same_is_the_same_to_the_last_byte(tmp_path: Path) -> None:
    stage = windows.stage(tmp_path / "once")
    again = shutil.copytree(stage, tmp_path / "again")
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    made = []
    for number, folder in enumerate((stage, again)):
        (tmp_path / f"{number}").mkdir()
        made.append(windows.setup(folder, "0.9.2", tmp_path / f"{number}", variables).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        ("/S /ALUSERS", BAD_ARGUMENT, "/ALUSERS is not understood"),
        ("/S PRESETS=x", BAD_ARGUMENT, "PRESETS=x is not understood"),
        (r"/S PRESET=C:\acme.cais", BAD_ARGUMENT, "add /ALLUSERS"),
        ("/S /ALLUSERS PRESET=acme.cais", BAD_ARGUMENT, "a whole path"),
        ("/S /ALLUSERS PRESET=http://it.example/acme.cais", BAD_ARGUMENT, "https://"),
        ("/S /ALLUSERS PRESET=https://it.example/acme.cais", BAD_ARGUMENT, "POLICYKEY= as well"),
        ("/S /ALLUSERS POLICYKEY=RWQf6LRC", BAD_ARGUMENT, "56 characters"),
        (f"/S /ALLUSERS POLICYKEY={KEY[2:]}RW", BAD_ARGUMENT, "56 characters"),
        ("/S /ALLUSERS REQUIRED=yes", BAD_ARGUMENT, "0 or 1"),
        (r"/S /D=C:\a;b\Cais", BAD_FOLDER, "semicolon"),
        (r"/S /D=\\server\share\Cais", BAD_FOLDER, "no folder of this computer"),
        (r"/S /D=C:" + "\\longer than Windows likes it" * 7, BAD_FOLDER, "too long"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    computer: Computer, setups: Setups, said: str, code: int, sentence: str
) -> None:
    assert computer.run(f"{setups.new} {said}") == code
    assert sentence in computer.told()
    assert computer.values(rf"{USER}\{UNINSTALL}") is None
    assert computer.values(rf"{MACHINE}\{UNINSTALL}") is None
    assert computer.values(rf"{MACHINE}\Software\Policies\Cais") is None


@pytest.mark.parametrize("name", ["app", "app.new", "app.old"])
def test_somebody_elses_folder_is_left_alone(computer: Computer, setups: Setups, name: str) -> None:
    other = computer.drive / f"Tools {name}" / name
    other.mkdir(parents=True)
    (other / "theirs.txt").write_text("theirs\n")
    assert computer.run(f"{setups.new} /S /D=C:\\{other.parent.name}") == BAD_FOLDER
    assert [one.name for one in other.iterdir()] == ["theirs.txt"]


def test_a_removal_leaves_somebody_elses_folder_alone(
    computer: Computer, setups: Setups, place: Path
) -> None:
    assert computer.run(f"{setups.new} /S") == DONE
    for name in ("app.new", "app.old"):
        (place / name).mkdir()
        (place / name / "theirs.txt").write_text("theirs\n")
    assert removed(computer, place, "/CURRENTUSER") == BAD_FOLDER
    assert (place / "app" / "cais.exe").exists()
    assert (place / "app.old" / "theirs.txt").exists()
    (place / "app.old").rename(place / "theirs")
    assert removed(computer, place, "/CURRENTUSER") == DONE
    assert sorted(str(one.relative_to(place)) for one in place.rglob("*.txt")) == [
        "app.new/theirs.txt",
        "theirs/theirs.txt",
    ]
    shutil.rmtree(place)


def test_what_an_end_in_between_left_is_taken_away(computer: Computer, setups: Setups, place: Path) -> None:
    assert computer.run(f"{setups.old} /S") == DONE
    for name in ("app.new", "app.old"):
        (place / name / "packages").mkdir(parents=True)
        (place / name / "packages" / "module.py").touch()
        (place / name / "cais.exe").touch()
    assert computer.run(f"{setups.new} /S") == DONE
    assert sorted(one.name for one in place.iterdir()) == ["app", "uninstall.exe"]


def test_a_windows_that_qt_does_not_know_is_refused(setups: Setups, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "wine", "win7")
    try:
        assert computer.run(f"{setups.new} /S") == OLD_WINDOWS
    finally:
        computer.switch_off()
