"""What can go wrong with an environment on its way to this computer."""

from __future__ import annotations

from desktop.core.problems.file import Fault
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
    """The `registry` wants a sign-in, or gives the image to others than its `user`, who is "" for nobody.

    `unread`: the registry's name, if Docker keeps a sign-in for it here that cannot be understood.
    """

    code = "image-not-allowed"
    reference: str = ""
    registry: str = ""
    user: str = ""
    unread: str = ""


class SignInWrong(Problem):
    """The registry does not know this user by the password that was just entered."""

    code = "sign-in-wrong"
    registry: str = ""
    user: str = ""


class SignInUnwritable(Problem):
    """What was entered for a server of packages, called `registry`, cannot be handed to programs inside.
    `what`: user or password; `why`: control (a line break or the like), colon or long."""

    code = "sign-in-unwritable"
    registry: str = ""
    what: str = "password"
    why: str = "control"


class SignInOver(Problem):
    """The sign-in that is kept for a registry lets nobody in any more: it expired, or was changed."""

    code = "sign-in-over"
    reference: str = ""
    registry: str = ""
    user: str = ""


class DownloadLimitReached(Problem):
    """The registry gives this computer, or its whole company, nothing more for a while.

    `registry`: its name, if it gives more to those who sign in and nobody is.
    """

    code = "download-limit-reached"
    reference: str = ""
    registry: str = ""


class KitUnfit(Problem):
    """An offline kit at `path` that cannot be made or used: its file `name` is "missing", "unreadable",
    "changed", a "link", "not-signed", "not-proved" where nobody vouches for it, or of a "newer" Cais; or the
    folder for it is "not-empty", or on a drive that is "full" or takes no file "too-large" for it."""

    code = "kit-unfit"
    path: str = ""
    why: str = ""
    name: str = ""
    faults: tuple[Fault, ...] = ()


class DownloadInterrupted(Problem):
    """The transfer was cut, and the engine's own tries to go on failed as well."""

    code = "download-interrupted"
    reference: str = ""


class ProxyWantsSignIn(Problem):
    """A proxy lets nobody through who is not signed in to it. `proxy`: its address without a password, as far
    as the engine tells; `ways`: how it can be signed in to, such as "basic, ntlm", as far as it says so;
    `registry`: what a sign-in to it is called here, "" where none helps."""

    code = "proxy-wants-sign-in"
    reference: str = ""
    proxy: str = ""
    ways: str = ""
    registry: str = ""


class PackagesWantSignIn(Problem):
    """A server of packages lets nobody in who is not signed in there. `registry`: what it is called; `user`:
    by whose sign-in it was asked, which no longer holds, "" for nobody's; `ways`: as for proxies; `recipe`:
    what was to be built from there, on an engine whose builds cannot sign in, "" for what can."""

    code = "packages-want-sign-in"
    registry: str = ""
    user: str = ""
    ways: str = ""
    recipe: str = ""

    @property
    def can_sign_in(self) -> bool:
        """Whether a user name and a password may help."""
        return not self.ways or "basic" in self.ways.split(", ")


class PackagesUnreachable(Problem):
    """A server of packages, called `registry`, that does not answer, or is not `trusted`."""

    code = "packages-unreachable"
    registry: str = ""
    trusted: bool = True


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
