"""What can go wrong with what IT requires of this computer, and what that does not allow."""

from __future__ import annotations

from desktop.core.problems.file import Fault
from desktop.core.problems.problem import Problem


class PresetUnfit(Problem):
    """A file that somebody wanted to use as a preset, and that none can be made of: `why` says in a word."""

    code = "preset-unfit"
    path: str = ""
    why: str = ""
    organisation: str = ""
    contact: str = ""
    faults: tuple[Fault, ...] = ()


class WorkspaceUnfit(PresetUnfit):
    """The same of a file that somebody wanted to make a workspace from."""

    code = "workspace-unfit"


class PolicyMissing(Problem):
    """This computer requires a preset, and there is none at `path`."""

    code = "policy-missing"
    path: str = ""


class PolicyBroken(Problem):
    """Something that is to hold cannot be read or understood, such as a half-written file."""

    code = "policy-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


class PolicyNotSigned(Problem):
    """Not by the key that this computer has; or there is none, and others than IT can change the file."""

    code = "policy-not-signed"
    path: str = ""


class PolicyExpired(Problem):
    """Since `when`, a moment in UTC."""

    code = "policy-expired"
    path: str = ""
    organisation: str = ""
    contact: str = ""
    when: str = ""


class PolicyWentBack(Problem):
    """Its `serial` is lower than one `seen` here before: somebody put an older one in its place."""

    code = "policy-went-back"
    path: str = ""
    organisation: str = ""
    contact: str = ""
    serial: int = 0
    seen: int = 0


class PolicyConflict(Problem):
    """Two presets lock one `key` differently: the one at `path` and the `other`."""

    code = "policy-conflict"
    path: str = ""
    other: str = ""
    key: str = ""


class PolicyForbids(Problem):
    """A start that a policy does not allow: its `key` at `path`, and the folder, host or name it is about."""

    code = "policy-forbids"
    path: str = ""
    organisation: str = ""
    contact: str = ""
    key: str = ""
    what: str = ""


class PolicyNeedsNewer(Problem):
    """At least version `wanted` of Cais, or of the engine: `key` says which."""

    code = "policy-needs-newer"
    path: str = ""
    organisation: str = ""
    contact: str = ""
    key: str = ""
    wanted: str = ""
    version: str = ""


class ProxyUnknown(Problem):
    """A proxy that a preset locks by `key`, and that no tool can be told of: its script cannot be had, or it
    is reached from this computer alone. Without it, tools would go another way."""

    code = "proxy-unknown"
    path: str = ""
    organisation: str = ""
    contact: str = ""
    key: str = ""
