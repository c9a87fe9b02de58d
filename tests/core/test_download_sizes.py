"""What registries told of downloads, from one start of the app to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.core.environments.download_sizes import KEPT_S, DownloadSizes, counted

NAME = "q.example/far:1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "sizes.json"


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_sizes_are_kept_for_some_days(file: Path) -> None:
    clock = Clock()
    DownloadSizes(file, clock).keep(NAME, 400)
    DownloadSizes(file, clock).keep("other:1", 7)
    assert (DownloadSizes(file, clock).get(NAME), DownloadSizes(file, clock).get("other:1")) == (400, 7)
    assert DownloadSizes(file, clock).get("unheard-of:1") is None
    clock.now += KEPT_S + 1
    assert DownloadSizes(file, clock).get(NAME) is None
    DownloadSizes(file, clock).keep(NAME, 500)
    assert DownloadSizes(file, clock).get(NAME) == 500


def test_a_size_from_a_time_to_come_does_not_stay_for_ever(file: Path) -> None:
    clock = Clock()
    DownloadSizes(file, clock).keep(NAME, 400)
    clock.now -= 60
    assert DownloadSizes(file, clock).get(NAME) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'{"q.example/far:1": 3}',
        b'{"q.example/far:1": [1]}',
        b'{"q.example/far:1": ["many", 3]}',
        b'{"q.example/far:1": [null, 3]}',
        b'{"q.example/far:1": [1e999, 3]}',
        b'{"q.example/far:1": [NaN, 3]}',
        b'{"q.example/far:1": [400, 18000',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_as_good_as_none_and_is_replaced(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    sizes = DownloadSizes(file)
    assert sizes.get(NAME) is None
    sizes.keep(NAME, 400)
    assert DownloadSizes(file).get(NAME) == 400
    assert [path.name for path in file.parent.iterdir()] == ["sizes.json"]


def test_what_a_killed_write_left_is_swept_up(file: Path) -> None:
    file.parent.mkdir()
    left = file.with_name(".sizes.json-0123abcd.part")
    left.write_text("half")
    os.utime(left, (0, 0))
    assert DownloadSizes(file).get(NAME) is None
    assert not left.exists()


def test_where_nothing_can_be_written_it_is_known_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    sizes = DownloadSizes(tmp_path / "cache" / "sizes.json")
    sizes.keep(NAME, 400)
    assert sizes.get(NAME) == 400


@pytest.mark.parametrize(
    ("reference", "counts"),
    [
        ("rocker/rstudio:4.6.1", True),
        ("debian:trixie-slim", True),
        ("docker.io/rocker/rstudio:4", True),
        ("quay.io/jupyter/scipy-notebook:1", False),
        ("localhost:5000/a:1", False),
        ("localhost/a:1", False),
        ("registry:5000/a/b:1", False),
    ],
)
def test_names_without_a_host_are_docker_hubs(reference: str, counts: bool) -> None:
    assert counted(reference) is counts
