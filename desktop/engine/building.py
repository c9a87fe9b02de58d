"""Building a recipe on the engine, so that a failed or cancelled build leaves nothing behind.

The classic builder is asked for, which every engine has, with or without BuildKit. Everything it makes on
the way carries labels, put at the top of the recipe for this: which recipe, and whose build; only a finished
image carries a third one. So what is half can be told from what is whole, even after the engine itself died
in between, and what is ours from what somebody else is building at this moment.
"""

from __future__ import annotations

import io
import re
import secrets
import tarfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from http import HTTPStatus
from typing import Any

from docker.errors import APIError, DockerException, NotFound
from docker.utils import parse_repository_tag

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.labels import LABEL, OWNER_LABEL, WORKSPACE_LABEL
from desktop.core.problems import BuildFailed, EngineDiskFull, ProxyWantsSignIn
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.engine import pulling
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import Facts, recognise

BUILD_LABEL = f"{LABEL}.build"
RECIPE_LABEL = f"{LABEL}.recipe"
LOG_LINES = 40

_ALL = ""
_BUILDING = Progress(Step.IMAGE, Activity.BUILDING)
_STEP = re.compile(r"step (\d+)/(\d+) ?: (.*)", re.IGNORECASE)
_BUILDERS_OWN = ("Step ", " ---> ", "Removing intermediate container ")
"""How the builder's own lines begin, which a step's last line need not have made room for."""

_NO_WAY_OUT = re.compile(r"\b407\b.*proxy|proxy.*\b407\b", re.IGNORECASE)
"""As apt, pip, curl and npm say it of the proxy that a step has to use."""

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_FROM = re.compile(r"^(FROM\s.*)$", re.IGNORECASE | re.MULTILINE)


Connect = Callable[[], AbstractContextManager[ApiLine]]


class Builder:
    """One owner's builds: of each recipe one at a time, and none leaves anything half behind.

    `owner` is whose they are, as `core.workspaces.store.owner` names them: what this owner's builds left
    when the app or the engine died is removed later. Without one, only what this very builder left. `files`
    are added to a recipe's own, `proxies` are the predefined proxy arguments; asked for at each build.
    """

    def __init__(
        self,
        owner: str,
        files: Callable[[], Mapping[str, bytes]],
        proxies: Callable[[], Mapping[str, str]],
    ) -> None:
        self._owner = owner or secrets.token_hex(8)
        self._files = files
        self._proxies = proxies
        self._changed = threading.Condition()
        self._under_way: dict[str, Progress] = {}
        # Nobody else has made this owner's builds, and there are none yet: what there is, is dead.
        self._unswept = bool(owner)

    def build(self, recipe: Recipe, connect: Connect, stream: Connect, report: Report, stop: Stop) -> Image:
        """Build the recipe and give the image its tag; while another build of it runs, wait and tell of that.

        `connect` gives a line for ordinary calls, `stream` one that `stop` cuts.
        """
        waited = self._wait(recipe.name, report, stop)
        try:
            with connect() as line:
                if waited and (image := pulling.find(line, recipe.tag)):
                    return image
                self._sweep(line, recipe.name)

            def tell(progress: Progress) -> None:
                report(progress)
                with self._changed:
                    self._under_way[recipe.name] = progress
                    self._changed.notify_all()

            try:
                with stream() as line:
                    return self._build(line, recipe, tell)
            except BaseException:
                try:
                    with connect() as line:
                        self._sweep(line, recipe.name)
                except Exception:  # the engine is gone: once it is back
                    self._unswept = True
                raise
        finally:
            self._leave(recipe.name)

    def sweep(self, connect: Connect) -> None:
        """Remove what builds left as the app was killed, or the engine gone. Not while there are any."""
        with self._changed:
            if not self._unswept or self._under_way:
                return
            self._under_way[_ALL] = _BUILDING
        try:
            with connect() as line:
                self._sweep(line)
            self._unswept = False
        finally:
            self._leave(_ALL)

    def _wait(self, recipe: str, report: Report, stop: Stop) -> bool:
        """Wait for the recipe's turn, and take it; whether another build had it before."""
        told: Progress | None = None
        with stop.on_set(self._wake):
            while news := self._take_turn(recipe, told, stop):
                told = news
                report(news._replace(line=""))
        return told is not None

    def _take_turn(self, recipe: str, told: Progress | None, stop: Stop) -> Progress | None:
        """Nothing, and it is this one's turn; or what else than `told` there is of the build that has it."""
        with self._changed:
            self._changed.wait_for(lambda: told is None or stop.is_set() or self._news(recipe) is not told)
            stop.check()
            news = self._news(recipe)
            if news is None:
                self._under_way[recipe] = _BUILDING
            return news

    def _news(self, recipe: str) -> Progress | None:
        return self._under_way.get(recipe) or self._under_way.get(_ALL)

    def _leave(self, recipe: str) -> None:
        with self._changed:
            del self._under_way[recipe]
            self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _build(self, line: ApiLine, recipe: Recipe, report: Report) -> Image:
        output = Output(recipe, report)
        # Podman would keep each step as an image, also of a build that failed. Docker overlooks this.
        line.params = {"layers": "false"}
        messages = line.build(
            fileobj=io.BytesIO(context(recipe, self._owner, self._files())),
            custom_context=True,
            rm=True,
            forcerm=True,
            labels={RECIPE_LABEL: recipe.name},
            # The SDK would add those of the Docker CLI's settings, and with them what is left out on purpose.
            use_config_proxy=False,
            # The predefined proxy arguments are left out of the image's history and of its variables.
            buildargs=dict(self._proxies()),
            decode=True,
        )
        made = output.follow(messages)
        repository, tag = parse_repository_tag(recipe.tag)
        line.tag(made, repository, tag or "latest", force=True)
        image = pulling.find(line, made)
        if image is None:
            raise DockerException(f"the engine lost the image it built: {made}")
        return image

    def _sweep(self, line: ApiLine, recipe: str = _ALL) -> None:
        """Remove what this owner's unfinished builds of the recipe left: containers, then layers.

        Only in its turn, so that nothing of a living build is touched. An image that was finished
        and lost its tag to a newer one is kept: a workspace may live from it.
        """
        labels = [f"{BUILD_LABEL}={recipe}" if recipe else BUILD_LABEL, f"{OWNER_LABEL}={self._owner}"]
        for container in line.containers(all=True, filters={"label": labels}):
            # A workspace's container inherits the labels of its image.
            if WORKSPACE_LABEL not in container["Labels"]:
                _remove_container(line, container["Id"])
        for image in line.images(filters={"label": labels, "dangling": True}):
            if RECIPE_LABEL not in (image["Labels"] or {}):
                _remove_layer(line, image["Id"])


