"""The tools at the left end of the strip: which template, undo and redo, and below them what is learned from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.menus import Menus
from nnstudio.studio.pieces import tool_button


def left_tools(menus: Menus, data_button: QWidget) -> QWidget:
    """Two rows, beside the two of the train bar."""
    tools = QWidget()
    grid = QGridLayout(tools)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    grid.addWidget(_template_chooser(menus), 0, 0)
    grid.addWidget(data_button, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
    for at, action in enumerate((menus.undo, menus.redo), 1):
        button = ActionButton(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        grid.addWidget(button, 0, at)
    return tools


def _template_chooser(menus: Menus) -> QToolButton:
    chooser = tool_button(_tr("Open a template"), "gallery", _tr("Template"))
    templates = QMenu(chooser)
    templates.setToolTipsVisible(True)
    templates.addActions(menus.templates)
    chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    chooser.setMenu(templates)
    return chooser


def _tr(text: str) -> str:
    return QCoreApplication.translate("strip", text)
