"""Which files of a project hold a secret, and which are not looked into."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data import written_down
from desktop.core.data.secret import Secret
from desktop.core.data.written_down import find
from desktop.core.problems import Cancelled
from desktop.core.workspaces.workspace import Folder
from tests.e2e.notebooks import notebook

CANARY = "canary\"7c1f\\ß€'@%"
PEM = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nAAAA\n-----END PRIVATE KEY-----\n"


def told(folder: Path, writable: bool = True, **secrets: str) -> list[tuple[str, str]]:
    known = {name: Secret(value) for name, value in (secrets or {"sales": CANARY}).items()}
    found = find([Folder(str(folder), "project", writable)], known, Stop())
    return [(one.name, one.connection) for one in found]


@pytest.mark.parametrize(
    "source",
    [
        f"password = {CANARY!r}",
        "password = " + json.dumps(CANARY),
        "password = " + json.dumps(CANARY, ensure_ascii=False),
        "postgresql://maria:canary%227c1f%5C%C3%9F%E2%82%AC%27%40%25@db/sales",
        f"# {CANARY}",
    ],
)
@pytest.mark.parametrize("ascii", [True, False])
def test_a_notebook_in_which_it_was_typed(tmp_path: Path, source: str, ascii: bool) -> None:
    whole = json.loads(notebook("python", source))
    (tmp_path / "sales.ipynb").write_text(json.dumps(whole, ensure_ascii=ascii))
    (tmp_path / "other.ipynb").write_text(notebook("python", "1 + 1"))
    assert told(tmp_path) == [("sales.ipynb", "sales")]


def test_one_that_printed_it(tmp_path: Path) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": [f"dsn=…:{CANARY}\n"]}
    (tmp_path / "sales.ipynb").write_text(notebook("python", "print(dsn)", output))
    assert told(tmp_path) == [("sales.ipynb", "sales")]


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, bz2.compress, lzma.compress], ids=["plain", "gzip", "bzip2", "xz"]
)
@pytest.mark.parametrize("code", ["utf-8", "latin-1"])
def test_what_r_keeps_of_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes], code: str
) -> None:
    monkeypatch.setattr(written_down, "_PIECE", 1000)
    value, filler = CANARY.replace("€", ""), os.urandom(5000)
    (tmp_path / ".RData").write_bytes(pack(b"RDX3\nX\n" + filler + value.encode(code) + filler))
    (tmp_path / ".Rhistory").write_text("library(DBI)\n")
    assert told(tmp_path, sales=value) == [(".RData", "sales")]


def test_across_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_down, "_PIECE", 7)
    (tmp_path / ".Rhistory").write_text(f"x <- 1\npassword <- 'canary-of-tests'\n{CANARY}\n")
    assert told(tmp_path, one="canary-of-tests", two=CANARY) == [(".Rhistory", "one"), (".Rhistory", "two")]


def test_a_key_of_several_lines(tmp_path: Path) -> None:
    (tmp_path / "key.ipynb").write_text(notebook("python", f"key = '''{PEM}'''"))
    other = PEM.replace("MIIEvQIBADANBgkqhkiG9w0", "MIIOtherThanThatOne1234")
    (tmp_path / "other.ipynb").write_text(notebook("python", f"key = '''{other}'''"))
    assert told(tmp_path, sales=PEM) == [("key.ipynb", "sales")]


@pytest.mark.parametrize("value", ["", "abc", "12345", "-----BEGIN-----\n"])
def test_what_stands_anywhere_by_chance_is_not_looked_for(tmp_path: Path, value: str) -> None:
    (tmp_path / "sales.ipynb").write_text(notebook("python", f"abc = 12345 # {value}"))
    assert told(tmp_path, sales=value) == []


def test_where_it_is_looked_for(tmp_path: Path) -> None:
    below = tmp_path / "reports" / "2026"
    for folder in (below, tmp_path / ".git", tmp_path / ".ipynb_checkpoints"):
        folder.mkdir(parents=True)
        (folder / "q4.ipynb").write_text(CANARY)
    (tmp_path / "notes.txt").write_text(CANARY)
    (tmp_path / "linked.ipynb").symlink_to(below / "q4.ipynb")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "analysis.Rmd").write_text(CANARY)
    (tmp_path / "broken.RData").write_bytes(b"\x1f\x8bnothing packed")
    found = {name for name, _ in told(tmp_path)}
    assert found == {"reports/2026/q4.ipynb", ".ipynb_checkpoints/q4.ipynb", "analysis.Rmd"}
    assert told(tmp_path, writable=False) == []


def test_a_notebook_and_its_copy_are_one(tmp_path: Path) -> None:
    copies = tmp_path / ".ipynb_checkpoints"
    copies.mkdir()
    for path in (
        tmp_path / "sales.ipynb",
        copies / "sales-checkpoint.ipynb",
        copies / "gone-checkpoint.ipynb",
    ):
        path.write_text(CANARY)
    assert {name for name, _ in told(tmp_path)} == {"sales.ipynb", ".ipynb_checkpoints/gone-checkpoint.ipynb"}


def test_what_is_too_large_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_down, "LARGEST", 1000)
    monkeypatch.setattr(written_down, "UNPACKED", 10_000)
    monkeypatch.setattr(written_down, "_PIECE", 1000)
    (tmp_path / "large.ipynb").write_text(CANARY + " " * 1000)
    (tmp_path / "bomb.RData").write_bytes(gzip.compress(b"\0" * 100_000 + CANARY.encode()))
    assert told(tmp_path) == []


def test_the_last_changed_comes_first_and_time_ends_it(tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.ipynb"
        path.write_text(CANARY)
        os.utime(path, (number, number))
    hours = iter((0.0, 0.0, written_down.WITHIN_S, written_down.WITHIN_S + 1))
    secrets = {"sales": Secret(CANARY)}
    found = find([Folder(str(tmp_path), "project", True)], secrets, Stop(), lambda: next(hours))
    assert [one.name for one in found] == ["3.ipynb", "2.ipynb"]
    assert secrets["sales"] == Secret(CANARY)


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "sales.ipynb").write_text(CANARY)
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        find([Folder(str(tmp_path), "project", True)], {"sales": Secret(CANARY)}, stop)
