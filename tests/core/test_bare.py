"""Of a connection's fields nothing that opens a door goes to others, and the rest does."""

from __future__ import annotations

import pytest

from desktop.core.data.bare import bare
from desktop.core.data.kinds import KINDS

CANARY = "kanarienvogel"
KEY = f"-----BEGIN RSA PRIVATE KEY-----\n{CANARY}\n-----END RSA PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("kind", "field", "value", "kept"),
    [
        ("postgresql", "host", "db.example", "db.example"),
        ("postgresql", "host", f"maria:{CANARY}@db.example", "db.example"),
        ("postgresql", "host", f"db.example?password={CANARY}", "db.example"),
        ("postgresql", "host", "[2001:db8::1]", "[2001:db8::1]"),
        ("postgresql", "database", f"postgresql://maria:{CANARY}@db.example/sales", "postgresql://db.example/sales"),
        ("postgresql", "database", f"sales passwd = {CANARY}", ""),
        ("postgresql", "user", "maria@example.com", "maria@example.com"),
        ("postgresql", "certificates", KEY, ""),
        ("https", "url", "https://api.example/v1", "https://api.example/v1"),
        ("https", "url", f"https://{CANARY}@api.example/v1", "https://api.example/v1"),
        ("https", "url", f"https://a:b@{CANARY}@api.example/v1", "https://api.example/v1"),
        ("https", "url", f"https://api.example?sig={CANARY}#{CANARY}", "https://api.example"),
        ("s3", "endpoint", f"https://AKIA:{CANARY}@s3.example:9000", "https://s3.example:9000"),
        ("odbc", "settings", "Server=dwh;Encrypt=yes", "Server=dwh;Encrypt=yes"),
        ("odbc", "settings", f"Server=dwh;Pwd={{a;{CANARY}}};SSL=yes", "Server=dwh;SSL=yes"),
        ("odbc", "settings", f"Pwd={{;{CANARY}=}}}};{CANARY}=}};Port=1;Pwd={{{CANARY}", "Port=1"),
        ("odbc", "settings", f"AccessToken={CANARY};Auth_AccessToken={CANARY};UID={CANARY}", ""),
        ("odbc", "settings", f"Server=maria:{CANARY}@dwh", ""),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_field(kind: str, field: str, value: str, kept: str) -> None:
    fields, lost = bare(KINDS[kind], {field: value})
    assert fields.get(field, "") == kept
    assert bool(lost) is (kept != value)
    assert CANARY not in str(lost)


def test_a_field_that_its_kind_does_not_have_stays() -> None:
    assert bare(KINDS["other"], {"password": CANARY}) == ({}, ())
