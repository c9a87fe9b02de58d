"""What is done with data connections; what they are is `core.data.connections`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.data.connection import Connection
    from desktop.core.data.looking.visit import Visit
    from desktop.core.data.reach.outcome import Look
    from desktop.core.data.reach.telling import Heard
    from desktop.core.data.secret import Secret
    from desktop.core.workspaces.workspace import Workspace


class Data(Protocol):
    """That behind this person's connections."""

    def reach_from_here(self, connection: Connection, heard: Heard, stop: Stop) -> Look:
        """Whether the connection's server is reached from this computer, layer by layer: `heard` is told of
        each. Raises Cancelled, and ValueError where the connection has none."""

    def reach_from_inside(
        self, connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        """The same from inside a workspace that has it, or an environment that is here; None where there is
        neither. Without a `secret` nobody signs in. Raises what an engine raises, and starts none."""

    def look_around(self, connection: Connection, stop: Stop) -> Visit:
        """Begin to look around in a connection's data; to be closed. Raises as `core.start.looking` does."""

    def held(self, workspace: Workspace) -> dict[str, Secret]:
        """What opens the connections that its tool has, by their names, to be wiped; nothing where none
        runs. Raises no Problem."""

    def go_without(self, workspace: str, connections: Iterable[str]) -> None:
        """Hand this workspace's tool none of these connections (ids), until this is said anew."""

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        """Hand the workspace's tool, if it runs, what its connections are by now; whether some programs find
        all of them only from its next start on. Raises SecretMissing and what a vault raises."""

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        """Hand the workspace's tool, if it runs, the tickets of Kerberos that this computer has by now. Never
        raises a Problem."""
