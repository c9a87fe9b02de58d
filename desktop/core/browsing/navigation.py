"""Pure: may this address, request, permission or download happen, and where.

The embedded page is the tool's, and what runs in it (a notebook's output, a downloaded script) is not
trusted. It may show the tool and load libraries from the public internet; it may not lead the window
elsewhere, nor reach the other services of this computer or of the network it is in.

Not decided here, for want of a name server: a public *name* that resolves to a private number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/"
"""The engine's own viewer of PDFs: it loads this in the place of one."""

PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
SOCKETS = {"ws": "http", "wss": "https"}


class Decision(Enum):
    ALLOW = "allow"
    ASK_SYSTEM_BROWSER = "ask-system-browser"
    REFUSE = "refuse"


class Reason(Enum):
    """The one rule that decided."""

    OWN_ORIGIN = "own-origin"
    BLANK = "blank"
    IN_PAGE = "in-page"
    PUBLIC_LIBRARY = "public-library"
    VIEWER = "viewer"
    OUTSIDE_LINK = "outside-link"
    TOOL_FEATURE = "tool-feature"
    MALFORMED = "malformed"
    ODD_HOST = "odd-host"
    LOOK_ALIKE = "look-alike"
    USER_INFO = "user-info"
    SCHEME = "scheme"
    OTHER_ORIGIN = "other-origin"
    LOCAL_SERVICE = "local-service"
    FRAME = "frame"
    NOT_CLICKED = "not-clicked"
    FORM = "form"
    SOCKET = "socket"
    BEACON = "beacon"
    SERVICE_WORKER = "service-worker"
    FEATURE = "feature"


@dataclass(frozen=True, slots=True)
class Verdict:
    decision: Decision
    reason: Reason

    @property
    def allowed(self) -> bool:
        return self.decision is Decision.ALLOW


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the tool answers: `scheme` is http or https, `host` lower case, without brackets."""

    scheme: str
    host: str
    port: int

    def address(self, path: str = "/") -> str:
        """The address of `path`, which starts with a slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{path}"


class Click(Enum):
    """What set a navigation off."""

    LINK = "link"
    FORM = "form"
    OTHER = "other"


class Kind(Enum):
    """What a page asks for, as far as the rules care. CONTENT is everything else."""

    CONTENT = "content"
    FRAME = "frame"
    PING = "ping"
    SERVICE_WORKER = "service-worker"


class Feature(Enum):
    """What a page asks permission for."""

    CLIPBOARD = "clipboard"
    NOTIFICATIONS = "notifications"
    FULL_SCREEN = "full-screen"
    LOCATION = "location"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    SCREEN = "screen"
    POINTER_LOCK = "pointer-lock"
    FONTS = "fonts"
    FILES = "files"
    OTHER = "other"


TOOL_FEATURES = frozenset({Feature.CLIPBOARD, Feature.NOTIFICATIONS, Feature.FULL_SCREEN})


def navigation(url: str, own: Origin, *, main_frame: bool, click: Click = Click.OTHER) -> Verdict:
    """May a frame of the tool show `url`? Asked for new windows too, as their main frame."""
    if url == "about:blank" or (url == "about:srcdoc" and not main_frame):
        return _allow(Reason.BLANK)
    parts = _split(url)
    if parts is None:
        return _refuse(Reason.MALFORMED)
    if parts.scheme == "blob":
        return _own_blob(parts, own)
    if parts.scheme == "data" and not main_frame:
        return _allow(Reason.IN_PAGE)
    if parts.scheme not in ("http", "https"):
        return _refuse(Reason.SCHEME)
    if (fault := _host_fault(parts, own)) is not None:
        return _refuse(fault)
    if _origin(parts) == own:
        return _allow(Reason.OWN_ORIGIN)
    if _on_this_computer(parts.hostname or ""):
        return _refuse(Reason.LOCAL_SERVICE)
    if not main_frame:
        return _refuse(Reason.FRAME)
    if click is Click.FORM:
        return _refuse(Reason.FORM)
    if click is not Click.LINK:
        return _refuse(Reason.NOT_CLICKED)
    return Verdict(Decision.ASK_SYSTEM_BROWSER, Reason.OUTSIDE_LINK)


def request(url: str, own: Origin, kind: Kind = Kind.CONTENT, *, service_workers: bool = False) -> Verdict:
    """May the tool's page load `url` as a part of itself?

    Libraries come from public hosts by http or https (notebook outputs draw with them). Sockets and
    beacons go to the tool alone: nothing draws with those.
    """
    if kind is Kind.FRAME:
        return navigation(url, own, main_frame=False)
    if kind is Kind.SERVICE_WORKER and not service_workers:
        return _refuse(Reason.SERVICE_WORKER)
    parts = _split(url)
    if parts is None:
        return _refuse(Reason.MALFORMED)
    if parts.scheme in ("data", "blob"):
        return _allow(Reason.IN_PAGE)
    if parts.scheme not in PORTS:
        return _refuse(Reason.SCHEME)
    if (fault := _host_fault(parts, own)) is not None:
        return _refuse(fault)
    if _origin(parts) == own:
        return _allow(Reason.OWN_ORIGIN)
    if parts.scheme in SOCKETS:
        return _refuse(Reason.SOCKET)
    if kind is not Kind.CONTENT:
        return _refuse(Reason.BEACON if kind is Kind.PING else Reason.SERVICE_WORKER)
    if not _public(parts.hostname or ""):
        return _refuse(Reason.LOCAL_SERVICE)
    return _allow(Reason.PUBLIC_LIBRARY)


