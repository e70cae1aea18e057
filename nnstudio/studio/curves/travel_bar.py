"""The slider under the curves that moves the whole window through the training, and the way on from there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nnstudio.runs.moments import Moment
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.shared.slider import Slider
from nnstudio.studio.training.moment_words import moment_words
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine

FEWEST = 2
"""Moments from which on there is anything to move between."""
LEAST = 120


class TravelBar(QWidget):
    """Moves `run_model.travel`. The last place of the slider is now, and stays so while moments come."""

    def __init__(self, run_model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.travel = run_model, run_model.travel
        self.slider = Slider()
        self.slider.setMinimumWidth(LEAST)
        self.slider.setAccessibleName(self.tr("Moment of the training"))
        self.slider.setToolTip(
            self.tr(
                "Ask the network as it was at an earlier step: its answers, its evaluation and all other views follow. "
                "Moments are kept until another run begins or the window is closed."
            )
        )
        self.where = TextLine()
        self.now = tool_button(self.tr("Ask the network as it is now"), text=self.tr("Now"))
        self.on = tool_button("", "play", self.tr("Go on from here"))
        self.back = tool_button(
            self.tr("Take the run back from which this one went on, as it ended"),
            "back",
            self.tr("Back to the earlier run"),
        )
        self._lay_out()
        self.slider.valueChanged.connect(self._go)
        self.now.clicked.connect(self.travel.return_to_now)
        self.on.clicked.connect(self.travel.go_on)
        self.back.clicked.connect(self.travel.go_back)
        self.travel.changed.connect(self.refresh)
        run_model.outlook_changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self.where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 3)
        row.addWidget(self.where, 2)
        for button in (self.now, self.on, self.back):
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)

    @Slot()
    def refresh(self) -> None:
        """Show which moments there are, and which one is looked at."""
        moments, at = self.travel.moments, self.travel.at
        self.setVisible(len(moments) >= FEWEST or self.travel.can_go_back)
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(moments))
        self.slider.setPageStep(max(1, len(moments) // 10))
        self.slider.setValue(_place(moments, at))
        self.slider.blockSignals(False)
        text = self.tr("now") if at is None else _capital(moment_words(at))
        self.where.show_text("", text)
        self.slider.setAccessibleDescription(text)
        self.now.setEnabled(at is not None)
        self.back.setVisible(self.travel.can_go_back)
        self._offer(at)

    def _offer(self, at: Moment | None) -> None:
        self.on.setEnabled(at is not None and self.run_model.store.analysis.can_train)
        if at is None:
            self.on.setToolTip(self.tr("Move the slider to an earlier step, and train on from there"))
        elif not at.can_go_on:
            self.on.setToolTip(
                self.tr(
                    "Train on from these weights. Only they were kept of this step, so the optimizer and the epochs "
                    "start anew"
                )
            )
        elif self.travel.starts_anew:
            self.on.setToolTip(
                self.tr(
                    "Train on from these weights. The network or its settings were edited since, so the optimizer "
                    "and the epochs start anew"
                )
            )
        else:
            self.on.setToolTip(self.tr("Train on from here, with the optimizer as it was"))

    @Slot(int)
    def _go(self, place: int) -> None:
        moments = self.travel.moments
        self.travel.go_to(moments[place] if place < len(moments) else None)


def _place(moments: tuple[Moment, ...], at: Moment | None) -> int:
    """Of the moment that is looked at, or of the next one that is left; behind the last for now."""
    if at is None:
        return len(moments)
    return next((place for place, moment in enumerate(moments) if moment.step >= at.step), len(moments) - 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
