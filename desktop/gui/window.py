"""The main window: the side with its places, and one screen at a time beside or over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.gui.look import icons, theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import Text
from desktop.gui.preferences import Preferences

SIDE_WIDTH = 212
_LINK_INDENT = 6  # has its text begin where that of the engine's line does
_LINK_WIDTH = SIDE_WIDTH - 36 - _LINK_INDENT  # what margins, padding and the focus ring leave for its text
_NAME_WIDTH = 132
"""Pixels of a place's name: what its icon, the padding and a bolder font leave."""

_MARK = 26

_NOTHING: tuple[QWidget | None, str] = (None, "")

SUFFIX = ".cais"
"""Of the files of ours that people hand each other."""


class Sidebar(QFrame):
    """The places of the app, and how the engine is.

    Signals:
        gone_to: the index of the place that was chosen.
        engine_asked: the button beside the engine's line was pressed.
        managed_asked: who manages this computer was.
    """

    gone_to = Signal(int)
    engine_asked = Signal()
    managed_asked = Signal()

    def __init__(self, places: list[tuple[Callable[[], str], str]], parent: QWidget | None = None) -> None:
        """`places`: their names, in the language in use when they are asked for, with their icons."""
        super().__init__(parent)
        self._places = places
        self.setProperty("kind", "side")
        self.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, theme.LARGE, 10, theme.LARGE)
        column.setSpacing(theme.GAP)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("cais", "", _MARK))
        brand = row(mark, Text("Cais", "brand", wrap=False), None, spacing=10)
        brand.setContentsMargins(theme.SMALL, theme.GAP, 0, theme.MEDIUM)
        column.addLayout(brand)
        self._buttons: list[Button] = []  # no group: Tab would reach one of them alone
        for index, (_name, icon) in enumerate(places):
            button = IconTextButton("", icon, "nav")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, index=index: self.gone_to.emit(index))
            self._buttons.append(button)
            column.addWidget(button)
        self.retranslate()
        column.addStretch(1)
        self._engine = Text("", "small")
        self._engine.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, 0)
        self._ask = Button("", "link")
        self._ask.clicked.connect(self.engine_asked)
        self._ask.hide()
        column.addWidget(self._engine)
        below = row(self._ask)
        below.setContentsMargins(_LINK_INDENT, 0, 0, 0)
        column.addLayout(below)
        self._managed = Button("", "small-link")
        self._managed.clicked.connect(self.managed_asked)
        self._managed.hide()
        lowest = row(self._managed)
        lowest.setContentsMargins(_LINK_INDENT, 0, 0, 0)
        column.addLayout(lowest)

    def retranslate(self) -> None:
        for button, (name, _icon) in zip(self._buttons, self._places, strict=True):
            button.show_name(_folded(name(), button.fontMetrics(), _NAME_WIDTH), name())

    def go_to(self, index: int) -> None:
        for place, button in enumerate(self._buttons):
            button.setChecked(place == index)

    def show_engine(self, line: str, ask: str = "") -> None:
        """How the engine is, in a line, and what the button below it offers ("" for none)."""
        self._engine.setText(line)
        self._ask.ensurePolished()
        self._ask.setText(_folded(ask, self._ask.fontMetrics(), _LINK_WIDTH))
        self._ask.setAccessibleName(ask)
        self._ask.setVisible(bool(ask))

    def show_managed(self, line: str) -> None:
        """Whose presets hold here, "" for nobody's."""
        self._managed.ensurePolished()
        self._managed.setText(_folded(line, self._managed.fontMetrics(), _LINK_WIDTH))
        self._managed.setAccessibleName(line)
        self._managed.setVisible(bool(line))


