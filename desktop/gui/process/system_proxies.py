"""The proxies of this system, and what a PAC file says of them.

Qt asks Windows and macOS, which run PAC files themselves. On Linux it knows the environment's variables
alone, as its packages are built without libproxy: the desktop's setting is read here, and the file is run by
Qt's own JavaScript. Blocks; not for the GUI thread.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from contextlib import suppress
from urllib.parse import urlsplit

from desktop.core.computer import companions
from desktop.core.computer import pac as pacs
from desktop.core.computer.pac import STAND_FOR, Unreadable
from desktop.core.resources import RESOURCES

PATIENCE_S = 10.0
"""For all of it: to get the script, and to run it."""


def system_proxies(pac: str, servers: tuple[str, ...]) -> dict[str, str]:
    """As `core.computer.pac.Ask` says."""
    pac = pac or (_desktops_pac() if sys.platform == "linux" else "")
    if pac:
        urls = [*STAND_FOR.values(), *(f"https://{server}/" for server in servers)]
        answers = _run(pac, urls)
        return pacs.told(lambda url: answers[url], servers)
    if sys.platform == "linux":
        return urllib.request.getproxies()
    return urllib.request.getproxies() | pacs.told(_asked_of_qt, servers)


def _asked_of_qt(url: str) -> str:
    from PySide6.QtCore import QUrl
    from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

    kinds = {QNetworkProxy.ProxyType.HttpProxy: "PROXY", QNetworkProxy.ProxyType.Socks5Proxy: "SOCKS5"}
    found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
    return "; ".join(
        f"{kinds.get(one.type(), 'DIRECT')} {_place(one.hostName(), one.port())}" for one in found
    )


def _place(host: str, port: int) -> str:
    """As scripts write it."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _desktops_pac() -> str:
    """Where GNOME's settings, and those of desktops like it, have one; "" for nowhere."""

    def setting(name: str) -> str:
        command = ["gsettings", "get", "org.gnome.system.proxy", name]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
        return ran.stdout.strip(" '\n")

    with suppress(OSError, subprocess.SubprocessError):
        if shutil.which("gsettings") and setting("mode") == "auto":
            return setting("autoconfig-url")
    return ""


def _run(address: str, urls: list[str]) -> dict[str, str]:
    """What the script there answers for each of these."""
    parts = urlsplit(address)
    address = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()  # told in errors, and to IT
    command = companions.command(companions.PAC, ["-m", "desktop.gui.process.pac_run"])
    variables = {**os.environ, "PYTHONPATH": str(RESOURCES.parent)}
    task = json.dumps({"address": address, "urls": urls})
    try:
        ran = subprocess.run(
            command, input=task, capture_output=True, text=True, timeout=PATIENCE_S, env=variables, check=True
        )
        told = json.loads(ran.stdout)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"{address} takes longer than {PATIENCE_S:.0f} s") from error
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise Unreadable(f"it did not run: {type(error).__name__}") from error
    if "error" in told:
        raise Unreadable(told["error"])
    answers: dict[str, str] = told["answers"]
    return answers
