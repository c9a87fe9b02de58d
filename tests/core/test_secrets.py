"""The envelope, through the very shell and tar that open it."""

from __future__ import annotations

import stat
import subprocess

import pytest

from desktop.core.start.secrets import ENVELOPE_BYTES, pack, pack_changes, reader, receiver

FILES = {"token": b"s3cret", "certificates.pem": b"-----BEGIN" * 30_000}


def opened(envelope: bytes, place, *command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(reader(command, str(place)), input=envelope, capture_output=True, timeout=60)


def test_files_arrive_byte_for_byte_and_for_their_owner_alone(tmp_path) -> None:
    done = opened(pack(FILES), tmp_path, "true")
    assert (done.returncode, done.stderr) == (0, b"")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == FILES
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o400 for file in tmp_path.iterdir())
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_the_tool_gets_its_arguments_and_nothing_to_read(tmp_path) -> None:
    done = opened(
        pack(FILES) + b"not for the tool", tmp_path, "sh", "-c", 'printf "%s|" "$@"; cat', "sh", "a b", ""
    )
    assert done.stdout == b"a b||"


def test_the_tool_keeps_its_own_umask(tmp_path) -> None:
    plain = subprocess.run(["sh", "-c", "umask"], capture_output=True, check=True).stdout
    assert opened(pack(FILES), tmp_path, "sh", "-c", "umask").stdout == plain


def test_the_tools_own_ending_is_the_containers(tmp_path) -> None:
    assert opened(pack(FILES), tmp_path, "sh", "-c", "exit 7").returncode == 7


@pytest.mark.parametrize("length", [0, 100, ENVELOPE_BYTES // 4])
def test_a_cut_envelope_starts_nothing(tmp_path, length) -> None:
    done = opened(pack(FILES)[:length], tmp_path, "sh", "-c", "echo started")
    assert done.returncode != 0
    assert b"started" not in done.stdout


def test_a_second_start_replaces_what_the_first_left(tmp_path) -> None:
    opened(pack(FILES), tmp_path, "true")
    opened(pack({"token": b"another"}), tmp_path, "true")
    assert (tmp_path / "token").read_bytes() == b"another"


def test_every_envelope_has_the_same_size() -> None:
    assert {len(pack({})), len(pack(FILES))} == {ENVELOPE_BYTES}


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        pack({"certificates.pem": b"x" * ENVELOPE_BYTES})


@pytest.mark.parametrize("name", ["", "../token", "a/b", ".hidden", "-rf", "a b", "a\nb"])
def test_a_name_that_could_lead_elsewhere_is_refused(name) -> None:
    for packed in (pack, pack_changes):
        with pytest.raises(ValueError, match="no name"):
            packed({name: b""})


# --- changes, later -------------------------------------------------------------------------------------


def changed(envelope: bytes, place) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(receiver(str(place)), input=envelope, capture_output=True, timeout=60)


def test_changes_replace_add_and_remove(tmp_path) -> None:
    opened(pack({"token": b"s3cret", "old": b"o", "kept": b"k"}), tmp_path, "true")
    envelope = pack_changes({"token": b"\0\xff" * 100_000, "new": b"", "old": None, "never.there": None})
    done = changed(envelope + b"not for anybody", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    found = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert found == {"token": b"\0\xff" * 100_000, "new": b"", "kept": b"k"}
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o400 for file in tmp_path.iterdir())


def test_no_changes_change_nothing(tmp_path) -> None:
    opened(pack(FILES), tmp_path, "true")
    assert changed(pack_changes({}), tmp_path).returncode == 0
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == FILES


@pytest.mark.parametrize("length", [0, 100, ENVELOPE_BYTES // 4])
def test_a_cut_envelope_of_changes_changes_nothing(tmp_path, length) -> None:
    opened(pack(FILES), tmp_path, "true")
    envelope = pack_changes({"certificates.pem": b"y" * 300_000, "new": b"n", "token": None})
    assert changed(envelope[:length], tmp_path).returncode != 0
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == FILES


def test_an_envelope_of_changes_has_the_same_size() -> None:
    assert {len(pack_changes({})), len(pack_changes(FILES))} == {ENVELOPE_BYTES}
