"""The hardening table, line by line."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.environments.catalogue import Exemption
from desktop.core.labels import OWNER_LABEL, PLAN_LABEL, WORKSPACE_LABEL
from desktop.core.start.plan import plan
from desktop.core.start.tool_user import works_as_analyst
from desktop.core.workspaces.workspace import Folder
from tests.core.samples import ENTRY, GIB, HOST, WORKSPACE

IMAGE = "sha256:" + "a" * 64


def planned(workspace=WORKSPACE, entry=ENTRY, image=IMAGE, host=HOST, variables=None) -> RunPlan:
    return plan(workspace, entry, image, host, variables or {})


def test_everything_is_named_after_the_workspace() -> None:
    made = planned()
    assert (made.name, made.network, made.volume) == (
        "cais-0123456789ab",
        "cais-0123456789ab",
        "cais-0123456789ab-home",
    )
    assert made.labels[WORKSPACE_LABEL] == "0123456789ab"
    assert made.labels[OWNER_LABEL] == HOST.owner == "5eed"
    assert made.image == IMAGE


def test_the_images_own_user_runs_the_tool() -> None:
    assert (planned().user, planned().groups) == ("1000:100", ())


def test_files_stay_the_analysts_own_where_numbers_mean_the_same_inside() -> None:
    made = planned(entry=replace(ENTRY, any_user=True))
    assert (made.user, made.groups) == ("1234:1234", (100,))


@pytest.mark.parametrize("any_user", [True, False])
def test_git_trusts_the_analysts_repositories_where_the_tool_is_somebody_else(any_user) -> None:
    trusted = planned(entry=replace(ENTRY, any_user=any_user)).variables.get("GIT_CONFIG_VALUE_0")
    assert trusted == (None if any_user else "*")


def test_so_do_those_of_the_analysts_teams() -> None:
    host = replace(HOST, groups=(100, 1234, 2000))
    assert planned(entry=replace(ENTRY, any_user=True), host=host).groups == (100, 2000)
    assert planned(host=host).groups == ()


def test_a_group_that_docker_refuses_stays_away() -> None:
    host = replace(HOST, groups=(2**31 - 1, 2**31))
    assert planned(entry=replace(ENTRY, any_user=True), host=host).groups == (100, 2**31 - 1)


def test_an_images_own_user_of_the_analysts_number_is_in_the_analysts_groups() -> None:
    made = planned(host=replace(HOST, uid=1000, gid=1000, groups=(100, 1000, 2000)))
    assert (made.user, made.groups) == ("1000:100", (1000, 2000))
    elsewhere = planned(host=replace(HOST, uid=1000, gid=1000, groups=(2000,), native=False))
    assert (elsewhere.user, elsewhere.groups) == ("1000:100", ())


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(replace(HOST, native=False), id="in a virtual machine numbers mean nothing"),
        pytest.param(replace(HOST, uid=0, gid=0), id="root"),
        pytest.param(replace(HOST, uid=33), id="a system account"),
        pytest.param(replace(HOST, gid=0), id="root's group"),
        pytest.param(replace(HOST, uid=2**31), id="a number that Docker runs nobody by"),
        pytest.param(replace(HOST, gid=3_721_906_406), id="a cloud's number of a group"),
        pytest.param(replace(HOST, uid=-1, gid=-1), id="no numbers"),
    ],
)
def test_otherwise_the_images_own_user_stands(host) -> None:
    made = planned(entry=replace(ENTRY, any_user=True), host=host)
    assert (made.user, made.groups) == ("1000:100", ())


ENGINE = EngineInfo("Docker Engine", "28.0", "1.48", "unix:///run/docker.sock", 8, 16 * GIB, native=True)


@pytest.mark.parametrize(
    ("any_user", "uid", "engine", "own"),
    [
        pytest.param(True, 1234, ENGINE, True, id="the tool takes the analyst's number"),
        pytest.param(False, 1234, ENGINE, False, id="it keeps its own"),
        pytest.param(False, 1000, ENGINE, True, id="its own is the analyst's by chance"),
        pytest.param(True, 33, ENGINE, False, id="a system account, which no tool runs as"),
        pytest.param(False, 501, ENGINE._replace(native=False), True, id="a virtual machine"),
        pytest.param(False, -1, ENGINE._replace(native=False), True, id="no numbers"),
        pytest.param(True, 1234, ENGINE._replace(native=False, mapped=True), False, id="rootless"),
    ],
)
def test_a_tool_is_the_analyst_or_somebody_else(any_user, uid, engine, own) -> None:
    assert works_as_analyst(replace(ENTRY, any_user=any_user), uid, uid, engine) is own


@pytest.mark.parametrize("root", [{"user": 0}, {"group": 0}, {"user": 0, "group": 0}])
def test_no_plan_runs_as_root(root) -> None:
    with pytest.raises(ValueError, match="root"):
        planned(entry=replace(ENTRY, **root))


def test_nothing_is_kept_writable_but_named_places_in_memory() -> None:
    made = planned(entry=replace(ENTRY, writable=("/var/lib/tool",)))
    assert made.read_only
    assert made.capabilities == ()
    assert set(made.tmpfs) == {"/tmp", "/run/secrets", "/var/lib/tool"}
    for options in made.tmpfs.values():
        assert {"nosuid", "nodev"} <= set(options.split(","))
        assert "size=" in options


def test_secrets_are_for_the_tools_user_alone() -> None:
    options = planned(entry=replace(ENTRY, any_user=True)).tmpfs["/run/secrets"].split(",")
    assert {"uid=1234", "gid=1234", "mode=0700", "noexec"} <= set(options)


def test_exemptions_are_granted_one_by_one() -> None:
    writable_root = replace(ENTRY, exemptions=(Exemption("read-only-root", "", "writes to /opt"),))
    assert not planned(entry=writable_root).read_only
    assert planned(entry=writable_root).capabilities == ()
    capable = replace(ENTRY, exemptions=(Exemption("capability", "NET_BIND_SERVICE", "port 80"),))
    assert planned(entry=capable).read_only
    assert planned(entry=capable).capabilities == ("NET_BIND_SERVICE",)


def test_an_exemption_nobody_knows_is_not_granted() -> None:
    with pytest.raises(ValueError, match="privileged"):
        planned(entry=replace(ENTRY, exemptions=(Exemption("privileged", "", "easier"),)))


def test_folders_appear_below_home() -> None:
    assert planned().mounts == (
        Mount("/data/sales", "/home/jovyan/sales", read_only=False),
        Mount("/data/warehouse", "/home/jovyan/warehouse", read_only=True),
    )


@pytest.mark.parametrize(
    ("asked", "engine", "limit"),
    [
        (None, 16 * GIB, 8 * GIB),
        (None, 3 * GIB, 2 * GIB),
        (None, 1 * GIB, 1 * GIB),
        (4 * GIB, 16 * GIB, 4 * GIB),
        (64 * GIB, 16 * GIB, 16 * GIB),
    ],
)
def test_memory_is_limited(asked, engine, limit) -> None:
    made = planned(replace(WORKSPACE, memory=asked), host=replace(HOST, memory=engine))
    assert made.memory == limit
    assert made.shared_memory == limit // 2


@pytest.mark.parametrize(("asked", "nano"), [(None, None), (1.5, 1_500_000_000), (8, None), (64, None)])
def test_all_cores_unless_fewer_were_asked_for(asked, nano) -> None:
    assert planned(replace(WORKSPACE, cpus=asked)).nano_cpus == nano


def test_limits_stay_below_what_engines_allow() -> None:
    assert planned().nofile < 20_000
    assert 0 < planned().pids <= 4096


def test_the_tools_own_variables_win() -> None:
    made = planned(variables={"SSL_CERT_FILE": "/run/secrets/certificates.pem", "LANG": "C"})
    assert made.variables["HOME"] == "/home/jovyan"
    assert made.variables["USER"] == made.variables["LOGNAME"] == "jovyan"
    assert made.variables["SSL_CERT_FILE"] == "/run/secrets/certificates.pem"
    assert made.variables["JUPYTER_TOKEN_FILE"] == "/run/secrets/token"


def test_the_health_check_is_gentle_and_needs_bash_alone() -> None:
    health = planned().health
    assert health.command[0] == "bash"
    assert health.command[-2:] == ("8888", "/api")
    assert health.interval_s >= 30


@pytest.mark.parametrize(
    "other",
    [
        planned(image="sha256:" + "b" * 64),
        planned(replace(WORKSPACE, folders=(Folder("/data/sales", "sales"),))),
        planned(replace(WORKSPACE, memory=4 * GIB)),
        planned(replace(WORKSPACE, cpus=2)),
        planned(variables={"HTTPS_PROXY": "http://proxy.example:3128"}),
        planned(entry=replace(ENTRY, any_user=True)),
    ],
)
def test_the_fingerprint_changes_with_whatever_needs_a_new_container(other) -> None:
    assert other.labels[PLAN_LABEL] != planned().labels[PLAN_LABEL]


def test_the_fingerprint_stands_still_otherwise() -> None:
    renamed = replace(WORKSPACE, name="Another name", ready=True, opened=WORKSPACE.created)
    assert planned(renamed).labels[PLAN_LABEL] == planned().labels[PLAN_LABEL]
    relabelled = replace(planned(), labels={})
    assert relabelled.fingerprint == planned().labels[PLAN_LABEL]


def test_a_plan_is_plain_data() -> None:
    json.dumps(asdict(planned()))


@pytest.mark.parametrize(("folders", "place"), [(WORKSPACE.folders, "/sales"), ((), "/")])
def test_a_tool_learns_where_the_project_is(folders, place) -> None:
    launch = replace(ENTRY.launch, command=("tool", "--begin-in=/{project}"))
    made = planned(replace(WORKSPACE, folders=folders), replace(ENTRY, launch=launch))
    assert made.command[-2:] == ("tool", f"--begin-in={place}")
