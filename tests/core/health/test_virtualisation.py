"""Whether a virtual machine could run, by what systems say."""

from __future__ import annotations

import pytest

from desktop.core.health.virtualisation import ask, from_macos, from_windows


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("True\r\nFalse\r\n", "on"),  # a hypervisor runs, and the firmware is told of no more
        ("False\r\nTrue\r\n", "on"),
        ("False\r\nFalse\r\n", "off"),
        ("", "untold"),
    ],
)
def test_windows(said: str, case: str) -> None:
    assert from_windows(said).case == case


@pytest.mark.parametrize(("said", "case"), [("1\n", "on"), ("0\n", "off"), ("", "untold")])
def test_macos(said: str, case: str) -> None:
    assert from_macos(said).case == case


def test_linux_needs_none() -> None:
    assert ask("linux").case == "not-needed"
