"""Layers on the canvas, found by their names and by what they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from nnstudio.document.groups import Group
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.provider import on_the_canvas
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import declared, summary_of

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class CanvasLayers:
    """Enter selects the layer and brings it into sight."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order of the computation."""
        if not window.files.was_opened:
            return
        kind = tr("On the canvas")
        for path in window.store.document.paths:
            node = window.store.document.node(path)
            title = node.layer.label if isinstance(node.layer, Group) else declared(node.layer.title)
            yield Entry(
                key=f"node {path}",
                kind=kind,
                title=path,
                do=on_the_canvas(window, partial(window.canvas.view.go_to, path)),
                detail=f"{title} {summary_of(node.layer)}".strip(),
                names=(title, node.layer.type_name()),
                icon=node.layer.family,
                family=node.layer.family,
            )
