"""Whether every screen has room at twice the scale: the end of test_screens.py runs this with that scale.

Nothing here is a matter of pixels, nor of what is shown for a moment: each screen is painted once, at the
end, which fails what cannot be painted.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.gui.conftest import StrayWindows
from tests.gui.support.screens import Screen
from tests.gui.support.stage import Stage
from tests.gui.test_screens import Faults, every_screen, unpainted


@every_screen
def test_screen_has_room(
    longer: None, make_stage: Callable[[], Stage], no_stray_windows: StrayWindows, screen: Screen
) -> None:
    """In the language with longer words."""
    stage = make_stage()
    faults = Faults()
    with no_stray_windows.away(), unpainted(stage):
        screen.show(stage)
        faults.look_in_all_sizes(stage)
    stage.settle()
    assert faults == {}
