"""Each fix of the table in docs/folders.md, applied as its button does it to a folder that needs it.

What Docker Desktop and other engines in a virtual machine do is done here by their words, or by another place
that is mounted; all else is as it is said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.draft import Choices
from desktop.core.engine_facts import Outcome
from desktop.core.engine_plans import RunPlan
from desktop.core.folders import medium
from desktop.core.folders.check import Finding
from desktop.core.folders.copies.record import Records
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason
from desktop.core.problems import FolderNotShared
from desktop.core.progress import unheard
from desktop.core.start.copying import Copying
from desktop.core.start.plan import once
from desktop.core.workspaces.workspace import Folder
from tests.core.trying import Trying, ours_in, root
from tests.folders.drives import ME, Drives, Fill, need

pytestmark = [pytest.mark.engine, pytest.mark.slow]

DOCUMENT = Path(__file__).parents[2] / "docs" / "folders.md"
FIXES = dict(
    re.findall(r"^\| `([\w-]+)` \| [^|]+ \| ([^|]+?) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
)
OTHERS = 1000
"""The number of the image's own user, who is not me."""


@dataclass
class Scene:
    """Where a folder comes to need a fix. `mended`: what a person does outside of Cais before they go on."""

    trying: Trying
    drives: Drives
    make: Callable[..., Folder]
    fill: Fill
    after: ExitStack
    home: Path
    patch: pytest.MonkeyPatch
    any_user: bool = True
    mended: Callable[[], object] = lambda: None

    def gone(self) -> Folder:
        folder = self.make("gone")
        shutil.rmtree(folder.path)
        return folder

    def silent(self) -> Folder:
        folder = self.fill(self.drives.odd("silent"))
        self.drives.freeze(Path(folder.path))
        return folder

    def not_permitted(self) -> Folder:
        folder = self.refused_by_desktop("not-permitted")
        allowed = {"filesharingAllowedDirectories": [{"path": str(self.home), "sharedByDefault": True}]}
        self.patch.setattr("desktop.core.folders.sharing._places", self._places(allowed))
        return folder

    def not_listed(self) -> Folder:
        folder = self.refused_by_desktop("not-listed")
        self.patch.setattr("desktop.core.folders.sharing._places", self._places({}))

        def add() -> None:
            listed = {"FilesharingDirectories": [folder.path]}
            (self.home / "settings-store.json").write_text(json.dumps(listed))

        self.mended = add
        return folder

    def refused_by_desktop(self, name: str) -> Folder:
        return self.refused(name, "mounts denied: the path is not shared from the host")

    def refused(self, name: str, why: str) -> Folder:
        """By the engine, until Docker Desktop's list has it."""
        folder, run = self.make(name), self.trying.run_once

        def refusing(plan: RunPlan, *rest: object) -> Outcome:
            store = self.home / "settings-store.json"
            listed = store.exists() and folder.path in store.read_text()
            if not listed and any(mount.source == folder.path for mount in plan.mounts):
                raise FolderNotShared(path=folder.path, detail=why)
            return run(plan, *rest)

        self.patch.setattr(self.trying, "run_once", refusing)
        return folder

    def _places(self, admin: Mapping[str, object]) -> Callable[..., tuple[tuple[Path, ...], Path]]:
        place = self.home / "admin-settings.json"
        place.write_text(json.dumps(admin))
        return lambda *_facts: ((self.home / "settings-store.json",), place)

    def yours_alone(self) -> Folder:
        return self.fill(self.drives.bound("mine", to_all=False))

    def labelled(self) -> Folder:
        self.patch.setattr(medium, "_label", lambda _folder: "user_home_t")  # this kernel has no SELinux
        return self.closed()

    def not_shared(self) -> Folder:
        return self.refused("not-shared", "error while creating mount source path: operation not permitted")

    def newer_drive(self) -> Folder:
        folder = self.fill(self.drives.ext4("newer"))
        self.trying.elsewhere[folder.path] = str(self.home / "empty")
        (self.home / "empty").mkdir()
        return folder

    def empty_inside(self) -> Folder:
        self.patch.setattr(medium, "is_apart", lambda *_facts: False)  # where /tmp is a drive of its own, too
        return self.elsewhere("empty", {})

    def different(self) -> Folder:
        return self.elsewhere("different", {"data.csv": "other"})

    def elsewhere(self, name: str, files: Mapping[str, str]) -> Folder:
        """One in whose place the engine has a folder with these files."""
        folder, other = self.make(name), self.home / f"other-{name}"
        self.trying.elsewhere[folder.path] = str(other)
        other.mkdir()
        for file, text in files.items():
            (other / file).write_text(text)
        return folder

    def closed(self) -> Folder:
        self.any_user = False
        return self.make("closed", mode=0o700)

    def changeable(self) -> Folder:
        folder, run = self.make("changeable", "ro"), self.trying.run_once

        def loose(plan: RunPlan, *rest: object) -> Outcome:
            mounts = tuple(replace(one, read_only=False) for one in plan.mounts)
            return run(replace(plan, mounts=mounts), *rest)

        self.patch.setattr(self.trying, "run_once", loose)
        return folder

    def read_only_place(self) -> Folder:
        folder = self.make("medium")
        self.mounted(folder, "-o", "bind", folder.path)
        root("mount", "-o", "remount,bind,ro", folder.path)
        return folder

    def locked(self) -> Folder:
        folder = self.make("locked")
        root("chattr", "+i", folder.path)
        self.after.callback(root, "chattr", "-i", folder.path)
        return folder

    def full(self) -> Folder:
        folder = self.make("full")
        self.mounted(folder, "-t", "tmpfs", "-o", f"size=64k,mode=700,uid={ME}", "tmpfs")
        with pytest.raises(OSError, match="No space"):
            (Path(folder.path) / "big").write_bytes(bytes(100_000))
        return folder

    def not_allowed(self) -> Folder:
        folder = self.make("theirs", mode=0o755)
        root("chown", "root:root", folder.path)
        self.after.callback(root, "chown", str(ME), folder.path)
        return folder

    def not_back(self) -> Folder:
        """A default list by which what is made here is its maker's alone."""
        self.any_user = False
        folder = self.make("drop", mode=0o777)
        command = ["setfacl", "-d", "-m", "u::rwx,g::-,o::-", folder.path]
        subprocess.run(command, check=True)
        return folder

    def in_the_cloud(self) -> Folder:
        place = self.drives.odd("cloud", "cloud=data.csv")
        folder = self.fill(place)
        self.mended = (place.with_name("cloud-source") / "data.csv.downloaded").touch
        return folder

    def mounted(self, folder: Folder, *how: str) -> None:
        root("mount", *how, folder.path)
        self.after.callback(root, "umount", "-l", folder.path)

    # --- what the buttons do ------------------------------------------------------------------------

    def chosen(self, folder: Folder) -> Choices:
        return Choices(folders=(folder,), findings={folder.path: Finding(folder.path)})

    def works(self, folder: Folder) -> bool:
        [verdict] = self.trying.prove(folder, any_user=self.any_user)
        return verdict.works and ours_in(folder) == []

    def share_it_read_only(self, folder: Folder) -> bool:
        [fixed] = self.chosen(folder).with_access(folder.path, False).folders
        return not fixed.writable and self.works(fixed)

    def choose_another_folder(self, folder: Folder) -> bool:
        other = self.make("another").path
        [fixed] = self.chosen(folder).with_other(folder.path, Finding(other)).folders
        return self.works(fixed) and fixed.path == other

    def show_the_folder(self, folder: Folder) -> bool:
        self.mended()
        [after] = self.trying.prove(folder, anew=True)
        return after.works and after.reason is not Reason.IN_THE_CLOUD

    open_docker_s_settings = show_the_folder

    def work_on_a_copy(self, folder: Folder) -> bool:
        """The tool has all of it, and may change it if it was to."""
        [fixed] = self.chosen(folder).with_copy(folder.path, True).folders
        tool, containers = self.trying.plan(fixed, any_user=self.any_user), self.trying.engine.containers
        copying = Copying(Records(self.home / "copies"), Leftovers())
        self.after.callback(containers.erase, tool.workspace)
        copying.see_to(tool, fixed, containers, unheard, Stop())
        alike = not copying.look(tool, fixed, containers, Stop()).differences.inside
        place = tool.mounts[0].target
        script = f'cat "{place}/data.csv" && {"" if fixed.writable else "! "}touch "{place}/made"'
        outcome = containers.run_once(once(tool, ("sh", "-c", script)), {}, Stop())
        mine = Path(folder.path, "data.csv").read_text()
        return alike and outcome.exit_code == 0 and mine in outcome.output


@pytest.fixture
def scene(
    trying: Trying, drives: Drives, make, fill: Fill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    need("bindfs")
    (tmp_path / "home").mkdir()
    with ExitStack() as after:
        yield Scene(trying, drives, make, fill, after, tmp_path / "home", monkeypatch)


@pytest.mark.parametrize("found", FIXES)
def test_the_fix_of_the_table_helps(scene: Scene, found: str) -> None:
    if ME == OTHERS:
        pytest.skip("the image's own user is this one")
    folder: Folder = getattr(scene, found.replace("-", "_"))()
    [before] = scene.trying.prove(folder, any_user=scene.any_user)
    assert before.reason is Reason(found)
    fix = re.sub(r"\W+", "_", FIXES[found]).strip("_").lower()
    assert getattr(scene, fix)(folder)
