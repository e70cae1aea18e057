"""Some releases of PySide6 lose a reference to None with each call that returns it, until Python aborts."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

CALLS = 500
NOISE = 50
"""References to None that come and go by themselves meanwhile."""


class Source(QObject):
    fired = Signal(int)


def lost_references(call) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_painting_takes_no_reference_from_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    lost = lost_references(lambda: painter.setPen(QColor("red")))
    painter.end()
    assert lost < NOISE


def test_updating_a_widget_takes_no_reference_from_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    assert lost_references(widget.update) < NOISE


def test_emitting_a_signal_takes_no_reference_from_none(qapp):
    source = Source()
    assert lost_references(lambda: source.fired.emit(1)) < NOISE
