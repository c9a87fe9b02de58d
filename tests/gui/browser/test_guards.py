"""What a page of the tool may not do, tried by a page that does try."""

from __future__ import annotations

import json
import select
import socket
import ssl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.browsing import navigation
from desktop.core.browsing.navigation import Reason
from desktop.gui.browser.notifications import Notifications
from desktop.gui.parts.notice import Notice
from tests.gui.browser.driver import COOKIE, Driver
from tests.gui.browser.server import Answer, ToolServer

Serve = Callable[..., ToolServer]


@pytest.fixture
def other(serve: Serve) -> ToolServer:
    """Another service on this computer."""
    return serve()


def notice(view) -> str:
    strip = view.findChild(Notice)
    return strip._text.text() if strip.isVisible() else ""


def test_an_outside_link_is_asked_about_and_goes_to_the_system_browser(
    tool: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer("<a id=a href='https://docs.example.com/x?y=1'>docs</a>")
    view = driver.open(tool)
    with qtbot.waitSignal(view.pages[0].refused) as refused:
        driver.click(view, "a")
    assert refused.args[1].reason is Reason.OUTSIDE_LINK
    assert "docs.example.com" in notice(view)
    assert driver.opened == []
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Open in your browser")
    button.click()
    assert driver.opened == ["https://docs.example.com/x?y=1"]
    assert notice(view) == ""
    assert driver.js(view.pages[0], "location.pathname") == "/lab"


def test_an_outside_link_in_a_new_window_is_asked_about(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<a id=a target=_blank href='https://docs.example.com/'>docs</a>")
    view = driver.open(tool)
    with qtbot.waitSignal(view.pages[0].refused) as refused:
        driver.click(view, "a")
    assert refused.args[1].reason is Reason.OUTSIDE_LINK
    assert len(view.pages) == 1


def test_a_link_to_another_service_of_this_computer_is_refused(
    tool: ToolServer, other: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer(f"<a id=a href='{other.address('/x')}'>there</a>")
    view = driver.open(tool)
    with qtbot.waitSignal(view.pages[0].refused) as refused:
        driver.click(view, "a")
    assert refused.args[1].reason is Reason.LOCAL_SERVICE
    assert other.asked == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("location.href = 'https://example.com/'", Reason.NOT_CLICKED),
        ("document.getElementById('a').click()", Reason.NOT_CLICKED),
        ("location.href = 'http://u:p@' + location.host + '/lab'", Reason.USER_INFO),
        ("location.href = 'http://localhost:' + location.port + '/lab'", Reason.LOCAL_SERVICE),
        ("location.href = '/away'", Reason.NOT_CLICKED),
        ("document.getElementById('f').submit()", Reason.FORM),
    ],
)
def test_a_script_does_not_lead_the_window_away(
    code: str, reason: Reason, tool: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer(
        "<form id=f method=post action='https://example.com/'><input name=a></form>"
        "<a id=a href='https://example.com/'>x</a>"
    )
    tool.pages["/away"] = Answer(status=302, headers={"Location": "https://example.com/"})
    view = driver.open(tool)
    with qtbot.waitSignal(view.pages[0].refused) as refused:
        driver.js(view.pages[0], f"setTimeout(() => {{ {code} }}, 0); 1")
    assert refused.args[1].reason is reason
    assert driver.js(view.pages[0], "location.pathname") == "/lab"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "data:text/html,x", "view-source:/lab", "chrome://gpu", "mailto:a@b.c", "x:y"],
)
def test_a_link_to_what_is_no_page_does_nothing(url: str, tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(f"<a id=a href='{url}'>x</a><a id=b href='/then'>y</a>")
    tool.pages["/then"] = Answer("then")
    view = driver.open(tool)
    driver.click(view, "a")
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "location.href") == tool.address("/then"))
    assert view.pages[0].history().count() == 2
    assert driver.opened == []


