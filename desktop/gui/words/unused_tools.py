"""That a tool is stopped because nobody uses it: before, and afterwards."""

from __future__ import annotations

from desktop.gui.state.unused_tools import Ending
from desktop.gui.words.counted import Context

UnusedTools = Context("UnusedTools")


def is_coming(ending: Ending) -> str:
    """Said as long as there is time to keep it."""
    text = UnusedTools.tr("Stops in %n minutes because {0} stops tools that nobody uses.", "", ending.minutes)
    return text.format(ending.setting.source.organisation)


def was_stopped(ending: Ending) -> str:
    """Said as long as it is not opened again."""
    text = UnusedTools.tr(
        "Stopped because nobody used it for %n minutes. {0} stops such tools.", "", ending.minutes
    )
    return text.format(ending.setting.source.organisation)
