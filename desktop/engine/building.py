"""Building a recipe on the engine, so that a failed or cancelled build leaves nothing behind.

The classic builder is asked for, which every engine has, with or without BuildKit. Everything it makes on
the way carries a label, put at the top of the recipe for this; only a finished image carries the second
one. So what is half can be told from what is whole, even after the engine itself died in between.
"""

from __future__ import annotations

import io
import re
import tarfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from docker.errors import APIError, DockerException
from docker.utils import parse_repository_tag

from desktop.core.catalogue import Recipe
from desktop.core.plan import LABEL, WORKSPACE_LABEL
from desktop.core.ports import Image
from desktop.core.problems import BuildFailed, DiskFull
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.engine import images
from desktop.engine.errors import Facts, recognise
from desktop.engine.line import Line

BUILD_LABEL = f"{LABEL}.build"
RECIPE_LABEL = f"{LABEL}.recipe"
LOG_LINES = 40

_STEP = re.compile(r"step (\d+)/(\d+) ?: (.*)", re.IGNORECASE)
_BUILDERS_OWN = ("Step ", " ---> ", "Removing intermediate container ")
"""How the builder's own lines begin, which a step's last line need not have made room for."""

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_FROM = re.compile(r"^(FROM\s.*)$", re.IGNORECASE | re.MULTILINE)


def build(
    line: Line, recipe: Recipe, files: Mapping[str, bytes], proxies: Mapping[str, str], report: Report
) -> Image:
    """Build the recipe and give the image its tag. `files` are added to what the recipe's folder holds."""
    output = Output(recipe, report)
    messages = line.build(
        fileobj=io.BytesIO(context(recipe, files)),
        custom_context=True,
        rm=True,
        forcerm=True,
        labels={RECIPE_LABEL: recipe.name},
        # The predefined proxy arguments are left out of the image's history and of its variables.
        buildargs=dict(proxies),
        decode=True,
    )
    made = output.follow(messages)
    repository, tag = parse_repository_tag(recipe.tag)
    line.tag(made, repository, tag or "latest", force=True)
    image = images.find(line, made)
    if image is None:
        raise DockerException(f"the engine lost the image it built: {made}")
    return image


def sweep(line: Line, recipe: str) -> None:
    """Remove what unfinished builds of this recipe left: their containers, then their layers.

    An image that was finished and lost its tag to a newer one is kept: a workspace may live from it.
    """
    label = f"{BUILD_LABEL}={recipe}"
    for container in line.containers(all=True, filters={"label": label}):
        # A workspace's container inherits the labels of its image.
        if WORKSPACE_LABEL not in container["Labels"]:
            with _unless_held():
                line.remove_container(container["Id"], force=True, v=True)
    for image in line.images(filters={"label": label, "dangling": True}):
        if RECIPE_LABEL not in (image["Labels"] or {}):
            with _unless_held():
                line.remove_image(image["Id"])


def context(recipe: Recipe, files: Mapping[str, bytes]) -> bytes:
    """The tar that is sent to the engine; the same for the same content, so that the engine's cache works.

    It always holds a folder `certificates`: a recipe copies it, and a copy of nothing fails.
    """
    content = {
        path.relative_to(recipe.folder).as_posix(): path.read_bytes()
        for path in recipe.folder.rglob("*")
        if path.is_file()
    }
    content["Dockerfile"] = _labelled(content["Dockerfile"].decode(), recipe.name).encode()
    content |= {"certificates/.keep": b"", **files}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in sorted(content):
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content[name]), 0o644
            archive.addfile(member, io.BytesIO(content[name]))
    return buffer.getvalue()


def _labelled(dockerfile: str, recipe: str) -> str:
    return _FROM.sub(rf'\1\nLABEL {BUILD_LABEL}="{recipe}"', dockerfile)


@contextmanager
def _unless_held() -> Iterator[None]:
    """Remove something within, which another build or the engine's own tidying may hold or have removed."""
    try:
        yield
    except APIError as error:
        if error.status_code not in (404, 409):
            raise


class Output:
    """A build's output, read line by line into progress and, at its end, the image's id."""

    def __init__(self, recipe: Recipe, report: Report) -> None:
        self._recipe = recipe
        self._report = report
        self._layers = images.Layers(report)
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._step = self._steps = 0
        self._command = ""
        self._unfinished = ""

    def follow(self, messages: Iterable[dict[str, Any]]) -> str:
        """Take in the messages to their end and return the built image's id. Raises BuildFailed, DiskFull."""
        made = ""
        for message in messages:
            if text := images.error_text(message):
                raise self._failure(text)
            self._take(message.get("stream", ""))
            if "status" in message:
                self._layers.note(message)
            made = (message.get("aux") or {}).get("ID") or made
        if not made:
            raise self._failure("the build ended without an image")
        return made

    def _take(self, text: str) -> None:
        """Note each whole line. They come in pieces, and the engine paints what was said of errors red."""
        begun = f"\n{text}" if text.startswith(_BUILDERS_OWN) else _COLOUR.sub("", text)
        lines = (self._unfinished + begun).splitlines(keepends=True)
        self._unfinished = lines.pop() if lines and not lines[-1].endswith(("\n", "\r")) else ""
        for line in lines:
            self._note(line.rstrip())

    def _note(self, line: str) -> None:
        if not line:
            return
        if found := _STEP.fullmatch(line):
            self._step, self._steps, self._command = int(found[1]), int(found[2]), found[3]
        self._log.append(line)
        self._report(
            Progress(Step.IMAGE, Activity.BUILDING, self._step or None, self._steps or None, line=line)
        )

    def _failure(self, text: str) -> Exception:
        self._take("\n")
        self._log.append(text)
        log = "\n".join(self._log)
        if "no space left on device" in log.lower():
            return DiskFull(detail=log)
        if self._command.upper().startswith("FROM"):
            problem = recognise(text, Facts(reference=self._recipe.base))
            if problem is not None:
                return problem
        return BuildFailed(
            recipe=self._recipe.name,
            step=self._step,
            steps=self._steps,
            command=self._command,
            log=log,
            detail=text,
        )
