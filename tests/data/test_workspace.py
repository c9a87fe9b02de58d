"""A workspace with connections, from the keyring to the rows, as the app does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.secret import Secret
from desktop.core.problems import PassphraseNeeded, SecretMissing
from desktop.core.progress import unheard
from desktop.core.resources import own_folders
from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace, new_id
from tests.data.conftest import PASSWORD, connection
from tests.fakes.databases import Authority, postgres

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

CHANGED = "changed-7c1f ß€'"
PASSPHRASE = "tides of the harbour-7c1f"
ASK = "import cais; print(cais.connect('sales').exec_driver_sql('select count(*) from ports').scalar())"


@pytest.fixture
def backend(home: Path) -> Iterator[LocalBackend]:
    backend = LocalBackend(own_folders())
    backend.prepare()
    yield backend
    backend.engine().close()


@pytest.fixture
def workspace(backend: LocalBackend) -> Iterator[Workspace]:
    made = Workspace(new_id(), "A test", "python-starter", datetime.now(UTC))
    backend.store.save(made)
    yield made
    backend.engine().containers.erase(made.id)


@pytest.mark.usefixtures("gnome")
def test_from_the_keyring_to_the_rows(
    backend: LocalBackend,
    workspace: Workspace,
    raw: docker.APIClient,
    host: str,
    authority: Authority,
    home: Path,
    tmp_path: Path,
) -> None:
    def inside(*command: str) -> tuple[int, str]:
        script = f'. {SECRETS}/variables.sh && exec "$@"'
        ran = raw.exec_create(f"cais-{workspace.id}", ["sh", "-c", script, "sh", *command])["Id"]
        said: str = raw.exec_start(ran).decode()
        return raw.exec_inspect(ran)["ExitCode"], said

    connections = backend.connections()
    server = postgres(tmp_path / "postgres", authority, host, "maria", PASSWORD)
    try:
        sales = connection("sales", "postgresql", server, certificates=authority.certificate.decode())
        connections.save(sales, Secret(PASSWORD), Stop())

        # Started without any, and handed one while it runs.
        backend.tools.start(workspace, unheard, Stop())
        assert "has no data connection 'sales'; it has: none" in inside("python", "-c", ASK)[1]
        ticked = replace(workspace, connections=(sales.id, new_id()))
        backend.store.save(ticked)
        backend.data.hand_over(ticked, Stop())
        assert inside("python", "-c", ASK) == (0, "2\n")
        [told] = connections.of(ticked.connections)
        assert told.used

        # The next query after a change uses what is true by then.
        running = raw.inspect_container(f"cais-{workspace.id}")["State"]["StartedAt"]
        server.change_password(CHANGED)
        connections.save(told, Secret(CHANGED), Stop())
        backend.data.hand_over(ticked, Stop())
        assert inside("python", "-c", ASK) == (0, "2\n")
        assert raw.inspect_container(f"cais-{workspace.id}")["State"]["StartedAt"] == running

        # As it comes with a start, by what other programs know; in the same container. Once a passphrase was
        # entered, where one is asked for.
        backend.engine().containers.halt(workspace.id)
        backend.data.hand_over(ticked, Stop())
        backend.passphrase().turn_on(Secret(PASSPHRASE), Stop())
        backend.vault().lock()
        with pytest.raises(PassphraseNeeded):
            backend.tools.start(ticked, unheard, Stop())
        backend.passphrase().unlock(Secret(PASSPHRASE), Stop())
        again = backend.tools.start(ticked, unheard, Stop())
        assert again.container.id == raw.inspect_container(f"cais-{workspace.id}")["Id"]
        by_service = (
            "import psycopg; print(psycopg.connect('service=sales').execute('select 2').fetchone()[0])"
        )
        assert inside("python", "-c", by_service) == (0, "2\n")

        # What it has already is locked for nobody.
        backend.vault().lock()
        backend.data.hand_over(ticked, Stop())
        assert inside("python", "-c", ASK) == (0, "2\n")

        # A tool that runs is opened again with what is ticked by then.
        backend.tools.start(replace(ticked, connections=(sales.id,)), unheard, Stop())
        backend.data.hand_over(workspace, Stop())
        assert "it has: none" in inside("python", "-c", ASK)[1]
        assert inside("grep", "-raE", "(changed-7c1[f]|canary:a)", SECRETS) == (1, "")
    finally:
        server.end()
    for path in (path for path in home.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert not any(secret.encode() in content for secret in (PASSWORD, CHANGED, PASSPHRASE)), path


@pytest.mark.usefixtures("gnome")
def test_one_that_has_to_be_asked_for_holds_a_start_up(backend: LocalBackend, workspace: Workspace) -> None:
    told = Connection(new_id(), "licence", "other", datetime.now(UTC), keeping=Keeping.ASK)
    backend.connections().save(told, None, Stop())
    ticked = replace(workspace, connections=(told.id,))
    with pytest.raises(SecretMissing):
        backend.tools.start(ticked, unheard, Stop())
    assert backend.engine().containers.tool(workspace.id) is None

    # And no longer once it was entered, as long as the tool runs that was handed it.
    def kept() -> bytes:
        return backend.engine().inside.read_file(workspace.id, f"{SECRETS}/licence.secret")

    backend.connections().enter(told.id, Secret(PASSWORD))
    backend.tools.start(ticked, unheard, Stop())
    assert kept() == PASSWORD.encode()
    backend.data.hand_over(ticked, Stop())
    assert kept() == PASSWORD.encode()
    backend.tools.start(ticked, unheard, Stop())
    assert kept() == PASSWORD.encode()
    backend.engine().containers.halt(workspace.id)
    backend.data.hand_over(ticked, Stop())
    with pytest.raises(SecretMissing):
        backend.tools.start(ticked, unheard, Stop())
