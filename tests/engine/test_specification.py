"""The hardening table, held line by line against what the engine is told."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import Mount
from desktop.core.labels import WORKSPACE_LABEL
from desktop.engine import specification
from tests.engine.conftest import INFO, make_plan


def host(engine: EngineInfo = INFO, **changes: object) -> dict[str, Any]:
    settings: dict[str, Any] = specification.container(make_plan(**changes), engine)["HostConfig"]
    return settings


def test_every_capability_is_dropped_and_only_named_ones_come_back() -> None:
    assert host()["CapDrop"] == ["ALL"]
    assert host()["CapAdd"] == []
    assert host(capabilities=("SETUID",))["CapAdd"] == ["SETUID"]


def test_nothing_is_gained_later_and_the_engines_own_filter_stays_or_is_asked_for() -> None:
    assert host()["SecurityOpt"] == ["no-new-privileges"]
    assert host(INFO._replace(filters=False))["SecurityOpt"] == ["no-new-privileges", "seccomp=builtin"]
    assert host()["Privileged"] is False


def test_the_root_is_read_only_unless_exempt() -> None:
    assert host()["ReadonlyRootfs"] is True
    assert host(read_only=False)["ReadonlyRootfs"] is False


def test_the_user_is_the_plans() -> None:
    assert specification.container(make_plan(), INFO)["User"] == "1000:100"
    assert host(groups=(100, 7))["GroupAdd"] == ["100", "7"]


def test_limits() -> None:
    limits = host(memory=5, pids=6, nofile=7, nano_cpus=8)
    assert (limits["Memory"], limits["MemorySwap"], limits["PidsLimit"], limits["NanoCpus"]) == (5, 5, 6, 8)
    assert host(shared_memory=9)["ShmSize"] == 9
    no_memory_left_behind = {"Name": "core", "Soft": 0, "Hard": 0}
    assert limits["Ulimits"] == [{"Name": "nofile", "Soft": 7, "Hard": 7}, no_memory_left_behind]
    unlimited = specification.container(make_plan(), INFO, limit_files=False)["HostConfig"]
    assert unlimited["Ulimits"] == [no_memory_left_behind]


def test_the_port_is_the_engines_choice_on_loopback() -> None:
    assert host()["PortBindings"] == {"8888/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}]}


@pytest.mark.parametrize("told", ["", "{", "[1]", "[[1, 2]]"])
def test_labels_that_nobody_understands_tell_no_folders(told: str) -> None:
    assert specification.folders({specification.FOLDERS_LABEL: told}) is None


def test_labels_of_before_tell_no_folders() -> None:
    assert specification.folders({}) is None


def test_folders_are_mounts_so_that_a_missing_one_is_refused() -> None:
    settings = host(mounts=(Mount("/a", "/home/analyst/a", True), Mount("/b", "/home/analyst/b", False)))
    assert "Binds" not in settings
    home, first, second = settings["Mounts"]
    assert (home["Type"], home["Target"]) == ("volume", "/home/analyst")
    assert (first["Type"], first["Source"], first["Target"], first["ReadOnly"]) == (
        "bind",
        "/a",
        "/home/analyst/a",
        True,
    )
    assert second["ReadOnly"] is False


@pytest.mark.parametrize(
    ("seals", "reading"), [(False, {"NonRecursive": True}), (True, {"ReadOnlyForceRecursive": True})]
)
def test_what_is_mounted_below_a_read_only_folder_cannot_be_written_either(
    seals: bool, reading: dict[str, bool]
) -> None:
    mounts = (Mount("/a", "/home/analyst/a", True), Mount("/b", "/home/analyst/b", False))
    _home, first, second = host(INFO._replace(seals=seals), mounts=mounts)["Mounts"]
    assert first["BindOptions"] == {"Propagation": "rprivate"} | reading
    assert second["BindOptions"] == {"Propagation": "rprivate"}


def test_lists_of_users_and_groups_take_the_place_of_the_images() -> None:
    accounts = (Mount("/lists/passwd", "/etc/passwd", True), Mount("/lists/group", "/etc/group", True))
    _home, *lists = host(accounts=accounts)["Mounts"]
    assert [(one["Source"], one["Target"], one["ReadOnly"]) for one in lists] == [
        ("/lists/passwd", "/etc/passwd", True),
        ("/lists/group", "/etc/group", True),
    ]
    assert specification.folders(specification.container(make_plan(accounts=accounts), INFO)["Labels"]) == ()


def test_no_host_namespace_no_device_and_no_restart() -> None:
    settings = host()
    assert not {"PidMode", "IpcMode", "UTSMode", "UsernsMode", "Devices"} & settings.keys()
    assert settings["CgroupnsMode"] == "private"
    assert settings["RestartPolicy"] == {"Name": "no"}
    assert settings["LogConfig"]["Config"] == {"max-size": "10m", "max-file": "3"}


def test_podman_is_told_whose_a_place_in_memory_is_in_its_own_word() -> None:
    tmpfs = {"/run/secrets": "rw,uid=1000,gid=100,mode=0700,size=1m", "/tmp": "rw,size=1m"}
    assert host(tmpfs=tmpfs)["Tmpfs"] == tmpfs
    told = host(INFO._replace(name="Podman"), tmpfs=tmpfs)["Tmpfs"]
    assert told == {"/run/secrets": "rw,U,mode=0700,size=1m", "/tmp": "rw,size=1m"}


def test_the_tools_user_is_the_analyst_outside_where_the_engine_can_see_to_that() -> None:
    assert host(INFO._replace(keeps_user=True))["UsernsMode"] == "keep-id:uid=1000,gid=100"


def test_the_analysts_further_groups_stay_where_their_numbers_mean_nothing_inside() -> None:
    kept = {"run.oci.keep_original_groups": "1"}
    assert host(INFO._replace(keeps_user=True))["Annotations"] == kept
    assert "Annotations" not in host()


def test_the_health_check_is_in_nanoseconds() -> None:
    check = specification.container(make_plan(), INFO)["Healthcheck"]
    assert check["Test"] == ["CMD", "true"]
    assert (check["Interval"], check["Timeout"], check["StartPeriod"]) == (60 * 10**9, 5 * 10**9, 10**9)


def test_standard_input_closes_after_its_first_writer() -> None:
    body = specification.container(make_plan(), INFO)
    assert (body["OpenStdin"], body["StdinOnce"], body["Tty"]) == (True, True, False)


def test_a_network_keeps_its_tools_apart_and_at_home() -> None:
    plan = make_plan()
    settings = specification.network(plan, "10.0.0.0/28")
    assert settings["options"] == {
        "com.docker.network.bridge.enable_icc": "false",
        "com.docker.network.bridge.host_binding_ipv4": "127.0.0.1",
    }
    assert settings["labels"][WORKSPACE_LABEL] == plan.workspace
