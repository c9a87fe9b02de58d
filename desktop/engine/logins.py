"""What people signed in to registries with, here or as Docker's own tools keep it: handed to the SDK.

Left alone, the SDK reads that file anew for each of its clients, and makes none where it trips over an entry:
one old sign-in would hide the engine. Here an entry that cannot be understood costs itself and nothing else.
"""

from __future__ import annotations

import base64
import json
import logging
from pathlib import Path
from typing import Any

import docker.auth
import docker.utils.config

from desktop.core.registries.login import Login
from desktop.core.registries.names import HUB, canonical

log = logging.getLogger(__name__)

_AuthConfig: Any = docker.auth.AuthConfig
_sdk_settings: Any = docker.utils.config

# What else is in there (headers, keys, proxies) is meant for Docker's own commands. The SDK cannot be told to
# leave it alone, but it reads nothing where it finds no file.
_sdk_settings.find_config_file = lambda named=None: named


class Logins(_AuthConfig):  # type: ignore[misc]
    """The sign-ins of one file, and those of our own, which go before them.

    A keeper of passwords that is missing, or fails, keeps nothing: most downloads need no sign-in, and where
    one does, the registry says so.

    Attributes:
        unread: registries whose sign-in is there and cannot be understood.
    """

    def __init__(self, settings: object = None) -> None:
        known = _fields(settings)
        logins: dict[str, dict[str, str]] = {}
        unread: set[str] = set()
        for registry, entry in _table(known.get("auths")).items():
            try:
                logins[registry] = _login(registry, entry)
            except ValueError:
                unread.add(docker.auth.resolve_index_name(registry))
        if unread:
            log.info("sign-ins that cannot be read: %s", ", ".join(sorted(unread)))
        self.unread = frozenset(unread)
        self._own: dict[str, dict[str, str]] = {}
        helpers = {
            registry: name for registry, name in _table(known.get("credhelpers")).items() if _is_text(name)
        }
        store = known.get("credsstore")
        super().__init__(
            {"auths": logins, "credHelpers": helpers} | ({"credsStore": store} if _is_text(store) else {})
        )

    @classmethod
    def read(cls, config: Path) -> Logins:
        """Those in Docker's `config.json`; none where it is missing or not to be understood."""
        try:
            return cls(json.loads(config.read_bytes()))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, RecursionError) as error:
            log.info("no sign-ins can be read: %s", type(error).__name__)
            return cls()

    def add(self, registry: str, login: Login) -> None:
        """One of our own."""
        address = docker.auth.INDEX_URL if canonical(registry) == HUB else registry
        opens = {"IdentityToken": login.ticket} if login.ticket else {"password": login.password}
        self._own[address] = {"username": login.user, **opens, "serveraddress": address}
        self.add_auth(address, self._own[address])

    def resolve_authconfig(self, registry: Any = None) -> Any:
        own = {canonical(address): login for address, login in self._own.items()}
        return own.get(canonical(registry or HUB)) or super().resolve_authconfig(registry)

    def user(self, registry: str) -> str:
        """Who would be let in there, "" for nobody."""
        found = self.resolve_authconfig(registry) or {}
        named = found.get("username") or found.get("Username")
        return named or ("token" if found else "")

    def login(self, registry: str) -> tuple[str, str] | None:
        """User name and password."""
        found = self.resolve_authconfig(registry) or {}
        # Stored as a file they are called otherwise than from a keeper.
        user = found.get("username") or found.get("Username")
        password = found.get("password") or found.get("Password")
        return (user, password) if user and password else None

    def _resolve_authconfig_credstore(self, registry: Any, credstore_name: str) -> Any:
        try:
            return super()._resolve_authconfig_credstore(registry, credstore_name)
        except Exception as error:  # what a keeper says may be odd in too many ways to name
            log.info("the keeper of passwords %r did not answer: %s", credstore_name, type(error).__name__)
            return None

    def get_all_credentials(self) -> dict[str, Any]:
        try:
            found = {registry: login for registry, login in super().get_all_credentials().items() if login}
        except Exception as error:
            log.info("the keeper of passwords did not answer: %s", type(error).__name__)
            found = dict(self.auths)
        return found | self._own


def _login(registry: str, entry: object) -> dict[str, str]:
    """What an entry says. One that says nothing stands for a keeper's. Raises ValueError for all others."""
    match _fields(entry) if isinstance(entry, dict) else entry:
        case {"identitytoken": str(ticket)} if ticket:
            return {"IdentityToken": ticket}
        case {"auth": str(packed)} if packed:
            user, colon, password = base64.b64decode(packed).decode().partition(":")
            if not colon:
                raise ValueError("no password")
        case {"username": str(user), "password": str(password)} if user:
            pass
        case dict() as said if not any(map(said.get, ("identitytoken", "auth", "username", "password"))):
            return {}
        case _:
            raise ValueError("no sign-in")
    return {"username": user, "password": password, "serveraddress": registry}


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _fields(value: object) -> dict[str, Any]:
    """What has fixed names there. Docker reads any capitals, and has written some (`credSstore`)."""
    return {name.lower(): field for name, field in _table(value).items()}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
