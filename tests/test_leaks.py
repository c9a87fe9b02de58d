"""The checks on what tests leave behind do find it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docker
import pytest

ROOT = Path(__file__).parents[1]
PLAIN = """
    import threading
    def test_it(request):
        end = threading.Event()
        request.config.add_cleanup(end.set)
        threading.Thread(target=end.wait, args=[10], name="counting").start()
    """
DAEMON = """
    import threading
    def test_it(request):
        end = threading.Event()
        request.config.add_cleanup(end.set)
        threading.Thread(target=end.wait, args=[10], name="cais-job", daemon=True).start()
    """
FILE = """
    from tests import leaks
    def test_it():
        (leaks.HOME / ".config/cais").mkdir(parents=True)
    """
VOLUME = """
    import docker, pytest
    @pytest.mark.engine
    def test_it():
        client = docker.from_env()
        client.volumes.create({name!r}, labels={{"app.cais.workspace": "abc"}})
        client.close()
    """
SHARED = """
    import docker, pytest
    from tests import leaks
    @pytest.fixture(scope="module")
    def volume():
        client = docker.from_env()
        leaks.SHARED.add("abc")
        volume = client.volumes.create({name!r}, labels={{"app.cais.workspace": "abc"}})
        yield
        leaks.SHARED.remove("abc")
        client.close()
    @pytest.mark.engine
    def test_first(volume):
        pass
    @pytest.mark.engine
    def test_last(volume):
        pass
    """
CLEAN = """
    import threading
    def test_it():
        thread = threading.Thread(target=print)
        thread.start()
    """


def _run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, source: str) -> pytest.RunResult:
    pytester.makeconftest(
        "from pathlib import Path\n"
        "from tests import leaks\n"
        "pytest_plugins = ['tests.leaks']\n"
        "leaks.HOME = Path(__file__).parent / 'home'\n"
        "leaks.PATIENCE_S = 2.0\n"
    )
    pytester.makeini("[pytest]\nmarkers = engine\n")
    pytester.makepyfile(source)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("CAIS_ENGINE_ALONE", "1")
    return pytester.runpytest_subprocess()


@pytest.mark.parametrize(
    ("source", "left"),
    [(PLAIN, "thread counting"), (DAEMON, "thread cais-job"), (FILE, "file */.config/cais")],
)
def test_what_is_left_fails_the_test_that_left_it(
    source: str, left: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = _run(pytester, monkeypatch, source)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*left behind: {left}*"])


def test_a_thread_that_ends_is_not_left(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(pytester, monkeypatch, CLEAN).assert_outcomes(passed=1)


@pytest.fixture
def volume() -> Iterator[str]:
    name = f"cais-leak-{uuid.uuid4().hex}"
    yield name
    with closing(docker.from_env()) as client:
        client.volumes.get(name).remove()


@pytest.mark.engine
def test_a_volume_left_on_the_engine_fails_its_test(
    volume: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = _run(pytester, monkeypatch, VOLUME.format(name=volume))
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines([f"*left behind: volume {volume}*"])


OWNED = """
    import docker, pytest
    from tests import leaks
    @pytest.mark.engine
    def test_it():
        leaks.OWNERS.add("aaaaaaaaaaaaaaaa")
        client = docker.from_env()
        client.volumes.create({name!r}, labels={{"app.cais.workspace": "abc", "app.cais.owner": {owner!r}}})
        client.close()
    """


@pytest.mark.engine
@pytest.mark.parametrize(
    ("objects", "owner", "errors"),
    [
        ("apps", "a" * 16, 1),
        ("apps", "b" * 16, 0),
        ("apps", "a test's", 0),
        ("others", "a" * 16, 1),
        ("others", "b" * 16, 0),
        ("others", "a test's", 1),
    ],
)
def test_of_two_processes_one_answers_for_a_volume(
    volume: str,
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    objects: str,
    owner: str,
    errors: int,
) -> None:
    """Its own apps' each; and one of them for what is of no app."""
    monkeypatch.setenv("CAIS_ENGINE_OBJECTS", objects)
    source = OWNED.format(name=volume, owner=owner)
    _run(pytester, monkeypatch, source).assert_outcomes(passed=1, errors=errors)


@pytest.mark.engine
def test_what_a_module_shares_fails_its_last_test_when_it_is_left(
    volume: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = _run(pytester, monkeypatch, SHARED.format(name=volume))
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["ERROR *test_last*"])
    result.stdout.fnmatch_lines([f"*left behind: volume {volume}*"])
