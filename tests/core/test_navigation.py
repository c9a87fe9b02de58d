"""Each rule of the embedded browser, by its reason."""

from __future__ import annotations

import pytest

from desktop.core.browsing.navigation import (
    VIEWER,
    Click,
    Decision,
    Feature,
    Kind,
    Origin,
    Reason,
    download,
    navigation,
    permission,
    request,
    viewer,
)

OWN = Origin("http", "127.0.0.1", 49153)
OWN_SIX = Origin("http", "::1", 49153)


def test_an_origin_writes_addresses():
    assert OWN.address("/lab") == "http://127.0.0.1:49153/lab"
    assert OWN_SIX.address("/") == "http://[::1]:49153/"


# --- navigation: the main frame, clicked -------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:49153/lab/tree/a.ipynb?reset#x", Reason.OWN_ORIGIN),
        ("http://127.0.0.1:49153", Reason.OWN_ORIGIN),
        ("HTTP://127.0.0.1:49153/", Reason.OWN_ORIGIN),
        ("blob:http://127.0.0.1:49153/4f5c", Reason.OWN_ORIGIN),
        ("about:blank", Reason.BLANK),
    ],
)
def test_the_window_may_show_the_tool(url: str, reason: Reason):
    verdict = navigation(url, OWN, main_frame=True)
    assert (verdict.decision, verdict.reason) == (Decision.ALLOW, reason)


