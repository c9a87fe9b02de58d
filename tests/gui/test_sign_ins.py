"""Signing in to a server that environments come from, through the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import RegistryUnreachable
from desktop.core.registries.login import Login
from tests.gui.support.screens import SHOW
from tests.gui.support.screens.sign_ins import REGISTRY, asked, enter, server, signed_in, unread
from tests.gui.support.stage import Stage

CANARY = "canary-91d2"


def login(stage: Stage, registry: str = REGISTRY) -> Login | None:
    return stage.backend.sign_ins().login(registry, Stop())


@pytest.mark.parametrize("kept", [True, False])
def test_a_start_that_was_refused_goes_on(stage: Stage, kept: bool) -> None:
    workspace = asked(stage)
    first = stage.play(workspace.id)
    enter(stage, "maria", CANARY)
    if not kept:
        stage.click("Until Cais is closed")
    stage.click("Sign in")
    stage.until(lambda: stage.backend.plays[workspace.id] is not first)
    assert stage.front is stage.window
    assert login(stage) == ("maria", CANARY, "")
    assert [one.kept for one in stage.backend.sign_ins().all()] == [kept]
    assert len(stage.backend.sign_ins().ids()) == kept


def test_the_password_is_in_no_file_and_no_log(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked(stage)
    enter(stage, "maria", CANARY)
    stage.click("Sign in")
    stage.until(lambda: login(stage))
    folders = {
        Path(one)
        for one in (stage.backend.own_folders.user_data_dir, stage.backend.own_folders.user_config_dir)
    }
    files = [file for top in (*folders, tmp_path) for file in top.rglob("*") if file.is_file()]
    assert any(file.name == "sign-ins.json" for file in files)
    assert CANARY.encode() not in b"".join(file.read_bytes() for file in files) + caplog.text.encode()


def test_what_the_server_says_stays_beside_the_fields(stage: Stage) -> None:
    server(stage)
    stage.engine.troubles["sign_in"] = RegistryUnreachable(reference="nowhere.example")
    enter(stage, "https://Nowhere.example/v2/", "maria", CANARY)
    stage.click("Sign in")
    stage.until(lambda: stage.reads("could not be reached"))
    assert ("sign_in", "maria@nowhere.example") in stage.engine.asked
    assert stage.backend.sign_ins().all() == ()
    stage.engine.troubles.clear()
    stage.click("Sign in")
    stage.until(lambda: stage.offers("Sign out of nowhere.example"))


def test_who_signs_out_is_not_known_any_more(stage: Stage) -> None:
    signed_in(stage)
    for registry in (REGISTRY, "docker.io"):
        stage.click(f"Sign out of {registry}")
        stage.until(lambda registry=registry: not stage.offers(f"Sign out of {registry}"))
        assert login(stage, registry) is None
    assert stage.reads("You are not signed in to any from here.")
    assert not any("registry" in id for id in stage.backend.vault()._keyring.kept)  # type: ignore[attr-defined]


def test_a_list_that_cannot_be_read_is_said(stage: Stage) -> None:
    """And not lost in silence with the next sign-in."""
    unread(stage)
    file = Path(stage.backend.own_folders.user_data_dir, "sign-ins.json")
    assert stage.reads("could not be read, and is kept in")
    assert stage.reads("sign-ins.kept-1.json")
    assert file.with_name("sign-ins.kept-1.json").read_bytes() == b"{"


def test_a_passphrase_is_asked_for_first(stage: Stage) -> None:
    from tests.gui.support.screens.passphrase import PASSPHRASE

    SHOW["sign-in"](stage)
    from desktop.core.data.secret import Secret

    stage.backend.passphrase().turn_on(Secret(PASSPHRASE), Stop())
    stage.backend.vault().lock()
    enter(stage, "maria", CANARY)
    stage.click("Sign in")
    stage.until(lambda: stage.offers("Unlock"))
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: stage.backend.sign_ins().all() and stage.front is stage.window)
    assert login(stage) == ("maria", CANARY, "")
