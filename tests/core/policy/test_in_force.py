"""Which presets hold, what becomes of several, and that whatever cannot be believed stops new starts."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import minisign
import pytest

from desktop.core.policy.in_force import Serials, find, with_another
from desktop.core.policy.machine import Machine
from desktop.core.policy.policy import NONE, Policy, merge
from desktop.core.policy.signature import beside
from desktop.core.problems import (
    PolicyBroken,
    PolicyConflict,
    PolicyExpired,
    PolicyMissing,
    PolicyNotSigned,
    PolicyWentBack,
    Problem,
)
from tests.core.policy.preset_samples import preset, text

PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
MOST_8 = ('locked = ["resources.memory_most_gb"]', "[resources]\nmemory_most_gb = 8")


class Computer:
    """With a preset of its own, and a folder of the person's."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "acme.cais"
        self.own = folder / "own"
        self.own.mkdir()
        self.serials = Serials(folder / "policy.json")
        self.machine = Machine("", str(self.file), owner=os.getuid())

    def write(self, path: Path | None = None, body: str = "", *, signed: bool = False, **facts: Any) -> None:
        path = path or self.file
        path.write_text(text(body, **facts), encoding="utf-8")
        path.chmod(0o644)
        if signed:
            self.sign(path)

    def sign(self, path: Path) -> None:
        beside(path).write_bytes(bytes(PAIR.secret_key.sign(path.read_bytes())) + b"\n")

    def policy(self, **told: Any) -> Policy:
        return find(self.machine._replace(**told), self.own, self.serials, NOW)

    def problem(self, **told: Any) -> Problem:
        problem = self.policy(**told).problem
        assert problem
        return problem


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


# --- one preset -------------------------------------------------------------------------------------------


def test_a_computer_without_has_none(computer: Computer) -> None:
    assert computer.policy(preset="") == NONE


def test_the_computers_preset_holds(computer: Computer) -> None:
    computer.write(body="[resources]\nmemory_gb = 4")
    policy = computer.policy()
    assert policy.problem is None
    assert policy.settings["resources.memory_gb"].value == 4
    assert policy.settings["resources.memory_gb"].source.organisation == "Acme Häfen"


def test_it_holds_at_every_start_anew(computer: Computer) -> None:
    """Rancher Desktop 5007, 4944: locks were gone after the first launch."""
    computer.write(head=MOST_8[0], body=MOST_8[1])
    for _start in range(3):
        assert computer.policy().locked("resources.memory_most_gb")


def test_withdrawn_means_unlocked(computer: Computer) -> None:
    computer.write(head=MOST_8[0], body=MOST_8[1])
    assert computer.policy().locked("resources.memory_most_gb")
    computer.file.unlink()
    assert computer.policy() == NONE


def test_a_changed_default_follows_for_whoever_did_not_choose(computer: Computer) -> None:
    """Podman Desktop 16058: a changed default stayed as it was copied the first time."""
    for serial, memory in ((3, 4), (4, 6)):
        computer.write(body=f"[resources]\nmemory_gb = {memory}", serial=serial)
        policy = computer.policy()
        assert policy.pick("resources.memory_gb", None, 2) == memory
        assert policy.pick("resources.memory_gb", 8, 2) == 8
    assert NONE.pick("resources.memory_gb", None, 2) == 2


def test_what_is_locked_is_as_it_is(computer: Computer) -> None:
    computer.write(head='locked = ["resources.memory_gb"]', body="[resources]\nmemory_gb = 4")
    assert computer.policy().pick("resources.memory_gb", 8, 2) == 4


# --- what cannot be believed ------------------------------------------------------------------------------


def test_one_that_is_required_and_missing_stops_starts(computer: Computer) -> None:
    problem = computer.problem(required=True)
    assert isinstance(problem, PolicyMissing)
    assert problem.path == str(computer.file)


@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("content", [b"", b"kind = ", b"kind = 'preset'\nversion = 1\n", b"\xff", b"\0"])
def test_one_that_cannot_be_read_stops_starts(computer: Computer, content: bytes, required: bool) -> None:
    """Rancher Desktop 4212: a faulty profile was passed over in silence."""
    computer.file.write_bytes(content)
    computer.file.chmod(0o644)
    problem = computer.problem(required=required)
    assert isinstance(problem, PolicyBroken)
    assert problem.faults


