"""The Secret Service (GNOME's keyring, KDE's wallet, KeePassXC) as `keyring` knows it, in one conversation.

`keyring` connects, and agrees on a key for the way, for each entry anew: that takes longer than all the rest.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import secretstorage
from jeepney import DBusErrorResponse, HeaderFields, Message  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import Proxy  # type: ignore[import-untyped]
from keyring.backends import SecretService
from secretstorage.collection import COLLECTION_IFACE
from secretstorage.exceptions import PromptDismissedException
from secretstorage.item import ITEM_IFACE
from secretstorage.util import DBusAddressWrapper, open_session

PROMPT_IFACE = "org.freedesktop.Secret.Prompt"
KDE = ("org.kde.kwalletd5", "org.kde.kwalletd6")


class NoService(Exception):
    """Nothing here offers one."""


class Dismissed(Exception):
    """A person was asked, and did not agree."""


class _Item(secretstorage.Item):
    """One that is asked for its secret alone: each further question takes as long."""

    def __init__(self, connection: Any, path: str, session: Any) -> None:
        self.connection, self.item_path, self.session = connection, path, session
        self._item = DBusAddressWrapper(path, ITEM_IFACE, connection)

    def ensure_not_locked(self) -> None:
        """Left to the service, which refuses."""


class Keyring(SecretService.Keyring):
    """The collection that the person's desktop opens by itself."""

    appid = "Cais"
    _collection: secretstorage.Collection

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def set_properties_from_env(self) -> None:
        """None: a variable must not lead elsewhere."""

    @property
    def of_kde(self) -> bool:
        """Whether it is KDE's wallet that answers; while open."""
        bus = Proxy(message_bus, self._connection)
        names = ("org.freedesktop.secrets", *KDE)
        owners = [bus.GetNameOwner(name) for name in names if bus.NameHasOwner(name)[0]]
        return owners.count(owners[0]) > 1 if owners else False

    @contextmanager
    def open(self, asking: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """Talk to the service. What is yielded ends the talk from another thread.

        `asking` is called before a person is asked anything: to unlock a keyring, or, by KeePassXC, whether
        an entry may be read, changed or deleted.
        """
        try:
            connection = secretstorage.dbus_init()
        except (secretstorage.SecretServiceNotAvailableException, OSError) as error:
            raise NoService(str(error)) from None
        close, connection.close = connection.close, lambda: None  # by keyring, after each entry
        send = connection.send_and_get_reply

        def tell_and_send(message: Message, **how: Any) -> Any:
            if message.header.fields.get(HeaderFields.interface) == PROMPT_IFACE:
                asking()
            return send(message, **how)

        connection.send_and_get_reply = tell_and_send

        def let_go() -> None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

        try:
            if not secretstorage.check_service_availability(connection):
                raise NoService
            self._connection = connection
            yield let_go
        finally:
            self.__dict__.pop("_collection", None)
            close()

    def get_password(self, service: str, username: str) -> str | None:
        """In two questions, where `keyring` asks five; a start waits for each secret twice.

        Where no collection is there yet nobody is asked to make one, as there is nothing in it.
        """
        collection = self._known()
        if not collection:
            return None
        place = DBusAddressWrapper(collection.collection_path, COLLECTION_IFACE, self._connection)
        [paths] = place.call("SearchItems", "a{ss}", self._query(service, username))
        if not paths:
            return None
        with suppress(DBusErrorResponse):  # it is locked, as a rule
            return _Item(self._connection, paths[0], collection.session).get_secret().decode()
        found: str | None = super().get_password(service, username)  # type: ignore[no-untyped-call]
        return found

    def get_preferred_collection(self) -> secretstorage.Collection:
        return self._known() or self._made()

    def _known(self) -> secretstorage.Collection | None:
        if "_collection" not in self.__dict__:
            try:
                found = secretstorage.Collection(self._connection, session=open_session(self._connection))
            except secretstorage.ItemNotFoundException:
                return None
            self._collection = self._unlocked(found)
        return self._collection

    def _made(self) -> secretstorage.Collection:
        """On a desktop that nobody has signed in to with a password there is none yet."""
        session = open_session(self._connection)
        try:
            made = secretstorage.create_collection(self._connection, "Login", "default", session)
        except PromptDismissedException:
            raise Dismissed from None
        self._collection = self._unlocked(made)
        return self._collection

    def _unlocked(self, collection: secretstorage.Collection) -> secretstorage.Collection:
        if collection.is_locked() and collection.unlock():
            raise Dismissed
        return collection

    def unlock(self, item: Any) -> None:
        if item.is_locked() and item.unlock():
            raise Dismissed
