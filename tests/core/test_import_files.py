"""Which program's file it is, however it is called and whatever wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.core.data.importing import files, url
from desktop.core.problems import CannotImport

PGPASS = "db.example:5432:sales:maria:s3cret\n"
SERVICE = "[sales]\nhost=db.example\ndbname=sales\nuser=maria\npassword=s3cret\n"
MY_CNF = "[client]\nhost=db.example\nuser=maria\npassword=s3cret\n"
AWS = "[default]\naws_access_key_id=AKIA\naws_secret_access_key=s3cret\n"
TNS = (
    "sales =\n (DESCRIPTION = (ADDRESS=(PROTOCOL=tcps)(HOST=db.example)(PORT=2484))"
    "(CONNECT_DATA=(SERVICE_NAME=sales)))\n"
)
_NEEDED = ("project_id", "client_email", "private_key", "token_uri")
KEY = json.dumps(dict.fromkeys(_NEEDED, "x") | {"type": "service_account"})


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        (".pgpass", PGPASS, "postgresql"),
        ("pgpass.conf", PGPASS, "postgresql"),
        ("passwords.txt", PGPASS, "postgresql"),
        (".pg_service.conf", SERVICE, "postgresql"),
        ("services", SERVICE, "postgresql"),
        (".my.cnf", MY_CNF, "mysql"),
        ("company.cnf", MY_CNF, "mysql"),
        ("credentials", AWS, "s3"),
        ("rootkey.txt", AWS, "s3"),
        ("tnsnames.ora", TNS, "oracle"),
        ("names.txt", TNS, "oracle"),
        ("project-1a2b.json", KEY, "bigquery"),
        ("key", KEY, "bigquery"),
        ("address.txt", "mysql://maria:s3cret@db.example/sales\n", "mysql"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_is_known_by_its_name_or_by_what_is_in_it(name: str, text: str, kind: str, encoding: str) -> None:
    """Windows' editor writes the last two."""
    found = files.of(name, text.replace("\n", "\r\n").encode(encoding))
    assert [one.kind for one in found] == [kind]
    assert kind in ("oracle", "bigquery") or (found[0].secret and found[0].secret.reveal() == b"s3cret")


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\0", b"Dear Maria,\n\nhere is the password: 1234\n"]
)
def test_anything_else_is_refused_and_not_shown(content: bytes) -> None:
    with pytest.raises(CannotImport) as refused:
        files.of("notes.txt", content)
    assert "1234" not in repr(refused.value)


def test_a_region_comes_from_the_file_beside(tmp_path: Path) -> None:
    folder = tmp_path / ".aws"
    folder.mkdir()
    (folder / "credentials").write_text(AWS)
    (folder / "config").write_text("[default]\nregion=eu-central-1\n")
    for name in ("credentials", "config"):
        [found] = files.read(folder / name)
        assert found.fields["region"] == "eu-central-1"


def test_one_that_cannot_be_opened_says_which(tmp_path: Path) -> None:
    with pytest.raises(CannotImport) as refused:
        files.read(tmp_path / "gone.json")
    assert (refused.value.reason, refused.value.field) == ("unreadable", str(tmp_path / "gone.json"))


def test_a_huge_one_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "dump.json"
    with file.open("wb") as sparse:
        sparse.truncate(8 * 1024**3)
    with pytest.raises(CannotImport):
        files.read(file)


def test_those_that_are_there_are_offered(home: Path) -> None:
    assert list(files.places(home, {})) == []
    for name in (".pgpass", ".aws/credentials", "wallet/tnsnames.ora", "elsewhere"):
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    told = {
        "TNS_ADMIN": str(home / "wallet"),
        "PGSERVICEFILE": str(home / "elsewhere"),
        "PGPASSFILE": "/nowhere",
    }
    found = list(files.places(home, told))
    assert found == [home / "elsewhere", home / ".aws" / "credentials", home / "wallet" / "tnsnames.ora"]


def test_one_of_no_use_does_not_keep_the_others_out() -> None:
    """Old names lead to what no way is known to, others are half of what they were."""
    entries = (
        "IFILE = local.ora\n",
        "OLD.WORLD =\n  (DESCRIPTION = (ADDRESS=(HOST=a)(PORT=1555)) (CONNECT_DATA = (SID = OLD)))\n",
        "HALF =\n  (DESCRIPTION = (ADDRESS=(HOST=b)(PORT=1555))\n",
        TNS,
        "A1, A2 = (DESCRIPTION=(ADDRESS=(HOST=c)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=a)))\n",
    )
    assert [one.name for one in files.of("tnsnames.ora", "".join(entries).encode())] == ["sales", "A1", "A2"]
    temporary = "[mfa]\naws_access_key_id=ASIA\naws_secret_access_key=x\naws_session_token=y\n"
    assert [one.fields["access_key"] for one in files.of("credentials", (temporary + AWS).encode())] == [
        "AKIA"
    ]
    elsewhere = "[directory]\nldap://ldap.example/dc=example=\n"
    assert [one.name for one in files.of(".pg_service.conf", (elsewhere + SERVICE).encode())] == ["sales"]
    for file, content in (("credentials", temporary), ("pg_service.conf", elsewhere), ("x.ora", entries[1])):
        with pytest.raises(CannotImport):
            files.of(file, content.encode())


@pytest.mark.parametrize("password", ["p@ss", "p/w", "1#2", "1/2", "a?b", "100%", "p:w", "?", "#@/", "ß€"])
def test_password_is_what_was_pasted_whatever_is_in_it(password: str) -> None:
    found = url.read(f"postgresql://maria:{password}@db.example:6543/sales?sslmode=require")
    told = {name: found.fields[name] for name in ("user", "host", "port", "database")}
    assert told == {"user": "maria", "host": "db.example", "port": "6543", "database": "sales"}
    assert found.secret
    assert found.secret.reveal().decode() == password
