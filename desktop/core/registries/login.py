"""What lets a person into a registry."""

from __future__ import annotations

from typing import NamedTuple


class Login(NamedTuple):
    """A user name with a password, or with the `ticket` that a registry gave in its place.

    What is read of it is for the engine alone: hand it on, and keep nothing of it.
    """

    user: str
    password: str = ""
    ticket: str = ""

    def __repr__(self) -> str:
        return "Login(…)"
