"""What a tool has of its connections, read back from where its own programs may write."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.data.bare import tells
from desktop.core.start.handing import held_by_name


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\xff",
        b"[]",
        b"1",
        b'{"sales": 1}',
        b'{"sales": {}}',
        b'{"sales": {"secret": 1}}',
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_understood_is_nothing(told: bytes) -> None:
    inside: Any = SimpleNamespace(read_file=lambda _workspace, _path: told)
    assert held_by_name("0123456789ab", inside) == {}


def test_what_is_there() -> None:
    told = b'{"sales": {"secret": "czNjcmV0"}}'
    inside: Any = SimpleNamespace(read_file=lambda _workspace, _path: told)
    assert {name: one.reveal() for name, one in held_by_name("0123456789ab", inside).items()} == {
        "sales": b"s3cret"
    }


@pytest.mark.parametrize("text", ["AccountKey=abc", "account_key = abc", "SharedAccessKey=abc", "x?sig=abc"])
def test_what_tells_a_secret_in_a_field(text: str) -> None:
    assert tells(text)
