"""All folders of a workspace, checked on demand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.folders.check import Places, Refusal
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.start import checking
from desktop.core.start.checking import check_all
from desktop.core.start.computer import Computer
from desktop.core.workspaces.workspace import Folder, Workspace


def test_what_may_be_shared_is_tried_from_inside_and_a_copy_is_not(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("sales", "gone", "copy")
    sales, gone, copy = (Folder(str(tmp_path / name), name, copied=name == "copy") for name in names)
    for folder in (sales, copy):
        Path(folder.path).mkdir()
        (Path(folder.path) / "raw").symlink_to("/data/raw")
    tried: list[tuple[Folder, ...]] = []

    def prove(workspace: Workspace, *_others: Any, anew: bool) -> dict[Folder, Verdict]:
        assert anew
        tried.append(workspace.folders)
        return dict.fromkeys(workspace.folders, Verdict(Reason.SLOW))

    monkeypatch.setattr(checking, "prove_early", prove)
    workspace = Workspace("0" * 12, "Test", "tool", datetime.now(UTC), (sales, gone, copy))
    computer: Any = Computer(1, 1, Places("linux", str(home)))
    engine: Any = None
    found = check_all(workspace, None, engine, computer, Stop())
    assert tried == [(sales,)]
    assert list(found) == [sales, gone, copy]
    assert [one.finding.reason for one in found.values()] == [None, Refusal.MISSING, None]
    assert [one.verdict for one in found.values()] == [Verdict(Reason.SLOW), None, None]
    assert [len(one.finding.links or ()) for one in found.values()] == [1, 0, 0]
