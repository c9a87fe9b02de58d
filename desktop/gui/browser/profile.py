"""One workspace's browser profile: nothing of it is shared with another workspace or kept on disk.

Cookies know no ports, so two tools on 127.0.0.1 in one profile would read each other's.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLocale, QObject, QTimer, QUrl
from PySide6.QtNetwork import QNetworkCookie
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from desktop.core.browsing import navigation
from desktop.core.browsing.navigation import Kind, Origin
from desktop.core.start.signin import Cookie
from desktop.gui.browser import colour_scheme
from desktop.gui.look.theme import Colours

log = logging.getLogger(__name__)

_Attribute = QWebEngineSettings.WebAttribute
_Resource = QWebEngineUrlRequestInfo.ResourceType

COOKIES_WITHIN_MS = 1000
"""Milliseconds. A cookie the engine will not take must not keep the page from loading."""

_OFF = (
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowWindowActivationFromJavaScript,
    # Its pages name addresses and codes; `Tab` says it in words.
    _Attribute.ErrorPageEnabled,
)
_ON = (
    _Attribute.WebRTCPublicInterfacesOnly,
    _Attribute.FullScreenSupportEnabled,
    # The second is for the first: the engine has no other plugin.
    _Attribute.PdfViewerEnabled,
    _Attribute.PluginsEnabled,
)

_KINDS = {
    _Resource.ResourceTypeSubFrame: Kind.FRAME,
    _Resource.ResourceTypeNavigationPreloadSubFrame: Kind.FRAME,
    _Resource.ResourceTypePing: Kind.PING,
    _Resource.ResourceTypeCspReport: Kind.PING,
    _Resource.ResourceTypeServiceWorker: Kind.SERVICE_WORKER,
}
_MAIN_FRAME = (_Resource.ResourceTypeMainFrame, _Resource.ResourceTypeNavigationPreloadMainFrame)

# Tools ask whether there are service workers before they use one: to those that can live without,
# this browser has none. The interceptor refuses the rest.
_NO_SERVICE_WORKERS = "delete Navigator.prototype.serviceWorker;"

# These connect past the interceptor, to wherever they like.
_NO_OTHER_SOCKETS = """
for (const name of Object.getOwnPropertyNames(window))
  if (/^(webkit)?RTC|^WebTransport/.test(name)) delete window[name];
"""

_COLOURS = "color-scheme"
_SCRIPT = re.compile(r"-[A-Z][a-z]{3}\b")


class Guard(QWebEngineUrlRequestInterceptor):
    """Applies `core.browsing.navigation` to every request of a profile's pages."""

    def __init__(self, own: Origin, service_workers: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._own = own
        self._service_workers = service_workers

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        # First: what goes wrong in here must not let a request through.
        info.block(True)
        url, resource = encoded(info.requestUrl()), info.resourceType()
        if info.requestUrl().scheme() in ("chrome", "chrome-extension"):
            verdict = navigation.viewer(url, encoded(info.initiator()))
        elif resource in _MAIN_FRAME:
            # Clicks were judged by the page; a main frame that comes this far is the tool's or nobody's.
            verdict = navigation.navigation(url, self._own, main_frame=True)
        else:
            kind = _KINDS.get(resource, Kind.CONTENT)
            verdict = navigation.request(url, self._own, kind, service_workers=self._service_workers)
        if verdict.allowed:
            info.block(False)
        else:
            log.info("refused a request to %s: %s", info.requestUrl().host(), verdict.reason.value)


class ToolProfile(QWebEngineProfile):
    """Off the record, hardened, guarded. Delete its pages before it."""

    def __init__(self, own: Origin, service_workers: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._guard = Guard(own, service_workers, self)
        self.setUrlRequestInterceptor(self._guard)
        self.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
        self.setPushServiceEnabled(False)
        self.setHttpUserAgent(re.sub(r" QtWebEngine/\S+", "", self.httpUserAgent()))
        self.follow_language()
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
        for attribute in _ON:
            settings.setAttribute(attribute, True)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self.scripts().insert(_script("no-other-sockets", _NO_OTHER_SOCKETS))
        if not service_workers:
            self.scripts().insert(_script("no-service-workers", _NO_SERVICE_WORKERS))

    def follow_language(self) -> None:
        """Have tools that speak several speak the one in use, from their next page on."""
        self.setHttpAcceptLanguage(accept_language(QLocale().uiLanguages()))

    def set_colours(self, colours: Colours) -> None:
        """Have documents made from now on find the app looking like this."""
        for old in self.scripts().find(_COLOURS):
            self.scripts().remove(old)
        self.scripts().insert(_script(_COLOURS, colour_scheme.answers(colours)))

    def set_cookies(self, cookies: Sequence[Cookie], then: Callable[[], None]) -> None:
        """Put the tool's cookies in, and call `then` once they are, or after `COOKIES_WITHIN_MS`."""
        waiting = {cookie.name for cookie in cookies}
        store = self.cookieStore()
        deadline = QTimer(self, singleShot=True, interval=COOKIES_WITHIN_MS)

        def finish() -> None:
            store.cookieAdded.disconnect(added)
            deadline.deleteLater()
            then()

        def added(cookie: QNetworkCookie) -> None:
            waiting.discard(bytes(cookie.name().data()).decode())
            if not waiting and deadline.isActive():
                deadline.stop()
                finish()

        if not waiting:
            then()
            return
        store.cookieAdded.connect(added)
        deadline.timeout.connect(finish)
        deadline.start()
        for cookie in cookies:
            store.setCookie(_network_cookie(cookie), QUrl(self._own.address(cookie.path)))


def encoded(url: QUrl) -> str:
    """An address as `core.browsing.navigation` reads it: ASCII, international hosts in their plain form."""
    return bytes(url.toEncoded().data()).decode("ascii")


def accept_language(languages: Iterable[str]) -> str:
    """The header's value, most wanted first: `pt-BR,pt;q=0.9,en;q=0.8`. Scripts, which Qt names as well, are
    left out: few servers know of them."""
    wanted = list(dict.fromkeys(_SCRIPT.sub("", tag) for tag in languages))[:6]
    return ",".join(f"{tag};q={1 - place / 10:.1f}" if place else tag for place, tag in enumerate(wanted))


def _network_cookie(cookie: Cookie) -> QNetworkCookie:
    """No domain: the cookie is for the tool's own host alone. No expiry: it ends with the profile."""
    made = QNetworkCookie(cookie.name.encode(), cookie.value.encode())
    made.setPath(cookie.path)
    made.setHttpOnly(cookie.http_only)
    made.setSameSitePolicy(QNetworkCookie.SameSite.Strict)
    return made


def _script(name: str, source: str) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
    script.setRunsOnSubFrames(True)
    return script