def context(recipe: Recipe, owner: str, files: Mapping[str, bytes]) -> bytes:
    """The tar that is sent to the engine; the same for the same content, so that the engine's cache works.

    It always holds a folder `certificates`: a recipe copies it, and a copy of nothing fails.
    """
    content = dict(recipe.files)
    content["Dockerfile"] = _labelled(content["Dockerfile"].decode(), recipe.name, owner).encode()
    content |= {"certificates/.keep": b"", **files}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in sorted(content):
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content[name]), 0o644
            archive.addfile(member, io.BytesIO(content[name]))
    return buffer.getvalue()


def _labelled(dockerfile: str, recipe: str, owner: str) -> str:
    """By one instruction: each is a step that the person sees counted."""
    return _FROM.sub(rf'\1\nLABEL {BUILD_LABEL}="{recipe}" {OWNER_LABEL}="{owner}"', dockerfile)


def _remove_container(line: ApiLine, container: str) -> None:
    """Also where the engine itself, which tidies up after a build that was cut, is at it or has done it."""
    try:
        line.remove_container(container, force=True, v=True)
    except NotFound:
        return
    except APIError as error:
        if error.status_code != HTTPStatus.CONFLICT:
            raise
        # Until it is gone it holds its layer.
        with suppress(NotFound):
            line.wait(container, condition="removed")


def _remove_layer(line: ApiLine, image: str) -> None:
    """Unless a tool was made from it by hand, or it went with the one above it."""
    try:
        line.remove_image(image)
    except APIError as error:
        if error.status_code not in (HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT):
            raise


class Output:
    """A build's output, read line by line into progress and, at its end, the image's id."""

    def __init__(self, recipe: Recipe, report: Report) -> None:
        self._recipe = recipe
        self._report = report
        self._layers = pulling.Layers(report)
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._step = self._steps = 0
        self._command = ""
        self._unfinished = ""

    def follow(self, messages: Iterable[dict[str, Any]]) -> str:
        """Take in the messages to their end; the built image's id. Raises BuildFailed, EngineDiskFull."""
        made = ""
        for message in messages:
            if text := pulling.error_text(message):
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
            return EngineDiskFull(detail=log)
        if _NO_WAY_OUT.search(log):
            return ProxyWantsSignIn(detail=log)
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
