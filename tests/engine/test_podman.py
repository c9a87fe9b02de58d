"""Rootless Podman, which speaks Docker's API in words of its own: a real one, and what only a script says."""

from __future__ import annotations

import contextlib
import io
import os
import queue
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Change, Event, State
from desktop.core.engine_plans import Mount, Recipe
from desktop.core.folders.copies.record import Records
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason
from desktop.core.folders.proofs import Proofs
from desktop.core.folders.standing import Fate, Standing
from desktop.core.health.containers import findings
from desktop.core.health.engine import findings as health
from desktop.core.labels import OWNER_LABEL, WORKSPACE_LABEL
from desktop.core.problems import BuildFailed, Cancelled, EngineTooOld, FolderNotShared
from desktop.core.progress import unheard
from desktop.core.start import watching
from desktop.core.start.copying import Brought, Copying
from desktop.core.start.plan import once
from desktop.core.start.proving import Prover
from desktop.core.start.secrets import pack, reader
from desktop.core.start.watching import Shared, Tools, watch
from desktop.core.workspaces.workspace import Folder
from desktop.engine.building import BUILD_LABEL
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import ENVELOPE, MakePlan, plans_for
from tests.fakes import podman
from tests.fakes.engine import FakeEngine
from tests.fakes.podman import Podman
from tests.fakes.root import as_root, need_root

PODMAN = [{"Name": "Podman Engine"}]

real = pytest.mark.engine


@pytest.fixture(scope="module")
def running() -> Iterator[Podman]:
    if why_not := podman.obstacle():
        pytest.skip(why_not)
    with podman.running() as one:
        yield one


@pytest.fixture
def engine(running: Podman) -> Iterator[DockerEngine]:
    with contextlib.closing(running.client()) as engine:
        yield engine


@pytest.fixture
def raw(running: Podman) -> Iterator[docker.APIClient]:
    with contextlib.closing(running.raw()) as raw:
        yield raw


@pytest.fixture
def plan(engine: DockerEngine) -> Iterator[MakePlan]:
    yield from plans_for(engine, podman.BASE)


@real
@pytest.mark.skipif(Path("/run/systemd/system").exists(), reason="systemd starts the person's own here")
def test_it_is_brought_up_where_nothing_runs() -> None:
    """As the first step of who begins: Podman is installed, and neither systemd nor Docker is theirs."""
    if why_not := podman.obstacle():
        pytest.skip(why_not)
    one = Podman(Path(tempfile.mkdtemp(prefix="cais-")))
    try:
        engine = one.bare_client()
        assert "Podman" in engine.installed()
        info = engine.bring_up("Podman", unheard, Stop())
        process = one.adopt()
        assert (info.name, info.address, info.keeps_user) == ("Podman", one.address, True)
        assert engine.find() == info, "it is the one from now on"
        assert engine.bring_up("Podman", unheard, Stop()).address == one.address
        assert one.adopt() == process, "and no second one is begun"
    finally:
        one.close()


@real
def test_what_it_tells_of_its_health(engine: DockerEngine, plan: MakePlan) -> None:
    told = engine.checkup.engine(Stop())
    assert told.here
    assert told.rootless
    found = {one.item: one for one in health(told, None, {}, datetime.now(UTC))}
    assert found["engine-user"].case == "own"
    assert found["live-restore"].case == "no-daemon"
    assert "no-engine" not in {one.case for one in found.values()}
    made = plan()
    engine.containers.create(made)
    [one] = [one for one in engine.checkup.containers(Stop()) if one.workspace == made.workspace]
    held = findings(one, "Sales", None, told.info)
    assert [one for one in held if one.case not in ("held", "all", "not-kept")] == []


@real
def test_it_is_found_and_told_for_what_it_is(engine: DockerEngine, running: Podman) -> None:
    info = engine.ensure_running(unheard, Stop())
    assert (info.name, info.address) == ("Podman", running.address)
    assert (info.native, info.mapped, info.keeps_user) == (False, False, True)


