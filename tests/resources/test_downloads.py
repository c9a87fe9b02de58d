"""Downloads inside, from a server that only a company's own certificate authority vouches for.

The server runs in the tool's own container, so nothing leaves it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import docker
import pytest

from desktop.core.computer import certificates
from tests.resources.test_images import BUNDLE, Inside, Start, engine, entry, raw, started

__all__ = ["engine", "raw", "started"]

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

PORT = "8443"
URL = f"https://localhost:{PORT}/simple/"
SERVER = (Path(__file__).parent / "package_server.py").read_text()
PROGRAMS = {
    "pip": f"pip download -q --no-deps --no-cache-dir -d /tmp/got --index-url {URL} harbour",
    "curl": f"curl -sSf -o /dev/null {URL}",
    "Python": f"python3 -c \"import urllib.request as u; u.urlopen('{URL}')\"",
    "requests": f"python3 -c \"import requests; requests.get('{URL}').raise_for_status()\"",
    "git": f"git ls-remote {URL}",
    "R": f"Rscript -e \"readLines(url('{URL}', method = 'libcurl'), warn = FALSE)\"",
}


class Company:
    """A certificate authority of its own, and a server it vouches for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Python refuses an authority that does not say what its key is for, since 3.13.
        usage = ("-subj", "/CN=The company", "-addext", "keyUsage=critical,keyCertSign")
        self._openssl(*usage, "-keyout", "root.key", "-out", "root.pem")
        name = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
        signed = ("-CA", "root.pem", "-CAkey", "root.key", "-addext", "basicConstraints=critical,CA:FALSE")
        self._openssl(*name, *signed, "-keyout", "server.key", "-out", "server.pem")
        self.root = (folder / "root.pem").read_bytes()
        self.identity = (folder / "server.pem").read_text() + (folder / "server.key").read_text()

    def _openssl(self, *arguments: str) -> None:
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")
        command = ["openssl", "req", "-x509", *arguments, *key]
        subprocess.run(command, cwd=self._folder, check=True, capture_output=True, timeout=30)


@pytest.fixture
def inside(request: pytest.FixtureRequest, started: Start, raw: docker.APIClient, tmp_path: Path) -> Inside:
    """In a tool on a computer that trusts the company, with the company's server at `URL`."""
    company = Company(tmp_path)
    inside = Inside(raw, started(entry(request.param), BUNDLE + company.root))
    assert inside("python3", "-c", SERVER, company.identity, PORT) == (0, "")
    return inside


@pytest.mark.parametrize(
    ("inside", "programs"),
    [("python-starter", ("pip", "curl", "Python", "requests", "git")), ("r-starter", ("curl", "R"))],
    indirect=["inside"],
)
def test_programs_trust_the_company_and_without_its_authority_do_not(
    inside: Inside, programs: tuple[str, ...]
) -> None:
    untrusting = ["env", *(f"--unset={name}" for name in certificates.variables(b"any", ""))]
    for program in programs:
        code, output = inside(*untrusting, "bash", "-c", PROGRAMS[program])
        assert code != 0, f"{program} trusts anybody: {output}"
        code, output = inside("bash", "-c", PROGRAMS[program])
        assert code == 0, f"{program}: {output}"


@pytest.mark.parametrize("inside", ["python-starter"], indirect=True)
def test_a_package_that_the_analyst_adds_is_kept_with_the_home_folder(inside: Inside) -> None:
    code, output = inside("pip", "install", "-q", "--index-url", URL, "harbour")
    assert code == 0, output
    where = "import harbour; print(harbour.ships, harbour.__file__)"
    assert inside("python", "-c", where) == (
        0,
        "3 /home/analyst/.local/lib/python3.13/site-packages/harbour.py\n",
    )
