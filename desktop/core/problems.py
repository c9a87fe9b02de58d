"""Everything that can go wrong and that a person can act on.

A `Problem` carries facts, never sentences: `gui/words/problems` turns each into a title, one next step
and details for IT. What is not a `Problem` and not `Cancelled` is a defect of ours.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, dataclass_transform


class Cancelled(Exception):
    """The person asked for an end; nothing went wrong and nothing is shown."""


@dataclass_transform(eq_default=False, kw_only_default=True)
class _Facts:
    """Attributes with defaults, written and checked like a dataclass's.

    Subclasses are no dataclasses: to make forty of them takes longer than to import all the rest.
    """

    def __init__(self, **facts: Any) -> None:
        if unknown := facts.keys() - self.names():
            raise TypeError(f"{type(self).__name__} knows nothing of {', '.join(sorted(unknown))}")
        self.__dict__.update(facts)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What the facts are called, the base's first."""
        kinds = (kind for kind in reversed(cls.__mro__) if issubclass(kind, _Facts))
        return tuple(name for kind in kinds for name in kind.__annotations__ if name != "code")


class Problem(_Facts, Exception):
    """Base of all problems. `detail` is the untranslated cause, for IT only."""

    code: ClassVar[str]
    detail: str = ""

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.names())
        return f"{self.code}: {facts}"


# --- the engine -------------------------------------------------------------------------------------


class EngineNotInstalled(Problem):
    code = "engine-not-installed"


class EngineNotRunning(Problem):
    """Installed but silent. `startable`: Cais knows how to start it."""

    code = "engine-not-running"
    engine: str = ""
    startable: bool = False


class EngineElsewhere(Problem):
    """The engine that was used before is silent, and another one, at `address`, answers.

    `startable`: Cais knows how to start the one that is wanted. Its name, `wanted`, may not be known.
    """

    code = "engine-elsewhere"
    wanted: str = ""
    found: str = ""
    address: str = ""
    startable: bool = False


class EngineDidNotStart(Problem):
    code = "engine-did-not-start"
    engine: str = ""
    seconds: int = 0


class EngineNotAllowed(Problem):
    """The engine's socket exists, and this user may not use it."""

    code = "engine-not-allowed"
    address: str = ""


class EngineTooOld(Problem):
    code = "engine-too-old"
    engine: str = ""
    version: str = ""
    needed: str = ""


class EngineWrongKind(Problem):
    """It runs Windows containers; the tools need Linux ones."""

    code = "engine-wrong-kind"
    engine: str = ""


class EngineUnconfined(Problem):
    """It lets tools make any system call there is, and cannot be asked not to."""

    code = "engine-unconfined"
    engine: str = ""


class EngineRemote(Problem):
    """It answers from another computer, whose folders and addresses are not this one's."""

    code = "engine-remote"
    engine: str = ""
    address: str = ""


class EngineUnreachable(Problem):
    """A remote engine that does not answer."""

    code = "engine-unreachable"
    address: str = ""


class EngineLost(Problem):
    """It answered before and stopped in the middle of something."""

    code = "engine-lost"


class EngineFrozen(Problem):
    """It accepts connections and does not answer within `seconds`."""

    code = "engine-frozen"
    seconds: int = 0


class DiskFull(Problem):
    """No space left where the engine keeps its images and volumes."""

    code = "disk-full"


# --- images -----------------------------------------------------------------------------------------


class EnvironmentWithdrawn(Problem):
    """The catalogue no longer has the `entry` of a workspace, which tells how its tool is launched."""

    code = "environment-withdrawn"
    entry: str = ""


class ImageUnknown(Problem):
    code = "image-unknown"
    reference: str = ""


class ImageForOthers(Problem):
    """There is one, and none for this kind of processor."""

    code = "image-for-others"
    reference: str = ""


class ImageNotAllowed(Problem):
    """The registry wants a sign-in, or refuses this one."""

    code = "image-not-allowed"
    reference: str = ""


class DownloadLimitReached(Problem):
    """The registry gives this computer, or its whole company, nothing more for a while."""

    code = "download-limit-reached"
    reference: str = ""


class DownloadInterrupted(Problem):
    """The transfer was cut, and the engine's own tries to go on failed as well."""

    code = "download-interrupted"
    reference: str = ""


class RegistryUnreachable(Problem):
    code = "registry-unreachable"
    reference: str = ""


class RegistryNotTrusted(Problem):
    """The registry's certificate is not trusted by the engine (often an inspecting proxy)."""

    code = "registry-not-trusted"
    reference: str = ""


class DigestMismatch(Problem):
    """What came down is not what was asked for."""

    code = "digest-mismatch"
    reference: str = ""
    wanted: str = ""
    got: str = ""


class BuildFailed(Problem):
    """A recipe's step failed. `step` counts from 1 of `steps`; `log` is the build's last lines."""

    code = "build-failed"
    recipe: str = ""
    step: int = 0
    steps: int = 0
    command: str = ""
    log: str = ""


# --- the tool ---------------------------------------------------------------------------------------


class ToolExited(Problem):
    """The tool ended before it was ready. `log` is its last output."""

    code = "tool-exited"
    workspace: str = ""
    exit_code: int = 0
    log: str = ""


class ToolOutOfMemory(Problem):
    """The tool was ended because it needed more than `limit` bytes."""

    code = "tool-out-of-memory"
    workspace: str = ""
    limit: int = 0


class ToolNotReady(Problem):
    """It runs and does not answer on its ready address within `seconds`."""

    code = "tool-not-ready"
    workspace: str = ""
    seconds: int = 0
    log: str = ""


class SignInFailed(Problem):
    code = "sign-in-failed"
    workspace: str = ""
    status: int = 0


class PortTaken(Problem):
    code = "port-taken"
    workspace: str = ""


class NetworkPoolExhausted(Problem):
    """The engine has no address range left for one more workspace."""

    code = "network-pool-exhausted"


# --- folders ----------------------------------------------------------------------------------------


class FolderMissing(Problem):
    code = "folder-missing"
    path: str = ""


class FolderRefused(Problem):
    """A folder that is not shared. `reason` is a `core.folders.Reason` value, `found` where it really is."""

    code = "folder-refused"
    path: str = ""
    reason: str = ""
    found: str = ""


class FolderNotShared(Problem):
    """The engine refused to share this folder (outside what it is set up to share)."""

    code = "folder-not-shared"
    path: str = ""


# --- files ------------------------------------------------------------------------------------------


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


class CannotSave(Problem):
    """The app's own data folder cannot be written."""

    code = "cannot-save"
    path: str = ""
