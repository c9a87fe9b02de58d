"""Nothing that breaks a policy reaches the engine: each way is tried where the plan is made."""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe, RunPlan
from desktop.core.environments.bases import bases
from desktop.core.environments.catalogue import Entry, Exemption, content_digest
from desktop.core.folders.check import Places
from desktop.core.policy import keys, places
from desktop.core.policy.enforced import Enforced
from desktop.core.policy.policy import Policy, merge
from desktop.core.policy.rules import FREE
from desktop.core.problems import (
    PolicyBroken,
    PolicyForbids,
    PolicyMissing,
    PolicyNeedsNewer,
    RegistryUnreachable,
)
from desktop.core.start.computer import Computer
from desktop.core.start.copies import tool_plan
from desktop.core.start.early import prove_early
from desktop.core.start.launch import Request, further_of_running
from desktop.core.start.places import places as found_places
from desktop.core.start.plan import plan
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import DIGEST, preset
from tests.core.samples import CATALOGUE, ENTRY, GIB, HOST, WORKSPACE
from tests.core.starting import entry

IMAGE = "sha256:" + "1" * 64
OWN_HOME = places.own_home
"""As it is, before the tests have a home of their own."""


def early(workspace: Workspace, entry: Entry, engine: Any, computer: Computer) -> object:
    return prove_early(workspace, entry, engine, computer, Stop())


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


@pytest.mark.parametrize(
    "text",
    [
        "ARG BASE=quay.io/base\nFROM $BASE",
        "FROM ${BASE:-quay.io/base}",
        "FROM debian\nCOPY --from=$BASE /a /b",
        "FROM \\\n# of theirs\n\nquay.io/base",
        "FROM debian\nFR\\  \nOM quay.io/base",
        "FROM debian\nRUN --mount=type=bind,fr\\\nom=quay.io/base true",
        "# escape=`\nFROM debian\nFR`\nOM quay.io/base",
        "// syntax=quay.io/dockerfile:1\nFROM debian",
    ],
)
def test_registry_of_a_recipe_that_hides_it(text: str) -> None:
    """What cannot be read by us is allowed by nobody."""
    recipe = Recipe("own", {"Dockerfile": text.encode()}, "", "cais/own:1")
    policy = enforced('[network]\nregistries = ["docker.io"]', "network.registries")
    assert forbidden(policy, entry=replace(ENTRY, image=None, recipe=recipe))[0] == "network.registries"
    plain = replace(
        recipe, files={"Dockerfile": b"FROM debian:trixie-slim@sha256:00 AS one\nRUN a=`id`\nFROM one\n"}
    )
    planned(policy, entry=replace(ENTRY, image=None, recipe=plain))


def test_registry_of_what_was_recorded() -> None:
    """Only by its name does the engine know where an image came from."""
    policy = enforced(REGISTRIES, "network.registries")
    good = replace(ENTRY, image="registry.acme.example/base")
    before = replace(WORKSPACE, image=IMAGE, digest=DIGEST)
    assert policy.permitted(before, good, "28.0")[0] == replace(before, image=None)


LIMITS = {
    "network.registries": '[network]\nregistries = ["docker.io"]',
    "catalogue.show": '[catalogue]\nshow = ["python"]',
    "catalogue.hide": '[catalogue]\nhide = ["r"]',
}


@pytest.mark.parametrize("key", LIMITS)
def test_what_was_recorded_of_a_recipe_is_not_run_unseen(key: str) -> None:
    """The id in a workspace's file may be that of any image on the engine, written in by hand."""
    recipe = Recipe("own", {"Dockerfile": b"FROM debian\n"}, "debian", "cais/own:0123456789ab")
    made = replace(ENTRY, image=None, recipe=recipe)
    before = replace(WORKSPACE, image=IMAGE, recipe="cais/own:ba9876543210")
    assert enforced(LIMITS[key], key).permitted(before, made, "28.0")[0].image is None
    assert enforced("").permitted(before, made, "28.0")[0].image == IMAGE


@pytest.mark.parametrize("look", [tool_plan, early])
def test_what_was_recorded_is_not_run_beside_a_start(look: Callable[..., object]) -> None:
    """As folders are tried, or copies brought back."""
    asked: list[str] = []
    images = SimpleNamespace(find=asked.append)
    info = SimpleNamespace(version="28.0")
    engine: Any = SimpleNamespace(find=lambda: info, images=images)
    policy = enforced('[catalogue]\nshow = ["python"]', "catalogue.show")
    computer = Computer(1000, 1000, Places("linux", "/home/maria"), rules=policy, prover=Prover(None, None))  # type: ignore[arg-type]
    made = replace(ENTRY, image="registry.acme.example/base:1")
    assert look(replace(WORKSPACE, image=IMAGE), made, engine, computer) is None
    assert asked == ["registry.acme.example/base:1"]


