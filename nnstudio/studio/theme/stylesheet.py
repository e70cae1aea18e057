"""The one stylesheet: flat controls on an 8 px grid. What it does not name, Fusion draws from the palette.

It names no colour, but the role of the palette that has it, and its images and a ticked box look alike on light and on
dark. So it is the same in both themes and is parsed and matched once: setting another one on the application, with
hundreds of widgets, freezes the window for a good part of a second.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QPalette

from nnstudio.studio.theme.colours import TICKED

IMAGES = Path(__file__).with_name("images")
Role = QPalette.ColorRole
ROLES: dict[str, tuple[QPalette.ColorRole, str]] = {
    "window": (Role.Window, "window"),
    "panel": (Role.AlternateBase, "alternate-base"),
    "canvas": (Role.Shadow, "shadow"),
    "field": (Role.Base, "base"),
    "hover": (Role.Light, "light"),
    "border": (Role.Mid, "mid"),
    "edge": (Role.Dark, "dark"),
    "text": (Role.ToolTipText, "tooltip-text"),
    "muted": (Role.PlaceholderText, "placeholder-text"),
    "accent": (Role.Link, "link"),
    "on_accent": (Role.BrightText, "bright-text"),
    "selection": (Role.Midlight, "midlight"),
    "error": (Role.LinkVisited, "link-visited"),
    "error_fill": (Role.ToolTipBase, "tooltip-base"),
}
"""Name of a colour: the role that has it, and that role's name in a stylesheet. Where a rule sets the colour of a
widget's text, Qt changes the roles Text and WindowText of that widget; so the text has a role that no rule changes.
"""

SHEET = Template(
    """
QToolTip { color: $text; background: $panel; border: 1px solid $edge; padding: 4px 6px; }
QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $edge; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QToolBar { background: $window; border: 0; border-bottom: 1px solid $border; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $border; margin: 4px 4px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton[fold="true"]:checked { background: transparent; }
QToolButton[fold="true"]:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $edge; }
QToolButton[popupMode="2"] { padding-right: 16px; }
QToolButton[compact="true"] { padding: 1px 18px 1px 4px; font-weight: 600; }
QToolButton::menu-button { border: 0; width: 16px; border-radius: 4px; }
QToolButton::menu-button:hover { background: $hover; }
QToolButton::menu-arrow { image: url($down); width: 8px; height: 8px; }
QToolButton::menu-indicator { image: url($down); width: 8px; height: 8px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }

QPushButton { background: $panel; border: 1px solid $edge; border-radius: 4px; padding: 5px 12px; color: $text;
    outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $edge; border-color: $border; background: $window; }
QPushButton[compact="true"] { padding: 3px 10px; }
QPushButton[compact="true"]:focus { padding: 2px 9px; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled { background: $hover; color: $edge; border-color: $border; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox QLabel#qt_msgbox_label { min-width: 320px; font-weight: 600; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 320px; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $field; color: $text; border: 1px solid $edge; border-radius: 4px; padding: 3px 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QAbstractSpinBox, QComboBox { padding: 2px 20px 2px 6px; min-height: 20px; }
QLineEdit { min-height: 20px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border-color: $accent; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: $error; background: $error_fill; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $edge; border-color: $border;
    background: $window; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url($down); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $border; padding: 4px;
    selection-background-color: $selection; selection-color: $text; outline: 0; }
QAbstractSpinBox::up-button { border: 0; width: 20px; subcontrol-position: top right; margin: 1px; }
QAbstractSpinBox::down-button { border: 0; width: 20px; subcontrol-position: bottom right; margin: 1px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($up); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 8px; height: 8px; }
#code { border: 1px solid $field; border-radius: 0; padding: 0; }
#code:focus { border-color: $accent; }

QTabWidget::pane { border: 0; border-top: 1px solid $border; background: $panel; }
QCheckBox, QRadioButton { spacing: 6px; color: $text; }
QCheckBox::indicator, QTreeView::indicator { width: 14px; height: 14px; border: 1px solid $edge; border-radius: 3px;
    background: $field; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked { background: $ticked; border-color: $ticked;
    image: url($check); }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled { border-color: $border; background: $window; }
QCheckBox:disabled { color: $edge; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: 0; border-bottom: 2px solid transparent;
    padding: 6px 12px; margin: 0; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { color: $accent; background: $hover; }

QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }

QTreeView, QListView, QTableView { background: $panel; border: 1px solid $panel; outline: 0; }
CanvasView { border: 1px solid $canvas; }
QTreeView:focus, QListView:focus, QTableView:focus, CanvasView:focus { border-color: $accent; }
QTreeView::item { min-height: 28px; border-radius: 4px; padding: 0 4px; color: $text; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $selection; color: $text; }
#palette::item, #palette::item:hover, #palette::item:selected { background: transparent; }
QTableView::item { padding: 0 8px; border: 0; }
QTableView::item:selected { background: $selection; color: $text; }
QFileDialog QListView::item:selected { background: $selection; color: $text; }
QHeaderView { background: $window; border: 0; }
QHeaderView::section { background: $window; color: $muted; border: 0; border-bottom: 1px solid $border;
    padding: 6px 11px; }
QHeaderView[narrow="true"]::section { padding: 6px 8px; }
QScrollArea { border: 0; }
QScrollArea:focus { border: 1px solid $accent; }
QDialog > QScrollArea { border: 1px solid $panel; }
QDialog > QScrollArea:focus { border: 1px solid $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QProgressBar { background: $hover; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }

#quick { background: $panel; border: 1px solid $edge; border-radius: 8px; }
#quick_list { border: 0; }
#strip { background: $window; border-bottom: 1px solid $border; }
QFrame[card="true"] { background: $panel; border: 1px solid $border; border-radius: 8px; }
QFrame[card="true"]:hover { border-color: $edge; }
QFrame[role="line"] { background: $border; }
QPushButton[link="true"] { background: transparent; border: 1px solid transparent; color: $accent;
    text-align: left; padding: 4px 4px; }
QPushButton[link="true"]:hover { background: $hover; }
QPushButton[link="true"]:focus { border: 1px solid $accent; padding: 4px 4px; }
QLabel[role="display"] { font-size: 22px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
*[panel="true"] { background: $panel; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $error; }
"""
)


def stylesheet() -> str:
    """The stylesheet, for whatever palette the application has."""
    colours = {name: f"palette({word})" for name, (_, word) in ROLES.items()}
    images = {name: (IMAGES / f"{name}.svg").as_posix() for name in ("up", "down", "check")}
    return SHEET.substitute(colours, ticked=TICKED, **images)
