"""What the operating system tells: what counts as IT's, and what is only said to be ignored."""

from __future__ import annotations

import os
import plistlib
import stat
from pathlib import Path
from typing import Any

import minisign
import pytest

from desktop.core.policy.machine import Machine, Part, doubt, from_file, from_managed, parts
from desktop.core.problems import PolicyBroken

KEY = minisign.KeyPair.generate().public_key.to_base64().decode()
ME = os.getuid()
FOLDER, FILE = stat.S_IFDIR | 0o755, stat.S_IFREG | 0o644
WAY = (Part("/", 0, FOLDER), Part("/etc", 0, FOLDER), Part("/etc/cais", 0, FOLDER))


def file(mode: int = FILE, owner: int = 0) -> Part:
    return Part("/etc/cais/policy.toml", owner, mode)


def test_what_only_root_can_write_counts() -> None:
    assert doubt((*WAY, file())) == ""
    assert doubt((*WAY, file(stat.S_IFREG | 0o600))) == ""


@pytest.mark.parametrize(
    ("way", "says"),
    [
        ((*WAY, file(owner=1000)), "policy.toml belongs to another user"),
        ((*WAY, file(stat.S_IFREG | 0o664)), "policy.toml can be written by others"),
        ((*WAY, file(stat.S_IFREG | 0o646)), "policy.toml can be written by others"),
        ((*WAY, file(stat.S_IFLNK | 0o777)), "policy.toml is a link"),
        ((*WAY[:2], Part("/etc/cais", 1000, FOLDER), file()), "/etc/cais belongs to another user"),
        ((*WAY[:2], Part("/etc/cais", 0, stat.S_IFDIR | 0o775), file()), "/etc/cais can be written"),
        ((WAY[0], Part("/etc", 0, stat.S_IFLNK | 0o777), *WAY[2:], file()), "/etc is a link"),
        ((*WAY, file(stat.S_IFREG | stat.S_ISVTX | 0o666)), "policy.toml can be written"),
    ],
)
def test_what_others_can_write_does_not(way: tuple[Part, ...], says: str) -> None:
    assert says in doubt(way)


def test_in_a_sticky_folder_nobody_replaces_what_is_roots() -> None:
    assert doubt((WAY[0], Part("/tmp", 0, stat.S_IFDIR | 0o1777), file())) == ""


@pytest.fixture
def told(tmp_path: Path) -> Any:
    """Writes what IT tells, and reads it as if this user were root."""

    def tell(text: str, mode: int = 0o644) -> Machine:
        path = tmp_path / "policy.toml"
        path.write_text(text)
        path.chmod(mode)
        return from_file(path, ME)

    return tell


def test_the_way_is_told_from_the_top(tmp_path: Path) -> None:
    assert [part.path for part in parts(tmp_path)][:2] == ["/", "/tmp"]


def test_three_values_are_read(told: Any) -> None:
    found = told(f'public_key = "{KEY}"\npreset = "/etc/cais/acme.cais"\nrequired = true\n')
    assert (found.key, found.preset, found.required) == (KEY, "/etc/cais/acme.cais", True)
    assert (found.problem, found.ignored) == (None, "")


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    assert from_file(tmp_path / "none" / "policy.toml") == Machine()


def test_a_file_that_others_can_write_is_ignored_and_said(told: Any) -> None:
    found = told("required = true", 0o666)
    assert (found.required, found.problem) == (False, None)
    assert "can be written by others" in found.ignored


@pytest.mark.skipif(ME == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_a_problem(told: Any, tmp_path: Path) -> None:
    """Whoever could hide it from Cais would be rid of it."""
    problem = told("required = true", 0).problem
    assert isinstance(problem, PolicyBroken)
    assert "Permission denied" in problem.faults[0].message
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut/policy.toml").write_text("required = true")
    (tmp_path / "shut").chmod(0)
    assert isinstance(from_file(tmp_path / "shut/policy.toml", ME).problem, PolicyBroken)
    (tmp_path / "shut").chmod(0o700)


def test_anothers_file_is_ignored_and_said(tmp_path: Path) -> None:
    """Of this user, who is not root to it; as root, the tests' folder would be root's."""
    way = (*parts(tmp_path)[:1], Part(str(tmp_path), 1234, FOLDER))
    assert "belongs to another user" in doubt(way)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("required = 'yes'", "required"),
        ("required = 1", "required"),
        ("requierd = true", "requierd"),
        ("required = true", "preset"),
        ("preset = 'acme.cais'", "preset"),
        ("preset = 'https://acme.example/acme.cais'", "preset"),
        ("public_key = 'x'", "public_key"),
        ("required = ", ""),
        ("", ""),  # Docker Desktop's settings, docker/for-win 13253
        ("# required = true", ""),
        ("required = true\nrequired = false", ""),
    ],
)
def test_a_bad_value_is_a_problem_and_no_silence(told: Any, text: str, field: str) -> None:
    problem = told(text).problem
    assert isinstance(problem, PolicyBroken)
    assert [fault.field for fault in problem.faults] == [field]


def test_all_bad_values_are_said_at_once(told: Any) -> None:
    problem = told("required = 'yes'\npublic_key = 5\npreset = 'acme.cais'").problem
    assert [fault.field for fault in problem.faults] == ["required", "public_key", "preset"]


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_macos_is_read_by_the_same_names(tmp_path: Path, form: Any) -> None:
    path = tmp_path / "app.cais.plist"
    path.write_bytes(plistlib.dumps({"Preset": "/Library/Cais/acme.cais", "Required": True}, fmt=form))
    path.chmod(0o644)
    assert from_managed(path, ME) == Machine("", "/Library/Cais/acme.cais", True, str(path))
    path.chmod(0o666)
    assert "can be written by others" in from_managed(path, ME).ignored
    assert from_managed(tmp_path / "none.plist") == Machine()


def test_what_macos_adds_of_the_profile_is_no_fault(tmp_path: Path) -> None:
    """As in the profile of Rancher Desktop 9044, whose payload is of the app's own type."""
    path = tmp_path / "app.cais.plist"
    path.write_bytes(plistlib.dumps({"Required": False, "PayloadUUID": "5F4C9B0A", "PayloadVersion": 1}))
    path.chmod(0o644)
    assert from_managed(path, ME) == Machine(place=str(path))


@pytest.mark.parametrize(
    "content", [b"", b"<plist>", b"bplist00\xff", plistlib.dumps([]), plistlib.dumps({"Required": 1})]
)
def test_what_macos_cannot_mean_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "app.cais.plist"
    path.write_bytes(content)
    path.chmod(0o644)
    assert isinstance(from_managed(path, ME).problem, PolicyBroken)
