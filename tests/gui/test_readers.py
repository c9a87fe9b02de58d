"""Who can read a password, and the way of one to the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Keyring, Secret
from desktop.gui.parts.layout import Page
from desktop.gui.shell import CONNECTIONS
from desktop.gui.words.readers import can_read, cannot_read
from tests.gui.support.screens import SHOW
from tests.gui.support.screens.passphrase import PASSPHRASE, SALES, enter, keyring, locked
from tests.gui.support.stage import Stage

COPY = "Copy the password"


@pytest.mark.parametrize(
    ("keeping", "passphrase", "others"),
    [
        (Keeping.KEYRING, False, "Every program that you run on this computer"),
        (Keeping.KEYRING, True, "A program of yours that was made to spy on you"),
        (Keeping.SESSION, False, ""),
        (Keeping.ASK, True, ""),
    ],
)
def test_other_programs_are_named_where_they_can_read_it(
    keeping: Keeping, others: str, *, passphrase: bool
) -> None:
    told = [one.who for one in can_read(keeping, Keyring.SECRET_SERVICE, passphrase=passphrase)]
    assert told[:3] == [one.who for one in can_read(Keeping.ASK, None, passphrase=False)]
    assert told[3:] == ([others] if others else [])
    assert not set(told) & {one.who for one in cannot_read(keeping)}


def test_keychain_asks_by_itself(stage: Stage) -> None:
    last = can_read(Keeping.KEYRING, Keyring.KEYCHAIN, passphrase=False)[-1]
    assert last.who == "Other programs that you allow to"


def test_page_tells_of_the_connection(stage: Stage) -> None:
    SHOW["readers-with-passphrase"](stage)
    assert stage.reads("Who can read the password of “sales”?")
    assert stage.reads("From the keyring alone no program learns anything")
    stage.click("Close")
    assert stage.front is stage.window


def test_form_tells_of_what_is_chosen_in_it(stage: Stage) -> None:
    SHOW["connection-form"](stage)
    stage.click("Not at all: ask me each time")
    stage.click("Who can read it?")
    assert stage.reads("Whoever starts this computer later")


def test_keyboard_reads_on_where_it_is_longer_than_the_window(stage: Stage) -> None:
    stage.window.resize(720, 420)
    SHOW["readers-with-passphrase"](stage)
    bar = stage.front.findChild(Page).verticalScrollBar()
    assert bar.maximum() > 0
    stage.press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    stage.press(Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()


def connections(stage: Stage) -> None:
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("More for sales"))


def test_password_is_copied_and_gone_with_the_app(stage: Stage) -> None:
    keyring(stage)
    connections(stage)
    stage.pick("More for sales", COPY)
    stage.until(lambda: stage.reads("It leaves the clipboard after 30 seconds"))
    assert QApplication.clipboard().text() == "canary-7c1f"
    stage.app.desk.end()
    assert QApplication.clipboard().text() == ""


def test_one_that_is_locked_is_copied_once_it_is_not(stage: Stage) -> None:
    locked(stage)
    connections(stage)
    stage.pick("More for sales", COPY)
    stage.until(lambda: stage.reads("Enter your passphrase"))
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: stage.reads("The password of “sales” was copied"))
    assert QApplication.clipboard().text() == "canary-7c1f"


def test_what_is_no_text_is_said_not_to_be_copied(stage: Stage) -> None:
    keyring(stage)
    stage.backend.vault().keep(SALES.id, Secret(b"\xff\xfe"), Stop())
    connections(stage)
    QApplication.clipboard().setText("before")
    stage.pick("More for sales", COPY)
    stage.until(lambda: stage.reads("is no text"))
    assert QApplication.clipboard().text() == "before"


def test_only_what_is_kept_is_offered(stage: Stage) -> None:
    stage.connect("prices", "https", keeping=Keeping.ASK, fields={"url": "https://api.example/v2"})
    keyring(stage)
    connections(stage)
    with pytest.raises(StopIteration):
        stage.pick("More for prices", COPY)
    menu = QApplication.activePopupWidget()
    assert menu
    menu.close()
