"""What is signed and lies at an address, such as IT's preset: fetched in the background, and no start ever
waits for it.

What does not come, or cannot be believed, leaves the last good one where it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkProxy,
    QNetworkProxyFactory,
    QNetworkProxyQuery,
    QNetworkReply,
    QNetworkRequest,
    QSslCertificate,
    QSslConfiguration,
)

from desktop.core.cancelling import Stop
from desktop.core.files.cais_file import MAX_BYTES
from desktop.core.policy.signature import MAX_BYTES as MAX_SIGNATURE
from desktop.core.policy.signature import SUFFIX
from desktop.core.policy.suspicious import address
from desktop.core.problems import Problem
from desktop.gui.jobs.job import call

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.registries.login import Login
    from desktop.gui.jobs.queue import JobQueue

log = logging.getLogger(__name__)

AGAIN_MS = 4 * 60 * 60 * 1000
PATIENCE_MS = 20_000
"""For a server that says nothing."""

WHOLE_MS = 60_000
"""For all of a look, whoever sends byte by byte."""

MOST_HOPS = 3
OK, NOT_MODIFIED = 200, 304


class Wanted(NamedTuple):
    """Where something is, "" for nowhere; what the server called the last good one; whom to trust; and the
    proxy on the way with what lets past it."""

    address: str
    etag: str = ""
    trusted: bytes = b""
    proxy: tuple[str, Login | None] = ("", None)


class SignedFetch(QObject):
    """Asks now and then whether there is another one.

    Attributes:
        trouble: why the last look brought none, "" where all is well.

    Signals:
        came: another one is there, and holds from the next start on.
        failed: why none could be had (for the log and IT).
        ended: whatever came of it.
    """

    came = Signal()
    failed = Signal(str)
    ended = Signal()

    what = ""
    """What it is called in the log, and by jobs."""

    def __init__(self, queue: JobQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._network: QNetworkAccessManager | None = None
        self._reply: QNetworkReply | None = None
        self._known: tuple[str, Login | None] = ("", None)
        self._under_way = False
        self.trouble = ""
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._whole = QTimer(self, singleShot=True)
        self._whole.timeout.connect(lambda: self._reply.abort() if self._reply else None)

    def look(self) -> None:
        """Ask for it, if it is at an address; one look at a time."""
        if not self._under_way:
            self._under_way = True
            job = self._queue.begin(call(self._wanted), f"{self.what}-address")
            job.succeeded.connect(self._begin)
            job.failed.connect(lambda error: self._end(str(error)))

    def _wanted(self) -> Wanted:
        """What to ask for. May block: a job calls it."""
        raise NotImplementedError

    def _take(self, content: bytes, signed: bytes, etag: str) -> object:
        """Believe what came, or raise why not; the signal `came` follows. May block: a job calls it."""
        raise NotImplementedError

    def _signed_in(self, proxy: QNetworkProxy) -> QNetworkProxy:
        """The same, with what lets past it: a redirect may lead by another one."""
        server, login = self._known
        if login and server == _server(proxy):
            proxy.setUser(login.user)
            proxy.setPassword(login.password)
        return proxy

    def _begin(self, found: Wanted) -> None:
        where, etag, trusted, self._known = found
        if not where:
            self._under_way = False  # and nobody looks again: an address comes with another start
            self.ended.emit()
            return
        tls = QSslConfiguration.defaultConfiguration()
        tls.addCaCertificates(QSslCertificate.fromData(trusted))
        self._whole.start(WHOLE_MS)
        self._network = self._network or QNetworkAccessManager(self)

        def take(content: bytes, new_etag: str) -> None:
            self._get(
                where + SUFFIX, "", tls, MAX_SIGNATURE, lambda signed, _etag: store(content, signed, new_etag)
            )

        def store(content: bytes, signed: bytes, new_etag: str) -> None:
            job = self._queue.begin(call(self._take, content, signed, new_etag), f"{self.what}-fetched")
            job.succeeded.connect(lambda _none: self._arrive())
            job.failed.connect(lambda error: self._end(str(error)))

        self._get(where, etag, tls, MAX_BYTES, take)

    def _get(
        self,
        where: str,
        etag: str,
        tls: QSslConfiguration,
        most: int,
        take: Callable[[bytes, str], None],
        hops: int = 0,
    ) -> None:
        if flaw := address(where):
            self._end(f"{where} {flaw}" if "@" not in where else f"the address {flaw}")
            return
        # In a job: some systems ask the network for it, and wait.
        job = self._queue.begin(call(_proxy, where), f"{self.what}-proxy")
        job.succeeded.connect(lambda proxy: self._ask(where, proxy, etag, tls, most, take, hops))
        job.failed.connect(lambda error: self._end(str(error)))

    def _ask(
        self,
        where: str,
        proxy: QNetworkProxy,
        etag: str,
        tls: QSslConfiguration,
        most: int,
        take: Callable[[bytes, str], None],
        hops: int,
    ) -> None:
        request = QNetworkRequest(QUrl(where))
        request.setSslConfiguration(tls)
        request.setTransferTimeout(PATIENCE_MS)
        # Each is looked at as the first one was.
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.ManualRedirectPolicy,
        )
        request.setAttribute(
            QNetworkRequest.Attribute.CookieLoadControlAttribute, QNetworkRequest.LoadControl.Manual
        )
        # Or a few bytes could become more than there is room for, after they were counted.
        request.setRawHeader(b"Accept-Encoding", b"identity")
        if etag:
            request.setRawHeader(b"If-None-Match", etag.encode())
        assert self._network
        self._network.setProxy(self._signed_in(proxy))
        reply = self._reply = self._network.get(request)
        reply.downloadProgress.connect(lambda got, _all: reply.abort() if got > most else None)

        def finish() -> None:
            self._reply = None
            reply.deleteLater()
            status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
            target = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
            if not self._whole.isActive():
                self._end(f"takes longer than {WHOLE_MS // 1000} s")
                return
            if reply.error() is not QNetworkReply.NetworkError.NoError:
                self._end(f"{status or ''} {reply.errorString()}".strip())
                return
            content = bytes(reply.readAll().data())
            if target is not None and hops < MOST_HOPS:
                self._get(QUrl(where).resolved(target).toString(), etag, tls, most, take, hops + 1)
            elif status == NOT_MODIFIED and etag:
                self._end("")
            elif status != OK or len(content) > most:
                self._end(f"answered with {status}, {len(content)} bytes")
            else:
                take(content, bytes(reply.rawHeader("ETag").data()).decode("ascii", "replace")[:200])

        reply.finished.connect(finish)

    def _arrive(self) -> None:
        self.came.emit()
        self._end("")

    def _end(self, why: str) -> None:
        self._known = "", None
        self._whole.stop()
        self._under_way = False
        self.trouble = why
        self._again.start()
        if why:
            log.warning("the %s was not fetched: %s", self.what, why)
            self.failed.emit(why)
        self.ended.emit()

    def end(self) -> None:
        """Ask no more."""
        self._again.stop()
        self._whole.stop()
        reply, self._reply = self._reply, None
        if reply:
            reply.finished.disconnect()
            reply.abort()
            reply.deleteLater()


class PresetFetch(SignedFetch):
    """The preset that IT keeps at an address; what comes holds from the next start on."""

    what = "preset"

    def __init__(self, backend: Backend, queue: JobQueue, parent: QObject) -> None:
        super().__init__(queue, parent)
        self._backend = backend

    def _wanted(self) -> Wanted:
        where = self._backend.policies.address()
        if not where:
            return Wanted("")
        from desktop.core.computer import certificates

        etag, proxy = self._backend.policies.fetched().etag, way_past_proxy(self._backend, where)
        return Wanted(where, etag, certificates.bundle(), proxy)

    def _take(self, content: bytes, signed: bytes, etag: str) -> None:
        self._backend.policies.take_fetched(content, signed, etag)


def way_past_proxy(backend: Backend, where: str) -> tuple[str, Login | None]:
    """The proxy on the way there, and what lets past it; None where nobody signed in to it, or a keyring does
    not tell just now. May block."""
    server = _server(_proxy(where))
    with suppress(Problem):
        return server, backend.sign_ins().login(server, Stop())
    return server, None


def _server(proxy: QNetworkProxy) -> str:
    """What a sign-in to it is called."""
    return f"{proxy.hostName()}:{proxy.port()}"


def _proxy(where: str) -> QNetworkProxy:
    """May block."""
    return QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(where)))[0]