def test_one_that_may_not_be_read_stops_starts(computer: Computer) -> None:
    computer.write()
    computer.file.chmod(0)
    if os.getuid() == 0:
        pytest.skip("root reads everything")
    problem = computer.problem()
    assert isinstance(problem, PolicyBroken)
    assert "Permission denied" in problem.faults[0].message


@pytest.mark.skipif(os.getuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("place", ["own", "own/team"])
def test_a_folder_that_may_not_be_read_stops_starts(computer: Computer, place: str) -> None:
    """What is in it may lock whatever it likes."""
    folder = computer.own.parent / place
    folder.mkdir(exist_ok=True)
    computer.write(folder / "team.cais", id="team")
    folder.chmod(0)
    try:
        problem = computer.problem(preset="")
    finally:
        folder.chmod(0o700)
    assert isinstance(problem, PolicyBroken)
    assert "Permission denied" in problem.faults[0].message
    assert computer.policy(preset="").problem is None


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: None,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\0" * 100),
        lambda path: path.write_bytes(b"#" * 20_000),
        lambda path: path.symlink_to(path.with_name("real")),
        lambda path: path.mkdir(),
        _pipe,
    ],
    ids=["none", "empty", "odd", "too large", "a link", "a folder", "a pipe"],
)
def test_a_signature_that_cannot_be_read_is_none(computer: Computer, spoil: Callable[[Path], object]) -> None:
    computer.write(signed=True)
    beside(computer.file).rename(computer.file.with_name("real"))
    spoil(beside(computer.file))
    assert isinstance(computer.problem(key=KEY), PolicyNotSigned)


@pytest.mark.parametrize("cut", [1, 40, 100])
def test_one_that_is_half_written_stops_starts(computer: Computer, cut: int) -> None:
    computer.write(body="[resources]\nmemory_gb = 4", signed=True)
    assert computer.policy(key=KEY).problem is None
    computer.file.write_bytes(computer.file.read_bytes()[:-cut])
    assert isinstance(computer.problem(key=KEY), PolicyNotSigned)


def test_with_a_key_only_what_it_signed_holds(computer: Computer) -> None:
    computer.write()
    assert isinstance(computer.problem(key=KEY), PolicyNotSigned)
    computer.sign(computer.file)
    assert computer.policy(key=KEY).problem is None
    computer.file.chmod(0o666)  # whoever changed it could not have signed it
    assert computer.policy(key=KEY).problem is None


def test_without_a_key_what_others_can_write_is_ignored_and_said(computer: Computer) -> None:
    computer.write(body="[resources]\nmemory_gb = 4")
    computer.file.chmod(0o666)
    policy = computer.policy()
    assert (policy.settings, policy.problem) == ({}, None)
    [(path, why)] = policy.ignored
    assert path == str(computer.file)
    assert "can be written by others" in why
    assert isinstance(computer.problem(required=True), PolicyNotSigned)


def test_what_the_system_tells_badly_stops_starts(computer: Computer) -> None:
    computer.write()
    broken = PolicyBroken(path="/etc/cais/policy.toml")
    assert computer.problem(problem=broken) is broken


def test_one_that_expired_stops_starts(computer: Computer) -> None:
    computer.write(head="expires = 2026-11-29T12:00:00Z")
    problem = computer.problem()
    assert isinstance(problem, PolicyExpired)
    assert (problem.when, problem.contact) == ("2026-11-29T12:00+00:00", "it@acme.example")
    computer.write(head="expires = 2026-11-29T13:30:00+01:00")
    assert computer.policy().problem is None


def test_a_serial_that_went_down_stops_starts(computer: Computer) -> None:
    computer.write(serial=7)
    assert computer.policy().problem is None
    computer.write(serial=6)
    problem = computer.problem()
    assert isinstance(problem, PolicyWentBack)
    assert (problem.serial, problem.seen) == (6, 7)
    computer.write(serial=8)
    assert computer.policy().problem is None
    assert computer.serials.seen() == {"machine:acme": 8}


HUGE = 2**53 - 1


