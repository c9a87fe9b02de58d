"""Signatures, made and verified by Debian's minisign on the other side."""

from __future__ import annotations

import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

import minisign
import pytest

from desktop.core.policy.signature import beside, key_flaw, key_id, verify
from desktop.core.problems import PolicyNotSigned

CONTENT = b'kind = "preset"\r\n\xef\xbb\xbf'


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["minisign", *map(str, arguments)], capture_output=True, text=True)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    made = run("-G", "-W", "-p", folder / "cais.pub", "-s", folder / "cais.key")
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def key(keys: Path) -> str:
    return (keys / "cais.pub").read_text().splitlines()[1]


@pytest.fixture
def preset(tmp_path: Path) -> Path:
    path = tmp_path / "acme.cais"
    path.write_bytes(CONTENT)
    return path


def sign(path: Path, keys: Path, *more: str) -> None:
    signed = run("-S", "-s", keys / "cais.key", "-t", "serial 3, Häfen", "-m", path, *more)
    assert signed.returncode == 0, signed.stderr


@pytest.mark.parametrize("form", [(), ("-l",)], ids=["prehashed", "legacy"])
def test_what_minisign_signed_is_good(preset: Path, keys: Path, key: str, form: tuple[str, ...]) -> None:
    sign(preset, keys, *form)
    assert verify(preset, CONTENT, f"  {key}\n") == "serial 3, Häfen"


def test_what_the_library_signed_is_good_for_minisign(preset: Path, tmp_path: Path) -> None:
    pair = minisign.KeyPair.generate()
    made = pair.secret_key.sign(CONTENT, trusted_comment="serial 4")
    beside(preset).write_bytes(bytes(made) + b"\n")
    public = pair.public_key.to_base64().decode()
    verified = run("-V", "-H", "-Q", "-P", public, "-m", preset)
    assert (verified.returncode, verified.stdout.strip()) == (0, "serial 4")
    assert verify(preset, CONTENT, public) == "serial 4"


def test_a_signature_of_windows_is_good(preset: Path, keys: Path, key: str) -> None:
    sign(preset, keys)
    beside(preset).write_bytes(beside(preset).read_bytes().replace(b"\n", b"\r\n"))
    assert verify(preset, CONTENT, key)


def spoil(signature: bytes) -> list[bytes]:
    lines = signature.splitlines(keepends=True)
    return [
        b"",
        signature[: len(signature) // 2],
        signature + b"more\n",
        signature.replace(b"serial 3", b"serial 9"),
        b"".join([*lines[:3], lines[3].swapcase()]),
        b"".join([lines[0], lines[1].swapcase(), *lines[2:]]),
        b"\0" * 300,
        b"x" * 20_000,
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_spoiled_signature_is_none(preset: Path, keys: Path, key: str, number: int) -> None:
    sign(preset, keys)
    beside(preset).write_bytes(spoil(beside(preset).read_bytes())[number])
    with pytest.raises(PolicyNotSigned):
        verify(preset, CONTENT, key)


def test_another_content_key_or_no_signature_is_none(preset: Path, keys: Path, key: str) -> None:
    with pytest.raises(PolicyNotSigned, match="No such file"):
        verify(preset, CONTENT, key)
    sign(preset, keys)
    with pytest.raises(PolicyNotSigned, match="verification failed"):
        verify(preset, CONTENT + b"\n", key)
    other = minisign.KeyPair.generate().public_key.to_base64().decode()
    with pytest.raises(PolicyNotSigned, match="incompatible key"):
        verify(preset, CONTENT, other)


def test_what_is_no_key_is_said(key: str) -> None:
    assert key_flaw(key) == ""
    for wrong in ("", "x", key[:-4], key.swapcase(), "Häfen", "AAAA"):
        assert "no public key" in key_flaw(wrong)


def test_key_that_begins_with_noughts_is_called_without() -> None:
    """minisign prints a number; one key in sixteen is such."""
    lines = bytes(minisign.KeyPair.generate().secret_key.sign(b"")).splitlines()
    packed = b64decode(lines[1])
    lines[1] = b64encode(packed[:2] + bytes.fromhex("ca1c16bd7f1bc50b") + packed[10:])
    assert key_id(b"\n".join(lines) + b"\n") == "BC51B7FBD161CCA"
