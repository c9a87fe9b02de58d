"""Images on the engine: finding, downloading and building them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

import docker.auth
from docker.errors import DockerException, NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.engine_report import RegistryReport
from desktop.core.environments.bases import bases
from desktop.core.ports import Readable
from desktop.core.problems import (
    DigestMismatch,
    DownloadLimitReached,
    ImageNotAllowed,
    Problem,
    ProxyWantsSignIn,
    RegistryNotTrusted,
    RegistryUnreachable,
    SignInOver,
    SignInWrong,
)
from desktop.core.progress import Report
from desktop.core.registries.login import Login
from desktop.core.registries.mirrors import NONE, Mirrors
from desktop.core.registries.names import HUB, host
from desktop.engine import loading, proxy, pulling, registry
from desktop.engine.api_line import ApiLine
from desktop.engine.building import Builder
from desktop.engine.logins import Logins
from desktop.engine.session import Session

TIDIED_S = (1.0, 4.0)
"""Before each further try where something of an earlier one is in the way: containerd keeps what came wrong,
and what it was at when it was killed, until it next tidies up. Nothing tells of that."""

_LEFT = re.compile(r"failed to rename: .*: file exists")

SIGN_IN_S = 60.0
"""For an answer to a sign-in, which the engine waits for as long as a registry lets it."""

ENGINES_WORD_S = 5.0
"""For its word on a registry, which is a courtesy."""

_ANSWERED = ("open", "signed-in", "sign-in", "refused")
"""Cases in which a registry is as it should be, seen from this computer."""

_OTHERS_ONLY = re.compile(r"denied|forbidden|insufficient_scope|unauthorized to access", re.IGNORECASE)
"""What a registry says to somebody that it knows."""

_OVER = re.compile(r"expired", re.IGNORECASE)
_MORE_SIGNED_IN = re.compile(r"unauthenticated|authenticating|anonymous|logged in", re.IGNORECASE)


BY_DIGEST = "cais/by-digest"
"""What images of kits are called, with the digest of a registry. Tags of recipes are shorter."""


Stream = Callable[[], AbstractContextManager[ApiLine]]
SignedIn = Callable[[str, Stop], Login | None]
"""What lets into a registry of this name. May wait for a keyring."""


def nobody(_registry: str, _stop: Stop) -> Login | None:
    return None


class Images:
    """The port's role of this name. `authorities` are trusted by registries' questioners, as PEM; `settings`
    is where Docker's own tools keep what people signed in with; `sign_ins` tells what they did here;
    `mirrors` stand in for other registries, without falling back on those: IT says where images are from.
    Builds may be told of other servers of packages."""

    def __init__(
        self,
        session: Session,
        builder: Builder,
        authorities: Callable[[], bytes],
        settings: Path,
        sign_ins: SignedIn = nobody,
        mirrors: Callable[[], Mirrors] = lambda: NONE,
        build_mirrors: Callable[[], Mirrors] = lambda: NONE,
    ) -> None:
        self._session = session
        self._builder = builder
        self._authorities = authorities
        self._settings = settings
        self._sign_ins = sign_ins
        self._mirrors = mirrors
        self._build_mirrors = build_mirrors

    def find(self, reference: str) -> Image | None:
        with self._session.line(reference=reference) as line:
            found = pulling.find(line, reference) or pulling.find(line, self._mirrors().image(reference))
            return found or self._find_loaded(line, reference)

    def _find_loaded(self, line: ApiLine, reference: str) -> Image | None:
        """What came in a kit and is asked for by a digest, which the engine knows as a name alone."""
        name, _at, digest = reference.rpartition("@")
        found = pulling.find(line, f"{BY_DIGEST}:{digest.rpartition(':')[2]}") if name else None
        return found._replace(digest=digest) if found else None

    def download_size(self, reference: str, stop: Stop) -> int | None:
        try:
            with self._session.line() as line:
                architecture = line.version()["Arch"]
        except Problem:
            return None
        login, mirrored = partial(self._login, stop), self._mirrors().image(reference)
        return registry.download_size(mirrored, architecture, self._authorities, login, stop)

    def _login(self, stop: Stop, asked: str) -> tuple[str, str] | None:
        """Name and password for a registry: one's own here, or what Docker's tools keep."""
        with suppress(Problem):  # of a keyring: what is only told is not worth an answer
            if own := self._sign_ins(asked, stop):
                return (own.user, own.password) if own.password else None
        return Logins.read(self._settings).login(asked)

    def sign_in(self, registry: str, user: str, password: str, stop: Stop) -> str:
        server = docker.auth.INDEX_URL if registry == HUB else registry
        try:
            with self._session.stream(stop, SIGN_IN_S, reference=registry) as line:
                answer = line.login(user, password, registry=server, reauth=True)
        except ImageNotAllowed as refusal:
            raise SignInWrong(registry=registry, user=user, detail=refusal.detail) from refusal
        return str(answer.get("IdentityToken") or "")

    def registry(self, host: str, stop: Stop) -> RegistryReport:
        told = registry.knock(host, self._authorities, partial(self._login, stop), stop)
        return self._as_engine_sees(host, stop) or told if told.case in _ANSWERED else told

    def _as_engine_sees(self, host: str, stop: Stop) -> RegistryReport | None:
        """What keeps the engine from a registry that answers this computer: it has authorities and proxies of
        its own. None where nothing does, or it does not say so in time. It is asked to sign nobody in."""
        try:
            with self._session.stream(stop, ENGINES_WORD_S, reference=host) as line:
                line.login("", "", registry=docker.auth.INDEX_URL if host == HUB else host, reauth=True)
        except RegistryNotTrusted as refusal:
            return RegistryReport("engine-untrusted", refusal.detail)
        except RegistryUnreachable as refusal:
            return RegistryReport("engine-unreachable", refusal.detail)
        except (Problem, DockerException):
            return None
        return None

    def pull(self, reference: str, report: Report, stop: Stop) -> Image:
        reference = self._mirrors().image(reference)
        for pause_s in TIDIED_S:
            try:
                return self._pull(reference, report, stop)
            except (DigestMismatch, DockerException) as refusal:
                if not _is_in_the_way(refusal):
                    raise
                stop.wait(pause_s)
        return self._pull(reference, report, stop)

    def save(self, image: str, write: Callable[[bytes], object], stop: Stop) -> None:
        with self._session.stream(stop, reference=image) as line:
            for piece in line.get_image(image):
                write(piece)

    def load(self, archive: Readable, name: str, stop: Stop) -> Image:
        with self._session.stream(stop, reference=name) as line:
            return loading.load(line, archive, name)

    def keep_digest(self, id: str, digest: str) -> None:
        with self._session.line(reference=digest) as line:
            line.tag(id, BY_DIGEST, digest.rpartition(":")[2], force=True)

    def forget(self, name: str) -> None:
        with self._session.line(reference=name) as line, suppress(NotFound):
            line.remove_image(name)

    def build(self, recipe: Recipe, report: Report, stop: Stop) -> Image:
        recipe = self._build_mirrors().recipe(recipe)
        references = tuple(dict.fromkeys((recipe.base, *bases(recipe))))

        def build(stream: Stream) -> Image:
            return self._builder.build(recipe, self._session.line, stream, report, stop)

        signed_in = partial(self._signed_in, references, stop)
        return _or_as_anybody(build, signed_in, partial(self._session.stream, stop, reference=references[0]))

    def sweep(self) -> None:
        """Remove what builds left as the app was killed, or the engine gone."""
        self._builder.sweep(self._session.line)

    def _pull(self, reference: str, report: Report, stop: Stop) -> Image:
        def pull(stream: Stream) -> Image:
            with stream() as line:
                return pulling.pull(line, reference, report)

        signed_in = partial(self._signed_in, (reference,), stop)
        return _or_as_anybody(pull, signed_in, partial(self._session.stream, stop, reference=reference))

    @contextmanager
    def _signed_in(self, references: tuple[str, ...], stop: Stop) -> Iterator[ApiLine]:
        """A line of one's own, with all that is known to let it into the registries of these images."""
        logins = self._logins(references, stop)
        try:
            with self._session.stream(stop, reference=references[0]) as line:
                line.sign_in_with(logins)
                yield line
        except (ImageNotAllowed, DownloadLimitReached) as refusal:
            raise _explained(refusal, logins) from refusal
        except ProxyWantsSignIn as refusal:
            raise self._told_of_proxy(refusal) from refusal

    def _told_of_proxy(self, refusal: ProxyWantsSignIn) -> ProxyWantsSignIn:
        """With what else can be found out for whoever is to mend it. A build's is not the engine's own."""
        if not refusal.reference:
            return refusal
        with suppress(Problem), self._session.line() as line:
            told = line.info()
            address = str(told.get("HttpsProxy") or told.get("HttpProxy") or "")
            named = proxy.named(address)
            about = {"proxy": named, "ways": ", ".join(proxy.ways(named))}
            return ProxyWantsSignIn(reference=refusal.reference, detail=refusal.detail, **about)
        return refusal

    def _logins(self, references: tuple[str, ...], stop: Stop) -> Logins:
        logins = Logins.read(self._settings)
        for asked in dict.fromkeys(map(host, references)):
            if login := self._sign_ins(asked, stop):
                logins.add(asked, login)
        return logins


