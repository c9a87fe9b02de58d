"""Servers of packages that IT named: whether this computer reaches them, and whether they let this person in.

A server's address may have more to it than its name, and whoever is signed in a password: neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.core.cancelling import Stop
from desktop.core.folders import waiting
from desktop.core.health.finding import Finding
from desktop.core.problems import PackagesUnreachable, PackagesWantSignIn, Problem
from desktop.core.start.packages import Packages, Question

_WORST_FIRST = ("no-way", "refused", "sign-in", "signed-in", "open")
"""Of what the programs that one server serves are told there."""

_PROXY_REFUSES = re.compile(r"(Tunnel connection failed:|HTTP) 407\b")
"""As Python says it of a tunnel, and `engine.package_server` of a request."""


def findings(packages: Packages, stop: Stop, within_s: float) -> Iterator[Finding]:
    """One for each server; all are asked at the same time."""
    servers = packages.questions()
    found = waiting.each(servers, lambda server: _look(packages, server, servers[server], stop), within_s)
    for server, told in found.items():
        yield Finding("packages", "unanswered", about=server) if isinstance(told, OSError) else told
    if not servers:
        yield Finding("packages", "none")


def _look(packages: Packages, server: str, questions: list[Question], stop: Stop) -> Finding:
    try:
        cases = [_case(packages, server, one, stop) for one in questions]
        case, detail = min(cases, key=_WORST_FIRST.index), ""
    except PackagesUnreachable as problem:
        case, detail = "unreachable" if problem.trusted else "untrusted", problem.detail
    except Problem as problem:  # a keyring's: whether its sign-in would do is not known
        case, detail = "untold", str(problem)
    except (OSError, ValueError) as error:  # also of a proxy whose address is none
        case = "proxy-sign-in" if _PROXY_REFUSES.search(str(error)) else "unreachable"
        detail = str(error)
    return Finding("packages", case, {"server": server}, server, detail)


def _case(packages: Packages, server: str, question: Question, stop: Stop) -> str:
    """A password is shown only to who asks for one. Raises what asking does, and what a vault raises."""
    ways = packages.ask(question.address, None, stop)
    if ways is None:
        return "open"
    if not (question.can_sign_in and PackagesWantSignIn(ways=", ".join(ways)).can_sign_in):
        return "no-way"
    login = packages.sign_ins.login(server, stop)
    if login is None:
        return "sign-in"
    return "signed-in" if packages.ask(question.address, login, stop) is None else "refused"
