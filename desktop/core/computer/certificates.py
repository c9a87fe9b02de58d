"""The certificate authorities this computer trusts, for builds and for tools inside.

Companies inspect encrypted traffic with an authority of their own. The computer knows it and an image does
not, so every download inside would fail. Nothing here is secret.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

NAME = "certificates.pem"
"""What the bundle is called inside, next to the tool's secrets."""

# Debian; Red Hat; SUSE; Alpine. All hold the same on systems that have several.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_KEYCHAINS = (
    "/Library/Keychains/System.keychain",
    "/System/Library/Keychains/SystemRootCertificates.keychain",
)
_SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1"
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


def bundle(platform: str = sys.platform, variables: Mapping[str, str] = os.environ) -> bytes:
    """The certificate authorities this computer trusts, as PEM, each once; empty if none can be found.

    Besides the system's own, those that SSL_CERT_FILE and REQUESTS_CA_BUNDLE in `variables` name. Asks
    another program on macOS: not for the GUI thread.
    """
    found: dict[bytes, None] = {}
    for certificate in (*_named(variables), *_system(platform)):
        found.setdefault(certificate)
    return b"".join(_to_pem(certificate) for certificate in found)


def with_further(bundle: bytes, further: str) -> bytes:
    """A `bundle` with these authorities as well, which are in PEM."""
    known = set(_certificates(bundle))
    more = dict.fromkeys(one for one in _certificates(further.encode()) if one not in known)
    return bundle + b"".join(map(_to_pem, more))


def authorities(pem: str) -> tuple[str, ...]:
    """What the certificate authorities in it are called. Raises ValueError where it holds something else."""
    found = list(_certificates(pem.encode()))
    names = [name for one in found for name in _authority(one)]
    if not found or not len(names) == len(found) == pem.count("-----BEGIN"):
        raise ValueError("are no certificate authorities in PEM")
    return tuple(dict.fromkeys(names))


def build_files(bundle: bytes) -> dict[str, bytes]:
    """The roots among a `bundle`, as the files in `certificates/` that every recipe takes in.

    Intermediate authorities are left out: trust in a build rests on roots alone.
    """
    return {
        f"certificates/{hashlib.sha256(certificate).hexdigest()[:16]}.crt": _to_pem(certificate)
        for certificate in _certificates(bundle)
        if _is_root(certificate)
    }


def variables(bundle: bytes, path: str) -> dict[str, str]:
    """The variables that make programs inside trust the `bundle`, which lies at `path` there.

    None for an empty bundle: trust in nothing would be worse than what the image brings along.
    """
    names = (
        "SSL_CERT_FILE",  # OpenSSL, and with it Python's ssl, httpx and uv; Go
        "REQUESTS_CA_BUNDLE",  # Python's requests, conda
        "CONDA_SSL_VERIFY",  # conda, where a .condarc says otherwise; mamba
        "PIP_CERT",
        "CURL_CA_BUNDLE",  # curl, and R through libcurl
        "GIT_SSL_CAINFO",
        "NODE_EXTRA_CA_CERTS",
    )
    return dict.fromkeys(names, path) if bundle else {}


def _named(variables: Mapping[str, str]) -> Iterator[bytes]:
    for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        if path := variables.get(variable):
            yield from _certificates(_content(path))


def _system(platform: str) -> Iterator[bytes]:
    match platform:
        case "win32":
            yield from _windows()
        case "darwin":
            yield from _certificates(_keychains())
        case _:
            contents = (_content(path) for path in _BUNDLES)
            yield from _certificates(next(filter(None, contents), b""))


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _keychains() -> bytes:
    command = ("/usr/bin/security", "find-certificate", "-a", "-p", *_KEYCHAINS)
    try:
        return subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return b""


def _windows() -> Iterator[bytes]:
    for store in ("ROOT", "CA"):
        # mypy knows this function on Windows only.
        for certificate, encoding, purposes in ssl.enum_certificates(store):  # type: ignore[attr-defined, unused-ignore]
            if encoding == "x509_asn" and (
                purposes is True or (purposes and _SERVER_AUTHENTICATION in purposes)
            ):
                yield certificate


def _certificates(pem: bytes) -> Iterator[bytes]:
    """The certificates in PEM text, as DER. What is no certificate is passed over."""
    for block in _PEM.finditer(pem):
        try:
            yield base64.b64decode(b"".join(block[1].split()), validate=True)
        except ValueError:
            continue


def _to_pem(certificate: bytes) -> bytes:
    return ssl.DER_cert_to_PEM_cert(certificate).encode()


def _authority(certificate: bytes) -> Iterator[str]:
    """Its name, if it is an authority's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with suppress(ssl.SSLError):
        context.load_verify_locations(cadata=certificate)
    for found in context.get_ca_certs():
        parts: Any = found["subject"]
        names = {key: value for part in parts for key, value in part}
        yield names.get("commonName") or names.get("organizationName") or "?"


def _is_root(certificate: bytes) -> bool:
    """Whether an authority signed its own certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=certificate)
    except ssl.SSLError:
        return False
    return any(authority["issuer"] == authority["subject"] for authority in context.get_ca_certs())
