"""What a map says of itself: how many examples it has, how their marks are to be read, what distances mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.inside.map import Map


def words_of_plane(map_: Map, classes: bool) -> str:
    """Of one that shows the examples from the side. classes: whether they have any, or are shaded by a number."""
    if classes:
        text = _tr("{count} examples, {wrong} mistakes ringed; the plane keeps {kept} of how they differ")
    else:
        text = _tr("{count} examples, orange low and blue high; the plane keeps {kept} of how they differ")
    return _filled(text, map_)


def words_of_neighbours(map_: Map, classes: bool) -> str:
    """Of one on which like examples are neighbours."""
    if classes:
        text = _tr(
            "{count} examples, {wrong} mistakes ringed; who is near whom counts, not how far groups are apart"
        )
    else:
        text = _tr(
            "{count} examples, orange low and blue high; who is near whom counts, not how far groups are apart"
        )
    return _filled(text, map_)


def _filled(text: str, map_: Map) -> str:
    count, wrong = f"{len(map_.points):,}", f"{int(map_.mistakes.sum()):,}"
    return text.format(count=count, wrong=wrong, kept=f"{map_.kept or 0.0:.0%}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Map", text)
