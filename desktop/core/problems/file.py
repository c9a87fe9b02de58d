"""What can go wrong with the files that Cais keeps or comes with."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.problems.problem import Problem


class Fault(NamedTuple):
    """One thing wrong in a file. `line` counts from 1, 0 where no line can be named."""

    file: str
    line: int
    field: str
    message: str


class CatalogueBroken(Problem):
    code = "catalogue-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


class WorkspaceFileBroken(Problem):
    code = "workspace-file-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


class WorkspaceFileNewer(Problem):
    """Written by a later Cais, with a `version` this one does not know."""

    code = "workspace-file-newer"
    path: str = ""
    version: int = 0


class SettingsBroken(Problem):
    """What can be understood of them is used; the rest is as if it were not there."""

    code = "settings-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


class CannotSave(Problem):
    """The app's own data folder cannot be written."""

    code = "cannot-save"
    path: str = ""
