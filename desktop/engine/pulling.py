"""Downloading an image, and finding it by any of its names."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from docker.errors import DockerException, NotFound
from docker.utils import parse_repository_tag

from desktop.core.engine_facts import Image
from desktop.core.problems import DigestMismatch, DownloadInterrupted, RegistryUnreachable
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import Facts, recognise

REPORT_S = 0.05
"""Between two reports of progress: smooth to the eye, and no flood when fifty layers arrive at once."""

FIRST_YEAR = 2013
"""Of the first images there were."""


def find(line: ApiLine, reference: str) -> Image | None:
    """The image by id, digest reference or tag."""
    found = _inspect(line, reference)
    return _described(found, digest=_asked_for(reference)) if found else None


def pull(line: ApiLine, reference: str, report: Report) -> Image:
    """Download an image.

    The engine itself tries again a few times when a layer is cut. Once it gave up, or we did, an engine
    with Docker's older way of storing images throws away the finished layers, too (moby/moby issue 26146).
    """
    layers = Layers(report)
    try:
        messages = line.pull(reference, stream=True, decode=True)
        layers.follow(messages, Facts(reference=reference))
    except DownloadInterrupted:
        # An engine that is being stopped says the same as a registry that hung up: see who it was.
        line.ping()
        raise
    found, wanted = _inspect(line, reference), _asked_for(reference)
    digests = _digests(found, reference) if found else ()
    if found is None or (wanted and wanted not in digests):
        got = (*digests, found["Id"])[0] if found else ""
        raise DigestMismatch(reference=reference, wanted=wanted or "", got=got)
    return _described(found, digest=wanted or next(iter(digests), None))


class Layers:
    """The progress of an image's layers, summed up.

    `total` stays unknown until every layer has told its size, which the engine only learns as it comes to it.
    """

    def __init__(self, report: Report, clock: Callable[[], float] = time.monotonic) -> None:
        self._report = report
        self._clock = clock
        self._reported = float("-inf")
        self._sizes: dict[str, int | None] = {}
        self._down: dict[str, int] = {}
        self._unpacked: dict[str, int] = {}

    def follow(self, messages: Iterable[dict[str, Any]], facts: Facts) -> None:
        """Take in a download's messages to their end. Raises the Problem that one of them tells of."""
        for message in messages:
            if text := error_text(message):
                problem = recognise(text, facts) or DockerException(text)
                if isinstance(problem, RegistryUnreachable) and any(self._down.values()):
                    problem = DownloadInterrupted(reference=facts.reference, detail=text)
                raise problem
            self.note(message)
        self._tell()

    def note(self, message: dict[str, Any]) -> None:
        """Take in one message, and report if it is time to."""
        layer, status = message.get("id", ""), message.get("status", "")
        detail = message.get("progressDetail") or {}
        current, total = detail.get("current", 0), detail.get("total") or None
        if status in ("Pulling fs layer", "Waiting"):
            self._sizes.setdefault(layer, None)
        elif status == "Downloading":
            # Of a layer that was cut the engine then counts only what it has yet to fetch.
            whole = max(total or 0, self._sizes.get(layer) or 0)
            self._sizes[layer] = whole or None
            # And a connection that is cut, too, makes it tell of all that it had yet to fetch.
            if total is None or current < total:
                self._down[layer] = current + whole - (total or whole)
        elif status in ("Verifying Checksum", "Download complete", "Extracting", "Pull complete"):
            whole = self._sizes[layer] = self._sizes.get(layer) or 0
            self._down[layer] = whole
            # Engines that keep images in containerd count the seconds, which say nothing of how much is left.
            if status == "Extracting" and "units" not in detail:
                self._unpacked[layer] = current
            elif status == "Pull complete":
                self._unpacked[layer] = whole
        else:
            return
        if self._clock() - self._reported >= REPORT_S:
            self._tell()

    def _tell(self) -> None:
        if not self._sizes:
            return
        self._reported = self._clock()
        sizes = self._sizes.values()
        total = sum(size or 0 for size in sizes) if all(size is not None for size in sizes) else None
        done = sum(self._down.values())
        if total is not None and done >= total:
            unpacked = min(total, sum(self._unpacked.values()))
            self._report(Progress(Step.IMAGE, Activity.UNPACKING, unpacked, total))
        else:
            self._report(Progress(Step.IMAGE, Activity.DOWNLOADING, done, total))


def error_text(message: dict[str, Any]) -> str:
    """What went wrong, if this message says so: streams tell of failures in their last line."""
    return str((message.get("errorDetail") or {}).get("message") or message.get("error") or "")


def _inspect(line: ApiLine, reference: str) -> dict[str, Any] | None:
    try:
        return dict(line.inspect_image(reference))
    except NotFound:
        return None


def _described(item: dict[str, Any], digest: str | None) -> Image:
    """`digest` is for the caller to know: an engine that keeps images in containerd lists one for each that
    was built or loaded, too, and Podman does, which no registry has ever seen."""
    return Image(
        id=item["Id"], digest=digest, size=item.get("Size", 0), made=_made(item.get("Created") or "")
    )


def _asked_for(reference: str) -> str | None:
    """The digest in a reference, if there is one."""
    digest = reference.rpartition("@")[2]
    return digest if digest != reference else None


def _digests(item: dict[str, Any], reference: str) -> tuple[str, ...]:
    """Those known for the reference's own repository, else all."""
    repository, _tag = parse_repository_tag(reference)
    known = [name.rpartition("@") for name in item.get("RepoDigests") or ()]
    own = [digest for name, _, digest in known if name == short(repository)]
    return tuple(own or [digest for _name, _, digest in known])


def _made(stamp: str) -> datetime | None:
    """Builds that are to be the same at any time bear the year 1, 1970 or 1980, which tells nothing."""
    try:
        made = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return made if made.year >= FIRST_YEAR else None


def short(name: str) -> str:
    """Docker drops the name of its default registry from what it lists, Podman does not."""
    return name.removeprefix("docker.io/").removeprefix("library/")
