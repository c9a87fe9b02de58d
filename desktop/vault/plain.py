"""Whether what a keyring keeps is sealed, told by how it begins. Where none is, no cipher is loaded."""

from __future__ import annotations

SEALED, PLAIN = b"cais-sealed-1\n", b"cais-plain-1\n"
"""A secret that begins so by itself has PLAIN before it, all others nothing."""


def is_sealed(kept: bytes) -> bool:
    return kept.startswith(SEALED)


def plain(value: bytes) -> bytes:
    """As it is kept where no passphrase is asked for."""
    return PLAIN + value if value.startswith((SEALED, PLAIN)) else value


def bare(kept: bytes) -> bytes:
    """What was kept so."""
    return kept.removeprefix(PLAIN)
