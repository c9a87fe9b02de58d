"""Images on the engine: finding, downloading and building them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from docker.errors import DockerException

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.problems import DigestMismatch, ImageNotAllowed, Problem
from desktop.core.progress import Report
from desktop.engine import pulling, registry
from desktop.engine.api_line import ApiLine
from desktop.engine.building import Builder
from desktop.engine.logins import Logins
from desktop.engine.session import Session

TIDIED_S = (1.0, 4.0)
"""Before each further try where something of an earlier one is in the way: containerd keeps what came wrong,
and what it was at when it was killed, until it next tidies up. Nothing tells of that."""

_LEFT = re.compile(r"failed to rename: .*: file exists")


class Images:
    """The port's role of this name. `authorities` are trusted by registries' questioners, as PEM; `settings`
    is where Docker's own tools keep what people signed in with."""

    def __init__(
        self, session: Session, builder: Builder, authorities: Callable[[], bytes], settings: Path
    ) -> None:
        self._session = session
        self._builder = builder
        self._authorities = authorities
        self._settings = settings

    def find(self, reference: str) -> Image | None:
        with self._session.line(reference=reference) as line:
            return pulling.find(line, reference)

    def download_size(self, reference: str, stop: Stop) -> int | None:
        try:
            with self._session.line() as line:
                architecture = line.version()["Arch"]
        except Problem:
            return None
        logins = Logins.read(self._settings)
        return registry.download_size(reference, architecture, self._authorities, logins.login, stop)

    def pull(self, reference: str, report: Report, stop: Stop) -> Image:
        for pause_s in TIDIED_S:
            try:
                return self._pull(reference, report, stop)
            except (DigestMismatch, DockerException) as refusal:
                if not _is_in_the_way(refusal):
                    raise
                stop.wait(pause_s)
        return self._pull(reference, report, stop)

    def build(self, recipe: Recipe, report: Report, stop: Stop) -> Image:
        stream = partial(self._signed_in, recipe.base, stop)
        return self._builder.build(recipe, self._session.line, stream, report, stop)

    def sweep(self) -> None:
        """Remove what builds left as the app was killed, or the engine gone."""
        self._builder.sweep(self._session.line)

    def _pull(self, reference: str, report: Report, stop: Stop) -> Image:
        with self._signed_in(reference, stop) as line:
            return pulling.pull(line, reference, report)

    @contextmanager
    def _signed_in(self, reference: str, stop: Stop) -> Iterator[ApiLine]:
        """A line of one's own, with all that is known to let it into registries."""
        logins = Logins.read(self._settings)
        try:
            with self._session.stream(stop, reference=reference) as line:
                line.sign_in_with(logins)
                yield line
        except ImageNotAllowed as refusal:
            asked = registry.Reference.parse(refusal.reference).host
            if asked not in logins.unread:
                raise
            raise ImageNotAllowed(
                reference=refusal.reference, unread=asked, detail=refusal.detail
            ) from refusal


def _is_in_the_way(refusal: DigestMismatch | DockerException) -> bool:
    if isinstance(refusal, DigestMismatch):  # containerd's is the only sentence that tells what came
        return bool(refusal.got and refusal.detail)
    return _LEFT.search(str(refusal)) is not None