def _or_as_anybody(get: Callable[[Stream], Image], signed_in: Stream, unknown: Stream) -> Image:
    """What anybody may have is had also where a sign-in no longer holds: registries refuse that one first."""
    try:
        return get(signed_in)
    except SignInOver:
        with suppress(Problem):
            return get(unknown)
        raise


def _explained(refusal: ImageNotAllowed | DownloadLimitReached, logins: Logins) -> Problem:
    """The same, as far as it depends on who is signed in."""
    asked = host(refusal.reference)
    user = logins.user(asked)
    about = {"reference": refusal.reference, "registry": asked, "detail": refusal.detail}
    if isinstance(refusal, DownloadLimitReached):
        more = not user and _MORE_SIGNED_IN.search(refusal.detail)
        return DownloadLimitReached(**about) if more else refusal
    if user and (_OVER.search(refusal.detail) or not _OTHERS_ONLY.search(refusal.detail)):
        return SignInOver(**about, user=user)
    return ImageNotAllowed(**about, user=user, unread=asked if asked in logins.unread and not user else "")


def _is_in_the_way(refusal: DigestMismatch | DockerException) -> bool:
    if isinstance(refusal, DigestMismatch):  # containerd's is the only sentence that tells what came
        return bool(refusal.got and refusal.detail)
    return _LEFT.search(str(refusal)) is not None
