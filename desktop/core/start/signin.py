"""Waiting for a tool's first answer, and signing in to it for the analyst.

The token travels in a header or a form, never in an address; what comes back are cookies for the
browser's profile. Plain `http.client`: it ignores proxies and follows no redirects.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urlsplit

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Reach
from desktop.core.environments.catalogue import Launch
from desktop.core.problems import SignInFailed

TRY_EVERY_S = 0.005
"""Seconds. Refused connections cost next to nothing, and each wait is one the analyst waits too."""

CHECK_EVERY_S = 0.25
ANSWER_WITHIN_S = 5.0
LARGEST_ANSWER = 4 * 1024**2


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie of the browser's session. `value` is as it was sent, quotes included."""

    name: str
    value: str
    path: str = "/"
    http_only: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A tool's. `date` is by its own clock, as it wrote it."""

    status: int
    cookies: tuple[Cookie, ...]
    date: str = ""
    content: bytes = b""


def wait_until_ready(
    reach: Reach, path: str, check: Callable[[], object], stop: Stop, within_s: float
) -> bool:
    """Ask for `path` until it answers with a status below 400; False if it did not within `within_s` seconds.

    `check` is called every quarter of a second at most, and raises where waiting on makes no sense any more.
    """
    began = checked = time.monotonic()
    while (now := time.monotonic()) - began < within_s:
        # Whatever a tool that is still booting does to a connection means "not yet".
        with suppress(OSError, HTTPException):
            if ask(reach, "GET", path, {}, stop).status < 400:
                return True
        if now - checked >= CHECK_EVERY_S:
            check()
            checked = now
        stop.wait(TRY_EVERY_S)
    return False


def sign_in(
    workspace: str, reach: Reach, launch: Launch, user: str, token: str, stop: Stop
) -> tuple[Cookie, ...]:
    """The cookies that let a browser into the tool. Raises SignInFailed."""
    try:
        match launch.sign_in:
            case "jupyter-token":
                status, cookies = _jupyter(reach, launch, token, stop)
            case "rstudio-form":
                status, cookies = _rstudio(reach, user, token, stop)
            case unknown:
                raise ValueError(f"nobody knows how to sign in by {unknown}")
    except (OSError, HTTPException) as error:
        raise SignInFailed(workspace=workspace, detail=str(error)) from error
    if not cookies:
        raise SignInFailed(workspace=workspace, status=status)
    return cookies


def _jupyter(reach: Reach, launch: Launch, token: str, stop: Stop) -> tuple[int, tuple[Cookie, ...]]:
    """Jupyter answers a request with a good token with a cookie, and one with a bad token with 403 or a
    redirect to its sign-in page, which may set cookies that let nobody in."""
    answer = ask(reach, "GET", launch.open, {"Authorization": f"token {token}"}, stop)
    welcome = answer.status == 200 and any(cookie.http_only for cookie in answer.cookies)
    return answer.status, answer.cookies if welcome else ()


def _rstudio(reach: Reach, user: str, token: str, stop: Stop) -> tuple[int, tuple[Cookie, ...]]:
    """RStudio has a form, protected by a random value that must come back both as a cookie and as a field
    of the same name. Needs `--auth-encrypt-password=0`: the form never leaves this computer."""
    page = ask(reach, "GET", "/auth-sign-in", {}, stop)
    returned = {cookie.name: cookie.value for cookie in page.cookies}
    headers = {
        # rserver may refuse a form that does not say, as a browser does, which page it comes from.
        "Origin": reach.url,
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in returned.items()),
    }
    form = {**returned, "username": user, "password": token, "staySignedIn": "0", "appUri": ""}
    answer = ask(reach, "POST", "/auth-do-sign-in", headers, stop, urlencode(form))
    # Both outcomes are redirects; only the right password brings the cookie that names the user.
    welcome = any(cookie.name == "user-id" for cookie in answer.cookies)
    newest = {cookie.name: cookie for cookie in (*page.cookies, *answer.cookies)}
    return answer.status, tuple(newest.values()) if welcome else ()


def ask_jupyter(reach: Reach, path: str, token: str, stop: Stop) -> bytes:
    """What a running Jupyter answers under this path. Raises OSError, or HTTPException where it refuses."""
    answer = ask(reach, "GET", path, {"Authorization": f"token {token}"}, stop, most=LARGEST_ANSWER)
    if answer.status != 200:
        raise HTTPException(f"{path} was answered with {answer.status}")
    return answer.content


def ask(
    reach: Reach,
    method: str,
    path: str,
    headers: Mapping[str, str],
    stop: Stop,
    body: str | None = None,
    *,
    within_s: float = ANSWER_WITHIN_S,
    most: int = 0,
) -> Answer:
    """One request on a fresh connection, and at `most` so many bytes of its answer. Raises OSError,
    HTTPException, or Cancelled at once."""
    connection = HTTPConnection(urlsplit(reach.url).netloc)  # which the tool is told, and nobody asks
    try:
        with stop.on_set(lambda: _hang_up(connection)):
            connection.sock = reach.open_stream(within_s)
            stop.check()
            connection.request(method, path, body, {"Connection": "close", **headers})
            response = connection.getresponse()
            date = response.headers.get("Date", "")
            return Answer(response.status, _cookies(response.headers), date, response.read(most))
    finally:
        connection.close()
        stop.check()


def _hang_up(connection: HTTPConnection) -> None:
    """Wakes whoever waits for an answer, from another thread."""
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(2)


def _cookies(headers: HTTPMessage) -> tuple[Cookie, ...]:
    """What an answer sets. Expiry is dropped, as the clocks of engine and computer may differ; an empty
    value takes a cookie back and is left out."""
    jar: SimpleCookie = SimpleCookie()
    for line in headers.get_all("Set-Cookie", []):
        with suppress(CookieError):
            jar.load(line)
    return tuple(
        Cookie(name, morsel.coded_value, morsel["path"] or "/", bool(morsel["httponly"]))
        for name, morsel in jar.items()
        if morsel.value
    )
