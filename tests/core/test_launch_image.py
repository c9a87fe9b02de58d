"""Which image a workspace runs: the recorded one, wherever it must come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.progress import unheard
from desktop.core.start.image import is_another, obtain, pulled, record_image, repository
from desktop.core.workspaces.workspace import Environment, Workspace
from tests.core.samples import ENTRY, WORKSPACE

OLD, NEW = Image("sha256:" + "1" * 64, "sha256:" + "d" * 64, 1), Image("sha256:" + "2" * 64, None, 1)
RECIPE = Recipe("python-starter", {}, "debian:trixie-slim", "cais/python-starter:1")
PULLED, BUILT = ENTRY, replace(ENTRY, image=None, recipe=RECIPE)
RECORDED = replace(WORKSPACE, image=OLD.id, digest=OLD.digest)


class Images:
    """The engine as far as images go, and what was asked of it."""

    def __init__(self, *there: str) -> None:
        self.there, self.asked = there, []

    def find(self, reference: str) -> Image | None:
        return OLD if reference in self.there else None

    def pull(self, reference, report, stop) -> Image:
        self.asked.append(("pull", reference))
        return OLD

    def build(self, recipe, report, stop) -> Image:
        self.asked.append(("build", recipe.name))
        return NEW


@pytest.mark.parametrize(
    ("workspace", "tool", "there", "asked"),
    [
        pytest.param(WORKSPACE, PULLED, [], [("pull", PULLED.image)], id="first start"),
        pytest.param(WORKSPACE, PULLED, [PULLED.image], [], id="first start, already here"),
        pytest.param(WORKSPACE, BUILT, [], [("build", "python-starter")], id="first build"),
        pytest.param(WORKSPACE, BUILT, [RECIPE.tag], [], id="first start, already built"),
        pytest.param(RECORDED, PULLED, [OLD.id], [], id="recorded and here"),
        pytest.param(
            RECORDED,
            PULLED,
            [PULLED.image],
            [("pull", f"registry.example:5000/jupyter/base@{OLD.digest}")],
            id="recorded and gone, whatever the tag means by now",
        ),
        pytest.param(RECORDED, BUILT, [], [("build", "python-starter")], id="recorded build and gone"),
        pytest.param(replace(RECORDED, digest=None), PULLED, [], [("pull", PULLED.image)], id="no digest"),
    ],
)
def test_which_image_a_workspace_runs(workspace, tool, there, asked) -> None:
    images = Images(*there)
    obtain(workspace, tool, images, unheard, Stop())  # type: ignore[arg-type]
    assert images.asked == asked


EARLIER = Environment("JupyterLab", "python", ("Python 3.11",))


@pytest.mark.parametrize(
    ("image", "environment"),
    [
        pytest.param(OLD, EARLIER, id="the same image, whatever the catalogue says by now"),
        pytest.param(NEW, ENTRY.environment, id="another image"),
    ],
)
def test_a_workspace_keeps_what_its_image_is(image: Image, environment: Environment) -> None:
    saved: list[Workspace] = []
    before = replace(RECORDED, environment=EARLIER, engine="here")
    workspace = record_image(before, ENTRY, image, "here", {}, saved.append)
    assert (workspace.image, workspace.environment) == (image.id, environment)
    assert saved == ([workspace] if image is NEW else [])


BUILT_BEFORE = replace(RECORDED, digest=None, recipe=RECIPE.tag)


@pytest.mark.parametrize(
    ("workspace", "tool", "image", "another"),
    [
        pytest.param(WORKSPACE, BUILT, NEW, False, id="nothing ran before"),
        pytest.param(BUILT_BEFORE, BUILT, OLD, False, id="the very same"),
        pytest.param(BUILT_BEFORE, BUILT, NEW, False, id="the same recipe, built again"),
        pytest.param(replace(BUILT_BEFORE, recipe="older"), BUILT, NEW, True, id="another recipe by now"),
        pytest.param(replace(BUILT_BEFORE, recipe=None), BUILT, NEW, True, id="nobody knows which recipe"),
        pytest.param(RECORDED, PULLED, NEW._replace(digest=OLD.digest), False, id="pulled again by digest"),
        pytest.param(replace(RECORDED, digest=None), PULLED, NEW, True, id="pulled by a tag that moved"),
    ],
)
def test_what_is_another_environment(workspace, tool, image, another) -> None:
    assert is_another(workspace, tool, image) is another


def test_a_workspace_keeps_which_recipe_its_image_came_from() -> None:
    kept = record_image(WORKSPACE, BUILT, NEW, "here", {}, lambda _: None)
    assert kept.recipe == RECIPE.tag
    newer = replace(BUILT, recipe=replace(RECIPE, tag="cais/python-starter:2"))
    assert record_image(kept, newer, NEW, "here", {}, lambda _: None) == kept, "it still is the one of before"
    assert record_image(kept, newer, OLD, "here", {}, lambda _: None).recipe == "cais/python-starter:2"


def test_an_image_that_another_workspace_downloaded_brings_its_digest() -> None:
    """One that is only here, built or loaded, has none: no registry would know it."""
    known = pulled([WORKSPACE, RECORDED, replace(RECORDED, image=NEW.id, recipe=RECIPE.tag)])
    assert known == {OLD.id: OLD.digest}
    here = OLD._replace(digest=None)
    assert record_image(WORKSPACE, ENTRY, here, "here", known, lambda _: None).digest == OLD.digest
    assert record_image(WORKSPACE, ENTRY, NEW, "here", known, lambda _: None).digest is None


def test_a_workspace_keeps_which_engine_its_home_is_on() -> None:
    saved: list[Workspace] = []
    record_image(replace(RECORDED, environment=EARLIER), ENTRY, OLD, "here", {}, saved.append)
    assert [workspace.engine for workspace in saved] == ["here"]


@pytest.mark.parametrize(
    ("reference", "bare"),
    [
        ("debian", "debian"),
        ("debian:trixie", "debian"),
        ("quay.io/jupyter/base:2026-07-28", "quay.io/jupyter/base"),
        ("localhost:5000/base", "localhost:5000/base"),
        ("localhost:5000/base:1", "localhost:5000/base"),
        ("a/b@sha256:00", "a/b"),
        ("a/b:1@sha256:00", "a/b"),
    ],
)
def test_a_repository_is_a_reference_without_its_tag(reference, bare) -> None:
    assert repository(reference) == bare
