"""Every item and every case of it has words, in a terminal as on the screen."""

from __future__ import annotations

import pytest

from desktop.core.health.finding import ANY_CASE, ITEMS, Finding, Level, Topic
from desktop.gui.words.health import level, say, topic
from tests.gui.support.plain import faults

FACTS = ("engine", "version", "address", "built", "problems", "parts", "problem", "driver", "which")


def english(_context: str, text: str) -> str:
    return text


@pytest.mark.parametrize("item", ITEMS)
def test_words(item: str) -> None:
    for case in (*ANY_CASE, *ITEMS[item].cases):
        facts = {name: f"[{name}]" for name in FACTS} | {"free": "3000000", "place": "/x"}
        if item == "memory":
            facts["value"] = "4096"
        finding = Finding(item, case, facts)
        said = say(finding, english, lambda count: f"{count} bytes")
        assert said.title
        assert said.sentence.endswith("."), said
        assert "{" not in said.sentence + said.step
        if finding.level in (Level.BAD, Level.NOTICE) and case not in ANY_CASE and case != "exempted":
            assert said.step, f"{item} {case} has no next step"
        if finding.level is Level.GOOD:
            assert not said.step


def test_levels_and_topics_have_names() -> None:
    assert len({level(one, english) for one in Level}) == len(Level)
    assert len({topic(one, english) for one in Topic}) == len(Topic)


@pytest.mark.parametrize("item", ITEMS)
def test_they_are_plain(item: str) -> None:
    for case in (*ANY_CASE, *ITEMS[item].cases):
        said = say(Finding(item, case), english, str)
        assert [*faults(said.title), *faults(said.sentence), *faults(said.step)] == [], said
