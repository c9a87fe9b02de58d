"""What people reported of other programs that IT manages, tried on presets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.policy.policy import merge
from desktop.core.policy.preset import parse
from tests.core.policy.preset_samples import DIGEST, text
from tests.core.policy.test_rules import beside, enforced, forbidden, planned
from tests.core.samples import CATALOGUE, ENTRY, WORKSPACE

HIDDEN = '[catalogue]\nhide = ["python"]\n'
AGAIN = f'[environment.mine]\nlike = "python"\nimage = "registry.example:5000/tool@{DIGEST}"'


def fields(written: str) -> list[str]:
    """What is wrong with a preset, by where."""
    found = parse(Path("a.cais"), written.encode())
    return [fault.field for fault in found] if isinstance(found, tuple) else []


@pytest.mark.parametrize(("key", "ids"), [("hide", "[]"), ("hide", "['r']"), ("show", "['python', 'r']")])
def test_ones_own_list_loosens_none_of_its(key: str, ids: str) -> None:
    """VS Code 236429, Podman Desktop 14944: a person's own list counted beside the policy's, or before it."""
    its = enforced(f"[catalogue]\n{key} = ['{'python' if key == 'hide' else 'r'}']", f"catalogue.{key}")
    written = text(f"[catalogue]\n{key} = {ids}", head=f"locked = ['catalogue.{key}']", id="mine")
    theirs = parse(Path("mine.cais"), written.encode())
    if isinstance(theirs, tuple):
        return  # one that would limit nothing is no preset
    policy = merge((*its.policy.presets, replace(theirs, own=True)))
    problems = list(replace(its, policy=policy).problems(WORKSPACE, ENTRY))
    assert problems, "two that do not agree start nothing, or IT's holds"


def test_a_list_that_is_not_locked_is_no_limit_and_says_so() -> None:
    assert fields(text("[catalogue]\nshow = ['python']")) == ["catalogue.show"]


@pytest.mark.parametrize("key", ["catalogue.show", "network.registries"])
def test_an_empty_list_allows_nothing_rather_than_everything(key: str) -> None:
    """VS Code 246128: a list that was lost in an update left all blocked, and nobody knew which it was."""
    section, _, name = key.partition(".")
    written = text(f"[{section}]\n{name} = []", head=f'locked = ["{key}"]')
    if not fields(written):
        assert forbidden(enforced(f"[{section}]\n{name} = []", key))[0] == key


def test_one_that_was_wrapped_in_its_name_is_faulty() -> None:
    """VS Code 240834: pasted with its own key around it, and nothing of it held."""
    assert fields(text("[preset.catalogue]\nshow = ['python']")) == ["preset"]


def test_a_key_that_is_written_otherwise_is_named() -> None:
    """Mozilla policy-templates 537: “AutoConfiguURL” was passed over, and so was the proxy."""
    assert fields(text("[network]\nproxi = 'http://proxy.acme.example:3128'")) == ["network.proxi"]
    assert fields(text("[Catalogue]\nhide = ['python']")) == ["Catalogue"]


def test_what_is_locked_without_a_value_is_named() -> None:
    """Podman Desktop 13898: what is locked, and what it is locked to, are in two places."""
    assert fields(text("", head='locked = ["resources.memory_most_gb"]')) == ["locked[0]"]


def test_one_that_was_cut_or_has_a_comma_too_many_is_no_policy_in_part() -> None:
    """Mozilla policy-templates 104 and 1189: one missing comma, and the whole file was passed over."""
    whole = text("[catalogue]\nhide = ['python' 'r']")
    assert fields(whole) == [""]


@pytest.mark.parametrize("host", ["Evil.example", "EVIL.EXAMPLE", "evil.example:443"])
def test_capital_letters_open_no_door(host: str) -> None:
    """Mozilla policy-templates 853: about:Config was not about:config."""
    policy = enforced('[network]\nregistries = ["registry.acme.example"]', "network.registries")
    entry = replace(ENTRY, image=f"{host}/python@{DIGEST}", recipe=None)
    assert forbidden(policy, entry=entry)[0] == "network.registries"


def test_what_locks_one_thing_asks_for_nothing_else() -> None:
    """Docker for Windows 14571: an admin-settings.json without a word of it enforced a sign-in."""
    planned(enforced("[resources]\nmemory_most_gb = 8", "resources.memory_most_gb"))


# --- what is hidden, and what may not run -----------------------------------------------------------------


def test_what_is_hidden_comes_back_by_its_id_for_nobody() -> None:
    own = AGAIN.replace("environment.mine", "environment.python")
    policy = beside(HIDDEN, "catalogue.hide", own=own, own_locked=("environment.python",))
    assert forbidden(policy, entry=policy.entry("python", CATALOGUE) or ENTRY)[0] == "catalogue.hide"


@pytest.mark.parametrize(
    ("its", "locked"),
    [
        ('[catalogue]\nshow = ["r"]\n', "catalogue.show"),
        ('[network]\nregistries = ["registry.acme.example"]\n', "network.registries"),
    ],
)
def test_the_same_image_by_another_name_is_bound_by_what_is_shown_and_where_it_is_from(
    its: str, locked: str
) -> None:
    """Hiding names an id; these bind whatever a person's own preset brings."""
    hidden = beside(HIDDEN, "catalogue.hide", own=AGAIN)
    mine = hidden.entry("mine", CATALOGUE)
    assert mine
    planned(hidden, entry=mine)
    bound = beside(its, locked, own=AGAIN, own_locked=("environment.mine",))
    assert forbidden(bound, entry=mine)[0] == locked
