"""The images of our recipes, and the stand-in for RStudio, started as the app starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.data.delivery import VARIABLES
from desktop.core.engine_plans import Recipe
from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import Entry, read_files
from desktop.core.folders.check import Places
from desktop.core.progress import unheard
from desktop.core.resources import RESOURCES
from desktop.core.start.accounts import Accounts
from desktop.core.start.calculations import Calculations
from desktop.core.start.image import obtain
from desktop.core.start.launch import Computer, Request, Running, start
from desktop.core.start.plan import SECRETS, Host, once, plan
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.samples import WORKSPACE
from tests.fakes.raw import raw_client

pytestmark = [pytest.mark.engine, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
BUNDLE = certificates.bundle()
STRANGER = 4321
"""A user id that no image knows."""

Start = Callable[..., Running]


@pytest.fixture(scope="module")
def engine() -> Iterator[DockerEngine]:
    found = DockerEngine(
        variables=os.environ,
        home=Path.home(),
        platform=sys.platform,
        build_files=lambda: certificates.build_files(BUNDLE),
    )
    with closing(found):
        found.ensure_running(unheard, Stop())
        yield found


@pytest.fixture
def started(engine: DockerEngine, tmp_path: Path) -> Iterator[Start]:
    """Starts an entry on the sample project; it is erased afterwards."""
    made: list[str] = []

    def begin(
        entry: Entry,
        bundle: bytes = BUNDLE,
        secrets: Mapping[str, bytes] = MappingProxyType({}),
        name: str = "sample",
    ) -> Running:
        project = Folder(str(RESOURCES / "sample"), name)
        workspace = Workspace(new_id(), "A test", entry.id, datetime.now(UTC), (project,))
        made.append(workspace.id)
        computer = Computer(
            uid=STRANGER,
            gid=STRANGER,
            places=Places(sys.platform, str(Path.home())),
            variables={
                "TZ": "Asia/Kathmandu",
                **certificates.variables(bundle, f"{SECRETS}/{certificates.NAME}"),
            },
            certificates=bundle,
            accounts=Accounts(tmp_path / "accounts"),
        )
        request = Request(workspace, entry, lambda: secrets)
        return start(request, engine, computer, lambda _workspace: None, unheard, Stop())

    yield begin
    for workspace in made:
        engine.containers.erase(workspace)


@dataclass(frozen=True)
class Inside:
    """Runs commands in a started tool, as its user."""

    raw: docker.APIClient
    running: Running

    def __call__(self, *command: str) -> tuple[int, str]:
        made = self.raw.exec_create(self.running.container.id, list(command))
        output = self.raw.exec_start(made["Id"]).decode()
        return self.raw.exec_inspect(made["Id"])["ExitCode"], output


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    client = raw_client(timeout=300)
    yield client
    client.close()


def entry(id: str) -> Entry:
    found = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entry(id)
    assert found is not None
    return found


def fetch(
    running: Running, method: str, path: str, headers: dict[str, str] | None = None, body: str | None = None
) -> tuple[int, dict[str, str], str]:
    where = urlsplit(running.address)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=10)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return (
            answer.status,
            {name.lower(): value for name, value in answer.getheaders()},
            answer.read().decode(),
        )
    finally:
        connection.close()


def cookies(running: Running) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in running.cookies)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("id", "notebook"), [("python-starter", "Welcome.ipynb"), ("r-starter", "Welcome-R.ipynb")]
)
def test_a_starter_runs_the_sample_project_as_a_user_it_has_never_heard_of(
    started: Start, raw: docker.APIClient, id: str, notebook: str
) -> None:
    running = started(entry(id))
    inside = Inside(raw, running)
    assert inside("id", "-u") == (0, f"{STRANGER}\n")
    assert inside("whoami") == (0, "analyst\n")
    assert inside("id", "-gn") == (0, f"group{STRANGER}\n")
    assert inside("sh", "-c", "echo ~analyst; id -Gn") == (
        0,
        f"/home/analyst\ngroup{STRANGER} users\n",
    )

    run = f"cd ~/sample && jupyter nbconvert --to notebook --execute --output /tmp/result {notebook}"
    assert inside("bash", "-c", run)[0] == 0
    result = json.loads(inside("cat", "/tmp/result.ipynb")[1])
    outputs = [output for cell in result["cells"] for output in cell.get("outputs", [])]
    assert [output for output in outputs if output["output_type"] in ("error", "stream")] == []
    assert any("image/png" in output.get("data", {}) for output in outputs)

    code, prompt = inside("bash", "-lic", 'echo "${PS1@P}"; command -v jupyter-lab')
    assert (code, "I have no name" in prompt) == (0, False)
    assert prompt.endswith("/opt/tool/bin/jupyter-lab\n")


ABOUT_ITS_LANGUAGE = """
import json, sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name=sys.argv[1])
print(json.dumps(client.kernel_info(reply=True, timeout=60)["content"]["language_info"]))
manager.shutdown_kernel(now=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("id", "notebook"), [("python-starter", "Welcome.ipynb"), ("r-starter", "Welcome-R.ipynb")]
)
def test_a_notebook_of_the_sample_is_as_jupyterlab_would_save_it(
    started: Start, raw: docker.APIClient, id: str, notebook: str
) -> None:
    """JupyterLab writes what the kernel says of its language into every notebook it opens: where that is
    another word than was there, the notebook counts as changed."""
    shipped = (RESOURCES / "sample" / notebook).read_text("utf-8")
    content = json.loads(shipped)
    assert shipped == json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    metadata = content["metadata"]
    inside = Inside(raw, started(entry(id)))
    ask = 'exec /opt/tool/bin/python -c "$0" "$1" 2> /dev/null'
    code, told = inside("sh", "-c", ask, ABOUT_ITS_LANGUAGE, metadata["kernelspec"]["name"])
    assert code == 0
    assert json.loads(told) == metadata["language_info"]


