"""What servers of images are called, however somebody writes it."""

from __future__ import annotations

import pytest

from desktop.core.registries.names import canonical, host


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("q.example", "q.example"),
        (" https://Q.example:5000/v2/ ", "q.example:5000"),
        ("registry.hub.docker.com", "docker.io"),
        # A whole address, with what opens it: the name is written to a file.
        ("https://maria:s3cret@q.example/tools", "q.example"),
        ("maria:s3cret@q.example:5000", "q.example:5000"),
    ],
)
def test_name(written: str, name: str) -> None:
    assert canonical(written) == name


def test_of_an_image() -> None:
    assert host("q.example:5000/tools/python:1@sha256:" + "0" * 64) == "q.example:5000"
    assert host("jupyter/base") == "docker.io"
