"""Everything that can go wrong and that a person can act on.

A `Problem` carries facts, never sentences: `gui/wording.py` turns each into a title, one next step
and details for IT. What is not a `Problem` and not `Cancelled` is a defect of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar


class Cancelled(Exception):
    """The person asked for an end; nothing went wrong and nothing is shown."""


@dataclass(eq=False)
class Problem(Exception):
    """Base of all problems. `detail` is the untranslated cause, for IT only."""

    code: ClassVar[str]
    detail: str = ""

    def __str__(self) -> str:
        facts = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self))
        return f"{self.code}: {facts}"


# --- the engine -------------------------------------------------------------------------------------


@dataclass(eq=False)
class EngineNotInstalled(Problem):
    code = "engine-not-installed"


@dataclass(eq=False)
class EngineNotRunning(Problem):
    """Installed but silent. `startable`: Cais knows how to start it."""

    code = "engine-not-running"
    engine: str = ""
    startable: bool = False


@dataclass(eq=False)
class EngineDidNotStart(Problem):
    code = "engine-did-not-start"
    engine: str = ""
    seconds: int = 0


@dataclass(eq=False)
class EngineNotAllowed(Problem):
    """The engine's socket exists, and this user may not use it."""

    code = "engine-not-allowed"
    address: str = ""


@dataclass(eq=False)
class EngineTooOld(Problem):
    code = "engine-too-old"
    engine: str = ""
    version: str = ""
    needed: str = ""


@dataclass(eq=False)
class EngineWrongKind(Problem):
    """It runs Windows containers; the tools need Linux ones."""

    code = "engine-wrong-kind"
    engine: str = ""


@dataclass(eq=False)
class EngineUnreachable(Problem):
    """A remote engine that does not answer."""

    code = "engine-unreachable"
    address: str = ""


@dataclass(eq=False)
class EngineLost(Problem):
    """It answered before and stopped in the middle of something."""

    code = "engine-lost"


@dataclass(eq=False)
class EngineFrozen(Problem):
    """It accepts connections and does not answer within `seconds`."""

    code = "engine-frozen"
    seconds: int = 0


@dataclass(eq=False)
class DiskFull(Problem):
    """No space left where the engine keeps its images and volumes."""

    code = "disk-full"


# --- images -----------------------------------------------------------------------------------------


@dataclass(eq=False)
class ImageUnknown(Problem):
    code = "image-unknown"
    reference: str = ""


@dataclass(eq=False)
class ImageNotAllowed(Problem):
    """The registry wants a sign-in, or refuses this one."""

    code = "image-not-allowed"
    reference: str = ""


@dataclass(eq=False)
class DownloadInterrupted(Problem):
    """The transfer was cut; what came down so far is kept by the engine."""

    code = "download-interrupted"
    reference: str = ""


@dataclass(eq=False)
class RegistryUnreachable(Problem):
    code = "registry-unreachable"
    reference: str = ""


@dataclass(eq=False)
class RegistryNotTrusted(Problem):
    """The registry's certificate is not trusted by the engine (often an inspecting proxy)."""

    code = "registry-not-trusted"
    reference: str = ""


@dataclass(eq=False)
class DigestMismatch(Problem):
    """What came down is not what was asked for."""

    code = "digest-mismatch"
    reference: str = ""
    wanted: str = ""
    got: str = ""


@dataclass(eq=False)
class BuildFailed(Problem):
    """A recipe's step failed. `step` counts from 1 of `steps`; `log` is the build's last lines."""

    code = "build-failed"
    recipe: str = ""
    step: int = 0
    steps: int = 0
    command: str = ""
    log: str = ""


# --- the tool ---------------------------------------------------------------------------------------


@dataclass(eq=False)
class ToolExited(Problem):
    """The tool ended before it was ready. `log` is its last output."""

    code = "tool-exited"
    workspace: str = ""
    exit_code: int = 0
    log: str = ""


@dataclass(eq=False)
class ToolOutOfMemory(Problem):
    """The tool was ended because it needed more than `limit` bytes."""

    code = "tool-out-of-memory"
    workspace: str = ""
    limit: int = 0


@dataclass(eq=False)
class ToolNotReady(Problem):
    """It runs and does not answer on its ready address within `seconds`."""

    code = "tool-not-ready"
    workspace: str = ""
    seconds: int = 0
    log: str = ""


@dataclass(eq=False)
class SignInFailed(Problem):
    code = "sign-in-failed"
    workspace: str = ""
    status: int = 0


@dataclass(eq=False)
class PortTaken(Problem):
    code = "port-taken"
    workspace: str = ""


@dataclass(eq=False)
class NetworkPoolExhausted(Problem):
    """The engine has no address range left for one more workspace."""

    code = "network-pool-exhausted"


# --- folders ----------------------------------------------------------------------------------------


@dataclass(eq=False)
class FolderMissing(Problem):
    code = "folder-missing"
    path: str = ""


@dataclass(eq=False)
class FolderRefused(Problem):
    """A folder that is never shared. `reason` is a `core.folders.Reason` value."""

    code = "folder-refused"
    path: str = ""
    reason: str = ""


@dataclass(eq=False)
class FolderNotShared(Problem):
    """The engine refused to share this folder (outside what it is set up to share)."""

    code = "folder-not-shared"
    path: str = ""


# --- files ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file. `line` counts from 1, 0 where no line can be named."""

    file: str
    line: int
    field: str
    message: str


@dataclass(eq=False)
class CatalogueBroken(Problem):
    code = "catalogue-broken"
    faults: tuple[Fault, ...] = ()


@dataclass(eq=False)
class WorkspaceFileBroken(Problem):
    code = "workspace-file-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(eq=False)
class WorkspaceFileNewer(Problem):
    """Written by a later Cais, with a `version` this one does not know."""

    code = "workspace-file-newer"
    path: str = ""
    version: int = 0


@dataclass(eq=False)
class CannotSave(Problem):
    """The app's own data folder cannot be written."""

    code = "cannot-save"
    path: str = ""
