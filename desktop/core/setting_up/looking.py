"""Looking at this computer: which engines could be used here, and what keeps them from it.

Nothing is changed. Each program that is asked has a time limit: a step must come, whatever hangs.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.core.computer import sandbox, unseen
from desktop.core.setting_up.deciding import INSTALLERS
from desktop.core.setting_up.facts import NUMBERS, Facts, Linux, MacOS, Rights, Windows, Wsl

PROGRAM_S = 8.0

ADMINISTRATORS = frozenset({"sudo", "wheel", "admin"})
"""Groups whose members may become root by their own password, by the distributions' customs."""

FIRST_NUMBER = 100_000
"""From which on distributions give people further user numbers."""

SYSTEM_COMMANDS = "/usr/sbin:/sbin"

Said = Callable[[Sequence[str]], str]
"""What a program prints, whether it succeeds or not; "" where it cannot be run."""

_WINDOWS = (
    "$o='SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending';"
    "'hypervisor='+(Get-CimInstance Win32_ComputerSystem).HypervisorPresent;"
    "'firmware='+(Get-CimInstance Win32_Processor|Select-Object -First 1).VirtualizationFirmwareEnabled;"
    "'restart='+(Test-Path \"HKLM:\\$o\")"
)


def look(installed: Sequence[str], platform: str = sys.platform, home: Path | None = None) -> Facts:
    """At this computer. `installed` are the products whose programs were found."""
    if platform == "win32":
        script = "powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS
        return windows(said(script), wsl_said(), tuple(installed), os.environ)
    if platform == "darwin":
        return macos(said(("/usr/sbin/sysctl", "-n", "hw.optional.arm64")), tuple(installed))
    return linux(os.environ, Path("/"))


# --- Linux --------------------------------------------------------------------------------------------------


def linux(variables: Mapping[str, str], root: Path) -> Linux:
    """`root` is where the system begins."""
    import pwd

    path = os.pathsep.join(
        (variables.get("PATH", ""), *(f"{root}{one}" for one in SYSTEM_COMMANDS.split(":")))
    )

    def there(command: str) -> bool:
        return shutil.which(command, path=path) is not None

    user = str(os.getuid())  # where the company's directory does not answer
    with suppress(KeyError):
        user = pwd.getpwuid(os.getuid()).pw_name
    installer = next((one for one in INSTALLERS if there(one)), "")
    refused, group = _socket(root / "run/docker.sock")
    runtime = variables.get("XDG_RUNTIME_DIR", "")
    mine = _groups(user)
    ranges = [root / "etc" / file for file in ("subuid", "subgid")]
    may_ask = there("pkexec") and bool(ADMINISTRATORS & mine)
    return Linux(
        user=user,
        installer=installer,
        rights=Rights.ASKED if may_ask else Rights.NONE,
        docker=there("dockerd"),
        refused=refused,
        group=group or ("docker" if there("dockerd") else ""),
        listed=(group or "docker") in mine,
        joined=(group or "docker") in _session_groups(),
        podman=there("podman"),
        session=bool(runtime) and os.access(runtime, os.W_OK),
        numbers=all(_has_numbers(file, user, there("getsubids")) for file in ranges),
        free=_free(ranges),
        namespaces=sandbox.refusal() == 0,
    )


def _socket(path: Path) -> tuple[bool, str]:
    """Whether it refuses this person, and which group may use it."""
    import grp

    try:
        told = path.stat()
    except PermissionError:
        return True, ""
    except OSError:
        return False, ""
    group = ""
    if told.st_mode & stat.S_IWGRP and told.st_gid != 0:
        with suppress(KeyError):
            group = grp.getgrgid(told.st_gid).gr_name
    return not os.access(path, os.W_OK), group


def _groups(user: str) -> set[str]:
    """Those that the system lists this person in, whether the session has them already or not."""
    import grp
    import pwd

    found = set()
    with suppress(KeyError, OSError):
        for number in os.getgrouplist(user, pwd.getpwnam(user).pw_gid):
            with suppress(KeyError):
                found.add(grp.getgrgid(number).gr_name)
    return found


