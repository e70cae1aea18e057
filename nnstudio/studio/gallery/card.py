"""One card of the gallery: a network's drawing, what it is, and the two ways into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nnstudio.document.analysis import outline
from nnstudio.document.templates import Template
from nnstudio.studio.estimate import Estimate, duration_text
from nnstudio.studio.gallery.drawing import NetworkDrawing
from nnstudio.studio.pieces import muted, title
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import declared, figure_text


class TemplateCard(QFrame):
    """open_wanted: the template's name, and whether to train at once."""

    open_wanted = Signal(str, bool)

    def __init__(self, template: Template, estimate: Estimate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template, self.estimate = template, estimate
        self.analysis = outline(template.document)
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.figures, self.time = muted(), muted()
        for label in (self.figures, self.time):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.train = QPushButton(self.tr("Open and train"))
        self.train.setProperty("primary", True)
        self.open = QPushButton(self.tr("Open"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._colour()
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.train.clicked.connect(self._train)
        estimate.changed.connect(self.show_figures)
        self.show_figures()

    @Slot()
    def show_figures(self) -> None:
        """Size and what is reached in one line of the narrowest card, and the time here in another."""
        epochs = self.template.document.training.epochs
        seconds = epochs * self.estimate.seconds_per_epoch(self.template.document, self.analysis)
        parameters = self.tr("{0} parameters").format(f"{self.template.parameters:,}")
        self.figures.setText(f"{parameters}  ·  {self._reached()}")
        self.figures.setToolTip(self._protocol())
        time = self.tr("{0} for {1} epochs").format(duration_text(seconds), epochs)
        self.time.setText(time[:1].upper() + time[1:])
        self.time.setToolTip(self.tr("Estimated for this machine, and corrected by each run"))

    def _protocol(self) -> str:
        """By which images the figure is, and whether they had a part in choosing the network."""
        if self.template.document.training.validation == "test set":
            return self.tr("Judged on the test images after each epoch, as in its tutorial")
        return self.tr("On the test part, which is kept for the end")

    def _reached(self) -> str:
        """The least figure that a whole run reaches on the test part."""
        metric, value = self.template.metric, self.template.expected
        return self.tr("{0} right").format(f"{value:.1%}") if metric.share else figure_text(metric, value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the card gets the release too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "train"):
            self._colour()

    def _colour(self) -> None:
        self.train.setIcon(tinted("play", Colours.of(self.palette()).on_accent))

    def _lay_out(self) -> None:
        heading = title(declared(self.template.title), "heading")
        about = QLabel(declared(self.template.description))
        about.setWordWrap(True)
        about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for button, text in ((self.open, self.tr("Open {0}")), (self.train, self.tr("Open and train {0}"))):
            button.setAccessibleName(text.format(declared(self.template.title)))
        buttons = QHBoxLayout()
        buttons.addWidget(self.train)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(NetworkDrawing(self.template.document, self.analysis))
        layout.addWidget(heading)
        layout.addWidget(about, 1)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addWidget(self.figures)
        facts.addWidget(self.time)
        layout.addLayout(facts)
        layout.addLayout(buttons)

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self.template.name, False)

    @Slot()
    def _train(self) -> None:
        self.open_wanted.emit(self.template.name, True)
