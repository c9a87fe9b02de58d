"""A preset that somebody was handed: looked at, taken, given up, and each bad one refused for what it is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import minisign
import pytest

from desktop.core.environments import catalogue
from desktop.core.files import cais_file
from desktop.core.policy.effects import Becomes
from desktop.core.policy.enforced import Enforced
from desktop.core.policy.in_force import Serials
from desktop.core.policy.machine import Machine
from desktop.core.policy.presets import Place, Presets, Trust
from desktop.core.policy.signature import beside
from desktop.core.problems import CannotSave, Fault, PolicyNeedsNewer, PresetUnfit
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import DIGEST, text

PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()
CATALOGUE = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
MOST = 'locked = ["resources.memory_most_gb"]'


class Here:
    """A computer with a person's presets, and a folder where files arrive."""

    def __init__(self, folder: Path) -> None:
        self.own, self.inbox = folder / "presets", folder / "inbox"
        self.inbox.mkdir()
        self.machine = Machine()
        self.workspaces: list[Workspace] = []
        place = self.own, lambda: self.machine, Serials(folder / "policy.json")
        enforced = lambda policy: Enforced(policy, lambda _ids: ())  # noqa: E731
        self.presets = Presets(Place(*place, enforced, lambda: self.workspaces, lambda: CATALOGUE))

    def arrive(
        self, body: str = "", *, name: str = "acme.cais", signed: bool = False, **facts: object
    ) -> Path:
        path = self.inbox / name
        path.write_text(text(body, **facts), encoding="utf-8")  # type: ignore[arg-type]
        beside(path).unlink(missing_ok=True)
        if signed:
            beside(path).write_bytes(bytes(PAIR.secret_key.sign(path.read_bytes())))
        return path

    def take(self, body: str = "", **facts: object) -> None:
        self.presets.use(self.presets.look(self.arrive(body, **facts)))  # type: ignore[arg-type]

    def why(self, path: Path) -> str:
        with pytest.raises(PresetUnfit) as caught:
            self.presets.look(path)
        return caught.value.why

    def workspace(self, entry: str = "python-starter", **facts: object) -> Workspace:
        made = Workspace(f"{len(self.workspaces):012x}", "Sales", entry, datetime.now(UTC))
        self.workspaces.append(replace(made, **facts))  # type: ignore[arg-type]
        return self.workspaces[-1]


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path)


def test_a_look_changes_nothing(here: Here, tmp_path: Path) -> None:
    path = here.arrive("[resources]\nmemory_gb = 4")
    before = sorted(tmp_path.rglob("*"))
    offer = here.presets.look(path)
    assert (offer.preset.id, offer.trust, offer.replaces) == ("acme", Trust.NOBODY, None)
    assert sorted(tmp_path.rglob("*")) == before
    assert here.presets.policy().presets == ()


def test_what_it_signed_takes_the_place_of_one_with_a_huge_serial(here: Here) -> None:
    here.take("[resources]\nmemory_gb = 64", serial=2**53 - 1)
    assert here.presets.policy().problem is None
    here.machine = Machine(key=KEY)
    here.take("[resources]\nmemory_gb = 4", signed=True, serial=2)
    policy = here.presets.policy()
    assert (policy.problem, policy.settings["resources.memory_gb"].value) == (None, 4)
    here.take("[resources]\nmemory_gb = 6", signed=True, serial=3)
    assert here.presets.policy().settings["resources.memory_gb"].value == 6
    assert here.why(here.arrive(signed=True, serial=2)) == "older"


def test_what_was_looked_at_is_what_is_taken(here: Here) -> None:
    """Whatever becomes of the file while somebody reads."""
    path = here.arrive("[resources]\nmemory_gb = 4")
    offer = here.presets.look(path)
    path.write_text(text("[resources]\nmemory_gb = 64"), encoding="utf-8")
    here.presets.use(offer)
    assert here.presets.policy().settings["resources.memory_gb"].value == 4


def test_a_newer_one_takes_the_place_of_an_older(here: Here) -> None:
    for serial, memory in ((3, 4), (4, 6)):
        here.take(f"[resources]\nmemory_gb = {memory}", serial=serial)
        policy = here.presets.policy()
        assert policy.problem is None
        assert policy.settings["resources.memory_gb"].value == memory
        assert len(policy.presets) == len(list(here.own.iterdir())) == 1
    offer = here.presets.look(here.arrive("[resources]\nmemory_gb = 6", serial=4))
    assert offer.again
    assert offer.replaces


