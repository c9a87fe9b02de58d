"""One truthful word for every state of a workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.engine_facts import Container, State
from desktop.core.status import Busy, Status, status
from tests.core.samples import WORKSPACE

READY = replace(WORKSPACE, ready=True)


def container(state: State = State.EXITED, **facts) -> Container:
    return Container("c1", WORKSPACE.id, state, "f1", **facts)


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (None, Status.STOPPED),
        (container(State.CREATED), Status.STOPPED),
        (container(State.RUNNING), Status.RUNNING),
        (container(State.RUNNING, out_of_memory=True), Status.RUNNING),
        (container(State.RESTARTING), Status.STARTING),
        (container(State.REMOVING), Status.STOPPING),
        (container(State.DEAD), Status.STOPPED),
        (container(State.PAUSED), Status.PAUSED),
        (container(), Status.STOPPED),
        (container(exit_code=137), Status.STOPPED),
        (container(exit_code=143), Status.STOPPED),
        (container(exit_code=1), Status.ENDED),
        (container(exit_code=139), Status.ENDED),
        (container(exit_code=137, out_of_memory=True), Status.OUT_OF_MEMORY),
    ],
)
def test_what_the_engine_says_of_a_workspace_that_was_ready(found, word) -> None:
    assert status(READY, found, Busy.NO, known=True) is word


@pytest.mark.parametrize("found", [None, container(State.RUNNING), container(exit_code=1)])
def test_one_that_never_answered_is_half_made_whatever_runs(found) -> None:
    assert status(WORKSPACE, found, Busy.NO, known=True) is Status.HALF_MADE


@pytest.mark.parametrize("workspace", [WORKSPACE, READY])
def test_a_silent_engine_means_nobody_knows(workspace) -> None:
    assert status(workspace, container(State.RUNNING), Busy.NO, known=False) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("busy", "word"), [(Busy.STARTING, Status.STARTING), (Busy.STOPPING, Status.STOPPING)]
)
@pytest.mark.parametrize("known", [True, False])
def test_what_the_app_is_doing_comes_first(busy, word, known) -> None:
    assert status(READY, container(State.RUNNING), busy, known) is word
