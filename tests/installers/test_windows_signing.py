"""Installers for Windows signed by a certificate that the environment names: here one of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.installers import windows_computer as windows

pytestmark = [
    pytest.mark.installers,
    pytest.mark.skipif(bool(windows.missing()), reason=f"not here: {windows.missing()}"),
]

SIGN = windows.INSTALLERS / "sign"


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """Of an environment with a certificate for it."""
    key, certificate, both, password = (
        tmp_path / name for name in ("key", "certificate", "both", "password")
    )
    password.write_text("s3cret of the tests")
    subject = ["-subj", "/CN=Acme tests", "-addext", "extendedKeyUsage=codeSigning", "-days", "2"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    subprocess.run([*made, *subject], check=True, capture_output=True)
    packed = ["openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", both]
    subprocess.run([*packed, "-passout", f"file:{password}"], check=True)
    named = {"CAIS_SIGN_PKCS12": str(both), "CAIS_SIGN_PASSWORD_FILE": str(password)}
    return {**os.environ, **named, "SOURCE_DATE_EPOCH": "1767225600"}


def test_a_program_is_signed_in_its_place(variables: dict[str, str], tmp_path: Path) -> None:
    program = windows.stage(tmp_path / "stage") / "cais.exe"
    unsigned = tmp_path / "unsigned.exe"
    shutil.copy(program, unsigned)
    subprocess.run([SIGN, program], check=True, env=variables)
    assert b"Acme tests" in program.read_bytes()
    assert b"Acme tests" not in unsigned.read_bytes()
    told = subprocess.run(["osslsigncode", "verify", "-in", program], capture_output=True, text=True).stdout
    assert "CN=Acme tests" in told


def test_setup_and_what_removes_are_signed(variables: dict[str, str], tmp_path: Path) -> None:
    setup = windows.setup(
        windows.stage(tmp_path / "stage"), "0.9.2", tmp_path, SIGN=SIGN, variables=variables
    )
    assert b"Acme tests" in setup.read_bytes()


def test_without_a_certificate_nothing_is_signed(tmp_path: Path) -> None:
    program = windows.stage(tmp_path / "stage") / "cais.exe"
    before = program.read_bytes()
    done = subprocess.run([SIGN, program], capture_output=True, text=True)
    assert done.returncode
    assert "CAIS_SIGN_PKCS12" in done.stderr
    assert program.read_bytes() == before
