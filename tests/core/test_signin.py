"""Waiting and signing in, against tools that answer over real sockets as the real ones do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Reach
from desktop.core.problems import Cancelled, SignInFailed, ToolExited
from desktop.core.start.signin import Cookie, sign_in, wait_until_ready
from tests.core.samples import LAUNCH

TOKEN = "token-of-this-start"
PAST = "expires=Thu, 01 Jan 1970 00:00:00 GMT"


@dataclass
class Tool:
    """A tool's sign-in, scripted: answers by (method, path), and what it was asked."""

    answers: dict[tuple[str, str], tuple[int, list[tuple[str, str]]]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)
    address: str = ""

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0))).decode()
        self.asked.append((handler.command, handler.path, dict(handler.headers), body))
        status, headers = self.decide(handler, body)
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def decide(self, handler: BaseHTTPRequestHandler, body: str) -> tuple[int, list[tuple[str, str]]]:
        return self.answers.get((handler.command, handler.path), (404, []))


class Jupyter(Tool):
    """A good token brings a cookie; a bad one a redirect to the sign-in page, with a cookie all the same."""

    def decide(self, handler, body):
        if handler.headers.get("Authorization") != f"token {TOKEN}":
            return 302, [("Location", "/login?next=%2Flab"), ("Set-Cookie", "_xsrf=2|x; Path=/")]
        return 200, [
            ("Set-Cookie", f'username-127-0-0-1="2|1:0|10:1|8:user|abc="; {PAST}; HttpOnly; Path=/'),
            ("Set-Cookie", "_xsrf=2|94be|17; expires=Wed, 23 Dec 2026 09:30:00 GMT; Path=/"),
            ("Set-Cookie", f'old=""; {PAST}; Path=/'),
        ]


class RStudio(Tool):
    """Form, random value in cookie and field, and redirects whatever the outcome."""

    def decide(self, handler, body):
        if (handler.command, handler.path) == ("GET", "/auth-sign-in"):
            return 200, [
                ("Set-Cookie", "rs-csrf-token=4a-7b; path=/; HttpOnly"),
                ("Set-Cookie", f"user-id=; {PAST}; path=/; HttpOnly"),
            ]
        if handler.headers["Origin"] != f"http://{handler.headers['Host']}":
            return 403, []
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if "rs-csrf-token=4a-7b" not in handler.headers.get("Cookie", "") or form["rs-csrf-token"] != "4a-7b":
            return 400, []
        if (form["username"], form["password"]) != ("rstudio", TOKEN):
            return 302, [("Location", "/auth-sign-in?error=2"), ("Set-Cookie", f"user-id=; {PAST}; path=/")]
        return 302, [
            ("Location", "/"),
            ("Set-Cookie", "user-id=rstudio|Tue%2C%2024%20Nov%202026|h%3D; path=/; HttpOnly"),
            ("Set-Cookie", "rs-csrf-token=4a-7b; path=/; HttpOnly"),
        ]


@contextmanager
def serving(tool: Tool) -> Iterator[Tool]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tool.answer(self)

        do_POST = do_GET

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        tool.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield tool
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def silent() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def nowhere() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


def at(address: str) -> Reach:
    where = urlsplit(address)
    return Reach(address, partial(socket.create_connection, (where.hostname, where.port)))


def signed_in(tool: Tool, launch=LAUNCH, token=TOKEN, user="jovyan") -> tuple[Cookie, ...]:
    return sign_in("0123456789ab", at(tool.address), launch, user, token, Stop())


FORM = replace(LAUNCH, sign_in="rstudio-form", open="/")


def test_jupyter_cookies_come_as_they_were_sent_and_last_for_the_session() -> None:
    with serving(Jupyter()) as tool:
        assert signed_in(tool) == (
            Cookie("username-127-0-0-1", '"2|1:0|10:1|8:user|abc="', "/", http_only=True),
            Cookie("_xsrf", "2|94be|17", "/", http_only=False),
        )


def test_the_token_is_in_no_address() -> None:
    with serving(Jupyter()) as jupyter, serving(RStudio()) as rstudio:
        signed_in(jupyter)
        signed_in(rstudio, FORM, user="rstudio")
    assert not any(TOKEN in path for tool in (jupyter, rstudio) for _method, path, *_ in tool.asked)


