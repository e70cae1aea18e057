"""What a kind of things needs to be found by a few letters: a class that lists its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.providers.words import tr

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Provider(Protocol):
    """Lists the things of one kind that the window has now."""

    def entries(self, window: MainWindow) -> Iterator[Entry]:
        """In the order in which those that fit alike are listed."""
        ...


def in_the_network(window: MainWindow, do: Callable[[], object]) -> Callable[[], None]:
    """The deed, done where the network is in sight."""

    def shown() -> None:
        if not window.pages.working:
            window.show_workbench()
        do()

    return shown


def on_the_canvas(window: MainWindow, do: Callable[[], object]) -> Callable[[], None]:
    """The deed, done where the canvas has its room."""

    def shown() -> None:
        window.menus.enlarge.setChecked(False)
        do()

    return in_the_network(window, shown)


def no_network(window: MainWindow) -> str:
    """Why nothing can be done to a network; "" where there is one."""
    return "" if window.files.was_opened else tr("Open a network first")