def test_an_unsigned_ones_serial_does_not_count_against_what_it_signed(computer: Computer) -> None:
    """Whoever made one up by IT's id would keep IT's own from ever being in force."""
    mailed = computer.own / "mailed.cais"
    computer.write(mailed, serial=HUGE)
    assert computer.policy(preset="").problem is None
    computer.write(mailed, serial=3, signed=True)
    assert computer.policy(preset="", key=KEY).problem is None
    computer.write(serial=HUGE)
    mailed.unlink()
    assert computer.policy().problem is None
    for serial in (4, 5):
        computer.write(serial=serial, signed=True)
        assert computer.policy(key=KEY).problem is None, "nor against the next"
    computer.write(serial=4, signed=True)
    assert isinstance(computer.problem(key=KEY), PolicyWentBack), "and its own go on counting"


def test_another_key_counts_anew(computer: Computer) -> None:
    computer.write(serial=HUGE, signed=True)
    assert computer.policy(key=KEY).problem is None
    other = minisign.KeyPair.generate()
    computer.write(serial=1)
    beside(computer.file).write_bytes(bytes(other.secret_key.sign(computer.file.read_bytes())) + b"\n")
    assert computer.policy(key=other.public_key.to_base64().decode()).problem is None


def test_a_serial_counts_once_all_is_well(computer: Computer) -> None:
    """One that was never in force, as another file was faulty, may be taken back."""
    computer.write(serial=7)
    (computer.own / "faulty.cais").write_bytes(b"x")
    assert computer.problem()
    assert computer.serials.seen() == {}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": "x"}', b"\xff", b"[" * 100_000, b'{"a": 1e999}'])
def test_serials_that_cannot_be_read_are_none(computer: Computer, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "policy.json").write_bytes(content)
    computer.write()
    assert computer.policy().problem is None
    assert computer.serials.seen() == {"machine:acme": 3}


# --- several ----------------------------------------------------------------------------------------------


def test_a_persons_preset_holds_from_its_own_place(computer: Computer) -> None:
    """Rancher Desktop 5545: the one of the user's folder was not used."""
    computer.write(computer.own / "team.cais", body=MOST_8[1], head=MOST_8[0], id="team")
    assert computer.policy(preset="").locked("resources.memory_most_gb")


def test_the_computers_comes_before_a_persons(computer: Computer) -> None:
    computer.write(body="[resources]\nmemory_gb = 4\ncpus = 2")
    computer.write(
        computer.own / "team.cais",
        body="[resources]\nmemory_gb = 6\ncpus = 3",
        head='locked = ["resources.cpus"]',
        id="team",
    )
    policy = computer.policy()
    assert policy.problem is None
    assert policy.pick("resources.memory_gb", None) == 4
    assert policy.pick("resources.cpus", 8) == 3
    assert [one.id for one in policy.presets] == ["acme", "team"]


def test_nobody_vouches_for_what_a_person_took_without_a_key(computer: Computer) -> None:
    """Where there is one, all of them are IT's."""
    computer.write(signed=True)
    computer.write(computer.own / "team.cais", id="team", signed=True)
    assert [one.own for one in computer.policy().presets] == [False, True]
    assert [one.own for one in computer.policy(key=KEY).presets] == [False, False]
    found = preset(id="mailed")
    for key, own in (("", True), (KEY, False)):
        policy = computer.policy(key=key)
        machine = computer.machine._replace(key=key)
        assert with_another(policy, found, machine, computer.serials, NOW).presets[1].own is own


def test_a_copy_of_the_computers_is_ignored_and_said(computer: Computer) -> None:
    computer.write(serial=5, body="[resources]\nmemory_gb = 4")
    computer.write(computer.own / "mailed.cais", serial=3, body="[resources]\nmemory_gb = 2")
    policy = computer.policy()
    assert (policy.problem, policy.settings["resources.memory_gb"].value) == (None, 4)
    assert policy.ignored == ((str(computer.own / "mailed.cais"), "acme is there already"),)


def test_a_persons_must_be_signed_as_well(computer: Computer) -> None:
    computer.write(signed=True)
    computer.write(computer.own / "team.cais", id="team")
    assert isinstance(computer.problem(key=KEY), PolicyNotSigned)


def test_faults_of_all_files_are_said(computer: Computer) -> None:
    """A second bad value that fails in silence is found by the next person."""
    computer.file.write_bytes(b"kind = ")
    computer.file.chmod(0o644)
    (computer.own / "b.cais").write_text(text("[resources]\nmemory_gb = 0", id="team"))
    (computer.own / "c.cais").write_text(text("[resources]\nmemroy_gb = 1", id="other"))
    problem = computer.problem()
    assert isinstance(problem, PolicyBroken)
    assert [fault.file for fault in problem.faults] == ["acme.cais", "b.cais", "c.cais"]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_which_of_a_persons_comes_first_is_in_no_files_name(
    computer: Computer, names: tuple[str, str]
) -> None:
    """Nor in whose number is higher: neither says anything of the other."""
    for (id, serial, memory), name in zip((("one", 1, 4), ("two", 9, 6)), names, strict=True):
        body = f"[resources]\nmemory_gb = {memory}\nmemory_most_gb = 8"
        computer.write(computer.own / f"{name}.cais", head=MOST_8[0], body=body, id=id, serial=serial)
    policy = computer.policy(preset="")
    assert [one.id for one in policy.presets] == ["one", "two"]
    assert policy.settings["resources.memory_gb"].value == 4
    found = policy.locked("resources.memory_most_gb")
    assert found
    assert found.source.id == "one"


def test_two_that_lock_one_connection_differently_are_a_problem_of_both() -> None:
    """However its name is spelled: to code, and in the app, it is one."""
    body = '[connection.{}]\nkind = "mysql"\nfields = {{ host = "{}.example", user = "analyst" }}'
    one = preset(body.format("sales", "a"), head='locked = ["connection.sales"]', name="one.cais")
    other = preset(body.format("Sales", "b"), head='locked = ["connection.Sales"]', name="other.cais")
    for both in ((one, other), (other, one)):
        problem = merge(both).problem
        assert isinstance(problem, PolicyConflict)
        assert {problem.path, problem.other} == {"/etc/cais/one.cais", "/etc/cais/other.cais"}
    free = preset(body.format("Sales", "b"), name="other.cais")
    for both in ((one, free), (free, one)):
        policy = merge(both)
        assert policy.problem is None
        assert list(dict(policy.below("connection"))) == ["sales"]


def test_two_that_lock_one_key_differently_are_a_problem_of_both() -> None:
    one = preset(MOST_8[1], head=MOST_8[0], name="one.cais")
    other = preset(MOST_8[1].replace("8", "16"), head=MOST_8[0], name="other.cais")
    problem = merge((one, other)).problem
    assert isinstance(problem, PolicyConflict)
    assert (problem.path, problem.other) == ("/etc/cais/one.cais", "/etc/cais/other.cais")
    assert problem.key == "resources.memory_most_gb"
    assert merge((one, one)).problem is None


def test_one_key_switches_on_nothing_else() -> None:
    """Docker for Windows 14571: a file of settings enforced a sign-in that it did not name."""
    policy = merge((preset(MOST_8[1], head=MOST_8[0]),))
    assert set(policy.settings) == {"resources.memory_most_gb"}
    assert [key for key in policy.settings if policy.locked(key)] == ["resources.memory_most_gb"]


def test_nothing_is_managed_where_nothing_is() -> None:
    """VS Code 251612: a setting was "managed by your organization" without any policy."""
    policy = merge((preset("[resources]\nmemory_gb = 4"),))
    assert not [key for key in policy.settings if policy.locked(key)]


@pytest.mark.parametrize("slip", [",\n", "}\n", '"x" "y"\n'])
def test_a_slip_of_the_pen_has_its_line(computer: Computer, slip: str) -> None:
    """Firefox 1189, Docker for Windows 14293: a comma too many, and the policy was inactive or all was broken
    without a word of where."""
    computer.write(body=f"[resources]\nmemory_gb = 4\n{slip}")
    problem = computer.problem()
    assert isinstance(problem, PolicyBroken)
    [fault] = problem.faults
    assert (fault.file, fault.line) == ("acme.cais", 12)


def test_whoever_is_refused_is_told_of_the_file_and_the_key(computer: Computer) -> None:
    """Rancher Desktop 5821, VS Code 327114: "locked by your organisation", and nobody knew where; "unable to
    write undefined"."""
    computer.write(head=MOST_8[0], body=MOST_8[1])
    found = computer.policy().locked("resources.memory_most_gb")
    assert found
    assert found.source.path == str(computer.file)
    assert (found.source.organisation, found.source.contact) == ("Acme Häfen", "it@acme.example")
