"""Which source a name, a file or a folder is, as somebody types it on the command line or drops it on the window."""

from __future__ import annotations

import statistics
from pathlib import Path

from PIL import Image

from nnstudio.data.errors import DataError
from nnstudio.data.listing import list_pictures
from nnstudio.data.published.catalogue import SETS
from nnstudio.data.source import Source
from nnstudio.data.sources import Download, IdxFiles, ImageFolder, Mnist, NpzFile, Table
from nnstudio.errors import sentence
from nnstudio.shown import escaped

LOOKED_AT = 20
LARGEST_SIDE = 64
"""Pictures are taken at their own size up to this; larger ones train for long, and are scaled down."""

NAMED: dict[str, Source] = {"mnist": Mnist(), **{name: Download(name=name) for name in SETS}}
"""Sets that everybody has or can get, by the name that a person types."""


def recognise(path: Path, targets: tuple[str, ...] = ()) -> Source:
    """The source with settings that suit what is there. targets: of a table. Raises DataError."""
    if path.is_dir():
        if any("idx" in entry.name.lower() for entry in path.iterdir() if entry.is_file()):
            return IdxFiles(folder=str(path))
        size, channels = _look_of(path)
        return ImageFolder(folder=str(path), size=size, channels=channels)
    if path.suffix.lower() == ".npz":
        return NpzFile(file=str(path))
    if path.suffix.lower() in (".csv", ".tsv", ".txt", ".tab"):
        return Table(file=str(path), targets=targets).settled()
    raise DataError(
        sentence(
            "{path} is no data that can be learned: name a folder of class folders or IDX files, an NPZ file, or a "
            "CSV or TSV file.",
            path=escaped(str(path)),
        )
    )


def _look_of(folder: Path) -> tuple[tuple[int, int], str]:
    """The size and the channels that the first pictures of each class have."""
    listing = list_pictures(folder)
    step = max(1, len(listing.train) // LOOKED_AT)
    sides: list[int] = []
    colour = False
    for picture in listing.train[::step][:LOOKED_AT]:
        try:
            with Image.open(folder / picture.name) as image:
                sides.append(min(image.size))
                colour = colour or image.mode not in ("1", "L", "LA", "I", "I;16", "F")
        except Exception:  # broken files are told when the folder is opened
            continue
    side = min(LARGEST_SIDE, round(statistics.median(sides))) if sides else LARGEST_SIDE
    return (side, side), "colour" if colour else "grey"