@pytest.mark.slow
def test_jupyter_answers_this_computer_alone_and_only_with_its_token(
    started: Start, raw: docker.APIClient
) -> None:
    running = started(entry("python-starter"))
    status, _, page = fetch(running, "GET", running.open, cookies(running))
    assert status == 200
    # Neither news nor updates are asked for on the network, and no question about them is put.
    assert '"news": {"disabled": true}' in page
    assert '"quitButton": false' in page
    assert fetch(running, "GET", "/api/status")[0] == 403
    assert fetch(running, "GET", "/api", {"Host": "evil.example"})[0] == 403

    inside = Inside(raw, running)
    token = inside("cat", f"{SECRETS}/token")[1]
    assert len(token) > 30
    assert inside("grep", "-rslF", "-e", token, "/home", "/opt", "/etc", "/var")[1] == ""
    assert token not in raw.logs(running.container.id).decode()
    assert token not in json.dumps(raw.inspect_container(running.container.id))


PYTHON = """
import duckdb, matplotlib, pandas, psycopg, pyarrow, pymysql, sklearn, sqlalchemy
for driver in ("postgresql+psycopg", "mariadb+pymysql"):
    sqlalchemy.create_engine(f"{driver}://somebody@nowhere/data")
"""
R = """
for (name in c("DBI", "RMariaDB", "RPostgreSQL", "dplyr", "ggplot2", "readr", "shiny"))
  library(name, character.only = TRUE)
stopifnot(.libPaths()[1] == "/home/analyst/.local/share/R", file.access(.libPaths()[1], 2) == 0)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("id", "probe"), [("python-starter", ("python", "-c", PYTHON)), ("r-starter", ("Rscript", "-e", R))]
)
def test_a_starter_has_what_the_catalogue_promises(
    started: Start, raw: docker.APIClient, id: str, probe: tuple[str, ...]
) -> None:
    """Also in front of a project that is called as the folder in which R has its library elsewhere."""
    assert Inside(raw, started(entry(id), name="R"))(*probe)[0] == 0


@pytest.mark.slow
def test_git_works_in_a_repository_of_the_analyst_whoever_the_tool_runs_as(
    engine: DockerEngine, tmp_path: Path
) -> None:
    """As another user than the analyst, in most images of others: git would take it for a stranger's."""
    repository = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    for path in (tmp_path, repository):
        path.chmod(0o755)
    tool = replace(entry("python-starter"), any_user=False)
    info, image = engine.find(), obtain(WORKSPACE, tool, engine.images, unheard, Stop())
    workspace = replace(WORKSPACE, id=new_id(), folders=(Folder(str(repository), "repository"),))
    about = Host(STRANGER, STRANGER, info.native, info.cpus, info.memory)
    made = once(plan(workspace, tool, image.id, about, {}), ("git", "-C", "repository", "status"))
    outcome = engine.containers.run_once(made, {}, Stop())
    assert (outcome.exit_code, "No commits yet" in outcome.output) == (0, True), outcome


