"""What is found of a computer, from recorded answers and from files of its kind."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.computer import unseen
from desktop.core.health import virtualisation
from desktop.core.setting_up import doing, looking
from desktop.core.setting_up.facts import MacOS, Rights, Windows, Wsl

ME = pwd.getpwuid(os.getuid()).pw_name
TOLD = "hypervisor=True\r\nfirmware=False\r\nrestart=False\r\n"


@pytest.mark.parametrize(
    ("lines", "enough"),
    [
        (["maria:100000:65536"], True),
        (["1000:100000:65536"], True),
        (["maria:100000:32768", "maria:200000:32768"], True),
        (["maria:21204:1"], False),
        (["mari:100000:65536"], False),
        (["", ":", "maria", "maria:100000", "maria:100000:many"], False),
        (["", "maria:100000:65536"], True),
    ],
)
def test_whether_there_are_enough_user_numbers(lines: list[str], enough: bool) -> None:
    assert looking.enough(lines, ("maria", "1000")) is enough


@pytest.mark.parametrize(
    ("lines", "free"),
    [
        ([], 100_000),
        (["maria:100000:65536", "ben:165536:65536"], 231_072),
        (["ben:1000:1"], 100_000),
        (["", "ben", "ben:x:y", "ben:300000:65536 ", "maria:100000:65536"], 365_536),
    ],
)
def test_numbers_that_nobody_has_are_found(lines: list[str], free: int) -> None:
    assert looking.first_free(lines) == free


@pytest.mark.parametrize(
    ("status", "text", "wsl"),
    [
        (0, "Default Version: 2", Wsl.READY),
        (0, "Der Kernel kann mit 'wsl --update' aktualisiert werden.", Wsl.READY),
        (None, "", Wsl.MISSING),
        (1, "The Windows Subsystem for Linux is not installed.", Wsl.MISSING),
        (50, "Error code: Wsl/WSL_E_WSL_OPTIONAL_COMPONENT_REQUIRED", Wsl.MISSING),
        (0, "To update or restore the kernel please run 'wsl.exe --update'.", Wsl.OUTDATED),
        (1, "Wsl/Service/RegisterDistro/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED", Wsl.NO_MACHINES),
        (0, "Siehe https://aka.ms/enablevirtualization", Wsl.NO_MACHINES),
    ],
)
def test_how_the_subsystem_is_told_in_any_language(status: int | None, text: str, wsl: Wsl) -> None:
    assert looking.windows(TOLD, (status, text), (), {}).wsl is wsl


@pytest.mark.parametrize(
    ("told", "virtualisation", "restart"),
    [
        (TOLD, True, False),
        ("hypervisor=False\nfirmware=False\nrestart=True\n", False, True),
        ("hypervisor=False\nfirmware=True\n", True, False),
        ("hypervisor=\nfirmware=\n", None, False),
        ("", None, False),
    ],
)
def test_what_windows_tells(told: str, virtualisation: bool | None, restart: bool) -> None:
    variables = {"USERDOMAIN": "ACME", "USERNAME": "zoë"}
    found = looking.windows(told, (0, ""), ("Docker Desktop",), variables)
    assert found == Windows(Wsl.READY, virtualisation, restart, ("Docker Desktop",), r"ACME\zoë")


@pytest.mark.parametrize(("told", "apple"), [("1\n", True), ("", False), ("0", False)])
def test_whose_chip_a_mac_has(told: str, apple: bool) -> None:
    assert looking.macos(told, ()) == MacOS(apple)


def commands(root: Path, *names: str) -> dict[str, str]:
    """A PATH with these programs alone."""
    folder = root / "bin"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder), "XDG_RUNTIME_DIR": str(root)}


def test_a_bare_computer(tmp_path: Path) -> None:
    found = looking.linux(commands(tmp_path, "apt-get"), tmp_path)
    assert (found.user, found.installer, found.rights) == (ME, "apt-get", Rights.NONE)
    assert not any((found.docker, found.podman, found.refused, found.numbers))
    assert found.session


def test_a_computer_with_podman(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    for name in ("subuid", "subgid"):
        (tmp_path / "etc" / name).write_text(f"{ME}:100000:65536\n")
    found = looking.linux(commands(tmp_path, "podman", "dnf"), tmp_path)
    assert (found.podman, found.numbers, found.installer) == (True, True, "dnf")


def test_numbers_may_come_from_the_companys_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "said", lambda command: f"0: {ME} 100000 65536\n")
    assert looking.linux(commands(tmp_path, "podman", "getsubids"), tmp_path).numbers


def test_a_socket_that_is_others(tmp_path: Path) -> None:
    """Its mode says whose; nobody connects."""
    (tmp_path / "run").mkdir()
    place = tmp_path / "run/docker.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place))
        place.chmod(0o000)
        found = looking.linux(commands(tmp_path, "dockerd"), tmp_path)
        assert (found.docker, found.refused, found.group) == (True, True, "docker")
        place.chmod(0o600)
        assert not looking.linux({"PATH": ""}, tmp_path).refused


def test_without_a_folder_for_sockets_there_is_no_session(tmp_path: Path) -> None:
    assert not looking.linux({"PATH": ""}, tmp_path).session


def test_an_account_that_the_system_cannot_name_just_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a company's directory does not answer."""

    def fail(_number: int) -> None:
        raise KeyError("no such account")

    monkeypatch.setattr(pwd, "getpwuid", fail)
    assert looking.linux(commands(tmp_path, "podman"), tmp_path).user == str(os.getuid())


@pytest.mark.parametrize(
    "ask",
    [
        lambda: looking.said(("wsl", "--version")),
        looking.wsl_said,
        lambda: doing.run(("wsl", "--update"), Stop()),
        lambda: virtualisation.ask("win32"),
        lambda: unseen.said(("powershell",), 1.0),
    ],
)
def test_on_windows_no_terminal_opens_for_what_is_asked(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object]
) -> None:
    """Python hands these flags on there alone, and refuses them elsewhere."""
    monkeypatch.setattr(unseen, "FLAGS", 0x08000000)
    monkeypatch.setattr(doing, "Command", subprocess.Popen)
    with pytest.raises(ValueError, match="creationflags"):
        ask()


def test_a_program_that_is_not_there_says_nothing() -> None:
    assert looking.said(("no-such-program-of-cais",)) == ""
