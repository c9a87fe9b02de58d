"""What is looked at of a computer whose engine cannot be used. Values alone: `looking` fills them in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

NUMBERS = 65536
"""User numbers that an environment's files may belong to: all that are written in one with 16 bits."""


class Rights(Enum):
    """How this person gets something done that only an administrator may do."""

    NONE = "none"
    ASKED = "asked"  # the system asks for a password, and whose it wants is its own affair


@dataclass(frozen=True, slots=True)
class Linux:
    """A Linux computer.

    Attributes:
        user: the person's login name.
        installer: the program that installs packages, "" for none that is known.
        rights: whether an administrator's password can be asked for.
        docker: whether Docker's service is installed.
        refused: whether its socket is there and this person may not use it.
        group: those who may, "" where that is nobody but root.
        listed: whether the person is in it by the system's list.
        joined: whether this session has it, which it gets as it begins.
        podman: whether Podman is installed.
        session: whether services of the person's own can run: there is a folder for their sockets.
        numbers: whether they have user numbers of their own to hand out, as many as an environment needs.
        free: from which number on nobody has any.
        namespaces: whether they may make namespaces.
    """

    user: str = ""
    installer: str = ""
    rights: Rights = Rights.NONE
    docker: bool = False
    refused: bool = False
    group: str = ""
    listed: bool = False
    joined: bool = False
    podman: bool = False
    session: bool = True
    numbers: bool = True
    free: int = 100_000
    namespaces: bool = True


class Wsl(Enum):
    """How Windows' subsystem for Linux is."""

    READY = "ready"
    MISSING = "missing"
    OUTDATED = "outdated"  # its kernel is missing or too old
    NO_MACHINES = "no-machines"  # Windows may make no virtual machines for it


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows computer.

    Attributes:
        virtualisation: whether the processor may run virtual machines, None where Windows does not tell.
        restart: whether Windows waits for one, to finish what was installed.
        programs: products that bring an engine and are installed.
        user: the person's account, with its domain.
    """

    wsl: Wsl = Wsl.READY
    virtualisation: bool | None = None
    restart: bool = False
    programs: tuple[str, ...] = ()
    user: str = ""


@dataclass(frozen=True, slots=True)
class MacOS:
    """A Mac. `apple`: whether its chip is Apple's, and not Intel's; None where it does not tell."""

    apple: bool | None = None
    programs: tuple[str, ...] = ()


Facts = Linux | Windows | MacOS
