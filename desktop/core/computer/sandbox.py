"""Whether this computer lets the embedded browser shut a tool's page in.

On Linux the browser engine gives each page's process namespaces of its own. Where these are forbidden it goes
on without, and without a word: so it is tried here, before there is a page.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from desktop.core.problems import PagesUnguarded

TRIED_WITHIN_S = 5

_NEW_USER, _NEW_PROCESSES, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000  # linux/sched.h

KERNEL = Path("/proc/sys/kernel")

_FORBIDDING = {"unprivileged_userns_clone": "0", "apparmor_restrict_unprivileged_userns": "1"}
"""Settings of the kernel, and what they say where a program needs leave to have namespaces."""


def require() -> None:
    """Raises PagesUnguarded where the browser's pages would have no namespaces of their own."""
    if sys.platform == "linux" and (number := refusal()):
        wanted = "user, PID and network namespaces"
        raise PagesUnguarded(
            setting=_setting(number), program=sys.executable, detail=f"{wanted}: {os.strerror(number)}"
        )


def refusal() -> int:
    """Why a process of ours gets no namespaces, as the system's number for it; 0 if it does.

    Tried in a process of this program: what is allowed may depend on which one asks (AppArmor).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    child = os.fork()
    if child == 0:
        number = 255
        with suppress(BaseException):
            # Forked while other threads ran, it may wait for a lock that none of them will ever give back.
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(TRIED_WITHIN_S)
            number = _try(libc)
        os._exit(number)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return ended if ended >= 0 else errno.ETIMEDOUT


def _try(libc: ctypes.CDLL) -> int:
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(_NEW_USER | _NEW_PROCESSES | _NEW_NETWORK) != 0:
        return ctypes.get_errno()
    try:
        for name, line in (
            ("setgroups", "deny"),
            ("gid_map", f"{gid} {gid} 1"),
            ("uid_map", f"{uid} {uid} 1"),
        ):
            Path("/proc/self", name).write_text(line)
    except OSError as error:
        return error.errno or 255
    return 0


def _setting(refusal: int) -> str:
    """The kernel's setting that forbids it, "" where it is none that we know."""
    if refusal == errno.ENOSPC:
        return "user.max_user_namespaces"
    for name, forbids in _FORBIDDING.items():
        with suppress(OSError):
            if (KERNEL / name).read_text().strip() == forbids:
                return f"kernel.{name}"
    return ""
