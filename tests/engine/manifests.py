"""What registries say of images, and asking one how large a download is."""

from __future__ import annotations

from desktop.core.cancelling import Stop
from desktop.engine.registry import Login, download_size

LIST = "application/vnd.docker.distribution.manifest.list.v2+json"
INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = {
    "schemaVersion": 2,
    "config": {"digest": "sha256:c", "size": 1_000},
    "layers": [{"digest": "sha256:a", "size": 20_000}, {"digest": "sha256:b", "size": 300_000}],
}
SIZE = 321_000
INDEXED = {
    "manifests": [
        {"digest": "sha256:" + "0" * 64, "platform": {"os": "unknown", "architecture": "unknown"}},
        {"digest": "sha256:" + "1" * 64, "platform": {"os": "windows", "architecture": "amd64"}},
        {"digest": "sha256:" + "2" * 64},
        {
            "digest": "sha256:" + "3" * 64,
            "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"},
        },
        {"digest": "sha256:" + "4" * 64, "platform": {"os": "linux", "architecture": "amd64"}},
    ]
}
LATEST = "/v2/tools/python/manifests/latest"


def ask(
    reference: str,
    *,
    architecture: str = "amd64",
    authorities: bytes = b"",
    login: Login | None = None,
    stop: Stop | None = None,
) -> int | None:
    return download_size(reference, architecture, lambda: authorities, lambda _host: login, stop or Stop())
