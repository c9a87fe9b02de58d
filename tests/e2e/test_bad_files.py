"""Files that are broken, newer, locked or oddly named; a clock that is wrong; no screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.workspaces.workspace import MAX_NAME, new_id
from tests.e2e.conftest import Outside
from tests.e2e.person import Person
from tests.e2e.process import Process, run_app

Cais = Callable[..., Person]

ALL = ["container", "network", "volume"]
BROKEN = {
    "malformed": lambda text: text.replace("=", "= =", 1),
    "truncated": lambda text: text[: len(text) * 2 // 3],
    "not-text": lambda text: text + "\udcff",
    "newer": lambda text: text.replace("version = 1", "version = 99"),
}


def spoil(path: Path, kind: str) -> bytes:
    """Break a file; its content now."""
    broken = BROKEN[kind](path.read_text()).encode(errors="surrogateescape")
    path.write_bytes(broken)
    return broken


@pytest.mark.parametrize("kind", [*BROKEN, "gone"])
def test_a_catalogue_that_cannot_be_read(
    cais: Cais, resources: Path, project: str, outside: Outside, kind: str
) -> None:
    """The workspaces are there all the same, and what runs can be stopped."""
    first = cais(resources)
    id = first.make_and_open("quick", project)
    catalogue = resources / "catalogue.toml"
    if kind == "gone":
        catalogue.unlink()
    else:
        spoil(catalogue, kind)

    person = cais(resources)
    person.wait_to_read("The list of tools cannot be read")
    assert person.workspaces() == {id: "running"}
    assert not person.reads("not offered")
    person.press("Details")
    person.press("Details for IT")
    person.wait_to_read("catalogue.toml:")
    if kind == "newer":
        person.wait_to_read("needs a newer Cais")
    person.press("Back to workspaces")
    person.press("New workspace")
    person.wait_to_read("The list of tools cannot be read")
    person.press("Back to workspaces")
    person.press("Stop project")
    person.wait_for_status(id, "stopped")
    person.press("Open project")
    person.wait_to_read("The list of tools cannot be read")
    assert outside.kinds(id) == ALL


@pytest.mark.parametrize("kind", BROKEN)
def test_a_workspace_file_that_cannot_be_read(
    cais: Cais, resources: Path, project: str, outside: Outside, home: Path, kind: str
) -> None:
    """The others are there, and neither the file nor what it owns on the engine is touched."""
    first = cais(resources)
    id = first.make_and_open("quick", project)
    file = outside.data / "workspaces" / f"{id}.toml"
    good = replace(outside.store.load_all()[0][0], id=new_id(), name="The good one")
    outside.store.save(good)
    content = spoil(file, kind)

    person = cais(resources)
    title = "made by a newer Cais" if kind == "newer" else "One workspace cannot be read"
    person.wait_to_read(title)
    assert person.workspaces() == {good.id: "stopped"}
    assert not person.reads("earlier installation")
    person.press("Details")
    person.press("Details for IT")
    person.wait_to_read(str(file))
    assert file.read_bytes() == content
    assert outside.inspect(id)["State"]["Running"]


def test_a_data_folder_that_cannot_be_written(
    cais: Cais, resources: Path, project: str, outside: Outside
) -> None:
    if os.geteuid() == 0:
        pytest.skip("permissions mean nothing to root")
    outside.data.mkdir(parents=True, exist_ok=True)
    person = cais(resources)
    outside.data.chmod(0o500)
    try:
        id = person.make("quick", project)
        person.wait_to_read("Cais cannot save its own files")
        person.wait_to_read(f"Make sure that “{outside.data}")
        assert outside.kinds(id) == []
        outside.data.chmod(0o700)
        person.press("Try again")
        person.wait_for_page(id)
        assert outside.store.load(id)
    finally:
        outside.data.chmod(0o700)


def test_a_home_that_cannot_be_written(
    begin: Callable[..., Process],
    resources: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing can be kept, but the app opens and says nothing untrue."""
    if os.geteuid() == 0:
        pytest.skip("permissions mean nothing to root")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    places = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for place in places:
        place.chmod(0o500)
    try:
        app = begin(resources)
        app.do("wait_for_the_engine")
        assert app.do("workspaces") == {}
        app.do("wait_to_read", "Start something new")
        app.close()
    finally:
        for place in places:
            place.chmod(0o700)


@pytest.mark.parametrize("off", [timedelta(days=-20 * 365), timedelta(days=20 * 365)], ids=["late", "early"])
def test_a_clock_that_was_wrong(
    cais: Cais, resources: Path, project: str, outside: Outside, off: timedelta
) -> None:
    """Workspaces from twenty years ago and from a far future. (The tool's own clock is always behind: see
    tool.pl.)"""
    first = cais(resources)
    id = first.make_and_open("quick", project)
    first.go_home()
    first.press("Stop project")
    first.wait_for_status(id, "stopped")
    (workspace,) = outside.store.load_all()[0]
    then = datetime.now(UTC) + off
    outside.store.save(replace(workspace, created=then, opened=then))

    person = cais(resources)
    person.wait_to_read("Last opened")
    person.press("Open project")
    person.wait_for_page(id)
    (now,) = outside.store.load_all()[0]
    assert now.opened
    assert abs(now.opened - datetime.now(UTC)) < timedelta(minutes=5)


ODD = {
    "spaces": "  two  spaces ",
    "quotes": """it's "so-called" `data`""",
    "emoji": "ventas 🚢 données 数据",
    "shell": "$(reboot) & ; | * ? %s \\n <b>",
    "separators": "a,b:c=d,readonly",
    "long": "long " * 39 + "name!",
}


def test_odd_names(cais: Cais, resources: Path, home: Path, outside: Outside) -> None:
    """Of folders, all the way into the running tool; and of the workspace, on every screen."""
    folders = [home / "odd" / name for name in ODD.values()]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "found").write_text(folder.name)
    name = ODD["quotes"] + ODD["emoji"] + ODD["shell"]
    # Qt counts a letter beyond the first 65,536 twice.
    name += "x" * (MAX_NAME - len(name.encode("utf-16-le")) // 2)
    person = cais(resources)
    id = person.make_and_open("quick", *map(str, folders), name=name)
    (workspace,) = outside.store.load_all()[0]
    assert workspace.name == name
    assert [folder.path for folder in workspace.folders] == [str(folder) for folder in folders]
    for folder, shared in zip(folders, workspace.folders, strict=True):
        assert outside.run_inside(id, "cat", f"/home/tool/{shared.name}/found") == folder.name
    person.go_home()
    person.wait_to_read(name)
    person.press(f"Stop {name}")
    person.wait_for_status(id, "stopped")


@pytest.mark.parametrize("display", [None, ":4711"], ids=["none", "nobody-there"])
def test_no_screen(home: Path, display: str | None) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    ran = run_app(environment=environment | ({"DISPLAY": display} if display else {}))
    assert ran.returncode == 1
    assert "Cais needs a screen, and none can be reached. Start it from your desktop.\n" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (home / ".config" / "Cais").exists()
