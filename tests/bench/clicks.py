"""`preset_clicks`: what is pressed from a double-click on what IT handed out to a tool that runs, against the
one press without which nobody would have said yes."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.core import draft
from tests.bench.app import report, running_app
from tests.bench.marks import new_id
from tests.bench.rows import Row
from tests.bench.start import present
from tests.e2e.handed_out import hand_out, start_from
from tests.e2e.person import CLICKED, FolderDialog, Person

MOST = 3


def main() -> None:
    draft.new_id = new_id  # the wizard's workspace carries the mark, too
    with running_app() as app:
        present(app)
        folder = Path(os.environ["HOME"], "handed out")
        folder.mkdir()
        preset, _key = hand_out(folder, app.backend.resources / "recipes")
        clicked = len(CLICKED)
        id = start_from(Person(app, FolderDialog()), preset)
        made = len(CLICKED) - clicked
        app.backend.engine().containers.erase(id)
        report([Row("preset_clicks", made, 1, "clicks", MOST, ", ".join(CLICKED[clicked:]))])


if __name__ == "__main__":
    main()
