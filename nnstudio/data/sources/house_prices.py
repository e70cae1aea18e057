"""House prices, the table that ships with the program, as a source: what a house is like, and what it was sold for."""

from __future__ import annotations

import dataclasses
import functools
import json
from pathlib import Path

from nnstudio.data.description import Description
from nnstudio.data.resources import resource_path
from nnstudio.data.source import Opened, Progress, Source, unwatched
from nnstudio.data.sources.table import Table
from nnstudio.data.spoken import spoken

TARGET = "price (thousand dollars)"
TITLE = "House prices"
PLACES = "neighbourhood"
KNOWN = Path(__file__).with_suffix(".json")
"""What is known of the whole table, so that it need not be read to show a network that learns from it."""


@dataclasses.dataclass(frozen=True)
class HousePrices(Source):
    """2,901 houses that were sold in Ames, Iowa, from 2006 to 2010. A fifth of them is the test part.

    It names no file, so that a project with it opens wherever the program is installed.
    """

    title = TITLE
    help = "2,901 houses that were sold in Ames, Iowa, from 2006 to 2010. They come with the program."
    ships = True

    @property
    def table(self) -> Table:
        """The file, and how it is read. Raises DataError where it is missing."""
        file = str(resource_path("house-prices", "houses.csv"))
        return Table(file=file, targets=(TARGET,), task="regression", limit=self.limit)

    def words(self) -> frozenset[str]:
        """All but the names of the neighbourhoods, which are names of places."""
        columns = _known().columns
        kinds = (name for column in columns if column.name != PLACES for name in column.categories)
        return frozenset({TARGET, *(column.name for column in columns), *kinds})

    def describe(self, progress: Progress = unwatched) -> Description:
        whole = _known()
        most = self.limit or whole.train
        described = dataclasses.replace(whole, train=min(whole.train, most), test=min(whole.test, most))
        return spoken(described, self.words())

    def open(self, progress: Progress = unwatched) -> Opened:
        opened = self.table.open(progress)
        described = dataclasses.replace(opened.description, title=TITLE, fingerprint="")
        described = spoken(described, self.words())
        return dataclasses.replace(opened, description=described)


@functools.cache
def _known() -> Description:
    return Description.from_json(json.loads(KNOWN.read_text("utf-8")))
