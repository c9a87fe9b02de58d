"""`cais preset` in a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.core.policy import keys
from desktop.core.resources import own_folders
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import text

ROOT = Path(__file__).parents[1]
FAULTY = """\
[resources]
memroy_gb = 4
cpus = 0
[environment.a]
like = "python-startr"
recipe = "a"
content = "x"
"""


@pytest.fixture
def preset(tmp_path: Path) -> Path:
    path = tmp_path / "acme.cais"
    path.write_text(text("[resources]\nidle_stop_minutes = 30"), encoding="utf-8")
    return path


@pytest.fixture
def workspaces(home: Path) -> list[Workspace]:
    store = Store(Path(own_folders().user_data_dir))
    made = [
        Workspace(f"{number:012x}", name, entry, datetime.now(UTC), (Folder(folder, "data", True),))
        for number, (name, entry, folder) in enumerate(
            [
                ("Sales", "python-starter", "/srv/sales"),
                ("Claims", "rocker-rstudio", "/srv/claims"),
                ("Old", "gone", "/srv/claims"),
            ]
        )
    ]
    for one in made:
        store.save(one)
    return made


def test_a_good_preset_is_said_to_be(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preset", "check", str(preset)]) == 0
    assert capsys.readouterr() == ("acme.cais: good, serial 3 of acme\n", "")


def test_what_nothing_is_done_by_is_named(
    preset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "HEEDED", keys.HEEDED - {"resources.idle_stop_minutes"})
    assert main(["preset", "check", str(preset)]) == 0
    said = capsys.readouterr()
    assert said.out == "acme.cais: good, serial 3 of acme\n"
    assert said.err == "Read, and of no effect in this version: resources.idle_stop_minutes\n"


def test_every_fault_is_named(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preset.write_text(text(FAULTY), encoding="utf-8")
    assert main(["preset", "check", str(preset)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "acme.cais:11: resources.memroy_gb: 4: is unknown (did you mean memory_gb?)",
        "acme.cais:12: resources.cpus: 0: must be from 0.1 to 1024",
        "acme.cais:14: environment.a.like: there is no python-startr (did you mean python-starter?)",
        "acme.cais:16: environment.a.content: 'x' does not look like ^sha256:[0-9a-f]{64}$",
    ]
    assert main(["preset", "check", str(preset), "--json"]) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert faults[0] == {
        "file": "acme.cais",
        "line": 11,
        "field": "resources.memroy_gb",
        "message": "4: is unknown (did you mean memory_gb?)",
    }


def test_the_digest_of_a_recipe_is_told(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "[environment.own]\nlike = 'python-starter'\nrecipe = 'own'\ncontent = 'sha256:{}'\n"
    preset.write_text(text(body.format("0" * 64)), encoding="utf-8")
    assert main(["preset", "check", str(preset)]) == 1
    assert "environment.own.content: the recipe in" in capsys.readouterr().out
    (preset.parent / "own").mkdir()
    (preset.parent / "own" / "Dockerfile").write_text("FROM debian:trixie-slim\n")
    assert main(["preset", "check", str(preset)]) == 1
    digest = capsys.readouterr().out.strip().rpartition("sha256:")[2]
    preset.write_text(text(body.format(digest)), encoding="utf-8")
    assert main(["preset", "check", str(preset)]) == 0


def test_one_that_expired_is_good_and_said(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preset.write_text(text(head="expires = 2020-01-01T00:00:00Z"), encoding="utf-8")
    assert main(["preset", "check", str(preset)]) == 0
    assert "has expired" in capsys.readouterr().err
    assert main(["preset", "check", str(preset), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["expired"] is True


def test_one_that_expires_soon_is_good_and_said(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soon = datetime.now(UTC) + timedelta(days=5)
    preset.write_text(text(head=f"expires = {soon.isoformat(timespec='seconds')}"), encoding="utf-8")
    assert main(["preset", "check", str(preset)]) == 0
    assert f"expires soon, on {soon.date().isoformat()}" in capsys.readouterr().err
    assert main(["preset", "check", str(preset), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["expired"], told["expires_soon"]) == (False, True)


def test_what_cannot_be_read_ends_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "effect"):
        assert main(["preset", command, str(tmp_path / "none.cais")]) == 3
        said = capsys.readouterr()
        assert "none.cais: cannot be read: No such file" in said.out + said.err


def test_nothing_of_a_file_commands_the_terminal(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preset.write_text(text('"\\u001b[2J" = 1'), encoding="utf-8")
    main(["preset", "check", str(preset)])
    assert "\x1b" not in capsys.readouterr().out


CLAIMS = """\
[folder.claims]
title = "Claims"
linux = "/srv/claims"
writable = false
"""
REGISTRIES = "[network]\nregistries = ['registry.acme.example']"


def test_effect(preset: Path, workspaces: list[Workspace], capsys: pytest.CaptureFixture[str]) -> None:
    preset.write_text(text(CLAIMS, head='locked = ["folder.claims"]'), encoding="utf-8")
    before = sorted(Path(own_folders().user_data_dir).rglob("*"))
    assert main(["preset", "effect", str(preset), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["would_not_start"] == 2
    sales, claims, old = sorted(said["workspaces"], key=lambda one: one["id"])
    assert (sales["name"], sales["starts"], sales["because"]) == ("Sales", True, [])
    assert claims["because"] == [
        {
            "problem": "policy-forbids",
            "key": "folder.claims",
            "what": "/srv/claims",
            "path": str(preset),
        }
    ]
    assert old["because"][0]["problem"] == "environment-withdrawn"
    assert sorted(Path(own_folders().user_data_dir).rglob("*")) == before


def test_effect_for_people(
    preset: Path, workspaces: list[Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    head = 'locked = ["folder.claims", "network.registries"]'
    preset.write_text(text(CLAIMS + REGISTRIES, head=head), encoding="utf-8")
    assert main(["preset", "effect", str(preset)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 of 3 workspaces would not start.\n")
    assert "Claims: problem: policy-forbids, key: folder.claims, what: /srv/claims" in said


def test_effect_of_one_that_expired(
    preset: Path, workspaces: list[Workspace], capsys: pytest.CaptureFixture[str]
) -> None:
    preset.write_text(text(head="expires = 2020-01-01T00:00:00Z"), encoding="utf-8")
    assert main(["preset", "effect", str(preset), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["workspaces"]
    assert [one["because"][0]["problem"] for one in found if one["name"] != "Old"] == ["policy-expired"] * 2


def test_wrong_usage_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["preset"], ["preset", "chekc", "x"], ["preset", "check"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
    for command in ("check", "effect"):
        capsys.readouterr()
        with pytest.raises(SystemExit, match="0"):
            main(["preset", command, "--help"])
        said = capsys.readouterr().out
        assert "Exit status:" in said
        assert "--json" in said
        assert all(len(line) <= 100 for line in said.splitlines())


def test_it_needs_no_screen_and_no_engine(preset: Path) -> None:
    code = "import sys; from desktop.command_line import main; main(sys.argv[1:]); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code, "preset", "check", str(preset)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"PySide6", "docker", "keyring", "minisign"} & set(ran.stdout.splitlines()[-1].split())
