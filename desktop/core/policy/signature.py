"""Who signed a file: minisign, with the one key that IT gave this computer."""

from __future__ import annotations

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
    signed = cais_file.read_bytes(beside(path), MAX_BYTES)
    if isinstance(signed, Fault):
        raise PolicyNotSigned(path=str(path), detail=f"{signed.file} {signed.message}")
    import minisign  # for those who have a key

    try:
        signature = minisign.Signature.from_bytes(signed)
        minisign.PublicKey.from_base64(key.strip()).verify(content, signature)
    except minisign.Error as error:
        raise PolicyNotSigned(path=str(path), detail=str(error)) from error
    return str(signature.trusted_comment)


def key_flaw(key: str) -> str:
    """What is wrong with a public key, "" for nothing."""
    import minisign

    try:
        minisign.PublicKey.from_base64(key.strip())
    except minisign.Error as error:
        return f"is no public key of minisign: {error}"
    return ""
