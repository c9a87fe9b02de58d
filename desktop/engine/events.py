"""What happens on the engine, as it happens: a stream, taken up again whenever it breaks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Change, Event, Part
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.problems import Cancelled
from desktop.engine import specification
from desktop.engine.api_line import ApiLine

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 0.25, 10.0

END, KILL = "die", "oom"
"""The latter of each process that the kernel ended for want of memory; rootless engines tell of none."""

ACTIONS = ("create", "start", END, KILL, "pause", "unpause", "destroy", "remove")
"""Those that change what a card shows. Health checks alone would be several a minute and workspace. What is
destroyed on Docker is removed on Podman."""

MEANS = {END: Change.ENDED, KILL: Change.KILLED}


def watch(
    connect: Callable[[], AbstractContextManager[ApiLine]], on_event: Callable[[Event], None], stop: Stop
) -> None:
    """Pass on events until `stop`. `connect` gives a fresh line that `stop` cuts."""
    wait, connected = FIRST_WAIT, True
    while True:
        try:
            with connect() as line:
                # Not by label: Podman finds none where no value is named.
                stream = line.events(decode=True, filters={"type": "container", "event": list(ACTIONS)})
                wait, connected = FIRST_WAIT, True
                on_event(Event(Change.CONNECTED))
                for event in stream:
                    labels = event["Actor"]["Attributes"]
                    workspace = labels.get(WORKSPACE_LABEL)
                    if workspace and specification.part(labels) is Part.TOOL:
                        on_event(Event(MEANS.get(event.get("Action"), Change.CONTAINER), workspace))
        except Cancelled:
            raise
        except Exception as error:
            # Whatever it is, it is told to whoever starts something; here only the loss counts. An engine
            # that goes away may leave half a line, or say what nobody foresaw.
            log.info("no news of the engine: %r", error)
        stop.check()
        if connected:
            connected = False
            on_event(Event(Change.LOST))
        stop.wait(wait)
        wait = min(2 * wait, LONGEST_WAIT)