def test_no_password_goes_into_an_image_that_was_written_down() -> None:
    """As data are looked at from inside; nor into an environment that may not start."""
    here = {IMAGE: IMAGE, "quay.io/jupyter/scipy-notebook:1": "sha256:" + "3" * 64}
    images: Any = SimpleNamespace(find=lambda name: Image(here[name], None, 1) if name in here else None)
    python, r = (replace(one, image="quay.io/jupyter/scipy-notebook:1") for one in CATALOGUE.entries[:2])
    catalogue = replace(CATALOGUE, entries=(python, r))
    written = replace(WORKSPACE, entry=python.id, image=IMAGE)
    free = list(found_places(SALES.id, (written,), catalogue, images, FREE))
    assert [one.image for one in free][:1] == [IMAGE]
    policy = enforced('[catalogue]\nshow = ["python"]', "catalogue.show")
    held = list(found_places(SALES.id, (written,), catalogue, images, policy))
    assert {(one.entry.id, one.image) for one in held} == {("python", "sha256:" + "3" * 64)}


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


@pytest.mark.parametrize("name", ["own", "Own", "recipes/own", "Größe", "own-", "python-starter"])
def test_a_recipe_of_a_presets_is_called_as_no_other(tmp_path: Path, name: str) -> None:
    """Images are found by what they are called: twelve digits are found by trying, in a night."""
    files = {"Dockerfile": b"FROM a.example/x\n"}
    (tmp_path / name).mkdir(parents=True)
    (tmp_path / name / "Dockerfile").write_bytes(files["Dockerfile"])
    body = (
        f"[environment.own]\nlike = 'python'\nrecipe = '{name}'\ncontent = 'sha256:{content_digest(files)}'"
    )
    entry = enforced(body, path=str(tmp_path / "acme.cais")).entry("own", CATALOGUE)
    assert entry
    assert entry.recipe
    assert re.fullmatch(r"cais/handed-[a-z0-9]+(-[a-z0-9]+)*:[0-9a-f]{40}", entry.recipe.tag)


def test_what_was_built_before_is_not_run_in_place_of_a_locked_recipe(tmp_path: Path) -> None:
    files = {"Dockerfile": b"FROM a.example/x\n"}
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Dockerfile").write_bytes(files["Dockerfile"])
    body = (
        f"[environment.python]\nlike = 'python'\nrecipe = 'own'\ncontent = 'sha256:{content_digest(files)}'"
    )
    before = replace(WORKSPACE, image=IMAGE, recipe="cais/own:0123456789ab")
    for locked, image in (((), IMAGE), (("environment.python",), None)):
        policy = enforced(body, *locked, path=str(tmp_path / "acme.cais"))
        entry = policy.entry("python", CATALOGUE)
        assert entry
        assert policy.permitted(before, entry, "28.0")[0].image == image


@pytest.mark.timeout(20)
def test_recipe_with_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / "Dockerfile")
    with pytest.raises(PolicyBroken, match="Dockerfile is no file"):
        recipe_preset(tmp_path, {"Dockerfile": b""}).entry("own", CATALOGUE)


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
    assert places.SYSTEM == "linux"


def with_folder(path: str, writable: bool = False) -> Workspace:
    return replace(WORKSPACE, folders=(Folder(path, "data", writable),))


def test_folder_elsewhere() -> None:
    policy = enforced(ROLES, "folders.elsewhere")
    for path in ("/data/sales", "/srv/extracts2", "/srv", "/home/maria/Projects2", "/home/eve/Projects"):
        assert forbidden(policy, with_folder(path)) == ("folders.elsewhere", path)
    for path in ("/srv/extracts", "/srv/extracts/2026", "/home/maria/Projects/a"):
        planned(policy, with_folder(path))


def test_folder_elsewhere_however_it_is_written() -> None:
    """As somebody writes it into a workspace's file."""
    policy = enforced(ROLES, "folders.elsewhere")
    for path in ("/srv/extracts/../claims", "/home/maria/Projects/../../eve", "/srv/extracts/a/../../claims"):
        assert forbidden(policy, with_folder(path)) == ("folders.elsewhere", path)
    planned(policy, with_folder("/srv/extracts/a/../b"))


