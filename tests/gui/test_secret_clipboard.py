"""A secret that was copied is marked, and goes from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.data.secret import Secret
from desktop.gui.state import secret_clipboard
from desktop.gui.state.secret_clipboard import SecretClipboard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_clipboard, "CLEARED_AFTER_S", 0.01)


@pytest.mark.parametrize(
    ("platform", "marks"),
    [
        ("linux", {"x-kde-passwordManagerHint": b"secret"}),
        (
            "win32",
            {
                'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
                'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
                'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
            },
        ),
        ("darwin", {}),
    ],
)
def test_histories_are_told_to_keep_out(
    clipboard: QClipboard, platform: str, marks: dict[str, bytes]
) -> None:
    assert SecretClipboard(platform=platform).copy(Secret("canary ß"))
    there = clipboard.mimeData()
    assert there.text() == "canary ß"
    assert {name: there.data(name).data() for name in marks} == marks
    assert set(there.formats()) - {"text/plain", "application/x-cais-secret"} == set(marks)


@pytest.mark.usefixtures("at_once")
def test_it_goes_by_itself(clipboard: QClipboard, qtbot: QtBot) -> None:
    ours = SecretClipboard()
    with qtbot.waitSignal(clipboard.dataChanged):
        ours.copy(Secret("canary"))
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_it_goes_at_the_end(clipboard: QClipboard) -> None:
    ours = SecretClipboard()
    ours.copy(Secret("canary"))
    ours.clear()
    assert clipboard.text() == ""


def test_what_others_copied_since_stays(clipboard: QClipboard) -> None:
    ours = SecretClipboard()
    ours.copy(Secret("canary"))
    clipboard.setText("canary")  # by hand, and the same
    ours.clear()
    assert clipboard.text() == "canary"


def test_the_next_one_has_its_whole_time(clipboard: QClipboard) -> None:
    first, second = SecretClipboard(), SecretClipboard()
    first.copy(Secret("canary"))
    second.copy(Secret("another"))
    first.clear()
    assert clipboard.text() == "another"


def test_the_end_leaves_alone_what_was_never_ours(clipboard: QClipboard) -> None:
    clipboard.setText("something")
    SecretClipboard().clear()
    assert clipboard.text() == "something"


def test_what_is_no_text_is_not_copied(clipboard: QClipboard) -> None:
    clipboard.setText("before")
    assert not SecretClipboard().copy(Secret(b"\xff\xfe"))
    assert clipboard.text() == "before"
