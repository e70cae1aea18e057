"""Where examples come from: one file a source."""

from __future__ import annotations

from nnstudio.data.source import Source
from nnstudio.data.sources.download import Download
from nnstudio.data.sources.house_prices import HousePrices
from nnstudio.data.sources.idx_files import IdxFiles
from nnstudio.data.sources.image_folder import ImageFolder
from nnstudio.data.sources.mnist import Mnist
from nnstudio.data.sources.npz_file import NpzFile
from nnstudio.data.sources.own_hand import OwnHand
from nnstudio.data.sources.points import Points
from nnstudio.data.sources.table import Table

SOURCES: dict[str, type[Source]] = {
    source.type_name(): source
    for source in (Mnist, OwnHand, Download, ImageFolder, IdxFiles, NpzFile, Table, HousePrices, Points)
}
"""By type name, in the order in which they are offered."""

__all__ = [
    "SOURCES",
    "Download",
    "HousePrices",
    "IdxFiles",
    "ImageFolder",
    "Mnist",
    "NpzFile",
    "OwnHand",
    "Points",
    "Table",
]