def test_a_link_of_ones_own_makes_no_folder_a_role(tmp_path: Path) -> None:
    """Else the one that may be shared would be whichever it leads to."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "Projects").symlink_to("claims")
    real, body = str((tmp_path / "claims").resolve()), ROLES.replace("~/Projects", f"{tmp_path}/Projects")
    policy = enforced(body, "folders.elsewhere")
    assert forbidden(policy, with_folder(real)) == ("folders.elsewhere", real)
    assert os.lstat("/bin").st_uid == 0
    assert os.readlink("/bin") == "usr/bin"
    planned(enforced(ROLES.replace("/srv/extracts", "/bin"), "folders.elsewhere"), with_folder("/usr/bin"))
    link = tmp_path / "round"
    link.symlink_to(link)
    assert forbidden(
        enforced(ROLES.replace("/srv/extracts", str(link)), "folders.elsewhere"), with_folder(real)
    )


def test_home_is_the_accounts_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever says otherwise could have any folder be a role that is written with ~."""
    monkeypatch.setenv("HOME", "/srv/claims")
    assert OWN_HOME() == pwd.getpwuid(os.getuid()).pw_dir


# --- what a person took beside it -------------------------------------------------------------------------


def beside(body: str, *locked: str, own: str, own_locked: tuple[str, ...] = (), **facts: Any) -> Enforced:
    """Of IT's, and one that nobody vouches for, which a person took."""
    its = enforced(body, *locked).policy.presets
    theirs = preset(own, head=f"locked = {list(own_locked)}", id="mine", name="mine.cais")
    policy = merge((*its, replace(theirs, own=True)))
    assert policy.problem is None
    return Enforced(policy, lambda _ids: facts.get("connections", ()), "/home/maria")


ALL = '[folder.all]\ntitle = "All"\nlinux = "/"\nwritable = true\n'


def test_ones_own_preset_opens_no_folder() -> None:
    policy = beside(ROLES, "folders.elsewhere", own=ALL, own_locked=("folder.all",))
    assert forbidden(policy, with_folder("/srv/claims")) == ("folders.elsewhere", "/srv/claims")
    planned(policy, with_folder("/srv/extracts"))
    alone = enforced(ALL + "[folders]\nelsewhere = false", "folders.elsewhere")
    planned(alone, with_folder("/srv/claims"))


@pytest.mark.parametrize("locked", [(), ("connection.sales",)])
def test_ones_own_preset_brings_no_connection(locked: tuple[str, ...]) -> None:
    policy = beside(
        "[connections]\nown = false",
        "connections.own",
        own=CONNECTION,
        own_locked=locked,
        connections=(SALES,),
    )
    assert forbidden(policy, CONNECTED) == ("connections.own", "sales")


@pytest.mark.parametrize("locked", [(), ("environment.python",)])
def test_ones_own_preset_puts_no_other_image_in_the_place_of_what_is_shown(locked: tuple[str, ...]) -> None:
    image = f'[environment.python]\nlike = "python"\nimage = "evil.example/python@{DIGEST}"'
    shown = '[catalogue]\nshow = ["python"]\n'
    policy = beside(shown, "catalogue.show", own=image, own_locked=locked)
    made = policy.entry("python", CATALOGUE)
    assert made
    assert forbidden(policy, entry=made)[0] == "catalogue.show"
    its = enforced(shown + image, "catalogue.show")
    planned(its, entry=its.entry("python", CATALOGUE) or ENTRY)


def test_ones_own_preset_is_content_with_no_older_version() -> None:
    policy = beside('[needs]\nengine = "24.0"', own='[needs]\nengine = "1.0"', own_locked=("needs.engine",))
    with pytest.raises(PolicyNeedsNewer) as raised:
        policy.permitted(WORKSPACE, ENTRY, "20.10")
    assert raised.value.wanted == "24.0"


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
    for module in ("places", "enforced"):
        monkeypatch.setattr(f"desktop.core.policy.{module}.SYSTEM", "macos")
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
    assert "R_PROFILE" not in locked
    free = planned(enforced(MIRROR), entry=stubborn).variables
    assert free["PIP_INDEX_URL"] == "https://pypi.example/simple"


