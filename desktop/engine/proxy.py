"""How a proxy wants to be signed in to: it tells whoever asks, and the engine does not pass that on."""

from __future__ import annotations

import http.client
from base64 import b64encode
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.computer.proxies import parted
from desktop.core.problems import ProxyWantsSignIn, RegistryUnreachable, SignInWrong

CONNECT_S = PATIENCE_S = 5.0
_ANYWHERE = "registry-1.docker.io:443"


def named(address: str) -> str:
    """The address without whoever signs in to it, "" for none."""
    try:
        found = parted(address)
    except ValueError:
        return ""
    return f"{found.scheme}://{found.netloc.rpartition('@')[2]}"


def ways(address: str) -> tuple[str, ...]:
    """In small letters, as it calls them (basic, ntlm, negotiate, digest); none where it does not say so, or
    cannot be reached from here. Nobody signs in."""
    try:
        return _asked(address, {}).ways
    except (OSError, http.client.HTTPException, ValueError):
        return ()


def sign_in(address: str, user: str, password: str, stop: Stop) -> None:
    """Have the proxy say that it knows this person. Raises SignInWrong, RegistryUnreachable, ProxyWantsSignIn
    where it cannot be signed in to by a password, and Cancelled."""
    place = named(address).partition("://")[2]
    basic = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
    try:
        answer = _asked(address, {"Proxy-Authorization": basic})
    except TimeoutError:
        return  # it is on its way to where it was sent: a refusal comes at once
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise RegistryUnreachable(reference=place, detail=str(error)) from error
    finally:
        stop.check()
    if answer.refuses and "basic" not in answer.ways:
        raise ProxyWantsSignIn(proxy=named(address), ways=", ".join(answer.ways))
    if answer.refuses:
        raise SignInWrong(registry=place, user=user)


class _Answer(NamedTuple):
    refuses: bool
    ways: tuple[str, ...]


def _asked(address: str, headers: Mapping[str, str]) -> _Answer:
    """What the proxy says to who wants to be led on. Raises OSError and its like where it says nothing."""
    proxy = parted(address)
    kind = http.client.HTTPSConnection if proxy.scheme == "https" else http.client.HTTPConnection
    connection = kind(proxy.hostname or "", proxy.port or kind.default_port, timeout=CONNECT_S)
    try:
        try:
            connection.connect()
        except TimeoutError as error:
            raise ConnectionError(str(error)) from error
        connection.sock.settimeout(PATIENCE_S)
        connection.request("CONNECT", _ANYWHERE, headers={"Host": _ANYWHERE, **headers})
        answer = connection.getresponse()
        if answer.status != HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return _Answer(False, ())
        offered = answer.headers.get_all("Proxy-Authenticate") or ()
        return _Answer(True, tuple(dict.fromkeys(one.partition(" ")[0].lower() for one in offered)))
    finally:
        connection.close()
