"""What the app writes down for IT: a small rotating file, with nothing in it that opens a door."""

from __future__ import annotations

import logging
import re
from functools import cached_property
from pathlib import Path

from desktop.core.progress import Progress, Report

SIZE = 1_000_000
KEPT = 3

_SECRET = r"""(?ix)
    ((?:authorization|cookie)["']?\s*[=:]\s*["']?)  # a header: all of it
    [^"'\r\n]+
    |
    ((?:token|password|passwd|\bpwd|passphrase|secret|(?:api|access|account)[_-]?key|_xsrf
        |[?&][\w-]*(?:sig|signature|key|code))["']?\s*[=:]\s*)
    (?: "[^"\r\n]*" | '[^'\r\n]*' | [^\s"'&;,]+ )
"""
_USER_INFO = r"""://(?:[^/\s"'<>]+|[^/\s:@]+:(?!\d{1,5}/)[^\s"'<>]+)@"""
"""Whoever it is: a token needs no name beside it, and a slash in a password is one that nobody escaped. What
follows a port is a path, which may have an @ of its own."""


class Redacting(logging.Formatter):
    """Takes out what looks like a secret or a sign-in, wherever in a record it stands."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def redact(text: str) -> str:
    """`re` keeps what it compiled; a start that goes well logs nothing, and compiles nothing."""
    return re.sub(_USER_INFO, "://…@", re.sub(_SECRET, lambda found: f"{found[1] or found[2]}…", text))


class LogFile(logging.Handler):
    """`folder`/cais.log, opened at the first record; where that cannot be, records are left to others.

    So late because what it takes is slow to import, and a start that goes well has nothing to write.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        self._file.handle(record)

    def close(self) -> None:
        if "_file" in self.__dict__:
            self._file.close()
        super().close()

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = RotatingFileHandler(
                self._folder / "cais.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8"
            )
        except OSError:
            return logging.NullHandler()
        file.setFormatter(self.formatter)
        return file


def keep_logs(folder: Path) -> None:
    """Log to `folder`/cais.log; where that cannot be written, to standard error alone."""
    formatter = Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s")
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for handler in (logging.StreamHandler(), LogFile(folder)):
        handler.setFormatter(formatter)
        root.addHandler(handler)


def logged(report: Report) -> Report:
    """The same report, which also writes the output of builds down for IT."""
    log = logging.getLogger("cais.build")

    def tell(progress: Progress) -> None:
        if progress.line:
            log.info("%s", progress.line.rstrip())
        report(progress)

    return tell