def test_one_that_was_cut_off_leaves_the_one_before(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    here.take("[resources]\nmemory_gb = 4")
    offer = here.presets.look(here.arrive("[resources]\nmemory_gb = 6", serial=4))

    def cut(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises(CannotSave):
        here.presets.use(offer)
    assert here.presets.policy().settings["resources.memory_gb"].value == 4
    assert [path.name for path in here.own.iterdir()] == [
        Path(here.presets.policy().presets[0].path).parent.name
    ]


def test_killed_between_the_two_the_newer_one_holds(here: Here) -> None:
    """Both are there then."""
    here.take("[resources]\nmemory_gb = 4")
    older = next(here.own.iterdir())
    older.rename(here.inbox / older.name)
    here.take("[resources]\nmemory_gb = 6", serial=4)
    (here.inbox / older.name).rename(older)
    policy = here.presets.policy()
    assert policy.problem is None
    assert policy.settings["resources.memory_gb"].value == 6


def test_given_up_it_holds_no_more(here: Here) -> None:
    here.take("[resources]\nmemory_most_gb = 4", head=MOST)
    [preset] = here.presets.policy().presets
    assert here.presets.is_own(preset.path)
    here.presets.give_up(preset.path)
    assert here.presets.policy().presets == ()
    assert list(here.own.iterdir()) == []


def test_a_faulty_one_can_be_given_up(here: Here) -> None:
    """Nothing starts with it, which is no end."""
    here.own.mkdir()
    (here.own / "acme.cais").write_text("kind = ")
    assert here.presets.policy().problem
    here.presets.give_up(str(here.own / "acme.cais"))
    assert here.presets.policy().problem is None


# --- who signed it ----------------------------------------------------------------------------------------


def test_signed_by_it_is_known(here: Here) -> None:
    here.machine = Machine(key=KEY)
    offer = here.presets.look(here.arrive(signed=True))
    assert offer.trust is Trust.KNOWN
    here.presets.use(offer)
    assert here.presets.policy().problem is None, "the signature came along"


def test_signed_by_whom_nobody_knows(here: Here) -> None:
    assert here.presets.look(here.arrive(signed=True)).trust is Trust.UNKNOWN


def test_the_key_is_called_as_minisign_calls_it(here: Here, tmp_path: Path) -> None:
    public, secret = tmp_path / "public", tmp_path / "secret"
    subprocess.run(["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True)
    path = here.arrive()
    subprocess.run(["minisign", "-S", "-s", secret, "-m", path], check=True, capture_output=True)
    assert public.read_text().splitlines()[0].endswith(here.presets.look(path).key)


def test_where_it_gave_a_key_others_are_refused(here: Here) -> None:
    here.machine = Machine(key=KEY)
    assert here.why(here.arrive()) == "unsigned"
    path = here.arrive(signed=True)
    path.write_text(path.read_text() + "# changed\n")
    assert here.why(path) == "wrongly-signed"
    other = minisign.KeyPair.generate()
    beside(path).write_bytes(bytes(other.secret_key.sign(path.read_bytes())))
    assert here.why(path) == "wrongly-signed"


def test_the_signature_that_was_verified_is_the_one_that_is_taken(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share's other writers can put another in its place between two readings."""
    here.machine = Machine(key=KEY)
    path = here.arrive(signed=True)
    good, read = beside(path).read_bytes(), cais_file.read_bytes

    def changes(one: Path, *most: int) -> bytes | Fault:
        content = read(one, *most)
        if one == beside(path):
            one.write_bytes(b"another")
        return content

    monkeypatch.setattr(cais_file, "read_bytes", changes)
    assert here.presets.look(path).files[beside(path).name] == good


@pytest.mark.parametrize("name", ["acme.CAIS", "acme.cais.txt", "acme", "ACME.Cais", ".cais"])
def test_whatever_its_file_is_called_it_holds(here: Here, name: str) -> None:
    """Mail and Windows change names; what was taken and holds nothing would be a lock in name alone."""
    here.machine = Machine(key=KEY)
    here.presets.use(here.presets.look(here.arrive("[resources]\nmemory_gb = 4", name=name, signed=True)))
    policy = here.presets.policy()
    assert policy.problem is None
    assert policy.settings["resources.memory_gb"].value == 4
    here.presets.give_up(policy.presets[0].path)
    assert here.presets.policy().presets == ()


# --- bad files --------------------------------------------------------------------------------------------


def _link(here: Here) -> Path:
    (here.inbox / "link.cais").symlink_to(here.arrive())
    return here.inbox / "link.cais"


def _written(content: bytes) -> Callable[[Here], Path]:
    def write(here: Here) -> Path:
        (here.inbox / "acme.cais").write_bytes(content)
        return here.inbox / "acme.cais"

    return write


BAD: dict[str, tuple[str, Callable[[Here], Path]]] = {
    "not there": ("missing", lambda here: here.inbox / "none.cais"),
    "a folder": ("unreadable", lambda here: here.inbox),
    "a link": ("unreadable", _link),
    "too large": ("too-large", _written(b"#" * (1024**2 + 1))),
    "empty": ("faulty", _written(b"")),
    "a picture": ("faulty", _written(b"\x89PNG\r\n\x1a\n\0\0")),
    "half-written": ("faulty", _written(text()[:60].encode())),
    "another kind": ("other-kind", _written(b'kind = "workspace"\nversion = 1\n')),
    "newer": ("newer", _written(b'kind = "preset"\nversion = 2\n')),
    "misspelled": ("faulty", lambda here: here.arrive("[resources]\nmemroy_gb = 4")),
    "expired": ("expired", lambda here: here.arrive(head="expires = 2020-01-01T00:00:00Z")),
    "without its recipe": (
        "recipe",
        lambda here: here.arrive(
            f'[environment.own]\nlike = "python-starter"\nrecipe = "own"\ncontent = "{DIGEST}"'
        ),
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_each_bad_file_for_what_it_is(here: Here, bad: str) -> None:
    why, make = BAD[bad]
    assert here.why(make(here)) == why
    assert here.presets.policy().problem is None


def test_an_older_one_than_before(here: Here) -> None:
    here.take(serial=7)
    here.presets.give_up(here.presets.policy().presets[0].path)
    assert here.why(here.arrive(serial=6)) == "older"


def test_one_that_locks_otherwise_than_another(here: Here) -> None:
    here.take("[resources]\nmemory_most_gb = 4", head=MOST, id="other")
    assert here.why(here.arrive("[resources]\nmemory_most_gb = 8", head=MOST)) == "conflict"


def test_one_that_it_looks_after(here: Here, tmp_path: Path) -> None:
    """Else there would be two of them, of which one holds."""
    machines = tmp_path / "machine.cais"
    machines.write_text(text(), encoding="utf-8")
    machines.chmod(0o600)
    here.machine = Machine(preset=str(machines), owner=os.getuid())
    assert here.why(here.arrive(serial=9)) == "managed"


def test_one_that_needs_a_newer_cais(here: Here) -> None:
    with pytest.raises(PolicyNeedsNewer):
        here.presets.look(here.arrive('[needs]\napp = "99.0"'))


# --- what becomes of workspaces ---------------------------------------------------------------------------


def test_what_becomes_of_each_workspace(here: Here) -> None:
    here.workspace(folders=(Folder("/srv/claims", "claims", writable=True),))
    here.workspace()
    body = '[folder.claims]\ntitle = "Claims"\nlinux = "/srv/claims"\nwritable = false'
    offer = here.presets.look(here.arrive(body, head='locked = ["folder.claims"]'))
    [effect] = offer.effects
    assert (effect.becomes, offer.workspaces) == (Becomes.STOPPED, 2)
    here.presets.use(offer)
    [back] = here.presets.without(here.presets.policy().presets[0])[0]
    assert back.becomes is Becomes.FREED


def test_memory_and_environments_that_become_others(here: Here) -> None:
    here.workspace(memory=16 * 1024**3)
    body = f"""
[resources]
memory_most_gb = 8
[environment.python-starter]
like = "python-starter"
image = "registry.acme.example/python@{DIGEST}"
"""
    effects = here.presets.look(here.arrive(body, head=MOST)).effects
    assert [one.becomes for one in effects] == [Becomes.OTHER_ENVIRONMENT, Becomes.OTHER_MEMORY]
    assert effects[1].memory == (16 * 1024**3, 8 * 1024**3)
