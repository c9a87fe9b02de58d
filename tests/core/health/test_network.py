"""Proxies, certificates, registries and policy, as findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.computer.proxies import Proxies, ProxyDoubt
from desktop.core.health import network
from desktop.core.policy.policy import NONE, Policy, Setting
from desktop.core.policy.preset import Preset
from desktop.core.problems import PolicyExpired
from tests.core.samples import ENTRY

PRESET = Preset("/etc/cais/acme.cais", "acme", 3, "ACME", "it@acme.example", {})


def test_proxies() -> None:
    assert [one.case for one in network.proxy(Proxies())] == ["none"]
    used = Proxies({"HTTPS_PROXY": "http://proxy:3128", "https_proxy": "http://proxy:3128"})
    assert [(one.case, one.facts["proxy"]) for one in network.proxy(used)] == [("used", "http://proxy:3128")]
    doubts = {"HTTP_PROXY": ProxyDoubt.PASSWORD_REMOVED, "HTTPS_PROXY": ProxyDoubt.NOT_AN_ADDRESS}
    assert [one.case for one in network.proxy(Proxies({}, doubts))] == ["password", "no-address"]


def test_every_doubt_about_a_proxy_has_a_case() -> None:
    every = {doubt.value: doubt for doubt in ProxyDoubt}
    assert len(list(network.proxy(Proxies({}, every)))) == len(ProxyDoubt)


def test_certificates() -> None:
    assert network.certificates(b"").case == "none"
    pem = b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"
    assert network.certificates(pem * 2).facts["count"] == "2"


def test_registries_are_those_that_are_needed() -> None:
    entries = (ENTRY, replace(ENTRY, image="debian"), ENTRY)
    assert network.registries(entries, NONE) == ("registry.example:5000", "docker.io")
    policy = Policy({"network.registries": Setting(["registry.acme.example"], True, PRESET)})
    assert network.registries(entries, policy) == ("registry.acme.example",)


NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_policy() -> None:
    assert [one.case for one in network.policy(NONE, NOW)] == ["none"]
    found = list(network.policy(Policy(presets=(PRESET,), ignored=(("/tmp/x", "is nobody's"),)), NOW))
    assert [(one.item, one.case) for one in found] == [("policy-ignored", "some"), ("policy", "in-force")]
    assert found[1].facts == {"whose": "ACME", "presets": "acme 3 (/etc/cais/acme.cais)"}
    broken = list(network.policy(Policy(problem=PolicyExpired(path="/etc/cais/acme.cais")), NOW))
    assert [(one.case, one.facts["problem"]) for one in broken] == [("broken", "policy-expired")]


@pytest.mark.parametrize(("days", "case"), [(13, "soon"), (14, "later"), (400, "later")])
def test_the_end_of_a_preset_is_told_before_it_comes(days: int, case: str) -> None:
    preset = replace(PRESET, expires=NOW + timedelta(days=days))
    _in_force, ends = network.policy(Policy(presets=(preset,)), NOW)
    assert (ends.item, ends.case, ends.facts["ask"]) == ("policy-ends", case, "it@acme.example")


def needing(**wanted: str) -> Policy:
    values = {f"needs.{name}": value for name, value in wanted.items()}
    preset = replace(PRESET, values=values)
    return Policy({key: Setting(value, True, preset) for key, value in values.items()}, (preset,))


def test_versions_that_a_policy_needs_are_told() -> None:
    def told(policy: Policy, engine: str | None) -> list[str]:
        return [one.case for one in network.needs(policy, engine)]

    assert told(NONE, None) == []
    assert told(needing(app="0.1"), None) == ["met"]
    assert told(needing(app="0.1", engine="24.0"), "28.3.1") == ["met"]
    assert told(needing(engine="24.0"), "20.10.24") == ["engine"]
    assert told(needing(engine="24.0"), None) == ["no-engine"]
    assert told(needing(app="99", engine="24.0"), "20.10.24") == ["app", "engine"]
