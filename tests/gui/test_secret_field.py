"""The field for secrets: what is entered comes out by `take` alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.data.secret import Secret
from desktop.gui.parts.secret_field import SecretField

CANARY = "Pá$$ wört"


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[SecretField]:
    window = QWidget()
    qtbot.addWidget(window)
    field = SecretField("Password of Sales")
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    yield field
    QApplication.clipboard().clear()


def line(field: SecretField) -> QLineEdit:
    return field.findChild(QLineEdit)


def eye(field: SecretField) -> QToolButton:
    return field.findChild(QToolButton)


def enter(field: SecretField, text: str = CANARY) -> None:
    line(field).insert(text)


def press(field: SecretField, keys: QKeySequence.StandardKey) -> None:
    QTest.keySequence(line(field), QKeySequence(keys))


def paste(field: SecretField, text: str) -> None:
    QApplication.clipboard().setText(text)
    press(field, QKeySequence.StandardKey.Paste)


def test_what_is_entered_is_taken_once(field: SecretField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.changed):
        enter(field)
    assert not field.is_empty()
    assert field.secret() == Secret(CANARY)
    with qtbot.waitSignal(field.changed):
        assert field.take() == Secret(CANARY)
    assert field.is_empty()
    assert field.take() == Secret(b"")


def test_enter_is_told(field: SecretField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(line(field), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("-----BEGIN-----\nabc\n-----END-----\n", "-----BEGIN-----\nabc\n-----END-----\n"),
        ('{"a":\r\n "b"}', '{"a":\r\n "b"}'),
        ("hunter2\n", "hunter2"),
        ("hunter2\r\n", "hunter2"),
        (" spaces stay ", " spaces stay "),
        ("x" * 16_000, "x" * 16_000),
    ],
)
def test_pasted_is_taken_as_it_was(field: SecretField, pasted: str, taken: str) -> None:
    paste(field, pasted)
    assert field.take() == Secret(taken)


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_nothing_is_copied(field: SecretField, keys: QKeySequence.StandardKey, *, shown: bool) -> None:
    enter(field)
    if shown:
        eye(field).click()
    QApplication.clipboard().setText("before")
    press(field, QKeySequence.StandardKey.SelectAll)
    press(field, keys)
    assert QApplication.clipboard().text() == "before"
    assert field.secret() == Secret(CANARY)


def test_selecting_with_the_mouse_copies_nothing(field: SecretField, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether letting go of the mouse copies is the desktop's; that it is masked at that moment is ours."""
    enter(field)
    eye(field).click()
    masked: list[QLineEdit.EchoMode] = []
    monkeypatch.setattr(
        QLineEdit, "mouseReleaseEvent", lambda one, _event: masked.append(one.echoMode()), raising=True
    )
    QTest.mouseClick(line(field), Qt.MouseButton.LeftButton)
    assert masked == [QLineEdit.EchoMode.Password]
    assert field.is_shown()


def test_nothing_is_dragged_out(field: SecretField) -> None:
    assert not line(field).dragEnabled()


def test_nothing_that_was_cleared_is_undone(field: SecretField) -> None:
    enter(field)
    field.take()
    enter(field, "x")
    eye(field).click()  # what is masked Qt does not undo by itself
    line(field).undo()
    line(field).undo()
    assert field.take() in (Secret(b""), Secret(b"x"))


def test_nothing_that_was_deleted_by_hand_is_undone(field: SecretField) -> None:
    enter(field)
    eye(field).click()
    press(field, QKeySequence.StandardKey.SelectAll)
    QTest.keyClick(line(field), Qt.Key.Key_Delete)
    assert field.is_empty()
    assert not line(field).isUndoAvailable()


def test_undo_keys_do_nothing(field: SecretField) -> None:
    enter(field)
    eye(field).click()
    press(field, QKeySequence.StandardKey.Undo)
    assert field.secret() == Secret(CANARY)


def test_menu_takes_nothing_out(field: SecretField, qtbot: QtBot) -> None:
    enter(field)
    eye(field).click()
    place = line(field).rect().center()
    QApplication.sendEvent(
        line(field), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line(field).mapToGlobal(place))
    )
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {one.objectName() for one in menu.actions()} == {"edit-paste", "edit-delete", "select-all"}
    menu.close()


def test_it_is_masked_until_it_is_shown(field: SecretField) -> None:
    enter(field)
    assert CANARY not in line(field).displayText()
    eye(field).click()
    assert line(field).displayText() == CANARY
    eye(field).click()
    assert CANARY not in line(field).displayText()


@pytest.mark.parametrize("way", ["window", "hidden", "disabled", "cleared", "emptied"])
def test_it_is_masked_again(field: SecretField, way: str) -> None:
    enter(field)
    eye(field).click()
    assert field.is_shown()
    match way:
        case "window":
            QApplication.sendEvent(field.window(), QEvent(QEvent.Type.WindowDeactivate))
        case "hidden":
            field.hide()
        case "disabled":
            field.setEnabled(False)
        case "cleared":
            field.clear()
        case "emptied":
            line(field).setText("")
    assert not field.is_shown()


def test_there_is_nothing_to_show_in_an_empty_one(field: SecretField) -> None:
    assert not eye(field).isEnabled()
    enter(field)
    assert eye(field).isEnabled()


@pytest.mark.parametrize("shown", [False, True])
def test_keyboards_are_told_to_learn_nothing(field: SecretField, *, shown: bool) -> None:
    enter(field)
    if shown:
        eye(field).click()
    hints = line(field).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert bool(hints & Qt.InputMethodHint.ImhHiddenText) is not shown
    assert line(field).completer() is None


def test_screen_readers_hear_what_it_is_for_alone(field: SecretField) -> None:
    enter(field)
    told = QAccessible.queryAccessibleInterface(line(field))
    assert told.text(QAccessible.Text.Name) == "Password of Sales"
    assert CANARY not in told.text(QAccessible.Text.Value)
    assert eye(field).accessibleName() == "Show: Password of Sales"
    eye(field).click()
    assert eye(field).accessibleName() == "Hide: Password of Sales"


def test_keyboard_reaches_the_button(field: SecretField) -> None:
    enter(field)
    QTest.keyClick(line(field), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is eye(field)
    QTest.keyClick(eye(field), Qt.Key.Key_Space)
    assert field.is_shown()
