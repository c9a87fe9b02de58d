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
from desktop.core.cancelling import Stop


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller knows and the engine's sentence may not say. `seconds`: how long it was waited for."""

    reference: str = ""
    workspace: str = ""
    address: str = ""
    silent_s: float = 0


Make = Callable[["re.Match[str]", Facts, str], "p.Problem | None"]
"""None where what a sentence says does not concern what was asked for."""


def _registry(kind: Callable[..., p.Problem]) -> Make:
    """What a registry says. Much of it is said of other things, too, and then means something else."""
    return lambda _found, facts, text: (
        kind(reference=facts.reference, detail=text) if facts.reference and not facts.workspace else None
    )


def _folder(kind: Callable[..., p.Problem]) -> Make:
    return lambda found, _facts, text: kind(path=found["path"], detail=text)


def _source(reasons: str) -> str:
    """Why the engine could not share a folder, in the three sentences it has for that."""
    return (
        r"(?:invalid mount config for type .bind.: \w+|error (?:while creating mount source path|mounting)) "
        rf"[\"']?(?P<path>/[^\"'\n]+?)[\"']?(?: to rootfs.*| at .*)?: .*(?:{reasons})"
    )


def _row(pattern: str, make: Make) -> tuple[re.Pattern[str], Make]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), make


