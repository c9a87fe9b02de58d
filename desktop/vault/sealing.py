"""What a keyring keeps where a passphrase is asked for, so that the keyring alone gives nothing away.

Secrets are sealed with a random key, and the keys are sealed in turn with what Argon2id makes of the
passphrase: another passphrase is one entry written anew, whatever becomes of the rest.
"""

from __future__ import annotations

import binascii
import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256
from secrets import token_bytes
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.padding import PKCS7

from desktop.core.data.secret import Secret
from desktop.vault.plain import SEALED, bare, is_sealed

KEY, NAME, NONCE, SALT = 32, 8, 12, 16
"""Bytes."""

PAD_TO = 128
"""Bytes, so that it does not show how long a password is."""


class Cost(NamedTuple):
    """What it takes to try a passphrase: RFC 9106's second choice, a fifth of a second here."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


COST = Cost()
MOST = Cost(1024 * 1024, 64, 64)
"""What a record may ask for: who wrote another one must not use up this computer."""


class Broken(ValueError):
    """Not what was once written here."""


def new_key() -> bytes:
    return token_bytes(KEY)


def locked(keys: Iterable[bytes], passphrase: Secret, cost: Cost) -> bytes:
    """The record that has these keys, for who knows the passphrase."""
    salt, nonce = token_bytes(SALT), token_bytes(NONCE)
    terms = _terms(cost, salt)
    box = AESGCM(_made_of(passphrase, salt, cost)).encrypt(nonce, b"".join(keys), _written(terms))
    return _written({**terms, "keys": b64encode(nonce + box).decode()})


def opened(record: bytes, passphrase: Secret) -> list[bytes] | None:
    """The keys in it, the one that seals first; None where that is not the passphrase. Raises Broken."""
    try:
        told: dict[str, Any] = json.loads(record)
        cost = Cost(int(told["memory_kib"]), int(told["passes"]), int(told["lanes"]))
        salt, box = b64decode(told["salt"]), b64decode(told["keys"])
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise Broken from None
    if any(asked > most for asked, most in zip(cost, MOST, strict=True)):
        raise Broken
    try:
        found = AESGCM(_made_of(passphrase, salt, cost)).decrypt(
            box[:NONCE], box[NONCE:], _written(_terms(cost, salt))
        )
    except InvalidTag:
        return None
    except (ValueError, OverflowError):
        raise Broken from None
    return [found[at : at + KEY] for at in range(0, len(found), KEY)]


def sealed_by(key: bytes, kept: bytes) -> bool:
    return kept.startswith(SEALED + _name(key))


def sealed(key: bytes, id: str, value: bytes) -> bytes:
    """`id`: whose it is; for another it does not open."""
    head, nonce, padder = SEALED + _name(key), token_bytes(NONCE), PKCS7(8 * PAD_TO).padder()
    padded = padder.update(value) + padder.finalize()
    return head + nonce + AESGCM(key).encrypt(nonce, padded, head + id.encode())


def unsealed(keys: Iterable[bytes], id: str, kept: bytes) -> bytes:
    """What is kept of this id, sealed with one of the keys or not. Raises Broken."""
    if not is_sealed(kept):
        return bare(kept)
    head, rest = kept[: len(SEALED) + NAME], kept[len(SEALED) + NAME :]
    for key in keys:
        if sealed_by(key, kept):
            try:
                padded = AESGCM(key).decrypt(rest[:NONCE], rest[NONCE:], head + id.encode())
            except (InvalidTag, ValueError):
                break
            remover = PKCS7(8 * PAD_TO).unpadder()
            return remover.update(padded) + remover.finalize()
    raise Broken


def _name(key: bytes) -> bytes:
    return sha256(b"name of " + key).digest()[:NAME]


def _made_of(passphrase: Secret, salt: bytes, cost: Cost) -> bytes:
    # Keyboards write an umlaut in one character or in two.
    text = unicodedata.normalize("NFC", passphrase.reveal().decode(errors="surrogateescape"))
    kdf = Argon2id(
        salt=salt, length=KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(text.encode(errors="surrogateescape"))


def _terms(cost: Cost, salt: bytes) -> dict[str, Any]:
    return {"version": 1, "kdf": "argon2id", "salt": b64encode(salt).decode(), **cost._asdict()}


def _written(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True).encode()
