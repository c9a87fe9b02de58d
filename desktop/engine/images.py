"""Images on the engine: finding them by any of their names."""

from __future__ import annotations

from typing import Any

from docker.errors import ImageNotFound, NotFound
from docker.utils import parse_repository_tag

from desktop.core.ports import Image
from desktop.engine.line import Line


def find(line: Line, reference: str) -> Image | None:
    """The image by id, digest reference or tag."""
    try:
        return described(line.inspect_image(reference), reference)
    except (ImageNotFound, NotFound):
        return None


def described(item: dict[str, Any], reference: str) -> Image:
    """`digest` is the one known for the reference's own repository, else the first known."""
    repository, _tag = parse_repository_tag(reference)
    known = [name.rpartition("@") for name in item.get("RepoDigests") or ()]
    own = [digest for name, _, digest in known if name == repository]
    every = own or [digest for _name, _, digest in known]
    return Image(id=item["Id"], digest=every[0] if every else None, size=item.get("Size", 0))