def test_a_form_of_the_tool_is_posted(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(
        "<form method=post action=/save><input name=a value=1><button id=b>Save</button></form>"
    )
    tool.pages["/save"] = Answer("<p>saved")
    view = driver.open(tool)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.body.innerText.trim()") == "saved")
    assert (tool.asked[-1].method, tool.asked[-1].body) == ("POST", b"a=1")


def test_frames_show_the_tool_alone(tool: ToolServer, other: ToolServer, driver: Driver, qtbot: QtBot):
    other.pages["/x"] = Answer("other")
    tool.pages["/inner"] = Answer("<script>parent.postMessage('inner', '*')</script>")
    tool.pages["/lab"] = Answer(
        "<script>seen = []; onmessage = e => seen.push(e.data)</script>"
        f"<iframe src='{other.address('/x')}'></iframe><iframe src='https://example.com/'></iframe>"
        "<iframe src='/inner'></iframe>"
        "<iframe srcdoc=\"<script>parent.postMessage('srcdoc', '*')</script>\"></iframe>"
        "<iframe src=\"data:text/html,<script>parent.postMessage('data', '*')</script>\"></iframe>"
    )
    view = driver.open(tool)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "seen.sort().join()") == "data,inner,srcdoc")
    assert other.asked == []


def test_a_page_does_not_reach_other_services_of_this_computer(
    tool: ToolServer, other: ToolServer, driver: Driver, qtbot: QtBot
):
    there = other.address("/secret")
    tool.pages["/lab"] = Answer(
        f"<link rel=stylesheet href='{there}'><img src='{there}'><script src='{there}'></script>"
        f"<script>done = []; fetch('{there}', {{mode: 'no-cors'}}).catch(() => done.push('fetch'));"
        f"navigator.sendBeacon('{there}');"
        f"new WebSocket('{there.replace('http', 'ws')}').onerror = () => done.push('socket');"
        f"new EventSource('{there}').onerror = () => done.push('events');"
        f"new Worker(URL.createObjectURL(new Blob([`fetch('{there}', {{mode: 'no-cors'}})"
        ".catch(() => postMessage(1))`]))).onmessage = () => done.push('worker');</script>"
    )
    view = driver.open(tool)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "done.sort().join()") == "events,fetch,socket,worker")
    assert other.asked == []


def test_a_request_that_cannot_be_judged_is_not_made(
    tool: ToolServer, driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def stumble(*_: object, **__: object) -> None:
        raise RuntimeError("stumbled")

    tool.pages["/lab"] = tool.pages["/part"] = Answer("x")
    view = driver.open(tool)
    with qtbot.captureExceptions() as seen:
        monkeypatch.setattr(navigation, "request", stumble)
        driver.js(view.pages[0], "said = ''; fetch('/part').then(() => said = 'in', () => said = 'out'); 1")
        qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") != "")
    assert driver.js(view.pages[0], "said") == "out"
    assert "/part" not in tool.paths()
    assert {str(error) for _, error, _ in seen} == {"stumbled"}


def test_what_a_script_fetches_does_not_lead_elsewhere(
    tool: ToolServer, other: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/away"] = Answer(status=302, headers={"Location": other.address("/secret")})
    tool.pages["/lab"] = Answer(
        "<script>done = []; fetch('/away').catch(() => done.push('fetch'));"
        "new EventSource('/away').onerror = () => done.push('events')</script>"
    )
    view = driver.open(tool)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "done.sort().join()") == "events,fetch")
    assert tool.paths().count("/away") == 2
    assert other.asked == []


def test_a_socket_to_the_tool_itself_is_tried(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<script>s = new WebSocket('ws://' + location.host + '/live')</script>")
    driver.open(tool)
    qtbot.waitUntil(lambda: "/live" in tool.paths())


@pytest.mark.parametrize("name", ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"])
def test_sockets_that_ask_nobody_are_not_there(name: str, tool: ToolServer, driver: Driver, qtbot: QtBot):
    told = f"<script>parent.postMessage('{name}' in window, '*')</script>"
    tool.pages["/inner"] = Answer(told)
    tool.pages["/lab"] = Answer(
        f"<script>seen = ['{name}' in window]; onmessage = e => seen.push(e.data)</script>"
        f"<iframe src='/inner'></iframe><iframe srcdoc=\"{told}\"></iframe>"
        f"<iframe src=\"data:text/html,{told}\"></iframe><iframe sandbox=allow-scripts src='/inner'></iframe>"
    )
    view = driver.open(tool)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "seen.length") == 5)
    assert driver.js(view.pages[0], "seen.join()") == ",".join(["false"] * 5)


