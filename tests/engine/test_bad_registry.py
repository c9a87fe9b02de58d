"""A registry that refuses, breaks off or sends other bytes: what a real engine says, and what we tell."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.progress import unheard
from desktop.engine.docker_engine import DockerEngine
from tests.fakes import small_image
from tests.fakes.fixtures import need_private_engine, need_registry
from tests.fakes.gate import BLOBS, MANIFESTS, Change, Gate, cut, refuse, say, standing, swap
from tests.fakes.private_engine import NEWER, RELEASES, PrivateEngine, running
from tests.fakes.registry import Pushed, push

pytestmark = pytest.mark.engine


@dataclass(frozen=True)
class Offer:
    """An image that nobody downloaded yet, and the engine that is to do it."""

    client: DockerEngine
    gate: Gate
    repository: str
    image: Pushed
    release: str

    @property
    def tag(self) -> str:
        return f"{self.repository}:1"

    @property
    def by_digest(self) -> str:
        return f"{self.repository}@{self.image.digest}"

    def fail(self, reference: str, kind: type[p.Problem]) -> p.Problem:
        """The Problem that the download ends with. It leaves nothing, and once all is well it succeeds."""
        with pytest.raises(kind) as caught:
            self.client.images.pull(reference, unheard, Stop())
        assert getattr(caught.value, "reference", "") == reference
        assert self.client.images.find(reference) is None
        self.gate.clear()
        assert self.client.images.pull(reference, unheard, Stop()).digest == self.image.digest
        return caught.value


@pytest.fixture(scope="module", params=RELEASES)
def private(request: pytest.FixtureRequest) -> Iterator[PrivateEngine]:
    need_private_engine(request.param)
    with running(release=request.param) as engine:
        yield engine


@pytest.fixture(scope="module")
def door(private: PrivateEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gate, str]]:
    """The gate before a registry, and where the engine finds it."""
    need_registry()
    with standing(tmp_path_factory.mktemp("registry")) as gate:
        yield gate, gate.listen(private.listen())


@pytest.fixture
def offer(private: PrivateEngine, door: tuple[Gate, str]) -> Iterator[Offer]:
    """Its bytes are unlike any other's: the engine keeps what it has once seen."""
    gate, host = door
    image = push(gate.upstream, "tools/python", *(small_image.layer(os.urandom(1000)) for _ in range(2)))
    yield Offer(private.client(), gate, f"{host}/tools/python", image, private.release)
    gate.clear()
    with contextlib.closing(private.raw()) as raw:
        images = raw.images(all=True)
        for one in images:
            raw.remove_image(one["Id"], force=True)
    whole = [[f"{host}/tools/python@{image.digest}"]]
    assert [one["RepoDigests"] for one in images] == whole, "a half image"


SIGN_IN = refuse(401, "UNAUTHORIZED", **{"WWW-Authenticate": 'Basic realm="tools"'})
PAGE = say(403, "text/html", b"<html>The company's proxy does not like this.</html>")

REFUSALS: dict[str, tuple[str, Change, type[p.Problem]]] = {
    "401": (MANIFESTS, refuse(401, "UNAUTHORIZED"), p.ImageNotAllowed),
    "401, and how to sign in": (".*", SIGN_IN, p.ImageNotAllowed),
    "401 to a layer": (BLOBS, refuse(401, "UNAUTHORIZED"), p.ImageNotAllowed),
    "403": (MANIFESTS, refuse(403, "DENIED"), p.ImageNotAllowed),
    "403 to a layer": (BLOBS, refuse(403, "DENIED"), p.ImageNotAllowed),
    "429": (MANIFESTS, refuse(429, "TOOMANYREQUESTS"), p.DownloadLimitReached),
    "404": (MANIFESTS, refuse(404, "MANIFEST_UNKNOWN"), p.ImageUnknown),
    "404, no such name": (MANIFESTS, refuse(404, "NAME_UNKNOWN"), p.ImageUnknown),
    "404 to a layer": (BLOBS, refuse(404, "BLOB_UNKNOWN"), p.ImageUnknown),
    "500": (MANIFESTS, refuse(500, "UNKNOWN"), p.RegistryUnreachable),
    "503": (MANIFESTS, refuse(503, "UNAVAILABLE"), p.RegistryUnreachable),
    "a proxy's page": (".*", PAGE, p.RegistryUnreachable),
    "a page for a manifest": (MANIFESTS, say(200, "text/html", b"<html>"), p.RegistryUnreachable),
    "nothing": (MANIFESTS, say(200, "", b""), p.RegistryUnreachable),
    "cut": (MANIFESTS, cut, p.DownloadInterrupted),
}
NEWER_REFUSALS = {"a proxy's page": p.ImageNotAllowed}
"""A newer engine asks for the head alone, in which a page is like any other refusal."""


@pytest.mark.parametrize("how", REFUSALS)
def test_refused(offer: Offer, how: str) -> None:
    path, change, kind = REFUSALS[how]
    if offer.release == NEWER:
        kind = NEWER_REFUSALS.get(how, kind)
    offer.gate.change(path, change)
    offer.fail(offer.by_digest if "manifest" in how else offer.tag, kind)


def test_cut_in_a_layer(offer: Offer) -> None:
    """The engine tries again by itself for a while, as few times as it can be set to."""
    layer = f"/v2/.+/blobs/{offer.image.layers[1]}"
    offer.gate.change(layer, cut)
    offer.fail(offer.tag, p.DownloadInterrupted)


def test_other_bytes_in_a_layer(offer: Offer) -> None:
    offer.gate.change(f"/v2/.+/blobs/{offer.image.layers[1]}", swap)
    problem = offer.fail(offer.tag, p.DigestMismatch)
    assert getattr(problem, "wanted", "") == offer.image.layers[1]


def test_other_bytes_in_the_description(offer: Offer) -> None:
    offer.gate.change(f"/v2/.+/blobs/{offer.image.config}", swap)
    problem = offer.fail(offer.tag, p.DigestMismatch)
    assert getattr(problem, "wanted", "") == offer.image.config


def test_another_image_under_its_digest(offer: Offer) -> None:
    """A whole one, with every part what it says; only the name it was asked for by is not its own."""
    other = push(offer.gate.upstream, "tools/other", small_image.layer(os.urandom(1000)))
    there = f"/v2/tools/other/manifests/{other.digest}"
    offer.gate.change(MANIFESTS, lambda _body, _answer: offer.gate.ask("GET", there)[1])
    problem = offer.fail(offer.by_digest, p.DigestMismatch)
    assert getattr(problem, "wanted", "") == offer.image.digest
