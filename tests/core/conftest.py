"""What the tests of a start need: an engine, a desk on it, and a look at it from outside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docker
import pytest

from desktop.core.computer import certificates
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import Desk
from tests.core.trying import make, mounted, trying

__all__ = ["make", "mounted", "trying"]


@pytest.fixture
def real_engine() -> Iterator[DockerEngine]:
    engine = DockerEngine(
        variables=os.environ,
        home=Path.home(),
        platform=sys.platform,
        # Where the network inspects traffic, a build gets no package without them.
        build_files=lambda: certificates.build_files(certificates.bundle()),
    )
    with closing(engine):
        yield engine


@pytest.fixture
def desk(real_engine, home, tmp_path) -> Iterator[Desk]:
    desk = Desk(real_engine, home, tmp_path)
    yield desk
    real_engine.containers.erase(desk.workspace.id)


@pytest.fixture
def sdk() -> Iterator[docker.DockerClient]:
    with closing(docker.from_env()) as client:
        yield client