def test_r_is_handed_a_file_that_names_its_mirror() -> None:
    policy = enforced("[network.mirrors]\ncran = 'https://cran.acme.example'", "network.mirrors.cran")
    assert planned(policy).variables["R_PROFILE"] == "/run/secrets/mirrors.R"
    _workspace, entry = policy.permitted(WORKSPACE, ENTRY, "28.0")
    assert b"https://cran.acme.example" in entry.launch.files["mirrors.R"]


STANDS_IN = """[network]
registries = ["m.acme.example"]
[network.mirrors.images]
"docker.io" = "m.acme.example/hub"
"""


@pytest.mark.parametrize(
    ("image", "refused"),
    [
        ("rocker/r-ver:4", ""),
        ("m.acme.example/own/tool:1", ""),
        ("quay.io/jupyter/base-notebook:1", "quay.io"),
        ("m.acme.example.evil/tool:1", "m.acme.example.evil"),
    ],
)
def test_what_comes_from_a_mirror_is_from_there(image: str, refused: str) -> None:
    """Allowed is where an image is really downloaded, not what it is called."""
    policy = enforced(STANDS_IN, "network.registries", "network.mirrors.images")
    recipe = Recipe("own", {"Dockerfile": f"FROM {image}\n".encode()}, image, "cais/own:1")
    for made in (replace(ENTRY, image=image, recipe=None), replace(ENTRY, image=None, recipe=recipe)):
        if refused:
            with pytest.raises(PolicyForbids) as caught:
                planned(policy, entry=made)
            assert caught.value.what == refused
        else:
            assert planned(policy, entry=made)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("FROM debian\nFR\\  \nOM quay.io/base", "quay.io/base"),
        ("FROM \\\n# of theirs\n\nquay.io/base", "quay.io/base"),
        ("# escape=`\nFROM debian\nFR`\nOM quay.io/base", "quay.io/base"),
        ("FROM debian\nRUN --mount=type=bind,fr\\\nom=quay.io/base true", "quay.io/base"),
        ("ARG BASE=quay.io/base\nFROM $BASE", "$BASE"),
        ("FROM debian\nCOPY --from=$BASE /a /b", "$BASE"),
    ],
)
@pytest.mark.parametrize("locked", [(), ("network.mirrors.images",)])
def test_no_recipe_gets_past_a_mirror(text: str, past: str, locked: tuple[str, ...]) -> None:
    """By writing its base in a way that nobody puts another in place of."""
    mirrors = '[network.mirrors.images]\n"quay.io" = "m.example/quay"\n"docker.io" = "m.example"'
    recipe = Recipe("own", {"Dockerfile": text.encode()}, "debian", "cais/own:1")
    policy = enforced(mirrors, *locked)
    found = forbidden(policy, entry=replace(ENTRY, image=None, recipe=recipe))
    assert found == ("network.mirrors.images", past)
    plain = replace(recipe, files={"Dockerfile": b"FROM quay.io/base AS one\nFROM one\nRUN a=`id`\n"})
    planned(policy, entry=replace(ENTRY, image=None, recipe=plain))


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


# --- one key, and nothing else ----------------------------------------------------------------------------

