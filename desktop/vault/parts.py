"""A secret of any length as entries of a keyring, which are texts of a limited one.

Windows gives an entry 1,280 characters, and not all of them come back from every keyring as they were: so
what is kept is Base64, in as many entries as it takes. A secret has two slots. An update fills the one that
is not in use, sees that all of it can be read, and only then has its head count; after that the other goes.
Whatever ends it before, the old value is there.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple, Protocol

FORMAT = "1"
HEAD_ROOM = 120
"""Characters of a head that are not the secret's."""

SLOTS = (0, 1)


class Entries(Protocol):
    """A keyring's entries, by name."""

    room: int
    """How many characters one takes."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, text: str) -> None: ...

    def delete(self, name: str) -> None:
        """Also where there is none."""


class NotKept(Exception):
    """A keyring gave back something else than it was just given."""


class Damaged(Exception):
    """There is something of a secret, and not the whole of it."""


class Head(NamedTuple):
    """The first entry of a slot.

    Attributes:
        slot: whose it is.
        turn: how often the secret was written; the higher one counts, and 0 not yet.
        parts: of how many entries it consists, this one included.
        check: the digest of the whole.
        text: the first part.
    """

    slot: int
    turn: int
    parts: int
    check: str
    text: str

    def __repr__(self) -> str:
        return f"Head(slot={self.slot}, turn={self.turn}, parts={self.parts})"


def write(entries: Entries, id: str, value: bytes) -> None:
    """Keep `value` by this id, in place of any before. Raises NotKept, or what the keyring raises: then the
    value before is there as it was."""
    newest = _newest_first(_heads(entries, id))[:1]
    slot, turn = (1 - newest[0].slot, newest[0].turn + 1) if newest else (0, 1)
    text = b64encode(value).decode()
    first = entries.room - HEAD_ROOM
    rest = [text[at : at + entries.room] for at in range(first, len(text), entries.room)]
    head = f"{len(rest) + 1} {sha256(value).hexdigest()} {text[:first]}"
    try:
        for number, part in enumerate(rest, 1):
            _put(entries, _name(id, slot, number), part)
        _put(entries, _name(id, slot), f"{FORMAT} 0 {head}")
        entries.set(_name(id, slot), f"{FORMAT} {turn} {head}")
    except BaseException:
        with suppress(Exception):  # the first failure is the one to be told
            entries.delete(_name(id, slot))
            _clear(entries, id, slot)
        raise
    with suppress(Exception):  # what stays is less than what was written, and goes with the next update
        _clear(entries, id, slot, len(rest) + 1)
        entries.delete(_name(id, 1 - slot))
        _clear(entries, id, 1 - slot)


def read(entries: Entries, id: str) -> bytes | None:
    """The value that was written last, None where there is none. Raises Damaged."""
    found = _heads(entries, id)
    for head in _newest_first(found):
        if (value := _whole(entries, id, head)) is not None:
            return value
    if all(head and head.turn == 0 for head in found):
        return None
    raise Damaged


def remove(entries: Entries, id: str) -> None:
    """Delete all of it, the value before first: none comes back if this is cut short."""
    newest = _newest_first(_heads(entries, id))[:1]
    last = newest[0].slot if newest else 1
    for slot in (1 - last, last):
        entries.delete(_name(id, slot))
    for slot in SLOTS:
        _clear(entries, id, slot)


def tidy(entries: Entries, id: str) -> None:
    """Delete what an update that was cut short left of the value before, if the newest is whole."""
    newest = _newest_first(_heads(entries, id))[:1]
    if newest and _whole(entries, id, newest[0]) is not None:
        other = 1 - newest[0].slot
        entries.delete(_name(id, other))
        _clear(entries, id, other)


def _heads(entries: Entries, id: str) -> list[Head | None]:
    """Of the slots with something in them; None for one that cannot be understood."""
    texts = ((slot, entries.get(_name(id, slot))) for slot in SLOTS)
    return [_understood(slot, text) for slot, text in texts if text is not None]


def _newest_first(heads: list[Head | None]) -> list[Head]:
    """Of those that count."""
    return sorted((head for head in heads if head and head.turn), key=lambda head: head.turn, reverse=True)


def _understood(slot: int, text: str) -> Head | None:
    fields = text.split(" ")
    with suppress(ValueError):
        version, turn, parts, check, first = fields
        if version == FORMAT:
            return Head(slot, int(turn), int(parts), check, first)
    return None


def _whole(entries: Entries, id: str, head: Head) -> bytes | None:
    text = [head.text]
    for number in range(1, head.parts):
        part = entries.get(_name(id, head.slot, number))
        if part is None:
            return None
        text.append(part)
    with suppress(binascii.Error, ValueError):
        value = b64decode("".join(text), validate=True)
        if sha256(value).hexdigest() == head.check:
            return value
    return None


def _put(entries: Entries, name: str, text: str) -> None:
    entries.set(name, text)
    if entries.get(name) != text:
        raise NotKept


def _clear(entries: Entries, id: str, slot: int, first: int = 1) -> None:
    """Delete a slot's parts from `first` on; the last goes first, so that none is missed by the next time."""
    last = first
    while entries.get(_name(id, slot, last)) is not None:
        last += 1
    for number in reversed(range(first, last)):
        entries.delete(_name(id, slot, number))


def _name(id: str, slot: int, number: int = 0) -> str:
    return f"{id} {slot}" if number == 0 else f"{id} {slot} {number}"
