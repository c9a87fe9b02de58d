"""Who signed a file: minisign, with the one key that IT gave this computer."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from desktop.core.files import cais_file
from desktop.core.problems import Fault, PolicyNotSigned

SUFFIX = ".minisig"
MAX_BYTES = 16 * 1024


def beside(path: Path) -> Path:
    """Where the signature of this file is, as minisign leaves it."""
    return path.with_name(path.name + SUFFIX)


def verify(path: Path, content: bytes, key: str) -> str:
    """What the signer said when signing `content`, as the signature beside `path` has it: its trusted
    comment. `key` is the public key's line.

    Raises PolicyNotSigned.
    """
    return verify_by(cais_file.read_bytes(beside(path), MAX_BYTES), path, content, key)


def verify_by(signed: bytes | Fault, path: Path, content: bytes, key: str) -> str:
    """The same by a signature that was read already, or why it could not be."""
    if isinstance(signed, Fault):
        raise PolicyNotSigned(path=str(path), detail=f"{signed.file} {signed.message}")
    return verify_bytes(str(path), content, signed, key)


def verify_bytes(path: str, content: bytes, signed: bytes, key: str) -> str:
    """The same of a signature at hand; `path` names what is signed. Raises PolicyNotSigned."""
    import minisign  # for those who have a key

    try:
        signature = minisign.Signature.from_bytes(signed)
        minisign.PublicKey.from_base64(key.strip()).verify(content, signature)
    except minisign.Error as error:
        raise PolicyNotSigned(path=path, detail=str(error)) from error
    return str(signature.trusted_comment)


def key_id(signed: bytes) -> str:
    """Which key a signature says it was made with, as minisign shows it; "" for what is no signature."""
    import minisign

    try:
        minisign.Signature.from_bytes(signed)
    except minisign.Error:
        return ""
    # Which the library compares and tells nobody: the second line has the form, the key and the signature.
    return f"{int.from_bytes(b64decode(signed.splitlines()[1])[2:10], 'little'):X}"


def key_flaw(key: str) -> str:
    """What is wrong with a public key, "" for nothing."""
    import minisign

    try:
        minisign.PublicKey.from_base64(key.strip())
    except minisign.Error as error:
        return f"is no public key of minisign: {error}"
    return ""
