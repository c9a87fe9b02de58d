"""*Start fresh* on a real engine: the tool is made anew, and what was kept inside is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.person import Person, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]


def test_the_tool_is_made_anew_and_its_home_stays(
    cais: Callable[..., Person], outside: Outside, project: str
) -> None:
    person = cais()
    id = person.make_and_open("python-starter", project)
    outside.run_inside(id, "sh", "-c", "echo mine > ~/mine; echo away > /tmp/away")
    before = outside.inspect(id)["Id"]
    person.go_home()
    person.pick("More for project", "What is it doing?")
    person.press("Start fresh…")
    person.press("Start fresh")

    def anew() -> bool:
        found = outside.owned(**{"app.cais.workspace": id})["container"]
        return bool(found) and found[0][0] != before

    until(anew, 60, "another container")
    person.wait_for_status(id, "running", 60)
    assert outside.run_inside(id, "sh", "-c", "cat ~/mine") == "mine\n"
    assert "No such file" in outside.run_inside(id, "ls", "/tmp/away")


def test_a_home_that_somebody_removed_is_said_to_be_gone(
    cais: Callable[..., Person], outside: Outside, project: str
) -> None:
    """As by a clean-up of the engine's: the tool is started fresh without it, and says so."""
    person = cais()
    id = person.make_and_open("python-starter", project)
    person.press("Stop")
    person.wait_for_status(id, "stopped")
    mine = outside.owned(**{"app.cais.workspace": id})
    for name, _ in mine["container"]:
        outside.api.remove_container(name, force=True)
    for name, _ in mine["volume"]:
        outside.api.remove_volume(name)
    person.press("Open")
    person.wait_for_page(id)
    person.wait_to_read("What the tool had in its own home is gone")
