"""docs/folders.md says what is on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.core.folders.check import Doubt, Finding, Refusal
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.workspaces.workspace import Folder
from desktop.gui.wizard.folder_card import FolderCard
from desktop.gui.words.folders import judgement, refusal, unusable

DOCUMENT = Path(__file__).parents[2] / "docs" / "folders.md"
ROWS = {
    found: (sentence, fix)
    for found, sentence, fix in re.findall(
        r"^\| `([\w-]+)` \| (.+?) \| (.*?) ?\|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE
    )
}


def test_every_finding_has_its_row_and_no_row_is_of_another() -> None:
    assert list(ROWS) == [reason.value for reason in Reason]


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.value)
def test_the_sentence_and_the_first_button_are_those_of_the_table(qtbot, reason: Reason) -> None:
    sentence, fix = ROWS[reason.value]
    amounts = ("little-room", "slow")
    filled = sentence.replace("{0}", "2.0 MB" if reason.value in amounts else "{0}").replace("%n", "2")
    assert unusable(reason.value, "{0}", 2_000_000 if reason.value in amounts else 2) == filled
    card = FolderCard("/data/sales")
    qtbot.addWidget(card)
    card.show_folder(Folder("/data/sales", "sales", True), Finding("/data/sales"), Verdict(reason, "x", 2))
    buttons = [button for button in card.fixes if button.isVisibleTo(card)]
    assert (buttons[0].text() if buttons else "") == fix


def test_a_copy_of_what_is_encrypted_is_said_to_lie_open(qapp) -> None:
    """docker/compose 12708, cryfs/cryfs 266: such a folder is its owner's alone, and a copy is what helps."""
    copied = Folder("/home/ana/vault/sales", "sales", True, copied=True)
    assert judgement(copied, Finding(copied.path))[0] == "good"
    tone, said = judgement(copied, Finding(copied.path, doubts=(Doubt.ENCRYPTED,)))
    assert tone == "warn"
    assert "without the encryption" in said


TOLD = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]+?) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


def test_what_this_computer_alone_tells_is_in_the_other_tables(qapp) -> None:
    said = {reason.value: refusal(reason.value) for reason in Refusal}
    shared = Folder("/data/sales", "sales", True)
    for doubt in Doubt:
        said[doubt.value] = judgement(shared, Finding("/data/sales", doubts=(doubt,)))[1]
    assert said == TOLD
