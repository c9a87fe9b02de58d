"""An engine on which much happens, in a process of its own so that its work is not counted as the app's.

    python -m tests.bench.busy_engine FOLDER

Prints its address. Then it does as the lines of its standard input say: `appear` puts 200 containers on
it, `vanish` takes them away, `storm` tells of 1,000 events. Whatever is pulled or built tells much and then
fails.
"""

from __future__ import annotations

import json
import queue
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.core.labels import WORKSPACE_LABEL
from desktop.engine.specification import MEMORY_LABEL
from tests.fakes.engine import FakeEngine, Request, Script

CONTAINERS = 200
EVENTS = 1000
LAYERS, LAYER_MESSAGES = 60, 300
STEPS, STEP_LINES = 60, 100
GIB = 1024**3


def workspace_id(number: int) -> str:
    """The ids of the workspaces whose containers appear."""
    return f"{number:012x}"


class BusyEngine(FakeEngine):
    """Filters listings as a real one does."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.shown = 0
        self.events: queue.Queue[Any] = queue.Queue()
        self.stream("GET", "/events", iter(self.events.get, None))
        self.answer("GET", "/images/.*/json", status=404, json={"message": "No such image"})
        self.stream("POST", "/images/create", download())
        self.stream("POST", "/build", build())

    def take(self, request: Request) -> Script:
        if request.path == "/containers/json":
            return Script("GET", request.path, body=json.dumps(self._listed(request)).encode())
        if found := re.fullmatch(r"/containers/([0-9a-f]+)/(json|stats)", request.path):
            if found[2] == "stats":
                return Script("GET", request.path, body=readings())
            return Script("GET", request.path, body=json.dumps(inspected(found[1])).encode())
        return super().take(request)

    def _listed(self, request: Request) -> list[dict[str, Any]]:
        labels = json.loads(request.query.get("filters", "{}")).get("label", [])
        wanted = labels[0].partition("=")[2] if labels else ""
        ids = [workspace_id(number) for number in range(self.shown)]
        return [listed(id) for id in ids if wanted in ("", id)]

    def tell(self, action: str, count: int) -> None:
        for number in range(count):
            attributes = {WORKSPACE_LABEL: workspace_id(number % CONTAINERS)}
            self.events.put({"Type": "container", "Action": action, "Actor": {"Attributes": attributes}})


def listed(id: str) -> dict[str, Any]:
    return {
        "Id": id,
        "State": "running",
        "Status": "Up 2 minutes",
        "Labels": {WORKSPACE_LABEL: id, MEMORY_LABEL: str(4 * GIB)},
        "Ports": [{"Type": "tcp", "PrivatePort": 8888, "PublicPort": 9}],
    }


def inspected(id: str) -> dict[str, Any]:
    return {
        "Id": id,
        "Config": {"Labels": listed(id)["Labels"]},
        "State": {"Status": "running", "ExitCode": 0, "OOMKilled": False},
        "NetworkSettings": {"Ports": {"8888/tcp": [{"HostIp": "127.0.0.1", "HostPort": "9"}]}},
        "HostConfig": {"Memory": 4 * GIB},
    }


def readings() -> Iterator[bytes]:
    """As the engine gives them: one a second."""
    for second in range(600):
        reading = {"memory_stats": {"usage": GIB + second * 1024**2, "stats": {}}}
        yield json.dumps(reading).encode() + b"\n"
        time.sleep(1)


def download() -> list[dict[str, Any]]:
    layers = [f"layer{number}" for number in range(LAYERS)]
    size = 10**8
    messages: list[dict[str, Any]] = [{"id": layer, "status": "Pulling fs layer"} for layer in layers]
    for status in ("Downloading", "Extracting"):
        for part in range(LAYER_MESSAGES // 2):
            detail = {"current": size * part * 2 // LAYER_MESSAGES, "total": size}
            messages += [{"id": layer, "status": status, "progressDetail": detail} for layer in layers]
    return [*messages, {"error": "unexpected EOF"}]


def build() -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    for step in range(1, STEPS + 1):
        messages.append({"stream": f"Step {step}/{STEPS} : RUN something\n"})
        messages += [{"stream": f"Selecting previously unselected package {n}\n"} for n in range(STEP_LINES)]
    return [*messages, {"error": "the command returned a non-zero code: 1"}]


def main() -> None:
    engine = BusyEngine(Path(sys.argv[1]))
    engine.listen()
    print(engine.address, flush=True)
    for line in sys.stdin:
        match line.strip():
            case "appear":
                engine.shown = CONTAINERS
                engine.tell("start", CONTAINERS)
            case "vanish":
                engine.shown = 0
                engine.tell("die", CONTAINERS)
            case "storm":
                engine.tell("start", EVENTS)
    engine.events.put(None)
    engine.close()


if __name__ == "__main__":
    main()
