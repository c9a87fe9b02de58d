"""Which newer Cais is told of, and whom that is believed of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import minisign
import pytest

from desktop import __version__
from desktop.core.policy.policy import NONE, Policy, Setting
from desktop.core.problems import PolicyBroken, PolicyNotSigned
from desktop.core.updates.releases import Offer, Release, Why, offer, read
from desktop.core.updates.updates import Updates, built
from installers.release import ADDRESS, KEY, write
from tests.core.policy.preset_samples import faults, preset, text

PAIR = minisign.KeyPair.generate()
LINE = PAIR.public_key.to_base64().decode()
PLACE = "https://cais.example/releases"
CONTENT = b"""\
kind = "releases"
version = 1

[[release]]
version = "99.2"
page = "https://cais.example/99.2"
changes.en = ["Tools start faster"]
changes.pt_BR = ["As ferramentas iniciam mais depressa"]

[[release]]
version = "99.1"
changes.en = ["A first thing"]

[[release]]
version = "0.0.1"
changes.en = ["An old thing"]
"""


def release(version: str) -> Release:
    return Release(version, {"en": (f"new in {version}",)})


def told(
    *versions: str, running: str = "0.2.0", lowest: str = "", highest: str = ""
) -> tuple[str, Why] | None:
    found = offer(map(release, versions), running, lowest, highest)
    return (found.release.version, found.why) if found else None


@pytest.mark.parametrize(
    ("versions", "bounds", "expected"),
    [
        ([], {}, None),
        (["0.2.0", "0.2", "0.1.9"], {}, None),
        (["0.3", "0.2.1"], {}, ("0.3", Why.NEWER)),
        (["0.2.1", "0.10", "0.9"], {}, ("0.10", Why.NEWER)),
        (["0.3", "0.2.1"], {"highest": "0.2.1"}, ("0.2.1", Why.NEWER)),
        (["0.3"], {"highest": "0.2.9"}, None),
        (["0.3"], {"highest": "0.1"}, None),
        (["0.3", "0.4"], {"lowest": "0.3"}, ("0.4", Why.WANTED)),
        (["0.3", "0.4"], {"lowest": "0.3", "highest": "0.3"}, ("0.3", Why.WANTED)),
        (["0.3"], {"lowest": "0.2"}, ("0.3", Why.NEWER)),
        (["0.2"], {"running": "0.2.0.dev1"}, None),
    ],
)
def test_the_newest_that_somebody_may_have(
    versions: list[str], bounds: dict[str, str], expected: tuple[str, Why] | None
) -> None:
    assert told(*versions, **bounds) == expected


def test_all_that_changed_on_the_way_is_told() -> None:
    found = offer(map(release, ["0.3", "0.5", "0.1", "0.4"]), "0.3", highest="0.5")
    assert found
    assert [one.version for one in found.passed] == ["0.5", "0.4"]


def test_a_file_is_read_with_its_languages() -> None:
    first, second, _old = read(CONTENT)
    assert isinstance(first, Release)
    assert isinstance(second, Release)
    assert (first.page, second.page) == ("https://cais.example/99.2", "")
    assert first.said("pt_BR") == ("As ferramentas iniciam mais depressa",)
    assert second.said("pt_BR") == ("A first thing",)


@pytest.mark.parametrize(
    "wrong",
    [
        b"not [ toml",
        b'kind = "preset"\nversion = 1\nrelease = []',
        b'kind = "releases"\nversion = 2\nrelease = []',
        CONTENT.replace(b"99.2", b"newest", 1),
        CONTENT.replace(b"https://cais.example/99.2", b"http://cais.example/99.2"),
        CONTENT.replace(b"https://cais.example/99.2", b"file:///bin/sh"),
        CONTENT.replace(b"changes.en", b"changes.de"),
        b"\0",
        b"x" * (1024**2 + 1),
    ],
)
def test_what_is_wrong_is_no_release(wrong: bytes) -> None:
    assert not [one for one in read(wrong) if isinstance(one, Release)]


# --- who is believed --------------------------------------------------------------------------------


def policy(**values: Any) -> Policy:
    """What a preset says of updates."""
    body = "\n".join(f"{name} = {json.dumps(value)}" for name, value in values.items())
    found = preset(f"[updates]\n{body}")
    return Policy(settings={key: Setting(value, False, found) for key, value in found.values.items()})


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    assert write(tmp_path, {KEY: LINE, ADDRESS: PLACE})
    return tmp_path


def test_a_checkout_asks_nobody(tmp_path: Path) -> None:
    assert Updates(tmp_path, lambda: policy(address=PLACE)).address() == ""
    assert not write(tmp_path, {})
    assert not built(tmp_path).key


def test_a_build_has_an_address_that_it_may_change(resources: Path) -> None:
    assert Updates(resources, lambda: NONE).address() == PLACE
    other = "https://intranet.acme.example/cais"
    assert Updates(resources, lambda: policy(address=other)).address() == other
    assert Updates(resources, lambda: policy(address=other, look=False)).address() == ""
    assert Updates(resources, lambda: policy(look=True)).address() == PLACE


def test_nobody_is_asked_where_the_policy_cannot_be_believed(resources: Path) -> None:
    from desktop.core.problems import PolicyMissing

    assert Updates(resources, lambda: Policy(problem=PolicyMissing())).address() == ""


def test_the_makers_are_believed(resources: Path) -> None:
    signed = bytes(PAIR.secret_key.sign(CONTENT))
    found = Updates(resources, lambda: NONE).take(CONTENT, signed)
    assert isinstance(found, Offer)
    assert found.release.version == "99.2"
    assert Updates(resources, lambda: policy(highest="99.1")).take(CONTENT, signed).release.version == "99.1"
    assert Updates(resources, lambda: policy(highest=__version__)).take(CONTENT, signed) is None


@pytest.mark.parametrize(
    ("content", "pair"), [(CONTENT, minisign.KeyPair.generate()), (CONTENT + b" ", PAIR), (b"", PAIR)]
)
def test_nobody_else_is(resources: Path, content: bytes, pair: Any) -> None:
    signed = bytes(pair.secret_key.sign(CONTENT))
    with pytest.raises(PolicyNotSigned):
        Updates(resources, lambda: NONE).take(content, signed)
    with pytest.raises(PolicyNotSigned):
        Updates(resources, lambda: NONE).take(CONTENT, b"no signature")


def test_a_signed_file_that_is_broken_says_so(resources: Path) -> None:
    with pytest.raises(PolicyBroken):
        Updates(resources, lambda: NONE).take(b"x = ", bytes(PAIR.secret_key.sign(b"x = ")))


@pytest.mark.parametrize("content", ["", "[]", '{"key": 3, "address": 4}', '{"key": "x"}', "\0"])
def test_a_build_that_went_wrong_asks_nobody(tmp_path: Path, content: str) -> None:
    (tmp_path / "release.json").write_text(content)
    assert Updates(tmp_path, lambda: NONE).address() == ""


@pytest.mark.parametrize(
    "variables",
    [
        {KEY: LINE},
        {ADDRESS: PLACE},
        {KEY: LINE, ADDRESS: "http://cais.example"},
        {KEY: "RWQ", ADDRESS: PLACE},
    ],
)
def test_half_a_release_is_not_built(tmp_path: Path, variables: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="CAIS_RELEASE"):
        write(tmp_path, variables)


def test_the_checkout_brings_no_key() -> None:
    from desktop.core.resources import RESOURCES

    assert not (RESOURCES / "release.json").exists()


# --- what a preset may say --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("address = 'http://cais.example'", "must begin with https://"),
        ("address = 'https://user:pw@cais.example'", "holds a user or a password"),
        ("lowest = '0.4'\nhighest = '0.3'", "is above the highest, 0.3"),
        ("lowest = 'newest'", ""),
        ("look = 'no'", ""),
    ],
)
def test_what_is_wrong_in_a_preset_is_said(body: str, message: str) -> None:
    [(_line, field, said)] = faults(text(f"[updates]\n{body}"))
    assert field.startswith("updates.")
    assert message in said
