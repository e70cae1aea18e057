"""The page on which data is looked at before a network gets it."""

import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from nnstudio.data.source import Source
from nnstudio.studio import hands
from nnstudio.studio.data.draft import Stage
from nnstudio.studio.main_window import MainWindow
from tools.pictures import made


def settle(window: MainWindow) -> None:
    """Wait until it is read."""
    hands.wait_until(lambda: window.desk.draft.stage is not Stage.READING, "the data")


def of_template(window: MainWindow, name: str) -> None:
    """Look at what a template learns from."""
    window.files.open_template(name)
    window.desk.show()
    settle(window)


def look_at(window: MainWindow, path: Path) -> None:
    """Look at a file or folder beside the first network."""
    window.files.open_template("first-network")
    window.desk.look_at(path)
    settle(window)


def data(window: MainWindow) -> None:
    """MNIST."""
    of_template(window, "first-network")


def data_colours(window: MainWindow) -> None:
    """A folder of pictures, and what the network would become with it."""
    look_at(window, made.colours())


def data_letters(window: MainWindow) -> None:
    """Twenty-six classes."""
    look_at(window, made.letters())


def data_table(window: MainWindow) -> None:
    """A table that ships."""
    of_template(window, "house-prices")


def data_own_table(window: MainWindow) -> None:
    """A table of somebody's own, with categories."""
    look_at(window, made.flats())


def data_points(window: MainWindow) -> None:
    """Points in the plane."""
    of_template(window, "spiral")


def data_nothing(window: MainWindow) -> None:
    """A source whose place is not chosen yet."""
    window.files.open_template("first-network")
    window.desk.show()
    window.desk.draft.choose("ImageFolder")


def data_error(window: MainWindow) -> None:
    """A file that is no data."""
    path = made.folder() / "broken.npz"
    path.write_bytes(b"PK no archive")
    look_at(window, path)


def data_reading(window: MainWindow) -> None:
    """Data that is being read; the reading ends when it is given up."""

    def read_on(source: Source, told: Callable[[int, int], None]) -> None:
        while True:
            told(1234, 5000)
            time.sleep(0.02)

    window.files.open_template("first-network")
    with patch.object(window.run_model.shelf, "look", read_on):
        window.desk.look_at(made.colours())
        hands.wait_until(lambda: window.desk.draft.reader.meter.of, "the reading")
    hands.pump(0.3)
