"""What is sent to IT by who needs them on the way to an engine, with the commands that they would run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.core.setting_up.deciding import Case, Step

translate = QCoreApplication.translate


def letter_to_it(step: Step) -> str:
    """Its text, "" where IT has nothing to do."""
    asked = _ASKED.get(step.case)
    if not asked:
        return ""
    lines = [translate("SettingUp", "Hello,"), "", asked(step)]
    if step.commands:
        lines += ["", *(f"    {command}" for command in step.commands)]
    return "\n".join(lines)


_ASKED: dict[Case, Callable[[Step], str]] = {
    Case.NO_PACKAGE: lambda _: translate(
        "SettingUp", "Cais needs Podman on my computer, in version 4.3 or later. Please install it."
    ),
    Case.SERVICE_OFF: lambda _: translate(
        "SettingUp", "Cais needs Docker, whose service is off on my computer. Please switch it on."
    ),
    Case.NOT_IN_GROUP: lambda step: translate(
        "SettingUp",
        "Cais needs {0}, and my account is not in the group “{1}”. Please add it, or give me rootless Podman "
        "in version 4.3 or later: it needs no such group, whose members can become root.",
    ).format(step.product, step.group),
    Case.NO_NUMBERS: lambda _: translate(
        "SettingUp",
        "Cais uses rootless Podman, for which my account needs 65536 subordinate user and group numbers. "
        "Please give them to it; the range must be nobody else’s.",
    ),
    Case.NO_NAMESPACES: lambda _: translate(
        "SettingUp",
        "Cais uses rootless Podman, which needs user namespaces. They are forbidden on my computer, by "
        "user.max_user_namespaces, kernel.unprivileged_userns_clone or AppArmor. Please allow them, for "
        "example so:",
    ),
    Case.VIRTUALISATION_OFF: lambda _: translate(
        "SettingUp",
        "Cais needs an engine such as Docker Desktop, and virtualisation is off in my computer’s firmware. "
        "Please switch it on (Intel VT-x, AMD-V or SVM).",
    ),
    Case.WSL_MISSING: lambda _: translate(
        "SettingUp",
        "Cais needs an engine such as Docker Desktop, and with it the Windows Subsystem for Linux with the "
        "Virtual Machine Platform. Please install it:",
    ),
    Case.WSL_OUTDATED: lambda _: translate(
        "SettingUp", "Cais needs the newest Windows Subsystem for Linux. Please update it:"
    ),
    Case.NO_PROGRAM: lambda _: translate(
        "SettingUp",
        "Cais needs one of Docker Desktop, Rancher Desktop or Podman Desktop on my computer. Please install "
        "the one that we have a licence for; the last two need none.",
    ),
    Case.OTHER: lambda step: translate(
        "SettingUp", "Cais needs {0}, which does not start on my computer. Please have a look at it."
    ).format(step.product or translate("SettingUp", "Docker or Podman")),
}
