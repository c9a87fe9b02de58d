"""What a test needs around it, and what it may not leave behind.

A pytest plugin. Looks around before a test's fixtures are made and again after they are gone: threads, files
in the user's own folders and objects on the engine that came in between fail the test.
"""

from __future__ import annotations

import os
import pwd
import re
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docker
import pytest
from docker.errors import DockerException
from platformdirs import PlatformDirs

from desktop.core.workspaces.store import owner

OURS = "cais"
LABEL = "app.cais"
WORKSPACE_LABEL = f"{LABEL}.workspace"
OWNER_LABEL = f"{LABEL}.owner"
# Not $HOME: each test has one of its own.
HOME = Path(pwd.getpwuid(os.getuid()).pw_dir)
PATIENCE_S = 20.0  # a thread that was told to end may take to do so


SHARED: set[str] = set()
"""Ids of workspaces that the tests of a module share: a fixture adds them, and takes them out before it
erases them, so that the module's last test fails for what is left of them."""

OWNERS: set[str] = set()
"""Whom the apps of this process's tests work for, as `workspaces.store.owner` names them."""


@dataclass(frozen=True)
class Surroundings:
    """What there was at one moment. `files` are (path, time of change)."""

    threads: frozenset[threading.Thread]
    files: frozenset[tuple[str, int]]
    engine: frozenset[str]


def _files() -> Iterator[tuple[str, int]]:
    for base in (".config", ".local/share", ".local/state", ".cache"):
        for top in (HOME / base).glob("*[Cc]ais*"):
            for path in (top, *top.rglob("*")):
                yield str(path), path.lstat().st_mtime_ns
    # Where an app that is killed leaves the socket that later starts call at.
    for path in Path(tempfile.gettempdir()).glob("cais-*"):
        with suppress(FileNotFoundError):  # another test run's may go at any time
            if path.is_socket():
                yield str(path), path.lstat().st_mtime_ns


def _engine() -> Iterator[str]:
    with closing(docker.from_env(timeout=20).api) as api:
        listings = {
            "container": (api.containers(all=True), "Id"),
            "network": (api.networks(), "Id"),
            "volume": (api.volumes()["Volumes"] or [], "Name"),
        }
    for kind, (found, key) in listings.items():
        for one in found:
            labels = one["Labels"] or {}
            ours = any(label.startswith(LABEL) for label in labels) and _is_looked_after(labels)
            if ours and labels.get(WORKSPACE_LABEL) not in SHARED:
                yield f"{kind} {one[key]}"


def _is_looked_after(labels: dict[str, str]) -> bool:
    """Two processes of `make test` share an engine: one answers for what its apps made, and the other one for
    all but what apps made that are not its own."""
    whose = labels.get(OWNER_LABEL, "")
    match os.environ.get("CAIS_ENGINE_OBJECTS"):
        case "apps":
            return whose in OWNERS
        case "others":
            return whose in OWNERS or not re.fullmatch("[0-9a-f]{16}", whose)
    return True


def _uses_engine(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("engine", "e2e"))


@cache
def _engine_trouble() -> str | None:
    try:
        with closing(docker.from_env(timeout=20)) as client:
            client.ping()
    except (DockerException, OSError) as error:
        return f"no container engine: {error}"
    return None


def _check_needs(item: pytest.Item) -> None:
    if _uses_engine(item) and (trouble := _engine_trouble()):
        # Where nobody reads the list of skipped tests, a skipped one would pass for a passed one.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(trouble)
    if item.get_closest_marker("browser") and os.geteuid() == 0:
        pytest.skip("the browser's sandbox refuses root; `make test` runs this as an ordinary user")


def _look_around(item: pytest.Item) -> Surroundings:
    # On an engine where others test at the same time nobody can tell whose an object is.
    watched = _uses_engine(item) and os.environ.get("CAIS_ENGINE_ALONE") == "1"
    return Surroundings(
        frozenset(threading.enumerate()), frozenset(_files()), frozenset(_engine() if watched else ())
    )


def _stays(thread: threading.Thread) -> bool:
    if thread.daemon and OURS not in thread.name.lower():
        return False
    thread.join(PATIENCE_S)
    return thread.is_alive()


BEFORE = pytest.StashKey[Surroundings]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    _check_needs(item)
    item.stash[BEFORE] = _look_around(item)
    yield
    OWNERS.add(owner(Path(PlatformDirs("Cais", appauthor=False).user_data_dir)))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    before = item.stash.get(BEFORE, None)
    if before is None:
        return
    left = [
        f"thread {thread.name}" for thread in set(threading.enumerate()) - before.threads if _stays(thread)
    ]
    after = _look_around(item)
    left += [f"file {path}" for path, _changed in after.files - before.files]
    left += after.engine - before.engine
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(left)), pytrace=False)


if __name__ == "__main__":
    sys.stdout.writelines(f"{one}\n" for one in sorted(_engine()))
