"""Looking into a running tool, and handing it what it is to have since it started."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Process, State
from desktop.core.engine_report import Reading
from desktop.core.start.plan import SECRETS
from desktop.core.start.secrets import pack_changes, receiver
from desktop.engine import listing, memory, streams
from desktop.engine.api_line import ApiLine
from desktop.engine.session import Session

LARGEST_COMPLAINT = 4096

SMALL = 16 * 1024**2
"""Bytes: what a file that is read whole has at most."""


class Inside:
    """The port's role of this name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read_file(self, workspace: str, path: str) -> bytes:
        with self._session.line(workspace=workspace) as line:
            return read_file(line, listing.running(line, workspace), path)

    def output(self, workspace: str, command: Sequence[str]) -> bytes:
        with self._session.line(workspace=workspace) as line:
            container = listing.running(line, workspace)
            run = line.exec_create(container, list(command), stderr=False)["Id"]
            return _output(line, run)

    def deliver(self, workspace: str, changes: Mapping[str, bytes | None], stop: Stop) -> None:
        envelope, session = pack_changes(changes), self._session
        with session.stream(stop, session.patience_s, workspace=workspace) as line:
            deliver(line, workspace, envelope, stop)

    def logs(self, workspace: str, lines: int) -> str:
        with self._session.line(workspace=workspace) as line:
            container = listing.tool(line, workspace)
            return logs(line, container.id, lines) if container else ""

    def processes(self, workspace: str) -> tuple[Process, ...]:
        with self._session.line(workspace=workspace) as line:
            return processes(line, listing.running(line, workspace))

    def memory(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        with self._session.stream(stop, workspace=workspace) as line:
            container = listing.tool(line, workspace)
            running = container is not None and container.state is State.RUNNING
            if container and running and self._session.info(stop).limits:
                memory.follow(line, container.id, on_reading)


def read_file(line: ApiLine, container: str, path: str) -> bytes:
    """A small file, read as the tool's user. Raises FileNotFoundError where it cannot be read.

    Not by the engine's archive request: that one does not see what lies in a tmpfs. What the tool can write
    may have no end.
    """
    run = line.exec_create(container, ["head", "-c", str(SMALL), "--", path], stderr=False)["Id"]
    content = _output(line, run)
    if line.exec_inspect(run)["ExitCode"] != 0:
        raise FileNotFoundError(path)
    return content


def _output(line: ApiLine, run: str) -> bytes:
    """What an exec says until it ends.

    Asked for without the SDK, which waits without limit once the engine has answered, and may lose what
    came in one piece with the answer's head.
    """
    address = f"{line.base_url}/v{line.api_version}/exec/{run}/start"
    answer = line.post(address, json={"Detach": False, "Tty": False})
    line._raise_for_status(answer)
    return streams.unframed(bytearray(answer.content))


def deliver(line: ApiLine, workspace: str, envelope: bytes, stop: Stop) -> None:
    """Hand the tool an envelope of changes to its secrets.

    By the standard input of a command: an engine tells what one was asked for, not what it was sent.
    """
    container = listing.running(line, workspace)
    run = line.exec_create(container, list(receiver(SECRETS)), stdin=True)["Id"]
    until = time.monotonic() + (line.patience_s or 0)
    with streams.opened(line.exec_start(run, socket=True)) as socket:
        streams.send(line, container, socket, envelope)
        complaint = streams.receive(socket, until, LARGEST_COMPLAINT).decode(errors="replace")
    while (ended := line.exec_inspect(run))["Running"]:
        if time.monotonic() >= until:
            raise TimeoutError
        stop.wait(streams.LOOK_S)
    if ended["ExitCode"] != 0:
        listing.running(line, workspace)
        raise RuntimeError(f"the tool's secrets could not be changed: {complaint}")


def logs(line: ApiLine, container: str, lines: int) -> str:
    """The last lines of the tool's output and errors, as they came."""
    text: bytes = line.logs(container, tail=lines)
    return text.decode(errors="replace")


def processes(line: ApiLine, container: str) -> tuple[Process, ...]:
    """Asked of the engine: not every image has a program that tells."""
    told = line.top(container)
    id, parent = (told["Titles"].index(title) for title in ("PID", "PPID"))
    return tuple(Process(one[id], one[parent], one[-1]) for one in told["Processes"] or ())
