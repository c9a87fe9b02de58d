"""Which proxies reach the inside, and which do not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desktop.core.computer.proxies import Proxies, ProxyDoubt, find


@pytest.fixture
def docker_config(tmp_path: Path) -> Path:
    return tmp_path / "config.json"


def test_nothing_is_set_where_nothing_is_asked_for(docker_config: Path) -> None:
    assert find({"NO_PROXY": "intranet"}, docker_config) == Proxies({}, {})


def test_both_spellings_are_given_and_the_inside_goes_direct(docker_config: Path) -> None:
    found = find(
        {"http_proxy": "http://proxy.example:3128", "NO_PROXY": "intranet, localhost"}, docker_config
    )
    assert found == Proxies(
        {
            "HTTP_PROXY": "http://proxy.example:3128",
            "http_proxy": "http://proxy.example:3128",
            "NO_PROXY": "intranet,localhost,127.0.0.1,::1",
            "no_proxy": "intranet,localhost,127.0.0.1,::1",
        },
        {},
    )


def test_dockers_settings_are_read_in_any_spelling_that_docker_reads(docker_config: Path) -> None:
    docker_config.write_bytes(
        json.dumps({"proxies": {"default": {"HTTPProxy": "http://proxy.example:1"}}}).encode("utf-16")
    )
    assert find({}, docker_config).variables["http_proxy"] == "http://proxy.example:1"


def test_dockers_settings_go_first_and_the_systems_last(docker_config: Path) -> None:
    docker_config.write_text(
        json.dumps({"proxies": {"default": {"httpsProxy": "http://docker.example:1", "noProxy": "a"}}})
    )
    variables = {
        "HTTPS_PROXY": "http://environment.example:2",
        "HTTP_PROXY": "http://environment.example:3",
    }
    system = {"http": "http://system.example:4", "https": "http://system.example:5", "no": "b"}
    assert find(variables, docker_config, system).variables == {
        "HTTP_PROXY": "http://environment.example:3",
        "http_proxy": "http://environment.example:3",
        "HTTPS_PROXY": "http://docker.example:1",
        "https_proxy": "http://docker.example:1",
        "NO_PROXY": "a,localhost,127.0.0.1,::1",
        "no_proxy": "a,localhost,127.0.0.1,::1",
    }
    assert find({}, docker_config, system).variables["HTTP_PROXY"] == "http://system.example:4"


@pytest.mark.parametrize(
    ("proxy", "address"),
    [
        ("PROXY.example:8080", "http://proxy.example:8080"),
        (" http://proxy.example:8080 ", "http://proxy.example:8080"),
        ('"http://proxy.example:8080"', "http://proxy.example:8080"),
        ("[2001:db8::1]:3128", "http://[2001:db8::1]:3128"),
        ("socks5h://proxy.example:1080", "socks5h://proxy.example:1080"),
    ],
)
def test_an_address_is_given_as_every_program_reads_it(docker_config: Path, proxy: str, address: str) -> None:
    """Without a scheme, some programs inside end as they start."""
    assert find({"HTTPS_PROXY": proxy}, docker_config).variables["HTTPS_PROXY"] == address


@pytest.mark.parametrize(
    ("proxy", "address"),
    [
        ("http://jane:s3cret@proxy.example:3128", "http://proxy.example:3128"),
        ("http://jane:s%40cret@[2001:db8::1]:3128/path", "http://[2001:db8::1]:3128"),
        ("jane:s3cret@proxy.example", "http://proxy.example"),
    ],
)
def test_a_password_never_goes_inside(docker_config: Path, proxy: str, address: str) -> None:
    found = find({"HTTPS_PROXY": proxy}, docker_config)
    assert found.variables["HTTPS_PROXY"] == address
    assert found.findings == {"HTTPS_PROXY": ProxyDoubt.PASSWORD_REMOVED}
    assert "jane" not in repr(found)
    assert "cret" not in repr(found)


@pytest.mark.parametrize("character", "#?/\\@:;&%^ [")
@pytest.mark.parametrize("source", ["environment", "docker", "system"])
def test_nothing_of_a_password_with_an_odd_character_goes_inside(
    docker_config: Path, character: str, source: str
) -> None:
    proxy = f"http://ana:pw{character}81{character}9@proxy.corp:8080"
    where: dict[str, dict[str, str]] = {source: {"https": proxy}}
    docker_config.write_text(
        json.dumps({"proxies": {"default": {"httpsProxy": where.get("docker", {}).get("https")}}})
    )
    environment = {"https_proxy": proxy} if source == "environment" else {}
    found = find(environment, docker_config, where.get("system"))
    assert found.findings["HTTPS_PROXY"] in (ProxyDoubt.NOT_AN_ADDRESS, ProxyDoubt.PASSWORD_REMOVED)
    assert set(found.variables.get("HTTPS_PROXY", "").split()) <= {"http://proxy.corp:8080"}
    assert not {"ana", "pw", "81", "9"} & set(re.split(r"\W", repr(found)))


@pytest.mark.parametrize(
    "proxy",
    [
        "http://ana:p@ss#1@proxy.corp:8080",
        "http://ana:1#ss@proxy.corp:8080",
        "http://ana:1?ss@proxy.corp:8080",
        "http://ana:1/ss@proxy.corp:8080",
        "http://ana://ss@proxy.corp:8080",
        "http:/ana:ss@proxy.corp:8080",
        "ana:p@ss#1@proxy.corp:8080",
        "http://ana:p@ss#1",
        "p@ss/word:8080",
    ],
)
def test_a_piece_of_a_password_is_no_host(docker_config: Path, proxy: str) -> None:
    found = find({"https_proxy": proxy, "http_proxy": "http://proxy.corp:8080"}, docker_config)
    assert found.findings == {"HTTPS_PROXY": ProxyDoubt.NOT_AN_ADDRESS}
    assert "HTTPS_PROXY" not in found.variables


def test_an_exception_that_is_an_address_with_a_password_does_not_go_inside(docker_config: Path) -> None:
    settings = {"HTTP_PROXY": "http://proxy.corp:8080", "NO_PROXY": "intranet,http://ana:s3cret@other.corp"}
    assert find(settings, docker_config).variables["NO_PROXY"] == "intranet,localhost,127.0.0.1,::1"


@pytest.mark.parametrize(
    "proxy",
    [
        "http://127.0.0.1:3128",
        "http://user@localhost:3128",
        "127.5.5.5:80",
        "http://[::1]:8080",
        "http://localhost.:3128",
        "http://127.1:3128",
        "http://0.0.0.0:3128",
        "http://[::]:3128",
        "http://[::ffff:127.0.0.1]:3128",
    ],
)
def test_a_proxy_on_this_computer_alone_cannot_be_used_inside(docker_config: Path, proxy: str) -> None:
    assert find({"HTTP_PROXY": proxy}, docker_config) == Proxies(
        {}, {"HTTP_PROXY": ProxyDoubt.ONLY_ON_THIS_COMPUTER}
    )


@pytest.mark.parametrize(
    "proxy",
    [
        "http://",
        "http://proxy.example:port",
        "http://[::1",
        "http://proxy:99999",
        "http:/proxy.example:8080",
        "http:/proxy.example",
        "http//proxy.example:8080",
        "http//proxy.example",
        "http://http://proxy.example:8080",
        # With these JupyterLab ends as it starts.
        "socks://proxy.example:1080",
        "socks4://proxy.example:1080",
        "ftp://proxy.example:21",
    ],
)
def test_what_is_no_address_is_reported(docker_config: Path, proxy: str) -> None:
    assert find({"HTTP_PROXY": proxy}, docker_config) == Proxies(
        {}, {"HTTP_PROXY": ProxyDoubt.NOT_AN_ADDRESS}
    )


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"proxies": 5}',
        '{"proxies": {"default": []}}',
        '{"proxies": {"default": {"httpProxy": 5}}}',
    ],
)
def test_a_broken_settings_file_is_one_without_proxies(docker_config: Path, content: Any) -> None:
    docker_config.write_text(content)
    assert find({}, docker_config) == Proxies({}, {})