@pytest.fixture(scope="module")
def standin(engine: DockerEngine) -> Entry:
    """RStudio's entry, with an image of ours that answers as rserver does."""
    folder = Path(__file__).parents[1] / "images" / "rstudio-standin"
    recipe = Recipe("rstudio-standin", read_files(folder), "debian:trixie-slim", "cais/rstudio-standin:test")
    engine.images.build(recipe, unheard, Stop())
    return replace(entry("rocker-rstudio"), image=None, recipe=recipe)


def test_the_analyst_is_signed_in_to_rstudio_and_nobody_else_is(
    started: Start, standin: Entry, raw: docker.APIClient
) -> None:
    running = started(standin)
    status, _, page = fetch(running, "GET", running.open, cookies(running))
    assert (status, "<title>RStudio</title>" in page) == (200, True)
    assert {cookie.name for cookie in running.cookies if cookie.http_only} >= {"user-id"}

    status, headers, _ = fetch(running, "GET", running.open)
    assert (status, headers["location"]) == (302, "/auth-sign-in?appUri=%2F")
    form = urlencode({"username": "rstudio", "password": "rstudio", "rs-csrf-token": "x"})
    posted = {"Cookie": "rs-csrf-token=x", "Content-Type": "application/x-www-form-urlencoded"}
    status, headers, _ = fetch(running, "POST", "/auth-do-sign-in", posted, form)
    assert (status, headers["location"], "set-cookie" in headers) == (302, "/auth-sign-in?error=1", False)

    inside = Inside(raw, running)
    token = inside("cat", f"{SECRETS}/token")[1]
    assert inside("id", "-un") == (0, "rstudio\n")
    assert inside("grep", "-rslF", "-e", token, "/home", "/etc", "/tmp")[1] == ""
    assert token not in raw.logs(running.container.id).decode()
    assert token not in json.dumps(raw.inspect_container(running.container.id))


def test_what_rstudio_s_session_says_of_itself(
    started: Start, standin: Entry, engine: DockerEngine, raw: docker.APIClient
) -> None:
    """Its file is written here as its session does, and lies there yet where that was ended halfway."""
    running = started(standin)
    inside, asked = Inside(raw, running), Calculations()

    def busy() -> bool:
        return bool(asked.now(running.container, standin, engine, Stop()))

    assert not busy()
    place = f"{standin.home}/.local/share/rstudio/sessions/active/session-6d0bdd18/properites"
    assert inside("mkdir", "-p", place)[0] == 0
    for told, wanted in (("1", True), ("0", False)):
        assert inside("sh", "-c", f"printf {told} > {place}/executing")[0] == 0
        assert busy() is wanted
    assert inside("sh", "-c", f"printf 1 > {place}/executing; touch -d @0 {place}/executing")[0] == 0
    assert not busy(), "of a session before this start"


def test_rs_own_process_knows_its_library_the_time_the_certificates_and_the_connections(
    started: Start, standin: Entry
) -> None:
    running = started(standin, secrets={VARIABLES: f"export PGSERVICEFILE={SECRETS}/services\n".encode()})
    page = fetch(running, "GET", running.open, cookies(running))[2]
    assert "R_LIBS_USER=/home/rstudio/.local/share/R:/home/rstudio/R/library\n" in page
    assert "TZ=Asia/Kathmandu\n" in page
    assert "LANG=C.UTF-8\n" in page
    assert f"CURL_CA_BUNDLE={SECRETS}/{certificates.NAME}\n" in page
    assert f"PGSERVICEFILE={SECRETS}/services\n" in page
    assert "GIT_CONFIG_KEY_0=safe.directory\n" in page
    assert "JUPYTER" not in page
