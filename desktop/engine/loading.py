"""Taking in an image from an archive, as another engine saved it."""

from __future__ import annotations

import re
from contextlib import suppress

from docker.errors import DockerException
from docker.utils import parse_repository_tag

from desktop.core.engine_facts import Image
from desktop.core.ports import Readable
from desktop.core.problems import ImageForOthers
from desktop.engine import pulling
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import Facts, recognise

_LOADED = re.compile(r"Loaded image(?: ID)?: (\S+)")


def load(line: ApiLine, archive: Readable, name: str) -> Image:
    """The image, called by this name from now on: one without a name is what people tidy away. No other name
    that the archive brings stays, as images are found by those.

    Raises ImageForOthers, and then leaves nothing.
    """
    said: list[str] = []
    try:
        return _load(line, archive, name, said)
    finally:
        for other in said:
            if pulling.short(other) != pulling.short(name) and not other.startswith("sha256:"):
                with suppress(DockerException):
                    line.remove_image(other)


def _load(line: ApiLine, archive: Readable, name: str, said: list[str]) -> Image:
    """`said` gets what the engine says that it loaded."""
    for message in line.load_image(archive):
        if text := pulling.error_text(message):
            raise recognise(text, Facts(reference=name)) or DockerException(text)
        for told in _LOADED.findall(message.get("stream", "")):
            said += told.split(",")  # Podman's are all in one
    made = said[-1] if said else ""
    found = pulling.find(line, made) if made else None
    if found is None:
        raise DockerException(f"an archive without an image: {name}")
    if (of := line.inspect_image(found.id)["Architecture"]) != line.version()["Arch"]:
        line.remove_image(made, force=True)
        raise ImageForOthers(reference=name, detail=f"made for {of}")
    repository, tag = parse_repository_tag(name)
    line.tag(found.id, repository, tag, force=True)
    return found
