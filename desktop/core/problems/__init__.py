"""Everything that can go wrong and that a person can act on.

A `Problem` carries facts, never sentences: `gui/words/problems` turns each into a title, one next step
and details for IT. What is not a `Problem` and not `Cancelled` is a defect of ours.
"""

from desktop.core.problems.engine import (
    EngineDidNotStart,
    EngineDiskFull,
    EngineElsewhere,
    EngineFrozen,
    EngineLost,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    EngineRemote,
    EngineTooOld,
    EngineUnconfined,
    EngineUnreachable,
    EngineWrongKind,
)
from desktop.core.problems.file import (
    CannotSave,
    CatalogueBroken,
    Fault,
    SettingsBroken,
    WorkspaceFileBroken,
    WorkspaceFileNewer,
)
from desktop.core.problems.folder import (
    CannotPutBack,
    FolderMissing,
    FolderNotShared,
    FolderRefused,
)
from desktop.core.problems.image import (
    BuildFailed,
    DigestMismatch,
    DownloadInterrupted,
    DownloadLimitReached,
    EnvironmentWithdrawn,
    ImageForOthers,
    ImageNotAllowed,
    ImageUnknown,
    RegistryNotTrusted,
    RegistryUnreachable,
)
from desktop.core.problems.problem import Cancelled, Problem
from desktop.core.problems.tool import (
    NetworkPoolExhausted,
    PagesUnguarded,
    PortTaken,
    SignInFailed,
    ToolExited,
    ToolNotReady,
    ToolNotStarted,
    ToolOutOfMemory,
)

__all__ = [
    "BuildFailed",
    "Cancelled",
    "CannotPutBack",
    "CannotSave",
    "CatalogueBroken",
    "DigestMismatch",
    "DownloadInterrupted",
    "DownloadLimitReached",
    "EngineDidNotStart",
    "EngineDiskFull",
    "EngineElsewhere",
    "EngineFrozen",
    "EngineLost",
    "EngineNotAllowed",
    "EngineNotInstalled",
    "EngineNotRunning",
    "EngineRemote",
    "EngineTooOld",
    "EngineUnconfined",
    "EngineUnreachable",
    "EngineWrongKind",
    "EnvironmentWithdrawn",
    "Fault",
    "FolderMissing",
    "FolderNotShared",
    "FolderRefused",
    "ImageForOthers",
    "ImageNotAllowed",
    "ImageUnknown",
    "NetworkPoolExhausted",
    "PagesUnguarded",
    "PortTaken",
    "Problem",
    "RegistryNotTrusted",
    "RegistryUnreachable",
    "SettingsBroken",
    "SignInFailed",
    "ToolExited",
    "ToolNotReady",
    "ToolNotStarted",
    "ToolOutOfMemory",
    "WorkspaceFileBroken",
    "WorkspaceFileNewer",
]
