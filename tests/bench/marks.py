"""What a theme's process makes on the engine carries its mark, so that another process can remove it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import closing, suppress

import docker
from docker.errors import APIError

_numbers: Iterator[int] = itertools.count()


def mark() -> str:
    """Six hexadecimal digits of this run."""
    return os.environ["CAIS_BENCH_MARK"]


def new_id() -> str:
    """A workspace's id, which is in the name of all that the engine holds for it."""
    return f"{mark()}{next(_numbers):06x}"


def sweep(mark: str) -> None:
    """Remove the containers, networks, volumes and images whose name carries this mark, and nothing else."""
    ours = f"cais-{mark}"
    with closing(docker.APIClient(version="auto")) as api:
        for container in api.containers(all=True):
            if any(ours in name for name in container["Names"]):
                with suppress(APIError):
                    api.remove_container(container["Id"], force=True, v=True)
        for network in api.networks():
            if ours in network["Name"]:
                with suppress(APIError):
                    api.remove_network(network["Id"])
        for volume in api.volumes()["Volumes"] or ():
            if ours in volume["Name"]:
                with suppress(APIError):
                    api.remove_volume(volume["Name"])
        for image in api.images():
            for tag in image["RepoTags"] or ():
                if ours in tag:
                    with suppress(APIError):
                        api.remove_image(tag, force=True)
