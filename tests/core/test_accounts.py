"""An account inside for whoever the tool runs as: in lists of every kind, and in a real container."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proofs import Proofs
from desktop.core.labels import PLAN_LABEL
from desktop.core.start.accounts import Accounts, Lists, Names, with_account
from desktop.core.start.early import prove_early
from desktop.core.start.plan import Host, plan
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import Desk, entry

USERS = "root:x:0:0:root:/root:/bin/bash\ntool:x:1000:100::/home/tool:/bin/zsh\n"
GROUPS = "root:x:0:\nstaff:x:50:\nusers:x:100:\n"


def planned(
    uid: int = 1234, gid: int = 1234, groups: tuple[int, ...] = (), image: str = "sha256:1"
) -> RunPlan:
    workspace = Workspace(new_id(), "Test", "tool", datetime.now(UTC), (Folder("/data", "data"),))
    return plan(workspace, entry(), image, Host(uid, gid, True, 2, 2**30, groups=groups), {})


def made(tool: RunPlan, *, users: str = USERS, person: str = "", **groups: int) -> Lists:
    names = Names(person, {number: name for name, number in groups.items()})
    return with_account(Lists(users, GROUPS), tool, 1000, "tool", names)


def test_the_user_goes_before_the_images_own_and_has_its_shell() -> None:
    assert made(planned()).users == f"tool:x:1234:1234::/home/tool:/bin/zsh\n{USERS}"


def test_a_list_without_the_images_user_has_the_shell_that_is_everywhere() -> None:
    assert made(planned(), users="").users == "tool:x:1234:1234::/home/tool:/bin/sh\n"


@pytest.mark.parametrize(
    ("person", "displayed"),
    [
        ("Zoë Müller,Room 5,,", "Zoë Müller"),
        ("a:0:0::/root\nroot::0:0", "a00/rootroot00"),
        ("Smith & Sons", "Smith  Sons"),
        (" \t", ""),
        (os.fsdecode(b"M\xfcller"), "Mller"),
        ("Анна Иванова", "Анна Иванова"),
    ],
)
def test_a_persons_name_ends_no_field_and_no_line(person: str, displayed: str) -> None:
    first, *rest = made(planned(), person=person).users.splitlines()
    assert first.split(":") == ["tool", "x", "1234", "1234", displayed, "/home/tool", "/bin/zsh"]
    assert rest == USERS.splitlines()


def test_groups_have_the_names_that_they_have_on_this_computer() -> None:
    found = made(planned(groups=(2000, 2001)), zoe=1234, team=2000).groups
    assert found == f"{GROUPS}zoe:x:1234:tool\nteam:x:2000:tool\ngroup2001:x:2001:tool\n"


@pytest.mark.parametrize("name", ["domain users", "DOMAIN\\people", "a:b", "", "müller", "staff", "team\n"])
def test_a_name_that_is_none_inside_is_left_out(name: str) -> None:
    names = Names("", {1234: name})
    found = with_account(Lists(USERS, GROUPS), planned(), 1000, "tool", names).groups
    assert found == f"{GROUPS}group1234:x:1234:tool\n"


def test_a_group_that_the_image_knows_keeps_its_name() -> None:
    assert made(planned(gid=100), zoe=100).groups == GROUPS


def test_a_list_whose_last_line_does_not_end_gets_no_longer_line() -> None:
    found = with_account(Lists("", "users:x:100:"), planned(), 1000, "tool", Names("", {}))
    assert found.groups.splitlines() == ["users:x:100:", "group1234:x:1234:tool"]


class Image:
    """Says what is in an image's lists, as a container of it does."""

    def __init__(self, seen: str = "seen\n") -> None:
        self.asked = 0
        self.seen = seen

    def run_once(self, plan: RunPlan, files: object, stop: Stop, within_s: float) -> Outcome:
        self.asked += 1
        return Outcome(0, f"{USERS}\n:\n{GROUPS}\n:\n{self.seen}")


def test_an_image_is_read_once(tmp_path: Path) -> None:
    image, tool = Image(), planned()
    given = [Accounts(tmp_path).given(tool, entry(), "one", image, Stop()) for _ in range(3)]  # type: ignore[arg-type]
    assert image.asked == 1
    assert given[0] == given[1] == given[2]
    assert [mount.target for mount in given[0].accounts] == ["/etc/passwd", "/etc/group"]
    assert all(mount.read_only for mount in given[0].accounts)
    assert given[0].labels[PLAN_LABEL] == given[0].fingerprint != tool.fingerprint


def test_another_image_or_user_or_group_has_lists_of_its_own(tmp_path: Path) -> None:
    image, accounts = Image(), Accounts(tmp_path)
    plans = [planned(), planned(uid=1235), planned(gid=9), planned(groups=(2000,)), planned(image="sha256:2")]
    given = {accounts.given(one, entry(), "one", image, Stop()).accounts for one in plans}  # type: ignore[arg-type]
    assert len(given) == image.asked == len(plans)


