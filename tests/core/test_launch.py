"""The story of a start, on a real engine, with a tool of a few lines in place of a big one.

Bad luck is put between the story and the engine by `Interfered`; what is left behind is asked of the engine.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import State
from desktop.core.environments import catalogue
from desktop.core.problems import (
    Cancelled,
    EngineDiskFull,
    EngineLost,
    FolderInTheWay,
    FolderMissing,
    FolderRefused,
    HomeGone,
    SignInFailed,
    ToolExited,
    ToolNotReady,
    ToolOutOfMemory,
)
from desktop.core.progress import Step, unheard
from desktop.core.resources import RESOURCES
from desktop.core.start.homes import Home, make_anew, see_that_it_can
from desktop.core.start.launch import Request
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Folder
from tests.core.samples import ENTRY, WORKSPACE
from tests.core.starting import GREEDY, IMAGE, TOOL, entry, left

# --- going well -------------------------------------------------------------------------------------------


@pytest.mark.engine
def test_a_first_start_ends_signed_in_and_is_recorded(desk, sdk) -> None:
    running = desk.start()
    assert [cookie.name for cookie in running.cookies] == ["session"]
    assert running.address == f"http://127.0.0.1:{running.container.port}"
    assert running.container.state is State.RUNNING
    assert desk.steps == [*Step]
    recorded, opened = desk.saved
    assert recorded.image == sdk.images.get(IMAGE).id
    assert (recorded.ready, recorded.opened) == (False, None)
    assert opened.ready
    assert opened.opened is not None
    assert running.workspace == opened


@pytest.mark.engine
def test_the_token_is_nowhere_but_inside(desk, sdk) -> None:
    running = desk.start()
    token = desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/token").decode()
    assert len(token) >= 43
    container = sdk.containers.get(running.container.id)
    processes = container.top()
    told = [container.attrs, container.logs(), sdk.api.history(IMAGE), processes, running, desk.saved]
    assert token not in repr(told)


@pytest.mark.engine
def test_further_secrets_come_with_a_start_and_to_a_tool_that_runs(desk, sdk) -> None:
    desk.secrets = {"sales": b"\0first", "both": b"both"}
    first = desk.start()
    read = partial(desk.engine.inside.read_file, desk.workspace.id)
    assert (read("/run/secrets/sales"), read("/run/secrets/certificates.pem")) == (b"\0first", b"-----BEGIN")
    desk.secrets = {"sales": b"second"}
    again = desk.start()
    assert again.container.id == first.container.id
    assert (read("/run/secrets/sales"), read("/run/secrets/both")) == (b"second", b"both")
    told = [sdk.containers.get(first.container.id).attrs, desk.saved, again]
    assert "second" not in repr(told)


@pytest.mark.engine
def test_the_files_of_a_launch_come_with_each_start(desk) -> None:
    for content in (b"first", b"second"):
        tool = entry()
        desk.start(replace(tool, launch=replace(tool.launch, files={"settings.py": content})))
        assert desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/settings.py") == content
        desk.engine.containers.halt(desk.workspace.id)


@pytest.mark.parametrize("name", ["token", "certificates.pem"])
def test_no_further_secret_takes_the_place_of_one_that_every_tool_has(name) -> None:
    with pytest.raises(ValueError, match=name):
        Request(WORKSPACE, ENTRY, lambda: {name: b""}).further()


@pytest.mark.engine
def test_a_tool_that_runs_is_opened_with_the_folders_that_it_has(desk) -> None:
    had = desk.start().workspace.folders
    asked = tuple(replace(folder, writable=False) for folder in had)
    desk.workspace = replace(desk.workspace, folders=asked)
    running = desk.start()
    assert running.workspace.folders == running.container.folders == had
    desk.engine.containers.halt(desk.workspace.id)
    desk.workspace = replace(desk.workspace, folders=asked)
    running = desk.start()
    assert running.workspace.folders == running.container.folders == asked


@pytest.mark.engine
def test_a_tool_that_was_stopped_is_known_to_have_forgotten(desk) -> None:
    first = desk.start()
    desk.workspace = first.workspace
    second = desk.start()
    desk.engine.containers.halt(desk.workspace.id)
    assert (first.again, second.again, desk.start().again) == (False, False, True)


@pytest.mark.engine
def test_the_container_keeps_the_promises(desk, sdk, tmp_path) -> None:
    container = sdk.containers.get(desk.start().container.id)
    told = container.attrs["HostConfig"]
    assert (told["ReadonlyRootfs"], told["CapDrop"], told["CapAdd"] or []) == (True, ["ALL"], [])
    assert "no-new-privileges" in told["SecurityOpt"]
    assert told["Memory"] == told["MemorySwap"] > 0
    assert container.attrs["Config"]["User"].split(":")[0] != "0"
    seen = container.exec_run(
        ["sh", "-c", "id -u; stat -c '%a %u' /run/secrets; touch /x 2>&1; umask; echo hello > ~/data/file"]
    )
    uid = container.attrs["Config"]["User"].split(":")[0]
    assert seen.output.decode().splitlines()[:2] == [uid, f"700 {uid}"]
    assert "Read-only file system" in seen.output.decode()
    if os.getuid() >= 1000:
        assert (tmp_path / "file").read_text() == "hello\n"
        assert (tmp_path / "file").stat().st_uid == os.getuid()
    health = container.attrs["Config"]["Healthcheck"]["Test"]
    assert container.exec_run(health[1:]).exit_code == 0


@pytest.mark.engine
def test_a_tool_that_runs_is_signed_in_to_and_left_alone(desk) -> None:
    first, second = desk.start(), desk.start()
    assert second.container.id == first.container.id
    assert second.cookies == first.cookies


@pytest.mark.engine
def test_a_tool_that_runs_is_not_ended_by_a_change_nor_shut_off_by_a_lost_folder(desk, tmp_path) -> None:
    first = desk.start()
    desk.workspace = replace(
        desk.workspace, memory=512 * 1024**2, folders=(Folder(str(tmp_path / "x"), "x"),)
    )
    second = desk.start()
    assert second.container.id == first.container.id


@pytest.mark.engine
def test_a_token_that_has_not_arrived_yet_is_none(desk, sdk) -> None:
    """For a moment there is an empty file: then nobody can have worked in the tool, and it starts anew."""
    first = desk.start()
    emptied = "chmod u+w /run/secrets/token && : > /run/secrets/token"
    assert sdk.containers.get(first.container.id).exec_run(["sh", "-c", emptied]).exit_code == 0
    again = desk.start()
    assert again.cookies != first.cookies
    assert desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/token")


@pytest.mark.engine
def test_a_stopped_one_starts_again_with_a_token_of_its_own(desk) -> None:
    first = desk.start()
    token = desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/token")
    desk.engine.containers.halt(desk.workspace.id)
    again = desk.start()
    assert again.container.id == first.container.id
    assert desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/token") != token


@pytest.mark.engine
def test_a_stopped_one_is_made_anew_after_a_change_and_keeps_its_home(desk, sdk) -> None:
    first = desk.start()
    home = sdk.volumes.list(filters={"label": f"app.cais.workspace={desk.workspace.id}"})
    desk.engine.containers.halt(desk.workspace.id)
    desk.workspace = replace(desk.workspace, memory=512 * 1024**2)
    again = desk.start()
    assert again.container.id != first.container.id
    assert again.container.memory_limit == 512 * 1024**2
    assert sdk.volumes.list(filters={"label": f"app.cais.workspace={desk.workspace.id}"}) == home


@pytest.mark.engine
@pytest.mark.parametrize("what", ["echo kept >", "mkdir -p {0} && echo kept >{0}/below; :", "ln -s /tmp"])
def test_a_folder_hides_nothing_of_home(desk, sdk, tmp_path, what) -> None:
    """A file, a folder with something in it or a link, which the engine would follow."""
    desk.start()
    added = tmp_path / "reports"
    added.mkdir()
    place = "/home/tool/reports"
    made = sdk.containers.get(desk.engine.containers.tool(desk.workspace.id).id)
    assert made.exec_run(["sh", "-c", f"{what.format(place)} {place}"], user="0:0")[0] == 0
    desk.engine.containers.halt(desk.workspace.id)
    before = desk.workspace
    desk.workspace = replace(before, folders=(*before.folders, Folder(str(added), "reports")))
    with pytest.raises(FolderInTheWay) as told:
        desk.start()
    assert (told.value.path, told.value.name) == (str(added), "reports")
    desk.workspace = before
    desk.start()
    assert made.exec_run(["ls", "-d", place])[0] == 0, "the same container, and nothing of it was touched"


@pytest.mark.engine
def test_a_home_that_somebody_removed_is_missed(desk, sdk) -> None:
    assert not desk.start().emptied
    desk.engine.containers.halt(desk.workspace.id)
    assert not desk.start().emptied
    for container in sdk.containers.list(filters={"label": f"app.cais.workspace={desk.workspace.id}"}):
        container.remove(force=True)
    sdk.volumes.get(f"cais-{desk.workspace.id}-home").remove()
    assert desk.start().emptied
    desk.engine.containers.halt(desk.workspace.id)
    assert not desk.start().emptied


@pytest.mark.engine
def test_a_home_is_set_aside_and_had_back_with_all_that_is_in_it(desk, sdk, tmp_path) -> None:
    """And a first start with the new one that breaks off takes neither away."""
    store = Store(tmp_path / "kept")

    def inside(script: str) -> str:
        container = sdk.containers.get(desk.engine.containers.tool(desk.workspace.id).id)
        # Home is the tool's own in a real image; this one has none, so that the engine made it.
        return container.exec_run(["sh", "-c", f"cd ~ && {script}"], user="0").output.decode()

    def anew(wanted: Home) -> None:
        containers = desk.engine.containers
        see_that_it_can(desk.workspace, wanted, containers)
        containers.halt(desk.workspace.id)
        store.save(desk.workspace)
        desk.workspace = make_anew(desk.workspace, wanted, containers, store)
        assert store.load(desk.workspace.id) == desk.workspace

    desk.computer = replace(desk.computer, owner=f"of {desk.workspace.id}")
    desk.start()
    inside("echo first >mine")
    anew(Home.KEPT)
    desk.start()
    assert inside("cat mine") == "first\n"
    with pytest.raises(HomeGone):
        anew(Home.BACK)
    anew(Home.EMPTY)
    with pytest.raises(ToolExited):
        desk.start(entry("false"))
    assert not desk.start().emptied
    assert inside("ls mine").endswith("No such file or directory\n")
    inside("echo second >mine")
    anew(Home.BACK)
    assert not desk.start().emptied
    assert inside("cat mine") == "first\n"
    anew(Home.BACK)
    desk.start()
    assert inside("cat mine") == "second\n"
    anew(Home.EMPTY)  # the first goes
    desk.start()
    anew(Home.BACK)
    desk.start()
    assert inside("cat mine") == "second\n"
    desk.engine.containers.discard(desk.workspace.id)
    assert desk.engine.containers.traces(desk.computer.owner) == {desk.workspace.id}
    desk.engine.containers.erase(desk.workspace.id)
    assert left(sdk, desk) == []


@pytest.mark.engine
def test_one_that_somebody_paused_goes_on_with_all_that_is_in_its_memory(desk, sdk) -> None:
    first = desk.start()
    sdk.containers.get(first.container.id).pause()
    again = desk.start()
    assert again.container == first.container
    assert again.cookies == first.cookies


@pytest.mark.engine
def test_one_that_nobody_can_work_in_is_started_properly(desk, sdk) -> None:
    first = desk.start()
    sdk.containers.get(first.container.id).exec_run(["rm", "-f", "/run/secrets/token"])
    again = desk.start()
    assert again.container.state is State.RUNNING
    assert again.cookies != first.cookies


@pytest.mark.engine
@pytest.mark.timeout(900)  # the starter may have to be built first
def test_jupyterlab_itself_lets_the_browser_in_and_nobody_else(desk, sdk) -> None:
    starter = next(
        e for e in catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entries if e.recipe
    )
    if desk.engine.images.find(starter.recipe.tag) is None:
        desk.engine.images.build(starter.recipe, unheard, Stop())
    running = desk.start(starter, ready_within=60)

    def ask(cookies: dict[str, str]) -> int:
        with closing(HTTPConnection(running.address.removeprefix("http://"), timeout=10)) as connection:
            cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
            connection.request("GET", "/api/contents", headers={"Cookie": cookie})
            return connection.getresponse().status

    assert ask({cookie.name: cookie.value for cookie in running.cookies}) == 200
    assert ask({}) == 403
    container = sdk.containers.get(running.container.id)
    assert container.exec_run(container.attrs["Config"]["Healthcheck"]["Test"][1:]).exit_code == 0
    token = desk.engine.inside.read_file(desk.workspace.id, "/run/secrets/token").decode()
    assert token not in repr([container.attrs, container.logs(), container.top()])


# --- going wrong ------------------------------------------------------------------------------------------


@pytest.mark.engine
def test_a_tool_that_ends_is_told_with_its_last_words(desk, sdk) -> None:
    with pytest.raises(ToolExited) as failed:
        desk.start(entry("sh", "-c", "echo missing libfoo >&2; exit 3"))
    assert failed.value.exit_code == 3
    assert "missing libfoo" in failed.value.log
    assert left(sdk, desk) == []


@pytest.mark.engine
def test_a_tool_that_needs_too_much_is_told_with_its_limit(desk, sdk) -> None:
    desk.workspace = replace(desk.workspace, memory=64 * 1024**2)
    with pytest.raises(ToolOutOfMemory) as failed:
        desk.start(entry("perl", "-e", GREEDY))
    assert failed.value.limit == 64 * 1024**2
    assert left(sdk, desk) == []


@pytest.mark.engine
def test_a_tool_that_never_answers_is_given_up_on(desk, sdk) -> None:
    with pytest.raises(ToolNotReady):
        desk.start(entry("perl", "-e", "$SIG{TERM} = sub { exit }; sleep 600"), ready_within=0.5)
    assert left(sdk, desk) == []


@pytest.mark.engine
def test_a_tool_that_refuses_its_own_token_is_told(desk, sdk) -> None:
    with pytest.raises(SignInFailed) as failed:
        desk.start(entry("perl", "-e", TOOL.replace("my $token = <$file>", "my $token = 'another'")))
    assert failed.value.status == 403
    assert left(sdk, desk) == []


@pytest.mark.engine
@pytest.mark.parametrize(
    ("method", "before", "luck"),
    [
        ("ensure_running", True, EngineLost()),
        ("images.find", False, EngineDiskFull()),
        ("containers.tool", False, EngineLost()),
        ("containers.has_home", True, EngineLost()),
        ("containers.create", True, EngineDiskFull()),
        ("containers.create", False, EngineLost()),
        ("containers.start", True, EngineLost()),
        ("containers.start", False, EngineLost()),
        ("containers.start", False, RuntimeError("a defect")),
    ],
)
def test_a_first_start_that_breaks_off_leaves_nothing(desk, sdk, method, before, luck) -> None:
    def act() -> None:
        raise luck

    desk.interfere(method, before=before, act=act)
    with pytest.raises(type(luck)):
        desk.start()
    assert left(sdk, desk) == []
    assert not desk.workspace.ready


@pytest.mark.engine
def test_a_start_that_broke_off_can_be_had_again(desk) -> None:
    desk.interfere("containers.start", before=False, act=desk.stop.set)
    with pytest.raises(Cancelled):
        desk.start()
    desk.stop = Stop()
    assert desk.start().workspace.ready


@pytest.mark.engine
@pytest.mark.parametrize("moment", ["images.find", "containers.create", "containers.start"])
def test_cancelling_at_any_moment_leaves_nothing(desk, sdk, moment) -> None:
    desk.interfere(moment, before=False, act=desk.stop.set)
    with pytest.raises(Cancelled):
        desk.start()
    assert left(sdk, desk) == []


@pytest.mark.engine
def test_one_that_was_stopped_before_is_stopped_again(desk, sdk) -> None:
    first = desk.start()
    desk.engine.containers.halt(desk.workspace.id)
    desk.interfere("containers.start", before=False, act=desk.stop.set)
    with pytest.raises(Cancelled):
        desk.start()
    container = desk.engine.containers.tool(desk.workspace.id)
    assert (container.id, container.state) == (first.container.id, State.EXITED)


@pytest.mark.engine
def test_one_that_ran_before_runs_on(desk, sdk) -> None:
    first = desk.start()
    desk.interfere("inside.read_file", before=False, act=desk.stop.set)
    with pytest.raises(Cancelled):
        desk.start()
    assert desk.engine.containers.tool(desk.workspace.id) == first.container


@pytest.mark.engine
def test_an_engine_that_cannot_clean_up_does_not_hide_what_went_wrong(desk) -> None:
    def lose() -> None:
        raise EngineLost

    desk.interfere("containers.discard", before=True, act=lose)
    with pytest.raises(ToolExited):
        desk.start(entry("false"))


@pytest.mark.engine
def test_folders_are_looked_at_before_anything_is_made(desk, sdk, tmp_path, home) -> None:
    for path, problem in [(tmp_path / "gone", FolderMissing), (home, FolderRefused)]:
        desk.workspace = replace(desk.workspace, folders=(Folder(str(path), "data"),))
        with pytest.raises(problem) as failed:
            desk.start()
        assert failed.value.path == str(path)
        assert left(sdk, desk) == []


@pytest.mark.engine
def test_what_is_left_of_a_workspace_is_found_by_whose_it_is(desk) -> None:
    desk.computer = replace(desk.computer, owner=f"of {desk.workspace.id}")
    running = desk.start()
    assert running.workspace.engine
    for take in (lambda id: None, desk.engine.containers.halt, desk.engine.containers.discard):
        take(desk.workspace.id)
        assert desk.engine.containers.traces(desk.computer.owner) == {desk.workspace.id}
    assert desk.engine.containers.traces("somebody else") == frozenset()
    desk.engine.containers.erase(desk.workspace.id)
    assert desk.engine.containers.traces(desk.computer.owner) == frozenset()


@pytest.mark.engine
def test_a_folder_that_is_shared_no_more_leaves_no_trace_in_home(desk, sdk, tmp_path) -> None:
    shared = []
    for name in ("kept", "taken"):
        (tmp_path / name).mkdir()
        shared.append(Folder(str(tmp_path / name), name))
    desk.workspace = replace(desk.workspace, folders=tuple(shared))

    def inside(script: str, user: str = "") -> str:
        container = sdk.containers.get(desk.engine.containers.tool(desk.workspace.id).id)
        return container.exec_run(["sh", "-c", f"cd ~ && {script}"], user=user).output.decode()

    desk.start()
    # Home is the tool's own in a real image; this one has none, so that the engine made it.
    inside("chmod 777 . && mkdir .hidden full && touch full/file", user="0")
    inside("mkdir own")
    desk.engine.containers.halt(desk.workspace.id)
    desk.workspace = replace(desk.workspace, folders=(shared[0],))
    desk.start()
    assert inside("ls -A").split() == [".hidden", "full", "kept", "own"]
    assert tmp_path.joinpath("kept").is_dir()
