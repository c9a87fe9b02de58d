"""The one table that turns what the SDK, the sockets and the engine say into problems.

The engine has no error codes of its own, only sentences that have been stable for years; each row names
the part it recognises. What no row knows passes through unchanged: it is a defect, not a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import requests
import urllib3
from docker.errors import APIError

from desktop.core import problems as p
from desktop.core.stopping import Stop


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller knows and the engine's sentence may not say. `seconds`: how long it was waited for."""

    reference: str = ""
    workspace: str = ""
    address: str = ""
    seconds: float = 0


Make = Callable[["re.Match[str]", Facts, str], p.Problem]


def _image(kind: Callable[..., p.Problem]) -> Make:
    return lambda _found, facts, text: kind(reference=facts.reference, detail=text)


def _row(pattern: str, make: Make) -> tuple[re.Pattern[str], Make]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), make


TABLE: tuple[tuple[re.Pattern[str], Make], ...] = (
    _row(r"no space left on device|disk quota exceeded", lambda _f, _k, text: p.DiskFull(detail=text)),
    _row(
        r"(?:filesystem layer|image config|manifest) verification failed"
        r"(?: for digest (?P<wanted>sha256:\w+))?",
        lambda found, facts, text: p.DigestMismatch(
            reference=facts.reference, wanted=found["wanted"] or "", detail=text
        ),
    ),
    _row(
        r"non-overlapping IPv4 address pool|no available (?:network|IPv4 addresses)|"
        r"could not find an available.*address pool",
        lambda _f, _k, text: p.NetworkPoolExhausted(detail=text),
    ),
    _row(
        r"port is already allocated|bind: address already in use|ports are not available",
        lambda _f, facts, text: p.PortTaken(workspace=facts.workspace, detail=text),
    ),
    _row(
        r"bind source path does not exist: (?P<path>[^\n]+?)\s*$",
        lambda found, _k, text: p.FolderMissing(path=found["path"], detail=text),
    ),
    _row(
        r"error (?:while creating mount source path|mounting) [\"']?(?P<path>/[^\"'\n]+?)[\"']?"
        r"(?: to rootfs.*| at .*)?: .*no such file or directory",
        lambda found, _k, text: p.FolderMissing(path=found["path"], detail=text),
    ),
    _row(
        r"the path (?P<path>\S.*?)\s+is not shared from",
        lambda found, _k, text: p.FolderNotShared(path=found["path"], detail=text),
    ),
    _row(
        r"mounts denied:\s*(?P<path>\S+)",
        lambda found, _k, text: p.FolderNotShared(path=found["path"], detail=text),
    ),
    _row(
        r"container \S+ is not running",
        lambda _f, facts, text: p.ToolExited(workspace=facts.workspace, detail=text),
    ),
    _row(
        r"unauthorized|pull access denied|\bdenied\b|no basic auth credentials|authentication required|"
        r"toomanyrequests|403 forbidden",
        _image(p.ImageNotAllowed),
    ),
    _row(
        r"manifest unknown|manifest for .* not found|name unknown|repository .* not found|not found: |"
        r"unknown blob|no such image|invalid reference format|invalid repository name|no matching manifest",
        _image(p.ImageUnknown),
    ),
    _row(
        r"x509:|certificate|server gave HTTP response to HTTPS client|tls: (?!.*timeout)",
        _image(p.RegistryNotTrusted),
    ),
    _row(
        r"no such host|dial tcp|connection refused|i/o timeout|network is unreachable|no route to host|"
        r"TLS handshake timeout|awaiting headers|proxyconnect|server misbehaving|bad gateway|"
        r"service unavailable|context deadline exceeded|unexpected HTTP status: 5\d\d|"
        # No registry speaks: a proxy's page of its own, or nothing at all.
        r"error parsing HTTP \d+ response body|invalid character .* looking for beginning of value|"
        r"missing or empty Content-Type",
        _image(p.RegistryUnreachable),
    ),
    _row(
        r"unexpected EOF|connection reset by peer|broken pipe|use of closed network connection|: EOF|"
        r"context canceled|short read",
        _image(p.DownloadInterrupted),
    ),
)


def recognise(text: str, facts: Facts) -> p.Problem | None:
    """The problem behind a sentence of the engine's, None where no row knows it."""
    for pattern, make in TABLE:
        if found := pattern.search(text):
            return make(found, facts, text)
    return None


@contextmanager
def translated(facts: Facts | None = None, stop: Stop | None = None) -> Iterator[None]:
    """Within the block, errors of SDK and sockets become problems, and `Cancelled` once `stop` is set."""
    facts = facts or Facts()
    try:
        yield
    except (p.Problem, p.Cancelled):
        raise
    except Exception as error:
        if stop is not None and stop.is_set():
            raise p.Cancelled from None
        problem = _problem(error, facts)
        if problem is None:
            raise
        raise problem from error


def _problem(error: Exception, facts: Facts) -> p.Problem | None:
    if isinstance(error, APIError):
        return recognise(error.explanation or str(error), facts)
    causes = tuple(_causes(error))
    if any(isinstance(cause, PermissionError) for cause in causes) and facts.address:
        return p.EngineNotAllowed(address=facts.address, detail=str(error))
    if any(isinstance(cause, TimeoutError | requests.Timeout) for cause in causes):
        return p.EngineFrozen(seconds=round(facts.seconds), detail=str(error))
    if isinstance(error, requests.ConnectionError | urllib3.exceptions.HTTPError | ConnectionError):
        return p.EngineLost(detail=str(error))
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all it was made from: the SDK's libraries hide the socket's own in their arguments."""
    yield error
    for inner in (error.__cause__, *error.args, getattr(error, "reason", None)):
        if isinstance(inner, BaseException) and inner is not error:
            yield from _causes(inner)
