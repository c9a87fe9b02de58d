"""The rules of Windows, by its own functions for paths, drives and attributes. Runs there, or under Wine.

Its `os.path` is another module than Linux's, and what the system answers comes from the system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.files import atomic
from desktop.core.folders import medium, sharing, waiting
from desktop.core.folders.check import (
    Doubt,
    Finding,
    Places,
    Refusal,
    changed_too,
    check_folder,
    holder,
    name_for,
)
from desktop.core.folders.copies import here
from desktop.core.folders.copies.compare import compare
from desktop.core.folders.copies.record import FILE, Pair, Record, Records, Stamp
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.mounts import mounts
from desktop.core.folders.survey import identity, survey
from desktop.core.policy import machine, signature
from desktop.core.workspaces.workspace import Folder

HOME = str(Path.home())
INTUNE = Path(machine.__file__).parents[3] / "installers" / "windows" / "intune"
KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"


@pytest.fixture
def places() -> Places:
    own = rf"{HOME}\AppData\Local\Cais"
    return Places("win32", HOME, app_data=(own,), mounts=mounts(sys.platform))


def looked_at(path: object, places: Places) -> Finding:
    return check_folder(str(path), places)


def test_this_is_windows() -> None:
    assert (sys.platform, os.sep) == ("win32", "\\")


def test_an_ordinary_folder_is_shared_by_its_real_path(tmp_path: Path, places: Places) -> None:
    project = tmp_path / "Sales 2026"
    project.mkdir()
    found = looked_at(str(project).upper(), places)
    assert found.reason is None
    assert os.path.samefile(found.path, project)
    assert found.free
    assert looked_at(str(project) + "\\", places).reason is None
    assert looked_at(str(project).replace("\\", "/"), places).reason is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("C:\\", Refusal.DRIVE_ROOT),
        (HOME, Refusal.HOME),
        (HOME.upper(), Refusal.HOME),
        (str(Path(HOME).parent), Refusal.HOLDS_PRIVATE),
        (r"C:\windows", Refusal.SYSTEM),
        (r"c:\WINDOWS\system32", Refusal.SYSTEM),
        (r"C:\Program Files", Refusal.SYSTEM),
        (rf"{HOME}\nothing here", Refusal.MISSING),
        (r"C:\windows\win.ini", Refusal.NOT_A_FOLDER),
    ],
)
def test_what_is_never_shared(path: str, reason: Refusal, places: Places) -> None:
    assert looked_at(path, places).reason is reason


def test_folders_of_secrets_are_not(places: Places, tmp_path: Path) -> None:
    for below, reason in ((".ssh", Refusal.KEYS), (r"AppData\Local\Cais", Refusal.APP_DATA)):
        secret = Path(HOME, below)
        secret.mkdir(parents=True, exist_ok=True)
        assert looked_at(str(secret).swapcase(), places).reason is reason
    (tmp_path / "copy" / ".AWS").mkdir(parents=True)
    (tmp_path / "copy" / ".AWS" / "Credentials").touch()
    assert looked_at(tmp_path / "copy", places).reason is Refusal.HOLDS_PRIVATE, "whatever the case"


def test_what_is_worth_a_word(places: Places, tmp_path: Path) -> None:
    assert dict(places.mounts)["C:\\"] is None
    deep = tmp_path / ("d" * 100) / ("e" * 90)
    deep.mkdir(parents=True)
    assert looked_at(deep, places).doubts == (Doubt.LONG_PATH,)
    cloud = tmp_path / "OneDrive - Company"
    cloud.mkdir()
    assert looked_at(cloud, places).doubts == (Doubt.CLOUD,)


def test_folders_are_compared_without_case() -> None:
    outer, inner = Folder(r"D:\Data", "data", True), Folder(r"d:\data\SALES", "sales", True)
    assert holder(inner, [outer]) == outer
    assert changed_too(inner, [outer]) == outer
    assert name_for(r"D:\Data\12 00 ", ()) == "12 00"


def test_files_have_attributes_by_which_those_in_the_cloud_are_told(tmp_path: Path) -> None:
    """Wine keeps the attribute of none that is elsewhere."""
    (tmp_path / "here.csv").write_text("a\n")
    found = os.stat(tmp_path / "here.csv")
    assert found.st_file_attributes
    assert not medium.without_contents(found)
    assert survey(str(tmp_path)).elsewhere == ()


def test_a_folder_is_surveyed_with_the_names_that_the_tool_sees(tmp_path: Path) -> None:
    (tmp_path / "below" / "more").mkdir(parents=True)
    (tmp_path / "below" / "more" / "data.csv").write_text("a\n")
    paths = [seen.path for seen in survey(str(tmp_path)).entries]
    assert paths == ["below", "below/more", "below/more/data.csv"]
    assert [path for path, _digest in survey(str(tmp_path)).samples] == ["below/more/data.csv"]


def test_another_folder_at_the_same_place_is_another(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    before = identity(str(project))
    assert identity(str(project).upper()) == before
    project.rename(tmp_path / "away")
    project.mkdir()
    assert identity(str(project)) != before


def test_what_it_lies_on(tmp_path: Path) -> None:
    found = medium.look(str(tmp_path))
    assert not found.apart
    assert not found.locked
    assert medium.is_apart(r"Q:\data", "", "win32", "C:")


def test_lists_of_docker_desktop_are_found_and_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    (tmp_path / "roaming" / "Docker").mkdir(parents=True)
    listed = tmp_path / "roaming" / "Docker" / "settings-store.json"
    listed.write_text('\ufeff{"WslEngineEnabled": false, "FilesharingDirectories": ["D:\\\\Data"]}', "utf-8")
    found = sharing.here()
    assert sharing.why(r"d:\DATA\sales", found, "win32") is None
    assert sharing.why(r"D:\other", found, "win32") is not None


def test_waiting_has_an_end() -> None:
    assert waiting.each(["C:\\"], os.listdir)["C:\\"]


def test_a_copy_keeps_times_and_names(tmp_path: Path) -> None:
    folder, kept = tmp_path / "project", Records(tmp_path / "copies")
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "data.csv").write_text("a\n")
    os.utime(folder / "below" / "data.csv", ns=(1_700_000_000_123_456_789,) * 2)
    side = here.walk(str(folder), Stop()).side
    assert list(side) == ["below", "below/data.csv"]
    assert side["below/data.csv"].same(Stamp(FILE, 3, 1_700_000_000_123_456_789)), "with the line's two ends"
    kept.write("w", str(folder), Record("v", None, {at: Pair(stamp, stamp) for at, stamp in side.items()}))
    record = kept.read("w", str(folder))
    assert record
    assert compare(record, side, side).inside == ()
    assert not here.speakable("a\\b")
    assert not here.speakable("12:00.csv")


def test_a_file_that_is_open_is_replaced_once_it_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    atomic.write(file, b"one")
    atomic.write(file, b"two")
    assert file.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["settings.toml"]


def test_nothing_of_ours_stays_in_a_folder_that_was_tried(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    leftovers = Leftovers(tmp_path / "leftovers.json")
    left = project / ".cais-proof-0123456789abcdef"
    with leftovers.written_down({str(left)}):
        left.mkdir()
        (left / "inside").touch()
    assert os.listdir(project) == []


@pytest.fixture
def handed_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Runs one of Intune's files beside a preset with a recipe; what it did is gone afterwards."""
    monkeypatch.setattr(signature, "key_flaw", lambda _key: "")  # minisign's package is not here for Windows
    for name in ("install.cmd", "remove.cmd"):
        shutil.copy(INTUNE / name, tmp_path)
    for name in ("acme.cais", "acme.cais.minisig", "own/build.sh"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)

    def run(name: str, *arguments: str) -> int:
        return subprocess.run(["cmd", "/c", str(tmp_path / name), *arguments]).returncode

    yield run
    run("remove.cmd")


