"""How each kind of widget looks, as a Qt style sheet whose colours are those of `theme`."""

from __future__ import annotations

from string import Template

SHEET = Template(
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
QLabel[kind="title"] { font-size: 24px; font-weight: 650; min-height: 36px; }
QLabel[kind="heading"] { font-size: 20px; font-weight: 650; }
QLabel[kind="name"] { font-size: 16px; font-weight: 600; }
QLabel[kind="section"] { font-weight: 600; color: $muted; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 12px; }
QLabel[kind="accent"] { color: $accent_text; }
QLabel[kind="good"] { color: $good; }
QLabel[kind="warn"] { color: $warn; }
QLabel[kind="bad"] { color: $bad; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="invite"] { background: transparent; border: 1px solid $edge; border-radius: 12px; }
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
QAbstractButton[kind="choice"]:disabled { background: $ground; }
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
QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QToolButton[kind="quiet"]:hover { background: $hover; }
QToolButton[kind="quiet"]:focus { border: 2px solid $accent_text; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; padding: 2px 4px;
  color: $accent_text; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent_text; border-radius: 6px; padding: 2px 4px; }
QPushButton[kind="small-link"] { background: transparent; border: 2px solid transparent; padding: 0 4px;
  color: $muted; text-align: left; font-size: 12px; font-weight: 400; }
QPushButton[kind="small-link"]:hover { text-decoration: underline; color: $accent_text; }
QPushButton[kind="small-link"]:focus { border: 2px solid $accent_text; border-radius: 6px; padding: 0 4px; }
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
QComboBox:disabled { color: $muted; border-color: $line; background: $ground; }
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
QProgressBar[tone="warn"]::chunk { background: $warn; }
QTreeView, QTableView { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 4px;
  gridline-color: $line; selection-background-color: $accent_ground; selection-color: $accent_text; }
QTreeView:focus, QTableView:focus { border: 2px solid $accent_text; padding: 3px; }
QTreeView::item { padding: 4px 2px; border: none; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected, QTableView::item:selected { background: $accent_ground; color: $accent_text; }
QTableView { padding: 0; border-radius: 0; }
QTableView:focus { padding: 0; }
QTableView::item { padding: 2px 8px; border: none; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $ground; color: $soft; border: none; border-right: 1px solid $line;
  border-bottom: 1px solid $line; padding: 5px 11px; font-weight: 400; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialog { background: $ground; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
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
