"""Which source a name, a file or a folder is, as somebody types it on the command line or drops it on the window."""

from __future__ import annotations

import statistics
from pathlib import Path

from PIL import Image

from nnstudio.data.errors import DataError
from nnstudio.data.listing import list_pictures
from nnstudio.data.opening import open_regular, why_not_opened
from nnstudio.data.published.catalogue import SETS
from nnstudio.data.source import Source
from nnstudio.data.sources import Download, IdxFiles, ImageFolder, Mnist, NpzFile, Table
from nnstudio.data.sources.table import HEAD
from nnstudio.data.table_numbering import numbering_columns
from nnstudio.data.table_targets import usual_target
from nnstudio.data.text_table import find_writing, read_head
from nnstudio.errors import sentence
from nnstudio.shown import escaped

LOOKED_AT = 20
ROWS = 1000
"""Of a table, by which it is told what only numbers them."""
LARGEST_SIDE = 64
"""Pictures are taken at their own size up to this; larger ones train for long, and are scaled down."""

NAMED: dict[str, Source] = {"mnist": Mnist(), **{name: Download(name=name) for name in SETS}}
"""Sets that everybody has or can get, by the name that a person types."""
TABLES = (".csv", ".tsv", ".txt", ".tab")


def may_be_data(path: Path) -> bool:
    """Whether something of that name is worth a look: `recognise` then says what it is, or why it is none."""
    return path.suffix.lower() in (*TABLES, ".npz") or _is_idx(path) or path.is_dir()


def recognise(path: Path, targets: tuple[str, ...] = ()) -> Source:
    """The source with settings that suit what is there, not settled yet. targets: of a table. Raises DataError."""
    if path.is_dir():
        if _has_idx(path):
            return IdxFiles(folder=str(path))
        size, channels = _look_of(path)
        return ImageFolder(folder=str(path), size=size, channels=channels)
    if path.suffix.lower() == ".npz":
        return NpzFile(file=str(path))
    if path.suffix.lower() in TABLES:
        return _without_numbering(Table(file=str(path), targets=targets))
    if _is_idx(path):
        return IdxFiles(folder=str(path.parent))
    raise DataError(
        sentence(
            "{path} is no data that can be learned: name a folder of class folders or IDX files, an NPZ file, or a "
            "CSV or TSV file.",
            path=escaped(str(path)),
        )
    )


def _without_numbering(table: Table) -> Table:
    """The table without the columns that only number its rows, as far as its first rows tell, if there are others."""
    try:
        with open_regular(Path(table.file), DataError) as file:
            data = file.read(HEAD)
        writing = find_writing(data)
        cells = read_head(data, writing, Path(table.file).name, ROWS, whole=len(data) < HEAD)
    except DataError:  # whoever opens the table is told
        return table
    targets = table.targets or (usual_target(cells.names),)
    found = tuple(name for name in numbering_columns(cells, writing.decimal) if name not in targets)
    return table.change(left_out=found) if len(found) + len(targets) < len(cells.names) else table


def _is_idx(path: Path) -> bool:
    return "idx" in path.name.lower() and path.suffix.lower() in ("", ".gz")


def _has_idx(folder: Path) -> bool:
    try:
        return any(_is_idx(entry) for entry in folder.iterdir() if entry.is_file())
    except OSError as error:
        raise DataError(why_not_opened(folder, error)) from error


def _look_of(folder: Path) -> tuple[tuple[int, int], str]:
    """The size and the channels that the first pictures of each class have."""
    try:
        listing = list_pictures(folder)
    except DataError:  # whoever opens the folder is told
        return (LARGEST_SIDE, LARGEST_SIDE), "colour"
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
