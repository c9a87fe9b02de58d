"""Workspaces on disk: what was saved comes back, and nothing is ever lost."""

from __future__ import annotations

import errno
import os
import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop.core.files import atomic
from desktop.core.problems import CannotSave, WorkspaceFileBroken, WorkspaceFileNewer
from desktop.core.workspaces.store import Store, owner
from desktop.core.workspaces.workspace import HOMES, MAX_NAME, Environment, Folder, Workspace
from tests.core.samples import WORKSPACE

FULL = replace(
    WORKSPACE,
    image="sha256:" + "a" * 64,
    digest="sha256:" + "b" * 64,
    environment=Environment("JupyterLab", "python", ("Python 3.13", "pandas")),
    recipe="cais/python-starter:0123456789ab",
    engine="unix:///run/docker.sock",
    connections=("5a1e5a1e5a1e", "0123456789ab"),
    memory=4 * 1024**3,
    cpus=1.5,
    opened=WORKSPACE.created,
    ready=True,
)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "workspaces" / f"{WORKSPACE.id}.toml"


def loaded(store: Store) -> tuple[Workspace, ...]:
    workspaces, problems = store.load_all()
    assert problems == ()
    return workspaces


@pytest.mark.parametrize("workspace", [WORKSPACE, FULL, replace(WORKSPACE, folders=())])
def test_what_was_saved_comes_back(store, workspace) -> None:
    store.save(workspace)
    assert loaded(store) == (workspace,)
    assert store.load(workspace.id) == workspace


@pytest.mark.parametrize(
    "name",
    [
        "with spaces ",
        "\"double\" and 'single' '''quotes\"\"\"",
        "back\\slash # = [x]",
        "emoji 👩‍💻 日本語 żółć",
        "tab\tnew\nline\r\x00\x1b\x7f\x85\u2028",
        "x" * 200,
        "version = 2",
    ],
)
def test_any_name_comes_back(store, name) -> None:
    odd = replace(WORKSPACE, name=name, folders=(Folder(f"/data/{name}", name.replace("/", " ")),))
    store.save(odd)
    assert loaded(store) == (odd,)


TEXTS = "aé👩‍💻 \t\n\r\\\"'#=[]{}$.,/-_~\x00\x7f\x85\u2028\ufeff09"


def invented(seed: int) -> Workspace:
    """Some workspace, its texts made of what files, shells and TOML take for something else."""
    chance = random.Random(seed)

    def text(most: int = 30) -> str:
        return "".join(chance.choices(TEXTS, k=chance.randint(1, most)))

    def moment() -> datetime:
        zone = chance.choice([UTC, timezone(timedelta(minutes=chance.randint(-720, 840)))])
        return datetime(chance.randint(1, 9999), 12, chance.randint(1, 31), 23, 59, 59, 999_999, zone)

    def digest() -> str:
        return f"sha256:{chance.getrandbits(256):064x}"

    def perhaps(value: object) -> object:
        return chance.choice([None, value])

    def name() -> str:
        return text().replace("/", "") or "data"

    return Workspace(
        id=f"{chance.getrandbits(48):012x}",
        name=text(200),
        entry=text(),
        created=moment(),
        folders=tuple(
            Folder(text(), chance.choice(["...", ".\n", name()]), writable=chance.random() < 0.5)
            for _ in range(chance.randint(0, 3))
        ),
        image=perhaps(digest()),
        digest=perhaps(digest()),
        environment=perhaps(Environment(text(), text(), tuple(text() for _ in range(chance.randint(0, 3))))),
        recipe=perhaps(text()),
        engine=perhaps(text()),
        connections=tuple(f"{chance.getrandbits(48):012x}" for _ in range(chance.randint(0, 2))),
        memory=perhaps(chance.randint(6 * 1024**2, 2**80)),
        cpus=perhaps(chance.choice([1, 0.1, chance.random() + 0.01])),
        home=chance.choice(HOMES),
        set_aside=perhaps(moment()),
        opened=perhaps(moment()),
        ready=chance.random() < 0.5,
    )


