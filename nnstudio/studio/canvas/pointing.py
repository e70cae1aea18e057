"""Tells which block the mouse is over, and lights up the one that is pointed at elsewhere, such as in a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView

from nnstudio.studio.canvas.scene import CanvasScene


class Pointing(QObject):
    """Looks on at the events of a view; it never takes one."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene) -> None:
        super().__init__(view)
        self.view, self.scene, self.pointed = view, scene, scene.store.pointed
        view.viewport().installEventFilter(self)
        self.pointed.changed.connect(self.show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note where the mouse goes, as long as no button is held."""
        if event.type() == QEvent.Type.Leave:
            self.pointed.set(None)
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and not event.buttons():
            block = self.scene.block_at(self.view.mapToScene(event.position().toPoint()))
            self.pointed.set(block.key if block is not None and not block.ghost else None)
        return False

    @Slot()
    def show(self) -> None:
        """Light up the block of the layer, or of the group around it that is closed."""
        path = self.pointed.path
        while path is not None and path not in self.scene.blocks:
            path = path.rpartition("/")[0] or None
        for key, block in self.scene.blocks.items():
            if block.hovered is not (key == path):
                block.hovered = key == path
                block.update()
