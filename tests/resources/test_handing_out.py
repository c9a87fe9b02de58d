"""What presets are handed out with says what Cais reads, and the pages about it say what is in it."""

from __future__ import annotations

import os
import plistlib
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.core.health.finding import ITEMS
from desktop.core.policy import machine

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "it"
INSTALLERS = ROOT / "installers"
MACOS = INSTALLERS / "macos" / "policy"
WINDOWS = INSTALLERS / "windows"
NS = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
WAYS = ("file", "folder", "group-policy", "intune", "jamf", "ansible", "url")


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_each_way_has_a_page_that_tells_all_of_it(way: str) -> None:
    text = page(way)
    assert f"({way}.md)" in page("README")
    for what in ("ee that it works", "ithdraw", "erified"):
        assert what in text, what
    assert "cais check" in text


def test_what_pages_name_is_there() -> None:
    for path in PAGES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (PAGES / target).exists(), f"{path.name}: {target}"
        for named in re.findall(r"`((?:installers|resources|docs)/[\w./-]+)`", text):
            assert (ROOT / named).exists(), f"{path.name}: {named}"
        assert f"({path.name})" in page("README") or path.name == "README.md"


def test_the_index_names_each_case_of_the_policy() -> None:
    line = next(line for line in page("README").splitlines() if 'the item "policy"' in line)
    assert set(re.findall(r"[a-z-]+", line.partition(":")[2])) - {"or"} == set(ITEMS["policy"].cases)


def values_of_the_profile() -> dict[str, object]:
    """What macOS writes into managed preferences of a profile."""
    profile = plistlib.loads((MACOS / "app.cais.mobileconfig").read_bytes())
    (payload,) = profile["PayloadContent"]
    for one in (profile, payload):
        assert {"PayloadType", "PayloadVersion", "PayloadIdentifier", "PayloadUUID"} <= set(one)
    assert profile["PayloadType"] == "Configuration"
    assert profile["PayloadScope"] == "System"
    assert payload["PayloadType"] == "com.apple.ManagedClient.preferences"
    assert profile["PayloadUUID"] != payload["PayloadUUID"]
    (forced,) = payload["PayloadContent"][machine.MACOS.stem]["Forced"]
    values: dict[str, object] = forced["mcx_preference_settings"]
    return values


def test_a_macs_files_set_what_is_read(tmp_path: Path) -> None:
    uploaded = (MACOS / "app.cais.plist").read_bytes()
    assert plistlib.loads(uploaded) == values_of_the_profile()
    path = tmp_path / machine.MACOS.name
    path.write_bytes(uploaded)
    path.chmod(0o644)
    found = machine.from_managed(path, os.getuid())
    assert (found.problem, found.ignored, found.required) == (None, "", True)
    assert found.preset == "/Library/Application Support/Cais/acme.cais"
    assert f"`{machine.MACOS.stem}`" in page("jamf")


def test_intunes_addresses_follow_from_the_templates() -> None:
    text = page("intune")
    admx = ElementTree.parse(WINDOWS / "policy" / "cais.admx").getroot()
    (category,) = (one.get("name") for one in admx.iter(f"{NS}category"))
    for policy in admx.iter(f"{NS}policy"):
        row = next(
            row for row in text.splitlines() if f"/Cais~Policy~{category}/{policy.get('name')}`" in row
        )
        for element in policy.iter(f"{NS}text"):
            said = re.search(r"`(<enabled/>.*)`", row)
            assert said
            (data,) = ElementTree.fromstring(f"<all>{said[1]}</all>").iter("data")
            assert data.get("id") == element.get("id")


def test_templates_of_windows_have_the_form_that_editors_take() -> None:
    """As far as a form can be told: each element in the order of Microsoft's schema, each name once."""
    admx = ElementTree.parse(WINDOWS / "policy" / "cais.admx").getroot()
    adml = ElementTree.parse(WINDOWS / "policy" / "en-US" / "cais.adml").getroot()
    assert admx.tag == f"{NS}policyDefinitions"
    assert tags(admx) == ["policyNamespaces", "resources", "supportedOn", "categories", "policies"]
    assert tags(adml) == ["displayName", "description", "resources"]
    assert {one.get("schemaVersion") for one in (admx, adml)} == {"1.0"}
    wanted = admx.find(f"{NS}resources")
    assert wanted is not None
    assert wanted.get("minRequiredRevision") == adml.get("revision")
    order = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"]
    for policy in admx.iter(f"{NS}policy"):
        assert tags(policy) == [one for one in order if one in tags(policy)]
        assert policy.get("class") == "Machine"
    names = [one.get("name") for one in admx.iter(f"{NS}policy")]
    assert len(names) == len(set(names))


def tags(element: ElementTree.Element) -> list[str]:
    return [one.tag.removeprefix(NS) for one in element]


def test_windows_files_have_windows_lines() -> None:
    for name in ("install.cmd", "remove.cmd"):
        content = (WINDOWS / "intune" / name).read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n")
        assert content.isascii()
