"""Fusion with our own icons: what Qt itself puts into dialogs and fields looks like the rest of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleFactory, QStyleOption, QWidget

from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.theme.icons import icon, tinted

Standard = QStyle.StandardPixmap
SIGNS = {
    Standard.SP_MessageBoxCritical: "error",
    Standard.SP_MessageBoxWarning: "warning",
    Standard.SP_MessageBoxInformation: "info",
    Standard.SP_MessageBoxQuestion: "question",
}
"""Those of messages have a colour: our name is also that of the colour, and a question has the accent."""
ICONS = {
    Standard.SP_ArrowBack: "back",
    Standard.SP_ArrowLeft: "back",
    Standard.SP_FileDialogBack: "back",
    Standard.SP_ArrowForward: "forward",
    Standard.SP_ArrowRight: "forward",
    Standard.SP_FileDialogToParent: "up",
    Standard.SP_FileDialogNewFolder: "new-folder",
    Standard.SP_FileDialogListView: "gallery",
    Standard.SP_FileDialogDetailedView: "details",
    Standard.SP_FileDialogContentsView: "search",
    Standard.SP_FileDialogInfoView: "info",
    Standard.SP_DirIcon: "open",
    Standard.SP_DirOpenIcon: "open",
    Standard.SP_DirClosedIcon: "open",
    Standard.SP_DirLinkIcon: "open",
    Standard.SP_DirLinkOpenIcon: "open",
    Standard.SP_FileIcon: "file",
    Standard.SP_FileLinkIcon: "file",
    Standard.SP_DirHomeIcon: "home",
    Standard.SP_DesktopIcon: "computer",
    Standard.SP_ComputerIcon: "computer",
    Standard.SP_DriveHDIcon: "disk",
    Standard.SP_DriveCDIcon: "disk",
    Standard.SP_DriveDVDIcon: "disk",
    Standard.SP_DriveFDIcon: "disk",
    Standard.SP_DriveNetIcon: "disk",
    Standard.SP_LineEditClearButton: "close",
}
SMALL, LARGE = 16, 32
"""Pixels of an icon in a list, and of the sign of a message."""


class StudioStyle(QProxyStyle):
    """Asks Fusion for everything but icons."""

    def __init__(self) -> None:
        super().__init__(QStyleFactory.create("Fusion"))

    def standardIcon(
        self,
        standard: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        """Ours, where we have one."""
        if standard in SIGNS:
            colours = vars(Colours.of(QApplication.palette()))
            return tinted(SIGNS[standard], colours.get(SIGNS[standard], colours["accent"]))
        if standard in ICONS:
            return icon(ICONS[standard])
        return super().standardIcon(standard, option, widget)

    def standardPixmap(
        self,
        standard: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QPixmap:
        """The same as a picture, for older callers within Qt."""
        side = LARGE if standard in SIGNS else SMALL
        if standard in SIGNS or standard in ICONS:
            scale = (
                widget.devicePixelRatio()
                if widget is not None
                else QApplication.primaryScreen().devicePixelRatio()
            )
            return self.standardIcon(standard, option, widget).pixmap(QSize(side, side), scale)
        return super().standardPixmap(standard, option or QStyleOption(), widget)