@pytest.mark.parametrize("seed", range(100))
def test_whatever_was_saved_comes_back(store, seed) -> None:
    workspace = invented(seed)
    store.save(workspace)
    assert loaded(store) == (workspace,)


def test_the_file_is_for_people_too(store, file) -> None:
    store.save(FULL)
    text = file.read_text()
    assert text.startswith('version = 1\nname = "Sales forecast"\n')
    assert 'path = "/data/sales"' in text


def test_nothing_saved_yet_is_no_problem(store) -> None:
    assert store.load_all() == ((), ())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name = ", b"[", b'version = 1\nname = "cut'])
def test_a_file_that_cannot_be_read_is_reported_and_kept(store, file, content) -> None:
    other = replace(WORKSPACE, id="ba9876543210")
    store.save(other)
    file.write_bytes(content)
    workspaces, problems = store.load_all()
    assert workspaces == (other,)
    assert [type(problem) for problem in problems] == [WorkspaceFileBroken]
    assert file.read_bytes() == content


def test_a_fault_names_its_line(store, file) -> None:
    store.save(FULL)
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:2], "entry =", *lines[3:]]))
    (problem,) = store.load_all()[1]
    assert problem.path == str(file)
    assert [fault.line for fault in problem.faults] == [3]


@pytest.mark.parametrize("length", range(0, 480, 17))
def test_no_cut_file_is_taken_for_a_whole_one(store, file, length) -> None:
    store.save(FULL)
    whole = file.read_bytes()
    assert length < len(whole) - 2
    file.write_bytes(whole[:length])
    assert [type(problem) for problem in store.load_all()[1]] == [WorkspaceFileBroken]


def test_all_faults_are_told_together(store, file) -> None:
    store.save(FULL)
    text = file.read_text()
    for good, bad in {
        'name = "Sales forecast"': 'name = ""',
        "ready = true": 'ready = "yes"',
        "memory = 4294967296": "memory = true",
        "created = 2026-11-23 09:30:00+00:00": "created = 2026-11-23 09:30:00",
        'entry = "python"\n': 'surprise = "python"\n',
        "writable = true": "writable = 1",
        'name = "warehouse"': 'name = "../.."',
    }.items():
        assert good in text
        text = text.replace(good, bad)
    file.write_text(text)
    (problem,) = store.load_all()[1]
    told = {fault.field: (fault.message, fault.line) for fault in problem.faults}
    assert set(told) == {
        "name",
        "ready",
        "memory",
        "created",
        "entry",
        "surprise",
        "folders[0].writable",
        "folders[1].name",
    }
    assert told["entry"] == ("is missing", 1)
    assert told["surprise"] == ("is unknown", 3)
    assert told["ready"] == ("must be true or false", 6)
    assert told["created"] == ("must be a moment with its time zone", 4)


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("name", 'name = "Sales forecast"', f'name = "{"x" * (MAX_NAME + 1)}"'),
        ("name", 'name = "Sales forecast"', "name = 3"),
        ("entry", 'entry = "python"', 'entry = ""'),
        ("created", "created = 2026-11-23 09:30:00+00:00", "created = 2026-11-23"),
        ("created", "created = 2026-11-23 09:30:00+00:00", 'created = "2026-11-23 09:30:00+00:00"'),
        ("opened", "opened = 2026-11-23 09:30:00+00:00", "opened = 2026-11-23 09:30:00"),
        ("image", f'image = "{FULL.image}"', f'image = "{FULL.image}\\n"'),
        ("image", f'image = "{FULL.image}"', f'image = "{FULL.image.upper()}"'),
        ("digest", f'digest = "{FULL.digest}"', f'digest = "{FULL.digest[:-1]}"'),
        ("recipe", 'recipe = "cais/python-starter:0123456789ab"', "recipe = []"),
        ("engine", 'engine = "unix:///run/docker.sock"', 'engine = ""'),
        ("memory", "memory = 4294967296", "memory = 0"),
        ("memory", "memory = 4294967296", "memory = 4"),  # gigabytes, somebody thought: no engine takes it
        ("memory", "memory = 4294967296", "memory = 4294967296.0"),
        ("cpus", "cpus = 1.5", "cpus = 0"),
        ("cpus", "cpus = 1.5", "cpus = -0.5"),
        ("cpus", "cpus = 1.5", "cpus = 0.001"),
        ("cpus", "cpus = 1.5", "cpus = true"),
        ("cpus", "cpus = 1.5", "cpus = nan"),
        ("cpus", "cpus = 1.5", "cpus = inf"),
        ("tool", 'tool = "JupyterLab"', "tool = 1"),
        ("contents[1]", '"pandas"', "1"),
        ("folders[0].name", 'name = "sales"', 'name = "a/b"'),
        ("folders[0].name", 'name = "sales"', 'name = "."'),
        ("folders[0].name", 'name = "sales"', 'name = ""'),
        ("folders[0].more", 'name = "sales"', 'name = "sales", more = 1'),
    ],
)
def test_one_wrong_value_is_one_fault(store, file, field, good, bad) -> None:
    store.save(FULL)
    text = file.read_text()
    assert text.count(good) == 1
    file.write_text(text.replace(good, bad))
    (problem,) = store.load_all()[1]
    (fault,) = problem.faults
    assert fault.field == field
    key = field.partition("[")[0]
    assert fault.line == next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"{key} ="))


