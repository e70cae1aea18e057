"""How much room all versions may take: a choice that the settings keep."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from nnstudio.formats.versions.versions import LIMIT, Versions

KEY = "versions/limit"
LIMITS = (10**8, 5 * 10**8, LIMIT, 5 * 10**9)
"""Bytes."""


def versions_in(folder: Path | None, settings: QSettings) -> Versions | None:
    """The versions in a folder, within the limit that was chosen; None where none are kept."""
    return None if folder is None else Versions(folder, limit(settings))


def limit(settings: QSettings) -> int:
    """The limit in bytes, one of LIMITS."""
    chosen = str(settings.value(KEY, LIMIT))
    return int(chosen) if chosen in map(str, LIMITS) else LIMIT


def choose(settings: QSettings, bytes_: int) -> None:
    """Keep another limit."""
    settings.setValue(KEY, str(bytes_))
