"""`cais check` in a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main
from desktop.core.engine_report import RegistryReport
from desktop.core.health.checkup import Checkup
from desktop.core.health.finding import Finding
from desktop.core.resources import own_folders
from desktop.core.workspaces.store import Store
from desktop.engine import registry
from desktop.engine.finding import probing
from tests.fakes.engine import End, FakeEngine
from tests.fakes.fixtures import fake_engine  # noqa: F401 - a fixture for tests to ask for
from tests.test_command_line import ROOT, Keep, engine, keep, no_engine, runs, use

__all__ = ["engine", "keep", "no_engine"]


@pytest.fixture(autouse=True)
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked who is not on this computer."""
    monkeypatch.setattr(registry, "knock", lambda *_arguments: RegistryReport("open"))


def found(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    document = json.loads(capsys.readouterr().out)
    assert sum(document["counts"].values()) == len(document["findings"])
    return {one["item"]: one for one in document["findings"]}


def test_all_is_told_of_one_that_answers(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json"])
    told = found(capsys)
    assert told["engine"]["case"] == "answers"
    assert told["engine"]["facts"]["address"] == engine.address
    assert told["keyring"]["case"] == "not-asked"
    assert told["tools"]["case"] == "none"
    assert len(told) > 35


def test_for_people(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])
    said = capsys.readouterr().out
    assert said.startswith("ENGINE\ngood ")
    assert "1.1.2" in said
    assert "\nTHIS COMPUTER\n" in said


def test_without_an_engine_the_rest_is_told(no_engine: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 1
    told = found(capsys)
    assert told["engine"]["level"] == "bad"
    assert told["socket"]["case"] == "no-engine"
    assert told["randomised"]["case"] in ("on", "part", "off")


def test_a_silent_engine_shows_only_itself(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probing, "PROBE_S", 0.3)
    engine.answer("GET", "/info", then=End.HANG)
    main(["check", "--json"])
    told = found(capsys)
    assert told["engine"]["facts"]["problem"] == "engine-frozen"
    assert {told[item]["case"] for item in ("socket", "tools", "disk-engine")} == {"no-engine"}
    assert told["proxy"]["level"] == "good"
    engine.released.set()


def test_a_damaged_engine_is_told_of(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    engine.answer(
        "GET", "/info", json={"OperatingSystem": "x", "SecurityOptions": ["name=seccomp,profile=unconfined"]}
    )
    assert main(["check", "--json"]) == 1
    assert found(capsys)["engine"]["facts"]["problem"] == "engine-unconfined"


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_nothing_secret_is_told(
    engine: FakeEngine,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
) -> None:
    """Reports go into tickets as they are."""
    detail = "GET https://canary-91d2@registry.example/v2/: password=canary-91d2"
    facts = {"registry": "https://canary-91d2@registry.example", "credentials": 3}
    one = Finding("registry", "untold", facts, about="https://x:canary-91d2@registry.example", detail=detail)
    monkeypatch.setattr(Checkup, "run", lambda *_arguments, **_options: (one,))
    main(["check", *arguments])
    told = capsys.readouterr().out
    assert "canary-91d2" not in told
    assert not arguments or json.loads(told)["findings"][0]["facts"]["credentials"] == 3


def test_workspaces_names_command_no_terminal(
    engine: FakeEngine, keep: Keep, capsys: pytest.CaptureFixture[str]
) -> None:
    one = keep("\x1b[2J\nFOO")
    others = keep("Somebody else’s")
    Store(Path(own_folders().user_data_dir)).remove(others.id)
    engine.answer("GET", "/containers/json", json=runs(engine, one, others))
    main(["check"])
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "WORKSPACES: ?[2J?FOO" in said
    assert "Somebody" not in said


def test_two_workspaces_of_one_name_are_told_apart(
    engine: FakeEngine, keep: Keep, capsys: pytest.CaptureFixture[str]
) -> None:
    both = keep("Sales"), keep("Sales")
    engine.answer("GET", "/containers/json", json=runs(engine, *both))
    main(["check", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert {one["about"] for one in document["findings"] if one["item"] == "user"} == {"Sales", "Sales 2"}


def test_wrong_usage_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "x"])
    with pytest.raises(SystemExit, match="0"):
        main(["check", "--help"])
    said = capsys.readouterr().out
    assert "Exit status:" in said
    assert all(len(line) <= 100 for line in said.splitlines())


def test_it_needs_no_screen(no_engine: None) -> None:
    use("unix:///nowhere/engine.sock")
    code = "import sys; from desktop.command_line import main; main(sys.argv[1:]); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"PySide6", "keyring", "minisign"} & set(ran.stdout.splitlines()[-1].split())
