"""The line of a card that tells what goes on or went wrong; of most workspaces there is nothing to tell."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.status import Status
from desktop.gui.parts.text import shortened
from desktop.gui.state.desk import Desk
from desktop.gui.state.start import Start
from desktop.gui.words.calculations import awaited
from desktop.gui.words.limits import needed_more
from desktop.gui.words.problems import words
from desktop.gui.words.starts import standstill, step_line
from desktop.gui.words.units import memory

translate = QCoreApplication.translate


def card_line(desk: Desk, id: str, status: Status) -> tuple[str, str]:
    """Its tone, "muted" or "warn", and the text, "" where all is said by the status."""
    start = desk.starts.of(id)
    if start and start.problem and status is not Status.RUNNING:
        return "warn", words(start.problem).title
    if status is Status.STARTING and start:
        return "muted", standstill() if start.still else _step_line(desk, id, start)
    if status is Status.HALF_MADE and desk.starts.given_up(id):
        return "muted", translate("WorkspaceCard", "You cancelled its first start.")
    if status is Status.HALF_MADE:
        return "muted", translate(
            "WorkspaceCard", "Its first start was interrupted. Finish it, or remove it."
        )
    if status is Status.OUT_OF_MEMORY:
        text = translate("WorkspaceCard", "Stopped because it needed more than {0}.")
        return "warn", text.format(memory(desk.meters.memory(id)[1]))
    if status is Status.ENDED:
        return "warn", translate("WorkspaceCard", "The tool ended by itself.")
    if status is Status.RUNNING and (ending := desk.unused_ending(id)):
        from desktop.gui.words.unused_tools import is_coming

        return "warn", is_coming(ending)
    if status is Status.RUNNING and (shortage := desk.shortages.of(id)):
        return "warn", needed_more(shortage.limit, [shortened(name) for name in shortage.notebooks])
    if status is Status.RUNNING and (standings := desk.standings(id)):
        from desktop.gui.words.standings import all_of  # mostly all are where they were

        return "warn", all_of(standings, shortened)
    return "muted", _what_waits(desk, id)


def _what_waits(desk: Desk, id: str) -> str:
    if waits := desk.awaited(id):
        return awaited(waits)
    if desk.tools.folders_wait(id):
        return translate("WorkspaceCard", "Stop it and open it again to have the changed folders.")
    if desk.limits_wait(id):
        return translate(
            "WorkspaceCard", "Stop it and open it again to have the changed memory and processors."
        )
    return ""


def _step_line(desk: Desk, id: str, start: Start) -> str:
    engine = desk.engine.info.name if desk.engine.info else "Docker"
    return step_line(
        start.step, start.news.get(start.step), desk.catalogue.entry(desk.workspaces[id]), engine
    )
