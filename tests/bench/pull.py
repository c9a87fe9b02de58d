"""`pull`: one gigabyte from a registry on this computer."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

import docker

from desktop.core.cancelling import Stop
from desktop.core.progress import unheard
from desktop.engine.docker_engine import DockerEngine
from tests.bench.app import report
from tests.bench.by_hand import docker as command
from tests.bench.marks import mark
from tests.bench.rows import QUICK, Row, interleaved
from tests.fakes.registry import registry

LIMIT = 1.05
LAYERS = 4
LAYER_BYTES = (25 if QUICK else 250) * 1000**2


def main() -> None:
    engine = DockerEngine(variables=os.environ, home=Path.home(), platform="linux")
    with tempfile.TemporaryDirectory(prefix="cais-") as folder, registry(Path(folder)) as host:
        reference = f"{host}/cais-{mark()}:1"
        push(reference)

        def ours() -> float:
            began = time.monotonic()
            engine.images.pull(reference, unheard, Stop())
            return remove(reference, began)

        def floor() -> float:
            began = time.monotonic()
            command("pull", "--quiet", reference)
            return remove(reference, began)

        report([Row("pull", *interleaved("pull", ours, floor), "s", LIMIT)])
    engine.close()


def push(reference: str) -> None:
    """An image of random bytes, which no compression makes smaller; it stays in the registry alone."""
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        lines = ["FROM scratch"]
        for number in range(LAYERS):
            name = f"layer-{number}"
            with Path(folder, name).open("wb") as file:
                for _ in range(LAYER_BYTES // 10**6):
                    file.write(os.urandom(10**6))
            lines.append(f"COPY {name} /")
        Path(folder, "Dockerfile").write_text("\n".join(lines))
        command("build", "--quiet", "--tag", reference, folder)
    command("push", "--quiet", reference)
    command("rmi", "--force", reference)


def remove(reference: str, began: float) -> float:
    """Seconds since `began`; the image goes, so that the next download starts from nothing."""
    seconds = time.monotonic() - began
    with contextlib.closing(docker.APIClient(version="auto")) as api:
        api.remove_image(reference, force=True)
    return seconds


if __name__ == "__main__":
    main()
