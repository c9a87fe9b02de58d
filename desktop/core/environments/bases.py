"""Which images a recipe takes to be built, and others in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop.core.engine_plans import Recipe

_SPACE = r"(?:[ \t]|\\\r?\n)+"
_FROM = re.compile(
    rf"^[ \t]*FROM{_SPACE}(?:--\S+{_SPACE})*(?P<image>[^\s\\]+)(?:{_SPACE}AS{_SPACE}(?P<stage>\S+))?[^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_COPIED = re.compile(r"(?:--from=|\bfrom=)(?P<image>[^\s,]+)", re.IGNORECASE)
_SYNTAX = re.compile(
    r"\A(?:[ \t]*(?:#|//)[^\n]*\n)*?[ \t]*(?:#|//)[ \t]*syntax[ \t]*=[ \t]*(?P<image>\S+)", re.IGNORECASE
)

_CONTINUED = tuple(re.compile(rf"{end}[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*") for end in (r"\\", "`"))
"""Lines that are one to who builds, in either of the two ways that a recipe may choose between."""


def bases(found: Recipe) -> Iterator[str]:
    """Every image that building it takes, read in each way that it may be."""
    text = found.files.get("Dockerfile", b"").decode(errors="replace")
    texts = (text, *(lines.sub("", text) for lines in _CONTINUED))
    yield from dict.fromkeys(place["image"] for one in texts for place in _places(one))


def rebased(text: str, change: Callable[[str], str], below: str) -> str:
    """A Dockerfile with what `change` makes of each image, and these lines below each that it starts from."""
    made, done = [], 0
    for place in sorted(_places(text), key=lambda place: place.start()):
        start, end = place.span("image")
        made += [text[done:start], change(place["image"])]
        done = end
        if place.re is _FROM:
            made += [text[end : place.end()], f"\n{below}" if below else ""]
            done = place.end()
    return "".join((*made, text[done:]))


def _places(text: str) -> Iterator[re.Match[str]]:
    """Where it names images: none of its own stages."""
    if syntax := _SYNTAX.match(text):
        yield syntax
    stages = {"scratch"}
    for base in _FROM.finditer(text):
        if base["image"].lower() not in stages:
            yield base
        if base["stage"]:
            stages.add(base["stage"].lower())
    for copied in _COPIED.finditer(text):
        if copied["image"].lower() not in stages and not copied["image"].isdecimal():
            yield copied
