"""Drawings of one's own hand: being kept, and learned."""

from __future__ import annotations

import numpy as np

from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.sources import Mnist, OwnHand
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.drawing.hand_strip import HandStrip
from nnstudio.studio.drawing.kept_dialog import KeptDialog
from nnstudio.studio.main_window import MainWindow
from tools.pictures.training import finished, wait_for

SLANTED = {
    "1": ((0.25, 0.2), (0.65, 0.8)),
    "4": ((0.2, 0.2), (0.35, 0.5), (0.75, 0.5), (0.6, 0.3), (0.8, 0.8)),
    "7": ((0.1, 0.25), (0.6, 0.25), (0.7, 0.8)),
}


def _kept(window: MainWindow) -> None:
    """Thirty drawings in an empty folder, and one more on the pad."""
    file, chance = store.file_of(store.DIGITS), np.random.default_rng(0)
    file.unlink(missing_ok=True)
    drawn = []
    for _ in range(10):
        for label, way in SLANTED.items():
            moved = (Point(x + chance.normal(0, 0.02), y + chance.normal(0, 0.02)) for x, y in way)
            drawn.append(Drawn(label, Drawing((Stroke(tuple(moved)),))))
    store.keep(file, Mnist().describe(), drawn)
    finished(window)
    window.drawing.keep.setChecked(True)
    hands.draw(window.drawing.pad, hands.SEVEN)
    _judged(window)


def _strip(window: MainWindow) -> HandStrip:
    strip = window.drawing.hand
    assert strip is not None
    return strip


def _judged(window: MainWindow) -> None:
    hands.wait_until(lambda: "%" in _strip(window).words.text(), "the figures")
    hands.pump(0.3)


def hand_kept(window: MainWindow) -> None:
    """How well it is read, beside how well others are."""
    _kept(window)


def hand_learned(window: MainWindow) -> None:
    """Before and after, side by side."""
    _kept(window)
    _strip(window).learn.click()
    hands.wait_until(lambda: isinstance(window.store.document.source, OwnHand), "the edit")
    wait_for(window, State.FINISHED)
    hands.draw(window.drawing.pad, hands.SEVEN)
    _judged(window)


def hand_through(window: MainWindow) -> None:
    """All that is kept, one of which is about to be given up."""
    _kept(window)
    dialog = KeptDialog(_strip(window).keeping, window)
    dialog.show()
    hands.wait_until(lambda: dialog.list.count() == 30, "the drawings")
    dialog.list.item(4).setSelected(True)
