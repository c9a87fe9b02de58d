"""`cais` in a terminal: what it prints, how it ends, and that it leaves the screen and the engine alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop import __version__
from desktop.__main__ import main as app
from desktop.command_line import main
from desktop.core.computer.settings import SettingsFile
from desktop.core.labels import PART_LABEL, WORKSPACE_LABEL
from desktop.core.resources import own_folders
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Environment, Folder, Workspace, new_id
from tests.fakes.engine import FakeEngine
from tests.fakes.fixtures import fake_engine  # noqa: F401 - a fixture for tests to ask for

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
Keep = Callable[..., Workspace]


@pytest.fixture
def keep(home: Path) -> Keep:
    """Puts a workspace on disk, each an hour older than the one before."""
    store = Store(Path(own_folders().user_data_dir))

    def keep(name: str, **facts: Any) -> Workspace:
        made = NOW - timedelta(hours=len(store.load_all()[0]))
        workspace = replace(Workspace(new_id(), name, "python-starter", made, ready=True), **facts)
        store.save(workspace)
        return workspace

    return keep


def use(address: str) -> None:
    settings = SettingsFile(Path(own_folders().user_config_dir, "settings.toml"))
    settings.choose(engine=address)
    assert settings.save()


@pytest.fixture
def no_engine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was used is not there, whatever else this computer has."""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    use(f"unix://{home}/gone.sock")


