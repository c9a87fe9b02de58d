"""The computer's own engine behind the room's back, by whichever version of its language it speaks."""

from __future__ import annotations

import os

import docker


def raw_client(address: str | None = None, timeout: int = 60) -> docker.APIClient:
    """A client of the SDK's own; close it. `address` is another engine's."""
    return docker.APIClient(address or os.environ.get("DOCKER_HOST"), version="auto", timeout=timeout)
