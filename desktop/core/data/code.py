"""The lines that reach a connection from a notebook, ready to be pasted."""

from __future__ import annotations

import keyword

from desktop.core.data.connection import Connection

R_HELPER = "/run/secrets/cais.R"
_R_WORDS = {"if", "else", "repeat", "while", "function", "for", "next", "break", "in"}
_OURS = {"cais", "c", "t"}
"""Names that these lines, or much of R, mean something else by."""


def connecting(connection: Connection, language: str) -> str:
    """In R where `language` is "r", in Python otherwise."""
    name = variable(connection.name)
    if language == "r":
        return f'source("{R_HELPER}")\n\n{name} <- cais$connect("{connection.name}")\n'
    return f'import cais\n\n{name} = cais.connect("{connection.name}")\n'


def variable(name: str) -> str:
    """What a connection of this name is called in code."""
    found = name.replace("-", "_")
    taken = keyword.iskeyword(found) or keyword.issoftkeyword(found) or found in _R_WORDS | _OURS
    return f"{found}_" if taken else found
