"""The preset's reader: what it reads, and every fault that it names."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.files import toml
from desktop.core.policy import keys, suspicious
from desktop.core.policy.preset import parse, unheeded
from desktop.core.resources import RESOURCES
from tests.core.policy.preset_samples import DIGEST, HEAD, faults, preset, text

FULL = f"""\
[needs]
app = "0.1"
engine = "24.0"

[environment.forecast]
like = "jupyter-scipy"
title = "Forecast 2026"
image = "registry.acme.example:5000/analytics/forecast@{DIGEST}"

[environment.own]
like = "python-starter"
recipe = "recipes/own"
content = "{DIGEST}"

[catalogue]
show = ["forecast", "own"]

[folder.project]
title = "Your project folder"
linux = "~/Projects"
macos = "~/Projects"
windows = "~\\\\Projects"
writable = true

[folder.extracts]
title = "The shared extracts"
linux = "/srv/extracts"
windows = 'X:\\extracts'
writable = false
optional = true

[connection.sales]
kind = "postgresql"
reads_only = true
fields = {{ host = "db.acme.example", database = "sales", user = "analyst" }}

[resources]
memory_gb = 4
memory_most_gb = 8
idle_stop_minutes = 30

[network]
registries = ["registry.acme.example:5000"]
pool = "10.20.0.0/16"
mirrors = {{ pip = "https://pypi.acme.example/simple" }}

[settings]
appearance = "dark"
"""
LOCKED = '["catalogue.show", "resources.memory_most_gb", "network.registries", "folder.extracts"]'


def test_a_preset_is_read() -> None:
    found = preset(FULL, head=f"expires = 2027-01-01T00:00:00Z\nlocked = {LOCKED}")
    assert (found.id, found.serial, found.organisation, found.contact) == (
        "acme",
        3,
        "Acme Häfen",
        "it@acme.example",
    )
    assert found.expires == datetime(2027, 1, 1, tzinfo=UTC)
    assert found.locked == set(json.loads(LOCKED))
    assert found.values["resources.memory_gb"] == 4
    assert found.values["folder.extracts"]["writable"] is False
    assert found.values["network.mirrors.pip"] == "https://pypi.acme.example/simple"
    assert found.values["resources.idle_stop_minutes"] == 30
    assert unheeded(found) == ()


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_it_is_read_as_editors_of_windows_write_it(change: Any) -> None:
    written = change(text(FULL, head=f"locked = {LOCKED}"))
    assert not isinstance(parse(Path("a.cais"), written.encode()), tuple)


@pytest.mark.parametrize(("serial", "good"), [(2**53 - 1, True), (2**53, False), (10**300, False)])
def test_a_serial_is_one_that_every_program_can_count(serial: int, good: bool) -> None:
    assert isinstance(parse(Path("a.cais"), text(serial=serial).encode()), tuple) is not good


def test_all_faults_are_named_at_once() -> None:
    found = faults(
        f"""\
kind = "preset"
version = 1
id = "Acme"
serial = 0
lokced = []

[organisation]
name = "Acme"
contact = 5

[resources]
memroy_gb = 4
cpus = 1e9

[environment.forecast]
like = "jupyter-scipi"
image = "registry.acme.example/forecast:latest"

