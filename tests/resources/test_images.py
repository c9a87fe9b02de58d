"""The images of our recipes, and the stand-in for RStudio, started as the app starts them."""

from __future__ import annotations

import json
import os
import stat
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
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason
from desktop.core.folders.proofs import Proofs
from desktop.core.problems import FolderUnusable
from desktop.core.progress import unheard
from desktop.core.resources import RESOURCES
from desktop.core.start.accounts import Accounts
from desktop.core.start.calculations import Calculations
from desktop.core.start.computer import Computer
from desktop.core.start.image import obtain
from desktop.core.start.launch import Request, Running, start
from desktop.core.start.plan import SECRETS, Host, once, plan
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.samples import WORKSPACE
from tests.fakes.raw import raw_client
from tests.fakes.root import as_root, need_root

pytestmark = [pytest.mark.engine, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
BUNDLE = certificates.bundle()
STRANGER = 4321
"""A user id that no image knows."""

NOTHING = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}

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
        folder: Path | None = None,
        writable: bool = True,
        prover: Prover | None = None,
    ) -> Running:
        """On this folder as whoever runs the tests, or as a stranger on the sample."""
        project = (
            Folder(str(folder), folder.name, True) if folder else Folder(str(RESOURCES / "sample"), name)
        )
        workspace = Workspace(new_id(), "A test", entry.id, datetime.now(UTC), (project,))
        made.append(workspace.id)
        computer = Computer(
            uid=os.getuid() if folder else STRANGER,
            gid=os.getgid() if folder else STRANGER,
            groups=tuple(os.getgroups()) if folder else (),
            places=Places(sys.platform, str(Path.home())),
            variables={
                "TZ": "Asia/Kathmandu",
                **certificates.variables(bundle, f"{SECRETS}/{certificates.NAME}"),
            },
            certificates=bundle,
            accounts=Accounts(tmp_path / "accounts"),
            prover=prover,
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
    assert "/opt/tool/bin/jupyter-lab" in prompt.splitlines(), "what it says of the terminal may come last"


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


WRITE = {
    "python-starter": """
import os, pathlib, shutil, subprocess, tempfile
os.mkdir("kernel")
pathlib.Path("kernel/written").write_text("x")
import pandas
pandas.DataFrame({"a": [1]}).to_csv("kernel/table.csv")
shutil.copy("kernel/table.csv", "kernel/copied.csv")
subprocess.run(["bash", "-lic", "echo x > kernel/by-shell && mkdir kernel/more"], stderr=-3, check=True)
subprocess.run(["git", "init", "-q", "kernel/repository"], check=True)
""",
    "r-starter": """
dir.create("kernel")
writeLines("x", "kernel/written")
readr::write_csv(data.frame(a = 1), "kernel/table.csv")
saveRDS(1, "kernel/one.rds")
png("kernel/plot.png", type = "cairo"); plot(1); invisible(dev.off())
file.copy("kernel/table.csv", "kernel/copied.csv")
stopifnot(system("bash -lic 'echo x > kernel/by-shell && mkdir kernel/more' 2>/dev/null") == 0)
stopifnot(system("git init -q kernel/repository") == 0)
""",
}
RUN_IN_KERNEL = """
import sys
from jupyter_client import BlockingKernelClient
client = BlockingKernelClient(connection_file=f"/tmp/jupyter/kernel-{sys.argv[1]}.json")
client.load_connection_file()
client.start_channels()
answer = client.execute(sys.argv[2], reply=True, timeout=60)["content"]
sys.exit(None if answer["status"] == "ok" else str(answer))
"""
TERMINALS_UMASK = """
for _ in $(seq 100); do
  for process in /proc/[0-9]*; do
    [ "$(cat $process/comm 2>/dev/null)" != bash ] || { sed -n 's/^Umask:.//p' $process/status; exit; }
  done
  sleep 0.1
done"""


def further_group() -> int:
    found = next((group for group in os.getgroups() if group not in (0, os.getgid())), None)
    if found is None:
        pytest.skip("this user is in one group only")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("id", ["python-starter", "r-starter"])
def test_what_is_made_in_a_teams_folder_is_the_teams_to_change(
    started: Start, raw: docker.APIClient, tmp_path: Path, id: str
) -> None:
    """Whatever makes it: the page's own requests, which are these, a kernel, and the terminal. A colleague's
    stays theirs, and a default ACL counts."""
    need_root()
    team = tmp_path / "team"
    team.mkdir()
    os.chown(team, -1, further_group())
    team.chmod(0o2770)
    theirs, listed = team / "theirs", team / "listed"
    theirs.mkdir()
    listed.mkdir()
    listed.chmod(0o2770)
    (theirs / ".ipynb_checkpoints").mkdir()
    for place in ("one.ipynb", ".ipynb_checkpoints/one-checkpoint.ipynb"):
        (theirs / place).write_text(json.dumps(NOTHING))
    subprocess.run(["chmod", "-R", "g+w", str(theirs)], check=True)
    subprocess.run(as_root("chown", "-R", "root", str(theirs)), check=True)
    acl = f"u::rwx,g::---,g:{STRANGER}:rwx,o::---"
    subprocess.run(["setfacl", "-d", "-m", acl, str(listed)], check=True)
    running = started(entry(id), folder=team)
    inside = Inside(raw, running)
    signed = {"Authorization": f"token {inside('cat', f'{SECRETS}/token')[1]}"}

    def ask(method: str, at: str, /, **body: object) -> dict[str, object]:
        status, _, answer = fetch(running, method, f"/api/{at}", signed, json.dumps(body))
        assert status in (200, 201), answer
        return json.loads(answer)

    made = ask("POST", "contents/team", type="notebook")
    ask("PUT", f"contents/{made['path']}", type="notebook", format="json", content=NOTHING)
    ask("POST", f"contents/{made['path']}/checkpoints")
    ask("POST", "contents/team", copy_from=made["path"])
    ask("POST", "contents/team", type="directory")
    ask("PUT", "contents/team/sent.csv", type="file", format="text", content="a,b")
    ask("PUT", "contents/team/sent.csv", type="file", format="text", content="a,b,c")
    for notebook in ("theirs/one.ipynb", "listed/one.ipynb", "listed/one.ipynb"):
        ask("PUT", f"contents/team/{notebook}", type="notebook", format="json", content=NOTHING)
        ask("POST", f"contents/team/{notebook}/checkpoints")
    kernel = ask("POST", "kernels", path="team", name="ir" if id == "r-starter" else "python3")["id"]
    ran = inside("/opt/tool/bin/python", "-c", RUN_IN_KERNEL, str(kernel), WRITE[id])
    assert ran[0] == 0, ran
    ask("POST", "terminals")
    assert inside("sh", "-c", TERMINALS_UMASK) == (0, "0002\n")
    own_group = "touch ~/.ssh/config && [ $(stat -c %G ~/.ssh/config) = $(id -gn) ] && stat -c %a ~/.ssh"
    assert inside("sh", "-c", own_group) == (0, "700\n"), "ssh refuses settings that others may change"

    there = [team, *team.rglob("*")]
    assert {"Untitled.ipynb", "sent.csv", "by-shell", ".ipynb_checkpoints"} <= {one.name for one in there}
    wrong = {
        str(one.relative_to(tmp_path)): stat.filemode(one.stat().st_mode)
        for one in there
        if one.stat().st_gid != further_group()
        or one.stat().st_mode & 0o060 != (0o040 if ".git/objects" in str(one) and one.is_file() else 0o060)
        or (one.is_dir() and not one.stat().st_mode & stat.S_ISGID)
    }
    assert wrong == {}
    assert {one.stat().st_uid for one in theirs.rglob("*")} == {0}
    for one in listed.rglob("*"):
        told = subprocess.run(["getfacl", "-cpn", str(one)], capture_output=True, text=True).stdout.split()
        assert f"group:{STRANGER}:rwx" in told
        assert {"mask::rw-", "mask::rwx"} & set(told)


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
    for line in ("COUNT=1", "KEY_0=safe.directory", "VALUE_0=*"):
        assert f"GIT_CONFIG_{line}\n" in page
    assert "JUPYTER" not in page


@pytest.mark.parametrize(("mode", "umask"), [(0o2777, "0002"), (0o777, "0022")])
def test_what_r_makes_in_a_teams_folder_is_the_teams_to_change(
    started: Start, standin: Entry, tmp_path: Path, mode: int, umask: str
) -> None:
    """rserver sets a umask of its own only where it leaves for the background."""
    team = tmp_path / "team"
    team.mkdir()
    team.chmod(mode)
    running = started(standin, folder=team)
    assert f"umask {umask}\n" in fetch(running, "GET", running.open, cookies(running))[2]


def test_a_folder_that_rstudio_s_own_user_may_not_open_is_refused_before_it_starts(
    started: Start, standin: Entry, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    with pytest.raises(FolderUnusable) as refused:
        started(standin, folder=private, writable=False, prover=Prover(Proofs(), Leftovers()))
    assert (refused.value.path, refused.value.reason) == (str(private), Reason.CLOSED.value)
