"""What can go wrong with an environment on its way to this computer."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


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
    """The registry wants a sign-in, or refuses this one. `unread`: its name, if one is kept here for it that
    cannot be understood."""

    code = "image-not-allowed"
    reference: str = ""
    unread: str = ""


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
