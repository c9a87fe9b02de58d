"""A workspace goes to others as a file: with nothing that opens a door, and made only when it is wanted."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Secret
from desktop.core.problems import SecretMissing
from desktop.core.sharing.opening import Here, look
from desktop.core.sharing.shared import Shared, parse
from desktop.core.workspaces.workspace import Folder
from tests.gui.support.memory_keyring import guarded
from tests.gui.support.screens import SHOW, sharing
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.sharing import FILE, shown, written
from tests.gui.support.stage import Stage

CANARY = "kanarienvogel"
KEY = f"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----"
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"


def names(stage: Stage) -> list[str]:
    return [one.name for one in stage.backend.connections().store.load_all()[0]]


def save(stage: Stage, name: str) -> Path:
    place = stage.folder / "saved.cais"
    stage.app.shell.saving.ask = lambda _suggested: str(place)
    stage.pick(f"More for {name}", "Save as a file…")
    stage.until(lambda: stage.offers("Show in folder"))
    return place


def test_no_secret_is_in_it_wherever_it_was_entered(stage: Stage) -> None:
    """DBeaver 18174: a project's file had the passwords of its connections in it."""
    server = {"host": "db.example", "database": "sales", "user": "maria"}
    made = [
        stage.connect("sales", fields={**server, "certificates": f"{CERTIFICATE}\n{KEY}"}),
        stage.connect("session", keeping=Keeping.SESSION),
        stage.connect("files", "bigquery", fields={"project": "harbour"}),
        stage.connect("web", "https", fields={"url": f"https://maria:{CANARY}@web.example/v1?key={CANARY}"}),
        stage.connect("host", fields={**server, "host": f"maria:{CANARY}@db.example"}),
        stage.connect(
            "dwh",
            "odbc",
            fields={"driver": "Acme", "settings": f"Server=dwh;PWD={CANARY};AcmeOpener={CANARY};{CANARY}"},
        ),
    ]
    vars(stage.backend)["_vault_made"] = guarded(stage.backend)
    connections = stage.backend.connections()
    connections.save(made[0], Secret(CANARY), Stop())
    connections.enter(made[1].id, Secret(CANARY))
    connections.save(made[2], Secret('{"private_key": "' + CANARY + '"}'), Stop())
    stage.keep("Harbour", connections=tuple(one.id for one in made))
    stage.begin()
    content = save(stage, "Harbour").read_text(encoding="utf-8")
    assert CANARY not in content
    assert CERTIFICATE in tomllib.loads(content)["connection"]["sales"]["fields"]["certificates"]
    assert tomllib.loads(content)["connection"]["web"]["fields"]["url"] == "https://web.example/v1"
    assert tomllib.loads(content)["connection"]["dwh"]["fields"]["settings"] == "Server=dwh"
    assert stage.reads("Left out of “dwh”, as it may hold one: PWD, AcmeOpener, settings.")


def test_what_nobody_could_open_is_not_saved(stage: Stage) -> None:
    fields = {"host": "db.example", "database": f"sales password={CANARY}", "user": "maria"}
    stage.keep("Harbour", connections=(stage.connect(fields=fields).id,))
    stage.begin()
    place = stage.folder / "saved.cais"
    stage.app.shell.saving.ask = lambda _suggested: str(place)
    stage.pick("More for Harbour", "Save as a file…")
    stage.until(lambda: stage.reads("could not be opened by others, and was not saved"))
    assert not place.exists()


def test_saved_and_opened_it_is_the_same(stage: Stage) -> None:
    """sublime_text 823: what was of one person's computer was in the file, and opened for nobody else."""
    folders = (
        Folder(str(Path.home() / "dues"), "dues", writable=True, copied=True),
        Folder("/srv/extracts", "extracts"),
    )
    workspace = stage.keep("Harbour", folders=folders, connections=(stage.connect().id,), cpus=2.0)
    stage.begin()
    place = save(stage, "Harbour")
    assert str(Path.home()) not in place.read_text(encoding="utf-8")
    read = parse(place, place.read_bytes())
    assert isinstance(read, Shared)
    assert (read.workspace.memory, read.workspace.cpus) == (workspace.memory, 2.0)
    assert [(one.path, one.name, one.writable, one.copied) for one in read.workspace.folders] == [
        ("~/dues", "dues", True, True),
        ("/srv/extracts", "extracts", False, False),
    ]
    assert [(one.name, one["host"], one["user"]) for one in read.connections] == [
        ("sales", "db.example", "maria")
    ]
    stage.until(lambda: (stage.backend.activity().log.folder).exists())
    log = b"".join(one.read_bytes() for one in stage.backend.activity().log.folder.iterdir() if one.is_file())
    assert b'"exported"' in log
    assert b"saved.cais" in log


