"""What is said where Qt finds no screen to draw on: by itself it would end the process with an abort."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)


@contextmanager
def needed() -> Iterator[None]:
    """To be around the making of the Qt application.

    Where that cannot be made, the process ends with status 1, a sentence for the person and Qt's own words
    for IT. What Qt says of a screen that it found in the end goes to the log.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said.append(message.strip())
        if kind is QtMsgType.QtFatalMsg:
            sentence = "Cais needs a screen, and none can be reached. Start it from your desktop."
            print(sentence, *said, sep="\n", file=sys.stderr, flush=True)  # noqa: T201 - nobody else can say it
            os._exit(1)  # once this returns, Qt aborts

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    for words in said:
        _log.warning("Qt: %s", words)
