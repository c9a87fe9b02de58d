"""Which ranges workspaces' networks may have, and which are free."""

from __future__ import annotations

from ipaddress import IPv4Network

import pytest

from desktop.core.computer.addresses import OURS, Flaw, flaw, free, holds


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("10.20.0.0/16", None),
        ("192.168.5.16/28", None),
        ("100.64.0.0/16", None),
        *((one, None) for one in OURS),
        ("", Flaw.NO_RANGE),
        ("10.20.0.1/16", Flaw.NO_RANGE),
        ("10.20.0.0/16, 10.21.0.0/16", Flaw.NO_RANGE),
        ("fd00::/64", Flaw.NO_RANGE),
        ("10.20.0.0", Flaw.TOO_SMALL),
        ("10.20.0.0/29", Flaw.TOO_SMALL),
        ("8.8.8.0/24", Flaw.NOT_PRIVATE),
        ("0.0.0.0/0", Flaw.NOT_PRIVATE),
        ("127.0.0.0/16", Flaw.NOT_PRIVATE),
        ("169.254.0.0/16", Flaw.NOT_PRIVATE),
        ("224.0.0.0/16", Flaw.NOT_PRIVATE),
        ("240.0.0.0/16", Flaw.NOT_PRIVATE),
    ],
)
def test_what_somebody_writes_is_a_range_or_told_why_it_is_none(text: str, wrong: Flaw | None) -> None:
    assert flaw(text) is wrong


def found(*taken: str, routes: tuple[str, ...] = (), servers: tuple[str, ...] = ()) -> str | None:
    return free(map(IPv4Network, taken), map(IPv4Network, routes), servers)


def test_what_is_free_is_near_no_server() -> None:
    assert found() == "10.213.0.0/16"
    assert found(servers=("10.1.2.3", "fd00::1")) == "172.21.0.0/16"
    assert found(servers=("172.21.2.3",)) == "10.213.0.0/16"
    assert found(servers=("10.1.2.3", "172.18.0.1")) == "192.168.213.0/24"


def test_what_is_free_is_nobody_elses() -> None:
    assert found("10.213.4.0/28", routes=("10.214.0.0/16",)) == "10.215.0.0/16"
    assert found(routes=("10.0.0.0/8",)) == "172.21.0.0/16"
    assert found(routes=("10.0.0.0/8", "172.16.0.0/12")) == "192.168.213.0/24"


def test_a_way_to_everything_leaves_what_is_but_a_part_of_it() -> None:
    assert found(routes=("0.0.0.0/1", "128.0.0.0/1")) == "10.213.0.0/16"
    everything = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    assert found(routes=everything, servers=("10.213.1.1",)) == "172.21.0.0/16"


def test_where_nothing_is_free_nothing_is_taken() -> None:
    assert found("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16") is None


def test_an_address_is_of_the_range_that_it_was_taken_from() -> None:
    assert holds("", "10.213.4.2")
    assert holds("", "192.168.213.16/28")
    assert not holds("10.20.0.0/16", "10.213.4.2")
    assert holds("10.20.0.0/16", "10.20.7.16/28")