@pytest.mark.parametrize(
    "url",
    [
        "https://pandas.pydata.org/docs/",
        "http://example.com:8080/",
        "https://xn--e1awd7f.com/",
        "https://10.1.2.3/wiki",  # a company's own pages are a fair thing to read
        "http://wiki/",
        "https://[2606:4700::1111]/",
    ],
)
def test_a_clicked_link_to_elsewhere_is_asked_about(url: str):
    verdict = navigation(url, OWN, main_frame=True, click=Click.LINK)
    assert (verdict.decision, verdict.reason) == (Decision.ASK_SYSTEM_BROWSER, Reason.OUTSIDE_LINK)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", Reason.MALFORMED),
        ("/lab", Reason.MALFORMED),
        ("http://", Reason.MALFORMED),
        ("http:///lab", Reason.MALFORMED),
        ("http://127.0.0.1:port/", Reason.MALFORMED),
        ("http://127.0.0.1:99999/", Reason.MALFORMED),
        ("http://[::1/", Reason.MALFORMED),
        ("http://127.0.0.1:49153\\@evil.com/", Reason.MALFORMED),
        ("http://127.0.0.1:49153 /", Reason.MALFORMED),
        ("http://exa\tmple.com/", Reason.MALFORMED),
        ("http://exämple.com/", Reason.MALFORMED),
        ("file:///etc/passwd", Reason.SCHEME),
        ("file://server/share", Reason.SCHEME),
        ("chrome://settings", Reason.SCHEME),
        ("chrome-extension://abc/x", Reason.SCHEME),
        ("devtools://devtools/bundled/", Reason.SCHEME),
        ("qrc:/x.html", Reason.SCHEME),
        ("data:text/html,<h1>x", Reason.SCHEME),
        ("javascript:alert(1)", Reason.SCHEME),
        ("ftp://example.com/", Reason.SCHEME),
        ("ws://127.0.0.1:49153/", Reason.SCHEME),
        ("view-source:http://127.0.0.1:49153/lab", Reason.SCHEME),
        ("mailto:a@example.com", Reason.SCHEME),
        ("ms-word:ofe|u|https://example.com/x.docx", Reason.SCHEME),
        ("filesystem:http://127.0.0.1:49153/temporary/x", Reason.SCHEME),
        ("about:srcdoc", Reason.SCHEME),
        ("about:version", Reason.SCHEME),
        ("blob:null/4f5c", Reason.OTHER_ORIGIN),
        ("blob:http://127.0.0.1:49154/4f5c", Reason.OTHER_ORIGIN),
        ("blob:https://127.0.0.1:49153/4f5c", Reason.OTHER_ORIGIN),
        ("blob:http://u@127.0.0.1:49153/4f5c", Reason.OTHER_ORIGIN),
        ("http://user:word@127.0.0.1:49153/", Reason.USER_INFO),
        ("http://127.0.0.1:49153@evil.com/", Reason.USER_INFO),
        ("http://@example.com/", Reason.USER_INFO),
        ("http://127.0.0.1.evil.com:49153/", Reason.LOOK_ALIKE),
        ("http://127.0.0.1.nip.io/", Reason.LOOK_ALIKE),
        ("http://127.0.0.1.:49153/", Reason.ODD_HOST),
        ("http://example.com./", Reason.ODD_HOST),
        ("http://2130706433:49153/", Reason.ODD_HOST),
        ("http://0x7f000001:49153/", Reason.ODD_HOST),
        ("http://0x7f.1:49153/", Reason.ODD_HOST),
        ("http://0177.0.0.1:49153/", Reason.ODD_HOST),
        ("http://127.1:49153/", Reason.ODD_HOST),
        ("http://127.0.0.0x1:49153/", Reason.ODD_HOST),
        ("http://127.0.0.%31/", Reason.ODD_HOST),
        ("http://127.0.0.1:49154/", Reason.LOCAL_SERVICE),
        ("http://127.0.0.1/", Reason.LOCAL_SERVICE),
        ("https://127.0.0.1:49153/", Reason.LOCAL_SERVICE),
        ("http://127.0.0.2:49153/", Reason.LOCAL_SERVICE),
        ("http://0.0.0.0:49153/", Reason.LOCAL_SERVICE),
        ("http://localhost:49153/", Reason.LOCAL_SERVICE),
        ("http://LOCALHOST:49153/", Reason.LOCAL_SERVICE),
        ("http://app.localhost/", Reason.LOCAL_SERVICE),
        ("http://host.docker.internal:5432/", Reason.LOCAL_SERVICE),
        ("http://[::1]:49153/", Reason.LOCAL_SERVICE),
        ("http://[::]:49153/", Reason.LOCAL_SERVICE),
        ("http://[::ffff:127.0.0.1]:49153/", Reason.LOCAL_SERVICE),
        ("http://[::ffff:7f00:1]:49153/", Reason.LOCAL_SERVICE),
        ("http://[64:ff9b::7f00:1]/", Reason.LOCAL_SERVICE),
        ("http://[2002:7f00:1::]/", Reason.LOCAL_SERVICE),
        ("http://169.254.169.254/latest/meta-data/", Reason.LOCAL_SERVICE),
        ("http://[fe80::1]/", Reason.LOCAL_SERVICE),
        ("http://[fe80::1%25eth0]/", Reason.ODD_HOST),
        ("http://224.0.0.1/", Reason.LOCAL_SERVICE),
    ],
)
def test_everything_else_is_refused_even_when_clicked(url: str, reason: Reason):
    verdict = navigation(url, OWN, main_frame=True, click=Click.LINK)
    assert (verdict.decision, verdict.reason) == (Decision.REFUSE, reason)


def test_a_tool_on_ipv6_is_its_own():
    assert navigation("http://[::1]:49153/lab", OWN_SIX, main_frame=True).allowed
    assert not navigation("http://127.0.0.1:49153/lab", OWN_SIX, main_frame=True).allowed


def test_the_default_port_is_the_same_as_none():
    own = Origin("https", "tools.example.com", 443)
    assert navigation("https://tools.example.com/lab", own, main_frame=True).allowed
    assert navigation("https://tools.example.com:443/lab", own, main_frame=True).allowed
    assert not navigation("http://tools.example.com/lab", own, main_frame=True).allowed
    assert not navigation("https://tools.example.com:0/lab", own, main_frame=True).allowed


@pytest.mark.parametrize(("click", "reason"), [(Click.OTHER, Reason.NOT_CLICKED), (Click.FORM, Reason.FORM)])
def test_only_a_click_leads_outside(click: Click, reason: Reason):
    verdict = navigation("https://example.com/", OWN, main_frame=True, click=click)
    assert (verdict.decision, verdict.reason) == (Decision.REFUSE, reason)


