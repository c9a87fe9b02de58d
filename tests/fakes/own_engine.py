"""What real engines of a test's own have in common: a folder with all that is theirs, and clients."""

from __future__ import annotations

import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import docker

from desktop.core.cancelling import Stop
from desktop.core.problems import Problem
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.engine_address import Address
from desktop.engine.finding import probing
from tests.fakes.raw import raw_client


class OwnEngine(ABC):
    """Starts with `start()`; `close()` ends it and removes everything it had.

    Attributes:
        folder: all that it keeps.
    """

    START_S = 30
    PATIENCE_S = 30.0
    """What its clients have."""

    def __init__(self, folder: Path, socket: str, pool: str, variables: Mapping[str, str]) -> None:
        """`socket` is below `folder`, `pool` where workspaces' networks get their addresses, `variables` are
        the clients' own."""
        self.folder = folder
        self.socket = folder / socket
        self._pool = pool
        self._variables = {"PATH": "", **variables}
        self._clients: list[DockerEngine] = []
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def start(self) -> None:
        """Start it, and wait until it answers."""

    @abstractmethod
    def close(self) -> None: ...

    @property
    def address(self) -> str:
        return f"unix://{self.socket}"

    def client(self, patience_s: float | None = None) -> DockerEngine:
        """A `DockerEngine` that finds this engine as the analyst's own would be found."""
        self._clients.append(
            DockerEngine(
                variables=self._variables,
                home=self.folder,
                platform="linux",
                preferred=self.address,
                patience_s=patience_s or self.PATIENCE_S,
                pool=lambda: self._pool,
            )
        )
        return self._clients[-1]

    def raw(self, timeout: int = 60) -> docker.APIClient:
        """The engine behind the room's back; close it."""
        return raw_client(self.address, timeout)

    def answers(self) -> bool:
        try:
            probing.probe(Address("", self.address), Stop())
        except Problem:
            return False
        return True

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")[-2000:]

    def _launch(
        self, command: Sequence[str], variables: Mapping[str, str] | None = None, place: Path | None = None
    ) -> None:
        """Have this run, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=variables,
                cwd=place,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + self.START_S
        while not self.answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)

    def _close_clients(self) -> None:
        for client in self._clients:
            client.close()


Own = TypeVar("Own", bound=OwnEngine)


def new_folder() -> Path:
    # Not pytest's own folder: a socket's path may be no longer than some hundred characters.
    return Path(tempfile.mkdtemp(prefix="cais-"))


@contextmanager
def started(engine: Own) -> Iterator[Own]:
    """The same, which runs within the block."""
    try:
        engine.start()
        yield engine
    finally:
        engine.close()
