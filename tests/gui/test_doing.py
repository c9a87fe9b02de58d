"""*What is it doing?*"""

from __future__ import annotations

from desktop.core.problems import EngineLost
from desktop.gui.parts.chart import Chart
from tests.gui.support.screens.doing import doing
from tests.gui.support.stage import Stage


def test_figures_come_in_and_are_said(stage: Stage) -> None:
    doing(stage)
    charts = stage.front.findChildren(Chart)
    stage.until(lambda: all(len(one.line.values) > 80 for one in charts))
    assert [one.accessibleName().partition(":")[0] for one in charts] == [
        "Memory",
        "Processors",
        "Disk",
        "Network",
    ]
    assert all("At most" in one.accessibleName() for one in charts)


def test_the_last_hour_is_there_as_it_opens(stage: Stage) -> None:
    """Whatever is told from then on: nothing is, here."""
    stage.engine.troubles["usage"] = EngineLost()
    doing(stage)
    for chart in stage.front.findChildren(Chart):
        times = [at_s for at_s, _value in chart.line.values]
        assert len(times) == 240
        assert times[-1] - times[0] == 3600 - 15


def test_lists(stage: Stage) -> None:
    doing(stage)
    stage.until(lambda: stage.reads("192.168.3.9:5432"))
    assert stage.reads("jupyter-lab --no-browser")
    assert stage.reads("and 5 more")
    assert stage.reads("/usr/bin/python")
    assert not stage.reads("127.0.0.1")


def test_what_cannot_be_told_leaves_the_rest(stage: Stage) -> None:
    stage.engine.troubles["changed"] = EngineLost()
    doing(stage)
    stage.until(lambda: stage.reads("This cannot be told now."))
    assert stage.reads("192.168.3.9:5432")


def test_nobody_looks_once_it_is_closed(stage: Stage) -> None:
    doing(stage)
    stage.until(lambda: stage.engine.count("usage"))
    stage.click("Close")
    stage.until(lambda: stage.front is stage.window)
    assert stage.engine.count("usage") == 1


def test_start_fresh_is_asked_for_from_here(stage: Stage) -> None:
    doing(stage)
    stage.click("Start fresh…")
    stage.until(lambda: stage.reads("Start “Sales forecast” fresh?"))
    assert not stage.offers("Look again")
