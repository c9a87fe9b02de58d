"""Downloads, builds and programs inside where other servers stand in for the usual ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.environments.catalogue import load
from desktop.core.progress import unheard
from desktop.core.registries.mirrors import Mirrors
from desktop.core.resources import RESOURCES
from desktop.core.start.plan import once
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import BASE, MakePlan
from tests.fakes import small_image
from tests.fakes.raw import raw_client
from tests.fakes.registry import Pushed, push

pytestmark = pytest.mark.engine

THEIRS = "registry.invalid"
"""A server that nobody can reach."""


@pytest.fixture
def image(registry: str) -> Pushed:
    return push(registry, "hub/tools/python", small_image.layer(os.urandom(1000)))


@pytest.fixture
def client(registry: str, tmp_path: Path) -> Iterator[DockerEngine]:
    mirrors = Mirrors({THEIRS: f"{registry}/hub"}, {"pip": "https://p.example", "apt": "http://a.example"})
    made = DockerEngine(variables=os.environ, home=tmp_path, platform="linux", mirrors=lambda: mirrors)
    with closing(made) as client:
        yield client
    with closing(raw_client()) as engine:
        for one in engine.images(name=f"{registry}/hub/tools/python"):
            engine.remove_image(one["Id"], force=True)


def test_an_image_comes_from_the_mirror_and_is_found_by_either_name(
    client: DockerEngine, image: Pushed, registry: str
) -> None:
    reference = f"{THEIRS}/tools/python@{image.digest}"
    assert client.images.find(reference) is None
    assert client.images.download_size(reference, Stop())
    pulled = client.images.pull(reference, unheard, Stop())
    assert pulled.digest == image.digest
    assert client.images.find(reference) == pulled
    assert client.images.find(f"{registry}/hub/tools/python@{image.digest}") == pulled


def test_what_the_mirror_has_not_is_asked_of_nobody_else(client: DockerEngine, registry: str) -> None:
    with pytest.raises(p.ImageUnknown) as missing:
        client.images.pull(f"{THEIRS}/tools/none:1", unheard, Stop())
    assert missing.value.reference == f"{registry}/hub/tools/none:1"


def test_a_build_begins_with_the_mirrors(client: DockerEngine) -> None:
    """And nothing of what its steps were told is in what it makes, but for Debian's own list."""
    look = 'RUN [ "$PIP_INDEX_URL" = https://p.example ] && ! grep -r debian.org /etc/apt/sources.list.d'
    recipe = Recipe("small", {"Dockerfile": f"FROM {BASE}\n{look}\n".encode()}, BASE, "cais/small:mirrored")
    try:
        client.images.build(recipe, unheard, Stop())
        with closing(raw_client()) as engine:
            assert "p.example" not in str(engine.inspect_image("cais/small:mirrored")["Config"]["Env"])
    finally:
        with closing(raw_client()) as engine:
            engine.remove_image("cais/small:mirrored", force=True)


def test_r_takes_packages_from_the_mirror(engine: DockerEngine, plan: MakePlan) -> None:
    """And has what the image sets for all who use it."""
    entry = load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entry("r-starter")
    assert entry
    assert entry.recipe
    image = engine.images.find(entry.recipe.tag)
    if image is None:
        pytest.skip("the R starter is not built on this engine")
    mirrors = Mirrors(packages={"cran": "https://cran.acme.example"})
    ask = 'cat(getOption("repos")[["CRAN"]], file.exists(file.path(R.home("etc"), "Rprofile.site")))'
    tool = plan(image=image.id, variables={**mirrors.inside("/run/secrets"), "HOME": "/tmp"})
    files = mirrors.files("/run/secrets")
    told = engine.containers.run_once(once(tool, ("Rscript", "-e", ask)), files, Stop())
    assert told.output == "https://cran.acme.example TRUE"