def test_what_intune_runs_is_what_cais_reads(handed_out: Callable[..., int]) -> None:
    assert handed_out("install.cmd", "acme.cais", "12", KEY) == 0
    place = r"C:\Program Files\Cais Policy\12\acme.cais"
    found = machine.find()
    assert found == machine.Machine(KEY, place, True, machine.WINDOWS)
    assert Path(place).read_text() == "acme.cais"
    assert Path(f"{place}.minisig").read_text() == "acme.cais.minisig"
    assert Path(place).with_name("own").joinpath("build.sh").is_file()


def test_a_newer_preset_takes_the_place_of_the_one_before(handed_out: Callable[..., int]) -> None:
    for serial in ("12", "13", "13"):
        assert handed_out("install.cmd", "acme.cais", serial, KEY) == 0
    place = Path(r"C:\Program Files\Cais Policy")
    assert machine.find().preset == str(place / "13" / "acme.cais")
    assert [one.name for one in place.iterdir()] == ["13"]


def test_a_preset_is_withdrawn_on_windows(handed_out: Callable[..., int]) -> None:
    assert handed_out("install.cmd", "acme.cais", "12", KEY) == 0
    assert [handed_out("remove.cmd"), handed_out("remove.cmd")] == [0, 0]
    assert machine.find() == machine.Machine()
    assert not Path(r"C:\Program Files\Cais Policy").exists()


@pytest.mark.parametrize(("arguments", "status"), [(("acme.cais", "12"), 1639), (("none.cais", "1", KEY), 2)])
def test_what_is_missing_changes_nothing(
    handed_out: Callable[..., int], arguments: tuple[str, ...], status: int
) -> None:
    assert handed_out("install.cmd", *arguments) == status
    assert machine.find() == machine.Machine()


def test_a_value_of_another_kind_is_a_problem_and_no_silence() -> None:
    add = ["reg", "add", rf"HKLM\{machine.WINDOWS}", "/v", "Required", "/t", "REG_SZ", "/d", "yes", "/f"]
    subprocess.run(add, check=True)
    try:
        assert machine.find().problem
    finally:
        subprocess.run(["reg", "delete", rf"HKLM\{machine.WINDOWS}", "/f"], check=True)
