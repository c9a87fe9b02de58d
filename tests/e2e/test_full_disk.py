"""What a person sees when the engine's disk is full, and that the same start goes on once there is room."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.labels import WORKSPACE_LABEL
from tests.e2e.person import Person, until
from tests.e2e.tools import BUILT, change_entry
from tests.fakes import registry, small_image
from tests.fakes.fixtures import SMALL_DISK
from tests.fakes.gate import Gate
from tests.fakes.private_engine import BASE, PrivateEngine

Cais = Callable[..., Person]

MUCH = SMALL_DISK * 5 // 4


def download(resources: Path, engine: PrivateEngine, gate: Gate) -> str:
    registry.push(gate.upstream, "tools/large", small_image.archive(padding=os.urandom(MUCH)))
    change_entry(resources, "elsewhere", image=f"{gate.listen(engine.listen())}/tools/large:1")
    return "elsewhere"


def build(resources: Path, engine: PrivateEngine, _gate: Gate) -> str:
    engine.import_base()
    recipe = resources / "recipes" / BUILT / "Dockerfile"
    recipe.write_text(f"FROM {BASE}\nRUN head -c {MUCH} /dev/zero > /tmp/zeros\n")
    return BUILT


@pytest.mark.parametrize("obtain", [download, build])
def test_an_environment_that_does_not_fit(
    cramped_engine: PrivateEngine,
    gate: Gate,
    cais: Cais,
    resources: Path,
    project: str,
    obtain: Callable[[Path, PrivateEngine, Gate], str],
) -> None:
    entry = obtain(resources, cramped_engine, gate)
    change_entry(resources, entry, launch="waiting")
    person = cais(resources, cramped_engine.client())
    id = person.make(entry, project)
    person.wait_to_read("There is no disk space left")
    person.press("Back to workspaces")
    person.wait_to_read("There is no disk space left")
    person.wait_for_status(id, "half-made")
    with closing(cramped_engine.raw()) as raw:
        assert not raw.containers(all=True)
        assert not raw.networks(filters={"type": "custom"})
        assert not raw.volumes()["Volumes"]
        assert all(image["RepoTags"] == [BASE] for image in raw.images(all=True))

        cramped_engine.make_room(4 * MUCH)
        person.press("Finish project")
        until(lambda: raw.containers(filters={"label": WORKSPACE_LABEL}), 30, "the tool to run")
        person.press("Cancel")
        until(lambda: not raw.containers(all=True), 30, "the tool to go")
