"""Signs in to a proxy for programs that need not know how: `python3 relay.py SETTINGS`.

The settings are a list in JSON: for each proxy the address and the `port` to `listen` at, the `host` and
`proxy_port` where it is, whether it speaks `tls`, the `authorization` that it wants, and the `word` that
opens the way, "" for none. `-` is standard input: one line is read, the ports are told, and it ends with it.

With `packages` it stands in for servers of packages as well, by names that are nobody's, and signs in to
them: for each name what the server is called (`name`), its `host` and `port`, which speaks TLS, who vouches
for it (`trusted`, as PEM), the `authorization` that it wants, and the `proxy` on the way there or null. A
`host` of "" is no proxy at all: others are asked themselves, but for this computer.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import socket
import ssl
import sys
from asyncio import StreamReader, StreamWriter
from base64 import b64decode
from functools import partial
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024
PIECE = 64 * 1024
ENDS = b"Connection: close\r\nContent-Length: 0\r\n\r\n"
NO_WAY = b"HTTP/1.1 502 Bad Gateway\r\n" + ENDS
NOT_KNOWN = (
    b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="relay"\r\n' + ENDS
)
OWN = (b"proxy-authorization:", b"proxy-connection:", b"connection:", b"keep-alive:")
"""Lines of a request that are between a program and its proxy: ours are put in their place."""


def told(head: bytes, authorization: str) -> bytes:
    """The head of a request, signed. All but tunnels end with their answer: a second request would not be."""
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(OWN)]
    if not first.upper().startswith(b"CONNECT "):
        kept.append(b"Connection: close")
    if authorization:
        kept.append(b"Proxy-Authorization: " + authorization.encode())
    return b"\r\n".join([first, *kept, b"", b""])


def asked_directly(head: bytes, server: dict[str, Any]) -> bytes:
    """The head of a request as the server itself is to hear it."""
    first, *lines = head[: -len(b"\r\n\r\n")].split(b"\r\n")
    method, target, version = first.split(b" ", 2)
    parts = urlsplit(target)
    path = (parts.path or b"/") + (b"?" + parts.query if parts.query else b"")
    own = (*OWN, b"host:", b"authorization:") if server["authorization"] else (*OWN, b"host:")
    kept = [line for line in lines if not line.lower().startswith(own)]
    kept += [b"Host: " + server["name"].encode(), b"Connection: close"]
    if server["authorization"]:
        kept.append(b"Authorization: " + server["authorization"].encode())
    return b"\r\n".join([b" ".join((method, path, version)), *kept, b"", b""])


def asked_for(head: bytes) -> tuple[str, int]:
    """The server that a request through a proxy is for. Raises ValueError where it names none."""
    method, target, _version = head.split(b"\r\n", 1)[0].split(b" ", 2)
    parts = urlsplit(target.decode("ascii"))
    if method == b"CONNECT" or parts.scheme != "http" or not parts.hostname:
        raise ValueError("not a request for a page")
    return parts.hostname, parts.port or 80


def knows(head: bytes, word: str) -> bool:
    """Whether the request comes from who was told the word."""
    for line in head.split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        if name.lower() == b"proxy-authorization":
            try:
                _user, _colon, said = b64decode(value.split()[-1]).partition(b":")
            except (ValueError, IndexError):
                return False
            return hmac.compare_digest(said, word.encode())
    return not word


async def carry(source: StreamReader, target: StreamWriter) -> None:
    try:
        while piece := await source.read(PIECE):
            target.write(piece)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()
    except OSError:
        pass


async def to_server(server: dict[str, Any]) -> tuple[StreamReader, StreamWriter]:
    """A line to one of packages, which has proved who it is. Raises OSError."""
    trust = ssl.create_default_context(cadata=server["trusted"] or None)
    proxy = server["proxy"]
    if not proxy:
        return await asyncio.open_connection(server["host"], server["port"], ssl=trust)
    answers, there = await asyncio.open_connection(
        proxy["host"], proxy["proxy_port"], ssl=True if proxy["tls"] else None
    )
    try:
        place = f"{server['host']}:{server['port']}"
        there.write(
            told(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode(), proxy["authorization"])
        )
        answer = await answers.readuntil(b"\r\n\r\n")
        if answer.split(b" ", 2)[1:2] != [b"200"]:
            raise OSError("the proxy does not lead there")
        await there.start_tls(trust, server_hostname=server["host"])
    except BaseException:
        there.close()
        raise
    return answers, there


async def to_anybody(host: str, port: int) -> tuple[StreamReader, StreamWriter]:
    """A line to a server as builds have one themselves: to nothing that only this computer reaches. Raises
    OSError."""
    refused = OSError(f"{host} has no address")
    for *_kind, place in await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM):
        number = ip_address(place[0])
        number = getattr(number, "ipv4_mapped", None) or number
        if number.is_loopback or number.is_unspecified or number.is_link_local:
            raise OSError(f"{host} is this computer's own")
        try:
            return await asyncio.open_connection(str(number), port)
        except OSError as error:
            refused = error
    raise refused


async def reached(proxy: dict[str, Any], head: bytes) -> tuple[StreamReader, StreamWriter, bytes]:
    """A line to who is to hear the request, and how it is to be put. Raises OSError, and ValueError for what
    is not for builds."""
    packages = proxy.get("packages", {})
    if packages or not proxy["host"]:
        try:
            host, port = asked_for(head)
        except ValueError:
            if not proxy["host"]:
                raise
            host, port = "", 0
        if server := packages.get(host):
            if head.split(b" ", 1)[0] not in (b"GET", b"HEAD"):
                raise ValueError("nothing is changed there from here")
            return (*await to_server(server), asked_directly(head, server))
        if not proxy["host"]:
            name = host if port == 80 else f"{host}:{port}"
            put = asked_directly(head, {"name": name, "authorization": ""})
            return (*await to_anybody(host, port), put)
    answers, there = await asyncio.open_connection(
        proxy["host"], proxy["proxy_port"], ssl=True if proxy["tls"] else None
    )
    return answers, there, told(head, proxy["authorization"])


async def serve(proxy: dict[str, Any], here: StreamReader, writer: StreamWriter) -> None:
    there: StreamWriter | None = None
    try:
        head = await here.readuntil(b"\r\n\r\n")
        if not knows(head, proxy["word"]):
            writer.write(NOT_KNOWN)
            return
        try:
            answers, there, put = await reached(proxy, head)
        except (OSError, ValueError):
            writer.write(NO_WAY)
            return
        there.write(put)
        asking = asyncio.ensure_future(carry(here, there))
        await carry(answers, writer)
        asking.cancel()
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()
        if there:
            there.close()


async def main(path: str) -> None:
    if path == "-":
        proxies = json.loads(sys.stdin.readline())
    else:
        with open(path) as file:
            proxies = json.load(file)
    ports = []
    for proxy in proxies:
        begin = partial(serve, proxy)
        server = await asyncio.start_server(begin, proxy["listen"], proxy["port"], limit=LARGEST_HEAD)
        ports.append(server.sockets[0].getsockname()[1])
    if path == "-":
        sys.stdout.write(json.dumps(ports) + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)
    else:
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
