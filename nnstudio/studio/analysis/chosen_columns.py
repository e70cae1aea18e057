"""Which columns of the table are shown: as somebody chose, or as they come, and of these what there is room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSettings

HIDDEN = "analysis/columns"
"""The setting under which it is kept which columns somebody has shown or hidden."""
IMPORTANCE = (
    *(
        "parameters",
        "time",
        "flop",
        "share",
        "time share",
        "memory",
        "field",
        "channels",
        "height",
        "width",
        "type",
    ),
    *("stride", "learns", "input"),
)
"""Columns that are left out where there is no room, the last one first."""


class ChosenColumns:
    """chosen: whether a column is shown, by its key, for those that somebody chose. settings: None keeps
    it for this table alone.
    """

    def __init__(self, keys: Sequence[str], settings: QSettings | None) -> None:
        self.settings = settings
        self.chosen = {key: shown for key, shown in self._kept().items() if key in keys}

    def get(self, key: str, at_first: bool) -> bool:
        """Whether a column is to be shown. at_first: where nobody chose."""
        return self.chosen.get(key, at_first)

    def choose(self, key: str, shown: bool) -> None:
        """Show a column, or hide it, from now on."""
        self.chosen[key] = shown
        if self.settings is not None:
            kept = [f"{'+' if on else '-'}{name}" for name, on in self.chosen.items()]
            self.settings.setValue(HIDDEN, kept)

    def fitting(self, wanted: Sequence[str], widths: Mapping[str, int], room: int) -> list[str]:
        """Those of the wanted ones that there is room for: the least important that nobody chose are left out."""
        shown = list(wanted)
        for key in reversed(IMPORTANCE):
            if sum(widths[other] for other in shown) > room and key in shown and not self.chosen.get(key):
                shown.remove(key)
        return shown

    def _kept(self) -> dict[str, bool]:
        kept = self.settings.value(HIDDEN, []) if self.settings is not None else []
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return {str(name)[1:]: str(name)[:1] == "+" for name in names}
