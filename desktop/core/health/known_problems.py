"""Holes in engines through which a container gets out, and since which versions they are mended.

Few and grave ones, each from its publisher's own advisory: an engine's age says the rest. The list is as old
as this Cais, and says nothing of what became known later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple


class KnownProblem(NamedTuple):
    """Attributes:
    id: its public number.
    part: of the engine, as that names it.
    mended: the first good version of each line that got one.
    public: since when it is known.
    """

    id: str
    part: str
    mended: tuple[str, ...]
    public: datetime


def _on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


KNOWN = (
    # https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv
    KnownProblem("CVE-2024-21626", "runc", ("1.1.12",), _on(2024, 1, 31)),
    # https://github.com/opencontainers/runc/security/advisories/GHSA-9493-h29p-rfm2, GHSA-qw9x-cqr3-wc7r
    # and GHSA-cgrx-mc8f-2prm
    KnownProblem("CVE-2025-31133", "runc", ("1.2.8", "1.3.3"), _on(2025, 11, 5)),
    KnownProblem("CVE-2025-52565", "runc", ("1.2.8", "1.3.3"), _on(2025, 11, 5)),
    KnownProblem("CVE-2025-52881", "runc", ("1.2.8", "1.3.3"), _on(2025, 11, 5)),
    # https://docs.docker.com/security/security-announcements/
    KnownProblem("CVE-2025-9074", "Docker Desktop", ("4.44.3",), _on(2025, 8, 20)),
    KnownProblem("CVE-2026-5843", "Docker Desktop", ("4.71.0",), _on(2026, 4, 27)),
)

_OF_A_DISTRIBUTION = re.compile(r"[+~]|-\d*ubuntu|\.(el|fc|amzn)\d|-\d")
"""What a distribution adds to a version when it mends under the old number: `1.1.5+ds1-1+deb12u1`."""


def found(parts: Mapping[str, str]) -> Iterator[KnownProblem]:
    """Those that the numbers of these parts have."""
    for problem in KNOWN:
        version = parts.get(problem.part, "")
        if version and _is_before(version, problem.mended):
            yield problem


def may_be_mended(problems: Iterable[KnownProblem], parts: Mapping[str, str], built: datetime | None) -> bool:
    """Whether numbers alone cannot tell: distributions mend older versions and leave them their number."""
    return all(
        built is not None and built > one.public and _OF_A_DISTRIBUTION.search(parts[one.part]) is not None
        for one in problems
    )


def _is_before(version: str, mended: tuple[str, ...]) -> bool:
    has, good = _numbers(version), [_numbers(one) for one in mended]
    own_line = [one for one in good if one[:2] == has[:2]]
    return has < (own_line or [max(good)])[0]


def _numbers(version: str) -> tuple[int, ...]:
    """Of `28.5.2`, `v1.3.3` and `1.1.5+ds1`, what is before anything else."""
    plain = re.match(r"\D*(\d+(?:\.\d+)*)", version)
    return tuple(int(one) for one in plain[1].split(".")) if plain else ()
