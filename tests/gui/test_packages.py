"""Signing in to servers that tools get packages from, through the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import BuildFailed, PackagesWantSignIn
from desktop.core.registries.login import Login
from tests.gui.support.screens.packages import LONGEST, SERVER, asked, come, mirrored, servers, wrong
from tests.gui.support.screens.passphrase import keyring
from tests.gui.support.screens.problems import failed
from tests.gui.support.screens.screen import come_forward
from tests.gui.support.screens.sign_ins import enter
from tests.gui.support.stage import Stage

CANARY = "canary-91d2"


def login(stage: Stage) -> Login | None:
    return stage.backend.packages().sign_ins.login(SERVER, Stop())


def test_a_tool_that_runs_is_let_in(stage: Stage) -> None:
    workspace = come(stage)
    assert login(stage) == ("maria", "harbour", "")
    assert stage.backend.packages_handed == [workspace.id]
    assert not stage.offers(f"Sign in to {SERVER}…")
    assert stage.backend.sign_ins().all() == (), "registries of that name are not signed in to"


def test_who_puts_it_off_is_told_as_before(stage: Stage) -> None:
    asked(stage)
    stage.click("Cancel")
    assert stage.offers(f"Sign in to {SERVER}…")


def test_a_wrong_password_is_told_beside_the_fields(stage: Stage) -> None:
    wrong(stage)
    assert stage.reads(f"{SERVER} does not know “maria” by this password")
    assert login(stage) is None


def test_the_password_is_in_no_file_and_no_log(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked(stage)
    stage.backend.packages_for = Login("maria", CANARY)
    enter(stage, "maria", CANARY)
    stage.click("Sign in")
    stage.until(lambda: login(stage))
    own = stage.backend.own_folders
    tops = {Path(one) for one in (own.user_data_dir, own.user_config_dir)} | {tmp_path}
    files = [file for top in tops for file in top.rglob("*") if file.is_file()]
    assert any(file.name == "package-sign-ins.json" for file in files)
    assert CANARY.encode() not in b"".join(file.read_bytes() for file in files) + caplog.text.encode()


def test_one_that_no_longer_holds_is_entered_anew(stage: Stage) -> None:
    servers(stage)
    stage.backend.packages_for = Login("maria", "another")
    refused_by = stage.backend.packages().refused(Stop())
    assert refused_by
    assert refused_by.user == "maria"


def test_a_start_whose_build_got_none_goes_on(stage: Stage) -> None:
    keyring(stage)
    workspace = failed(stage, PackagesWantSignIn(registry=SERVER))
    first = stage.play(workspace.id)
    stage.click(f"Sign in to {SERVER}…")
    come_forward(stage)
    stage.until(lambda: stage.offers("In the keyring of this computer"))
    enter(stage, "maria", "harbour")
    stage.click("Sign in")
    stage.until(lambda: stage.backend.plays[workspace.id] is not first)
    assert [one.registry for one in stage.backend.packages().sign_ins.all()] == [SERVER]
    assert stage.backend.sign_ins().all() == ()


def test_a_build_that_got_none_says_so(stage: Stage) -> None:
    workspace = stage.keep()
    mirrored(stage)
    said = "WARNING: 401 Error, Credentials not correct"
    stage.open(workspace).end(BuildFailed(recipe="python-starter", log=said))
    stage.until(lambda: stage.reads(f"Packages come from {SERVER}, which wants a sign-in"))
    assert stage.reads("This computer cannot sign in there while it builds an environment.")
    stage.click("Details for IT")
    assert stage.reads(said)


def test_settings_have_each_server(stage: Stage) -> None:
    servers(stage)
    stage.click(f"Sign out of {SERVER}")
    stage.until(lambda: stage.offers(f"Sign in to {SERVER}…"))
    assert stage.offers(f"Sign in to {LONGEST}…")
    assert login(stage) is None
    stage.click(f"Sign in to {SERVER}…")
    stage.until(lambda: stage.offers("In the keyring of this computer"))
    enter(stage, "maria", "harbour")
    stage.click("Sign in")
    stage.until(lambda: login(stage))
    assert [one for one in stage.backend.vault()._keyring.kept if SERVER in one] == [f"packages {SERVER}"]  # type: ignore[attr-defined]


def test_who_has_an_account_elsewhere_is_asked_for_nothing(stage: Stage) -> None:
    """As most tools get packages from the usual servers."""
    workspace = stage.keep()
    stage.begin()
    stage.backend.packages_for = Login("maria", "harbour")
    stage.run(workspace, stage.open(workspace)).show()
    stage.settle()
    assert not any(name.startswith("Sign in") for name in stage.names())
