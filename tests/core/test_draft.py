"""The wizard's flow, without a widget."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.draft import (
    Choices,
    Missing,
    chosen_name,
    folders_fault,
    judged,
    name_fault,
    to_workspace,
    tool_fault,
)
from desktop.core.folders.check import Doubt, Finding, Refusal
from desktop.core.workspaces.workspace import MAX_NAME, Folder
from tests.core.samples import CATALOGUE

CHOSEN = Choices(entry="python").with_folder(Finding("/data/sales")).with_folder(Finding("/data/warehouse"))


@pytest.mark.parametrize("entry", ["", "gone from the catalogue"])
def test_a_tool_is_needed(entry) -> None:
    assert tool_fault(Choices(entry=entry), CATALOGUE) is Missing.TOOL
    assert tool_fault(CHOSEN, CATALOGUE) is None


def test_a_folder_is_needed_and_none_that_is_refused() -> None:
    assert folders_fault(Choices(entry="python")) is Missing.FOLDER
    assert folders_fault(CHOSEN) is None
    refused = CHOSEN.with_folder(Finding("/home/ana/.ssh", Refusal.KEYS))
    assert folders_fault(refused) is Missing.FOLDER_REFUSED
    assert folders_fault(refused.without_folder("/home/ana/.ssh")) is None


def test_a_folder_lies_in_another_only_where_that_one_is_shared() -> None:
    shared, refused = CHOSEN.with_folder(Finding("/data")), CHOSEN.with_folder(Finding("/data", Refusal.KEYS))
    assert judged(shared, own=True)["/data/sales"].doubts == (Doubt.WITHIN,)
    assert judged(refused, own=True)["/data/sales"].doubts == ()


def test_the_project_folder_can_change_and_others_are_read_only() -> None:
    assert CHOSEN.folders == (
        Folder("/data/sales", "sales", writable=True),
        Folder("/data/warehouse", "warehouse", writable=False),
    )
    assert CHOSEN.with_access("/data/warehouse", True).folders[1].writable
    assert not CHOSEN.with_access("/data/sales", False).folders[0].writable


def test_the_project_is_the_first_folder_that_can_be_shared() -> None:
    chosen = Choices(entry="python").with_folder(Finding("/home/ana/.ssh", Refusal.KEYS))
    chosen = chosen.with_folder(Finding("/data/sales")).with_folder(Finding("/data/warehouse"))
    assert [folder.writable for folder in chosen.folders] == [False, True, False]
    assert chosen.project == chosen.folders[1]
    assert chosen_name(chosen, CATALOGUE, []) == "sales"


def test_refused_folders_are_counted() -> None:
    assert CHOSEN.refused == 0
    refused = CHOSEN.with_folder(Finding("/home/ana/.ssh", Refusal.KEYS)).with_folder(
        Finding("/", Refusal.SYSTEM)
    )
    assert refused.refused == 2


def test_folders_of_one_name_are_told_apart_inside() -> None:
    twice = CHOSEN.with_folder(Finding("/backup/Sales"))
    assert [folder.name for folder in twice.folders] == ["sales", "warehouse", "Sales 2"]


def test_choosing_a_folder_again_only_looks_again() -> None:
    changed = CHOSEN.with_access("/data/sales", False).with_folder(Finding("/data/sales", Refusal.MISSING))
    assert changed.folders == CHOSEN.with_access("/data/sales", False).folders
    assert folders_fault(changed) is Missing.FOLDER_REFUSED


@pytest.mark.parametrize(("reason", "name"), [(Refusal.MISSING, "extracts"), (Refusal.NO_ACCESS, "2026")])
def test_in_the_place_of_a_missing_folder_another_is_called_the_same(reason: Refusal, name: str) -> None:
    folder = Folder("/srv/extracts", "extracts", writable=True, copied=True)
    choices = Choices(folders=(folder,), findings={folder.path: Finding(folder.path, reason)})
    [other] = choices.with_other(folder.path, Finding("/data/2026")).folders
    assert (other.path, other.name, other.writable) == ("/data/2026", name, True)
    assert other.copied is (reason is Refusal.MISSING)


def test_a_name_is_suggested_unlike_any_other() -> None:
    assert chosen_name(Choices(entry="r"), CATALOGUE, []) == "R starter"
    assert chosen_name(CHOSEN, CATALOGUE, []) == "sales"
    assert chosen_name(CHOSEN, CATALOGUE, ["Sales", "sales 2"]) == "sales 3"


def test_a_name_that_was_typed_stands_even_while_it_is_wrong() -> None:
    cleared = replace(CHOSEN, name="")
    assert chosen_name(cleared, CATALOGUE, []) == ""
    assert name_fault(chosen_name(cleared, CATALOGUE, []), []) is Missing.NAME
    assert name_fault(chosen_name(CHOSEN, CATALOGUE, ["sales"]), ["sales"]) is None


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Sales forecast", None),
        ("👩‍💻 \"quotes\" 'n' \\ żółć", None),
        ("x" * MAX_NAME, None),
        ("  " + "x" * MAX_NAME + "  ", None),
        ("", Missing.NAME),
        (" \t\u3000", Missing.NAME),
        ("two\nlines", Missing.NAME),
        ("bell\x07", Missing.NAME),
        ("half a pair \ud83d", Missing.NAME),
        ("x" * (MAX_NAME + 1), Missing.NAME_TOO_LONG),
        ("CLAIMS", Missing.NAME_TAKEN),
        (" claims ", Missing.NAME_TAKEN),
    ],
)
def test_names(name, fault) -> None:
    assert name_fault(name, ["Claims"]) is fault


def test_what_was_chosen_becomes_a_workspace() -> None:
    made = to_workspace(replace(CHOSEN, name=" Q4 "), CATALOGUE, [])
    assert (made.name, made.entry, made.folders) == ("Q4", "python", CHOSEN.folders)
    assert made.image is None
    assert not made.ready
    assert made.created.tzinfo is not None
    assert made.id != to_workspace(CHOSEN, CATALOGUE, []).id
