"""How programs inside get past a proxy that wants a sign-in, and are told no password.

What tools and builds are told of proxies can be read back from the engine. So the password comes as a file
beside a tool's other secrets, and a small program next to the tool signs in for all that run there.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from desktop.core.computer.proxies import parted
from desktop.core.registries.login import Login
from desktop.core.start.plan import SECRETS

PROGRAM, SETTINGS, BEGUN = "relay.py", "relay.json", "relay.sh"
"""Beside the tool's secrets: what signs in, as whom, and how it is begun."""

FIRST_PORT = 61281
"""Inside a tool, where nothing else listens above what systems give out by themselves."""

_PORTS = {"http": 80, "https": 443}


def server(proxy: str) -> str:
    """What a sign-in to the proxy at this address is called: `proxy.example:3128`. Raises ValueError."""
    address = parted(proxy)
    return f"{address.hostname}:{address.port or _PORTS.get(address.scheme, 80)}"


def servers(variables: Mapping[str, str]) -> dict[str, str]:
    """The proxies that programs inside are told of, each by what a sign-in to it is called."""
    used = (variables[name] for name in ("HTTP_PROXY", "HTTPS_PROXY") if name in variables)
    return {server(proxy): proxy for proxy in used if parted(proxy).scheme in _PORTS}


def authorization(login: Login) -> str:
    """What a proxy is shown."""
    return "Basic " + b64encode(f"{login.user}:{login.password}".encode()).decode()


Known = dict[str, tuple[str, str]]
"""Proxies that somebody signed in to: address, and what it is shown, by what the sign-in is called."""


def known(variables: Mapping[str, str], login: Callable[[str], Login | None]) -> Known:
    """Those among what programs with these variables use."""
    found = {name: (proxy, login(name)) for name, proxy in servers(variables).items()}
    return {name: (proxy, authorization(one)) for name, (proxy, one) in found.items() if one}


Packages = dict[str, dict[str, object]]
"""Servers of packages that somebody signed in to, by their names in builds, as the program is told."""


def leads(variables: Mapping[str, str]) -> bool:
    """Whether a relay can take the place of the proxy for what is not encrypted, if there is one."""
    proxy = variables.get("HTTP_PROXY", "")
    return not proxy or parted(proxy).scheme in _PORTS


def with_any(variables: Mapping[str, str], known: Known) -> Known:
    """With the proxy for what is not encrypted, also where nobody signs in to it, or there is none: packages
    come by it."""
    proxy = variables.get("HTTP_PROXY", "")
    name = server(proxy) if proxy else ""
    return known if name in known else {**known, name: (proxy, "")}


def through(proxy: str, login: Callable[[str], Login | None]) -> dict[str, object] | None:
    """The way by a proxy's address, None for none on the way."""
    if not proxy:
        return None
    name, address = server(proxy), parted(proxy)
    user = (
        Login(unquote(address.username), unquote(address.password or "")) if address.username else login(name)
    )
    return place(name, proxy, authorization(user) if user else "")


def package_server(
    name: str, login: Login, authorities: bytes, proxy: dict[str, object] | None
) -> dict[str, object]:
    """What the program is told of one that is called so."""
    address = urlsplit(f"//{name}")
    return {
        "name": name,
        "host": address.hostname or "",
        "port": address.port or 443,
        "trusted": authorities.decode(),
        "authorization": authorization(login),
        "proxy": proxy,
    }


def settings(
    known: Known, ports: Mapping[str, int], listen: str = "127.0.0.1", word: str = ""
) -> list[dict[str, object]]:
    """What the program is told; see there."""
    return [
        {"listen": listen, "port": ports[name], "word": word, **place(name, *known[name])} for name in known
    ]


def place(name: str, proxy: str, shown: str) -> dict[str, object]:
    """Where a proxy is, and what it is shown."""
    address = parted(proxy) if name else None
    return {
        "host": address.hostname if address else "",
        "proxy_port": int(name.rpartition(":")[2] or 0),
        "tls": bool(address and address.scheme == "https"),
        "authorization": shown,
    }


def led(variables: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    """Those of the variables that name a proxy for which another place stands in, with that place; and those
    of a proxy for what is not encrypted, where one stands in for none."""
    own = {variable: places[""] for variable in ("HTTP_PROXY", "http_proxy") if "" in places}
    return own | {
        variable: places[server(value)]
        for variable, value in variables.items()
        if variable.upper() in ("HTTP_PROXY", "HTTPS_PROXY") and server(value) in places
    }


def files(variables: Mapping[str, str], known: Known, program: bytes) -> dict[str, bytes]:
    """Of a tool with these variables."""
    ports = {name: FIRST_PORT + nth for nth, name in enumerate(known)}
    places = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    begun = [
        "if command -v python3 >/dev/null; then",
        f"  python3 -IB {SECRETS}/{PROGRAM} {SECRETS}/{SETTINGS} </dev/null >/dev/null 2>&1 &",
        *(f"  export {variable}={place}" for variable, place in led(variables, places).items()),
        "fi",
    ]
    return {
        PROGRAM: program,
        SETTINGS: json.dumps(settings(known, ports)).encode(),
        BEGUN: "".join(f"{line}\n" for line in begun).encode(),
    }
