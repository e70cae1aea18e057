"""The line under the buttons: state, bar, and the numbers of the run; or a sentence while none goes on.

Every number has a place of fixed width, so that nothing moves but the digits.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStackedWidget, QWidget

from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.training.progress import Progress
from nnstudio.studio.training.text_line import Numbers
from nnstudio.studio.training.words import epoch_text, fraction_text, speed_text, time_text, tr

STEPS = 1000
ICON = 16


class ProgressLine(QWidget):
    """Shows either numbers or a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(maximum=STEPS, textVisible=False)
        self.bar.setMinimumWidth(96)
        self.bar.setAccessibleName(tr("Progress of training"))
        self.numbers = Numbers((tr("epoch 100/100"), "100%", tr("888,800 img/s"), tr("8:88:88 left")))
        self.sign = QLabel()
        self.sign.setFixedSize(ICON, ICON)
        self.sentence = ElidedLabel()
        self._pages = QStackedWidget()
        self._pages.addWidget(_row(self.bar, self.numbers))
        self._pages.addWidget(_row(self.sign, self.sentence))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFixedHeight(24)

    def show_progress(self, progress: Progress, note: str = "") -> None:
        """Show the numbers; `note` stands where speed and time do, such as "reading images"."""
        self._pages.setCurrentIndex(0)
        self.bar.setValue(round(progress.fraction * STEPS))
        speed, left = (note, "") if note else (speed_text(progress), time_text(progress))
        self.numbers.show_texts((epoch_text(progress), fraction_text(progress), speed, left))

    def show_sentence(self, sentence: str, sign: str = "info", cause: str = "") -> None:
        """Show a sentence with one of the icons "info", "good", "warning", "error" before it. cause: what there is
        to say more, for the tooltip.
        """
        self._pages.setCurrentIndex(1)
        colours = Colours.of(self.palette())
        shade = {"error": colours.error, "warning": colours.warning, "good": colours.good}.get(
            sign, colours.muted
        )
        self.sign.setPixmap(tinted(sign, shade).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        self.sentence.set_text(sentence, cause)


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
