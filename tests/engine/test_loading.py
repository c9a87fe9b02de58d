"""What becomes of the names that an archive brings, on an engine that calls images by whole ones."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from docker.errors import NotFound

from desktop.engine.loading import load

ID = f"sha256:{'a' * 64}"
NAME = "cais/jupyter:0123456789ab"


class Podman:
    """As version 4.3 answers. Without a name, an image is gone. `brought`: what is in the archive."""

    def __init__(self, *brought: str) -> None:
        self.brought = brought
        self.names: set[str] = set()

    def load_image(self, _archive: object) -> Iterator[dict[str, str]]:
        self.names |= set(self.brought)
        yield {"stream": f"Loaded image: {','.join(self.brought)}"}

    def inspect_image(self, name: str) -> dict[str, Any]:
        if not self.names or (name != ID and _whole(name) not in self.names):
            raise NotFound(name)
        return {"Id": ID, "Architecture": "amd64"}

    def version(self) -> dict[str, str]:
        return {"Arch": "amd64"}

    def tag(self, _id: str, repository: str, tag: str, *, force: bool) -> None:
        self.names.add(_whole(f"{repository}:{tag}"))

    def remove_image(self, name: str) -> None:
        self.names.discard(_whole(name))


def _whole(name: str) -> str:
    return name if name.startswith(("docker.io/", "localhost/")) else f"docker.io/{name}"


@pytest.mark.parametrize("further", [(), ("docker.io/library/python:3.13",), (f"localhost/{NAME}",)])
def test_what_it_is_called_by_stays_and_nothing_else(further: tuple[str, ...]) -> None:
    """A recipe's archive brings the very name that is wanted, written another way."""
    engine: Any = Podman(f"docker.io/{NAME}", *further)
    assert load(engine, io.BytesIO(), NAME).id == ID
    assert engine.names == {f"docker.io/{NAME}"}
