"""A desk to start a small tool from, and bad luck to put between it and the engine."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docker

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Entry, Launch
from desktop.core.folders.check import Places
from desktop.core.progress import Progress, Step
from desktop.core.start.computer import Computer
from desktop.core.start.launch import Request, Running, start
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.samples import ENTRY

TOOL = r"""
use IO::Socket::INET;
$SIG{TERM} = sub { exit 0 };
open my $file, '<', '/run/secrets/token' or die; my $token = <$file>;
my $born = rand;
my $port = IO::Socket::INET->new(LocalPort => 8888, Listen => 9) or die;
while (1) {
    my $c = $port->accept or next;
    my $asked = '';
    while (<$c>) { last if /^\r?$/; $asked .= $_ }
    if ($asked =~ m{^GET /api}) { print $c "HTTP/1.0 200 OK\r\n\r\n" }
    elsif ($asked =~ /^Authorization: token \Q$token\E\r$/m) {
        print $c "HTTP/1.0 200 OK\r\nSet-Cookie: session=of-$born; HttpOnly; Path=/\r\n\r\n"
    }
    else { print $c "HTTP/1.0 403 Forbidden\r\n\r\n" }
    close $c;
}
"""
GREEDY = "my @held; while (1) { push @held, 'x' x 4_000_000 }"
IMAGE = "debian:trixie-slim"


def entry(*command: str, **changes: Any) -> Entry:
    launch = Launch("Tool", command or ("perl", "-e", TOOL), 8888, "/api", "/lab", "jupyter-token")
    return replace(ENTRY, launch=launch, image=IMAGE, home="/home/tool", any_user=True, **changes)


class Desk:
    """A workspace with its folder, on an engine, and what was saved of it."""

    def __init__(self, engine: DockerEngine, home: Path, folder: Path) -> None:
        self.engine: Any = engine
        self.workspace = Workspace(
            new_id(),
            "Test",
            ENTRY.id,
            datetime.now(UTC),
            folders=(Folder(str(folder), "data", writable=True),),
        )
        self.computer = Computer(os.getuid(), os.getgid(), Places("linux", str(home)), {}, b"-----BEGIN")
        self.secrets: dict[str, bytes] = {}
        self.saved: list[Workspace] = []
        self.steps: list[Step] = []
        self.stop = Stop()

    def start(self, tool: Entry | None = None, ready_within: float = 20) -> Running:
        def save(workspace: Workspace) -> None:
            self.saved.append(workspace)
            self.workspace = workspace

        def report(progress: Progress) -> None:
            self.steps.append(progress.step)

        request = Request(self.workspace, tool or entry(), lambda: self.secrets)
        computer = replace(self.computer, ready_within_s=ready_within)
        return start(request, self.engine, computer, save, report, self.stop)

    def interfere(self, call: str, *, before: bool, act: Callable[[], None]) -> None:
        """The first time this is called ("containers.start"), `act` happens just before or just after it."""
        luck = [act]

        def unlucky(method: Callable[..., Any]) -> Callable[..., Any]:
            def called(*arguments: Any, **options: Any) -> Any:
                happen = luck.pop() if luck else lambda: None
                if before:
                    happen()
                result = method(*arguments, **options)
                if not before:
                    happen()
                return result

            return called

        self.engine = Interfered(self.engine, call, unlucky)


class Interfered:
    """An engine, or a role of it, where one call is made by `unlucky`."""

    def __init__(self, real: Any, call: str, unlucky: Callable[[Any], Any]) -> None:
        self._real, self._call, self._unlucky = real, call, unlucky

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        step, _, rest = self._call.partition(".")
        if name != step:
            return found
        return Interfered(found, rest, self._unlucky) if rest else self._unlucky(found)


def left(client: docker.DockerClient, desk: Desk) -> list[str]:
    """What there is of a workspace on the engine, by kind."""
    label = {"label": f"app.cais.workspace={desk.workspace.id}"}
    return [
        *("container" for _ in client.api.containers(all=True, filters=label)),
        *("network" for _ in client.api.networks(filters=label)),
        *("volume" for _ in client.api.volumes(filters=label)["Volumes"] or ()),
    ]
