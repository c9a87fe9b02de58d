"""What can go wrong with a workspace's tool."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


class ToolNotStarted(Problem):
    """The engine refuses to start the container that there is, for a reason of its own."""

    code = "tool-not-started"
    workspace: str = ""


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
    """It runs and does not answer on its ready address within `waited_s`."""

    code = "tool-not-ready"
    workspace: str = ""
    waited_s: int = 0
    log: str = ""


class SignInFailed(Problem):
    code = "sign-in-failed"
    workspace: str = ""
    status: int = 0


class HomeGone(Problem):
    """What was set aside of a workspace is not on the engine in use."""

    code = "home-gone"
    workspace: str = ""


class PortTaken(Problem):
    code = "port-taken"
    workspace: str = ""


class NetworkPoolExhausted(Problem):
    """The engine has no address range left for one more workspace."""

    code = "network-pool-exhausted"


class NoFreeAddresses(Problem):
    """No range of private addresses is left that nobody else here uses."""

    code = "no-free-addresses"


class PagesUnguarded(Problem):
    """This computer does not let the embedded browser shut pages in, so none is opened.

    `setting`: which one of the system's forbids it, "" if unknown; `program`: whom it has to be allowed.
    """

    code = "pages-unguarded"
    setting: str = ""
    program: str = ""
