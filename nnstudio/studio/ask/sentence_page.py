"""What the test panel says where it has no way to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from nnstudio.data.description import Description
from nnstudio.layers.shapes import shape_text
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.pieces import muted
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import declared


class SentencePage(Page):
    """Suits all data, and so comes last."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        text = self.tr("{title}: examples of {shape} can't be asked about in the window.")
        said = muted(
            text.format(title=declared(self.description.title), shape=shape_text(self.description.shape))
        )
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.addWidget(said)

    @staticmethod
    def suits(description: Description) -> bool:
        """All."""
        return True