def test_what_one_engine_sees_another_need_not(tmp_path: Path) -> None:
    seen, unseen, tool = Image(), Image(seen=""), planned()
    accounts = Accounts(tmp_path)
    assert accounts.given(tool, entry(), "one", seen, Stop()).accounts  # type: ignore[arg-type]
    assert accounts.given(tool, entry(), "other", unseen, Stop()) is tool  # type: ignore[arg-type]
    assert (seen.asked, unseen.asked) == (1, 1)


def test_lists_that_somebody_removed_are_made_again(tmp_path: Path) -> None:
    image, accounts, tool = Image(), Accounts(tmp_path), planned()
    first = accounts.given(tool, entry(), "one", image, Stop())  # type: ignore[arg-type]
    Path(first.accounts[1].source).unlink()
    assert accounts.given(tool, entry(), "one", image, Stop()) == first  # type: ignore[arg-type]
    assert Path(first.accounts[1].source).read_text() == f"{GROUPS}{_own_group(tool)}"


def _own_group(tool: RunPlan) -> str:
    import grp

    number = int(tool.user.split(":")[1])
    try:
        name = grp.getgrgid(number).gr_name
    except KeyError:
        name = f"group{number}"
    return f"{name}:x:{number}:tool\n"


def test_the_images_own_user_needs_none(tmp_path: Path) -> None:
    image, own = Image(), entry()
    workspace = Workspace(new_id(), "Test", "tool", datetime.now(UTC), (Folder("/data", "data"),))
    tool = plan(workspace, own, "sha256:1", Host(1234, 1234, False, 2, 2**30), {})
    assert Accounts(tmp_path).given(tool, own, "one", image, Stop()) is tool  # type: ignore[arg-type]
    assert image.asked == 0


def test_an_engine_that_does_not_see_the_lists_is_asked_once(tmp_path: Path) -> None:
    image, accounts, tool = Image(seen=""), Accounts(tmp_path), planned()
    assert [accounts.given(tool, entry(), "one", image, Stop()) for _ in range(2)] == [tool, tool]  # type: ignore[arg-type]
    assert image.asked == 1
    assert not list(tmp_path.iterdir())


# --- in a real container ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("accounts")


@pytest.fixture
def desk(real_engine: DockerEngine, folder: Path, tmp_path: Path) -> Iterator[Desk]:
    data = tmp_path / "data"
    data.mkdir()
    desk = Desk(real_engine, tmp_path, data)
    desk.computer = replace(desk.computer, accounts=Accounts(folder), groups=(1000, 4_000_000))
    yield desk
    real_engine.containers.erase(desk.workspace.id)


ASKED = """\
whoami; id -un; id -gn; id -Gn | wc -w; echo ~
perl -e 'print +(getpwuid $<)[7], "\\n", (getpwnam "tool")[2], "\\n"'
touch /home/tool/data/made && stat -c %U /home/tool/data/made; touch /etc/passwd 2>&1"""


@pytest.mark.engine
def test_the_user_has_a_name_inside_and_when_opened_again(desk: Desk, real_engine: DockerEngine) -> None:
    for _ in range(2):
        running = desk.start()
        said = (
            real_engine.inside.output(running.container.workspace, ("sh", "-c", ASKED)).decode().splitlines()
        )
        name, user, group, groups, home, home_by_number, number, owner, refused = said
        assert {name, user, owner} == {"tool"}
        assert group
        assert int(groups) == 4
        assert (home, home_by_number, number) == ("/home/tool", "/home/tool", str(os.getuid()))
        assert "Read-only" in refused
        real_engine.containers.halt(desk.workspace.id)
    assert running.again


@pytest.mark.engine
def test_the_lists_are_there_before_the_start_where_folders_are_tried_in_the_wizard(
    desk: Desk, tmp_path: Path
) -> None:
    prover, lists = Prover(Proofs(), Leftovers()), tmp_path / "lists"
    computer = replace(desk.computer, prover=prover, accounts=Accounts(lists))
    found = prove_early(desk.workspace, entry(), desk.engine, computer, Stop())
    assert found
    assert all(verdict.works for verdict in found.values())
    made = {path: path.stat().st_mtime_ns for path in lists.glob("*/*")}
    assert {path.name for path in made} == {"passwd", "group"}
    desk.computer = computer
    desk.start()
    assert {path: path.stat().st_mtime_ns for path in lists.glob("*/*")} == made


@pytest.mark.engine
def test_an_engine_that_sees_nothing_of_the_lists_starts_the_tool_without(desk: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    class Elsewhere:
        """Shares a place that is not there, as an engine does that does not see this one."""

        def run_once(self, plan: RunPlan, *further: Any) -> Outcome:
            mounts = tuple(replace(mount, source=str(gone)) for mount in plan.mounts)
            return desk.engine.containers.run_once(replace(plan, mounts=mounts), *further)

    image = desk.engine.images.find(entry().image)
    tool = planned(os.getuid(), os.getgid(), image=image.id)
    containers: Any = SimpleNamespace(run_once=Elsewhere().run_once)
    assert Accounts(tmp_path / "lists").given(tool, entry(), "one", containers, Stop()) is tool
