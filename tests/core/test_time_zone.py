"""The time zone that tools inside are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from desktop.core.computer.time_zone import time_zone


def ask_anew() -> None:
    """The answer is remembered for as long as the process lives."""
    time.tzset()
    tzlocal.reload_localzone()


@pytest.fixture(autouse=True)
def asked_anew_afterwards() -> Iterator[None]:
    yield
    ask_anew()


@pytest.mark.parametrize(
    ("said", "name"),
    [("America/Sao_Paulo", "America/Sao_Paulo"), (":Asia/Kolkata", "Asia/Kolkata"), ("UTC", "UTC")],
)
def test_what_is_set_for_this_process_counts(monkeypatch: pytest.MonkeyPatch, said: str, name: str) -> None:
    monkeypatch.setenv("TZ", said)
    ask_anew()
    assert time_zone() == name


def test_otherwise_it_is_the_computer_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    ask_anew()
    now = datetime.now().astimezone()
    assert now.astimezone(ZoneInfo(time_zone())).utcoffset() == now.utcoffset()


@pytest.mark.parametrize("trouble", [LookupError("two zones"), ValueError("no zone"), OSError("no file")])
def test_without_one_that_is_known_it_is_utc(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def fail() -> str:
        raise trouble

    monkeypatch.setattr(tzlocal, "get_localzone_name", fail)
    assert time_zone() == "UTC"
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    assert time_zone() == "UTC"