def _session_groups() -> set[str]:
    import grp

    found = set()
    for number in (*os.getgroups(), os.getegid()):
        with suppress(KeyError):
            found.add(grp.getgrgid(number).gr_name)
    return found


def _has_numbers(file: Path, user: str, asks: bool) -> bool:
    """By the file, or by the company's directory, which a program of the system asks."""
    lines = []
    with suppress(OSError):
        lines = file.read_text(errors="replace").splitlines()
    if enough(lines, (user, str(os.getuid()))):
        return True
    if not asks:
        return False
    command = ("getsubids", user) if file.name == "subuid" else ("getsubids", "-g", user)
    # "0: maria 100000 65536"
    counts = [line.split()[-1] for line in said(command).splitlines() if len(line.split()) == 4]
    return sum(int(count) for count in counts if count.isdigit()) >= NUMBERS


def _free(files: Sequence[Path]) -> int:
    lines: list[str] = []
    for file in files:
        with suppress(OSError):
            lines += file.read_text(errors="replace").splitlines()
    return first_free(lines)


def first_free(lines: Sequence[str]) -> int:
    """From which number on nobody has any, by the lines of such files."""
    free = FIRST_NUMBER
    for line in lines:
        begin, _, span = line.strip().partition(":")[2].partition(":")
        if begin.isdigit() and span.isdigit():
            free = max(free, int(begin) + int(span))
    return free


def enough(lines: Sequence[str], names: Sequence[str]) -> bool:
    """Whether somebody who is called by one of these names has enough numbers by the lines of such a file:
    `maria:100000:65536`. Others' lines may be anything."""
    count = 0
    for line in lines:
        name, _, rest = line.strip().partition(":")
        span = rest.partition(":")[2]
        if name in names and span.isdigit():
            count += int(span)
    return count >= NUMBERS


# --- Windows and macOS --------------------------------------------------------------------------------------


def windows(
    told: str, wsl: tuple[int | None, str], programs: tuple[str, ...], variables: Mapping[str, str]
) -> Windows:
    """From what PowerShell told, and `wsl --status` with its exit status, None where there is no such
    program. The account's name is no part of that: letters get lost on the way."""
    facts = dict(line.strip().partition("=")[::2] for line in told.splitlines() if "=" in line)
    # Once a hypervisor runs, Windows no longer tells of the firmware: either will do.
    known = {facts.get("hypervisor"), facts.get("firmware")} & {"True", "False"}
    virtualisation = None if not known else "True" in known
    user = "\\".join(filter(None, map(variables.get, ("USERDOMAIN", "USERNAME"))))
    return Windows(_wsl(*wsl), virtualisation, facts.get("restart") == "True", programs, user)


def _wsl(status: int | None, text: str) -> Wsl:
    """By codes, addresses and commands: its sentences are in the language of Windows."""
    if "HCS_E_HYPERV_NOT_INSTALLED" in text or "enablevirtualization" in text:
        return Wsl.NO_MACHINES
    if status is None or "OPTIONAL_COMPONENT" in text:
        return Wsl.MISSING
    # A healthy one may speak of `wsl --update`, too, without the ending.
    if "wsl.exe --update" in text or "wsl2kernel" in text:
        return Wsl.OUTDATED
    return Wsl.READY if status == 0 else Wsl.MISSING


def wsl_said() -> tuple[int | None, str]:
    """`wsl --status`, which writes UTF-16 unless a newer one is told otherwise."""
    try:
        done = subprocess.run(
            ("wsl.exe", "--status"),
            capture_output=True,
            timeout=PROGRAM_S,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "WSL_UTF8": "1"},
            creationflags=unseen.FLAGS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None, ""
    return done.returncode, (done.stdout + done.stderr).replace(b"\0", b"").decode(errors="replace")


def macos(told: str, programs: tuple[str, ...]) -> MacOS:
    """Of the chip, which a program made for Intel's is not told by its own name. Macs of Intel's know no such
    setting, and print nothing."""
    return MacOS(told.strip() == "1", programs)


def said(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=PROGRAM_S,
            stdin=subprocess.DEVNULL, creationflags=unseen.FLAGS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
