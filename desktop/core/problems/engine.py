"""What can go wrong with the engine itself."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


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
    waited_s: int = 0


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
    """It accepts connections and does not answer within `silent_s`."""

    code = "engine-frozen"
    silent_s: int = 0


class EngineDiskFull(Problem):
    """No space left where the engine keeps its images and volumes."""

    code = "disk-full"


class SetUpRefused(Problem):
    """A step towards an engine needs an administrator, and none entered a password."""

    code = "set-up-refused"


class SetUpFailed(Problem):
    """A step towards an engine ended otherwise than well: `program`, with this status."""

    code = "set-up-failed"
    program: str = ""
    status: int = 0
