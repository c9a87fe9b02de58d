"""What is saved for IT holds no secret, and no names where they are not wanted."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.health.archive import LARGEST_LOG, Piece, gather, pack, redacted
from desktop.core.health.redaction import Names, redact
from desktop.core.problems import EngineNotRunning
from tests.core.health.test_engine import HERE

CANARY = "c4n4ry"
NAMES = Names("maria", "/home/maria", "harbour-07", ("ben", "zoe"))
LINES = [
    f"password={CANARY} horse battery {CANARY}",  # a pattern that stops at a space keeps half
    f"Password: '{CANARY} {CANARY}'",
    f'{{"token": "{CANARY}", "x": "{CANARY}"}}',
    f"Authorization: Bearer {CANARY}.{CANARY}",
    f"sent bearer {CANARY}{CANARY} to the server",
    f"Cookie: a=1; _xsrf={CANARY}",
    f"http://maria:{CANARY}@proxy.example:3128/",
    f"https://maria:p@ss/{CANARY}#{CANARY}@proxy.example",
    f"HTTPS_PROXY=http://{CANARY}@proxy.example",
    f"AWS_SECRET_ACCESS_KEY={CANARY}",
    f"aws_secret_access_key = {CANARY}",
    f"api-key: {CANARY}",
    f"GITHUB_TOKEN={CANARY}",
    f"PGPASSWORD={CANARY}",
    f"pwd={CANARY};",
    f"https://lake.example/a?sig=1&signature={CANARY}",
    f"https://acme.blob.core.windows.net/a?sv=2024&sig={CANARY}",  # Azure's
    f"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={CANARY}==",
    f"https://maps.example/?key={CANARY}",
    f"https://login.example/back?code={CANARY}&state=1",
    f"secretKey: {CANARY}",
    f"client_secret_value = {CANARY}",
    f'{{"q.example": {{"auth": "{CANARY}"}}}}',
    f"mysqldump --password {CANARY} sales",
    f"machine q.example login maria password {CANARY}",
    f"ALTER USER maria IDENTIFIED BY '{CANARY}'",
    f"sent eyJ{CANARY}.eyJ{CANARY}.{CANARY} to the server",
    f"cloned with ghp_{CANARY * 3}",
    f"signed in by dapi{'0c4' * 10}{CANARY}",
    f"-----BEGIN RSA PRIVATE KEY-----\n{CANARY}\n{CANARY}\n-----END RSA PRIVATE KEY-----",
    f"-----BEGIN PRIVATE KEY-----\n{CANARY}",  # cut
]


@pytest.mark.parametrize("line", LINES)
def test_no_secret_stays(line: str) -> None:
    found = redact(f"before\n{line}\nafter", None)
    assert CANARY not in found
    assert found.startswith("before\n")


def test_what_is_no_secret_stays() -> None:
    text = "2026-11-30 INFO desktop.engine: 3 tools found in 0.2 s\nhttps://docs.docker.com/get-started/"
    assert redact(text, None) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/maria/sales", "~/sales"),
        ("/media/maria/stick", "/media/USER/stick"),
        ("Maria@HARBOUR-07", "USER@COMPUTER"),
        ("By the group also ben, zoe", "By the group also PERSON-1, PERSON-2"),
        ("benchmark", "benchmark"),
        ("backup_maria.log", "backup_USER.log"),
        ("/home/maria2/sales", "/home/maria2/sales"),
        ("file:///x?at=%2Fhome%2Fmaria%2Fsales", "file:///x?at=~%2Fsales"),
    ],
)
def test_no_name_stays(text: str, expected: str) -> None:
    assert redact(text, NAMES) == expected
    assert redact(text, None) == text


def test_paths_of_windows_in_all_their_spellings() -> None:
    names = Names("maria", r"C:\Users\maria", "HARBOUR")
    said = r'C:\Users\maria\x "C:\\Users\\maria\\x" C:/Users/maria/x'
    assert redact(said, names) == r'~\x "~\\x" ~/x'


def test_short_name_of_a_computer_with_a_domain() -> None:
    names = Names("maria", "/home/maria", "harbour-07.acme.example")
    assert redact("harbour-07 is harbour-07.acme.example", names) == "COMPUTER is COMPUTER"


def cleared(document: object, names: Names | None = NAMES, *, ascii: bool = True) -> Any:
    """What of a file of the archive is left, as a program reads it."""
    [piece] = redacted([Piece("x.json", json.dumps(document, indent=2, ensure_ascii=ascii))], names)
    return json.loads(piece.text)


ODD = (
    f'"{CANARY}" \\ {CANARY}',
    f'{CANARY}",',
    f"{{{CANARY}",
    f"ü{CANARY}€",
    f"\n{CANARY}",
    f"{CANARY}\u2028{CANARY}",
    f'\\"{CANARY}\\',
)


@pytest.mark.parametrize("secret", ODD)
@pytest.mark.parametrize("ascii", [True, False])
def test_what_programs_read_can_be_read_by_them_without_secrets(secret: str, ascii: bool) -> None:
    found = {
        "detail": f'said "password={secret}"',
        "address": f"https://maria:{secret.strip().replace(' ', '')}@proxy.example/x",
        "token": secret,
        "api_key": [secret, {"last": secret}],
        "secret": "",
        "passphrase": None,
        "credentials": {"count": 3, "last": f"Bearer {CANARY}{CANARY}"},
    }
    told = cleared(found, ascii=ascii)
    assert told.keys() == found.keys()
    assert (told["secret"], told["passphrase"], told["credentials"]["count"]) == ("", None, 3)
    assert CANARY not in str(told)


def test_names_go_however_they_are_written() -> None:
    """With letters that JSON, addresses and macOS write otherwise."""
    names = Names("zoë", "/Users/zoë", "küste", ("Jörg Müller",))
    decomposed = unicodedata.normalize("NFD", "/Users/zoë/x of Jörg Müller")
    said = ["/Users/zoë/x", decomposed, "zoë@KÜSTE", "/Users/zo%C3%AB/x", r'{"x": "zo\u00eb"}']
    told = cleared({"said": said, "by": {"Jörg Müller": 1}}, names)
    assert told["said"] == ["~/x", "~/x of PERSON-1", "USER@COMPUTER", "~/x", '{"x": "USER"}']
    assert told["by"] == {"PERSON-1": 1}


def test_a_name_in_what_the_engine_says_goes_too(tmp_path: Path) -> None:
    engine = replace(HERE, root="/srv/zoë/docker", warnings=('password="c4n4ry" \\ c4n4ry',))
    [told] = [one for one in redacted(gather("", {}, engine, tmp_path), Names("zoë")) if "engine" in one.name]
    assert json.loads(told.text)["root"] == "/srv/USER/docker"
    assert CANARY not in told.text


def test_nothing_of_it_is_in_the_archive(tmp_path: Path) -> None:
    """Byte for byte, also in what is packed."""
    (tmp_path / "cais.log").write_text(
        "\n".join(LINES) + "\nopened /home/maria/sales by maria on harbour-07\n"
    )
    (tmp_path / "cais.log.1").write_text(f"proxy http://maria:{CANARY}@proxy.example\n")
    engine = replace(HERE, root="/home/maria/.local/share/docker", warnings=(f"password: {CANARY}",))
    pieces = gather(
        "By the group “docker” also ben, zoe", {"facts": {"people": "ben, zoe"}}, engine, tmp_path
    )
    content = pack(redacted(pieces, NAMES))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        inside = {name: file.read(name) for name in file.namelist()}
    names = ["report.txt", "report.json", "versions.txt", "engine.json", "logs/cais.log", "logs/cais.log.1"]
    assert set(inside) == {f"cais-report/{name}" for name in names}
    everything = b"".join([content, *inside.values()])
    for unwanted in (CANARY, "maria", "harbour-07", "ben", "zoe"):
        assert unwanted.encode() not in everything, unwanted
    assert b"28.5.2" in everything


def test_without_an_engine_and_without_logs(tmp_path: Path) -> None:
    pieces = gather("", {}, EngineNotRunning(detail="no socket"), tmp_path / "none")
    assert [one.name for one in pieces] == ["report.txt", "report.json", "versions.txt", "engine.json"]
    assert "engine-not-running" in pieces[-1].text


def test_the_end_of_a_long_log_from_a_whole_line_on(tmp_path: Path) -> None:
    line = b"password=" + b"x" * 91
    (tmp_path / "cais.log").write_bytes(b"\n".join([line] * 20_000))
    *_rest, log = gather("", {}, HERE, tmp_path)
    assert LARGEST_LOG - 200 < len(log.text) <= LARGEST_LOG
    assert "xxxx" not in redacted([log], None)[0].text


@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() == 0, reason="permissions mean nothing to root, nor on Windows"
)
def test_a_log_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "cais.log").write_text("x")
    (tmp_path / "cais.log").chmod(0)
    *_rest, log = gather("", {}, HERE, tmp_path)
    assert log == Piece("logs/cais.log", "cannot be read: Permission denied")
