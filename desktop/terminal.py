"""How commands write to a terminal, a pipe or a file."""

from __future__ import annotations

import os
import sys


def plain(text: str) -> str:
    """Nothing that a terminal would obey, or cannot write."""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # there is no output where it was closed
    return shown.encode(encoding, "replace").decode(encoding)


def write(text: str) -> bool:
    """Whether it was written as far as anybody wants it: who closes a pipe has read enough."""
    try:
        print(text, flush=True)
    except OSError as error:
        # What is buffered would be tried again, and complained of, at the interpreter's end.
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return True
        print(f"Not written: {error.strerror}", file=sys.stderr)
        return False
    return True
