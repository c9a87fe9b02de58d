"""What IT is shown of presets is what Cais reads."""

from __future__ import annotations

import os
import re
from pathlib import Path
from xml.etree import ElementTree

from desktop.core.environments import catalogue
from desktop.core.files import toml
from desktop.core.policy import keys, machine
from desktop.core.policy.preset import Preset, parse, unheeded
from desktop.core.resources import RESOURCES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "it" / "presets.md").read_text(encoding="utf-8")
POLICY, EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
WINDOWS = ROOT / "installers" / "windows" / "policy"
NS = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


def test_the_example_is_a_good_preset() -> None:
    shipped = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
    found = parse(Path("acme.cais"), EXAMPLE.encode(), [entry.id for entry in shipped.entries])
    assert isinstance(found, Preset), found
    assert unheeded(found) == ()


def test_the_page_names_every_key() -> None:
    for key in keys.HEEDED:
        assert f"{key.rpartition('.')[2]}" in EXAMPLE or "mirrors" in key, key
    properties = toml.load_schema("preset")["properties"]
    for section, schema in properties.items():
        assert section in PAGE
        for name in schema.get("properties", {}):
            assert name in PAGE, f"{section}.{name}"


def test_the_computers_file_is_good(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(POLICY)
    path.chmod(0o644)
    found = machine.from_file(path, os.getuid())
    assert (found.problem, found.ignored, found.required) == (None, "", True)
    assert found.preset == "/etc/cais/acme.cais"


def test_windows_templates_set_what_is_read() -> None:
    """Group Policy's editor takes neither a text that is missing nor one that nobody asks for."""
    admx = ElementTree.parse(WINDOWS / "cais.admx").getroot()
    adml = ElementTree.parse(WINDOWS / "en-US" / "cais.adml").getroot()
    policies = list(admx.iter(f"{NS}policy"))
    assert {policy.get("key") for policy in policies} == {machine.WINDOWS}
    assert {policy.get("class") for policy in policies} == {"Machine"}
    elements = [element for element in admx.iter() if element.get("valueName")]
    assert {element.get("valueName") for element in elements} == set(machine.NAMES)
    strings = [one.get("id") for one in adml.iter(f"{NS}string")]
    texts = set(strings)
    assert len(strings) == len(texts), (
        "VS Code 248930: a text that is there twice keeps the editor from opening"
    )
    asked = set(re.findall(r"\$\(string\.(\w+)\)", (WINDOWS / "cais.admx").read_text(encoding="utf-8")))
    assert asked == texts
    shown = {one.get("id") for one in adml.iter(f"{NS}presentation")}
    presented = {policy.get("presentation", "")[15:-1] for policy in policies if policy.get("presentation")}
    assert presented == shown
    boxes = {one.get("refId") for one in adml.iter(f"{NS}textBox")}
    assert boxes == {one.get("id") for one in admx.iter(f"{NS}text")}
