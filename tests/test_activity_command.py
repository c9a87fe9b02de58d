"""`cais activity` in a terminal."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.backend import LocalBackend
from desktop.command_line import main
from desktop.core.activity.activity import Activity
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import Workspace

SALES = Workspace("0" * 12, "Sales", "python-starter", datetime.now(UTC))
EVIL = Workspace("1" * 12, "=cmd|' /C calc'!A0", "python-starter", datetime.now(UTC))

Out = pytest.CaptureFixture[str]


@pytest.fixture
def activity(home: Path) -> Activity:
    made = LocalBackend(own_folders()).activity()
    made.stopped(SALES)
    made.exported(EVIL, Path("/home/analyst/üb\x1b[2Jer.csv"))
    made.handed(SALES, ["sales", "@SUM(1)"])
    return made


def test_it_is_shown_the_newest_first(activity: Activity, capsys: Out) -> None:
    assert main(["activity", "show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1].strip() for line in lines] == ["connections", "exported", "stopped"]
    assert "\x1b" not in "".join(lines)


def test_what_is_of_interest_can_be_chosen(activity: Activity, capsys: Out) -> None:
    today = datetime.now().astimezone().date().isoformat()
    for wanted, numbers in (
        (["--workspace", "Sales"], [3, 1]),
        (["--workspace", "1" * 12], [2]),
        (["--day", today, "--last", "1"], [3]),
        (["--day", "2001-01-01"], []),
    ):
        assert main(["activity", "show", "--json", *wanted]) == 0
        told = json.loads(capsys.readouterr().out)["entries"]
        assert [one["number"] for one in told] == numbers


def test_where_there_is_nothing_that_is_said(home: Path, capsys: Out) -> None:
    assert main(["activity", "show"]) == 0
    assert capsys.readouterr().err == "Nothing was written down.\n"
    assert main(["activity", "verify"]) == 0
    assert main(["activity", "export", "--csv", "-"]) == 0


def test_verify_tells_by_its_exit_status(activity: Activity, capsys: Out) -> None:
    assert main(["activity", "verify"]) == 0
    said = capsys.readouterr().out
    assert "3 entries, as it was written" in said
    noted = said.split("link: ")[1].strip()
    assert main(["activity", "verify", "--noted", noted]) == 0
    assert main(["activity", "verify", "--noted", "0" * 31 + "1"]) == 1
    (file,) = activity.log.files().values()
    file.write_bytes(file.read_bytes().replace(b"Sales", b"Salad"))
    capsys.readouterr()
    assert main(["activity", "verify"]) == 1
    assert capsys.readouterr().out.startswith("activity-000001.jsonl:3: changed 1\n")
    assert main(["activity", "verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is False
    assert told["findings"][0]["fault"] is True


def test_no_cell_of_the_table_is_a_formula(activity: Activity, tmp_path: Path, capsys: Out) -> None:
    place = tmp_path / "activity.csv"
    assert main(["activity", "export", "--csv", str(place)]) == 0
    rows = list(csv.DictReader(io.StringIO(place.read_text("utf-8-sig"))))
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[1]["workspace"] == "'=cmd|' /C calc'!A0"
    assert rows[2]["connections"] == "sales; @SUM(1)"
    assert main(["activity", "export", "--csv", "-"]) == 0
    assert capsys.readouterr().out.startswith('"number","when"')


def test_a_table_that_cannot_be_written(activity: Activity, capsys: Out) -> None:
    assert main(["activity", "export", "--csv", "/proc/nowhere/activity.csv"]) == 1
    assert "Not written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [["show", "--day", "yesterday"], ["show", "--last", "-1"], ["verify", "--noted", "x"], ["export"], []],
)
def test_wrong_usage(wrong: list[str], home: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["activity", *wrong])
    assert ended.value.code == 2


def test_a_log_that_cannot_be_read(activity: Activity, capsys: Out) -> None:
    (file,) = activity.log.files().values()
    file.unlink()
    file.mkdir()
    for command in (["show"], ["verify"], ["export", "--csv", "-"]):
        assert main(["activity", *command]) == 3
    assert "Not read" in capsys.readouterr().err


def test_it_works_without_a_screen(activity: Activity) -> None:
    code = "import sys; from desktop.command_line import main; main(['activity', 'verify']); "
    code += "sys.exit('PySide6' in sys.modules)"
    root = Path(__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