@pytest.mark.parametrize("folders", ['"x"', "[1]", '["/data"]', "[{}]", '[{path = "", name = "x"}]'])
def test_folders_that_are_none_are_faults(store, file, folders) -> None:
    store.save(replace(WORKSPACE, folders=()))
    file.write_text(file.read_text().replace("folders = []", f"folders = {folders}"))
    assert [type(problem) for problem in store.load_all()[1]] == [WorkspaceFileBroken]


@pytest.mark.parametrize("name", ["notes.toml", "0123456789AB.toml", "0123456789ab copy.toml"])
def test_a_file_that_is_no_workspaces_is_reported(store, file, name) -> None:
    store.save(WORKSPACE)
    file.rename(file.with_name(name))
    assert [type(problem) for problem in store.load_all()[1]] == [WorkspaceFileBroken]


def test_a_file_of_a_newer_version_is_left_alone(store, file) -> None:
    store.save(WORKSPACE)
    newer = file.read_text().replace("version = 1", "version = 4\nunheard = 'of'")
    file.write_text(newer)
    workspaces, (problem,) = store.load_all()
    assert workspaces == ()
    assert isinstance(problem, WorkspaceFileNewer)
    assert problem.version == 4
    assert file.read_text() == newer


def test_a_folder_that_is_copied_is_kept_as_one_and_is_none_to_an_earlier_cais(store, file) -> None:
    store.save(WORKSPACE)
    assert "version = 1" in file.read_text()
    copied = replace(WORKSPACE, folders=tuple(replace(one, copied=True) for one in WORKSPACE.folders))
    store.save(copied)
    assert "version = 2" in file.read_text()
    assert store.load(WORKSPACE.id) == copied


def test_a_home_that_is_set_aside_is_kept_as_one_and_is_none_to_an_earlier_cais(store, file) -> None:
    """It would open the tool with the other one, and say nothing of it."""
    aside = replace(WORKSPACE, home=HOMES[1], set_aside=datetime(2026, 11, 30, 14, 5, tzinfo=UTC))
    for exchanged in (aside, replace(aside, home=HOMES[0])):
        store.save(exchanged)
        assert "version = 3" in file.read_text()
        assert store.load(WORKSPACE.id) == exchanged


