"""The look of Cais in one place: colours, type, spacing and the style sheet made from them.

Widgets name what they are (`setProperty("kind", "primary")`); only this file says how that looks.
"""

from __future__ import annotations

from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

# Spacing in device-independent pixels: everything on a screen sits on multiples of four.
GAP = 4
SMALL = 8
MEDIUM = 12
LARGE = 16
PAGE = 32


class Colours(NamedTuple):
    """Each text colour reaches 4.5:1 on the surfaces that it is used on; a test measures it."""

    ground: str
    surface: str
    stage: str
    line: str
    edge: str
    text: str
    soft: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_ground: str
    pick: str
    hover: str
    track: str
    chip: str
    good_ground: str
    good: str
    idle_ground: str
    idle: str
    warn_ground: str
    warn: str
    bad_ground: str
    bad: str
    org_ground: str
    org: str
    python: str
    r: str
    spark: str
    on_tile: str


LIGHT = Colours(
    ground="#F7F8FA",
    surface="#FFFFFF",
    stage="#EEF1F4",
    line="#DDE3E9",
    edge="#C9D2DA",
    text="#17212B",
    soft="#3A4651",
    muted="#56636F",
    accent="#0B6E99",
    accent_hover="#095C80",
    on_accent="#FFFFFF",
    accent_text="#0B4F6C",
    accent_ground="#E3F1F7",
    pick="#F3FAFD",
    hover="#EEF2F5",
    track="#E6EBEF",
    chip="#F0F3F6",
    good_ground="#DFF3E8",
    good="#146B3E",
    idle_ground="#EDF0F3",
    idle="#4B5763",
    warn_ground="#FCEFD4",
    warn="#7A4E00",
    bad_ground="#FBE3E1",
    bad="#9B1C15",
    org_ground="#E8E6FA",
    org="#41349B",
    python="#B9560F",
    r="#2F6BB5",
    spark="#7A5BC0",
    on_tile="#FFFFFF",
)

DARK = Colours(
    ground="#11171D",
    surface="#1A222A",
    stage="#141B21",
    line="#2B3640",
    edge="#43515E",
    text="#E7EDF2",
    soft="#C3CDD6",
    muted="#9BA9B6",
    accent="#15749F",
    accent_hover="#1A83B2",
    on_accent="#FFFFFF",
    accent_text="#8FD3F0",
    accent_ground="#17303E",
    pick="#182A35",
    hover="#232D37",
    track="#2C3742",
    chip="#26313B",
    good_ground="#163626",
    good="#7FD6A5",
    idle_ground="#2A353F",
    idle="#B4C0CA",
    warn_ground="#3B2E12",
    warn="#F0C56B",
    bad_ground="#42201E",
    bad="#F5A29B",
    org_ground="#2C2853",
    org="#BDB5F7",
    python="#B9560F",
    r="#2F6BB5",
    spark="#7A5BC0",
    on_tile="#FFFFFF",
)