def test_a_page_sends_no_datagrams(tool: ToolServer, driver: Driver, qtbot: QtBot):
    """A frame can be asked before the script that takes such sockets away has come to it."""
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    streams = socket.socket()
    with datagrams, streams:
        for made in (datagrams, streams):
            made.bind(("127.0.0.1", 0))
            made.setblocking(False)
        streams.listen()
        asked = [
            {"urls": f"stun:127.0.0.1:{datagrams.getsockname()[1]}"},
            # The engine comes to this one last, and no switch of its keeps it from that.
            {
                "urls": f"turn:127.0.0.1:{streams.getsockname()[1]}?transport=tcp",
                "username": "a",
                "credential": "b",
            },
        ]
        tool.pages["/lab"] = Answer("<p>x")
        driver.js(
            driver.open(tool).pages[0],
            "Made = document.body.appendChild(document.createElement('iframe')).contentWindow"
            f".RTCPeerConnection; c = new Made({{iceServers: {json.dumps(asked)}}});"
            "c.createDataChannel('x'); c.createOffer().then(offer => c.setLocalDescription(offer)); 1",
        )
        qtbot.waitUntil(lambda: bool(select.select([streams], [], [], 0)[0]))
        assert select.select([datagrams], [], [], 0)[0] == []


def test_service_workers_are_not_there(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("<iframe id=i src='about:blank'></iframe>")
    tool.pages["/sw.js"] = Answer("", headers={"Content-Type": "text/javascript"})
    view = driver.open(tool)
    page = view.pages[0]
    assert driver.js(page, "'serviceWorker' in navigator") is False
    # A frame may have been made before the script came to it: the request is refused all the same.
    driver.js(
        page,
        "said = ''; try { i = document.body.appendChild(document.createElement('iframe'));"
        "i.contentWindow.navigator.serviceWorker.register('/sw.js')"
        ".then(() => said = 'in', () => said = 'out')"
        "} catch (e) { said = 'none' } 1",
    )
    qtbot.waitUntil(lambda: driver.js(page, "said") in ("out", "none"))
    assert "/sw.js" not in tool.paths()


def test_service_workers_work_where_the_tool_needs_them(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("x")
    tool.pages["/sw.js"] = Answer("", headers={"Content-Type": "text/javascript"})
    view = driver.open(tool, allow_service_workers=True)
    driver.js(
        view.pages[0], "said = ''; navigator.serviceWorker.register('/sw.js').then(() => said = 'in'); 1"
    )
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") == "in")


def test_the_tool_may_use_the_clipboard(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(
        "<button id=b onclick=\"navigator.clipboard.writeText('from the tool')"
        '.then(() => navigator.clipboard.readText()).then(t => said = t, e => said = e.name)">copy</button>'
        "<script>said = ''</script>"
    )
    view = driver.open(tool)
    view.activateWindow()
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") != "")
    assert driver.js(view.pages[0], "said") == "from the tool"


NOTIFYING = (
    '<button id=b onclick="Notification.requestPermission().then(p => { said = p;'
    "made = new Notification('Done', {body: 'The model is fitted'});"
    "made.onclick = () => heard.push('click'); made.onclose = () => heard.push('close') })\">go</button>"
    "<a id=a href='https://docs.example.com/'>docs</a><script>said = ''; heard = []</script>"
)


@pytest.mark.parametrize(
    ("answer", "heard"), [("Show", "click,close"), ("Put this message away", "close"), ("", "close")]
)
def test_the_tool_may_notify_and_hears_what_becomes_of_it(
    tool: ToolServer, driver: Driver, qtbot: QtBot, answer: str, heard: str
):
    tool.pages["/lab"] = Answer(NOTIFYING)
    view = driver.open(tool)
    driver.click(view, "b")
    strip = view.findChild(Notifications)
    qtbot.waitUntil(strip.isVisible)
    assert strip.findChild(QLabel).text() == "“Sales” says: Done · The model is fitted"
    if answer:
        next(b for b in strip.findChildren(QAbstractButton) if b.accessibleName() == answer).click()
    else:
        driver.js(view.pages[0], "made.close()")
    qtbot.waitUntil(lambda: not strip.isVisible())
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "heard.join()") == heard)


def test_a_notification_leaves_a_question_alone(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(NOTIFYING)
    view = driver.open(tool)
    driver.click(view, "a")
    qtbot.waitUntil(lambda: "docs.example.com" in notice(view))
    driver.click(view, "b")
    qtbot.waitUntil(view.findChild(Notifications).isVisible)
    assert "docs.example.com" in notice(view)


def test_a_notification_stays_while_one_is_elsewhere(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer(NOTIFYING)
    view = driver.open(tool)
    driver.click(view, "b")
    strip = view.findChild(Notifications)
    qtbot.waitUntil(strip.isVisible)
    view.hide()
    view.show()
    assert strip.isVisible()


def test_a_newer_notification_takes_the_place_of_the_one_before(
    tool: ToolServer, driver: Driver, qtbot: QtBot
):
    tool.pages["/lab"] = Answer(NOTIFYING)
    view = driver.open(tool)
    driver.click(view, "b")
    strip = view.findChild(Notifications)
    qtbot.waitUntil(strip.isVisible)
    driver.js(view.pages[0], "new Notification('x\\n'.repeat(5000)); 1")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "heard.join()") == "close")
    assert strip.isVisible()
    assert strip.height() < 100


@pytest.mark.parametrize(
    "ask",
    [
        "new Promise((y, n) => navigator.geolocation.getCurrentPosition(y, e => n(e.code)))",
        "navigator.mediaDevices.getUserMedia({audio: true})",
        "navigator.mediaDevices.getUserMedia({video: true})",
        "navigator.mediaDevices.getDisplayMedia()",
        "navigator.requestMIDIAccess({sysex: true})",
        "queryLocalFonts().then(fonts => fonts.length || Promise.reject())",
        "showSaveFilePicker()",
        "showDirectoryPicker()",
    ],
)
@pytest.mark.qt_log_ignore("(Screen|Window) capturing is not available", extend=True)
def test_the_tool_may_not_use_other_devices(
    ask: str, tool: ToolServer, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    driver.uploads = [str(tmp_path)]
    tool.pages["/lab"] = Answer(
        f"<button id=b onclick=\"try {{ {ask}.then(() => said = 'given', e => said = 'refused') }}"
        "catch (e) { said = 'refused' }\">go</button><script>said = ''</script>"
    )
    view = driver.open(tool)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "said") != "")
    assert driver.js(view.pages[0], "said") == "refused"


