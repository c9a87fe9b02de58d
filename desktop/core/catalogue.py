"""The curated list of environments and how each tool is launched."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Launch:
    """How a tool is run inside its image.

    Attributes:
        title: the tool's name on screen ("JupyterLab").
        command: argument vector run as the image's user.
        port: where it listens inside.
        ready: path that answers with a status below 400 once the tool can be used, without sign-in.
        open: path the browser is sent to.
        sign_in: "jupyter-token", "rstudio-form" or "none".
        environment: further variables, never secret.
        service_workers: whether the tool cannot live without them.
    """

    title: str
    command: tuple[str, ...]
    port: int
    ready: str
    open: str
    sign_in: str
    environment: dict[str, str] = field(default_factory=dict)
    service_workers: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """One relaxation of the hardening table, with its reason. `rule`: "read-only-root", "capability"..."""

    rule: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """A folder that builds an image. `tag` is the name the built image gets on the engine."""

    name: str
    folder: Path
    base: str
    tag: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One curated environment: exactly one of `image` (a reference to pull) and `recipe` is set.

    `user` and `group` are the image's own numbers; `any_user` says that the tool also runs as another
    user id (with `group` as a further group), so that files keep the analyst's ownership.
    `writable` are places besides home and /tmp that the tool must write (given as tmpfs).
    """

    id: str
    title: str
    summary: str
    language: str
    publisher: str
    contents: tuple[str, ...]
    launch: Launch
    user: int
    group: int
    home: str
    image: str | None = None
    recipe: Recipe | None = None
    any_user: bool = False
    writable: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries, in the order they are shown."""

    entries: tuple[Entry, ...]

    def entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id), None)
