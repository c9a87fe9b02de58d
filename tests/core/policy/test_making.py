"""A preset that is made key by key: what others wrote into it stays, and what comes out is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.data.connection import Connection, Keeping
from desktop.core.environments import catalogue
from desktop.core.policy.making import Making, take_over
from desktop.core.policy.places import SYSTEM
from desktop.core.policy.preset import Preset, parse
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import DIGEST, text

NOW = datetime.now(UTC)


def read(made: Making) -> Preset:
    found = parse(Path("made.cais"), made.text.encode())
    assert isinstance(found, Preset), (found, made.text)
    return found


@pytest.fixture
def made() -> Making:
    made = Making()
    made.put(("organisation", "name"), "Acme")
    made.put(("organisation", "contact"), "it@acme.example")
    return made


def test_one_that_was_just_begun_names_what_it_needs() -> None:
    found = parse(Path("made.cais"), Making().text.encode())
    assert isinstance(found, tuple)
    assert [fault.field for fault in found] == ["organisation.name", "organisation.contact"]


def test_what_is_set_is_there_and_what_is_taken_away_is_not(made: Making) -> None:
    before = made.text
    made.put(("resources", "memory_gb"), 4)
    made.put(("network", "mirrors", "pip"), "https://pypi.acme.example/simple")
    assert read(made).values == {
        "resources.memory_gb": 4,
        "network.mirrors.pip": "https://pypi.acme.example/simple",
    }
    made.put(("resources", "memory_gb"), None)
    made.put(("network", "mirrors", "pip"), None)
    made.put(("texts", "help"), None)
    assert made.text.strip() == before.strip()


def test_what_limits_is_locked_with_its_value(made: Making) -> None:
    made.put(("resources", "memory_most_gb"), 8)
    made.put(("resources", "memory_gb"), 4)
    assert read(made).locked == {"resources.memory_most_gb"}
    made.lock(("resources", "memory_gb"), on=True)
    assert read(made).locked == {"resources.memory_most_gb", "resources.memory_gb"}
    made.put(("resources", "memory_most_gb"), None)
    made.put(("resources", "memory_gb"), None)
    assert "locked" not in made.text
    read(made)


def test_a_thing_with_a_name_is_locked_as_a_whole(made: Making) -> None:
    made.put(("folder", "extracts"), {"title": "Extracts", "writable": False})
    made.lock(("folder", "extracts", "title"), on=True)
    assert read(made).locked == {"folder.extracts"}
    made.put(("folder", "extracts", "linux"), "/srv/extracts")
    assert read(made).values["folder.extracts"]["linux"] == "/srv/extracts"
    made.put(("folder", "extracts", "linux"), None)
    assert made.locked(("folder", "extracts"))
    made.put(("folder", "extracts"), None)
    assert read(made).values == {}
    assert "folder" not in made.text


def test_comments_and_order_stay_and_the_number_rises() -> None:
    body = "# why four\n[resources]\nmemory_gb = 4  # enough\n\n[texts]\nhelp = 'Ask us.'\n"
    written = text(body, head='locked = ["resources.memory_gb"] # all of them')
    made = Making.of_next(written)
    made.put(("resources", "memory_gb"), 6)
    assert made.text == written.replace("memory_gb = 4", "memory_gb = 6").replace("serial = 3", "serial = 4")


def test_comments_in_the_list_of_locks_stay() -> None:
    head = """locked = [
  "resources.memory_gb",  # so that all get the same
  # asked for by the data office
  "settings.language",
]"""
    body = "[resources]\nmemory_gb = 4\ncpus = 2\n[settings]\nlanguage = 'en'\n"
    made = Making(text(body, head=head))
    made.lock(("resources", "cpus"), on=True)
    made.lock(("settings", "language"), on=False)
    assert "# so that all get the same" in made.text
    assert "# asked for by the data office" in made.text
    assert read(made).locked == {"resources.memory_gb", "resources.cpus"}


def test_a_lock_that_comes_late_stands_before_the_tables() -> None:
    made = Making(text("[resources]\nmemory_gb = 4\n"))
    made.lock(("resources", "memory_gb"), on=True)
    assert read(made).locked == {"resources.memory_gb"}


@pytest.mark.parametrize("broken", ["[", "a = ", "a = 1\na = 2", "\0"])
def test_what_is_no_toml_is_refused(broken: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the reader says
        Making(broken)


def test_names_are_free_and_of_letters_that_names_are_of(made: Making) -> None:
    assert made.free_name("folder", "Häfen & Co") == "h-fen-co"
    made.put(("folder", "h-fen-co"), {"title": "x", "writable": False})
    assert made.free_name("folder", "Häfen & Co") == "h-fen-co-2"
    assert made.free_name("folder", "🚢") == "folder"


def test_it_takes_over_what_this_computer_is_set_to(made: Making) -> None:
    offered = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
    pulled = next(entry for entry in offered.entries if entry.image)
    workspace = Workspace(
        "0" * 12, "Sales", pulled.id, NOW, (Folder("/srv/extracts", "extracts"),), digest=DIGEST
    )
    connection = Connection(
        "1" * 12,
        "sales",
        "postgresql",
        NOW,
        {"host": "db.example", "database": "sales", "user": "maria", "port": "5432", "ssl_mode": ""},
        keeping=Keeping.SESSION,
    )
    about = [workspace, replace(workspace, id="2" * 12)], [connection], offered
    assert take_over(made, *about) == 3
    values = read(made).values
    assert values[f"environment.{pulled.id}"]["image"].endswith(f"@{DIGEST}")
    assert values["folder.extracts"] == {"title": "extracts", SYSTEM: "/srv/extracts", "writable": False}
    assert values["connection.sales"]["fields"] == {
        "host": "db.example",
        "database": "sales",
        "user": "maria",
        "port": "5432",
    }
    assert take_over(made, *about) == 0
