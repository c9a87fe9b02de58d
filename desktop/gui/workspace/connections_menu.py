"""The data connections of a workspace, with the lines that reach each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.data.connection import Connection
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.text import literal
from desktop.gui.words.code import copy_code

translate = QCoreApplication.translate


def open_menu(
    button: QWidget,
    connections: Iterable[Connection],
    language: str,
    say: Callable[[str], None],
    change: Callable[[], None],
) -> None:
    """Below `button`. `language`: the tool's. `say` tells what was done; `change` leads to where
    one ticks."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in connections:
        text = translate("ConnectionsMenu", "Copy the code for {0}").format(literal(one.name))
        menu.addAction(text, partial(_copy, one, language, say))
    menu.addSeparator()
    menu.addAction(translate("ConnectionsMenu", "Change data connections…"), change)
    open_below(menu, button)


def _copy(connection: Connection, language: str, say: Callable[[str], None]) -> None:
    say(copy_code(connection, language))
