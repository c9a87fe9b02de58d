"""Has a terminal that JupyterLab brings back begin in the folder that it was left in.

After a start JupyterLab asks for the terminals of its layout again, by their names alone. Jupyter begins
them in the home folder, where what is made is on no disk of the person's.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_data_dir
from jupyter_server_terminals.terminalmanager import TerminalManager

FILE = "cais-terminals.json"


class Terminals(TerminalManager):  # type: ignore[misc]
    """Remembers, beyond its own end, in which folder each one is: the end may come without a word."""

    def create(self, **options: Any) -> Any:
        if "cwd" not in options:
            left = self._remembered().get(str(options.get("name", "")), "")
            options["cwd"] = left if os.path.isdir(left) else self._project
        return super().create(**options)

    def pty_read(self, fd: int, events: Any = None) -> None:
        """A shell that has changed its folder shows a prompt."""
        terminal = self.ptys_by_fd.get(fd)
        super().pty_read(fd, events)
        if terminal is not None:
            self._remember(terminal)

    def _remember(self, terminal: Any) -> None:
        with suppress(OSError, AttributeError):  # it has ended by itself; the disk is full
            folder = os.readlink(f"/proc/{terminal.ptyproc.pid}/cwd")
            if getattr(terminal, "cais_folder", None) != folder:
                terminal.cais_folder = folder
                known = {**self._remembered(), terminal.term_name: folder}
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_text(json.dumps(known), encoding="utf-8")

    def _remembered(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    @property
    def _file(self) -> Path:
        return Path(jupyter_data_dir(), FILE)

    @property
    def _project(self) -> str:
        contents = self.parent.contents_manager
        folder = os.path.join(contents.root_dir, str(contents.preferred_dir).lstrip("/"))
        return folder if os.path.isdir(folder) else str(contents.root_dir)
