"""The steps towards an engine, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.setting_up.deciding import Act, Case, Step

translate = QCoreApplication.translate

TOOLS = {
    "Docker Desktop": "https://docs.docker.com/get-started/get-docker/",
    "Rancher Desktop": "https://rancherdesktop.io/",
    "Podman Desktop": "https://podman-desktop.io/",
}
"""What brings an engine to Windows and macOS, and where its makers have it."""


class StepWords(NamedTuple):
    """`title` says what is missing, `text` what to do, `button` how that is called; `remark` is said below."""

    title: str
    text: str
    button: str
    remark: str = ""


def words(step: Step) -> StepWords:
    return _WORDS[step.case](step)


def other_way(step: Step) -> tuple[str, str]:
    """A sentence about another way than the one that is shown, and what its button says."""
    if step.product == "Podman":
        return (
            translate(
                "SettingUp",
                "Podman works as well, and gives nobody an administrator’s rights over this computer.",
            ),
            translate("SettingUp", "Use Podman instead"),
        )
    return (
        translate("SettingUp", "{0} works as well.").format(step.product),
        translate("SettingUp", "Use {0} instead").format(step.product),
    )


def _copy() -> str:
    return translate("SettingUp", "Copy the text for IT")


def _done_by(step: Step, button: str) -> str:
    return _copy() if step.act is Act.ASK else button


def _ask_or(step: Step, text: str) -> str:
    """What to do, by somebody who may."""
    if step.act is Act.ASK:
        return translate("SettingUp", "Send the text below to IT: they know what to do with it.")
    return text


def _password() -> str:
    return translate("SettingUp", "The system asks for an administrator’s password.")


def _own_rights() -> str:
    return translate("SettingUp", "With Podman, tools run with your own rights and no others.")


def _no_package(step: Step) -> StepWords:
    what = translate(
        "SettingUp", "Cais runs its tools inside Podman, a free program, which is installed once."
    )
    return StepWords(
        translate("SettingUp", "Podman is not installed yet"),
        f"{what} {_ask_or(step, _password())}",
        _done_by(step, translate("SettingUp", "Install Podman")),
        _own_rights(),
    )


def _service_off(step: Step) -> StepWords:
    what = translate("SettingUp", "Docker is installed on this computer, and is switched off.")
    return StepWords(
        translate("SettingUp", "Docker is not running"),
        f"{what} {_ask_or(step, _password())}",
        _done_by(step, translate("SettingUp", "Switch Docker on")),
    )


def _not_in_group(step: Step) -> StepWords:
    what = translate("SettingUp", "Only people in the group “{0}” may use it, and you are not in it.")
    who = translate(
        "SettingUp",
        "Whoever is in this group can do anything on this computer, as an administrator can. Some "
        "organisations do not want that for everybody.",
    )
    if step.product == "Docker Desktop":
        who = translate("SettingUp", "After that, sign out of Windows and in again.")
    return StepWords(
        translate("SettingUp", "Your account may not use {0}").format(step.product),
        f"{what.format(step.group)} {_ask_or(step, _password())}",
        _done_by(step, translate("SettingUp", "Add me to the group")),
        who,
    )


def _sign_in_again(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "Sign out of this computer, and in again"),
        translate(
            "SettingUp",
            "You are in the group “{0}” now. That holds from your next sign-in on: save your work elsewhere, "
            "sign out of your account, and in again.",
        ).format(step.group),
        translate("SettingUp", "Look again"),
        translate("SettingUp", "If it does not help, restart the computer."),
    )


def _podman_off(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "Podman is ready to be started"),
        translate(
            "SettingUp", "It is installed, and needs nobody’s password. Cais starts it by itself later."
        ),
        translate("SettingUp", "Start Podman"),
        _own_rights(),
    )


def _no_numbers(step: Step) -> StepWords:
    what = translate(
        "SettingUp",
        "Podman is installed, and needs a range of user numbers that belong to your account. They are given "
        "once.",
    )
    return StepWords(
        translate("SettingUp", "Podman lacks user numbers for your account"),
        f"{what} {_ask_or(step, _password())}",
        _done_by(step, translate("SettingUp", "Give my account user numbers")),
    )


def _no_namespaces(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "This computer does not let Podman shut tools in"),
        translate("SettingUp", "IT has to allow user namespaces. Send the text below to IT."),
        _copy(),
    )


def _virtualisation_off(_step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "Virtualisation is switched off in this computer"),
        translate(
            "SettingUp",
            "It is switched on in the computer’s own settings (BIOS or UEFI), before Windows starts. Send the "
            "text below to IT: on many computers only they can do it.",
        ),
        _copy(),
        translate(
            "SettingUp", "It is called Intel VT-x, AMD-V or SVM there. Windows needs a restart after it."
        ),
    )


def _wsl_missing(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "A part of Windows is missing"),
        translate(
            "SettingUp",
            "Tools need the Windows Subsystem for Linux. Windows installs it itself, asks for an "
            "administrator’s permission, and may want a restart.",
        ),
        translate("SettingUp", "Install this part"),
    )


def _wsl_outdated(_step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "A part of Windows is too old"),
        translate(
            "SettingUp",
            "The Windows Subsystem for Linux needs its newest version. Windows updates it itself, and asks for "
            "an administrator’s permission.",
        ),
        translate("SettingUp", "Update this part"),
    )


def _restart(_step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "Restart the computer"),
        translate(
            "SettingUp", "Windows finishes an installation with the next restart. Cais goes on from there."
        ),
        translate("SettingUp", "Look again"),
        translate("SettingUp", "Choose “Restart”: “Shut down” may not be enough."),
    )


def _no_program(step: Step) -> StepWords:
    text = translate("SettingUp", "Cais runs its tools inside Docker Desktop, which is installed once.")
    if step.apple is not None:
        chip = translate("SettingUp", "Apple") if step.apple else translate("SettingUp", "Intel")
        which = translate("SettingUp", "This Mac has a chip from {0}: take the download for it.").format(chip)
        text = f"{text} {which}"
    return StepWords(
        translate("SettingUp", "One more program is needed"),
        text,
        translate("SettingUp", "Get Docker Desktop"),
        translate(
            "SettingUp",
            "Organisations with more than 250 people, or more than 10 million dollars a year, pay for Docker "
            "Desktop. Rancher Desktop and Podman Desktop are free for everybody, and serve as well.",
        ),
    )


def _program_off(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "{0} is not running").format(step.product),
        translate("SettingUp", "Tools run inside {0}. Starting it takes up to a minute.").format(
            step.product
        ),
        translate("SettingUp", "Start {0}").format(step.product),
    )


def _paused(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "{0} is paused").format(step.product),
        translate("SettingUp", "Choose “Resume” in its window."),
        translate("SettingUp", "Show {0}").format(step.product),
    )


def _signed_out(step: Step) -> StepWords:
    return StepWords(
        translate("SettingUp", "Nobody is signed in to {0}").format(step.product),
        translate(
            "SettingUp",
            "Your organisation wants everybody to sign in to it. Do so in its window, then come back.",
        ),
        translate("SettingUp", "Show {0}").format(step.product),
    )


def _other(step: Step) -> StepWords:
    name = step.product or translate("SettingUp", "The engine")
    return StepWords(
        translate("SettingUp", "{0} does not start").format(name),
        translate("SettingUp", "Restart the computer. If that does not help, send the text below to IT."),
        translate("SettingUp", "Look again"),
    )


_WORDS: dict[Case, Callable[[Step], StepWords]] = {
    Case.NO_PACKAGE: _no_package,
    Case.SERVICE_OFF: _service_off,
    Case.NOT_IN_GROUP: _not_in_group,
    Case.SIGN_IN_AGAIN: _sign_in_again,
    Case.PODMAN_OFF: _podman_off,
    Case.NO_NUMBERS: _no_numbers,
    Case.NO_NAMESPACES: _no_namespaces,
    Case.VIRTUALISATION_OFF: _virtualisation_off,
    Case.WSL_MISSING: _wsl_missing,
    Case.WSL_OUTDATED: _wsl_outdated,
    Case.RESTART: _restart,
    Case.NO_PROGRAM: _no_program,
    Case.PROGRAM_OFF: _program_off,
    Case.PAUSED: _paused,
    Case.SIGNED_OUT: _signed_out,
    Case.OTHER: _other,
}
