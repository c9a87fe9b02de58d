"""What presets have to choose from, what they answer of a new workspace, and the connections they bring."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from desktop.core.data.connection import Connection, Keeping
from desktop.core.environments import catalogue
from desktop.core.folders.check import Finding, Refusal
from desktop.core.policy.enforced import Enforced
from desktop.core.policy.handed import HandedStore, handed
from desktop.core.policy.offered import Answered, answered, choosable, everything
from desktop.core.policy.policy import NONE, Policy, merge
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.workspace import new_id
from tests.core.policy.preset_samples import DIGEST, preset

CATALOGUE = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
FORECAST = f"""
[environment.forecast]
like = "python-starter"
image = "registry.acme.example/forecast@{DIGEST}"
"""
SALES = """
[connection.sales]
kind = "postgresql"
fields = { host = "db.acme.example", database = "sales", user = "analyst" }
"""
FOLDERS = """
[folder.extracts]
title = "Extracts"
linux = "/srv/extracts"
writable = false
[folder.project]
title = "Project"
linux = "~/Projects"
writable = true
"""
SHOW = '[catalogue]\nshow = ["forecast"]\n'


def rules(body: str, locked: Iterable[str] = ()) -> Enforced:
    head = f"locked = {list(locked)}" if locked else ""
    return Enforced(merge([preset(body, head=head)]), lambda _ids: (), "/home/maria")


def answer(body: str, locked: Iterable[str] = (), missing: Iterable[str] = ()) -> Answered:
    found = rules(body, locked)
    there = lambda path: Finding(path, Refusal.MISSING if path in missing else None)  # noqa: E731
    offered = choosable(everything(CATALOGUE, found), found.policy)
    return answered(offered, found, tuple(handed(found.policy)), there)


def test_environments_of_presets_come_first() -> None:
    found = everything(CATALOGUE, rules(FORECAST))
    assert found.entries[0].id == "forecast"
    assert found.entries[0].handed
    assert len(found.entries) == len(CATALOGUE.entries) + 1


def test_one_in_the_place_of_cais_s_own_is_there_once() -> None:
    found = everything(
        CATALOGUE, rules(FORECAST.replace("environment.forecast", "environment.python-starter"))
    )
    assert [entry.id for entry in found.entries].count("python-starter") == 1


def test_what_is_hidden_is_not_offered_and_still_there() -> None:
    found = rules(FORECAST + '[catalogue]\nhide = ["python-starter"]', ["catalogue.hide"])
    everywhere = everything(CATALOGUE, found)
    assert everywhere.entry("python-starter"), "workspaces that have it are to be seen"
    assert choosable(everywhere, found.policy).entry("python-starter") is None


def test_all_is_answered_where_every_role_has_its_place() -> None:
    found = answer(FORECAST + FOLDERS + SALES + SHOW, ["catalogue.show"])
    assert found.settled == {"tool", "folders", "connections"}
    assert found.choices.entry == "forecast"
    assert [(one.path, one.writable) for one in found.choices.folders] == [
        ("/home/maria/Projects", True),
        ("/srv/extracts", False),
    ]
    assert len(found.choices.connections) == 1


def test_a_folder_that_is_missing_is_asked_for_unless_one_can_go_without() -> None:
    missing = ["/srv/extracts"]
    assert "folders" not in answer(FOLDERS, missing=missing).settled
    optional = FOLDERS.replace("writable = false", "writable = false\noptional = true")
    assert "folders" in answer(optional, missing=missing).settled


def test_connections_are_passed_over_where_there_is_none_to_choose() -> None:
    assert "connections" in answer(FOLDERS).settled
    assert "connections" not in answer(FOLDERS, missing=["/srv/extracts"]).settled, "somebody asks on"
    assert "connections" not in answer(FORECAST).settled


def test_with_several_environments_the_tool_is_asked_for() -> None:
    found = answer(FORECAST)
    assert "tool" not in found.settled


def test_what_a_preset_brings_is_suggested_beside_others() -> None:
    assert answer(FORECAST).choices.entry == "forecast"
    several = FORECAST.replace("environment.forecast", "environment.audit") + FORECAST
    assert answer(several).choices.entry == "audit", "its first one"
    assert answer(FOLDERS).choices.entry == "", "Cais's own are not IT's advice"


# --- connections ------------------------------------------------------------------------------------------


class Store(HandedStore):
    def __init__(self, folder: Path) -> None:
        self.holds: Policy = NONE
        super().__init__(folder, lambda: self.holds)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def names(store: Store) -> list[tuple[str, str]]:
    return [(one.name, one.handed_by) for one in store.load_all()[0]]


def own(store: Store, name: str) -> Connection:
    [brought] = handed(rules(SALES).policy)
    made = Connection(new_id(), name, brought.kind, brought.created, {**brought.fields, "host": "db.mine"})
    store.save(made)
    return made


def test_they_are_there_as_long_as_the_preset_is(store: Store, tmp_path: Path) -> None:
    assert names(store) == []
    store.holds = rules(SALES).policy
    assert names(store) == [("sales", "Acme Häfen")]
    [brought] = store.load_all()[0]
    assert store.load(brought.id) == brought
    assert brought.id in store.ids()
    store.holds = NONE
    assert names(store) == []


def test_nothing_of_them_is_written_down(store: Store, tmp_path: Path) -> None:
    """Podman Desktop 16058: what was copied into a person's settings stayed as it was."""
    store.holds = rules(SALES).policy
    [brought] = store.load_all()[0]
    store.save(brought)
    store.change(brought.id, used=brought.created)
    assert not list(tmp_path.rglob("*.toml"))
    store.holds = rules(SALES.replace("db.acme", "db2.acme")).policy
    assert store.load_all()[0][0].fields["host"] == "db2.acme.example"
    assert store.load_all()[0][0].id == brought.id, "workspaces keep it, and its password"


def test_ones_own_by_that_name_goes_first_unless_it_is_locked(store: Store) -> None:
    own(store, "Sales")
    store.holds = rules(SALES).policy
    assert names(store) == [("Sales", "")]
    store.holds = rules(SALES, ["connection.sales"]).policy
    assert names(store) == [("sales", "Acme Häfen")]


def test_a_password_is_held_where_it_may_not_be_kept() -> None:
    found = rules(SALES + "[secrets]\nkeep = false", ["secrets.keep"])
    [brought] = handed(found.policy)
    assert brought.keeping is Keeping.SESSION
