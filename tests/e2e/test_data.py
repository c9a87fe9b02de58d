"""Data in a notebook: from a tick to rows, with the lines that Cais gives, and on with a changed password."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.code import connecting
from desktop.core.data.connection import Connection
from desktop.core.data.secret import Secret
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import new_id
from tests.e2e.conftest import Outside
from tests.e2e.notebooks import AGAIN, OUTPUTS, RUN, notebook
from tests.e2e.process import Process
from tests.fakes.databases import Authority, postgres, seen_from_tools

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

PASSWORD, CHANGED = "canary:a\\s's \"#;ß€@%$(x)`7c1f", "changed-7c1f ß€'"
QUERY = "select count(*) from ports"
ASK = {
    "python": f'sales.exec_driver_sql("{QUERY}").scalar()',
    "r": f'cat(as.character(DBI::dbGetQuery(sales, "{QUERY}")[[1]]))',
}
TRIED = {"python": f"# {CHANGED}", "r": f'tried <- "{CHANGED}"\nsave.image()'}
SAID = {
    "python": "one.ipynb holds the password of “sales”.",
    "r": "2 files hold the password of “sales”: ",
}
"""What somebody does to try it, and what is said of that."""


@pytest.mark.usefixtures("gnome", "python_starter", "r_starter")
@pytest.mark.parametrize("language", ["python", "r"])
def test_rows_come_and_go_on_coming(
    begin: Callable[..., Process], outside: Outside, project: str, tmp_path: Path, language: str
) -> None:
    authority, host = Authority(), seen_from_tools(outside.api)
    server = postgres(tmp_path / "postgres", authority, host, "maria", PASSWORD)
    try:
        fields = {"host": host, "port": str(server.port), "user": server.user, "database": server.database}
        fields["certificates"] = authority.certificate.decode()
        sales = Connection(new_id(), "sales", "postgresql", datetime.now(UTC), fields)
        LocalBackend(own_folders()).connections().save(sales, Secret(PASSWORD), Stop())
        source = f"{connecting(sales, language)}\n{TRIED[language]}\n{ASK[language]}"
        Path(project, "one.ipynb").write_text(notebook(language, source))

        cais = begin()
        cais.do("wait_for_the_engine")
        id = cais.do("make_with", f"{language}-starter", project, "sales")
        assert cais.do("ask_page", id, RUN)
        assert rows(cais, id) == "2"

        running = outside.inspect(id)["State"]["StartedAt"]
        server.change_password(CHANGED)
        cais.do("rotate", sales.id, CHANGED)
        assert cais.do("ask_page", id, AGAIN)
        assert rows(cais, id) == "2"
        assert outside.inspect(id)["State"]["StartedAt"] == running

        cais.do("press", "Stop")
        cais.do("wait_to_read", SAID[language])
    finally:
        server.end()


def rows(cais: Process, id: str) -> str:
    """What the cell has put out."""
    [output] = json.loads(cais.do("ask_page", id, OUTPUTS, 120))
    return output["text"] if "text" in output else output["data"]["text/plain"]
