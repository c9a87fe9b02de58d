"""The app is killed in the middle of anything and started again: nothing is lost and nothing lies around."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process, run_app
from tests.e2e.tools import BUILT, change_entry
from tests.fakes import registry, small_image
from tests.fakes.gate import BLOBS, Gate
from tests.fakes.raw import raw_client

Begin = Callable[..., Process]

ALL = ["container", "network", "volume"]


@pytest.fixture
def elsewhere(gate: Gate) -> Iterator[str]:
    """The name of an image with all that the tests' tool needs, which is in a registry and nowhere else."""
    image = small_image.archive(
        padding=os.urandom(1000), files=small_image.perl("strict", "IO::Socket::INET")
    )
    registry.push(gate.upstream, "tools/elsewhere", image)
    name = f"{gate.listen()}/tools/elsewhere:1"
    yield name
    with closing(raw_client()) as raw:
        for image in raw.images(name):
            raw.remove_image(image["Id"], force=True)


def again(begin: Begin, resources: Path) -> Process:
    """Start the app, and wait until it has looked around."""
    cais = begin(resources)
    cais.do("wait_for_the_engine")
    return cais


def see_signed_in(cais: Process, id: str) -> None:
    cais.do("wait_for_page", id)
    assert cais.do("ask_page", id, "document.body && document.body.innerText") == "signed in"


def remove_for_good(cais: Process, begin: Begin, resources: Path, outside: Outside, name: str) -> None:
    """Remove the workspace and let the next start of the app erase what can no longer be had back."""
    cais.do("go_home")
    cais.do("remove", name)
    cais.do("wait_to_read", "was removed")
    cais.close()
    cais = again(begin, resources)
    outside.wait_until(lambda: not any(outside.owned().values()) and not outside.files())
    assert cais.do("workspaces") == {}


def test_in_the_wizard(begin: Begin, resources: Path, project: str, outside: Outside) -> None:
    cais = again(begin, resources)
    cais.do("choose_up_to_the_end", "quick", project)
    cais.kill()
    assert not any(outside.owned().values())
    assert again(begin, resources).do("workspaces") == {}


@pytest.mark.parametrize(
    ("hold", "entry", "left"),
    [
        ("create", "quick", []),
        ("start", "quick", ALL),
        (None, BUILT, []),
        (None, "slow", ALL),
    ],
    ids=["before-its-container", "container-not-started", "building", "tool-starting"],
)
@pytest.mark.parametrize("way_out", ["finish", "remove"])
def test_in_a_first_start(
    begin: Begin,
    resources: Path,
    project: str,
    outside: Outside,
    hold: str | None,
    entry: str,
    left: list[str],
    way_out: str,
) -> None:
    cais = again(begin, resources)
    if hold:
        cais.do("hold_before", hold)
    id = cais.do("make", entry, project)
    if hold:
        cais.do("wait_for_hold")
    elif entry == BUILT:
        cais.do("wait_to_read", "Step 3 of")
    else:
        outside.wait_until(lambda: outside.kinds(id) == ALL and outside.inspect(id)["State"]["Running"])
    cais.kill()
    assert outside.kinds(id) == left

    cais = again(begin, resources)
    assert cais.do("workspaces") == {id: "half-made"}
    cais.do("wait_to_read", "Not finished")
    if way_out == "finish":
        cais.do("press", "Finish project")
        see_signed_in(cais, id)
        assert outside.kinds(id) == ALL
    else:
        remove_for_good(cais, begin, resources, outside, "project")


