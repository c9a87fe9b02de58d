"""A workspace: one project's tool and folders, as asked for by a person.

These are the truth for *what was asked*; the engine is the truth for what runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

MAX_NAME = 200

HOMES = ("home", "other-home")
"""Where what is kept inside may be: a workspace has one of them, and the other one may be set aside."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A host folder shared with a workspace.

    `path` is absolute on the host; `name` is the last part of where it appears below the tool's
    home, unique within its workspace; `writable` is False for *read only*, True for *can change*. The tool
    has a copy of a `copied` one, and not the folder itself. `also` are further places
    inside, as links in other folders lead there: absolute, or below home by "~/".
    """

    path: str
    name: str
    writable: bool = False
    copied: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    """What an image is, in words.

    Attributes:
        tool: its title, as on the page that it opens.
        language: "python", "r" or "spark".
        contents: what is inside, with versions, the most telling first.
    """

    tool: str
    language: str
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workspace:
    """One project.

    Attributes:
        id: 12 lower-case hex digits; names the container, network and volumes on the engine.
        name: what the person calls it, 1 to 200 characters.
        entry: id of the catalogue entry it was made from.
        image: the image's id on the engine (`sha256:...`), recorded at the first start; None before.
        digest: the registry's digest (`sha256:...`) where Cais pulled it, None where it was built or loaded.
        environment: what that image is; the catalogue may have gone on since. None in files of before.
        recipe: the tag of the recipe that it was built from, None where it was pulled and in files of before.
        engine: where it was started last and its home is, by `EngineInfo.place`; None before.
        folders: the project folder first.
        connections: ids of the data connections that its tool is handed; one may be gone since.
        home: which one of `HOMES` its tool has.
        set_aside: since when the other one is kept beside it, in UTC; None where there is none.
        memory: limit in bytes; None for Cais's default.
        cpus: limit in cores; None for all of them.
        opened: when its tool was last opened, in UTC.
        ready: True once its tool has answered; a workspace that never did is half-made.
    """

    id: str
    name: str
    entry: str
    created: datetime
    folders: tuple[Folder, ...] = field(default=())
    image: str | None = None
    digest: str | None = None
    environment: Environment | None = None
    recipe: str | None = None
    engine: str | None = None
    connections: tuple[str, ...] = ()
    home: str = HOMES[0]
    set_aside: datetime | None = None
    memory: int | None = None
    cpus: float | None = None
    opened: datetime | None = None
    ready: bool = False

    @property
    def shared(self) -> tuple[Folder, ...]:
        """Those that the tool has themselves."""
        return tuple(folder for folder in self.folders if not folder.copied)

    @property
    def copied(self) -> tuple[Folder, ...]:
        """Those that it has a copy of."""
        return tuple(folder for folder in self.folders if folder.copied)

    @property
    def home_volume(self) -> str:
        """What the home that its tool has is called on the engine."""
        return f"cais-{self.id}-{self.home}"

    @property
    def exchanged_unused(self) -> bool:
        """Whether its tool was not opened yet since it has this home in another one's place."""
        return self.set_aside is not None and (self.opened is None or self.opened < self.set_aside)

    @property
    def project(self) -> str:
        """Where one works: the name of the project folder, "" without any."""
        return self.folders[0].name if self.folders else ""


def with_record(workspace: Workspace, started: Workspace) -> Workspace:
    """`workspace` with what a start of it found out. What a person asked for stays, whatever it was when the
    start began."""
    return replace(
        workspace,
        image=started.image,
        digest=started.digest,
        environment=started.environment,
        recipe=started.recipe,
        engine=started.engine,
        opened=started.opened,
        ready=started.ready,
    )


def last_used_first(workspaces: Iterable[Workspace]) -> list[Workspace]:
    """Last opened first, never opened ones by their making."""
    return sorted(workspaces, key=lambda one: one.opened or one.created, reverse=True)


def new_id() -> str:
    import secrets  # slow to import, and not needed to show what is there

    return secrets.token_hex(6)


def distinct(name: str, taken: Iterable[str]) -> str:
    """`name`, numbered if it is among `taken`; upper and lower case do not tell two names apart."""
    used = {other.casefold() for other in taken}
    free, count = name, 1
    while free.casefold() in used:
        count += 1
        free = f"{name} {count}"
    return free
