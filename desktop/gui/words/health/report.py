"""All that was found, as one text for people and as one document for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from desktop import __version__
from desktop.core.health.finding import Finding, Topic
from desktop.gui.words.health import Said, say, topic


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """In English: it is for IT, wherever they are."""
    heading = ""
    for one in findings:
        above = topic(one.topic, english).upper()
        if one.about and one.topic is Topic.WORKSPACES:
            above = f"{above}: {one.about}"
        if above != heading:
            yield from ([""] if heading else [])
            yield above
            heading = above
        said = _said(one)
        about = f" ({one.about})" if one.about and one.case == "unanswered" else ""
        level = one.level.value.replace("does-not-apply", "-")
        yield f"{level:8}{one.cis:14}{said.title}{about}: {said.sentence}"
        if said.step:
            yield f"{'':22}> {said.step}"


def document(findings: Iterable[Finding]) -> dict[str, Any]:
    """Names and facts are for programs, sentences for who reads along."""
    told, counts = [], Counter[str]()
    for one in findings:
        said = _said(one)
        counts[one.level.value] += 1
        told.append(
            {
                "topic": one.topic.value,
                "item": one.item,
                "case": one.case,
                "level": one.level.value,
                "cis": one.cis,
                "about": one.about,
                "facts": dict(one.facts),
                "title": said.title,
                "sentence": said.sentence,
                "step": said.step,
                "detail": one.detail,
            }
        )
    return {"cais": __version__, "counts": dict(counts), "findings": told}


def _said(finding: Finding) -> Said:
    return say(finding, english, _size)


def english(_context: str, text: str) -> str:
    return text


def _size(count: int) -> str:
    """By the powers of ten that disks are sold by."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
