"""Finding the computer's certificate authorities on each system, and what becomes of them."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest

from desktop.core.computer import certificates
from tests.fakes.databases import Authority

ROOT = Path(__file__).parent / "certificates" / "root.pem"
INTERMEDIATE = Path(__file__).parent / "certificates" / "intermediate.pem"
NOWHERE: dict[str, str] = {}


def test_linux_gives_its_bundle_and_those_named_in_the_environment_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = tmp_path / "system.pem"
    system.write_bytes(ROOT.read_bytes() + b"# a comment\n" + ROOT.read_bytes())
    company = tmp_path / "company.pem"
    company.write_bytes(INTERMEDIATE.read_bytes().replace(b"\n", b"\r\n") + ROOT.read_bytes())
    monkeypatch.setattr(certificates, "_BUNDLES", (str(tmp_path / "absent.pem"), str(system)))
    assert certificates.bundle("linux", NOWHERE) == ROOT.read_bytes()
    found = certificates.bundle("linux", {"SSL_CERT_FILE": "/nowhere", "REQUESTS_CA_BUNDLE": str(company)})
    assert found == INTERMEDIATE.read_bytes() + ROOT.read_bytes()


def test_this_very_computers_bundle_is_one_that_openssl_takes() -> None:
    found = certificates.bundle()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=found.decode())
    assert len(context.get_ca_certs()) > 0


def test_windows_gives_what_its_stores_trust_for_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    root, intermediate = (ssl.PEM_cert_to_DER_cert(path.read_text()) for path in (ROOT, INTERMEDIATE))
    stores = {
        "ROOT": [
            (root, "x509_asn", True),
            (b"other", "pkcs_7_asn", True),
            (b"mail", "x509_asn", {"1.3.6.1.5.5.7.3.4"}),
        ],
        "CA": [
            (intermediate, "x509_asn", {"1.3.6.1.5.5.7.3.1"}),
            (root, "x509_asn", True),
            (b"off", "x509_asn", False),
        ],
    }
    monkeypatch.setattr(ssl, "enum_certificates", stores.get, raising=False)
    assert certificates.bundle("win32", NOWHERE) == ROOT.read_bytes() + INTERMEDIATE.read_bytes()


def test_macos_is_asked_for_both_its_keychains(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], **_options: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, ROOT.read_bytes())

    monkeypatch.setattr(subprocess, "run", run)
    assert certificates.bundle("darwin", NOWHERE) == ROOT.read_bytes()
    assert asked == [
        (
            "/usr/bin/security",
            "find-certificate",
            "-a",
            "-p",
            "/Library/Keychains/System.keychain",
            "/System/Library/Keychains/SystemRootCertificates.keychain",
        )
    ]


def test_macos_without_an_answer_gives_nothing() -> None:
    assert certificates.bundle("darwin", NOWHERE) == b""


def test_a_build_gets_the_roots_alone_one_a_file() -> None:
    damaged = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    files = certificates.build_files(INTERMEDIATE.read_bytes() + damaged + ROOT.read_bytes())
    [(name, content)] = files.items()
    assert name.startswith("certificates/")
    assert name.endswith(".crt")
    assert content == ROOT.read_bytes()


def test_programs_inside_are_pointed_to_the_bundle_and_to_nothing_without_one() -> None:
    found = certificates.variables(b"a bundle", "/run/secrets/certificates.pem")
    assert set(found.values()) == {"/run/secrets/certificates.pem"}
    assert {
        "SSL_CERT_FILE",
        "REQUESTS_CA_BUNDLE",
        "PIP_CERT",
        "CURL_CA_BUNDLE",
        "GIT_SSL_CAINFO",
        "NODE_EXTRA_CA_CERTS",
        "CONDA_SSL_VERIFY",
    } == found.keys()
    assert certificates.variables(b"", "/run/secrets/certificates.pem") == {}


def test_further_ones_come_after_those_there_are_each_once() -> None:
    root, intermediate = ROOT.read_text(), INTERMEDIATE.read_text()
    found = certificates.with_further(ROOT.read_bytes(), f"# ours\n{intermediate}{root}{intermediate}")
    assert found.decode() == root + intermediate
    assert certificates.with_further(b"", root).decode() == root


def test_what_is_no_authoritys_is_told(tmp_path: Path) -> None:
    root = ROOT.read_text()
    assert len(certificates.authorities(root + INTERMEDIATE.read_text())) == 2
    leaf = Authority().sign(tmp_path, "127.0.0.1")[0].read_text()
    for wrong in ("", "x", leaf, root + leaf, root + root.replace("MII", "!!!", 1), root[:-30]):
        with pytest.raises(ValueError, match="no certificate authorities"):
            certificates.authorities(wrong)
