"""What the server is called that an image comes from."""

from __future__ import annotations

import re

HUB = "docker.io"
"""The server of images that name none."""

_HUBS = frozenset({HUB, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"})


def host(reference: str) -> str:
    """The server that an image comes from: `q.example:5000` of `q.example:5000/tools/python:1`."""
    first, slash, _rest = reference.partition("/")
    named = slash and (set(first) & set(".:") or first == "localhost")
    return canonical(first) if named else HUB


def is_plain(reference: str) -> bool:
    """Whether it names an image, and no variable that whoever builds puts one in place of."""
    return re.fullmatch(r"[\w./:@-]+", reference, re.ASCII) is not None


def canonical(name: str) -> str:
    """The same for all ways to write one: as people type or copy it, an address included, and who signs in
    there not: that may be a password, and this is kept and shown."""
    bare = name.strip().removeprefix("https://").removeprefix("http://").partition("/")[0].lower()
    bare = bare.rpartition("@")[2]
    return HUB if bare in _HUBS else bare
