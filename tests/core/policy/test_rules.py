"""Nothing that breaks a policy reaches the engine: each way is tried where the plan is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.data.connection import Connection, Keeping
from desktop.core.engine_plans import Recipe, RunPlan
from desktop.core.environments.catalogue import Entry, Exemption, content_digest
from desktop.core.policy import rules
from desktop.core.policy.environments import bases
from desktop.core.policy.policy import Policy, merge
from desktop.core.policy.rules import FREE, Enforced
from desktop.core.problems import (
    PolicyBroken,
    PolicyForbids,
    PolicyMissing,
    PolicyNeedsNewer,
    RegistryUnreachable,
)
from desktop.core.start.plan import plan
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import DIGEST, preset
from tests.core.samples import CATALOGUE, ENTRY, GIB, HOST, WORKSPACE
from tests.core.starting import entry

IMAGE = "sha256:" + "1" * 64
SALES = Connection(
    "5a1e5a1e5a1e", "sales", "mysql", datetime.now(UTC), {"host": "db.acme.example", "user": "analyst"}
)


def enforced(body: str, *locked: str, connections: tuple[Connection, ...] = (), **facts: Any) -> Enforced:
    head = f"locked = [{', '.join(map(repr, locked))}]"
    found = preset(body, head=head, name="acme.cais")
    return Enforced(merge((replace(found, **facts),)), lambda _ids: connections, "/home/maria")


def planned(policy: Enforced, workspace: Workspace = WORKSPACE, entry: Entry = ENTRY, **host: Any) -> RunPlan:
    return plan(workspace, entry, IMAGE, replace(HOST, rules=policy, **host), {})


def forbidden(policy: Enforced, workspace: Workspace = WORKSPACE, entry: Entry = ENTRY) -> tuple[str, str]:
    """The key and what it is about; also before anything is downloaded."""
    with pytest.raises(PolicyForbids) as raised:
        planned(policy, workspace, entry)
    with pytest.raises(PolicyForbids):
        policy.permitted(workspace, entry, "28.0")
    assert raised.value.organisation == "Acme Häfen"
    assert raised.value.path == "/etc/cais/acme.cais"
    return raised.value.key, raised.value.what


def test_without_a_policy_a_plan_is_as_it_was() -> None:
    assert FREE.applied(WORKSPACE, ENTRY, 1, 1) == (WORKSPACE, ENTRY)
    assert planned(enforced("")) == plan(WORKSPACE, ENTRY, IMAGE, HOST, {})


def test_a_problem_of_the_policy_stops_every_plan() -> None:
    broken = Enforced(Policy(problem=PolicyMissing(path="/etc/cais/acme.cais")), lambda _ids: ())
    with pytest.raises(PolicyMissing):
        planned(broken)
    with pytest.raises(PolicyMissing):
        broken.permitted(WORKSPACE, ENTRY, "28.0")


# --- image, registry, exemption ---------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "ids"), [("show", '["r"]'), ("hide", '["python"]')])
def test_environment(key: str, ids: str) -> None:
    policy = enforced(f"[catalogue]\n{key} = {ids}", f"catalogue.{key}")
    assert forbidden(policy) == (f"catalogue.{key}", "Python starter")
    planned(policy, entry=CATALOGUE.entries[1])


def test_image() -> None:
    body = f'[environment.python]\nlike = "r"\nimage = "registry.acme.example/python@{DIGEST}"'
    policy = enforced(body, "environment.python")
    entry = policy.entry("python", CATALOGUE)
    assert entry
    assert (entry.id, entry.image, entry.recipe) == ("python", f"registry.acme.example/python@{DIGEST}", None)
    before = replace(WORKSPACE, image=IMAGE, digest="sha256:" + "2" * 64)
    workspace, _entry = policy.permitted(before, entry, "28.0")
    assert (workspace.image, workspace.digest) == (None, DIGEST)
    free = enforced(body)
    assert free.permitted(before, entry, "28.0")[0] == before
    assert policy.entry("r", CATALOGUE) == CATALOGUE.entries[1]
    assert policy.entry("gone", CATALOGUE) is None


REGISTRIES = '[network]\nregistries = ["registry.acme.example", "localhost:5000"]'


@pytest.mark.parametrize(
    ("image", "host"),
    [
        ("quay.io/jupyter/base:1", "quay.io"),
        ("jupyter/base", "docker.io"),
        ("debian:trixie", "docker.io"),
        ("registry.acme.example:5000/base", "registry.acme.example:5000"),
        ("registry.acme.example.evil.example/base", "registry.acme.example.evil.example"),
        ("localhost/base", "localhost"),
    ],
)
def test_registry(image: str, host: str) -> None:
    policy = enforced(REGISTRIES, "network.registries")
    assert forbidden(policy, entry=replace(ENTRY, image=image)) == ("network.registries", host)
    for good in ("registry.acme.example/base", "localhost:5000/base"):
        planned(policy, entry=replace(ENTRY, image=good))


@pytest.mark.parametrize(
    "text",
    [
        "FROM quay.io/base",
        "from --platform=linux/amd64 quay.io/base AS one\nFROM one",
        "FROM registry.acme.example/base AS one\nFROM quay.io/base",
        "FROM \\\n  quay.io/base",
        "FROM registry.acme.example/base\nCOPY --from=quay.io/base /a /b",
        "FROM registry.acme.example/base\nRUN --mount=type=bind,from=quay.io/base true",
        "# syntax=quay.io/dockerfile:1\nFROM registry.acme.example/base",
    ],
)
def test_registry_of_a_recipe(text: str) -> None:
    recipe = Recipe("own", {"Dockerfile": text.encode()}, "", "cais/own:1")
    policy = enforced(REGISTRIES, "network.registries")
    assert forbidden(policy, entry=replace(ENTRY, image=None, recipe=recipe))[1] == "quay.io"


def test_registry_of_what_was_recorded() -> None:
    """Only by its name does the engine know where an image came from."""
    policy = enforced(REGISTRIES, "network.registries")
    good = replace(ENTRY, image="registry.acme.example/base")
    before = replace(WORKSPACE, image=IMAGE, digest=DIGEST)
    assert policy.permitted(before, good, "28.0")[0] == replace(before, image=None)


def test_stages_of_a_recipe_come_from_nowhere() -> None:
    text = "FROM a.example/x AS one\nFROM one AS two\nCOPY --from=one /a /\nCOPY --from=0 /a /\nFROM scratch"
    assert list(bases(Recipe("own", {"Dockerfile": text.encode()}, "", ""))) == ["a.example/x"]


def test_exemption() -> None:
    policy = enforced("[protection]\nexemptions = ['capability:NET_RAW']", "protection.exemptions")
    bare = replace(ENTRY, exemptions=(Exemption("read-only-root", "", "It writes to /."),))
    assert forbidden(policy, entry=bare) == ("protection.exemptions", "read-only-root")
    other = replace(ENTRY, exemptions=(Exemption("capability", "SYS_ADMIN", "."),))
    assert forbidden(policy, entry=other)[1] == "capability:SYS_ADMIN"
    allowed = replace(ENTRY, exemptions=(Exemption("capability", "NET_RAW", "."),))
    assert planned(policy, entry=allowed).capabilities == ("NET_RAW",)


def recipe_preset(folder: Path, files: dict[str, bytes]) -> Enforced:
    body = f"[environment.own]\nlike = 'python'\nrecipe = 'own'\ncontent = 'sha256:{content_digest(files)}'"
    return enforced(body, path=str(folder / "acme.cais"))


def test_recipe(tmp_path: Path) -> None:
    files = {"Dockerfile": b"FROM a.example/x\n", "more/b": b"b"}
    for name, content in files.items():
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).write_bytes(content)
    policy = recipe_preset(tmp_path, files)
    entry = policy.entry("own", CATALOGUE)
    assert entry
    assert entry.recipe
    assert (entry.image, entry.recipe.files) == (None, files)
    (tmp_path / "own" / "more" / "b").write_bytes(b"c")
    with pytest.raises(PolicyBroken, match="another than was signed"):
        policy.entry("own", CATALOGUE)
    (tmp_path / "own" / "more" / "b").unlink()
    (tmp_path / "b").write_bytes(b"b")
    (tmp_path / "own" / "more" / "b").symlink_to(tmp_path / "b")
    with pytest.raises(PolicyBroken, match="b is a link"):
        policy.entry("own", CATALOGUE)


# --- folder -----------------------------------------------------------------------------------------------

ROLES = """\
[folder.project]
title = "Project"
linux = "~/Projects"
writable = true
[folder.extracts]
title = "Extracts"
linux = "/srv/extracts"
writable = false
[folders]
elsewhere = false
"""


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules.SYSTEM == "linux"


def with_folder(path: str, writable: bool = False) -> Workspace:
    return replace(WORKSPACE, folders=(Folder(path, "data", writable),))


def test_folder_elsewhere() -> None:
    policy = enforced(ROLES, "folders.elsewhere")
    for path in ("/data/sales", "/srv/extracts2", "/srv", "/home/maria/Projects2", "/home/eve/Projects"):
        assert forbidden(policy, with_folder(path)) == ("folders.elsewhere", path)
    for path in ("/srv/extracts", "/srv/extracts/2026", "/home/maria/Projects/a"):
        planned(policy, with_folder(path))


@pytest.mark.parametrize("path", ["/srv/extracts", "/srv/extracts/2026", "/srv"])
def test_folder_that_may_only_be_read(path: str) -> None:
    policy = enforced(ROLES.partition("[folders]")[0], "folder.extracts")
    assert forbidden(policy, with_folder(path, writable=True)) == ("folder.extracts", path)
    [mount] = planned(policy, with_folder(path)).mounts
    assert mount.read_only
    planned(policy, with_folder("/home/maria/Projects", writable=True))


def test_a_role_that_is_a_link_is_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    body = f"[folder.a]\ntitle = 'A'\nlinux = '{tmp_path}/link'\nwritable = false"
    real = str((tmp_path / "real").resolve())
    assert forbidden(enforced(body, "folder.a"), with_folder(real, writable=True))[0] == "folder.a"


def test_a_role_is_the_same_however_its_name_is_spelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """To macOS and Windows."""
    monkeypatch.setattr(rules, "SYSTEM", "macos")
    body = "[folder.a]\ntitle = 'A'\nmacos = '/Shared/Häfen'\nwritable = false"
    policy = enforced(body, "folder.a")
    for path in ("/shared/häfen", "/SHARED/Ha\u0308fen/2026"):
        assert forbidden(policy, with_folder(path, writable=True))[0] == "folder.a"


# --- memory, mirror, versions -----------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "gets"), [(None, 6), (2, 2), (6, 6), (64, 6)])
def test_memory_at_most(asked: int | None, gets: int) -> None:
    policy = enforced("[resources]\nmemory_most_gb = 6", "resources.memory_most_gb")
    workspace = replace(WORKSPACE, memory=asked and asked * GIB)
    assert planned(policy, workspace).memory == gets * GIB


@pytest.mark.parametrize(
    ("locked", "asked", "gets"), [((), None, 4), ((), 2, 2), (("resources.memory_gb",), 2, 4)]
)
def test_memory(locked: tuple[str, ...], asked: int | None, gets: int) -> None:
    policy = enforced("[resources]\nmemory_gb = 4", *locked)
    workspace = replace(WORKSPACE, memory=asked and asked * GIB)
    assert planned(policy, workspace).memory == gets * GIB


@pytest.mark.parametrize(("asked", "gets"), [(None, 2.5), (1, 1), (8, 2.5)])
def test_cores_at_most(asked: float | None, gets: float) -> None:
    policy = enforced("[resources]\ncpus_most = 2.5", "resources.cpus_most")
    assert planned(policy, replace(WORKSPACE, cpus=asked)).nano_cpus == round(gets * 1e9)


def test_what_was_asked_for_is_not_changed_on_paper() -> None:
    policy = enforced("[resources]\nmemory_most_gb = 6", "resources.memory_most_gb")
    workspace = replace(WORKSPACE, memory=64 * GIB)
    assert policy.permitted(workspace, ENTRY, "28.0")[0] == workspace


MIRROR = "[network.mirrors]\npip = 'https://pypi.acme.example/simple'\nnpm = 'https://npm.acme.example/'"


def test_mirror() -> None:
    other = {"PIP_INDEX_URL": "https://pypi.example/simple"}
    stubborn = replace(ENTRY, launch=replace(ENTRY.launch, variables=other))
    locked = planned(enforced(MIRROR, "network.mirrors.pip"), entry=stubborn).variables
    assert locked["PIP_INDEX_URL"] == locked["UV_DEFAULT_INDEX"] == "https://pypi.acme.example/simple"
    assert locked["NPM_CONFIG_REGISTRY"] == "https://npm.acme.example/"
    free = planned(enforced(MIRROR), entry=stubborn).variables
    assert free["PIP_INDEX_URL"] == "https://pypi.example/simple"


@pytest.mark.parametrize(
    ("needs", "engine", "fails"),
    [
        ("engine = '24.0'", "20.10.24+dfsg1", True),
        ("engine = '24.0'", "24.0.0", False),
        ("engine = '24.0.1'", "24", True),
        ("engine = '20.10'", "20.9.1", True),
        ("engine = '20.10'", "28.5.2-ce", False),
        ("engine = '20.10'", "", True),
        ("app = '999.0'", "28.0", True),
        ("app = '0'", "28.0", False),
    ],
)
def test_versions(needs: str, engine: str, fails: bool) -> None:
    policy = enforced(f"[needs]\n{needs}")
    if not fails:
        policy.permitted(WORKSPACE, ENTRY, engine)
        return
    with pytest.raises(PolicyNeedsNewer) as raised:
        policy.permitted(WORKSPACE, ENTRY, engine)
    assert raised.value.key == f"needs.{needs.partition(' ')[0]}"


# --- connection -------------------------------------------------------------------------------------------

CONNECTION = """\
[connection.sales]
kind = "mysql"
fields = { host = "db.acme.example", user = "analyst" }
"""
CONNECTED = replace(WORKSPACE, connections=(SALES.id,))


@pytest.mark.parametrize(
    "changed",
    [
        {"fields": {**SALES.fields, "host": "db.evil.example"}},
        {"fields": {**SALES.fields, "tls": "off"}},
        {"reads_only": False},
        {"kind": "postgresql"},
    ],
)
@pytest.mark.parametrize("key", ["connections.own", "connection.sales"])
def test_connection(changed: dict[str, Any], key: str) -> None:
    body = CONNECTION + ("[connections]\nown = false" if key == "connections.own" else "")
    good = enforced(body, key, connections=(SALES,))
    planned(good, CONNECTED)
    good.see_connections(CONNECTED)
    bad = enforced(body, key, connections=(replace(SALES, **changed),))
    assert forbidden(bad, CONNECTED) == (key, "sales")
    with pytest.raises(PolicyForbids):
        bad.see_connections(CONNECTED)


def test_connection_of_ones_own() -> None:
    own = replace(SALES, name="mine")
    body = CONNECTION + "[connections]\nown = false"
    assert forbidden(enforced(body, "connections.own", connections=(own,)), CONNECTED)[1] == "mine"
    planned(enforced(CONNECTION, "connection.sales", connections=(own,)), CONNECTED)


def test_secret_that_is_kept() -> None:
    policy = enforced("[secrets]\nkeep = false", "secrets.keep", connections=(SALES,))
    assert forbidden(policy, CONNECTED) == ("secrets.keep", "sales")
    asked = replace(SALES, keeping=Keeping.ASK)
    planned(enforced("[secrets]\nkeep = false", "secrets.keep", connections=(asked,)), CONNECTED)


# --- a start ----------------------------------------------------------------------------------------------


@pytest.mark.engine
def test_what_runs_lives_on_and_nothing_new_starts(desk: Any, sdk: Any) -> None:
    running = desk.start()
    broken = Enforced(Policy(problem=PolicyMissing(path="/etc/cais/acme.cais")), lambda _ids: ())
    desk.computer = replace(desk.computer, rules=broken)
    assert desk.start().container.id == running.container.id
    desk.engine.containers.halt(desk.workspace.id)
    with pytest.raises(PolicyMissing):
        desk.start()
    assert sdk.containers.get(running.container.id).status == "exited"
    desk.computer = replace(
        desk.computer, rules=enforced("[resources]\nmemory_gb = 1", "resources.memory_gb")
    )
    started = desk.start()
    assert sdk.containers.get(started.container.id).attrs["HostConfig"]["Memory"] == GIB
    assert started.workspace.memory is None


@pytest.mark.engine
def test_an_image_that_was_recorded_is_not_run_in_place_of_what_is_locked(desk: Any, sdk: Any) -> None:
    before = desk.start()
    desk.engine.containers.halt(desk.workspace.id)
    body = f'[environment.python]\nlike = "python"\nimage = "localhost:1/other@{DIGEST}"'
    policy = enforced(body, "environment.python")
    desk.computer = replace(desk.computer, rules=policy)
    other = replace(entry(), image=f"localhost:1/other@{DIGEST}")
    with pytest.raises(RegistryUnreachable) as raised:
        desk.start(other)
    assert raised.value.reference.endswith(DIGEST)
    assert sdk.containers.get(before.container.id).status == "exited"
    assert desk.workspace.image == before.workspace.image
