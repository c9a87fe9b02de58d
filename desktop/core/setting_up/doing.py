"""Running what only an administrator may: the system asks for a password, Cais never sees it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress

from desktop.core.cancelling import Stop
from desktop.core.computer import unseen
from desktop.core.problems import SetUpFailed, SetUpRefused

REFUSED = frozenset({126, 127})
"""What pkexec ends with where nobody entered a password, or nobody can be asked for one."""

LOOK_S = 0.2


class Command(subprocess.Popen[bytes]):
    """One at work. It may outlive whoever waits for it, on purpose: Python is not to warn of that."""

    def __del__(self) -> None:
        self.poll()


def run(command: Sequence[str], stop: Stop) -> None:
    """Run a step's command to its end. Raises SetUpRefused, SetUpFailed, and Cancelled once `stop` is set:
    the command then goes on, as half an installation would be worse."""
    with tempfile.TemporaryFile() as output:
        try:
            process = Command(
                elevated(command) if sys.platform == "win32" else command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                creationflags=unseen.FLAGS,
            )
        except OSError as error:
            raise SetUpFailed(program=command[0], detail=str(error)) from error
        while process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(LOOK_S)
            stop.check()
        if process.returncode == 0:
            return
        output.seek(0)
        detail = output.read().decode(errors="replace").strip()[-2000:]
    if command[0] == "pkexec" and process.returncode in REFUSED:
        raise SetUpRefused(detail=detail)
    raise SetUpFailed(program=command[0], status=process.returncode, detail=detail)


def elevated(command: Sequence[str]) -> tuple[str, ...]:
    """Windows asks whether that is wanted, or for an administrator's password; its status is handed on,
    and a no is an error."""
    program, *arguments = command
    told = ",".join(f"'{one}'" for one in arguments)
    script = (
        "$ErrorActionPreference = 'Stop'; "
        f"$p = Start-Process -FilePath '{program}' -ArgumentList {told} -Verb RunAs -Wait -PassThru; "
        "exit $p.ExitCode"
    )
    return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)
