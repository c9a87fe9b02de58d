"""How much there is to download, asked of the registry itself: the engine only tells once it downloads.

Speaks just enough of the OCI distribution API to read a manifest. A size is a courtesy: whatever goes
wrong here, it stays unknown, and the download itself will tell of what matters.
"""

from __future__ import annotations

import http.client
import json
import logging
import re
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from desktop.core.cancelling import Stop
from desktop.core.computer.proxies import is_loopback
from desktop.core.engine_report import RegistryReport
from desktop.engine import https
from desktop.engine.https import Login
from desktop.engine.reference import DIGEST, Reference

log = logging.getLogger(__name__)

ANSWER_S = 20.0
LARGEST_ANSWER = 4 * 1024**2
"""Bytes. What the API allows a manifest to have."""

LARGEST_IMAGE = 2**50
"""Bytes. Nobody serves a petabyte: a number above is no size."""

_INDICES = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
_MANIFESTS = (
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)
_ACCEPT = ", ".join(_INDICES + _MANIFESTS)
_TICKET = re.compile(r"[!-~]+")
_TUNNEL_REFUSED = re.compile(r"Tunnel connection failed: 407\b")
"""As Python says it."""

_CHALLENGED = re.compile(r'(\w+)="([^"]*)"')


def download_size(
    reference: str,
    architecture: str,
    authorities: Callable[[], bytes],
    login: Callable[[str], Login | None],
    stop: Stop,
) -> int | None:
    """Bytes that a download of the image brings to a Linux of this `architecture`, None where nobody tells.

    `architecture` as Go names it (amd64, arm64). `authorities` are trusted, as PEM. `login` knows the way
    into a registry by its name; it is asked only where nobody is let in without. Raises Cancelled.
    """
    try:
        return Question(Reference.parse(reference), authorities, login, stop).size(architecture)
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError, RecursionError) as error:
        stop.check()
        # Never its repr: that of a decoding error shows all that was to be decoded, a ticket perhaps.
        log.debug("download size of %s unknown: %s %s", reference, type(error).__name__, error)
        return None


def knock(
    host: str,
    authorities: Callable[[], bytes],
    login: Callable[[str], Login | None],
    stop: Stop,
) -> RegistryReport:
    """How a registry is reached from this computer. Raises Cancelled."""
    try:
        return Question(Reference(host, "", ""), authorities, login, stop).knock()
    except ssl.SSLError as error:
        return RegistryReport("untrusted", str(error))
    except OSError as error:
        stop.check()
        behind = _TUNNEL_REFUSED.search(str(error))
        return RegistryReport("proxy-sign-in" if behind else "unreachable", str(error))
    except (http.client.HTTPException, ValueError, LookupError, TypeError, RecursionError) as error:
        stop.check()
        return RegistryReport("odd", type(error).__name__)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    challenges: tuple[str, ...]
    body: bytes


