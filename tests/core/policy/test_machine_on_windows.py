"""What Windows' registry tells of IT's: by values, and by a registry of the tests' own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from types import SimpleNamespace

import minisign
import pytest

from desktop.core.policy import machine
from desktop.core.policy.machine import Machine, from_registry
from desktop.core.problems import PolicyBroken

KEY = minisign.KeyPair.generate().public_key.to_base64().decode()


def test_windows_is_read_by_its_own_names() -> None:
    found = from_registry({"PublicKey": KEY, "Preset": r"C:\ProgramData\Cais\acme.cais", "Required": 1})
    assert found == Machine(KEY, r"C:\ProgramData\Cais\acme.cais", True, machine.WINDOWS)
    assert from_registry({}) == Machine()
    assert from_registry({"Required": 0}).required is False


def test_windows_makes_no_difference_between_small_and_large_letters() -> None:
    found = from_registry({"PUBLICKEY": KEY, "preset": r"C:\acme.cais", "required": 1})
    assert found[:3] == (KEY, r"C:\acme.cais", True)


def registry(error: OSError | None, *values: tuple[str, object, int]) -> SimpleNamespace:
    """Windows' own module, as it answers for a key with these values, or fails."""

    def open_key(root: str, name: str) -> nullcontext[str]:
        assert (root, name) == ("HKLM", machine.WINDOWS)
        if error:
            raise error
        return nullcontext(name)

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE="HKLM",
        OpenKey=open_key,
        QueryInfoKey=lambda _key: (0, len(values), 0),
        EnumValue=lambda _key, number: values[number],
    )


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Machine]:
    """What is found where the registry answers so."""

    def find(error: OSError | None, *values: tuple[str, object, int]) -> Machine:
        monkeypatch.setitem(sys.modules, "winreg", registry(error, *values))
        with monkeypatch.context() as platform:
            platform.setattr(sys, "platform", "win32")
            return machine.find()

    return find


def test_a_key_of_windows_that_may_not_be_read_is_a_problem(on_windows: Callable[..., Machine]) -> None:
    """Whoever could hide it from Cais would be rid of it."""
    found = on_windows(PermissionError(13, "Access is denied"))
    assert isinstance(found.problem, PolicyBroken)
    assert (found.place, found.problem.path) == (machine.WINDOWS, machine.WINDOWS)
    assert "Access is denied" in found.problem.faults[0].message


def test_a_key_of_windows_that_is_not_there_is_none(on_windows: Callable[..., Machine]) -> None:
    assert on_windows(FileNotFoundError(2, "The system cannot find the file specified")) == Machine()
    preset = r"C:\Program Files\Cais Policy\acme.cais"
    assert on_windows(None, ("Preset", preset, 1), ("Required", 1, 4))[:3] == ("", preset, True)


def test_values_that_were_emptied_are_none() -> None:
    """Rancher Desktop 6219: an empty value in the registry kept it from starting."""
    assert from_registry({"PublicKey": "", "Preset": "", "Required": 0})[:3] == ("", "", False)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"Required": "on"}, ["Required"]),
        ({"Required": 2}, ["Required"]),
        ({"Required": 1}, ["Preset"]),
        ({"PublicKey": b"\0", "Preset": 7}, ["PublicKey", "Preset"]),
        ({"Requierd": 1}, ["Requierd"]),
        ({"Preset": r"..\acme.cais"}, ["Preset"]),
    ],
)
def test_a_bad_value_on_windows_is_a_problem(values: dict[str, object], fields: list[str]) -> None:
    """VS Code 325909: a word where a number belongs, and the person's setting won."""
    problem = from_registry(values).problem
    assert isinstance(problem, PolicyBroken)
    assert [fault.field for fault in problem.faults] == fields
