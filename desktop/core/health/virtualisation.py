"""Whether this computer can run the virtual machine that its engine needs; asked where no engine answers."""

from __future__ import annotations

from desktop.core.computer import unseen
from desktop.core.health.finding import Finding

PROGRAM_S = 8.0

_WINDOWS = (
    "(Get-CimInstance Win32_ComputerSystem).HypervisorPresent;"
    "(Get-CimInstance Win32_Processor).VirtualizationFirmwareEnabled"
)
"""Once a hypervisor runs, Windows no longer tells of the firmware: either will do."""


def ask(platform: str) -> Finding:
    """Linux' own engine needs none."""
    match platform:
        case "win32":
            return from_windows(unseen.said(("powershell", "-NoProfile", "-Command", _WINDOWS), PROGRAM_S))
        case "darwin":
            return from_macos(unseen.said(("/usr/sbin/sysctl", "-n", "kern.hv_support"), PROGRAM_S))
    return Finding("virtualisation", "not-needed")


def from_windows(said: str) -> Finding:
    told = said.split()
    if not {"True", "False"} & set(told):
        return Finding("virtualisation", "untold")
    return Finding("virtualisation", "on" if "True" in told else "off")


def from_macos(said: str) -> Finding:
    return Finding("virtualisation", {"1": "on", "0": "off"}.get(said.strip(), "untold"))