@pytest.mark.parametrize("version", ["0", "'1'", "true", "1.0"])
def test_a_version_that_is_none_is_a_fault(store, file, version) -> None:
    store.save(WORKSPACE)
    file.write_text(file.read_text().replace("version = 1", f"version = {version}"))
    assert [type(problem) for problem in store.load_all()[1]] == [WorkspaceFileBroken]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(store, file, monkeypatch, fails) -> None:
    store.save(WORKSPACE)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, fails, full)
    with pytest.raises(CannotSave) as failed:
        store.save(replace(WORKSPACE, name="Another"))
    monkeypatch.undo()
    assert failed.value.path == str(file)
    assert list(file.parent.iterdir()) == [file]
    assert loaded(store) == (WORKSPACE,)


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path) -> None:
    (tmp_path / "workspaces").write_text("a file is in the way")
    with pytest.raises(CannotSave):
        Store(tmp_path).save(WORKSPACE)


def test_what_a_killed_save_left_is_swept_up(store, file) -> None:
    store.save(WORKSPACE)
    left = file.with_name(f".{WORKSPACE.id}-x1.toml.part")
    left.write_text("half")
    long_ago = time.time() - 2 * atomic.LEFT_OVER_S
    os.utime(left, (long_ago, long_ago))
    assert loaded(store) == (WORKSPACE,)
    assert not left.exists()


def test_a_removed_workspace_can_be_had_back(store) -> None:
    store.save(WORKSPACE)
    store.remove(WORKSPACE.id)
    assert loaded(store) == ()
    assert store.load(WORKSPACE.id) is None
    assert store.removed() == (WORKSPACE.id,)
    assert store.restore(WORKSPACE.id) == WORKSPACE
    assert loaded(store) == (WORKSPACE,)


def test_a_removed_workspace_tells_where_its_home_is(store, tmp_path) -> None:
    store.save(FULL)
    store.remove(FULL.id)
    assert store.removed_from(FULL.id) == FULL.engine
    (tmp_path / "workspaces" / "removed" / f"{FULL.id}.toml").write_text("= broken")
    assert store.removed_from(FULL.id) is None


def test_a_forgotten_one_cannot(store) -> None:
    store.save(WORKSPACE)
    store.remove(WORKSPACE.id)
    store.forget(WORKSPACE.id)
    store.forget(WORKSPACE.id)
    with pytest.raises(CannotSave):
        store.restore(WORKSPACE.id)


def test_removing_what_is_not_there_is_told(store) -> None:
    with pytest.raises(CannotSave):
        store.remove(WORKSPACE.id)


def test_a_file_counts_be_it_removed_or_broken(store, file) -> None:
    assert not store.has(WORKSPACE.id)
    store.save(WORKSPACE)
    store.remove(WORKSPACE.id)
    assert store.has(WORKSPACE.id)
    store.restore(WORKSPACE.id)
    file.write_text("= broken")
    assert store.has(WORKSPACE.id)


def test_an_owner_is_a_person_with_a_data_folder(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    own = owner(tmp_path)
    assert own == owner(tmp_path)
    assert own != owner(tmp_path / "another")
    monkeypatch.setenv("LOGNAME", "rui")
    assert own != owner(tmp_path)


def test_a_change_leaves_the_rest_as_it_is_on_disk(store) -> None:
    store.save(FULL)
    store.change(replace(FULL, image=None, ready=False, name="New"), name="New")
    assert store.load(FULL.id) == replace(FULL, name="New")


def test_a_record_of_a_start_leaves_what_was_asked_for(store) -> None:
    changed = replace(FULL, name="New", folders=(), memory=1024**3)
    store.save(changed)
    found = replace(FULL, image="sha256:" + "9" * 64, ready=False, opened=None)
    store.record(found)
    kept = store.load(FULL.id)
    assert kept == replace(changed, image=found.image, ready=False, opened=None)


def test_a_change_makes_the_file_of_one_that_has_none(store) -> None:
    store.change(replace(WORKSPACE, name="New"), name="New")
    assert store.load(WORKSPACE.id) == replace(WORKSPACE, name="New")


def test_a_change_brings_nothing_back_that_was_removed(store) -> None:
    store.save(FULL)
    store.remove(FULL.id)
    store.change(FULL, name="New")
    store.record(FULL)
    assert store.load(FULL.id) is None
    assert store.restore(FULL.id) == FULL