def test_a_name_without_an_ending_gets_one_and_replaces_nothing(stage: Stage) -> None:
    stage.keep("Harbour")
    stage.begin()
    there = stage.folder / "saved.cais"
    there.write_text("mine")
    stage.app.shell.saving.ask = lambda _suggested: str(stage.folder / "saved")
    stage.pick("More for Harbour", "Save as a file…")
    stage.until(lambda: stage.reads("“saved 2.cais” is saved."))
    assert there.read_text() == "mine"


def test_a_full_disk_is_said(stage: Stage) -> None:
    stage.keep("Harbour")
    stage.begin()
    (stage.folder / "file").write_text("")
    stage.app.shell.saving.ask = lambda _suggested: str(stage.folder / "file" / "saved.cais")
    stage.pick("More for Harbour", "Save as a file…")
    stage.until(lambda: stage.reads("Cais cannot save"))


def test_nothing_changes_until_it_is_made(stage: Stage) -> None:
    SHOW["workspace-file-opened"](stage)
    assert stage.reads("Make the workspace “Harbour dues”?")
    assert stage.reads("Not on this computer: /srv/harbour/extracts")
    assert stage.reads("You have it already")  # though another person signs in
    assert stage.reads("New. Its password or key is asked for at the start.")
    assert stage.reads("This one will be “berths-2”")
    assert stage.reads("the server does not prove who it is")
    assert names(stage) == ["berths", "sales"]
    stage.click("Cancel")
    assert names(stage) == ["berths", "sales"]
    assert stage.app.shell.making.wizard is None


def test_made_it_is_in_the_wizard_and_asks_for_the_secrets_alone(stage: Stage) -> None:
    vars(stage.backend)["_vault_made"] = guarded(stage.backend)
    sharing.opened(stage)
    connections = stage.backend.connections()
    sales = next(one for one in connections.store.load_all()[0] if one.name == "sales")
    connections.save(sales, Secret(CANARY), Stop())
    path = str(stage.folder / "harbour.cais")
    Path(path).write_text("")  # what is made is what was shown
    stage.click("Make this workspace")
    wizard = stage.until(lambda: stage.app.shell.making.wizard)
    assert names(stage) == ["berths", "berths-2", "sales", "tides"]
    choices = wizard.draft.choices
    assert (choices.entry, choices.name) == ("python-starter", "Harbour dues")
    assert [one.name for one in wizard.draft.ticked] == ["berths-2", "sales", "tides"]
    assert stage.reads("This folder is not there.")
    assert stage.reads("To go on, choose another folder for one that is not there, or remove it.")
    stage.chosen = stage.project("Extracts of this year")
    stage.click("Choose another folder: extracts")
    stage.until(wizard.next_button.isEnabled)
    stage.click(wizard.next_button)
    stage.click(wizard.next_button)
    workspace = stage.until(stage.app.desk.workspaces.in_order)[0]
    assert [(one.name, one.path) for one in workspace.folders] == [
        ("dues", stage.project("dues")),
        ("extracts", stage.chosen),
    ]
    with pytest.raises(SecretMissing) as missing:
        connections.secrets(connections.of(workspace.connections), Stop())
    stage.play(workspace.id).end(missing.value)
    stage.until(lambda: stage.offers("Go without tides"))
    assert stage.offers("Go without berths-2")
    assert not stage.offers("Go without sales")


def test_once_more_it_adds_nothing(stage: Stage) -> None:
    """RedisDesktopManager 3721: what was imported twice was there twice."""
    SHOW["workspace-file-made"](stage)
    made = names(stage)
    shown(stage, stage.folder / "harbour.cais")
    assert stage.reads("You have it already as “berths-2”: code has to say so.")
    wizard = stage.app.shell.making.wizard
    stage.click("Make this workspace")
    stage.until(lambda: stage.app.shell.making.wizard not in (None, wizard))
    assert names(stage) == made
    assert [one.name for one in stage.app.shell.making.wizard.draft.ticked] == ["berths-2", "sales", "tides"]


