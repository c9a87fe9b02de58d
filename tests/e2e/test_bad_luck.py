"""What a person sees when the engine, a download, a build or a tool fails; nothing lies around afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.ports import Engine
from desktop.core.start.computer import Computer
from desktop.core.start.launch import Request, Running, start
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.e2e.conftest import Outside
from tests.e2e.person import PATIENCE_S, Person, jobs, until
from tests.e2e.tools import BASE, BUILT
from tests.fakes.engine import End, FakeEngine
from tests.fakes.private_engine import PrivateEngine

Cais = Callable[..., Person]

IMAGE = "sha256:" + "a" * 64
MEMORY = 64 * 1024**2


def see_problem(person: Person, id: str, title: str) -> None:
    """On the workspace's screen and on its card, whose file is still there."""
    person.wait_to_read(title)
    person.press("Back to workspaces")
    person.wait_to_read(title)
    assert person.app.backend.store.load(id)


# --- an engine that a test scripts ------------------------------------------------------------------


@pytest.fixture
def fake(fake_engine: FakeEngine) -> FakeEngine:
    """An engine on which a start goes well up to the tool's first answer."""
    created = {
        "Id": "c1",
        "Config": {"Labels": {}},
        "State": {"Status": "created"},
        "HostConfig": {"Memory": MEMORY},
    }
    for method, path, answer in (
        ("GET", r"/images/.*/json", {"Id": IMAGE, "RepoDigests": [], "Size": 1}),
        ("POST", "/networks/create", {"Id": "n1"}),
        ("POST", "/volumes/create", {"Name": "v1"}),
        ("POST", "/containers/create", {"Id": "c1"}),
        ("GET", "/containers/.*/json", created),
    ):
        fake_engine.answer(method, path, json=answer)
    fake_engine.answer("GET", "/containers/json", json=[])
    fake_engine.answer("GET", "/volumes/.*", status=404, json={"message": "no such volume"})
    fake_engine.answer("POST", "/containers/.*/attach")
    fake_engine.stream("GET", "/events", [], then=End.HANG)
    # What tries the folders from inside ends at once, and has nothing to say.
    probe = "/containers/cais-.*-probe-.*"
    ended = {**created, "State": {"Status": "exited", "ExitCode": 0}}
    fake_engine.answer("POST", f"{probe}/attach", body=b"\1\0\0\0\0\0\0\1\n")
    fake_engine.answer("POST", f"{probe}/start", status=204)
    fake_engine.answer("GET", f"{probe}/json", json=ended)
    fake_engine.answer("DELETE", probe, status=204)
    return fake_engine


DOWNLOADS = {
    "cut": ("unexpected EOF", "The download was interrupted"),
    "refused": ("dial tcp 10.0.0.1:443: connect: connection refused", "The download could not start"),
    "unknown": ("manifest unknown: manifest unknown", "This environment is no longer offered"),
    "unauthorised": ("unauthorized: sign in first", "This environment is for those who sign in"),
    "disk-full": ("write /var/lib/docker/x: no space left on device", "There is no disk space left"),
    "not-trusted": ("x509: unknown authority", "The download server could not prove who it is"),
    "another-digest": (
        f"filesystem layer verification failed for digest {IMAGE}",
        "The download was damaged or changed on its way",
    ),
}


@pytest.mark.parametrize("kind", DOWNLOADS)
def test_a_download_that_fails(
    cais: Cais, fake: FakeEngine, resources: Path, project: str, kind: str
) -> None:
    said, title = DOWNLOADS[kind]
    fake.answer("GET", r"/images/.*/json", status=404, json={"message": "No such image"})
    fake.stream("POST", "/images/create", [{"errorDetail": {"message": said}, "error": said}])
    person = cais(resources, fake.client())
    see_problem(person, person.make("elsewhere", project), title)
    assert not fake.asked("POST", "/containers/create")


