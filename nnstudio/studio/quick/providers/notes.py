"""Notes beside layers and beside the whole network, found by what is written in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.provider import on_the_canvas
from nnstudio.studio.quick.providers.words import tr

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Notes:
    """Enter brings the note into sight."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """That of the network first, then in the order of the computation."""
        if not window.files.was_opened:
            return
        document = window.store.document
        if document.note:
            yield _entry(window, "", document.note, tr("the whole network"))
        for path in document.paths:
            note = document.node(path).note
            if note:
                yield _entry(window, path, note, path)


def _entry(window: MainWindow, node_id: str, note: str, detail: str) -> Entry:
    return Entry(
        key=f"note {node_id}",
        kind=tr("Note"),
        title=note.split("\n")[0],
        do=on_the_canvas(window, partial(window.canvas.view.go_to, node_id)),
        detail=detail,
        about=note,
        icon="note",
    )
