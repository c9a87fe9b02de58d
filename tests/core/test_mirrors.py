"""What stands in for servers: of images, and of packages in builds and inside."""

from __future__ import annotations

import pytest

from desktop.core.engine_plans import Recipe
from desktop.core.registries.mirrors import NONE, Mirrors

IMAGES = Mirrors({"docker.io": "m.example:5000/hub", "quay.io": "m.example:5000"})
DIGEST = "sha256:" + "a" * 64


@pytest.mark.parametrize(
    ("reference", "there"),
    [
        ("python:3", "m.example:5000/hub/library/python:3"),
        ("rocker/r-ver:4", "m.example:5000/hub/rocker/r-ver:4"),
        ("docker.io/rocker/r-ver", "m.example:5000/hub/rocker/r-ver"),
        ("index.docker.io/library/python", "m.example:5000/hub/library/python"),
        (f"quay.io/jupyter/base-notebook@{DIGEST}", f"m.example:5000/jupyter/base-notebook@{DIGEST}"),
        ("ghcr.io/a/b:1", "ghcr.io/a/b:1"),
        ("m.example:5000/hub/library/python:3", "m.example:5000/hub/library/python:3"),
        ("localhost/a:1", "localhost/a:1"),
    ],
)
def test_where_an_image_is_instead(reference: str, there: str) -> None:
    assert IMAGES.image(reference) == there
    assert NONE.image(reference) == reference


def recipe(text: str) -> Recipe:
    return Recipe("own", {"Dockerfile": text.encode(), "x": b"1"}, "debian:trixie-slim", "cais/own:1")


def built(mirrors: Mirrors, text: str) -> str:
    return mirrors.recipe(recipe(text)).files["Dockerfile"].decode()


def test_a_recipe_is_built_from_mirrors_and_called_as_before() -> None:
    text = (
        "# syntax=docker/dockerfile:1\n"
        "ARG A=b\n"
        "FROM --platform=linux/amd64 debian:trixie-slim AS first\n"
        "FROM \\\n  quay.io/a/b:1\n"
        "FROM first\n"
        "COPY --from=first /a /a\n"
        "COPY --from=0 /a /a\n"
        "COPY --from=rocker/r-ver:4 /b /b\n"
        "RUN echo 'FROM python:3'"
    )
    made = IMAGES.recipe(recipe(text))
    assert made.files["Dockerfile"].decode() == (
        "# syntax=m.example:5000/hub/docker/dockerfile:1\n"
        "ARG A=b\n"
        "FROM --platform=linux/amd64 m.example:5000/hub/library/debian:trixie-slim AS first\n"
        "FROM \\\n  m.example:5000/a/b:1\n"
        "FROM first\n"
        "COPY --from=first /a /a\n"
        "COPY --from=0 /a /a\n"
        "COPY --from=m.example:5000/hub/rocker/r-ver:4 /b /b\n"
        "RUN echo 'FROM python:3'"
    )
    assert made.base == "m.example:5000/hub/library/debian:trixie-slim"
    assert (made.tag, made.files["x"]) == ("cais/own:1", b"1")
    assert NONE.recipe(recipe(text)) == recipe(text)


def test_programs_of_a_build_are_told_below_each_base() -> None:
    mirrors = Mirrors(packages={"pip": "https://p.example/simple", "cran": "https://c.example"})
    arguments = (
        'ARG PIP_INDEX_URL="https://p.example/simple"\n'
        'ARG UV_DEFAULT_INDEX="https://p.example/simple"\n'
        'ARG RENV_CONFIG_REPOS_OVERRIDE="https://c.example"'
    )
    assert built(mirrors, "FROM a AS one\nFROM b\nRUN c\n") == (
        f"FROM a AS one\n{arguments}\nFROM b\n{arguments}\nRUN c\n"
    )


def test_debians_own_servers_are_replaced_before_the_first_step() -> None:
    lines = built(Mirrors(packages={"apt": "http://a.example/"}), "FROM a\nRUN b").splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["FROM", "RUN", "RUN"]
    assert "#http://a.example#g" in lines[1]
    lines = built(Mirrors(packages={"apt": "https://a.example"}), "FROM a\nRUN b").splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["FROM", "COPY", "RUN", "RUN", "RUN"]


def test_r_reads_a_file_and_others_variables() -> None:
    mirrors = Mirrors(packages={"cran": "https://c.example", "npm": "https://n.example"})
    assert mirrors.inside("/s") == {
        "NPM_CONFIG_REGISTRY": "https://n.example",
        "NPM_CONFIG_REPLACE_REGISTRY_HOST": "always",
        "NPM_CONFIG_GLOBALCONFIG": "/s/packages.npmrc",
        "RENV_CONFIG_REPOS_OVERRIDE": "https://c.example",
        "R_PROFILE": "/s/mirrors.R",
    }
    plain = Mirrors(packages={"npm": "http://n.example"}).inside("/s")
    assert "NPM_CONFIG_GLOBALCONFIG" not in plain, "nobody signs in there, and an image may have its own"
    assert b'["CRAN"] <- "https://c.example"' in mirrors.files("/s")["mirrors.R"]
    assert NONE.inside("/s") == NONE.files("/s") == {}