ALONE = {
    "catalogue.show": '[catalogue]\nshow = ["python"]',
    "catalogue.hide": '[catalogue]\nhide = ["r"]',
    "folders.elsewhere": "[folders]\nelsewhere = true",
    "connections.own": "[connections]\nown = true",
    "resources.memory_most_gb": "[resources]\nmemory_most_gb = 1000",
    "resources.cpus_most": "[resources]\ncpus_most = 4",
    "network.registries": '[network]\nregistries = ["registry.example:5000"]',
    "protection.exemptions": "[protection]\nexemptions = ['read-only-root']",
    "secrets.keep": "[secrets]\nkeep = true",
    "secrets.second_factor": "[secrets]\nsecond_factor = true",
    "secrets.ask_again": '[secrets]\nask_again = "15"',
    "activity.keep": "[activity]\nkeep = true",
    "engine.download": '[engine]\ndownload = "https://acme.example/"',
    "needs.app": '[needs]\napp = "0"',
    "needs.engine": '[needs]\nengine = "20.10"',
    "updates.look": "[updates]\nlook = false",
    "updates.address": '[updates]\naddress = "https://acme.example/releases.toml"',
    "updates.lowest": '[updates]\nlowest = "0"',
    "updates.highest": '[updates]\nhighest = "9"',
    "resources.memory_gb": "[resources]\nmemory_gb = 3",
    "resources.cpus": "[resources]\ncpus = 2",
    "resources.idle_stop_minutes": "[resources]\nidle_stop_minutes = 30",
    "network.proxy": '[network]\nproxy = "http://proxy.acme.example:3128"',
    "network.pac": '[network]\npac = "http://proxy.acme.example/proxy.pac"',
    "network.pool": '[network]\npool = "10.20.0.0/16"',
    "network.mirrors.pip": '[network.mirrors]\npip = "https://pip.acme.example/"',
    "network.mirrors.conda": '[network.mirrors]\nconda = "https://conda.acme.example/"',
    "network.mirrors.npm": '[network.mirrors]\nnpm = "https://npm.acme.example/"',
    "network.mirrors.cran": '[network.mirrors]\ncran = "https://cran.acme.example/"',
    "network.mirrors.apt": '[network.mirrors]\napt = "https://apt.acme.example/"',
    "network.mirrors.images": '[network.mirrors.images]\n"quay.io" = "m.acme.example"',
    "texts.help": '[texts]\nhelp = "Ask."',
    "texts.welcome": '[texts]\nwelcome = "Welcome."',
    "settings.appearance": '[settings]\nappearance = "dark"',
    "settings.language": '[settings]\nlanguage = "pt_BR"',
    "settings.tools_after_close": '[settings]\ntools_after_close = "stop"',
    "environment.own": f'[environment.own]\nlike = "r"\nimage = "q.example/own@{DIGEST}"',
    "folder.data": '[folder.data]\ntitle = "Data"\nlinux = "/srv/data"\nwritable = false',
    "connection.other": '[connection.other]\nkind = "mysql"\nfields = { host = "db", user = "a" }',
}
OF_TOOLS = {
    "resources.memory_gb": "memory",
    "resources.cpus": "nano_cpus",
    "resources.cpus_most": "nano_cpus",
}


def test_each_key_is_tried_alone() -> None:
    certificates = {"network.certificates"}  # which the screens' tests try with real ones
    assert ALONE.keys() | certificates >= keys.HEEDED - set(keys.NAMED)


@pytest.mark.parametrize("key", ALONE)
def test_one_key_changes_nothing_else(key: str) -> None:
    """Docker for Windows 14571: a file of settings enforced a sign-in that it did not name."""
    locked = () if key.startswith("needs") else (key,)
    policy = enforced(ALONE[key], *locked, connections=(SALES,))
    assert [one for one in policy.policy.settings if policy.policy.locked(one)] == list(locked)
    free = enforced("", connections=(SALES,))
    workspace = replace(CONNECTED, folders=(Folder("/srv/claims", "claims", True),))
    assert policy.permitted(workspace, ENTRY, "28.0")[0].folders == workspace.folders
    made, plain = (planned(one, workspace) for one in (policy, free))
    touched = OF_TOOLS.get(key, "variables" if key.startswith("network.mirrors.") else "")
    same = ("mounts", "user", "capabilities", "read_only", "network", "memory", "nano_cpus", "variables")
    for name in same:
        if name != touched:
            assert getattr(made, name) == getattr(plain, name), name
    assert policy.may_keep_secrets


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


def test_tool_that_runs_is_handed_no_connection_that_is_forbidden() -> None:
    """As one that leads elsewhere since it was started."""
    request = Request(CONNECTED, ENTRY, lambda: {"connections.json": b"{}"})
    good = enforced(CONNECTION, "connection.sales", connections=(SALES,))
    assert further_of_running(request, good) == {"connections.json": b"{}"}
    elsewhere = replace(SALES, fields={**SALES.fields, "host": "db.evil.example"})
    bad = enforced(CONNECTION, "connection.sales", connections=(elsewhere,))
    assert further_of_running(request, bad) == {}


def test_connection_of_ones_own() -> None:
    own = replace(SALES, name="mine")
    body = CONNECTION + "[connections]\nown = false"
    assert forbidden(enforced(body, "connections.own", connections=(own,)), CONNECTED)[1] == "mine"
    planned(enforced(CONNECTION, "connection.sales", connections=(own,)), CONNECTED)


@pytest.mark.parametrize("key", ["connections.own", "connection.sales"])
def test_connection_by_the_name_of_one_in_other_letters(key: str) -> None:
    """Both would be the same to who reads their code; and it is hidden behind the preset's by its name."""
    own = replace(SALES, name="Sales", fields={**SALES.fields, "host": "db.evil.example"})
    body = CONNECTION + ("[connections]\nown = false" if key == "connections.own" else "")
    assert forbidden(enforced(body, key, connections=(own,)), CONNECTED) == (key, "Sales")


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
