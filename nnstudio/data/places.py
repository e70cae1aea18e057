"""Where on disk a source has its data, and whether it is still there."""

from __future__ import annotations

from pathlib import Path

from nnstudio.data.opening import exists
from nnstudio.data.source import Source
from nnstudio.fields import Field


def place_field(source: Source | type[Source]) -> Field | None:
    """The field with the path of the data; None for data that needs none."""
    return next((field for field in source.fields() if field.place), None)


def place_of(source: Source) -> Path | None:
    """The file or folder that the source reads; None where it reads none, or none is chosen."""
    field = place_field(source)
    path = getattr(source, field.name) if field is not None else ""
    return Path(path) if path else None


def missing_place(source: Source) -> Path | None:
    """The file or folder, if it is not there any more."""
    place = place_of(source)
    return place if place is not None and not exists(place) else None


def moved(source: Source, path: Path) -> Source:
    """The same source with its data at another place."""
    field = place_field(source)
    return source if field is None else source.change(**{field.name: str(path)})
