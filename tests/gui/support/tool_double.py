"""Stands in for a tool on a workspace's page, without a browser."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.kept import Kept
from desktop.core.start.launch import Running


class ToolDouble:
    """An embedded tool without a browser; it is there as soon as `show` is called.

    Attributes:
        saves: whether it can save.
        told: what it tells of its last saving.
        results: who is to be told once it shows results.
        saving: who is to be told that it did; it tells at once where this is None.
    """

    def __init__(
        self,
        title: str,
        _launch: object,
        running: Running,
        _theme: object,
        on_ready: Callable[[], None],
        on_export: Callable[[str], None],
        on_use: Callable[[], None],
    ) -> None:
        self.export = on_export
        self.use = on_use
        self.title = title
        self.running = running
        self.show = on_ready
        self.view = QLineEdit(f"The tool of {title}")
        self.view.setAccessibleName("The tool")
        self.terminals = 0
        self.saves = True
        self.saving: list[Callable[[bool], None]] | None = None
        self.saved = 0
        self.told: Kept | None = Kept()
        self.results: list[Callable[[], None]] = []
        self.retranslated = 0
        self.closed = False

    def widget(self) -> QWidget:
        return self.view

    def open_terminal(self) -> None:
        self.terminals += 1

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        return []

    def save(self, then: Callable[[bool], None]) -> None:
        self.saved += 1
        if self.saving is None:
            then(self.saves)
        else:
            self.saving.append(then)

    def kept(self) -> Kept | None:
        return self.told

    def look_for_results(self, then: Callable[[], None]) -> None:
        self.results.append(then)

    def finish_saving(self) -> None:
        waiting, self.saving = self.saving or [], None
        for then in waiting:
            then(self.saves)

    def retranslate(self) -> None:
        self.retranslated += 1

    def close_tool(self) -> None:
        self.closed = True
        self.view.deleteLater()