REFUSALS = {
    "no-more-networks": (
        "/networks/create",
        "could not find an available, non-overlapping IPv4 address pool",
        "There is no room for one more workspace",
    ),
    "port-in-use": (
        "/containers/.*/start",
        "driver failed: port is already allocated",
        "Another program is in the way",
    ),
    "folder-not-shared": (
        "/containers/create",
        "Mounts denied: /data is not shared",
        "Docker cannot reach the folder “/data”",
    ),
    "disk-full": (
        "/containers/create",
        "mkdir /var/lib/docker: no space left on device",
        "There is no disk space left",
    ),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_engine_that_refuses(
    cais: Cais, fake: FakeEngine, resources: Path, project: str, kind: str
) -> None:
    path, said, title = REFUSALS[kind]
    fake.answer("DELETE", ".*", status=204)
    fake.answer("POST", path, status=500, json={"message": said})
    person = cais(resources, fake.client())
    see_problem(person, person.make("quick", project), title)


STEPS = {
    "looking-for-it": ("GET", "/_ping"),
    "finding-the-image": ("GET", "/images/.*/json"),
    "making-the-network": ("POST", "/networks/create"),
    "making-the-home": ("POST", "/volumes/create"),
    "making-the-container": ("POST", "/containers/create"),
    "handing-over-secrets": ("POST", "/containers/.*/attach"),
    "starting": ("POST", "/containers/.*/start"),
}
LOST = [
    *((End.HANG, step, "Docker does not answer") for step in STEPS),
    # Where one is gone before anything was begun, another that answers is used.
    *((End.CUT, step, "Docker stopped while Cais was using it") for step in [*STEPS][1:]),
]


@pytest.mark.parametrize(("end", "step", "title"), LOST, ids=[f"{end.value}-{step}" for end, step, _ in LOST])
def test_an_engine_lost_in_a_start(
    cais: Cais, fake: FakeEngine, resources: Path, project: str, end: End, step: str, title: str
) -> None:
    """From one request of the start on, nothing is answered any more."""
    person = cais(resources, fake.client(patience_s=0.5))
    wizard = person.choose("quick", project)
    until(lambda: "cais-environments" not in jobs(), PATIENCE_S, "the wizard to have looked around")

    def lose(_request: object) -> None:
        for method in ("GET", "POST", "DELETE"):
            fake.answer(method, ".*", then=end)

    method, path = STEPS[step]
    fake.answer(method, path, then=end, on_request=lose)
    see_problem(person, person.finish(wizard), title)


def test_an_engine_killed_in_a_start_comes_back(
    cais: Cais,
    private_engine: PrivateEngine,
    resources: Path,
    project: str,
) -> None:
    """A real one: what it kept of the broken start goes with the workspace."""
    private_engine.import_base()
    person = cais(resources, private_engine.client())
    id = person.make("waiting", project)
    with closing(private_engine.raw()) as raw:
        until(raw.containers, 30, "the container to run")
    private_engine.kill()
    see_problem(person, id, "Docker stopped while Cais was using it")
    person.wait_to_read("Docker Engine has stopped")

    private_engine.start()
    person.wait_to_read("Docker Engine is running", within_s=30)
    person.wait_for_status(id, "half-made")
    person.remove("project")
    with closing(private_engine.raw()) as raw:
        until(lambda: not raw.containers(all=True), 30, "the container to go")
        assert raw.volumes()["Volumes"], "it can still be had back"
        person = cais(resources, private_engine.client())
        until(lambda: not raw.volumes()["Volumes"], PATIENCE_S, "its home to go")
        until(lambda: not person.app.backend.store.removed(), PATIENCE_S, "its file to go")
        assert not [one for one in raw.networks() if one["Name"].startswith("cais")]


# --- tools that fail on the real engine ---------------------------------------------------------------


def test_a_build_that_fails(cais: Cais, resources: Path, project: str, outside: Outside) -> None:
    recipe = resources / "recipes" / BUILT / "Dockerfile"
    recipe.write_text(f"FROM {BASE}\nRUN echo all is well && false\nRUN true\n")
    person = cais(resources)
    id = person.make(BUILT, project)
    person.wait_to_read("This environment could not be built")
    person.press("Details for IT")
    person.wait_to_read("all is well")
    see_problem(person, id, "This environment could not be built")
    assert outside.kinds(id) == []
    assert not outside.api.images(filters={"label": f"app.cais.build={BUILT}"})
    assert not outside.api.containers(all=True, filters={"label": f"app.cais.build={BUILT}"})


@pytest.mark.parametrize(
    ("entry", "title", "detail"),
    [
        ("leaving", "The tool ended by itself", "nothing left to do here"),
        ("hungry", "The tool needed more than 64 MB of memory", ""),
        ("silent", "The tool did not become ready", ""),
    ],
)
def test_a_tool_that_never_gets_ready(
    cais: Cais,
    resources: Path,
    project: str,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
    entry: str,
    title: str,
    detail: str,
) -> None:
    def impatient(request: Request, engine: Engine, computer: Computer, *others: Any) -> Running:
        return start(request, engine, replace(computer, ready_within_s=3), *others)

    monkeypatch.setattr("desktop.core.start.launch.start", impatient)
    workspace = keep(outside, entry, project)
    person = cais(resources)
    person.press("Finish project")
    person.wait_to_read(title)
    if detail:
        person.press("Details for IT")
        person.wait_to_read(detail)
    see_problem(person, workspace.id, title)
    person.wait_for_status(workspace.id, "half-made")
    assert outside.kinds(workspace.id) == []


def test_a_tool_that_is_ended_while_somebody_works(
    cais: Cais, resources: Path, project: str, outside: Outside
) -> None:
    id = keep(outside, "quick", project).id
    person = cais(resources)
    person.press("Finish project")
    person.wait_for_page(id)
    person.ask_page(id, "fetch('/eat'), 1")
    person.wait_for_status(id, "out-of-memory")
    person.go_home()
    person.wait_to_read("Stopped because it needed more than 64 MB.")
    person.press("Open project")
    person.wait_for_page(id)
    assert person.ask_page(id, "document.body && document.body.innerText") == "signed in"


def test_a_folder_that_vanishes(cais: Cais, resources: Path, project: str, outside: Outside) -> None:
    """Between the look at it and the start, and between two starts."""
    person = cais(resources)
    wizard = person.choose("quick", project)
    shutil.move(project, f"{project}-elsewhere")
    id = person.finish(wizard)
    see_problem(person, id, f"The folder “{project}” is not there any more")
    assert outside.kinds(id) == []

    shutil.move(f"{project}-elsewhere", project)
    person.press("Finish project")
    person.wait_for_page(id)
    person.go_home()
    person.press("Stop project")
    person.wait_for_status(id, "stopped")
    shutil.move(project, f"{project}-elsewhere")
    person.press("Open project")
    see_problem(person, id, f"The folder “{project}” is not there any more")
    assert outside.kinds(id) == ["container", "network", "volume"]
    assert not Path(project).exists(), "nobody makes an empty folder in its place"


def keep(outside: Outside, entry: str, project: str) -> Workspace:
    """A workspace on disk that never started, with little memory."""
    folder = Folder(project, "project", writable=True)
    workspace = Workspace("5eed5eed5eed", "project", entry, datetime.now(UTC), (folder,), memory=MEMORY)
    outside.store.save(workspace)
    return workspace
