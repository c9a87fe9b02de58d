"""What somebody sees of offline kits: what one is made of, who vouches for one, and what became of it."""

from __future__ import annotations

import errno
import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.core.cancelling import Stop
from desktop.core.kits import using
from desktop.core.kits.kit import NAME
from desktop.gui.shell import PRESETS
from desktop.gui.state import kits as state
from tests.core.test_kits import SHOWN
from tests.gui.support.screens import SHOW, kits
from tests.gui.support.screens.presets import in_force
from tests.gui.support.stage import Stage


def test_what_goes_in_is_told_before_it_is_made(stage: Stage) -> None:
    SHOW["kit-making"](stage)
    assert stage.reads("Forecast 2026")
    assert stage.reads("At most about 1.1 GB")
    assert stage.reads("Nobody has signed it")


def test_what_is_not_here_is_named_and_nothing_can_be_made(stage: Stage) -> None:
    SHOW["kit-making-missing"](stage)
    assert stage.reads("It is not on this computer. Open a workspace of it once")
    assert not stage.offers("Choose where to…")


def test_one_that_was_made_is_whole_and_says_what_to_do_next(stage: Stage) -> None:
    folder = kits.made(stage)
    looked = using.look(folder, "", Stop(), folder.stat().st_uid)
    assert list(looked.kit.environments) == ["forecast"]
    assert looked.kit.preset == "preset/acme.cais"
    stage.click("Copy the command")
    assert QApplication.clipboard().text() == "minisign -S -m kit.cais"
    stage.click("Close")
    assert stage.offers("Change one that there is…")


def test_one_that_is_cancelled_leaves_nothing_and_can_be_made_again(stage: Stage) -> None:
    place = kits.under_way(stage)
    stage.click("Cancel")
    assert not stage.find(QAbstractButton, "Choose where to…").isEnabled()
    stage.engine.gates["save"].set()
    stage.until(lambda: stage.find(QAbstractButton, "Choose where to…").isEnabled())
    assert list(place.iterdir()) == []
    stage.click("Choose where to…")
    stage.until(lambda: stage.reads("What to do next"))


def test_who_closes_meanwhile_is_asked_and_may_go_on(stage: Stage) -> None:
    place = kits.closing(stage)
    assert stage.reads("Closing Cais ends the offline kit that is being made")
    stage.click("Go on with it")
    assert stage.window.isVisible()
    stage.engine.gates["save"].set()
    stage.until(lambda: stage.reads("What to do next"))
    assert (place / "acme-kit" / NAME).is_file()
    stage.window.close()
    stage.until(lambda: not stage.window.isVisible())


def test_closing_ends_it_and_takes_away_what_was_written(stage: Stage) -> None:
    place = kits.closing(stage)
    (place / "acme-kit/notes.txt").write_text("theirs")
    stage.click("End it and close")
    assert stage.window.isVisible(), "until that is away"
    stage.engine.gates["save"].set()
    stage.until(lambda: not stage.window.isVisible())
    assert [path.name for path in place.rglob("*") if path.is_file()] == ["notes.txt"]


def test_an_end_from_outside_asks_nothing_and_takes_it_away_too(stage: Stage) -> None:
    place = kits.under_way(stage)
    stage.app.shell.closing.end()
    stage.engine.gates["save"].set()
    stage.until(lambda: not stage.window.isVisible())
    assert list(place.iterdir()) == []


def test_an_engine_that_is_frozen_does_not_hold_up_the_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "LAST_MOMENT_MS", 10)
    place = kits.under_way(stage)
    stage.app.shell.closing.end()
    stage.until(lambda: not stage.window.isVisible())
    stage.engine.gates["save"].set()
    stage.until(lambda: not any(place.iterdir()))
    stage.until(lambda: not any(one.name == "cais-kit" for one in threading.enumerate()))


def test_who_closes_while_one_is_brought_in_is_asked(stage: Stage) -> None:
    kits.using(stage)
    stage.window.close()
    stage.until(lambda: stage.reads("Closing Cais ends the bringing in of the offline kit"))
    stage.click("End it and close")
    stage.engine.gates["load"].set()
    stage.until(lambda: not stage.window.isVisible())