# --- navigation: frames within the page --------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "decision", "reason"),
    [
        ("http://127.0.0.1:49153/files/map.html", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("about:blank", Decision.ALLOW, Reason.BLANK),
        ("about:srcdoc", Decision.ALLOW, Reason.BLANK),
        ("data:text/html;base64,PGgxPg==", Decision.ALLOW, Reason.IN_PAGE),
        ("blob:http://127.0.0.1:49153/4f5c", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("https://example.com/", Decision.REFUSE, Reason.FRAME),
        ("http://127.0.0.1:49154/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("javascript:alert(1)", Decision.REFUSE, Reason.SCHEME),
        ("file:///etc/passwd", Decision.REFUSE, Reason.SCHEME),
    ],
)
def test_frames_show_only_the_tool(url: str, decision: Decision, reason: Reason):
    for click in Click:
        verdict = navigation(url, OWN, main_frame=False, click=click)
        assert (verdict.decision, verdict.reason) == (decision, reason)


# --- requests of a page ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "decision", "reason"),
    [
        ("http://127.0.0.1:49153/api/kernels", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("ws://127.0.0.1:49153/api/kernels/1/channels", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("data:image/png;base64,AAAA", Decision.ALLOW, Reason.IN_PAGE),
        ("blob:null/4f5c", Decision.ALLOW, Reason.IN_PAGE),
        ("https://cdn.plot.ly/plotly-3.1.0.min.js", Decision.ALLOW, Reason.PUBLIC_LIBRARY),
        ("http://a.tile.openstreetmap.org/1/2/3.png", Decision.ALLOW, Reason.PUBLIC_LIBRARY),
        ("https://1.1.1.1/x.js", Decision.ALLOW, Reason.PUBLIC_LIBRARY),
        ("https://[2606:4700::1111]/x.js", Decision.ALLOW, Reason.PUBLIC_LIBRARY),
        ("http://127.0.0.1:49154/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://localhost:2375/containers/json", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://[::ffff:127.0.0.1]:2375/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://169.254.169.254/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://192.168.1.1/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://10.0.0.5/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://172.17.0.1/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://100.64.0.1/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://[fd00::1]/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://[64:ff9b::a00:5]/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://router/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://printer.local/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://host.docker.internal/", Decision.REFUSE, Reason.LOCAL_SERVICE),
        ("http://2130706433/", Decision.REFUSE, Reason.ODD_HOST),
        ("http://localhost./", Decision.REFUSE, Reason.ODD_HOST),
        ("http://u@example.com/x.js", Decision.REFUSE, Reason.USER_INFO),
        ("ws://127.0.0.1:49154/", Decision.REFUSE, Reason.SOCKET),
        ("wss://127.0.0.1:49153/", Decision.REFUSE, Reason.SOCKET),
        ("wss://example.com/", Decision.REFUSE, Reason.SOCKET),
        ("file:///etc/passwd", Decision.REFUSE, Reason.SCHEME),
        ("chrome://resources/x.js", Decision.REFUSE, Reason.SCHEME),
        ("ftp://example.com/x.js", Decision.REFUSE, Reason.SCHEME),
        ("nonsense", Decision.REFUSE, Reason.MALFORMED),
    ],
)
def test_what_a_page_may_load(url: str, decision: Decision, reason: Reason):
    verdict = request(url, OWN)
    assert (verdict.decision, verdict.reason) == (decision, reason)


def test_beacons_go_to_the_tool_alone():
    assert request("https://example.com/seen", OWN, Kind.PING).reason is Reason.BEACON
    assert request("http://127.0.0.1:49153/seen", OWN, Kind.PING).allowed


def test_frames_are_judged_as_navigation():
    assert request("https://example.com/", OWN, Kind.FRAME).reason is Reason.FRAME
    assert request("http://127.0.0.1:49153/", OWN, Kind.FRAME).allowed


def test_service_workers_only_where_the_tool_needs_them_and_only_its_own():
    script = "http://127.0.0.1:49153/sw.js"
    assert request(script, OWN, Kind.SERVICE_WORKER).reason is Reason.SERVICE_WORKER
    assert request(script, OWN, Kind.SERVICE_WORKER, service_workers=True).allowed
    elsewhere = request("https://example.com/sw.js", OWN, Kind.SERVICE_WORKER, service_workers=True)
    assert elsewhere.reason is Reason.SERVICE_WORKER


# --- permissions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("feature", list(Feature))
def test_the_tool_gets_clipboard_notifications_and_full_screen_and_nothing_else(feature: Feature):
    given = {Feature.CLIPBOARD, Feature.NOTIFICATIONS, Feature.FULL_SCREEN}
    verdict = permission(feature, "http://127.0.0.1:49153/", OWN)
    assert verdict.allowed == (feature in given)
    assert verdict.reason is (Reason.TOOL_FEATURE if feature in given else Reason.FEATURE)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://example.com/", Reason.OTHER_ORIGIN),
        ("http://127.0.0.1:49154/", Reason.OTHER_ORIGIN),
        ("data:text/html,x", Reason.OTHER_ORIGIN),
        ("file:///", Reason.OTHER_ORIGIN),
        ("", Reason.MALFORMED),
    ],
)
@pytest.mark.parametrize("feature", list(Feature))
def test_nobody_else_gets_anything(feature: Feature, url: str, reason: Reason):
    verdict = permission(feature, url, OWN)
    assert (verdict.decision, verdict.reason) == (Decision.REFUSE, reason)


# --- downloads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "decision", "reason"),
    [
        ("http://127.0.0.1:49153/files/a.csv", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("blob:http://127.0.0.1:49153/4f5c", Decision.ALLOW, Reason.OWN_ORIGIN),
        ("data:text/csv,a", Decision.ALLOW, Reason.IN_PAGE),
        ("https://example.com/a.exe", Decision.REFUSE, Reason.OTHER_ORIGIN),
        ("http://127.0.0.1:49154/a.exe", Decision.REFUSE, Reason.OTHER_ORIGIN),
        ("http://u@127.0.0.1:49153/a", Decision.REFUSE, Reason.USER_INFO),
        ("blob:https://example.com/4f5c", Decision.REFUSE, Reason.OTHER_ORIGIN),
        ("file:///etc/passwd", Decision.REFUSE, Reason.SCHEME),
        ("", Decision.REFUSE, Reason.MALFORMED),
    ],
)
def test_only_what_the_tool_hands_out_is_saved(url: str, decision: Decision, reason: Reason):
    verdict = download(url, OWN)
    assert (verdict.decision, verdict.reason) == (decision, reason)


# --- the viewer of PDFs ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "initiator", "allowed"),
    [
        (f"{VIEWER}index.html", "", True),
        (f"{VIEWER}pdf_viewer_wrapper.js", VIEWER, True),
        ("chrome://resources/js/assert.js", VIEWER, True),
        ("chrome://gpu/", "", False),
        ("chrome://gpu/", VIEWER, False),
        ("chrome://resources/js/assert.js", "", False),
        ("chrome-extension://nkeimhogjdpnpccoofpliimaahmaaome/background.html", "", False),
        (f"{VIEWER}index.html", OWN.address(), False),
        (f"{VIEWER}index.html", "https://example.com/", False),
        ("https://example.com/", VIEWER, False),
    ],
)
def test_the_viewer_is_loaded_by_the_engine_and_its_parts_by_itself(url: str, initiator: str, allowed: bool):
    assert viewer(url, initiator).allowed is allowed


def test_no_page_goes_to_the_viewer():
    assert navigation(f"{VIEWER}index.html", OWN, main_frame=True, click=Click.LINK).reason is Reason.SCHEME
    assert navigation(f"{VIEWER}index.html", OWN, main_frame=False).reason is Reason.SCHEME
    assert request(f"{VIEWER}index.html", OWN).reason is Reason.SCHEME
