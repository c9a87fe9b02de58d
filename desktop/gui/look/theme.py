"""The look of Cais: colours, type and spacing, applied to the application by the style sheet in `sheet`.

Widgets name what they are (`setProperty("kind", "primary")`); only these two files say how that looks.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.gui.look.stylesheet import SHEET

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


def stylesheet(colours: Colours) -> str:
    return SHEET.substitute(colours._asdict())


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
        app.setPalette(QPalette())  # Qt's own, to see how dark the system is; ours takes its place
        self._apply(system_dark=app.palette().window().color().lightness() < 128)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        self._mode = mode
        self._ask_system()
        self._follow()

    def _ask_system(self) -> None:
        """Have native dialogs and embedded pages follow, where the system can do that."""
        schemes = {"light": "Light", "dark": "Dark"}
        self._app.styleHints().setProperty("colorScheme", schemes.get(self._mode, "Unknown"))

    def _follow(self) -> None:
        self._apply(system_dark=self._app.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark)

    def _apply(self, system_dark: bool) -> None:
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
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # its style is looked at when it is first measured or shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