def _folded(text: str, metrics: QFontMetrics, width: int) -> str:
    """A button's text in as many lines as it needs; by itself no button goes on in the next line."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def ours(dragged: QMimeData) -> str:
    """The path of the file of ours that is dragged, "" for none, or for several."""
    paths = [url.toLocalFile() for url in dragged.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].casefold().endswith(SUFFIX) else ""


class Window(QMainWindow):
    """Shows either a place (with the side) or a screen of its own (a wizard, a workspace).

    Attributes:
        may_close: asked before the window closes; where it says no, it closes the window itself later.

    Signals:
        closed: the person closed the window.
        dropped: a file of ours was dropped on it (its path).
    """

    closed = Signal()
    dropped = Signal(str)

    def __init__(self, side: Sidebar, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._side = side
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Cais")
        self.setMinimumSize(QSize(720, 520))
        self._makers: list[Callable[[], QWidget]] = []
        self._made: dict[int, QWidget] = {}
        self._away = False  # from the places
        self._behind: dict[QWidget, tuple[QWidget | None, str]] = {}  # what a screen leads back to
        self._used: QWidget | None = None  # by the keyboard, to go there
        self._places = QStackedWidget()
        shell = QWidget()
        shell.setProperty("kind", "ground")
        line = QHBoxLayout(shell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(self._places, 1)
        self._shell = shell
        self._screens = QStackedWidget()
        self._screens.addWidget(shell)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._screens, 1)
        everything = QWidget()
        everything.setLayout(self._column)
        self.setCentralWidget(everything)
        side.gone_to.connect(self.show_place)
        if not self.restoreGeometry(preferences.geometry):
            self.resize(1200, 760)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if ours(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := ours(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(path)

    def add_place(self, make: Callable[[], QWidget]) -> None:
        """The next of the side's places, made when it is first gone to."""
        self._makers.append(make)

    def put_above(self, strip: QWidget) -> None:
        """Keep this above whatever is shown."""
        self._column.insertWidget(0, strip)

    def show_place(self, index: int) -> None:
        self._side.go_to(index)
        if index not in self._made:
            self._made[index] = self._makers[index]()
            self._places.addWidget(self._made[index])
        self._places.setCurrentWidget(self._made[index])
        self._screens.setCurrentWidget(self._shell)
        self._give_focus_back()
        self.setWindowTitle("Cais")

    def show_places(self) -> None:
        """The one of them that was shown last."""
        self.show_place(
            next(index for index, made in self._made.items() if made is self._places.currentWidget())
        )

    def renew_place(self, index: int) -> None:
        """The same, unless somebody looks at it."""
        if self._places.currentWidget() is not self._made.get(index):
            self.drop_place(index)

    def drop_place(self, index: int) -> None:
        """Have this place, which is not shown now, made anew when it is next gone to."""
        if place := self._made.pop(index, None):
            self._places.removeWidget(place)
            place.deleteLater()

    def show_screen(self, screen: QWidget, title: str) -> None:
        """Show a screen that fills the window; it stays with the window until `drop_screen`."""
        if not self._away:
            self._away, self._used = True, tabbing.focused_in(self._shell)
        self.take_in(screen)
        self._screens.setCurrentWidget(screen)
        self.setWindowTitle(title)

    def show_for_now(
        self, screen: QWidget, title: str, otherwise: Callable[[], None] | None = None
    ) -> Callable[[], None]:
        """Show a screen. What is returned drops it and leads back to the screen that is shown now; where none
        is, or that one is gone by then, to the places, or does `otherwise`."""
        if screen is not self.screen_shown():
            self._forget(screen)  # it may have lain behind others
            self._behind[screen] = self.screen_shown(), self.windowTitle()

        def leave() -> None:
            before, called = self._behind.get(screen, _NOTHING)
            self.drop_screen(screen)
            if before:
                self.show_screen(before, called)
            else:
                (otherwise or self.show_places)()

        self.show_screen(screen, title)
        return leave

    def _forget(self, screen: QWidget) -> None:
        """Whatever leads back to it leads to what lies behind it."""
        behind = self._behind.pop(screen, _NOTHING)
        for above, (before, _called) in self._behind.items():
            if before is screen:
                self._behind[above] = behind

    def take_in(self, screen: QWidget) -> None:
        """Let a screen have the window's looks, which takes a while, before it is shown."""
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)

    def _give_focus_back(self) -> None:
        """To what the keyboard left the places with. A mouse leaves nothing that looks chosen."""
        if self._away:
            used, self._away, self._used = self._used, False, None
            if used and isValid(used):
                tabbing.go_to(used)
            else:
                self.setFocus()

    def drop_screen(self, screen: QWidget) -> None:
        self._forget(screen)
        self._screens.removeWidget(screen)
        screen.deleteLater()

    def screen_shown(self) -> QWidget | None:
        """The screen that fills the window, None while a place is shown."""
        shown = self._screens.currentWidget()
        return None if shown is self._shell else shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # one that was minimised goes on where it was
            self.setFocus()  # the first press of Tab goes to the first control, and none looks chosen before

    def focusNextPrevChild(self, next: bool) -> bool:
        return tabbing.go_on(self, forward=next)

    def come_forward(self) -> None:
        """For a second start of the app: the first one's window takes its place."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        event.accept()
        self.closed.emit()