@pytest.mark.parametrize("way_out", ["finish", "remove"])
def test_in_a_download(
    elsewhere: str,
    gate: Gate,
    begin: Begin,
    resources: Path,
    project: str,
    outside: Outside,
    way_out: str,
) -> None:
    """In the middle of its only layer, which a registry on this computer is slow to send."""
    change_entry(resources, "elsewhere", image=elsewhere)
    held = gate.hold(BLOBS)
    cais = again(begin, resources)
    id = cais.do("make", "elsewhere", project)
    assert held.came.wait(20), gate.asked
    cais.do("wait_to_read", "Downloading")
    cais.kill()
    assert held.left.wait(20), "the engine goes on for nobody"
    assert not outside.kinds(id)
    assert not outside.api.images(elsewhere)

    gate.clear()
    cais = again(begin, resources)
    assert cais.do("workspaces") == {id: "half-made"}
    if way_out == "finish":
        cais.do("press", "Finish project")
        see_signed_in(cais, id)
        assert outside.kinds(id) == ALL
    else:
        remove_for_good(cais, begin, resources, outside, "project")
        assert not outside.api.images(elsewhere)


def test_while_the_tool_runs(begin: Begin, resources: Path, project: str, outside: Outside) -> None:
    cais = again(begin, resources)
    id = cais.do("make_and_open", "quick", project)
    began = outside.inspect(id)["State"]["StartedAt"]
    cais.kill()
    assert outside.inspect(id)["State"]["Running"]

    cais = again(begin, resources)
    assert cais.do("workspaces") == {id: "running"}
    cais.do("press", "Open project")
    see_signed_in(cais, id)
    assert outside.inspect(id)["State"]["StartedAt"] == began, "somebody's work was in its memory"
    cais.do("go_home")
    cais.do("press", "Stop project")
    cais.do("wait_for_status", id, "stopped")


def test_while_it_stops(begin: Begin, resources: Path, project: str, outside: Outside) -> None:
    """The tool does not listen, so that the engine needs its ten seconds."""
    cais = again(begin, resources)
    id = cais.do("make_and_open", "stubborn", project)
    with outside.events(id) as events:
        cais.do("go_home")
        cais.do("press", "Stop project")
        next(event for event in events if event["Action"] == "kill")
        cais.kill()

    # Some engines go on with what they were asked by somebody who is gone, and some do not.
    cais = again(begin, resources)
    assert cais.do("workspaces") == {id: "running"}
    cais.do("press", "Stop project")
    cais.do("wait_for_status", id, "stopped")
    cais.do("press", "Open project")
    see_signed_in(cais, id)


@pytest.mark.parametrize("hold", ["discard", "erase"])
def test_while_it_is_removed(
    begin: Begin, resources: Path, project: str, outside: Outside, hold: str
) -> None:
    """Before its tool went, and in the time in which it can be had back."""
    cais = again(begin, resources)
    id = cais.do("make_and_open", "quick", project)
    cais.do("go_home")
    cais.do("hold_before", hold)
    cais.do("remove", "project")
    if hold == "discard":
        cais.do("wait_for_hold")
    else:
        cais.do("wait_to_read", "was removed")
    cais.kill()
    assert outside.kinds(id) == (ALL if hold == "discard" else ["volume"])

    cais = again(begin, resources)
    assert cais.do("workspaces") == {}
    outside.wait_until(lambda: outside.kinds(id) == [] and not outside.files())
    assert (Path(project) / "data.csv").exists()


def test_a_tool_that_nobody_knows_any_more_is_told_of(
    begin: Begin, resources: Path, project: str, outside: Outside, bystanders: None
) -> None:
    cais = again(begin, resources)
    id = cais.do("make_and_open", "quick", project)
    cais.kill()
    outside.store.remove(id)
    outside.store.forget(id)

    cais = again(begin, resources)
    cais.do("wait_to_read", "One tool of an earlier installation was found")
    assert outside.kinds(id) == ALL, "it may be dear to somebody"
    cais.do("press", "Remove")
    outside.wait_until(lambda: outside.kinds(id) == [])


def test_a_second_start_brings_the_first_one_forward(begin: Begin, resources: Path) -> None:
    cais = again(begin, resources)
    cais.do("minimise")
    assert not cais.do("is_in_front")
    second = run_app()
    assert (second.returncode, second.stdout) == (0, "")
    cais.do("wait_to_be_in_front")


def test_one_that_was_killed_is_not_waited_for(begin: Begin, resources: Path) -> None:
    again(begin, resources).kill()
    assert again(begin, resources).do("is_in_front")
