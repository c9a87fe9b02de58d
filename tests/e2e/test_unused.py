"""The real JupyterLab is stopped where IT wants that of tools that nobody uses, and not while it has work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.gui.state.unused_tools import UnusedTools
from tests.core.policy.preset_samples import text
from tests.e2e.conftest import Outside
from tests.e2e.person import PATIENCE_S, Person, until
from tests.gui.support.screens.unused import AFTER, LOCK

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

KERNEL = """
window.jupyterapp.restored.then(async () => {
  const kernel = await window.jupyterapp.serviceManager.kernels.startNew({ name: 'python3' });
  window.kernel = kernel;
  await kernel.requestExecute({ code: %s }).done;
  window.ran = 1;
});
1"""
TERMINAL = """
window.jupyterapp.restored.then(async () => {
  const terminal = await window.jupyterapp.serviceManager.terminals.startNew();
  const command = { type: 'stdin', content: ["sleep 1000\\r"] };
  const again = setInterval(() => {  // a shell that has only begun takes nothing in
    terminal.isDisposed ? clearInterval(again) : terminal.send(command);
  }, 500);
});
1"""
EDITED = """
window.jupyterapp.restored.then(async () => {
  const place = { path: 'project/notes.txt', factory: 'Editor' };
  const widget = await window.jupyterapp.commands.execute('docmanager:open', place);
  await widget.context.ready;
  widget.context.model.fromString('written and not saved');
  widget.context.model.dirty = true;
  window.edited = String(widget.context.model.dirty);
}).catch((error) => { window.edited = String(error) });
1"""


def test_only_what_nobody_uses_is_stopped(
    cais: Callable[..., Person], outside: Outside, home: Path, project: str
) -> None:
    preset = home / ".config" / "Cais" / "presets" / "acme.cais"
    preset.parent.mkdir(parents=True)
    preset.write_text(text(AFTER, head=LOCK), encoding="utf-8")
    (Path(project) / "notes.txt").write_text("before")
    person = cais()
    id = person.make_and_open("python-starter", project)
    person.ask_page(id, "window.jupyterapp && 1")
    person.ask_page(id, EDITED)
    assert person.ask_page(id, "window.edited") == "true"
    desk = person.app.desk
    unused = desk.unused_tools
    # What a tool takes of processors is held against the same clock, or a round in no time would find much.
    person.app.backend.tools._calculations()._clock = lambda: unused.clock()
    quiet = Quiet(person, id)

    person.ask_page(id, KERNEL % json.dumps("import os; os.system('sleep 1000 &')"))
    person.ask_page(id, "window.ran")
    assert 0 <= quiet() < 60, "a cell ran a moment ago"
    person.ask_page(id, "window.kernel.requestExecute({ code: 'import time; time.sleep(999)' }), 1")
    until(lambda: quiet() == 0, PATIENCE_S, "the tool to tell that a kernel computes")
    person.ask_page(id, "window.kernel.shutdown().then(() => { window.over = 1 }), 1")
    person.ask_page(id, "window.over")
    until(lambda: quiet() > 999_999, PATIENCE_S, "the tool to tell that nothing was begun")

    person.ask_page(id, TERMINAL)
    until(lambda: quiet() == 0, PATIENCE_S, "a terminal to have something to do")
    go_on(unused, 7200)
    assert outside.inspect(id)["State"]["Running"]
    assert desk.unused_ending(id) is None
    person.ask_page(id, "window.jupyterapp.serviceManager.terminals.shutdownAll(), 1")
    until(lambda: quiet() > 0, PATIENCE_S, "the terminal to be over")

    person.go_home()
    go_on(unused, 3400)
    person.wait_to_read("because Acme Häfen stops tools that nobody uses.")
    go_on(unused, 400)
    person.wait_for_status(id, "stopped")
    person.wait_to_read("Stopped because nobody used it for 60 minutes.")
    assert (Path(project) / "notes.txt").read_text() == "written and not saved"


class Quiet:
    """For how many seconds the tool says that it has done nothing; -1 where it does not tell."""

    def __init__(self, person: Person, id: str) -> None:
        self._desk, self._tools = person.app.desk, person.app.backend.tools
        self._id = id

    def __call__(self) -> float:
        container = self._desk.listing.container(self._id)
        assert container
        self._tools._calculations()._taken.clear()  # asked again at once, it would find much
        told = self._tools.quiet_s(self._desk.workspaces[self._id], container, Stop())
        return -1 if told is None else told


def go_on(unused: UnusedTools, seconds: float) -> None:
    """So much later by the clock that it goes by, in rounds of half a minute."""
    for _ in range(round(seconds / 30)):
        before = unused.clock()
        unused.clock = lambda later=before + 30: later  # type: ignore[misc]
        unused._next.stop()
        unused._go_round()
        until(lambda: unused._round is None, 60, "a round to be over")
