"""Whether a server of packages lets somebody in: it tells whoever asks."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from urllib.parse import SplitResult, urlsplit

from desktop.core.cancelling import Stop
from desktop.core.computer.proxies import parted
from desktop.core.problems import PackagesUnreachable
from desktop.core.registries.login import Login
from desktop.engine import https


def refuses(
    address: str,
    login: Login | None,
    authorities: bytes,
    proxies: Mapping[str, str],
    to_proxy: Callable[[str], https.Login | None],
    stop: Stop,
) -> tuple[str, ...] | None:
    """How it wants to be signed in to, in small letters, where it wants that of this one; None for no.

    `authorities` are trusted, as PEM. `proxies` are the variables of programs inside, and go before this
    computer's own; `to_proxy` lets past one. A server without TLS is shown no login. Raises OSError where it
    does not answer, or is broken, PackagesUnreachable where it cannot prove who it is, and Cancelled.
    """
    where = urlsplit(address)
    proxy = proxy_to(where.hostname or "", proxies, where.scheme)
    connection, target, past = _way(where, authorities, proxy, to_proxy)
    headers = {"Connection": "close", **past}
    if login and where.scheme == "https":
        headers["Authorization"] = https.basic((login.user, login.password))
    stop.check()
    try:
        connection.connect()
        with stop.on_set(partial(https.hang_up, connection.sock)):
            connection.request("GET", target, headers=headers)
            answer = connection.getresponse()
    except ssl.SSLCertVerificationError as error:
        server = where.netloc
        raise PackagesUnreachable(registry=server, trusted=False, detail=str(error)) from error
    except http.client.HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
    finally:
        connection.close()
        stop.check()
    if answer.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED or answer.status >= 500:
        raise OSError(f"HTTP {answer.status}")
    if answer.status != HTTPStatus.UNAUTHORIZED:
        return None
    offered = answer.headers.get_all("WWW-Authenticate") or ()
    return tuple(dict.fromkeys(one.partition(" ")[0].lower() for one in offered))


def _way(
    where: SplitResult, authorities: bytes, proxy: str, to_proxy: Callable[[str], https.Login | None]
) -> tuple[http.client.HTTPConnection, str, dict[str, str]]:
    """A connection, not yet made, what to ask for on it, and what lets past the proxy with that."""
    if where.scheme == "https":
        trust = ssl.create_default_context(cadata=authorities.decode() or None)
        return https.connection(where, trust, proxy, to_proxy), where.path, {}
    found = parted(proxy) if proxy else where
    connection = http.client.HTTPConnection(found.hostname or "", found.port or 80, timeout=https.SILENCE_S)
    return connection, where.geturl() if proxy else where.path, https.past(found, to_proxy) if proxy else {}


def proxy_to(host: str, variables: Mapping[str, str], scheme: str = "https") -> str:
    """The address of the one that is on the way there by these variables, or else by this computer's own;
    "" for none."""
    told = variables.get(f"{scheme.upper()}_PROXY", "")
    if not told:
        return https.proxy_to(host, scheme)
    return "" if https.is_exception(host, variables.get("NO_PROXY", "")) else told
