"""What IT has locked shows a lock, says who, where and whom to ask, and cannot be used in the first place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from desktop.backend.local import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.computer.settings import SYSTEM, Settings
from desktop.core.data.secret import Secret
from desktop.core.problems import ConfirmationNeeded, KeyringMissing, SecondFactorNeeded
from desktop.gui.shell import CONNECTIONS, PRESETS, SETTINGS
from desktop.vault.vault import KeyringVault
from tests.gui.support.screens import SHOW
from tests.gui.support.screens.connections import go_to_connections
from tests.gui.support.screens.locks import BODY, HEAD, ONE, ready
from tests.gui.support.screens.passphrase import PASSPHRASE, SALES, enter, keyring
from tests.gui.support.screens.presets import managed, written
from tests.gui.support.screens.reach import clash
from tests.gui.support.screens.wizard import cards
from tests.gui.support.stage import Stage

KEPT = Secret("canary-7c1f")
WHY = "Set by Acme Häfen in acme.cais. For something else, ask it@acme.example."


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(at) for at in range(box.count())]


def held(control: QWidget) -> bool:
    """Seen, not to be used, and said why to whoever looks or listens."""
    return not control.isEnabled() and WHY in control.toolTip() and WHY in control.accessibleDescription()


def test_environments_that_may_not_start_are_seen_and_cannot_be_chosen(stage: Stage) -> None:
    """VS Code 251612 and others: what looks usable and then refuses."""
    SHOW["locked-tools"](stage)
    assert held(stage.find(QAbstractButton, "Python for data science"))
    assert stage.find(QAbstractButton, "Forecast 2026").isEnabled()


def test_nothing_else_is_greyed_out(stage: Stage) -> None:
    """Podman Desktop, VS Code 327114: one managed key that greys out everything."""
    SHOW["locked-review"](stage)
    memory, cpus = stage.find(QComboBox, "Memory"), stage.find(QComboBox, "Processors")
    assert memory.isEnabled()
    assert texts(memory) == ["4 GB (recommended)", "1 GB", "2 GB", "3 GB"]
    assert held(cpus)
    assert texts(cpus) == ["2"], "nobody recommends it"
    assert not stage.reads("More or less can be chosen later."), "which it cannot"
    assert stage.reads(f"A tool gets 4 GB of memory at most. Processors for a tool: 2. {WHY}")
    assert stage.reads("PostgreSQL · db.acme.example / sales"), "what comes along is said"


def test_a_folder_that_is_locked_can_be_read_only(stage: Stage) -> None:
    SHOW["locked-folders"](stage)
    assert held(stage.find(QComboBox, "What the tool may do with warehouse"))
    assert stage.find(QComboBox, "What the tool may do with project").isEnabled()


def test_a_folder_that_may_not_be_shared_is_refused_where_it_is_chosen(stage: Stage) -> None:
    SHOW["locked-folders"](stage)
    before = len(cards(stage))
    stage.chosen = stage.project("elsewhere")
    stage.click("Add a folder…")
    stage.until(lambda: stage.reads("Acme Häfen does not allow sharing the folder"))
    assert len(cards(stage)) == before


def test_other_connections_are_seen_and_cannot_be_ticked(stage: Stage) -> None:
    SHOW["locked-connections"](stage)
    assert held(stage.find(QAbstractButton, "Add a connection…"))
    assert held(stage.find(QAbstractButton, "lake"))
    assert stage.find(QAbstractButton, "sales").isChecked()


def test_without_a_lock_nothing_says_so(stage: Stage) -> None:
    """Rancher Desktop 4944: “locked” where nothing is."""
    SHOW["wizard-review"](stage)
    for name in ("Memory", "Processors"):
        box = stage.find(QComboBox, name)
        assert box.isEnabled()
        assert not box.toolTip()
    assert not stage.reads("Set by")


def test_three_clicks_to_a_running_tool(stage: Stage) -> None:
    """From a double-click, where every folder has its place: use, start. Nothing is asked that is known."""
    for name in ("project", "warehouse"):
        (Path.home() / name).mkdir()
    stage.backend.verdicts = {}
    stage.begin()
    head = HEAD.replace("[", '["catalogue.show",', 1)
    clicks = 1  # on the file
    stage.app.shell.open_file(str(written(stage.folder, BODY + ONE, head=head)))
    stage.until(lambda: stage.offers("Use this preset"))
    for press in ("Use this preset", "Start"):
        stage.until(lambda press=press: stage.offers(press))
        stage.click(press)
        clicks += 1
    play = stage.until(lambda: next(iter(stage.backend.plays.values()), None))
    assert clicks == 3
    assert play.workspace.entry == "forecast"
    assert [folder.name for folder in play.workspace.folders] == ["project", "warehouse"]


def test_where_nothing_starts_nothing_new_is_begun(stage: Stage) -> None:
    """A wizard that can only end in a refusal is not opened."""
    ready(stage, BODY, "expires = 2020-01-01T00:00:00Z\n" + HEAD)
    stage.click("New workspace, from the card")
    assert stage.reads("What Acme Häfen requires has expired")


def test_settings_that_are_locked_hold_and_show_it(stage: Stage) -> None:
    ready(stage, '[settings]\nappearance = "dark"\n', 'locked = ["settings.appearance"]\n')
    stage.until(lambda: stage.app.theme.mode == "dark")
    stage.app.window.show_place(SETTINGS)
    assert held(stage.find(QAbstractButton, "Light"))
    assert stage.find(QAbstractButton, "Dark").isChecked()
    assert stage.find(QAbstractButton, "Stop tools").isEnabled()
    assert stage.reads(f"Cais is shown dark. {WHY}")
    assert stage.backend.settings.now.appearance is None, "nothing is copied into a person's settings"


def test_no_first_run_overrides_it(stage: Stage) -> None:
    """Rancher Desktop 5236, 5545: the dialog of the first run wrote its own choices over the profile."""
    body = '[settings]\nappearance = "dark"\nlanguage = "pt_BR"\ntools_after_close = "stop"\n'
    assert stage.backend.settings.now == Settings()
    ready(stage, body, 'locked = ["settings.appearance"]\n')
    pick = stage.app.desk.presets.policy.pick
    chosen = stage.backend.settings.now
    assert (chosen.appearance, chosen.language, chosen.tools_after_close) == (None, None, None)
    assert pick("settings.appearance", chosen.appearance, "system") == "dark"
    assert pick("settings.language", chosen.language, "en") == "pt_BR"
    assert not stage.backend.settings._path.exists()


def test_a_default_holds_until_somebody_chooses(stage: Stage) -> None:
    ready(stage, '[settings]\nappearance = "dark"\n', "")
    stage.until(lambda: stage.app.theme.mode == "dark")
    stage.app.window.show_place(SETTINGS)
    stage.click("Light")
    written(stage.folder, '[settings]\nappearance = "dark"\n', head="", signed=True, serial=4)
    stage.until(lambda: stage.app.desk.presets.changed)
    assert stage.app.theme.mode == "light"


def test_a_connection_that_comes_along_is_not_ones_own(stage: Stage) -> None:
    stage.connect("lake")
    ready(stage)
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("Change… sales"))
    change = stage.find(QAbstractButton, "Change… sales")
    assert not change.isEnabled()
    assert "It comes with the preset of Acme Häfen" in change.accessibleDescription()
    assert stage.find(QAbstractButton, "Change… lake").isEnabled()
    add = stage.find(QAbstractButton, "Add a connection")
    assert held(add)
    assert stage.reads(f"No other data connections can be used. {WHY}"), "without pointing at anything"
    for one in add.window().findChildren(QShortcut):
        if one.key() == QKeySequence(QKeySequence.StandardKey.New) and one.parent().isVisible():
            one.activated.emit()
    stage.settle()
    assert add.isVisible(), "what the button does not do, no key does"


NEVER = "[secrets]\nkeep = false\n", 'locked = ["secrets.keep"]\n'


def test_a_keyring_that_nothing_may_be_kept_in_is_not_missed(stage: Stage) -> None:
    stage.connect("lake")
    ready(stage, *NEVER)
    go_to_connections(stage)
    assert isinstance(stage.app.desk.connections.troubles[""].problem, KeyringMissing)
    assert stage.reads(f"Passwords are not kept in the keyring. {WHY}")
    assert not stage.reads("no keyring that Cais can use")


def test_nobody_chooses_a_passphrase_for_what_is_never_kept(stage: Stage) -> None:
    ready(stage, *NEVER)
    stage.app.window.show_place(SETTINGS)
    assert stage.reads("No password is kept on this computer, so there is nothing to ask for.")
    assert stage.reads(f"Passwords are not kept in the keyring. {WHY}")
    assert held(stage.find(QAbstractButton, "Choose a passphrase…"))


def test_passwords_are_locked_again_when_it_says(stage: Stage) -> None:
    """Whatever was chosen before; who has no passphrase is told nothing of it."""
    stage.backend.settings.choose(lock_after="close")
    ready(stage, "[secrets]\nask_again = '5'\n", 'locked = ["secrets.ask_again"]\n')
    stage.app.window.show_place(SETTINGS)
    said = "Kept passwords are locked again after 5 minutes"
    assert not stage.reads(said)
    assert stage.backend.lock_after_s() == 300
    keyring(stage)
    stage.click("Choose a passphrase…")
    enter(stage, PASSPHRASE, PASSPHRASE)
    stage.click("Use this passphrase")
    stage.until(lambda: stage.reads(f"{said}. {WHY}"))
    again = stage.find(QComboBox, "Ask again")
    assert held(again)
    assert again.currentText() == "After 5 minutes"


def test_a_default_for_asking_again_is_anybodys_to_change(stage: Stage) -> None:
    ready(stage, "[secrets]\nask_again = '60'\n", "")
    assert stage.backend.lock_after_s() == 3600
    stage.backend.settings.choose(lock_after="5")
    assert stage.backend.lock_after_s() == 300


FACTOR = "[secrets]\nsecond_factor = true\n", 'locked = ["secrets.second_factor"]\n'


def test_kept_passwords_wait_for_a_passphrase_where_one_is_needed(stage: Stage) -> None:
    """Those that were kept before, too; who waits goes on once it is chosen."""
    keyring(stage)
    workspace = stage.keep("Sales forecast", connections=(SALES.id,))
    ready(stage, *FACTOR)
    for use in (lambda vault: vault.read([SALES.id], Stop()), lambda vault: vault.keep("x", KEPT, Stop())):
        with pytest.raises(SecondFactorNeeded):
            use(stage.backend.vault())
    stage.app.shell.workspaces.open(workspace.id)
    stage.until(lambda: stage.reads("Acme Häfen wants one to be asked for before kept passwords"))
    assert workspace.id not in stage.backend.plays
    enter(stage, PASSPHRASE, PASSPHRASE)
    stage.click("Use this passphrase")
    stage.until(lambda: workspace.id in stage.backend.plays)
    assert stage.backend.vault().read([SALES.id], Stop()) == {SALES.id: KEPT}


def test_a_passphrase_that_is_needed_stays(stage: Stage) -> None:
    SHOW["locked-passphrase"](stage)
    assert held(stage.find(QAbstractButton, "Turn the passphrase off…"))
    assert stage.find(QAbstractButton, "Change the passphrase…").isEnabled()
    assert stage.reads("Kept passwords are used only with a passphrase")


def test_the_systems_word_will_do(stage: Stage) -> None:
    keyring(stage)
    stage.backend.settings.choose(passphrase=SYSTEM)
    ready(stage, *FACTOR)
    with pytest.raises(ConfirmationNeeded):
        stage.backend.vault().read([SALES.id], Stop())
    stage.backend.vault().admit()
    assert stage.backend.vault().read([SALES.id], Stop()) == {SALES.id: KEPT}


POOL = "[network]\npool = '10.20.0.0/16'\n"


def test_addresses_that_are_locked_are_used_whatever_was_chosen(stage: Stage) -> None:
    stage.backend.settings.choose(network_pool="172.21.0.0/16")
    ready(stage, POOL, 'locked = ["network.pool"]\n')
    stage.app.window.show_place(SETTINGS)
    assert stage.reads(f"Workspaces have the addresses 10.20.0.0/16. {WHY}")
    assert stage.reads("Workspaces use 10.20.0.0/16.")
    for name in ("Use these", "Find free", "Let Cais choose the"):
        assert held(next(one for one in buttons(stage) if one.accessibleName().startswith(name)))
    assert held(stage.find(QLineEdit, "Addresses for workspaces"))
    assert pool_of_engine(stage) == "10.20.0.0/16"


def test_addresses_by_default_are_used_until_others_are_chosen(stage: Stage) -> None:
    ready(stage, POOL, "")
    stage.app.window.show_place(SETTINGS)
    assert stage.reads("Workspaces use 10.20.0.0/16.")
    assert pool_of_engine(stage) == "10.20.0.0/16"
    stage.click("Find free addresses for workspaces")
    stage.until(lambda: stage.reads("Workspaces use 172.21.0.0/16."))
    assert pool_of_engine(stage) == "172.21.0.0/16"
    stage.click("Let Cais choose the addresses for workspaces")
    stage.until(lambda: stage.reads("Workspaces use 10.20.0.0/16."))


def test_where_addresses_are_in_the_way_nobody_takes_others_than_it_says(stage: Stage) -> None:
    managed(stage, POOL, head='locked = ["network.pool"]\n')
    clash(stage)
    stage.until(lambda: stage.offers("Take other addresses"))
    assert held(stage.find(QAbstractButton, "Take other addresses"))


def buttons(stage: Stage) -> list[QAbstractButton]:
    return stage.window.findChildren(QAbstractButton)


def pool_of_engine(stage: Stage) -> str:
    """As networks are asked to be made."""
    return LocalBackend.engine(stage.backend).containers._pool.chosen()


ROOT = Path(__file__).parents[1] / "core" / "certificates" / "root.pem"


def test_authorities_that_it_names_are_trusted_by_tools_and_builds(stage: Stage) -> None:
    """Besides those of this computer, and no longer than the preset says so."""
    named = f"[network]\ncertificates = '''\n{ROOT.read_text()}'''\n"
    managed(stage, named, head='locked = ["network.certificates"]\n')
    own = certificates.bundle()
    found = LocalBackend.computer(stage.backend)
    assert found.certificates == own + ROOT.read_bytes()
    assert found.variables["SSL_CERT_FILE"] == "/run/secrets/certificates.pem"
    assert certificates.build_files(found.certificates).keys() > certificates.build_files(own).keys()
    stage.app.window.show_place(PRESETS)
    stage.until(lambda: stage.reads("is trusted, too: Example root"))
    written(stage.folder, "", head="", signed=True, serial=4)
    assert LocalBackend.computer(stage.backend).certificates == own


def test_where_there_is_no_keyring_nobody_is_asked_for_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has nothing kept needs nothing before it: they are told, and enter the password for a start."""
    SHOW["passphrase-needed"](stage)
    [workspace] = stage.app.desk.workspaces
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setattr(stage.backend.vault(), "_keyring", KeyringVault("linux"))
    enter(stage, PASSPHRASE, PASSPHRASE)
    stage.click("Use this passphrase")
    play = stage.until(lambda: stage.backend.plays.get(workspace))
    with pytest.raises(KeyringMissing):
        play.request.further()
