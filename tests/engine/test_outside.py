"""Who somebody inside is outside, by what engines and the kernel say of it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.engine.finding import outside

ROOTLESS = {"DockerRootDir": "/home/maria/.local/share/docker", "SecurityOptions": ["name=rootless"]}


@pytest.fixture
def listening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this process listens."""
    monkeypatch.chdir(tmp_path)  # a socket's path may be no longer than some hundred characters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        listener.listen()
        yield Path("s")


@pytest.mark.parametrize(
    ("numbers", "counted_from"),
    [
        ("         0       1001          1\n         1     100000      65536\n", 99_999),
        ("0 1001 1\n1 100000 100\n101 200000 65436\n", 199_899),
        ("0 165536 65536\n", 165_536),
    ],
    ids=["of a person", "in several parts", "of root"],
)
def test_most_numbers_tell_what_they_count_from(numbers: str, counted_from: int) -> None:
    assert outside.first(numbers) == counted_from


@pytest.mark.parametrize(
    ("numbers", "said"), [("0 0 4294967295\n", "nobody"), ("", "empty"), ("nonsense\n", "invalid")]
)
def test_numbers_that_tell_nothing(numbers: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        outside.first(numbers)


def test_the_data_folder_tells_of_docker_that_maps_users() -> None:
    said = {"DockerRootDir": "/var/lib/docker/165536.165537", "SecurityOptions": ["name=userns"]}
    assert outside.counted_from(said, None) == (165_536, 165_537)


def test_the_kernel_tells_who_listens(listening: Path) -> None:
    assert outside._listener(listening) == os.getpid()


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_told_where_somebody_else_listens_or_nobody(listening: Path, there: bool) -> None:
    assert outside.counted_from(ROOTLESS, listening if there else Path("nowhere")) is None


def test_nothing_is_asked_of_the_kernel_for_others(listening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "first", lambda _numbers: 99_999)
    assert outside.counted_from(ROOTLESS, listening) == (99_999, 99_999)
    assert outside.counted_from({"SecurityOptions": ["name=userns"]}, listening) is None