[environment.other]
like = "jupyter-scipi"
image = "registry.acme.example/forecast@{DIGEST}"
""",
        known=("jupyter-scipy",),
    )
    assert [(line, field) for line, field, _message in found] == [
        (3, "id"),
        (4, "serial"),
        (5, "lokced"),
        (9, "organisation.contact"),
        (12, "resources.memroy_gb"),
        (13, "resources.cpus"),
        (16, "environment.forecast.like"),
        (17, "environment.forecast.image"),
        (20, "environment.other.like"),
    ]
    messages = [message for _line, _field, message in found]
    assert messages[1] == "0: must be from 1 to 9007199254740991"
    assert messages[2] == "is unknown (did you mean locked?)"
    assert messages[3] == "5: must be a text"
    assert "(did you mean memory_gb?)" in messages[4]
    assert messages[8] == "there is no jupyter-scipi (did you mean jupyter-scipy?)"


def fault(body: str, head: str = "") -> str:
    [(_line, _field, message)] = faults(text(body, head=head))
    return message


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("linux = '/srv/../etc'", "back up by .."),
        ("linux = '~root/data'", "home of somebody else"),
        ("linux = 'data'", "must begin with /"),
        ('linux = "/srv/da\\u202eta"', "cannot be seen (U+202E)"),
        ("linux = '/srv/dаta'", "look alike"),
        (r"windows = '\\server\share'", "of the network"),
        ("windows = '//server/share'", "of the network"),
        (r"windows = '\\?\C:\data'", "or a device"),
        (r"windows = '\\.\pipe\docker_engine'", "or a device"),
        (r"windows = 'C:\data\..\Windows'", "back up by .."),
        (r"windows = 'C:\nul'", "names a device"),
        (r"windows = 'C:\data\COM1.txt'", "names a device"),
        (r"windows = 'C:data'", "must begin at a drive"),
        (r"windows = '\data'", "must begin at a drive"),
        (r"windows = 'C:\data:stream'", "no folder's name"),
        (r"windows = '~other\data'", "home of somebody else"),
    ],
)
def test_a_folder_leads_straight_to_where_it_says(path: str, says: str) -> None:
    assert says in fault(f"[folder.data]\ntitle = 'Data'\nwritable = false\n{path}")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://maria:secret@pypi.acme.example/", "holds a user or a password"),
        ("https://maria@pypi.acme.example/", "holds a user or a password"),
        ("http://pypi.acme.example/", "must begin with https://"),
        ("file:///etc/passwd", "must begin with https://"),
        ("javascript:alert(1)", "must begin with https://"),
        ("https://pypi.аcme.example/", "may look like others"),
        ("https://pypi.acme.example\\\\@evil.example/", "characters that no address has"),
        ("https://pypi.acme.example/ --trusted", "characters that no address has"),
        ("https:///simple", "names no computer"),
        ("https://acme.example:99999/", "is no address"),
        ("//acme.example/simple", "must begin with https://"),
    ],
)
def test_an_address_is_what_it_looks_like(url: str, says: str) -> None:
    assert says in fault(f'[network.mirrors]\npip = "{url}"')


@pytest.mark.parametrize(
    "address",
    [
        "https://devpi.acme.example/acme/ours/+simple/",
        "https://pkgs.acme.example/_packaging/feed@Local/pypi/simple/",
        "https://pkgs.acme.example/our%20project/simple",
        "https://nexus.acme.example:8443/repository/pypi-all/simple",
    ],
)
def test_mirrors_may_be_called_as_their_servers_call_them(address: str) -> None:
    assert preset(f'[network.mirrors]\npip = "{address}"').values["network.mirrors.pip"] == address


@pytest.mark.parametrize(
    "place",
    [
        'network.proxy = "{}"',
        'network.pac = "{}"',
        'engine.download = "{}"',
        'network.mirrors.apt = "{}"',
        '[connection.a]\nkind = "https"\nfields = {{ url = "{}" }}',
    ],
)
@pytest.mark.parametrize(
    "url",
    [
        "https://maria:secret@proxy.acme.example/",
        "https://token@proxy.acme.example/",
        "file:///etc/passwd",
        "ftp://proxy.acme.example/",
        "javascript:alert(1)",
        "data:text/plain,x",
        "https://рroxy.acme.example/",
        "https://proxy.acme.example%2f@evil.example/",
    ],
)
def test_no_address_holds_a_door_or_is_an_odd_one(place: str, url: str) -> None:
    assert faults(text(place.format(url)))


@pytest.mark.parametrize("host", ["db.acme.example", "db:5432", "10.1.2.3", "fe80::1", "[fe80::1]:80"])
def test_a_servers_name_is_no_odd_address(host: str) -> None:
    preset(f'[connection.a]\nkind = "https"\nfields = {{ url = "{host}" }}')


@pytest.mark.parametrize("server", ["rеgistry.acme.example", "Registry.acme.example", "u@q.example", "*"])
@pytest.mark.parametrize(
    "place",
    [
        'network.registries = ["{}"]',
        'network.mirrors.images = {{ "docker.io" = "{}" }}',
        f'[environment.a]\nlike = "r"\nimage = "{{}}/x@{DIGEST}"',
    ],
)
def test_no_server_of_images_is_what_it_does_not_look_like(place: str, server: str) -> None:
    lock = 'locked = ["network.registries"]' if "registries" in place else ""
    assert faults(text(place.format(server), head=lock))


@pytest.mark.parametrize(
    ("network", "says"),
    [
        ('registries = ["index.docker.io"]', "is called docker.io here"),
        ('mirrors.images = { "registry-1.docker.io" = "m.example" }', "is called docker.io here"),
        ('mirrors.images = { "docker.io" = "quay.io/hub", "quay.io" = "m.example" }', "has a mirror itself"),
        ('mirrors.images = { "docker.io" = "m.example" }\nregistries = ["q.example"]', "is not among"),
        ('mirrors.images = { "docker.io/library" = "m.example" }', "is no address of a computer"),
        ('mirrors.images = { "docker.io" = "https://m.example" }', "does not look like"),
        ('mirrors.images = { "docker.io" = "me:secret@m.example" }', "does not look like"),
        ('mirrors.cran = "https://cran.acme.example/$HOME"', "characters that no mirror's address needs"),
        ("mirrors.apt = 'https://apt.acme.example/#x'", "characters that no mirror's address needs"),
    ],
)
def test_servers_of_images_and_their_mirrors(network: str, says: str) -> None:
    lock = 'locked = ["network.registries"]' if "registries =" in network else ""
    found = faults(text(f"[network]\n{network}", head=lock))
    assert any(says in message for _line, _field, message in found), found


@pytest.mark.parametrize(
    "recipe", ["../other", "/etc", "a/../../b", r"..\other", r"C:\own", "~", "a//b", "a/./b", "a/nul"]
)
def test_a_recipe_stays_in_its_folder(recipe: str) -> None:
    message = fault(f"[environment.own]\nlike = 'r'\nrecipe = '{recipe}'\ncontent = '{DIGEST}'")
    assert "leaves the folder" in message or "device" in message


@pytest.mark.parametrize(
    "name", ["Аcme", "Acme\\u200b", "Acme\\u202e", "Ａｃｍｅ", "Acmе Ltd", "Acme\\u00ad", "Сосе"]
)
def test_a_name_is_what_it_looks_like(name: str) -> None:
    found = faults(f'{HEAD}[organisation]\nname = "{name}"\ncontact = "it"')
    assert [field for _line, field, _message in found] == ["organisation.name"]


@pytest.mark.parametrize(
    "name", ["Hafenbehörde Köln", "Порт Одеса", "Αθήνα Data", "東京データ", "Acme (Größe) 2²"]
)
def test_names_of_the_world_are_good(name: str) -> None:
    assert suspicious.name(name) == ""


@pytest.mark.parametrize(
    ("body", "head", "says"),
    [
        ("[resources]\nmemory_most_gb = 8", "", "limits nothing unless"),
        ("", 'locked = ["resources.memory_gb"]', "is not set here"),
        ("[resources]\nmemory_gb = 4", 'locked = ["resources.memroy_gb"]', "did you mean resources.memory"),
        ("[resources]\nmemory_gb = 4", 'locked = ["resources.memory_gb", "resources.memory_gb"]', "twice"),
        ("[resources]\ncpus = 9\ncpus_most = 8", 'locked = ["resources.cpus_most"]', "more than the most"),
        ("[environment.own]\nlike = 'r'", "", "either an image or a recipe"),
        ("[environment.own]\nlike = 'r'\nrecipe = 'own'", "", "known by its digest"),
        ("[environment.Own]\nlike = 'r'\nrecipe = 'own'\ncontent = '" + DIGEST + "'", "", "small letters"),
        ("[network]\npool = '10.20.0.0/30'", "", "too small"),
        ("[network]\npool = '10.20.0.1/16'", "", "no range"),
        ("[network]\npool = '8.8.0.0/16'", "", "no range of private"),
        ("[network]\ncertificates = 'x'", "", "no certificate authorities"),
        ("[connection.a]\nkind = 'mysql'\nfields = {host = 'a', user = 'c', password = 'd'}", "", "unknown"),
        ("[connection.cais]\nkind = 'other'\nfields = {}", "", "reserved"),
        ("[connection.a]\nkind = 'https'\nfields = {url = 'https://u:p@a.example'}", "", "a password"),
        ("[connection.a]\nkind = 'odbc'\nfields = {driver = 'x', settings = 'PWD=y'}", "", "hold a secret"),
    ],
)  # fmt: skip
def test_what_no_schema_says(body: str, head: str, says: str) -> None:
    assert says in fault(body, head)


def test_what_is_of_another_kind_or_a_later_cais_is_said_alone() -> None:
    assert faults('kind = "workspace"\nfoo = 1') == [(1, "kind", '"workspace" is none that this Cais reads')]
    assert "needs a newer Cais" in faults(HEAD.replace("version = 1", "version = 2") + "foo = 1")[0][2]


@pytest.mark.parametrize(
    "table", ["environment", "folder", "connection", "network", "catalogue", "locked", "organisation"]
)
def test_what_is_no_table_is_said(table: str) -> None:
    for value in ("3", "'x'", "true"):
        found = faults(f"{HEAD}{table} = {value}\n")
        assert f"{value.strip(chr(39))}" in " ".join(message for _line, _field, message in found)


def schema_keys(schema: dict[str, Any], root: dict[str, Any], name: str = "") -> set[str]:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    found: set[str] = set()
    for key, inner in schema.get("properties", {}).items():
        path = f"{name}.{key}" if name else key
        inner = root["$defs"][inner["$ref"].removeprefix("#/$defs/")] if "$ref" in inner else inner
        found |= schema_keys(inner, root, path) if "properties" in inner else {path}
    return found


def test_schema_and_reader_know_the_same_keys() -> None:
    schema = toml.load_schema("preset")
    known = {key for key in schema_keys(schema, schema) if key.partition(".")[0] not in keys.ABOUT}
    assert known >= keys.HEEDED
    assert set(keys.NAMED) <= known
    kinds = schema["$defs"]["connection"]["properties"]
    own = toml.load_schema("connection")["properties"]
    assert (kinds["kind"], kinds["keeping"]) == (own["kind"], own["keeping"])
    settings = toml.load_schema("settings")["properties"]
    assert (
        schema["properties"]["secrets"]["properties"]["ask_again"]["enum"] == settings["lock_after"]["enum"]
    )
    for name in ("appearance", "tools_after_close"):
        assert schema["properties"]["settings"]["properties"][name]["enum"] == settings[name]["enum"]
    assert (RESOURCES / "schemas" / "preset.json").exists()


def test_what_nothing_is_done_by_cannot_be_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would look as if it held."""
    monkeypatch.setattr(keys, "HEEDED", keys.HEEDED - {"resources.cpus"})
    [(_line, field, said)] = faults(text("[resources]\ncpus = 9", head='locked = ["resources.cpus"]'))
    assert field.startswith("locked")
    assert "does nothing" in said
