"""What pages hold that outlasts them: the ink on the pad, the point that was asked, what is in the form. Pages are
built again in another language or for other data, and find it here.
"""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QObject

Model = TypeVar("Model", bound=QObject)


class Kept(QObject):
    """One object of each type, made when somebody asks for it first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: dict[type[QObject], QObject] = {}

    def of(self, kind: type[Model]) -> Model:
        """The one of this type. It may have been filled for other data: whoever asks makes sure that it fits."""
        if kind not in self._found:
            self._found[kind] = kind(self)
        return cast(Model, self._found[kind])
