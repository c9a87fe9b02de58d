"""The curated list of environments and how each tool is launched."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from desktop.core.engine_plans import Recipe
from desktop.core.files import toml
from desktop.core.limits import GIB
from desktop.core.problems import CatalogueBroken, Fault
from desktop.core.workspaces.workspace import Environment

VERSION = 1

_SYSTEM = re.compile(
    r"/(?:bin|boot|dev|etc|lib(?:32|64|x32)?|proc|root|run|sbin|sys|tmp|usr|var/run)(?:/|$)"
    r"|/(?:home|mnt|opt|srv|var)$"
)
"""Places inside that are the image's, the kernel's or ours: to lay something over them would hide it."""

_BASE = re.compile(r"^FROM\s+(\S+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Launch:
    """How a tool is run inside its image.

    Attributes:
        title: the tool's name on screen ("JupyterLab").
        command: argument vector run as the image's user; `{project}` stands for `Workspace.project`.
        port: where it listens inside.
        ready: path that answers with a status below 400 once the tool can be used, without sign-in.
        open: path the browser is sent to.
        sign_in: "jupyter-token" or "rstudio-form": a tool that asks nobody in is never published.
        variables: further ones, never secret.
        terminal: a script that opens a terminal when run in the tool's page, "" where there is none;
            `{project}` stands for `Workspace.project`, as a string in JSON.
        unsaved: an expression for the names of the files that `save` is going to save.
        save: an expression that, in the tool's page, saves what is open and promises an end, "" for none.
        print_own: an expression that, in the tool's page, has it print the document in front, and promises
            whether there is one; "" for none.
        document: an expression that, in the tool's page, is that document's name, "" for none.
        results: one that promises an end, and keeps it once results of code are shown. Such a tool forgets
            the code's variables when it stops. "" for tools of which that is not known.
        service_workers: whether the tool cannot live without them.
        files: what it is handed at each start, by name, to lie beside its secrets: settings that reach every
            image it runs in, one of ours or not.
    """

    title: str
    command: tuple[str, ...]
    port: int
    ready: str
    open: str
    sign_in: str
    variables: dict[str, str] = field(default_factory=dict)
    terminal: str = ""
    unsaved: str = ""
    save: str = ""
    print_own: str = ""
    document: str = ""
    results: str = ""
    service_workers: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Exemption:
    """One relaxation of the hardening table, with its reason.

    `rule` is "read-only-root" or "capability"; `value` the capability kept, "" for the other rule.
    """

    rule: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One environment, curated or `handed` out by a preset.

    Exactly one of `image` (a reference to pull) and `recipe` is set.

    `user` and `group` are the image's own numbers; `any_user` says that the tool also runs as another
    user id (with `group` as a further group), so that files keep the analyst's ownership.
    `writable` are places besides home and /tmp that the tool must write (given as tmpfs). With less than
    `least_memory_gb` it is of no use.
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
    least_memory_gb: int = 1
    handed: bool = False

    @property
    def least_memory(self) -> int:
        """In bytes."""
        return self.least_memory_gb * GIB

    @property
    def environment(self) -> Environment:
        """What a workspace that is made from it keeps."""
        return Environment(self.launch.title, self.language, self.contents)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that people read of it, in English."""
        reasons = (exemption.reason for exemption in self.exemptions)
        return (self.title, self.summary, self.publisher, self.launch.title, *self.contents, *reasons)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries, in the order they are shown."""

    entries: tuple[Entry, ...]

    def entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id), None)


def load(path: Path, recipes: Path) -> Catalogue:
    """The catalogue at `path`, whose recipes are folders in `recipes`.

    Beside it, `launch/<name>/` may hold files for the launch of that name.
    Raises CatalogueBroken with everything that is wrong with it at once.
    """
    document = toml.read(path)
    if isinstance(document, Fault):
        raise CatalogueBroken(path=str(path), faults=(document,))
    if document.version > VERSION:
        # Nothing else can be said about a format that is not known yet.
        newer = [(("version",), f"is {document.version}, which needs a newer Cais than this one")]
        raise CatalogueBroken(path=str(path), faults=document.faults(newer))
    found = toml.check(document.table, toml.load_schema("catalogue"))
    found += _inconsistencies(document.table, recipes, {place[:2] for place, _message in found})
    if found:
        raise CatalogueBroken(path=str(path), faults=document.faults(found))
    launches = {
        name: {**launch, "files": read_files(path.parent / "launch" / name)}
        for name, launch in document.table["launch"].items()
    }
    return Catalogue(
        tuple(_entry(table, launches[table["launch"]], recipes) for table in document.table["entry"])
    )


def _inconsistencies(table: dict[str, Any], recipes: Path, faulty: set[toml.Place]) -> Iterator[toml.Found]:
    """What no schema can say: names that must, or must not, be elsewhere too.

    Only of what is not `faulty`: values of the wrong kind are reported already, and say nothing more.
    """
    if {(), ("entry",), ("launch",)} & faulty:
        return
    seen: set[str] = set()
    for index, entry in enumerate(table["entry"]):
        place: toml.Place = ("entry", index)
        if place in faulty:
            continue
        if entry["id"] in seen:
            yield (*place, "id"), f"{entry['id']} is there twice"
        seen.add(entry["id"])
        if (name := entry["launch"]) not in table["launch"]:
            yield (
                (*place, "launch"),
                f"there is no launch.{name}{toml.suggestion(name, table['launch'])}",
            )
        if ("image" in entry) == ("recipe" in entry):
            yield place, "must have either an image or a recipe"
        elif "recipe" in entry:
            dockerfile = recipes / entry["recipe"] / "Dockerfile"
            if not dockerfile.is_file():
                yield (*place, "recipe"), f"there is no recipe {entry['recipe']}"
            elif not _BASE.search(dockerfile.read_text("utf-8")):
                yield (*place, "recipe"), f"the recipe {entry['recipe']} starts from no image"
        yield from _too_much(entry, place)


def _too_much(entry: dict[str, Any], place: toml.Place) -> Iterator[toml.Found]:
    """What would weaken the hardening more than an entry may."""
    places: list[tuple[toml.Place, str]] = [(("home",), entry["home"])]
    places += [(("writable", number), path) for number, path in enumerate(entry.get("writable", ()))]
    for where, path in places:
        if _SYSTEM.match(path):
            yield (*place, *where), f"{path} belongs to the system inside"
    for number, exemption in enumerate(entry.get("exemption", ())):
        if (exemption["rule"] == "capability") is not bool(exemption["value"]):
            yield (*place, "exemption", number, "value"), f"does not go with {exemption['rule']}"


def _entry(table: dict[str, Any], launch: dict[str, Any], recipes: Path) -> Entry:
    home = table["home"]
    facts: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
    }
    exemptions = tuple(Exemption(**exemption) for exemption in facts.pop("exemption", ()))
    command = (*facts.pop("wrapper", ()), *launch["command"])
    variables = launch.get("variables", {})
    facts["launch"] = Launch(
        **{
            **launch,
            "command": tuple(_at_home(argument, home) for argument in command),
            "variables": {name: _at_home(value, home) for name, value in variables.items()},
        }
    )
    if "recipe" in facts:
        facts["recipe"] = recipe(facts["recipe"], read_files(recipes / facts["recipe"]))
    return Entry(**facts, exemptions=exemptions)


def _at_home(text: str, home: str) -> str:
    return text.replace("{home}", home)


def read_files(folder: Path) -> dict[str, bytes]:
    """All files in the folder, those in folders of its own too, by name.

    What Python has compiled beside them is left out: it comes with an import, in an installed Cais, too, and
    would be handed to the tool or change a recipe's tag.
    """
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def content_digest(files: Mapping[str, bytes]) -> str:
    """Of a recipe's files, in hex: the same for the same content under the same names."""
    content = hashlib.sha256()
    for file in sorted(files, key=PurePosixPath):
        content.update(f"{file}\0".encode())
        content.update(hashlib.sha256(files[file]).digest())
    return content.hexdigest()


def recipe(name: str, files: Mapping[str, bytes], digits: int = 12) -> Recipe:
    """Its tag names its content, so that a changed recipe is built anew and an unchanged one is not: by that
    many `digits` of its digest.

    Raises ValueError for one that starts from no image.
    """
    base = _BASE.search(files.get("Dockerfile", b"").decode())
    if not base:
        raise ValueError(f"the recipe {name} starts from no image")
    return Recipe(name=name, files=files, base=base[1], tag=f"cais/{name}:{content_digest(files)[:digits]}")