TABLE: tuple[tuple[re.Pattern[str], Make], ...] = (
    _row(r"no space left on device|disk quota exceeded", lambda _f, _k, text: p.EngineDiskFull(detail=text)),
    _row(
        r"(?:filesystem layer|image config|manifest) verification failed"
        r"(?: for digest (?P<wanted>sha256:\w+))?",
        lambda found, facts, text: p.DigestMismatch(
            reference=facts.reference, wanted=found["wanted"] or "", detail=text
        ),
    ),
    # Engines of 29 and later keep images in containerd, which has words of its own.
    _row(
        r"unexpected commit digest (?P<got>sha256:\w+), expected (?P<wanted>sha256:\w+)",
        lambda found, facts, text: p.DigestMismatch(
            reference=facts.reference, wanted=found["wanted"], got=found["got"], detail=text
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
        _folder(p.FolderMissing),
    ),
    _row(
        _source(
            r"no such (?:file or directory|device)|transport endpoint is not connected|host is down|"
            r"stale (?:NFS )?file handle|input/output error"
        ),
        _folder(p.FolderMissing),
    ),
    # Drives that only their own user may look into, not even the engine: sshfs, a desktop's network places,
    # NFS that does not trust root.
    _row(
        _source("permission denied|operation not permitted|read-only file system"),
        _folder(p.FolderNotShared),
    ),
    _row(r"the path (?P<path>\S.*?)\s+is not shared from", _folder(p.FolderNotShared)),
    _row(r"mounts denied:\s*(?P<path>\S+)", _folder(p.FolderNotShared)),
    _row(
        r"container \S+ is not running",
        lambda _f, facts, text: p.ToolExited(workspace=facts.workspace, detail=text),
    ),
    _row(
        r"proxy authentication required|\b407 (?:proxy|authentication)|HTTP(?: error|/\S+)? 407",
        lambda _f, facts, text: p.ProxyWantsSignIn(reference=facts.reference, detail=text),
    ),
    # No registry speaks: a proxy's page of its own, whatever its status, or nothing at all.
    _row(
        r"<!doctype|<html|content descriptor \S+ \(text/|reports content size of zero|"
        r"error parsing HTTP \d+ response body|invalid character .* looking for beginning of value|"
        r"missing or empty Content-Type",
        _registry(p.RegistryUnreachable),
    ),
    _row(r"toomanyrequests|too many requests|pull rate limit", _registry(p.DownloadLimitReached)),
    _row(
        r"unauthorized|pull access denied|\bdenied\b|no basic auth credentials|authentication required|"
        r"403 forbidden",
        _registry(p.ImageNotAllowed),
    ),
    # An image may also turn out to be gone when a container is made from it.
    _row(
        r"no such image",
        lambda _f, facts, text: p.ImageUnknown(reference=facts.reference, detail=text),
    ),
    _row(r"no matching manifest|no match for platform", _registry(p.ImageForOthers)),
    _row(
        r"manifest unknown|manifest for .* not found|name unknown|repository .* not found|not found: |"
        r"failed to resolve reference .*: not found|content descriptor .* from remote: not found|"
        r"unknown blob|invalid reference format|invalid repository name",
        _registry(p.ImageUnknown),
    ),
    _row(
        r"x509:|certificate|server gave HTTP response to HTTPS client|tls: (?!.*timeout)",
        _registry(p.RegistryNotTrusted),
    ),
    _row(
        r"no such host|dial tcp|connection refused|i/o timeout|network is unreachable|no route to host|"
        r"TLS handshake timeout|awaiting headers|proxyconnect|server misbehaving|bad gateway|"
        r"service unavailable|context deadline exceeded|unexpected HTTP status: 5\d\d|"
        r"unexpected status from .*: 5\d\d",
        _registry(p.RegistryUnreachable),
    ),
    _row(
        r"unexpected EOF|connection reset by peer|broken pipe|use of closed network connection|: EOF|"
        r"context canceled|short read",
        _registry(p.DownloadInterrupted),
    ),
)


def recognise(text: str, facts: Facts) -> p.Problem | None:
    """The problem behind a sentence of the engine's, None where no row knows it."""
    for pattern, make in TABLE:
        if (found := pattern.search(text)) and (problem := make(found, facts, text)):
            return problem
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


@contextmanager
def unless_gone() -> Iterator[None]:
    """Remove something within, which may be gone, or going, already."""
    try:
        yield
    except APIError as error:
        if error.status_code != 404 and "already in progress" not in (error.explanation or ""):
            raise


_CUT = (
    ConnectionError,
    requests.ConnectionError,
    requests.exceptions.ChunkedEncodingError,  # in the middle of an answer
    urllib3.exceptions.HTTPError,
)


def _problem(error: Exception, facts: Facts) -> p.Problem | None:
    if isinstance(error, APIError):
        # Docker Desktop stands in for an engine that is away, with nothing to say; an engine always says why.
        if error.is_server_error() and not error.explanation:
            return p.EngineLost(detail=str(error))
        return recognise(error.explanation or str(error), facts)
    if (problem := _of_pipe(error, facts)) is not None:
        return problem
    causes = tuple(_causes(error))
    if any(isinstance(cause, PermissionError) for cause in causes) and facts.address:
        return p.EngineNotAllowed(address=facts.address, detail=str(error))
    if any(isinstance(cause, TimeoutError | requests.Timeout) for cause in causes):
        return p.EngineFrozen(silent_s=round(facts.silent_s), detail=str(error))
    if isinstance(error, _CUT):
        return p.EngineLost(detail=str(error))
    return None


def _of_pipe(error: Exception, facts: Facts) -> p.Problem | None:
    """What Windows says of a named pipe: the SDK lets it through as it is, and it is no OSError."""
    if type(error).__module__ != "pywintypes":
        return None
    match getattr(error, "winerror", None):
        case 5:  # access denied
            return p.EngineNotAllowed(address=facts.address, detail=str(error))
        case 121 | 231:  # nobody answered in time, or had a pipe to spare
            return p.EngineFrozen(silent_s=round(facts.silent_s), detail=str(error))
    return p.EngineLost(detail=str(error))  # there is none, or it has ended


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all it was made from: the SDK's libraries hide the socket's own in their arguments."""
    yield error
    for inner in (error.__cause__, *error.args, getattr(error, "reason", None)):
        if isinstance(inner, BaseException) and inner is not error:
            yield from _causes(inner)