def viewer(url: str, initiator: str) -> Verdict:
    """May `url` be loaded as the viewer of PDFs or a part of it? Only if the engine or the viewer asks."""
    parts = (VIEWER, "chrome://resources/")
    if (initiator == "" and url == f"{VIEWER}index.html") or (initiator == VIEWER and url.startswith(parts)):
        return _allow(Reason.VIEWER)
    return _refuse(Reason.SCHEME)


def permission(feature: Feature, url: str, own: Origin) -> Verdict:
    """May the page at `url` use `feature` of this computer?"""
    parts = _split(url)
    if parts is None:
        return _refuse(Reason.MALFORMED)
    if _origin(parts) != own:
        return _refuse(Reason.OTHER_ORIGIN)
    if feature not in TOOL_FEATURES:
        return _refuse(Reason.FEATURE)
    return _allow(Reason.TOOL_FEATURE)


def download(url: str, own: Origin) -> Verdict:
    """May `url` be offered for saving? Only what comes from the tool or was made in its page."""
    parts = _split(url)
    if parts is None:
        return _refuse(Reason.MALFORMED)
    if parts.scheme == "data":
        return _allow(Reason.IN_PAGE)
    if parts.scheme == "blob":
        return _own_blob(parts, own)
    if parts.scheme not in ("http", "https"):
        return _refuse(Reason.SCHEME)
    if (fault := _host_fault(parts, own)) is not None:
        return _refuse(fault)
    if _origin(parts) == own:
        return _allow(Reason.OWN_ORIGIN)
    return _refuse(Reason.OTHER_ORIGIN)


def _allow(reason: Reason) -> Verdict:
    return Verdict(Decision.ALLOW, reason)


def _refuse(reason: Reason) -> Verdict:
    return Verdict(Decision.REFUSE, reason)


def _split(url: str) -> SplitResult | None:
    """The parts of `url`, None where browsers and this parser could disagree on them."""
    if not url.isascii() or "\\" in url or any(c <= " " or c == "\x7f" for c in url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises where it is no number
    except ValueError:
        return None
    if not parts.scheme or (parts.scheme in PORTS and not parts.hostname):
        return None
    return parts


def _origin(parts: SplitResult) -> Origin | None:
    """A socket's origin is that of the page it may belong to."""
    if parts.scheme not in PORTS:
        return None
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    return Origin(SOCKETS.get(parts.scheme, parts.scheme), parts.hostname or "", port)


def _own_blob(parts: SplitResult, own: Origin) -> Verdict:
    inner = _split(parts.path)
    if inner is not None and inner.username is None and _origin(inner) == own:
        return _allow(Reason.OWN_ORIGIN)
    return _refuse(Reason.OTHER_ORIGIN)


def _host_fault(parts: SplitResult, own: Origin) -> Reason | None:
    """What is wrong with the way the host is written, whoever it is."""
    if "@" in parts.netloc:
        return Reason.USER_INFO
    host = parts.hostname or ""
    if host != own.host and host.startswith(f"{own.host}."):
        return Reason.ODD_HOST if host == f"{own.host}." else Reason.LOOK_ALIKE
    if host.endswith(".") or "%" in host:
        return Reason.ODD_HOST
    # Browsers read a name whose last part is a number (2130706433, 0x7f.1, 0177.0.0.1) as an IPv4 number.
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", host.rpartition(".")[2]) and _number(host) is None:
        return Reason.ODD_HOST
    return None


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The number a host is, None for a name. An IPv4 number wrapped into IPv6 is unwrapped."""
    try:
        number = ip_address(host)
    except ValueError:
        return None
    if isinstance(number, IPv6Address):
        return number.ipv4_mapped or number.sixtofour or _translated(number) or number
    return number


def _translated(number: IPv6Address) -> IPv4Address | None:
    """The IPv4 number inside a NAT64 one (RFC 6052)."""
    return IPv4Address(int(number) & 0xFFFFFFFF) if int(number) >> 32 == 0x64FF9B << 64 else None


def _on_this_computer(host: str) -> bool:
    """Whether a host is plainly this computer, or an address no link can sensibly lead to."""
    number = _number(host)
    if number is None:
        return host == "localhost" or host.endswith((".localhost", ".docker.internal"))
    return number.is_loopback or number.is_link_local or number.is_unspecified or number.is_multicast


def _public(host: str) -> bool:
    """Whether a host may lie in the public internet. Names without a dot are neighbours or this computer."""
    number = _number(host)
    if number is None:
        return "." in host and not _on_this_computer(host) and not host.endswith((".local", ".internal"))
    return number.is_global and not number.is_multicast
