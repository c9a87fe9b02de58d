"""A preset as IT hands one out, and the way from a double-click on it to a running tool, by clicks alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import minisign
from PySide6.QtCore import QProcess
from shiboken6 import delete

from desktop.app import App, come_forward
from desktop.core.environments.catalogue import content_digest
from desktop.core.policy import machine
from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from desktop.gui.process.single_instance import SingleInstance
from tests.e2e.person import PATIENCE_S, Person, click, until

STARTED_WITHIN_S = 900  # where the engine has forgotten what it built
RECIPE = "python-starter"
PRESET = """\
kind = "preset"
version = 1
id = "quay"
serial = 1
locked = ["folder.extracts", "resources.memory_most_gb"]

[organisation]
name = "Quay Shipping"
contact = "it@quay.example"

[environment.team]
like = "python-starter"
title = "Team analytics"
summary = "What the data team works with."
recipe = "{recipe}"
content = "sha256:{content}"

[folder.project]
title = "Your project folder"
linux = '{folder}/project'
writable = true

[folder.extracts]
title = "The shared extracts"
linux = '{folder}/extracts'
writable = false

[resources]
memory_gb = 1
memory_most_gb = 2
"""


class Told:
    """What this computer was told by IT: a key, for as long as there is one, and else what it really was."""

    key = ""

    def __call__(self) -> Machine:
        return Machine(key=self.key) if self.key else machine.find()


def hand_out(folder: Path, recipes: Path) -> tuple[Path, str]:
    """A preset that is signed, with an environment, folders that are there and limits; its file and key.
    Cais's own environments stay beside the one that it brings."""
    for name in ("project", "extracts"):
        (folder / name).mkdir()
    (folder / "project" / "sales.csv").write_text("month,sales\n1,4\n2,7\n")
    shutil.copytree(recipes / RECIPE, folder / RECIPE)
    files = [path for path in (folder / RECIPE).rglob("*") if path.is_file()]
    content = content_digest(
        {path.relative_to(folder / RECIPE).as_posix(): path.read_bytes() for path in files}
    )
    preset = folder / "quay.cais"
    preset.write_text(PRESET.format(recipe=RECIPE, content=content, folder=folder), encoding="utf-8")
    pair = minisign.KeyPair.generate()
    beside(preset).write_bytes(bytes(pair.secret_key.sign(preset.read_bytes())))
    return preset, pair.public_key.to_base64().decode()


def double_click(app: App, file: Path) -> None:
    """As a file manager does it: a second Cais is started with the file, hands it to the first, and ends."""
    heard: list[str] = []
    first = SingleInstance(Path(app.backend.own_folders.user_data_dir), app.window)
    first.called.connect(heard.append)
    assert first.claim(), "another Cais is open"
    first.listen()
    second = QProcess(app.window)
    second.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
    second.start(sys.executable, ["-m", "desktop", str(file)])
    until(lambda: heard and second.state() is QProcess.ProcessState.NotRunning, 60, "the second Cais to call")
    assert second.exitCode() == 0
    for one in (second, first):  # now, or its socket would outlive a process that ends soon
        delete(one)
    come_forward(app, heard[0])


def start_from(person: Person, preset: Path, seen: Callable[[str, str], object] = lambda *_: None) -> str:
    """From the double-click to the tool's page, with what is suggested; the workspace's id. `seen` is told
    the name of each screen on the way, and whose tool is on it, "" for none's."""
    app = person.app
    before = person.workspaces().keys()
    double_click(app, preset)
    person.wait_to_read("Use the preset of Quay Shipping?")
    seen("preset-offered", "")
    person.press("Use this preset")
    wizard = until(lambda: app.shell.making.wizard, PATIENCE_S, "the wizard")
    while app.shell.making.wizard:
        until(wizard.next_button.isEnabled, PATIENCE_S, "what is suggested to be enough")
        seen(f"preset-{wizard.begun.page}", "")
        click(wizard.next_button)
    (id,) = until(lambda: person.workspaces().keys() - before, PATIENCE_S, "the new workspace")
    person.wait_for_page(id, STARTED_WITHIN_S)
    seen("preset-open", id)
    return id


def give_up(app: App) -> None:
    """Nothing of a preset that was taken stays with this person."""
    for preset in app.backend.policies.now().presets:
        if preset.id == "quay" and app.backend.policies.presets().is_own(preset.path):
            job = app.desk.presets.give_up(preset.path)
            until(lambda job=job: job.over, PATIENCE_S, "the preset to be given up")
