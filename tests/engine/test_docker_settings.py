"""What Docker's own tools keep in their settings: it may help, and must not get in the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.progress import unheard
from tests.engine.test_streams import RECIPE, REFERENCE, status
from tests.fakes.engine import FakeEngine

Write = Callable[[object], None]


@pytest.fixture
def settings(home: Path) -> Write:
    """Writes them."""

    def write(content: object) -> None:
        (home / ".docker").mkdir()
        (home / ".docker/config.json").write_text(json.dumps(content))

    return write


@pytest.mark.filterwarnings("ignore:docker-credential-nowhere not installed")
@pytest.mark.parametrize("keeper", [{"credsStore": "nowhere"}, {"credHelpers": {"example.org": "nowhere"}}])
def test_a_keeper_of_passwords_that_is_missing_hinders_no_download_and_no_build(
    fake_engine: FakeEngine, settings: Write, keeper: dict[str, object]
) -> None:
    """As Docker Desktop's is, for an app that was not started from a terminal."""
    settings(keeper)
    image = {"Id": "sha256:1", "RepoDigests": [], "Size": 7}
    fake_engine.stream("POST", "/images/create", [status("a", "Pull complete")])
    fake_engine.stream("POST", "/build", [{"aux": {"ID": "sha256:1"}}])
    fake_engine.answer("POST", "/images/sha256:1/tag", status=201)
    for name in (REFERENCE, "sha256:1"):
        fake_engine.answer("GET", f"/images/{name}/json", json=image)
    assert fake_engine.client().images.pull(REFERENCE, unheard, Stop()).id == "sha256:1"
    assert fake_engine.client().images.build(RECIPE, unheard, Stop()).id == "sha256:1"


def test_a_build_is_given_no_other_proxies_than_ours(fake_engine: FakeEngine, settings: Write) -> None:
    """One on this computer's own loopback is nobody inside, and left out on purpose."""
    settings(
        {"proxies": {"default": {"httpProxy": "http://127.0.0.1:3128", "ftpProxy": "http://ana:secret@p"}}}
    )
    fake_engine.stream("POST", "/build", [{"aux": {"ID": "sha256:1"}}])
    fake_engine.answer("POST", "/images/sha256:1/tag", status=201)
    fake_engine.answer("GET", "/images/sha256:1/json", json={"Id": "sha256:1"})
    fake_engine.client(proxies=lambda: {"HTTPS_PROXY": "http://p"}).images.build(RECIPE, unheard, Stop())
    (asked,) = fake_engine.asked("POST", "/build")
    assert json.loads(asked.query["buildargs"]) == {"HTTPS_PROXY": "http://p"}