def test_one_that_is_there_already_is_not_written_into(stage: Stage) -> None:
    folder = kits.made(stage)
    stage.click("Close")
    stage.click("Make an offline kit…")
    stage.until(lambda: stage.offers("Choose where to…"))
    before = (folder / NAME).read_bytes()
    stage.click("Choose where to…")
    stage.until(lambda: stage.reads("There is something in this folder already"))
    assert (folder / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, "There is no room"), (errno.EFBIG, "takes no files as large")]
)
def test_a_stick_that_takes_no_more_is_told_of(stage: Stage, number: int, told: str) -> None:
    """boot2docker 125, linux-live 189, shrink-backup 59."""
    place = kits.planned(stage, kits.REFERENCE)
    stage.engine.troubles["save"] = OSError(number, "as the system says it")
    stage.click("Choose where to…")
    stage.until(lambda: stage.reads(told))
    assert list(place.iterdir()) == []
    assert stage.offers("Choose where to…")


def test_a_kit_is_made_of_a_preset_in_force(stage: Stage) -> None:
    in_force(stage)
    stage.click("Make an offline kit of the preset of Acme Häfen…")
    stage.until(lambda: stage.reads("as files in a folder"))
    stage.click("Cancel")
    assert stage.reads("You took it")


def test_who_vouches_for_one_is_told(stage: Stage) -> None:
    kits.of_it(stage)
    assert stage.reads("The key is the one that this computer was given")
    assert not stage.engine.count("load")


def test_one_of_nobodys_is_used_where_it_proves_itself_and_leads_to_its_preset(stage: Stage) -> None:
    kits.of_nobody(stage)
    assert stage.reads("Nobody vouches for it")
    stage.click("Use this kit")
    stage.until(lambda: stage.offers("Use this preset"))
    assert stage.engine.asked.count(("keep_digest", SHOWN)) == 1
    stage.click("Cancel")
    assert stage.offers("New workspace, from the card")


def test_its_preset_can_be_looked_at_without_the_rest(stage: Stage) -> None:
    kits.of_nobody(stage)
    stage.click("Only its preset")
    stage.until(lambda: stage.offers("Use this preset"))
    assert not stage.engine.count("load")


def test_its_folder_can_be_chosen(stage: Stage) -> None:
    folder = kits.kit(stage, signed=True)
    stage.begin()
    stage.app.window.show_place(PRESETS)
    stage.app.shell.presets.kits.ask = lambda _title: str(folder)
    stage.click("Use an offline kit…")
    stage.until(lambda: stage.reads("Use this offline kit?"))
    stage.click("Cancel")
    assert stage.offers("Use an offline kit…")


def test_a_folder_that_is_none_is_told_of(stage: Stage, tmp_path: Path) -> None:
    stage.begin()
    stage.app.window.show_place(PRESETS)
    stage.app.shell.presets.kits.ask = lambda _title: str(tmp_path)
    stage.click("Use an offline kit…")
    stage.until(lambda: stage.reads("This offline kit is not whole"))


def test_one_that_was_changed_on_the_way_is_not_brought_in(stage: Stage) -> None:
    kits.changed(stage)
    assert stage.reads("“preset/acme.cais” is missing or not as it was")
    assert not stage.engine.count("load")
    assert stage.offers("Use this kit")


def test_what_is_under_way_is_ended_by_cancel_and_begun_again(stage: Stage) -> None:
    kits.using(stage)
    stage.click("Cancel")
    stage.engine.gates["load"].set()
    stage.until(lambda: stage.find(QAbstractButton, "Use this kit").isEnabled())
    stage.click("Use this kit")
    stage.until(lambda: stage.offers("Use this preset"))


def test_another_kit_waits_for_the_one_under_way(stage: Stage) -> None:
    kits.using(stage)
    other = stage.folder / "other"
    shutil.copytree(stage.folder / "acme-kit", other)
    stage.app.shell.open_file(str(other / NAME))
    screens = stage.app.shell.presets
    stage.until(lambda: screens._looking is None)
    assert stage.reads(str(stage.folder / "acme-kit"))
    assert not stage.reads(str(other))
    stage.engine.gates["load"].set()
    stage.until(lambda: stage.offers("Use this preset"))


def test_a_preset_in_a_kit_that_is_refused_is_looked_at_all_the_same(stage: Stage) -> None:
    kits.refused(stage)
    assert stage.offers("Use this preset")


def test_one_under_way_that_is_shown_again_leads_back_to_there(stage: Stage) -> None:
    kits.under_way(stage)
    stage.app.shell.show_home()
    stage.app.shell.open_file(str(kits.kit(stage) / NAME))
    stage.until(lambda: stage.reads("as files in a folder"))
    stage.click("Cancel")
    stage.engine.gates["save"].set()
    stage.until(lambda: stage.find(QAbstractButton, "Choose where to…").isEnabled())
    stage.click("Cancel")
    assert stage.offers("New workspace, from the card")