def test_a_wizard_that_is_open_gives_way(stage: Stage) -> None:
    SHOW["wizard-folders"](stage)
    shown(stage, written(stage))
    stage.click("Make this workspace")
    stage.until(lambda: stage.app.shell.making.wizard.draft.choices.name == "Harbour dues")


def test_what_it_forbids_is_left_out(stage: Stage) -> None:
    sharing.locked(stage)
    assert stage.reads("Your organisation does not allow it: it is left out.")
    stage.click("Make this workspace")
    wizard = stage.until(lambda: stage.app.shell.making.wizard)
    assert names(stage) == []
    assert wizard.draft.choices.connections == ()
    assert wizard.draft.choices.entry == ""


def test_what_it_hands_out_is_there(stage: Stage) -> None:
    """Where nobody may have others."""
    fields = '{ host = "db.example", database = "sales", user = "analyst" }'
    body = f'[connection.sales]\nkind = "postgresql"\nfields = {fields}\n[connections]\nown = false'
    managed(stage, body, head='locked = ["connections.own"]')
    shown(stage, written(stage))
    stage.click("Make this workspace")
    wizard = stage.until(lambda: stage.app.shell.making.wizard)
    assert [one.handed_by for one in wizard.draft.ticked] == ["Acme Häfen"]
    assert len(wizard.draft.choices.connections) == 1


def test_where_nothing_is_kept_new_ones_are_not(stage: Stage) -> None:
    managed(stage, "[secrets]\nkeep = false", head='locked = ["secrets.keep"]')
    shown(stage, written(stage))
    stage.click("Make this workspace")
    stage.until(lambda: stage.app.shell.making.wizard)
    kept = stage.backend.connections().store.load_all()[0]
    assert {one.keeping for one in kept} == {Keeping.SESSION}


def test_a_share_of_the_network_is_not_looked_at(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look at one on Windows is to sign in at whoever wrote the file."""
    looked: list[str] = []
    monkeypatch.setattr("desktop.core.sharing.opening.SYSTEM", "windows")
    body = FILE.replace('"{here}"', "'\\\\evil.example\\share'").replace("/srv/harbour", "//evil.example/b")
    backend = stage.backend
    rules = backend.policies.enforced(backend.policies.now())
    opened = look(written(stage, body), Here(backend.catalogue, rules, (), looked.append))  # type: ignore[arg-type]
    assert [finding for _folder, finding in opened.folders] == [None, None]
    assert looked == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (FILE.replace("version = 1", "version = 2"), "“harbour.cais” was made for a newer Cais"),
        (
            FILE.replace('kind = "workspace"', 'kind = "plan"'),
            "“harbour.cais” is neither a preset nor a workspace",
        ),
        ("kind = ", "“harbour.cais” has mistakes in it"),
        ("#" * 2**20 + FILE, "“harbour.cais” is too large"),
        (FILE.replace("Harbour dues", "Harb\u202eour"), "has a character that cannot be seen (U+202E)"),
        (FILE.replace("folder.dues", 'folder."../dues"'), "'../dues' cannot be a folder's name"),
        (FILE.replace("connection.tides", "connection.SALES"), "'SALES' is there twice"),
        (FILE.replace("https://", "https://maria:pw@"), "holds a user or a password"),
        (FILE.replace('user = "joao"', 'user = "password=pw"'), "may hold a secret"),
        (FILE.replace("https://", "ftp://"), "must begin with https:// or http://"),
        (FILE.replace("database", "databse"), "is unknown (did you mean database?)"),
        (FILE.replace('"postgresql"', '"postgres"'), "did you mean postgresql?"),
    ],
)
def test_each_fault_is_a_sentence(stage: Stage, body: str, said: str) -> None:
    stage.begin()
    stage.app.shell.open_file(str(written(stage, body)))
    stage.until(lambda: stage.offers("Show the file"))
    stage.click("Details for IT")
    assert stage.reads(said), stage.texts()
    assert names(stage) == []


def test_an_unknown_tool_is_asked_for(stage: Stage) -> None:
    stage.begin()
    shown(stage, written(stage, FILE.replace("python-starter", "julia-next")))
    assert stage.reads("“JupyterLab” is none of the tools that you can choose here.")
    stage.click("Make this workspace")
    wizard = stage.until(lambda: stage.app.shell.making.wizard)
    assert wizard.begun
    assert wizard.begun.page == "tool"
