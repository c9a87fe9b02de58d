"""One of each: every problem there is, with every fact filled in, and a defect that is none."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from desktop.core import problems
from desktop.core.problems import Fault, Problem

_FACTS: dict[str, Any] = {
    "about": "reports/june.xlsx",
    "address": "tcp://engine.example:2376",
    "command": "RUN pip install pandas",
    "connections": "sales, shop",
    "count": 3,
    "connection": "5a1e5a1e5a1e",
    "contact": "it@acme.example",
    "detail": "500 Server Error: something that only IT understands",
    "engine": "Docker Desktop",
    "entry": "python-starter",
    "exit_code": 1,
    "field": "host",
    "form": "pgpass",
    "found": "Docker Engine",
    "faults": (Fault("catalogue.toml", 12, "entry[2].image", "is missing"),),
    "free": 5 * 10**8,
    "got": "sha256:" + "b" * 64,
    "line": 3,
    "kept": "KEYRING",
    "key": "folders.elsewhere",
    "limit": 4 * 1024**3,
    "log": "Traceback: it did not work\n" * 30,
    "most": 100_000,
    "name": "sales",
    "needed": "20.10",
    "organisation": "Acme",
    "other": "/etc/cais/other.cais",
    "path": "/home/maria/Documents/Projects/sales-2026",
    "principal": "maria@EXAMPLE.COM",
    "program": "/opt/cais/cais",
    "reason": "keys",
    "proxy": "http://proxy.acme.example:3128",
    "ways": "negotiate, ntlm",
    "recipe": "python-starter",
    "registry": "tools.acme.example",
    "reference": "quay.example/jupyter/scipy-notebook:2026-07-28",
    "wait_s": 4,
    "waited_s": 120,
    "seen": 7,
    "serial": 5,
    "setting": "user.max_user_namespaces",
    "silent_s": 120,
    "startable": True,
    "status": 403,
    "step": 4,
    "steps": 9,
    "trusted": False,
    "unread": "quay.example",
    "user": "maria",
    "version": "19.3",
    "kind": "mysql",
    "tried": "Python starter, R starter",
    "what": "sales",
    "why": "faulty",
    "when": "2026-11-29",
    "seconds": 20,
    "table": "harbours",
    "takes": 12 * 10**9,
    "wanted": "sha256:" + "a" * 64,
    "workspace": "0123456789ab",
}


for family in pkgutil.iter_modules(problems.__path__):  # each is read when it is first needed
    import_module(f"{problems.__name__}.{family.name}")


def kinds(base: type[Problem] = Problem) -> Iterator[type[Problem]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def example(kind: type[Problem]) -> Problem:
    facts = {name: _FACTS[name] for name in kind.names()}
    if "version" in facts and kind.code.endswith("-file-newer"):
        facts["version"] = 2
    if kind.code == "engine-elsewhere":
        facts["wanted"] = "Docker Desktop"
    if kind.code == "policy-needs-newer":
        facts["wanted"] = "24.0"
    if kind.code == "folder-unusable":
        facts["reason"] = "not-allowed"
    return kind(**facts)
