"""What a tool is doing: figures between two readings, addresses by the kernel's tables, what it changed."""

from __future__ import annotations

import pytest

from desktop.core.engine_report import Reading
from desktop.core.health.doing import addresses, outside, use

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"


def row(remote: str, state: str = "01") -> str:
    return HEAD + f"   0: 020012AC:C350 {remote} {state} 00000000:00000000 00:00000000 00000000 1000 0 1\n"


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("0903A8C0:1538", ("192.168.3.9:5432",)),
        ("0100007F:1538", ()),  # itself
        ("B80D0120000000000000000001000000:01BB", ("[2001:db8::1]:443",)),
        ("0000000000000000FFFF00000903A8C0:01BB", ("192.168.3.9:443",)),
        ("0000000000000000FFFF00000100007F:01BB", ()),
        ("00000000000000000000000001000000:01BB", ()),
    ],
)
def test_addresses(remote: str, expected: tuple[str, ...]) -> None:
    assert addresses(row(remote)) == expected


def test_only_whom_it_is_connected_with_and_each_once() -> None:
    assert addresses(row("0903A8C0:1538", "0A") + row("0903A8C0:1538", "06")) == ()
    assert addresses(row("0903A8C0:1538") * 3) == ("192.168.3.9:5432",)
    assert addresses("cat: /proc/net/tcp6: No such file or directory\n") == ()


def test_use_between_two_readings() -> None:
    found = use(Reading(10.0, 5, 0, 100, 1000), Reading(12.0, 7, 3_000_000_000, 300, 5000))
    assert found == (7, 1.5, 100.0, 2000.0)


def test_what_began_anew_counts_for_nothing() -> None:
    assert use(Reading(10.0, 5, 9, 9, 9), Reading(10.0, 5, 0, 0, 0))[1:] == (0.0, 0.0, 0.0)


def test_what_the_engine_makes_for_mounts_is_no_change() -> None:
    changed = "/home /home/analyst /home/analyst/sales /run/secrets/x /usr /usr/bin /usr/bin/python /runaway"
    own = ["/home/analyst/sales", "/run/secrets"]
    assert outside(changed.split(), own) == ("/usr/bin/python", "/runaway")


@pytest.mark.timeout(20)
def test_many_changes_are_told_at_once() -> None:
    """As many as a package manager leaves; each beside each other would take minutes."""
    changed = ["/opt", "/opt/conda", *(f"/opt/conda/pkgs/{number}/file" for number in range(40_000))]
    assert len(outside(changed, ("/run/secrets", "/tmp"))) == 40_000
