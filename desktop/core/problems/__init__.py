"""Everything that can go wrong and that a person can act on.

A `Problem` carries facts, never sentences: `gui/words/problems` turns each into a title, one next step
and details for IT. What is not a `Problem` and not `Cancelled` is a defect of ours.

A family is read when the first of its problems is asked for: none is needed to show the window.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from desktop.core.problems.problem import Cancelled as Cancelled
from desktop.core.problems.problem import Problem as Problem

if TYPE_CHECKING:
    from desktop.core.problems.activity import *
    from desktop.core.problems.data import *
    from desktop.core.problems.engine import *
    from desktop.core.problems.file import *
    from desktop.core.problems.folder import *
    from desktop.core.problems.image import *
    from desktop.core.problems.policy import *
    from desktop.core.problems.tool import *
    from desktop.core.problems.vault import *

_FAMILIES = {
    "activity": "ActivityNotKept ActivityUnreadable",
    "data": (
        "CannotImport ConnectionFileBroken ConnectionFileNewer DataSlow DataUnreachable "
        "DatabaseUnnamed DriverMissing FormUnknown LookEnded NothingToLookWith SecretMissing "
        "SecretTooLong TableGone TableRefused TableUnreadable TicketExpired TicketMissing "
        "TicketNotShared"
    ),
    "engine": (
        "EngineDidNotStart EngineDiskFull EngineElsewhere EngineFrozen EngineLost "
        "EngineNotAllowed EngineNotInstalled EngineNotRunning EngineRemote EngineTooOld "
        "EngineUnconfined EngineUnreachable EngineWrongKind SetUpFailed SetUpRefused"
    ),
    "file": "CannotSave CatalogueBroken Fault SettingsBroken WorkspaceFileBroken WorkspaceFileNewer",
    "folder": (
        "CannotCopy CannotGiveAccess CannotPutBack FolderInTheWay FolderMissing FolderNotShared "
        "FolderRefused FolderTooLarge FolderUnusable NoRoomToCopy"
    ),
    "image": (
        "BuildFailed DigestMismatch DownloadInterrupted DownloadLimitReached "
        "EnvironmentWithdrawn ImageForOthers ImageNotAllowed ImageUnknown KitUnfit "
        "PackagesUnreachable PackagesWantSignIn ProxyWantsSignIn RegistryNotTrusted RegistryUnreachable "
        "SignInOver SignInUnwritable SignInWrong"
    ),
    "policy": (
        "PolicyBroken PolicyConflict PolicyExpired PolicyForbids PolicyMissing PolicyNeedsNewer "
        "PolicyNotSigned PolicyWentBack PresetUnfit ProxyUnknown WorkspaceUnfit"
    ),
    "tool": (
        "HomeGone NetworkPoolExhausted NoFreeAddresses PagesUnguarded PortTaken SignInFailed "
        "ToolExited ToolNotReady ToolNotStarted ToolOutOfMemory"
    ),
    "vault": (
        "ConfirmationDenied ConfirmationDismissed ConfirmationLost ConfirmationMissing "
        "ConfirmationNeeded ConfirmationSilent ConfirmationUnaskable KeyringDismissed "
        "KeyringFaulty KeyringLocked KeyringLost KeyringMissing KeyringSilent PassphraseLost "
        "PassphraseNeeded PassphraseWrong SecondFactorNeeded SecretDamaged"
    ),
}
_FAMILY_OF = {name: family for family, names in _FAMILIES.items() for name in names.split()}


if not TYPE_CHECKING:  # to which each name is known, and no other

    def __getattr__(name: str) -> object:
        if name not in _FAMILY_OF:
            raise AttributeError(f"there is no problem called {name}")
        found = getattr(import_module(f"{__name__}.{_FAMILY_OF[name]}"), name)
        globals()[name] = found
        return found
