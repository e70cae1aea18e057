"""The line under the buttons: state, bar, and the numbers of the run; or a sentence while none goes on.

Every number has a place of fixed width, so that nothing moves but the digits.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QStackedWidget, QWidget

from nnstudio.runs.progress import Progress
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.theme.icons import draw_icon, icon
from nnstudio.studio.training.text_line import Numbers
from nnstudio.studio.training.words import epoch_text, fraction_text, speed_text, time_text, tr

STEPS = 1000
ICON = 16


class ProgressLine(QWidget):
    """Shows either numbers, with a remark before them if there is one, or a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(maximum=STEPS, textVisible=False)
        self.bar.setMinimumWidth(96)
        self.bar.setAccessibleName(tr("Progress of training"))
        self.numbers = Numbers((tr("epoch 100/100"), "100%", tr("888,800 img/s"), tr("8:88:88 left")))
        self.remark_sign, self.remark = Sign("warning"), ElidedLabel()
        self.remark.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.sign, self.sentence = Sign(), ElidedLabel()
        self._pages = QStackedWidget()
        self._pages.addWidget(_row(self.remark_sign, self.remark, self.bar, self.numbers))
        self.offer = QPushButton()
        self.offer.setObjectName("offer")
        self.offer.hide()
        self.repair = QPushButton(icon("repair"), "")
        self.repair.setObjectName("judge_on_a_split")
        self.repair.setProperty("link", True)
        self.repair.hide()
        self._pages.addWidget(_row(self.sign, self.sentence, self.repair, self.offer))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFixedHeight(24)
        self._show_remark("")

    def show_progress(self, progress: Progress, note: str = "", remark: str = "") -> None:
        """Show the numbers; `note` stands where speed and time do, such as "reading data". remark: a sentence
        that takes a part of the bar's place.
        """
        self._pages.setCurrentIndex(0)
        self._show_remark(remark)
        self.bar.setValue(round(progress.fraction * STEPS))
        speed, left = (note, "") if note else (speed_text(progress), time_text(progress))
        self.numbers.show_texts((epoch_text(progress), fraction_text(progress), speed, left))

    def _show_remark(self, remark: str) -> None:
        self.remark.set_text(remark)
        for part in (self.remark_sign, self.remark):
            part.setVisible(bool(remark))

    def show_sentence(self, sentence: str, sign: str = "info", cause: str = "") -> None:
        """Show a sentence with one of the icons "info", "good", "warning", "error" before it. cause: what there is
        to say more, for the tooltip.
        """
        self._pages.setCurrentIndex(1)
        self.sign.show_sign(sign)
        self.sentence.set_text(sentence, cause)


class Sign(QWidget):
    """One of the icons "info", "good", "warning", "error" in its colour."""

    def __init__(self, name: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(ICON, ICON)

    def show_sign(self, name: str) -> None:
        """Show another."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours of the theme."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        shades = {"error": colours.error, "warning": colours.warning, "good": colours.good}
        draw_icon(painter, self._name, QRectF(self.rect()), shades.get(self._name, colours.muted))
        painter.end()


class ElidedLabel(QWidget):
    """One line of text that is cut with an ellipsis where there is no room; the tooltip then has all of
    it.
    """

    def __init__(self, parent: QWidget | None = None, *, bold: bool = False, muted: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._muted = muted
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, more: str = "") -> None:
        """Show another text. more: what only the tooltip says."""
        self.setToolTip(f"{text}\n\n{more}" if more else text)
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the whole text, of which most can be done without."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(96, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setPen(QColor(colours.muted if self._muted else colours.text))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return row
