"""What a tool is doing."""

from __future__ import annotations

from desktop.core.engine_facts import Process
from tests.gui.support.screens.screen import UNBROKEN, come_forward, screen
from tests.gui.support.stage import Stage

TABLES = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:22B8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
   1: 020012AC:C350 0903A8C0:1538 01 00000000:00000000 00:00000000 00000000  1000        0 2
   2: 0100007F:C351 0100007F:22B8 01 00000000:00000000 00:00000000 00000000  1000        0 3
"""


def doing(stage: Stage) -> None:
    """Asked for in the card's menu."""
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.engine.processes = (
        Process("1", "0", "jupyter-lab --no-browser"),
        Process("2", "1", "python -m ipykernel_launcher -f /home/analyst/.local/share/jupyter/kernel.json"),
        *(Process(str(number), "1", f"worker-{number}") for number in range(3, 18)),
    )
    stage.engine.tables = TABLES.encode()
    stage.engine.changed = ("/usr/bin/python", f"/opt/{UNBROKEN}")
    stage.engine.ran_s = 5400
    stage.begin()
    stage.until(lambda: read_to_the_end(stage, workspace.id))
    stage.pick("More for Sales forecast", "What is it doing?")
    come_forward(stage)


def read_to_the_end(stage: Stage, id: str) -> bool:
    """Whether all that the tool used so far is known: the newest of it is told as now."""
    known = stage.app.desk.meters.last_hour(id)
    return bool(known and known.uses and known.uses[-1][0] == 0)


@screen("doing")
def _(stage: Stage) -> None:
    doing(stage)
    stage.until(lambda: stage.reads("192.168.3.9:5432"))
    stage.until(lambda: stage.reads("/s"))
