"""The whole app on a real engine. What a test's workspaces own is looked at when it ends, and removed."""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import docker
import pytest
from platformdirs import PlatformDirs
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.app import build
from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.labels import OWNER_LABEL, WORKSPACE_LABEL
from desktop.core.progress import unheard
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.store import Store, owner
from tests.browsing import mark
from tests.e2e.person import PATIENCE_S, FolderDialog, Person, WaitedInVain, jobs, until
from tests.e2e.process import Process
from tests.e2e.tools import BASE, BUILT, write_catalogue
from tests.fakes.fixtures import bus, cramped_engine, fake_engine, gate, gnome, private_engine

__all__ = ["bus", "cramped_engine", "fake_engine", "gate", "gnome", "private_engine"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark(items, Path(__file__).parent, pytest.mark.e2e)


PROCESSES = pytest.StashKey[list[Process]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the app says as a test of it fails: what it waits for may be a question that nobody answers."""
    report = yield
    if report.when == "call" and report.failed:
        for process in item.stash.get(PROCESSES, []):
            with suppress(AssertionError, OSError, ValueError):
                report.sections.append(("words on the screen", "\n".join(process.do("words"))))
    return report


class Outside:
    """The engine and the app's files as seen past the app."""

    def __init__(self) -> None:
        self.data = Path(PlatformDirs("Cais", appauthor=False).user_data_dir)
        self.client = docker.from_env(timeout=60)
        self.api: docker.APIClient = self.client.api

    def close(self) -> None:
        self.client.close()

    @property
    def store(self) -> Store:
        return Store(self.data)

    def files(self) -> set[str]:
        """The ids of the workspaces that have a file, those that were removed a moment ago as well."""
        return {path.stem for path in (self.data / "workspaces").rglob("*.toml")}

    def owned(self, **labels: str) -> dict[str, list[tuple[str, str]]]:
        """(name or id, workspace) of all that this test's apps made on the engine, by kind."""
        wanted = labels or {OWNER_LABEL: owner(self.data)}
        filters = {"label": [f"{key}={value}" for key, value in wanted.items()]}
        listings = {
            "container": (self.api.containers(all=True, filters=filters), "Id"),
            "network": (self.api.networks(filters=filters), "Id"),
            "volume": (self.api.volumes(filters=filters)["Volumes"] or [], "Name"),
        }
        return {
            kind: [(one[key], one["Labels"][WORKSPACE_LABEL]) for one in found]
            for kind, (found, key) in listings.items()
        }

    def kinds(self, id: str) -> list[str]:
        """What a workspace has on the engine: "container", "network", "volume"."""
        return [kind for kind, found in self.owned(**{WORKSPACE_LABEL: id}).items() for _ in found]

    def inspect(self, id: str) -> dict[str, Any]:
        """The workspace's container in the engine's own words."""
        (container,) = self.owned(**{WORKSPACE_LABEL: id})["container"]
        return self.api.inspect_container(container[0])

    def run_inside(self, id: str, *command: str, user: str = "") -> str:
        """What a command says inside the workspace's container, errors included."""
        run = self.api.exec_create(self.inspect(id)["Id"], list(command), user=user)["Id"]
        return self.api.exec_start(run).decode(errors="replace")

    def wait_until(self, condition: Callable[[], bool], within_s: float = 60) -> None:
        """For what no event tells of."""
        deadline = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < deadline, f"waited {within_s} s; on the engine: {self.owned()}"
            time.sleep(0.05)

    @contextmanager
    def events(self, id: str) -> Iterator[Iterator[dict[str, Any]]]:
        """What happens to the workspace's container from now on."""
        stream = self.api.events(decode=True, filters={"label": f"{WORKSPACE_LABEL}={id}"})
        try:
            yield stream
        finally:
            stream.close()

    def remove_all(self) -> None:
        owned = self.owned()
        for name, _ in owned["container"]:
            self.api.remove_container(name, force=True, v=True)
        for name, _ in owned["network"]:
            self.api.remove_network(name)
        for name, _ in owned["volume"]:
            self.api.remove_volume(name)
        for image in self.api.images(filters={"label": f"app.cais.recipe={BUILT}"}):
            self.api.remove_image(image["Id"], force=True)


@pytest.fixture
def outside(home: Path) -> Iterator[Outside]:
    """When the test ends, nothing on the engine may belong to a workspace that the app does not know."""
    outside = Outside()
    try:
        yield outside
        known = outside.files()
        orphans = [
            f"{kind} {name}"
            for kind, found in outside.owned().items()
            for name, id in found
            if id not in known
        ]
        assert not orphans, f"left on the engine without a workspace: {orphans}"
    finally:
        outside.remove_all()
        outside.close()


@pytest.fixture
def bystanders(outside: Outside) -> Iterator[None]:
    """Somebody else's workspace on the same engine, which must still be there when the test ends."""
    labels = {WORKSPACE_LABEL: "0123456789ab", OWNER_LABEL: "5" * 16}  # as an app's
    api, name = outside.api, f"bystander-{os.getpid()}"
    network = api.create_network(name, labels=labels)["Id"]
    api.create_volume(name, labels=labels)
    container = api.create_container(BASE, ["sleep", "infinity"], labels=labels)["Id"]
    try:
        api.start(container)
        yield
        assert api.inspect_container(container)["State"]["Running"]
        assert api.inspect_network(network)
        assert api.inspect_volume(name)
    finally:
        api.remove_container(container, force=True)
        api.remove_network(network)
        api.remove_volume(name)


@pytest.fixture
def project(home: Path) -> str:
    """A folder that can be shared."""
    folder = home / "project"
    folder.mkdir()
    (folder / "data.csv").write_text("a,b\n1,2\n")
    return str(folder)


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The tests' own catalogue."""
    return write_catalogue(tmp_path / "resources")


@pytest.fixture
def begin(
    home: Path,
    tmp_path: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Process]]:
    """Starts the app in a process of its own."""
    monkeypatch.setenv("TMPDIR", str(home / ".tmp"))
    (home / ".tmp").mkdir()
    processes = request.node.stash[PROCESSES] = []

    def begin(resources: Path | None = None) -> Process:
        processes.append(Process(resources, tmp_path / "output"))
        return processes[-1]

    yield begin
    for process in processes:
        process.close()


@pytest.fixture
def cais(qapp: QApplication, outside: Outside, home: Path) -> Iterator[Callable[..., Person]]:
    """Opens the app in this process, as a person finds it once it has looked around. One that is open is
    closed first."""
    opened: list[Person] = []

    def open_app(resources: Path = RESOURCES, engine: Any = None) -> Person:
        while opened:
            _close(opened.pop())
        dirs = PlatformDirs("Cais", appauthor=False)
        dialog = FolderDialog()
        backend = LocalBackend(dirs, resources)
        if engine is not None:
            backend.engine = lambda: engine  # type: ignore[method-assign]
        person = Person(build(qapp, backend, ask=dialog), dialog)
        opened.append(person)
        person.app.desk.begin()
        person.app.window.show()
        person.wait_for_the_engine()
        return person

    yield open_app
    for person in opened:
        _close(person)


def _close(person: Person) -> None:
    app = person.app
    person.close()
    try:
        until(lambda: not jobs(), PATIENCE_S, "the app's work to end")
    except WaitedInVain:
        faulthandler.dump_traceback()
        raise
    app.backend.engine().close()
    for thing in (app.window, app.desk, app.theme):
        thing.deleteLater()
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def python_starter(home: Path) -> str:
    """The tag of the Python starter's image, built by the product where it is not there yet."""
    return starter("python-starter")


@pytest.fixture
def r_starter(home: Path) -> str:
    """As `python_starter`, of the R starter."""
    return starter("r-starter")


def starter(id: str) -> str:
    dirs = PlatformDirs("Cais", appauthor=False)
    backend = LocalBackend(dirs)
    entry = backend.catalogue.entry(id)
    assert entry
    assert entry.recipe
    try:
        if backend.engine().images.find(entry.recipe.tag) is None:
            backend.engine().images.build(entry.recipe, unheard, Stop())
    finally:
        backend.engine().close()
    return entry.recipe.tag
