"""Problems in plain words: a title, one next step, details for IT.

Problems carry facts; every sentence about them is here. A test walks every `Problem` class and demands
its words.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QUrl

from desktop.core import problems as p
from desktop.core.logs import redact

GET_ENGINE = "https://docs.docker.com/get-started/get-docker/"
"""Where `Action.GET_ENGINE` leads."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)


class Action(Enum):
    """What the button beside a problem does. The screen that shows it decides how."""

    RETRY = "retry"
    START_ENGINE = "start-engine"
    GET_ENGINE = "get-engine"
    USE_OTHER_ENGINE = "use-other-engine"
    CHANGE_FOLDERS = "change-folders"
    MORE_MEMORY = "more-memory"
    SHOW_FILE = "show-file"
    LEAVE = "leave"


class Words(NamedTuple):
    """`title` says what happened, `step` the one thing to do, `button` how the action is called."""

    title: str
    step: str
    action: Action
    button: str
    details: str = ""


def size(count: int) -> str:
    """Bytes as people read them: 1.5 GB, 412 MB."""
    digits = len(str(count)) % 3  # of those before the point, 0 stands for three
    return QLocale().formattedDataSize(count, 1 if digits else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def memory(count: int) -> str:
    """Memory as people buy it: powers of two, called MB and GB."""
    if count < 1000 * 2**20:
        return tr("{0} MB").format(round(count / 2**20))
    gigabytes = round(count / 2**30, 1)
    return tr("{0} GB").format(QLocale().toString(gigabytes, "f", 0 if gigabytes == int(gigabytes) else 1))


def other_computer(address: str) -> str:
    """The one that an engine's address leads to, "" where that is this one."""
    host = QUrl(address).host()
    return "" if host in ("localhost", "127.0.0.1", "::1") else host


def open_to_neighbours() -> str:
    """What an engine of `EngineInfo.open_to_neighbours` lets happen."""
    return tr(
        "This version of Docker lets other computers of the same network try to reach your tools, which "
        "still ask them to sign in. Ask IT for version 28 or later."
    )


def without_limits() -> str:
    """What an engine without `EngineInfo.limits` lets happen."""
    return tr("A tool may use all the memory of this computer. Ask IT for a system that can limit it.")


def _retry(title: str, step: str) -> Words:
    return Words(title, step, Action.RETRY, tr("Try again"))


def _folders(title: str, step: str) -> Words:
    return Words(title, step, Action.CHANGE_FOLDERS, tr("Change folders"))


def _engine(problem: p.EngineNotRunning) -> Words:
    name = problem.engine or tr("Docker")
    if problem.startable:
        return Words(
            tr("{0} is not running").format(name),
            tr("Tools run inside {0}. Starting it takes up to a minute.").format(name),
            Action.START_ENGINE,
            tr("Start {0}").format(name),
        )
    return _retry(tr("{0} is not running").format(name), tr("Start {0}, then try again.").format(name))


def _engine_elsewhere(problem: p.EngineElsewhere) -> Words:
    """Which engine is used is the person's choice: the work that the workspaces keep is on the one before."""
    title = tr("The engine that your workspaces use is not running")
    if problem.wanted:
        title = tr("{0}, which your workspaces use, is not running").format(problem.wanted)
    if problem.startable:
        return Words(
            title,
            tr("Starting it takes up to a minute. {0} runs too; you can change to it in Settings.").format(
                problem.found
            ),
            Action.START_ENGINE,
            tr("Start {0}").format(problem.wanted),
        )
    return Words(
        title,
        tr(
            "Start it to have everything as it was, or go on with {0}: there tools start afresh, with the "
            "same folders."
        ).format(problem.found),
        Action.USE_OTHER_ENGINE,
        tr("Use {0} instead").format(problem.found),
    )


def _build(problem: p.BuildFailed) -> Words:
    step = tr("Check the connection to the internet, then try again.")
    if problem.step:
        where = tr("Step {0} of {1} did not work.").format(problem.step, problem.steps)
        step = f"{where} {step}"
    return _retry(tr("This environment could not be built"), step)


def _did_not_start(problem: p.EngineDidNotStart) -> Words:
    step = tr("Restart the computer if this happens again.")
    if problem.seconds:
        waited = tr("It was given {0} seconds.").format(problem.seconds)
        step = f"{waited} {step}"
    return _retry(tr("{0} did not start").format(problem.engine or tr("Docker")), step)


def _out_of_memory(problem: p.ToolOutOfMemory) -> Words:
    return Words(
        tr("The tool needed more than {0} of memory").format(memory(problem.limit)),
        tr("Give it more memory and open it again. Your folders are unchanged."),
        Action.MORE_MEMORY,
        tr("Give it more memory"),
    )


def refusal(reason: str) -> str:
    """Why a folder is not shared, in a sentence; `reason` is a `core.folders.Reason` value."""
    return {
        "missing": tr("This folder is not there."),
        "not-a-folder": tr("This is a file. Choose the folder that it is in."),
        "no-access": tr("This folder cannot be opened with your account."),
        "unreadable-name": tr("The name of this folder cannot be read. Rename it first."),
        "drive-root": tr("A whole drive is never shared. Choose a folder on it."),
        "home": tr("Your whole home folder is never shared. Choose a folder in it."),
        "system": tr("This folder belongs to the system and is never shared."),
        "keys": tr("This folder holds your sign-in keys and is never shared."),
        "passwords": tr("This folder holds saved passwords and is never shared."),
        "browser": tr("This folder holds your browser’s data and is never shared."),
        "app-data": tr("This folder belongs to Cais itself and is never shared."),
        "engine": tr("This folder controls Docker and is never shared."),
        "holds-private": tr(
            "Keys or saved passwords lie in this folder. Choose one that holds only your project."
        ),
        "elsewhere": tr("A link leads from here to another folder than you chose. Choose yours again."),
    }[reason]


def _refused(problem: p.FolderRefused) -> Words:
    moved = problem.reason == "elsewhere"
    title = tr("The folder “{0}” is another one now") if moved else tr("The folder “{0}” cannot be shared")
    step = refusal(problem.reason)
    if problem.reason in ("no-access", "system", "keys", "passwords", "browser", "app-data", "engine"):
        choose = tr("Choose a folder that holds only your project.")
        step = f"{step} {choose}"
    return _folders(title.format(problem.path), step)


def _faulty_file(title: str) -> Words:
    return Words(
        title,
        tr("Send the details to IT. Nothing was changed or removed."),
        Action.SHOW_FILE,
        tr("Show the file"),
    )


_WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.EngineNotInstalled: lambda _: Words(
        tr("Docker is not installed on this computer"),
        tr("Cais runs its tools inside Docker. Install Docker Desktop, then come back."),
        Action.GET_ENGINE,
        tr("Get Docker"),
    ),
    p.EngineNotRunning: _engine,
    p.EngineElsewhere: _engine_elsewhere,
    p.EngineDidNotStart: _did_not_start,
    p.EngineNotAllowed: lambda _: _retry(
        tr("Your account may not use Docker"),
        tr("Ask IT to add you to the people who may use Docker on this computer, then sign in again."),
    ),
    p.EngineTooOld: lambda e: _retry(
        tr("{0} is too old").format(" ".join([e.engine or tr("Docker"), e.version]).strip()),
        tr("Update it to version {0} or later.").format(e.needed),
    ),
    p.EngineWrongKind: lambda e: _retry(
        tr("{0} is set up for Windows tools").format(e.engine or tr("Docker")),
        tr("Choose “Switch to Linux containers” in its menu, then try again."),
    ),
    p.EngineUnconfined: lambda e: _retry(
        tr("{0} does not keep tools from harming this computer").format(e.engine or tr("Docker")),
        tr("Update it, or choose another engine in Settings."),
    ),
    p.EngineRemote: lambda e: _retry(
        tr("The engine is on another computer: {0}").format(other_computer(e.address) or e.address),
        tr("It cannot reach your folders. Choose an engine on this computer in Settings."),
    ),
    p.EngineUnreachable: lambda e: _retry(
        tr("The remote engine does not answer"),
        tr("Check the connection to {0}, for example a VPN.").format(other_computer(e.address) or e.address),
    ),
    p.EngineLost: lambda _: _retry(
        tr("Docker stopped while Cais was using it"),
        tr("Wait until it runs again, then try again. Your folders are unchanged."),
    ),
    p.EngineFrozen: lambda e: _retry(
        tr("Docker does not answer"),
        tr("It has been silent for {0} seconds. Restart it, then try again.").format(e.seconds),
    ),
    p.DiskFull: lambda _: _retry(
        tr("There is no disk space left"),
        tr("Free some space on this computer, then try again."),
    ),
    p.EnvironmentWithdrawn: lambda _: Words(
        tr("This environment is no longer offered"),
        tr("Make a new workspace with the same folders, which are unchanged, or ask IT where it went."),
        Action.LEAVE,
        tr("Go back"),
    ),
    p.ImageUnknown: lambda _: _retry(
        tr("This environment is no longer offered"),
        tr("Choose another one, or ask IT where it went."),
    ),
    p.ImageForOthers: lambda _: Words(
        tr("This environment was not made for this kind of computer"),
        tr("Choose another one. The Python and R starters are made on the computer itself."),
        Action.LEAVE,
        tr("Go back"),
    ),
    p.ImageNotAllowed: lambda _: _retry(
        tr("Your account may not download this environment"),
        tr("Ask IT for access to it, then try again."),
    ),
    p.DownloadLimitReached: lambda _: _retry(
        tr("The download server allows no more downloads for now"),
        tr("Wait an hour, then try again."),
    ),
    p.DownloadInterrupted: lambda _: _retry(
        tr("The download was interrupted"),
        tr("Check that this computer is connected, then try again."),
    ),
    p.RegistryUnreachable: lambda _: _retry(
        tr("The download could not start"),
        tr("Check the connection to the internet, then try again."),
    ),
    p.RegistryNotTrusted: lambda _: _retry(
        tr("The download server could not prove who it is"),
        tr("Ask IT to add your company's certificate to Docker."),
    ),
    p.DigestMismatch: lambda _: _retry(
        tr("The download was damaged or changed on its way"),
        tr("Nothing of it was used. Send the details to IT before you try again."),
    ),
    p.BuildFailed: _build,
    p.ToolExited: lambda _: _retry(
        tr("The tool ended by itself"),
        tr("Open it again. If it ends again, send the details to IT."),
    ),
    p.ToolOutOfMemory: _out_of_memory,
    p.ToolNotReady: lambda e: _retry(
        tr("The tool did not become ready"),
        tr("It was given {0} seconds. Try again; a busy computer may need longer.").format(e.seconds),
    ),
    p.SignInFailed: lambda _: _retry(
        tr("The tool could not be opened"),
        tr("Try again. If it happens again, send the details to IT."),
    ),
    p.PortTaken: lambda _: _retry(
        tr("Another program is in the way"),
        tr("Try again: Cais then takes another place on this computer."),
    ),
    p.NetworkPoolExhausted: lambda _: _retry(
        tr("There is no room for one more workspace"),
        tr("Remove one that you no longer need, then try again. To stop one is not enough."),
    ),
    p.FolderMissing: lambda e: _folders(
        tr("The folder “{0}” is not there any more").format(e.path),
        tr("Reconnect the drive it is on, or choose another folder."),
    ),
    p.FolderRefused: _refused,
    p.FolderNotShared: lambda e: _folders(
        tr("Docker cannot reach the folder “{0}”").format(e.path),
        tr("Choose a folder on this computer’s own disk, or ask IT to share this place with Docker."),
    ),
    p.CatalogueBroken: lambda _: _faulty_file(tr("The list of tools cannot be read")),
    p.WorkspaceFileBroken: lambda _: _faulty_file(tr("One workspace cannot be read")),
    p.WorkspaceFileNewer: lambda _: Words(
        tr("One workspace was made by a newer Cais"),
        tr("Update Cais to open it. Nothing was changed."),
        Action.SHOW_FILE,
        tr("Show the file"),
    ),
    p.CannotSave: lambda e: _retry(
        tr("Cais cannot save its own files"),
        tr("Make sure that “{0}” can be written, then try again.").format(e.path),
    ),
}


def words(error: BaseException) -> Words:
    """The words for a problem; for anything else, those of an unexpected defect."""
    make = _WORDS.get(type(error))  # type: ignore[arg-type]
    if make is None:
        found = Words(
            tr("Something unexpected happened"),
            tr("Try again. If it happens again, send the details to IT."),
            Action.RETRY,
            tr("Try again"),
        )
        report = redact("".join(traceback.format_exception(error)))
    else:
        found = make(error)
        report = redact(_facts(error))
    return Words(found.title, found.step, found.action, found.button, report)


def _facts(error: BaseException) -> str:
    assert isinstance(error, p.Problem)
    lines = [f"problem: {error.code}"]
    for name in error.names():
        value = getattr(error, name)
        if isinstance(value, tuple):
            lines += [f"{fault.file}:{fault.line}: {fault.field}: {fault.message}" for fault in value]
        elif value not in ("", 0, None):
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