@pytest.fixture
def engine(fake_engine: FakeEngine, home: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:  # noqa: F811
    """The one in use, which answers."""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    monkeypatch.setenv("DOCKER_HOST", fake_engine.address)
    use(fake_engine.address)
    return fake_engine


def runs(engine: FakeEngine, *workspaces: Workspace, part: str = "tool") -> list[dict[str, Any]]:
    """What the engine tells of its containers."""
    containers = []
    for one in workspaces:
        labels = {WORKSPACE_LABEL: one.id, PART_LABEL: part}
        id = f"{part}-{one.id}"
        containers.append({"Id": id, "Labels": labels, "State": "running", "Status": "Up", "Ports": []})
        inside = {"Id": id, "State": {"Status": "running"}, "Config": {"Labels": labels}, "HostConfig": {}}
        engine.answer("GET", f"/containers/{id}/json", json=inside)
    return containers


def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def test_table_for_people(keep: Keep, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    forecast = keep("Sales forecast", environment=Environment("JupyterLab", "python"))
    keep("Häfen", entry="rocker-rstudio", ready=False)
    engine.answer("GET", "/containers/json", json=runs(engine, forecast))
    assert main(["list"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "NAME            TOOL        STATUS",
        "Sales forecast  JupyterLab  running",
        "Häfen           RStudio     half-made",
    ]
    assert said.err == ""


def test_json_for_programs(keep: Keep, engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    folders = (Folder("/srv/sales", "sales", True), Folder("/srv/Häfen", "ports"))
    opened = keep("Sales forecast", opened=NOW, folders=folders)
    other = keep("Never opened")
    engine.answer("GET", "/containers/json", json=runs(engine, opened))
    assert main(["list", "--json"]) == 0
    document = listed(capsys)
    assert document["engine_problem"] is None
    assert document["unreadable"] == []
    first, second = document["workspaces"]
    assert first == {
        "id": opened.id,
        "name": "Sales forecast",
        "entry": "python-starter",
        "tool": "JupyterLab",
        "status": "running",
        "opened": "2026-11-23T09:30:00+00:00",
        "folders": [
            {"path": "/srv/sales", "name": "sales", "writable": True},
            {"path": "/srv/Häfen", "name": "ports", "writable": False},
        ],
    }
    assert (second["id"], second["status"], second["opened"]) == (other.id, "stopped", None)


def test_a_worker_does_not_stand_for_its_tool(
    keep: Keep, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = keep("Sales forecast")
    engine.answer("GET", "/containers/json", json=runs(engine, workspace, part="worker"))
    assert main(["list", "--json"]) == 0
    assert listed(capsys)["workspaces"][0]["status"] == "stopped"


def test_engine_is_asked_what_runs_and_nothing_on_it_is_touched(keep: Keep, engine: FakeEngine) -> None:
    """A find would sweep away what a build left; the app may be building."""
    engine.answer("GET", "/containers/json", json=runs(engine, keep("Sales forecast")))
    main(["list"])
    assert engine.asked("GET", "/containers/json")
    assert [one for method in ("POST", "DELETE") for one in engine.asked(method, ".*")] == []
    assert not engine.asked("GET", "/images/json")


def test_without_an_engine_the_status_is_unknown(
    keep: Keep, no_engine: None, capsys: pytest.CaptureFixture[str]
) -> None:
    keep("Sales forecast")
    assert main(["list"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1].split()[-1] == "unknown"
    assert "engine-" in said.err
    assert main(["list", "--json"]) == 0
    document = listed(capsys)
    assert document["workspaces"][0]["status"] == "unknown"
    assert document["engine_problem"].startswith("engine-")


def test_without_workspaces_no_engine_is_looked_for(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json"]) == 0
    assert listed(capsys) == {"workspaces": [], "unreadable": [], "engine_problem": None}
    assert main(["list"]) == 0
    assert capsys.readouterr().err == "There are no workspaces.\n"
    assert engine.asked("GET", ".*") == []


def test_file_that_cannot_be_read_is_told_beside_the_others(
    keep: Keep, no_engine: None, capsys: pytest.CaptureFixture[str]
) -> None:
    keep("Whole")
    broken = Path(own_folders().user_data_dir, "workspaces", "0123456789ab.toml")
    broken.write_text('version = 1\nname = "cut of')
    assert main(["list"]) == 1
    said = capsys.readouterr()
    assert "Whole" in said.out
    assert str(broken) in said.err
    assert main(["list", "--json"]) == 1
    told = listed(capsys)
    assert [one["name"] for one in told["workspaces"]] == ["Whole"]
    assert told["unreadable"] == [{"path": str(broken), "problem": "workspace-file-broken"}]


def test_names_do_not_speak_to_the_terminal(
    keep: Keep, no_engine: None, capsys: pytest.CaptureFixture[str]
) -> None:
    keep("Sales\x1b[2J\nforecast")
    main(["list"])
    assert "Sales?[2J?forecast" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Cais {__version__}\n"


@pytest.mark.parametrize("arguments", [["sail"], ["--json"], ["list", "--yaml"], ["list", "it"]])
def test_arguments_that_are_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: cais" in capsys.readouterr().err


_AS_STARTED = """
import sys
sys.argv = ["cais", *sys.argv[1:]]
from desktop.__main__ import main
try:
    status = main()
finally:
    loaded = {name.partition(".")[0] for name in sys.modules}
    assert not loaded & {"PySide6", "shiboken6"}, "it loaded Qt"
sys.exit(status)
"""


@pytest.mark.parametrize("arguments", [["--version"], ["list"], ["list", "--json"]])
def test_it_needs_neither_a_screen_nor_qt(keep: Keep, no_engine: None, arguments: list[str]) -> None:
    keep("Häfen 🚢")
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONIOENCODING")
    environment = {name: value for name, value in os.environ.items() if name not in without}
    ran = subprocess.run(
        [sys.executable, "-c", _AS_STARTED, *arguments],
        cwd=ROOT,
        env=environment | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout


def cais_list(into: Any) -> subprocess.CompletedProcess[str]:
    """`cais list --json` as a process of its own, its output going there."""
    started = [sys.executable, "-c", _AS_STARTED, "list", "--json"]
    return subprocess.run(started, cwd=ROOT, stdout=into, stderr=subprocess.PIPE, text=True, timeout=60)


def test_who_closes_the_pipe_has_read_enough(keep: Keep, no_engine: None) -> None:
    keep("Sales")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        ran = cais_list(pipe)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no disk that is always full")
def test_list_that_cannot_be_written_is_told(keep: Keep, no_engine: None) -> None:
    keep("Sales")
    with open("/dev/full", "w") as full:
        ran = cais_list(full)
    assert (ran.returncode, ran.stderr) == (1, "Not written: No space left on device\n")


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"]])
def test_without_any_output_it_ends_well(keep: Keep, no_engine: None, arguments: list[str]) -> None:
    """As a service or a windowed program starts it."""
    keep("Sales")
    ran = subprocess.run(
        [sys.executable, "-c", _AS_STARTED, *arguments],
        cwd=ROOT,
        preexec_fn=lambda: os.close(1),
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("name", ["acme.cais", "Übersicht 2026.CAIS"])
def test_a_file_of_ours_opens_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As a double-click has it; the path is whole, as another process may be the one that opens it."""
    opened: list[str] = []
    monkeypatch.setattr("desktop.gui.process.prepare.prepare", lambda: ())
    monkeypatch.setattr("desktop.app.run", lambda *prepared: opened.append(prepared[-1]) or 0)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["cais", name])
    assert app() == 0
    assert opened == [str(tmp_path / name)]