def test_cookies_stay_in_their_workspace(serve: Serve, driver: Driver):
    first, second = serve(), serve()
    for server in (first, second):
        server.pages["/lab"] = Answer("x")
    driver.open(first, cookies=(COOKIE,))
    driver.open(second, cookies=())
    assert "s3cret" in first.asked[0].headers["Cookie"]
    assert all("Cookie" not in asked.headers for asked in second.asked)


def test_nothing_is_kept_from_one_opening_to_the_next(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer("x")
    view = driver.open(tool)
    driver.js(view.pages[0], "localStorage.setItem('a', '1'); document.cookie = 'b=1; max-age=9999'; 1")
    driver.close(view)
    view = driver.open(tool)
    assert driver.js(view.pages[0], "localStorage.length + document.cookie") == "0"


def test_the_browser_says_what_it_is_and_not_more(tool: ToolServer, driver: Driver):
    tool.pages["/lab"] = Answer("x")
    driver.open(tool)
    headers = tool.asked[0].headers
    assert "Chrome/" in headers["User-Agent"]
    assert "Qt" not in headers["User-Agent"]
    assert headers["Accept-Language"]
    assert "Referer" not in headers


def test_a_certificate_nobody_vouches_for_is_not_accepted(
    serve: Serve, driver: Driver, qtbot: QtBot, tmp_path: Path
):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        (
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", key, "-out", certificate),
        ),
        check=True,
        capture_output=True,
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    server = serve(tls=tls)
    server.pages["/lab"] = Answer("x")
    view = driver.view(server)
    with qtbot.waitSignal(view.failed):
        view.load()
    assert server.asked == []


def test_a_file_on_this_computer_is_not_shown(tool: ToolServer, driver: Driver, tmp_path: Path):
    (tmp_path / "x.html").write_text("secret")
    tool.pages["/lab"] = Answer("x")
    view = driver.open(tool)
    page = view.pages[0]
    page.load(QUrl.fromLocalFile(str(tmp_path / "x.html")))
    assert driver.js(page, "location.pathname") == "/lab"
