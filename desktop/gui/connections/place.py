"""Where somebody asks for something to be done with a connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.gui.state.desk import Desk


class Place(NamedTuple):
    """`widget` is what a dialog belongs to, `say` tells what became of it, `change` has one
    changed (its id)."""

    desk: Desk
    backend: Backend
    widget: QWidget
    say: Callable[[str], None]
    change: Callable[[str], object]
