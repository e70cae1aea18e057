"""Data that is at hand: what networks got last, and what comes with the program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.provider import in_the_network, no_network
from nnstudio.studio.quick.providers.words import tr
from nnstudio.studio.words import declared

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class DataAtHand:
    """Enter gives the data to the network."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """Newest first."""
        reason = no_network(window)
        for title, source in window.desk.recent.entries:
            yield Entry(
                key=f"data {title}",
                kind=tr("Data"),
                title=declared(title),
                do=in_the_network(window, partial(window.desk.take, source)),
                detail=declared(type(source).title)
                if declared(type(source).title) != declared(title)
                else "",
                names=(title, type(source).title),
                about=f"{type(source).help} {declared(type(source).help)}",
                icon="data",
                reason=reason,
            )