_SHEET = Template(
    """
* { outline: none; }
QWidget { color: $text; }
QMainWindow, QWidget[kind="ground"] { background: $ground; }
QWidget[kind="stage"] { background: $stage; }
QWidget[kind="side"] { background: $surface; border: none; border-right: 1px solid $line; }
QWidget[kind="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QWidget[kind="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="plain"] { background: transparent; border: none; }
QLabel { background: transparent; }
QLabel[kind="brand"] { font-size: 18px; font-weight: 700; color: $accent_text; }
QLabel[kind="title"] { font-size: 24px; font-weight: 650; }
QLabel[kind="heading"] { font-size: 20px; font-weight: 650; }
QLabel[kind="name"] { font-size: 16px; font-weight: 600; }
QLabel[kind="section"] { font-weight: 600; color: $muted; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 12px; }
QLabel[kind="accent"] { color: $accent_text; }
QLabel[kind="accent"] { color: $accent_text; }
QLabel[kind="good"] { color: $good; }
QLabel[kind="warn"] { color: $warn; }
QLabel[kind="bad"] { color: $bad; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="invite"] { background: transparent; border: 1px dashed $edge; border-radius: 12px; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="notice"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="notice"][tone="warn"] { background: $warn_ground; border-color: $warn_ground; }
QFrame[kind="notice"][tone="bad"] { background: $bad_ground; border-color: $bad_ground; }
QFrame[kind="notice"][place="edge"] { border-radius: 0; }
QFrame[kind="notice"][tone="warn"] QLabel { color: $warn; }
QFrame[kind="notice"][tone="bad"] QLabel { color: $bad; }

QAbstractButton[kind="choice"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QAbstractButton[kind="choice"]:hover { border-color: $edge; background: $pick; }
QAbstractButton[kind="choice"]:checked { border: 2px solid $accent; background: $pick; }
QAbstractButton[kind="choice"]:focus { border: 2px solid $accent_text; }
QAbstractButton[kind="choice"]:checked:focus { border: 2px solid $text; }

QLabel[kind="pill"] { font-size: 12px; font-weight: 600; border-radius: 10px; padding: 2px 10px;
  min-height: 17px; }
QLabel[kind="pill"][tone="good"] { background: $good_ground; color: $good; }
QLabel[kind="pill"][tone="idle"] { background: $idle_ground; color: $idle; }
QLabel[kind="pill"][tone="warn"] { background: $warn_ground; color: $warn; }
QLabel[kind="pill"][tone="bad"] { background: $bad_ground; color: $bad; }
QLabel[kind="pill"][tone="org"] { background: $org_ground; color: $org; }
QLabel[kind="chip"] { background: $chip; color: $soft; font-size: 12px; border-radius: 6px;
  padding: 2px 8px; }
QLabel[kind="tile"] { background: $idle_ground; color: $idle; font-size: 17px; font-weight: 700;
  border-radius: 10px; }
QLabel[kind="tile"][tone="python"] { background: $python; color: $on_tile; }
QLabel[kind="tile"][tone="r"] { background: $r; color: $on_tile; }
QLabel[kind="tile"][tone="spark"] { background: $spark; color: $on_tile; }

QPushButton, QToolButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 8px;
  padding: 7px 14px; font-weight: 550; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $track; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent_text; padding: 6px 13px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $line; background: $ground; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[kind="danger"] { color: $bad; border-color: $edge; }
QPushButton[kind="danger"]:hover { background: $bad_ground; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent_text; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; padding: 2px 4px;
  color: $accent_text; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent_text; border-radius: 6px; padding: 2px 4px; }
QToolButton { padding: 7px; min-width: 20px; max-width: 20px; max-height: 20px; }
QToolButton:focus { padding: 6px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="filter"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="filter"]:checked:focus { border: 2px solid $text; }
QPushButton[kind="nav"] { text-align: left; background: transparent; border: 2px solid transparent;
  color: $soft; padding: 8px 10px; font-weight: 400; }
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"]:checked { background: $accent_ground; color: $accent_text; font-weight: 600; }
QPushButton[kind="nav"]:focus { border: 2px solid $accent_text; padding: 8px 10px; }
QLabel[kind="step"] { color: $muted; border-radius: 8px; padding: 9px 10px; }
QLabel[kind="step"][tone="now"] { background: $accent_ground; color: $accent_text; font-weight: 600; }
QLabel[kind="step"][tone="done"] { color: $good; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $edge;
  border-radius: 8px; padding: 7px 11px; min-height: 20px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent_text;
  padding: 6px 10px; }
QComboBox { padding-right: 28px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line; padding: 4px;
  selection-background-color: $accent_ground; selection-color: $accent_text; }
QMenu { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_ground; color: $accent_text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px 8px; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialog { background: $ground; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: $soft; padding: 7px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent_text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:focus { color: $accent_text; text-decoration: underline; }
QRadioButton { spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }
QRadioButton::indicator { width: 14px; height: 14px; border-radius: 9px; border: 2px solid $muted;
  background: $surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QRadioButton:disabled { color: $muted; }
QRadioButton::indicator:disabled { border-color: $edge; }
QRadioButton::indicator:checked:disabled { border-color: $muted; }
QRadioButton:focus { border: 2px solid $accent_text; }
"""
)


def stylesheet(colours: Colours) -> str:
    return _SHEET.substitute(colours._asdict())


def _palette(colours: Colours) -> QPalette:
    """For what Qt paints by itself: native dialogs, selections, placeholder text."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent_text,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.surface,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def _font() -> QFont:
    """Inter where the system has it, else the system's own interface font; 14 pixels."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # Not asked for beforehand: that reads every font there is.
    font.setFamilies(["Inter", *font.families()])
    font.setPixelSize(14)
    return font


class Theme(QObject):
    """Applies the look to the application and follows the system between light and dark.

    Signals:
        changed: the colours are others now; what was painted with the old ones must be painted anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self.colours = LIGHT
        app.setFont(_font())
        self._ask_system()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        self._mode = mode
        self._ask_system()
        self._apply()

    def _ask_system(self) -> None:
        """Have native dialogs and embedded pages follow, where the system can do that."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(self._mode, Qt.ColorScheme.Unknown))

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._mode == "dark" or (self._mode == "system" and system_dark)
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours))
        self.changed.emit()


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties and have the style sheet looked at again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # its style is looked at when it is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
