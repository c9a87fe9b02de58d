"""Which addresses a workspace's network gets: none that this computer, or its engine, already uses."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from desktop.core.problems import NetworkPoolExhausted
from tests.engine.conftest import make_plan
from tests.fakes.engine import FakeEngine

HEAD = "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT"


def listed(routes: Iterable[str], file: Path) -> Path:
    """The routes as Linux lists them."""
    lines = [HEAD, "eth0 00000000 010200C0 0003 0 0 0 00000000 0 0 0"]
    for network in map(IPv4Network, routes):
        address, mask = (
            f"{int.from_bytes(one.packed, sys.byteorder):08X}"
            for one in (network.network_address, network.netmask)
        )
        lines.append(f"tun0 {address} 00000000 0001 0 0 0 {mask} 0 0 0")
    file.write_text("\n".join(lines) + "\n")
    return file


def chosen(engine: FakeEngine, routes: Path, pool: str = "") -> IPv4Network:
    """The subnet that a workspace gets, one of many: each starts to look somewhere else."""
    engine.answer("POST", "/networks/create", status=201, json={"Id": "net"})
    engine.answer("POST", "/volumes/create", status=201, json={"Name": "home"})
    engine.answer("GET", "/volumes/.*", status=404, json={"message": "no such volume"})
    engine.answer("POST", "/containers/create", status=201, json={"Id": "c"})
    made = {"Id": "c", "State": {"Status": "created"}, "Config": {}, "HostConfig": {}}
    engine.answer("GET", "/containers/c/json", json=made)
    engine.client(pool=lambda: pool, routes=routes).containers.create(make_plan())
    asked = engine.asked("POST", "/networks/create")[-1].json
    return IPv4Network(asked["IPAM"]["Config"][0]["Subnet"])


@pytest.mark.parametrize(
    ("routes", "range"),
    [
        ([], "10.213.0.0/16"),
        (["10.0.0.0/16", "172.16.0.0/12", "192.168.0.0/16"], "10.213.0.0/16"),
        (["10.213.0.0/17"], "10.213.128.0/17"),
        (["10.213.0.0/16"], "172.29.0.0/16"),
        (["10.0.0.0/8"], "172.29.0.0/16"),
        (["10.0.0.0/8", "172.16.0.0/12"], "192.168.213.0/24"),
        (["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], "10.213.0.0/16"),
        (["0.0.0.0/1", "128.0.0.0/1", "10.213.0.0/16"], "172.29.0.0/16"),
    ],
)
def test_what_a_vpn_leads_to_is_left_to_it(
    fake_engine: FakeEngine, tmp_path: Path, routes: list[str], range: str
) -> None:
    for _ in "abcd":
        assert chosen(fake_engine, listed(routes, tmp_path / "route")).subnet_of(IPv4Network(range))


def test_a_pool_of_its_own_is_all_that_is_used(fake_engine: FakeEngine, tmp_path: Path) -> None:
    routes = listed(["10.20.0.0/25"], tmp_path / "route")
    assert chosen(fake_engine, routes, "10.20.0.0/24").subnet_of(IPv4Network("10.20.0.128/25"))
    with pytest.raises(NetworkPoolExhausted):
        chosen(fake_engine, routes, "10.20.0.0/25")


def test_networks_of_the_engine_are_in_the_way_too(fake_engine: FakeEngine, tmp_path: Path) -> None:
    there = [{"Id": "1", "IPAM": {"Config": [{"Subnet": "10.213.0.0/16"}, {"Subnet": "fd00::/64"}]}}]
    fake_engine.answer("GET", "/networks", json=there)
    fake_engine.answer("GET", "/networks", json=[], times=1)  # those of the workspace
    assert chosen(fake_engine, tmp_path / "none").subnet_of(IPv4Network("172.29.0.0/16"))


def test_a_free_range_is_none_of_the_engine_and_none_of_the_company(
    fake_engine: FakeEngine, tmp_path: Path
) -> None:
    there = [{"Name": "x", "IPAM": {"Config": [{"Subnet": "172.21.0.0/16"}, {"Subnet": "fd00::/64"}]}}]
    fake_engine.answer("GET", "/networks", json=there)
    routes = listed(["172.22.0.0/16"], tmp_path / "route")
    found = fake_engine.client(routes=routes).containers.free_pool(("10.4.5.6", "fe80::1"))
    assert found == "172.23.0.0/16"
