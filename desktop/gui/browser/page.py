"""One page of the tool: asks `core.browsing.navigation` and does what it says."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineWebAuthUxRequest,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from desktop.core.browsing import navigation
from desktop.core.browsing.navigation import Click, Decision, Feature, Origin, Verdict
from desktop.gui.browser import colour_scheme
from desktop.gui.browser.page_dialogs import PageDialogs
from desktop.gui.browser.profile import ToolProfile, encoded
from desktop.gui.look.theme import Colours

log = logging.getLogger(__name__)

AskOpen = Callable[[QWebEnginePage.FileSelectionMode], list[str]]
"""Asks for files to upload; an empty list for none."""

_Navigation = QWebEnginePage.NavigationType
_Permission = QWebEnginePermission.PermissionType
_Mode = QWebEnginePage.FileSelectionMode
_Level = QWebEnginePage.JavaScriptConsoleMessageLevel
_Loading = QWebEngineLoadingInfo

_CLICKS = {
    _Navigation.NavigationTypeLinkClicked: Click.LINK,
    _Navigation.NavigationTypeFormSubmitted: Click.FORM,
}
_FEATURES = {
    _Permission.ClipboardReadWrite: Feature.CLIPBOARD,
    _Permission.Notifications: Feature.NOTIFICATIONS,
    _Permission.Geolocation: Feature.LOCATION,
    _Permission.MediaAudioCapture: Feature.MICROPHONE,
    _Permission.MediaVideoCapture: Feature.CAMERA,
    _Permission.MediaAudioVideoCapture: Feature.CAMERA,
    _Permission.DesktopVideoCapture: Feature.SCREEN,
    _Permission.DesktopAudioVideoCapture: Feature.SCREEN,
    _Permission.MouseLock: Feature.POINTER_LOCK,
    _Permission.LocalFontsAccess: Feature.FONTS,
}
_ABORTED = -3
"""Chromium's code for a load given up: replaced by another, turned into a download, or refused by us."""

_BARE = """
(!document.body || document.body.innerText.trim() !== "") &&
  [document.documentElement, document.body].every((part) => {
    const {backgroundColor, backgroundImage} = part ? getComputedStyle(part) : {};
    return !part || (backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none");
  })
"""
"""Whether a document shows something and paints nothing behind it."""

_FILLED = "Boolean(document.body && document.body.hasChildNodes())"

CLICK_LASTS_S = 5.0
"""Seconds after a press or key in which a page may act for the person, as long as Chromium itself allows."""

FULFILLED_WITHIN_MS = 5000
"""Milliseconds for what a page promises, such as to save: then it counts as not done."""


