"""A newer Cais: fetched from a real server, told in one line that can be put away, and in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.gui.parts import programs
from desktop.gui.shell import SETTINGS
from installers.release import ADDRESS, KEY, write
from tests.core.updates.test_releases import CONTENT, LINE, PAIR
from tests.fakes.databases import Authority
from tests.gui.support.screens.presets import managed, written
from tests.gui.support.stage import Stage
from tests.gui.test_fetching import Server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    authority = Authority()
    (tmp_path / "authority.pem").write_bytes(authority.certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = Server(*authority.sign(tmp_path / "server", "127.0.0.1"))
    server.answers["/releases"] = 200, {}, CONTENT
    server.answers["/releases.minisig"] = 200, {}, bytes(PAIR.secret_key.sign(CONTENT))
    yield server
    server.close()


def built(stage: Stage, server: Server) -> None:
    """With a key, and with this server's address."""
    resources = stage.folder / "resources"
    resources.mkdir()
    write(resources, {KEY: LINE, ADDRESS: f"https://{server.host}/releases"})
    stage.backend.updates()._resources = resources


def look(stage: Stage) -> str:
    """Why nothing came, "" where all is well."""
    updates = stage.app.desk.updates
    with stage.bot.waitSignal(updates.ended):
        stage.app.shell.updates.look()
    stage.settle()
    return updates.trouble


def test_it_is_said_in_one_line_and_in_the_settings(stage: Stage, server: Server) -> None:
    built(stage, server)
    stage.begin()
    assert look(stage) == ""
    assert stage.reads("Cais 99.2 is there. Tools start faster.")
    stage.click("What is new: Cais 99.2 is there. Tools start faster.")
    assert stage.reads("· A first thing")
    assert not stage.reads("An old thing")


def test_what_was_put_away_stays_away_until_another_one(stage: Stage, server: Server) -> None:
    built(stage, server)
    stage.begin()
    look(stage)
    stage.click("Put this message away")
    look(stage)
    assert not stage.reads("Cais 99.2 is there")
    newer = CONTENT.replace(b"99.2", b"99.3")
    server.answers["/releases"] = 200, {}, newer
    server.answers["/releases.minisig"] = 200, {}, bytes(PAIR.secret_key.sign(newer))
    look(stage)
    assert stage.reads("Cais 99.3 is there")


def test_where_it_is_had_is_shown_by_a_press(
    stage: Stage, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(programs, "show_page", lambda address, _say: shown.append(address))
    built(stage, server)
    stage.begin()
    look(stage)
    stage.app.window.show_place(SETTINGS)
    stage.settle()
    stage.click("Get Cais 99.2")
    assert shown == ["https://cais.example/99.2"]


def test_where_it_manages_the_computer_nobody_is_sent_anywhere(stage: Stage, server: Server) -> None:
    built(stage, server)
    managed(stage, "[updates]\nlowest = '99.1'\nhighest = '99.1'", head="")
    look(stage)
    assert stage.reads("Your organisation wants Cais 99.1. A first thing.")
    stage.app.window.show_place(SETTINGS)
    stage.settle()
    assert stage.reads("Your IT brings it to this computer.")
    names = [one.text() for one in stage.window.findChildren(QAbstractButton) if one.isVisible()]
    assert not [name for name in names if name.startswith("Get Cais")]


def test_it_can_switch_it_off(stage: Stage, server: Server) -> None:
    built(stage, server)
    managed(stage, "[updates]\nlook = false", head="")
    assert look(stage) == ""
    assert server.paths == []
    assert not stage.reads("is there")


def test_what_was_told_goes_once_it_switches_it_off(stage: Stage, server: Server) -> None:
    """While Cais is open."""
    built(stage, server)
    path = managed(stage, "", head="")
    look(stage)
    assert stage.reads("Cais 99.2 is there")
    written(path.parent, "[updates]\nlook = false", head="", signed=True, serial=9)
    stage.app.desk.presets.load()
    stage.until(lambda: not stage.reads("Cais 99.2 is there"))
    stage.app.window.show_place(SETTINGS)
    stage.settle()
    assert not stage.reads("99.2")


def test_what_comes_after_it_switched_it_off_is_not_told(stage: Stage, server: Server) -> None:
    """A look that was under way."""
    built(stage, server)
    managed(stage, "[updates]\nlook = false", head="")
    signed = server.answers["/releases.minisig"][2]
    assert stage.backend.updates().take(CONTENT, signed) is None


def test_what_others_signed_says_nothing_to_people(stage: Stage, server: Server) -> None:
    server.answers["/releases.minisig"] = 200, {}, bytes(PAIR.secret_key.sign(b"something else"))
    built(stage, server)
    stage.begin()
    assert "policy-not-signed" in look(stage)
    assert not stage.reads("is there")
    assert stage.failures == []


def test_without_a_server_nobody_is_bothered(stage: Stage, server: Server) -> None:
    built(stage, server)
    stage.begin()
    server.close()
    assert look(stage)
    assert stage.failures == []


def test_a_checkout_asks_nobody(stage: Stage) -> None:
    stage.begin()
    assert look(stage) == ""
