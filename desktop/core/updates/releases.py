"""The file that tells of releases, and which of them is worth telling somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.core.files import cais_file, toml
from desktop.core.policy import suspicious
from desktop.core.policy.versions import numbers
from desktop.core.problems import Fault


@dataclass(frozen=True, slots=True)
class Release:
    """One version. `page` is where it is had, "" for nowhere; `changes` are lines by language."""

    version: str
    changes: Mapping[str, tuple[str, ...]]
    page: str = ""

    def said(self, language: str) -> tuple[str, ...]:
        """What changed, in this language (`pt_BR`), else in English."""
        return (
            self.changes.get(language) or self.changes.get(language.partition("_")[0]) or self.changes["en"]
        )


class Why(Enum):
    """Why a release is told of."""

    NEWER = "newer"
    WANTED = "wanted"  # IT wants at least this


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is told: the newest release that they may have, and all that changed on the way there."""

    release: Release
    why: Why = Why.NEWER
    passed: tuple[Release, ...] = ()


def read(content: bytes) -> tuple[Release, ...] | tuple[Fault, ...]:
    """The releases that a file tells of, or all that is wrong with it."""
    document = cais_file.parse("releases", content)
    if isinstance(document, Fault):
        return (document,)
    found = toml.check(document.table, toml.load_schema("releases"))
    if not found:
        for number, one in enumerate(document.table["release"]):
            if wrong := suspicious.address(one["page"]) if "page" in one else "":
                found.append((("release", number, "page"), wrong))
    if found:
        return document.faults(found)
    return tuple(
        Release(
            one["version"], {code: tuple(said) for code, said in one["changes"].items()}, one.get("page", "")
        )
        for one in document.table["release"]
    )


def offer(releases: Iterable[Release], running: str, lowest: str = "", highest: str = "") -> Offer | None:
    """What to tell of where `running` is in use; None for nothing.

    IT stages releases by these two: nothing above `highest` is told of, and what is below `lowest` is told to
    be wanted. A development version counts as the release that it leads to.
    """
    top = numbers(highest) if highest else None
    newer = sorted(
        (one for one in releases if numbers(one.version) > numbers(running)),
        key=lambda one: numbers(one.version),
    )
    allowed = [one for one in newer if top is None or numbers(one.version) <= top]
    if not allowed:
        return None
    wanted = bool(lowest) and numbers(running) < numbers(lowest)
    return Offer(allowed[-1], Why.WANTED if wanted else Why.NEWER, tuple(reversed(allowed)))