class GuardedPage(QWebEnginePage):
    """A page that stays with its tool.

    Attributes:
        there: whether there is a document, and a process that runs it.

    Signals:
        refused: an address was not followed in a main frame or a new window, with the `Verdict`.
        tab_asked: the tool opens a window of its own (`QWebEngineNewWindowRequest`, valid in the slot only).
        full_screen_asked: True to enter, False to leave.
        failed: the main frame could not be loaded.
        answered_badly: the tool answered with an error, and there is no document but what it says of that.
        crashed: the page's process ended.
    """

    refused = Signal(str, object)
    tab_asked = Signal(object)
    full_screen_asked = Signal(bool)
    failed = Signal()
    answered_badly = Signal()
    crashed = Signal()

    def __init__(
        self,
        profile: ToolProfile,
        own: Origin,
        colours: Colours,
        messages: PageDialogs,
        ask_open: AskOpen | None = None,
    ) -> None:
        super().__init__(profile)
        self._own = own
        self._messages = messages
        self._ask_open = ask_open or self._file_dialog
        self._touched = -CLICK_LASTS_S
        self._promises: dict[str, Callable[[bool], None]] = {}
        self._ground = QColor(colours.ground)
        self._bare = False
        self.there = False
        self._show_ground()
        self.loadFinished.connect(self._came)
        self.newWindowRequested.connect(self._judge_window)
        self.permissionRequested.connect(self._judge_permission)
        self.fullScreenRequested.connect(self._judge_full_screen)
        self.loadingChanged.connect(self._watch_loading)
        self.renderProcessTerminated.connect(self._terminated)
        self.certificateError.connect(QWebEngineCertificateError.rejectCertificate)
        self.selectClientCertificate.connect(QWebEngineClientCertificateSelection.selectNone)
        self.fileSystemAccessRequested.connect(QWebEngineFileSystemAccessRequest.reject)
        self.registerProtocolHandlerRequested.connect(QWebEngineRegisterProtocolHandlerRequest.reject)
        self.desktopMediaRequested.connect(QWebEngineDesktopMediaRequest.cancel)
        self.webAuthUxRequested.connect(QWebEngineWebAuthUxRequest.cancel)

    @property
    def never_went_anywhere(self) -> bool:
        """Whether it is a window as it was opened; another page may still have written into it."""
        return self.history().count() == 0

    def if_empty(self, then: Callable[[], None]) -> None:
        """Call `then` where there is nothing to be seen: no document, or one with nothing in it."""
        self.runJavaScript(_FILLED, lambda filled: None if filled or not isValid(self) else then())

    def set_colours(self, colours: Colours) -> None:
        """The app looks otherwise now: so does what is behind the page, and its documents learn of it."""
        self._ground = QColor(colours.ground)
        self._show_ground()
        colour_scheme.tell(self, colours)

    def touch(self) -> None:
        """The person pressed a button or a key over the page."""
        self._touched = time.monotonic()

    def fulfil(self, expression: str, then: Callable[[bool], None]) -> None:
        """Evaluate an expression of a script; `then` is told whether what it promises was kept in time.

        Qt tells a script's value, but waits for no promise: the page says the end on its console.
        """
        mark = secrets.token_hex(8)
        late = QTimer(self, singleShot=True, interval=FULFILLED_WITHIN_MS)

        def end(kept: bool) -> None:
            if self._promises.pop(mark, None):
                late.deleteLater()
                then(kept)

        self._promises[mark] = end
        late.timeout.connect(lambda: end(False))
        late.start()
        say = f"(kept) => console.info('{mark} ' + kept)"
        script = f"(async () => {{ await ({expression}); return true }})().catch(() => false).then({say})"
        self.runJavaScript(script)

    def acceptNavigationRequest(self, url: QUrl | str, type: _Navigation, isMainFrame: bool) -> bool:
        address = encoded(QUrl(url))
        click = _CLICKS.get(type, Click.OTHER)
        # Qt calls a script's own `location = ...` a clicked link.
        if click is Click.LINK and time.monotonic() - self._touched > CLICK_LASTS_S:
            click = Click.OTHER
        verdict = navigation.navigation(address, self._own, main_frame=isMainFrame, click=click)
        if not verdict.allowed:
            self._say_refused(address, verdict, isMainFrame)
        return verdict.allowed

    def chooseFiles(
        self, mode: _Mode, oldFiles: Sequence[str], acceptedMimeTypes: Sequence[str]
    ) -> list[str]:
        # Saving in place would let a page write where the person never looks: it gets downloads instead.
        return [] if mode is _Mode.FileSelectSave else self._ask_open(mode)

    def javaScriptConsoleMessage(
        self,
        level: _Level,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        mark, _, kept = message.partition(" ")
        if mark in self._promises:
            self._promises[mark](kept == "true")
            return
        # Tools call much an error that is none, and would bury what is one for us.
        worth = logging.INFO if level is _Level.ErrorMessageLevel else logging.DEBUG
        log.log(worth, "%s (%s:%d)", loggable(message), loggable(sourceID), lineNumber)

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        self._messages.tell(self._view(), msg)

    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:
        return self._messages.confirm(self._view(), msg)

    def javaScriptPrompt(self, securityOrigin: QUrl | str, msg: str, defaultValue: str) -> tuple[bool, str]:
        return self._messages.ask(self._view(), msg, defaultValue)

    def _came(self, good: bool) -> None:
        # A load that was given up, as for a download, leaves what was there.
        self.there = self.there or good
        self.runJavaScript(_BARE, self._say_whether_bare)

    def _say_whether_bare(self, bare: object) -> None:
        if isValid(self):
            self._bare = bool(bare)
            self._show_ground()

    def _show_ground(self) -> None:
        """The app's own ground until the page paints; white behind words that count on it, as files' do."""
        self.setBackgroundColor(Qt.GlobalColor.white if self._bare else self._ground)

    def _judge_window(self, request: QWebEngineNewWindowRequest) -> None:
        address = encoded(request.requestedUrl()) or "about:blank"
        click = Click.LINK if request.isUserInitiated() else Click.OTHER
        verdict = navigation.navigation(address, self._own, main_frame=True, click=click)
        if verdict.allowed:
            self.tab_asked.emit(request)
        else:
            self._say_refused(address, verdict, True)

    def _judge_permission(self, permission: QWebEnginePermission) -> None:
        feature = _FEATURES.get(permission.permissionType(), Feature.OTHER)
        verdict = navigation.permission(feature, encoded(permission.origin()), self._own)
        log.info("permission %s: %s, %s", feature.value, verdict.decision.value, verdict.reason.value)
        if verdict.allowed:
            permission.grant()
        else:
            permission.deny()

    def _judge_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        verdict = navigation.permission(Feature.FULL_SCREEN, encoded(request.origin()), self._own)
        if request.toggleOn() and not verdict.allowed:
            request.reject()
            return
        request.accept()
        self.full_screen_asked.emit(request.toggleOn())

    def _watch_loading(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() is not _Loading.LoadStatus.LoadFailedStatus or info.isDownload():
            return
        if info.errorCode() == _ABORTED:
            return
        log.warning("the page did not load: %s (%d)", info.errorString(), info.errorCode())
        if info.errorDomain() is not _Loading.ErrorDomain.HttpStatusCodeDomain:
            self.failed.emit()
        elif not self.there:
            self.answered_badly.emit()

    def _terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if status is not QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            log.warning("the page's process ended: %s, %d", status.name, code)
            self.there = False
            self.crashed.emit()
            for end in tuple(self._promises.values()):
                end(False)

    def _say_refused(self, address: str, verdict: Verdict, main_frame: bool) -> None:
        log.info("did not go to %s: %s", QUrl(address).host(), verdict.reason.value)
        if main_frame:
            self.refused.emit(address if verdict.decision is Decision.ASK_SYSTEM_BROWSER else "", verdict)

    def _view(self) -> QWidget:
        return QWebEngineView.forPage(self)

    def _file_dialog(self, mode: _Mode) -> list[str]:
        title = self.tr("Choose what to upload")
        if mode is _Mode.FileSelectUploadFolder:
            folder = QFileDialog.getExistingDirectory(self._view(), title)
            return [folder] if folder else []
        if mode is _Mode.FileSelectOpenMultiple:
            return QFileDialog.getOpenFileNames(self._view(), title)[0]
        file = QFileDialog.getOpenFileName(self._view(), title)[0]
        return [file] if file else []


def loggable(text: str) -> str:
    """A page's words for the log: one line, addresses without query and fragment (they may hold secrets)."""
    text = re.sub(r"(\w+:/?/?[^\s?#]*)[?#][^\s)'\"]*", r"\1", text)
    return "".join(c if c.isprintable() else " " for c in text)[:2000]