@real
def test_a_tool_lives_as_on_docker(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    assert engine.containers.create(tool).state is State.CREATED
    for _ in range(2):
        started = engine.containers.start(tool, ENVELOPE, Stop())
        assert (started.state, bool(started.port)) == (State.RUNNING, True)
        assert {one.workspace: one.port for one in engine.containers.list()}[tool.workspace] == started.port
        assert engine.inside.read_file(tool.workspace, "/run/secrets/envelope") == ENVELOPE
        engine.containers.halt(tool.workspace)
        halted = engine.containers.tool(tool.workspace)
        assert halted
        assert (halted.state, halted.port) == (State.EXITED, None)


@real
def test_a_command_is_run_once_as_on_docker(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = once(
        plan(), ("sh", "-c", "cat /run/secrets/word; echo err >&2; cd /sys/class/net; echo *; exit 3")
    )
    outcome = engine.containers.run_once(made, {"word": b"hello\n"}, Stop())
    assert (outcome.exit_code, sorted(outcome.output.split())) == (3, ["err", "hello", "lo"])
    assert not raw.containers(all=True, filters={"label": f"{WORKSPACE_LABEL}={made.workspace}"})


@real
def test_it_is_on_its_workspaces_network_as_on_docker(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = once(plan(), ("sh", "-c", "cd /sys/class/net; echo *; sleep 0.1"), on_network=True)
    heard: list[bytes] = []
    outcome = engine.containers.run_once(made, {}, Stop(), heard=heard.append)
    assert (outcome.exit_code, outcome.output.split()) == (0, ["eth0", "lo"])
    assert b"".join(heard).decode() == outcome.output
    label = {"label": f"{WORKSPACE_LABEL}={made.workspace}"}
    assert raw.containers(all=True, filters=label) + raw.networks(filters=label) == []


@real
def test_a_running_tool_is_handed_secrets_as_on_docker(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan(command=reader(("sleep", "600"), "/run/secrets"))
    engine.containers.create(tool)
    engine.containers.start(tool, pack({"word": b"old"}), Stop())
    engine.inside.deliver(tool.workspace, {"word": b"new" * 1000, "other": b""}, Stop())
    assert engine.inside.read_file(tool.workspace, "/run/secrets/word") == b"new" * 1000


@real
def test_a_tool_is_hardened_as_on_docker(engine: DockerEngine, plan: MakePlan, raw: docker.APIClient) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    status = engine.inside.read_file(tool.workspace, "/proc/1/status").decode()
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["Uid"].split() == ["1000"] * 4
    assert {int(facts[name], 16) for name in ("CapPrm", "CapEff", "CapBnd", "CapAmb")} == {0}
    assert (facts["NoNewPrivs"], facts["Seccomp"]) == ("1", "2")
    mounts = [
        line.split()
        for line in engine.inside.read_file(tool.workspace, "/proc/1/mounts").decode().splitlines()
    ]
    options = {place: set(how.split(",")) for _what, place, _kind, how, *_ in mounts}
    assert "ro" in options["/"]
    assert {"rw", "nosuid", "nodev", "noexec", "mode=700"} <= options["/run/secrets"]
    ports = raw.inspect_container(tool.name)["NetworkSettings"]["Ports"]
    assert {binding["HostIp"] for binding in ports["8888/tcp"]} == {"127.0.0.1"}


@real
def test_a_folder_is_where_links_lead_and_told_of_when_it_moves(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "EVERY_S", 0.05)
    place = tmp_path / "disk" / "data"
    place.mkdir(parents=True)
    (place / "prices.csv").write_text("a")
    folder = Folder(str(place), "data", writable=True)
    shared = Mount(folder.path, "/home/analyst/data", read_only=False)
    wanted = plan(mounts=(shared,), linked=(replace(shared, target="/mnt/big/data"),))
    engine.containers.create(wanted)
    engine.containers.start(wanted, ENVELOPE, Stop())
    assert engine.inside.output(wanted.workspace, ("cat", "/mnt/big/data/prices.csv")) == b"a"
    stop, told = Stop(), list[tuple[Standing, ...]]()

    def hear(_shared: Shared, found: tuple[Standing, ...]) -> None:
        told.append(found)
        if found:
            stop.set()
        else:
            place.rename(tmp_path / "moved")

    tools: Tools = queue.SimpleQueue()
    tools.put((Shared("", wanted.workspace, "", (folder,)),))
    watch(tools, lambda _entry: "/home/analyst", lambda: engine, hear, stop)
    assert told == [(), (Standing(folder, Fate.MOVED, str(tmp_path / "moved")),)]


def test_files_in_folders_stay_the_analysts(engine: DockerEngine, plan: MakePlan, tmp_path: Path) -> None:
    for name in ("kept", "changed"):
        (tmp_path / name).mkdir(mode=0o700)
        (tmp_path / name / "note").write_text("hers")
    command = (
        "head -c 16 >/dev/null; cd /home/analyst; echo new > changed/made; echo new > kept/note; sleep 600"
    )
    tool = plan(
        command=("sh", "-c", command),
        mounts=(
            Mount(str(tmp_path / "kept"), "/home/analyst/kept", True),
            Mount(str(tmp_path / "changed"), "/home/analyst/changed", False),
        ),
    )
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert engine.inside.read_file(tool.workspace, "/home/analyst/kept/note") == b"hers"
    engine.containers.halt(tool.workspace)
    made = tmp_path / "changed/made"
    assert (made.stat().st_uid, made.stat().st_gid) == (os.getuid(), os.getgid())
    assert (tmp_path / "kept/note").read_text() == "hers"


@real
@pytest.mark.parametrize("by", ["the folder's group", "an ACL"])
def test_a_folder_that_a_further_group_opens_works_or_is_refused_before(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path, by: str
) -> None:
    """Which of the two depends on Podman and on what it runs containers with."""
    team = next((group for group in os.getgroups() if group not in (0, os.getgid())), None)
    if team is None:
        pytest.skip("needs a further group")
    need_root()
    (folder := tmp_path / "team").mkdir()
    (folder / "note").write_text("hers")
    if by == "an ACL":
        folder.chmod(0o700)
        subprocess.run(["setfacl", "-m", f"g:{team}:rwx", str(folder)], check=True)
    else:
        subprocess.run(as_root("chown", f"root:{team}", str(folder)), check=True)
        subprocess.run(as_root("chmod", "2770", str(folder)), check=True)
    subprocess.run(as_root("chown", "root", str(folder)), check=True)
    try:
        tool = plan(mounts=(Mount(str(folder), "/home/analyst/team", False),))
        shared = (Folder(str(folder), "team", writable=True),)
        prover = Prover(Proofs(None), Leftovers(None))
        found = prover.prove(tool, shared, "podman", engine.containers, Stop())
        read = once(tool, ("sh", "-c", "cat /home/analyst/team/note"))
        opened = engine.containers.run_once(read, {}, Stop()).output == "hers"
        assert opened is found[shared[0]].works, found
        assert opened or found[shared[0]].reason is Reason.CLOSED
        assert [one.name for one in folder.iterdir()] == ["note"]
    finally:
        subprocess.run(as_root("chown", "-R", str(os.getuid()), str(folder)), check=True)


@real
def test_a_copy_of_a_folder_is_the_tools_and_comes_back(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path
) -> None:
    folder = Folder(str(tmp_path / "sales"), "sales", writable=True, copied=True)
    (tmp_path / "sales" / "below").mkdir(parents=True)
    (tmp_path / "sales" / "data.csv").write_text("a\n")
    mount = Mount(folder.path, "/home/analyst/sales", False, f"copy-{os.urandom(4).hex()}")
    tool = plan(mounts=(mount,), variables={"HOME": "/home/analyst"})
    copying = Copying(Records(tmp_path / "kept"), Leftovers())
    copying.see_to(tool, folder, engine.containers, unheard, Stop())
    script = "cd ~/sales && echo b >>data.csv && echo n >below/new.csv && stat -c %u . data.csv"
    outcome = engine.containers.run_once(once(tool, ("sh", "-c", script)), {}, Stop())
    assert outcome == (0, "1000\n1000\n")
    items = copying.look(tool, folder, engine.containers, Stop()).differences.inside
    done = copying.bring_back(tool, folder, items, {}, engine.containers, unheard, Stop(), remove=False)
    assert done == Brought(2, 0, {})
    assert (tmp_path / "sales" / "data.csv").read_text() == "a\nb\n"


@real
@pytest.mark.parametrize("name", ["a,readonly", 'in "quotes"'])
def test_a_folder_whose_name_it_would_misread_is_not_shared(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path, name: str
) -> None:
    (folder := tmp_path / name).mkdir()
    tool = plan(mounts=(Mount(str(folder), "/home/analyst/data", True),), labels={OWNER_LABEL: "odd"})
    with pytest.raises(FolderNotShared) as caught:
        engine.containers.create(tool)
    assert caught.value.path == str(folder)
    assert engine.containers.traces("odd") == frozenset()


@real
@pytest.mark.parametrize("name", ["with a space", "it's", "ü😀", "back\\slash", "col:on"])
def test_other_odd_names_are_shared(engine: DockerEngine, plan: MakePlan, tmp_path: Path, name: str) -> None:
    (folder := tmp_path / name).mkdir()
    (folder / "note").write_text("hers")
    tool = plan(mounts=(Mount(str(folder), f"/home/analyst/{name}", True),))
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert engine.inside.read_file(tool.workspace, f"/home/analyst/{name}/note") == b"hers"


@real
def test_an_images_own_entry_point_does_not_run(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    dockerfile = f'FROM {podman.BASE}\nENTRYPOINT ["sh", "-c", "exit 9"]\n'.encode()
    list(raw.build(fileobj=io.BytesIO(dockerfile), tag="entry:1", decode=True))
    image = engine.images.find("entry:1")
    assert image
    tool = plan(image=image.id)
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert engine.inside.read_file(tool.workspace, "/run/secrets/envelope") == ENVELOPE


@real
def test_what_happens_is_told_and_nothing_is_left(
    engine: DockerEngine, plan: MakePlan, in_thread: Callable[..., queue.Queue[object]]
) -> None:
    tool, stop = plan(labels={OWNER_LABEL: "me"}), Stop()
    told: queue.Queue[Event] = queue.Queue()
    watching = in_thread(lambda: engine.containers.watch(told.put, stop))
    assert told.get(timeout=60).change is Change.CONNECTED
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert told.get(timeout=60).workspace == tool.workspace
    assert engine.containers.traces("me") == {tool.workspace}
    engine.containers.halt(tool.workspace)
    engine.containers.erase(tool.workspace)
    assert engine.containers.traces("me") == frozenset()
    stop.set()
    assert isinstance(watching.get(timeout=60), Cancelled)


@real
def test_one_of_two_homes_goes_and_the_other_stays(engine: DockerEngine, plan: MakePlan) -> None:
    first = plan()
    engine.containers.create(first)
    engine.containers.discard(first.workspace)
    second = replace(first, volume=f"{first.name}-other-home")
    engine.containers.create(second)
    engine.containers.discard(first.workspace)
    assert first.volume
    assert second.volume
    engine.containers.drop_volume(first.volume)
    engine.containers.drop_volume(first.volume)
    assert not engine.containers.has_home(first.volume)
    assert engine.containers.has_home(second.volume)
    engine.containers.erase(first.workspace)
    assert not engine.containers.has_home(second.volume)


@real
@pytest.mark.parametrize("last_step", ["RUN true", "RUN false"], ids=["succeeds", "fails"])
def test_a_build_leaves_its_image_or_nothing(
    engine: DockerEngine, raw: docker.APIClient, last_step: str
) -> None:
    dockerfile = f"FROM {podman.BASE}\nRUN echo fine > /x\n{last_step}\n"
    recipe = Recipe("half", {"Dockerfile": dockerfile.encode()}, podman.BASE, "cais/half:1")
    with contextlib.nullcontext() if last_step == "RUN true" else pytest.raises(BuildFailed):
        engine.images.build(recipe, unheard, Stop())
    images = raw.images(all=True, filters={"label": f"{BUILD_LABEL}=half"})
    made = engine.images.find(recipe.tag)
    assert [one["Id"] for one in images] == ([made.id] if made else [])
    # It lists one for each, which no registry has.
    assert made is None or made.digest is None
    assert bool(made) is (last_step == "RUN true")
    for one in images:
        raw.remove_image(one["Id"], force=True)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("running", State.RUNNING),
        ("stopping", State.RUNNING),
        ("stopped", State.EXITED),
        ("configured", State.CREATED),
        ("initialized", State.CREATED),
    ],
)
def test_the_states_that_docker_does_not_know(fake_engine: FakeEngine, word: str, state: State) -> None:
    labels = {WORKSPACE_LABEL: "1"}
    fake_engine.answer("GET", "/containers/json", json=[{"Id": "c", "State": word, "Labels": labels}])
    inspected = {"Id": "c", "State": {"Status": word}, "Config": {"Labels": labels}, "HostConfig": {}}
    fake_engine.answer("GET", "/containers/c/json", json=inspected)
    client = fake_engine.client()
    (listed,) = client.containers.list()
    found = client.containers.tool("1")
    assert found is not None
    assert (listed.state, found.state) == (state, state)


@pytest.mark.parametrize("rootless", [True, False])
def test_one_that_cannot_make_the_tools_user_the_analyst_is_too_old(
    fake_engine: FakeEngine, rootless: bool
) -> None:
    """Where it runs as root there is no need to."""
    version = {"Version": "4.2.1", "ApiVersion": "1.41", "Os": "linux", "Components": PODMAN}
    fake_engine.answer("GET", "/version", json=version)
    options = ["name=seccomp,profile=default"]
    fake_engine.answer("GET", "/info", json={"Rootless": rootless, "SecurityOptions": options})
    if not rootless:
        assert not fake_engine.client().ensure_running(unheard, Stop()).keeps_user
        return
    with pytest.raises(EngineTooOld) as caught:
        fake_engine.client().ensure_running(unheard, Stop())
    assert (caught.value.engine, caught.value.version, caught.value.needed) == ("Podman", "4.2.1", "4.3")
