"""A row of a list of networks: a small picture of one, what it is called, the facts about it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnstudio.studio.gallery.drawing import NetworkDrawing
from nnstudio.studio.pieces import line, muted, title
from nnstudio.studio.recovery.offer import Pictured

PICTURE = QSize(144, 56)


class NetworkRow(QWidget):
    """Below a thin line, `above`. name, facts: the two labels. picture: None where the network can't be read."""

    def __init__(
        self,
        network: Pictured | None,
        name: str,
        facts: str,
        buttons: Sequence[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self.facts = title(name), muted(facts)
        self.picture = None if network is None else NetworkDrawing(network.document, network.analysis)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self.name)
        texts.addWidget(self.facts)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        if self.picture is not None:
            self.picture.setFixedSize(PICTURE)
            row.addWidget(self.picture)
        else:
            row.addSpacing(PICTURE.width() + row.spacing())
        row.addLayout(texts, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.above = line()
        layout.addWidget(self.above)
        layout.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