def test_a_refused_token_is_a_problem_and_no_redirect_is_followed() -> None:
    with serving(Jupyter()) as tool, pytest.raises(SignInFailed) as failed:
        signed_in(tool, token="another")
    assert failed.value.status == 302
    assert [path for _method, path, *_ in tool.asked] == ["/lab"]


@pytest.mark.parametrize("status", [401, 403, 500])
def test_a_refusal_by_status_is_told(status) -> None:
    with serving(Tool({("GET", "/lab"): (status, [])})) as tool, pytest.raises(SignInFailed) as failed:
        signed_in(tool)
    assert (failed.value.workspace, failed.value.status) == ("0123456789ab", status)


def test_a_welcome_without_a_cookie_is_none() -> None:
    with serving(Tool({("GET", "/lab"): (200, [])})) as tool, pytest.raises(SignInFailed):
        signed_in(tool)


def test_rstudios_form_brings_the_cookie_that_names_the_user() -> None:
    with serving(RStudio()) as tool:
        cookies = signed_in(tool, FORM, user="rstudio")
    assert {cookie.name: cookie.value for cookie in cookies} == {
        "rs-csrf-token": "4a-7b",
        "user-id": "rstudio|Tue%2C%2024%20Nov%202026|h%3D",
    }


def test_rstudio_refuses_another_password() -> None:
    with serving(RStudio()) as tool, pytest.raises(SignInFailed) as failed:
        signed_in(tool, FORM, token="another", user="rstudio")
    assert failed.value.status == 302


def test_a_tool_that_asks_nobody_in_is_not_let_through() -> None:
    with pytest.raises(ValueError, match="none"):
        sign_in("0123456789ab", at(nowhere()), replace(LAUNCH, sign_in="none"), "", TOKEN, Stop())


def test_a_tool_that_went_away_is_a_problem() -> None:
    with pytest.raises(SignInFailed) as failed:
        sign_in("0123456789ab", at(nowhere()), LAUNCH, "", TOKEN, Stop())
    assert failed.value.detail


def test_proxies_are_not_asked_the_way_to_this_computer(monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", nowhere())
    with serving(Jupyter()) as tool:
        assert signed_in(tool)


@pytest.mark.parametrize("status", [200, 302])
def test_ready_is_the_first_good_answer(status) -> None:
    class Booting(Tool):
        def decide(self, handler, body):
            return (503 if len(self.asked) < 3 else status), []

    with serving(Booting()) as tool:
        assert wait_until_ready(at(tool.address), "/api", lambda: None, Stop(), 10)
    assert len(tool.asked) == 3


def test_a_tool_that_refuses_is_waited_for_until_the_time_is_over() -> None:
    assert not wait_until_ready(at(nowhere()), "/api", lambda: None, Stop(), 0.05)


def test_a_tool_that_hangs_up_is_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        hung_up = threading.Event()

        def hang_up() -> None:
            for _ in range(3):
                server.accept()[0].close()
            hung_up.set()
            server.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        stop = Stop()
        with pytest.raises(ToolExited):
            wait_until_ready(
                at(address), "/api", lambda: _raise(ToolExited()) if hung_up.is_set() else None, stop, 10
            )
        thread.join()


def test_a_tool_that_ended_is_noticed_while_waiting() -> None:
    with pytest.raises(ToolExited):
        wait_until_ready(at(nowhere()), "/api", lambda: _raise(ToolExited()), Stop(), 10)


def test_waiting_ends_at_once_when_cancelled_even_on_a_silent_tool() -> None:
    stop = Stop()
    with silent() as address:
        ended: list[BaseException] = []

        def wait() -> None:
            try:
                wait_until_ready(at(address), "/api", lambda: None, stop, 60)
            except Cancelled as error:
                ended.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        stop.set()
        thread.join(2)
        assert not thread.is_alive()
    assert ended


def test_signing_in_ends_at_once_when_cancelled() -> None:
    stop = Stop()
    stop.set()
    with silent() as address, pytest.raises(Cancelled):
        sign_in("0123456789ab", at(address), LAUNCH, "", TOKEN, stop)


def _raise(error: Exception) -> None:
    raise error