class Question:
    """One registry, asked about one image."""

    def __init__(
        self,
        reference: Reference,
        authorities: Callable[[], bytes],
        login: Callable[[str], Login | None],
        stop: Stop,
    ) -> None:
        self._reference = reference
        self._authorities = authorities
        self._login = login
        self._stop = stop
        self._authorization = ""

    def knock(self) -> RegistryReport:
        """Whether it lets in, and whom: asked for what every registry has, and nobody needs a right to."""
        address = self._reference.root
        answer = self._ask(address, "")
        if answer.status == 401:
            login = self._login(self._reference.host)
            kinds = {challenge.partition(" ")[0].lower(): challenge for challenge in answer.challenges}
            for known in (login, None) if login else (None,):
                for authorization in self._passes(kinds, known):
                    if self._ask(address, authorization).status == 200:
                        return RegistryReport("signed-in" if known else "open")
            return RegistryReport("refused" if login else "sign-in")
        return RegistryReport(_case(answer.status), f"HTTP {answer.status}" if answer.status != 200 else "")

    def _passes(self, kinds: dict[str, str], login: Login | None) -> Iterator[str]:
        """Tickets for no image: registries give those to everybody they know."""
        if "bearer" in kinds:
            yield from self._tickets(dict(_CHALLENGED.findall(kinds["bearer"])), login, scoped=False)
        elif login and "basic" in kinds:
            yield https.basic(login)

    def size(self, architecture: str) -> int:
        manifest = self._manifest(self._reference.version)
        if "manifests" in manifest:
            manifest = self._manifest(_own(manifest["manifests"], architecture))
        # A layer that occurs twice comes down once.
        blobs = {blob["digest"]: blob["size"] for blob in (manifest["config"], *manifest["layers"])}
        if not all(type(size) is int and 0 <= size <= LARGEST_IMAGE for size in blobs.values()):
            raise ValueError("a size that cannot be")
        return sum(blobs.values())

    def _manifest(self, version: str) -> dict[str, Any]:
        address = self._reference.address + version
        answer = self._ask(address, self._authorization)
        if answer.status == 401:
            for authorization in self._authorizations(answer.challenges):
                answer = self._ask(address, authorization)
                if answer.status == 200:
                    self._authorization = authorization
                    break
        return _table(answer)

    def _authorizations(self, challenges: tuple[str, ...]) -> Iterator[str]:
        """What to try, in this order: a ticket for anybody, then the one for who is signed in."""
        kinds = {challenge.partition(" ")[0].lower(): challenge for challenge in challenges}
        if "bearer" in kinds:
            yield from self._tickets(dict(_CHALLENGED.findall(kinds["bearer"])), None)
        login = self._login(self._reference.host)
        if login and "bearer" in kinds:
            yield from self._tickets(dict(_CHALLENGED.findall(kinds["bearer"])), login)
        elif login and "basic" in kinds:
            yield https.basic(login)

    def _tickets(
        self, challenge: dict[str, str], login: Login | None, *, scoped: bool = True
    ) -> Iterator[str]:
        """The registry's own office gives tickets out; nothing if it gives none."""
        asked = {"service": challenge.get("service", "")}
        if scoped:
            asked["scope"] = challenge.get("scope", f"repository:{self._reference.repository}:pull")
        query = urlencode(asked)
        answer = self._ask(f"{challenge['realm']}?{query}", https.basic(login) if login else "")
        if answer.status == 200:
            table = _table(answer)
            ticket = table.get("token") or table["access_token"]
            if not _TICKET.fullmatch(ticket):
                raise ValueError("a ticket that is none")
            yield f"Bearer {ticket}"

    def _ask(self, address: str, authorization: str) -> _Answer:
        """One request on a connection of its own. Follows no redirects."""
        self._stop.check()
        where = urlsplit(address)
        headers = {"Accept": _ACCEPT, "Connection": "close"}
        if authorization:
            headers["Authorization"] = authorization
        connection = self._connection(where)
        try:
            connection.connect()
            with self._stop.on_set(partial(https.hang_up, connection.sock)):
                connection.request("GET", f"{where.path}?{where.query}".rstrip("?"), headers=headers)
                with connection.getresponse() as response:
                    challenges = response.headers.get_all("WWW-Authenticate") or ()
                    return _Answer(response.status, tuple(challenges), _body(response))
        finally:
            connection.close()

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self._authorities().decode() or None)

    def _connection(self, where: SplitResult) -> http.client.HTTPConnection:
        """Not yet connected. Without TLS only on this computer, else through the proxy if there is one."""
        host = where.hostname or ""
        if where.scheme == "http" and is_loopback(host):
            return http.client.HTTPConnection(host, where.port, timeout=https.SILENCE_S)
        if where.scheme != "https":
            raise ValueError(f"refused to ask {where.scheme}://{host}")
        return https.connection(where, self._trust, https.proxy_to(host), self._login)


def _case(status: int) -> str:
    """What this answer to a knock means."""
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return "limited"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "unreachable"
    return "open" if status == HTTPStatus.OK else "odd"


def _own(manifests: list[Any], architecture: str) -> str:
    """The digest of this platform's manifest among those of an index."""
    for one in manifests:
        match one:
            case {"digest": str(digest), "platform": {"os": "linux", "architecture": own}} if (
                own == architecture and DIGEST.fullmatch(digest)
            ):
                return digest
    raise LookupError(f"nothing for {architecture}")


def _table(answer: _Answer) -> dict[str, Any]:
    if answer.status != 200:
        raise ValueError(f"answered with {answer.status}")
    table = json.loads(answer.body)
    if not isinstance(table, dict):
        raise ValueError("not a table")
    return table


def _body(response: http.client.HTTPResponse) -> bytes:
    """All of it, as long as it is neither larger nor slower than an honest answer."""
    until = time.monotonic() + ANSWER_S
    body = bytearray()
    while part := response.read1(65536):
        body += part
        if len(body) > LARGEST_ANSWER or time.monotonic() > until:
            raise ValueError("an answer without end")
    return bytes(body)
