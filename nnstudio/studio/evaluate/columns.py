"""How the pages of the evaluation are laid out, so that they look alike: figures, the whole, and single examples."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def lay_out(
    page: QWidget,
    figures: tuple[QWidget, ...],
    whole: tuple[tuple[QWidget, int], ...],
    examples: tuple[QWidget, QWidget],
    width: int,
) -> QWidget:
    """Put the parts of a page beside one another. The result holds the examples and their caption.

    figures: below one another. whole: what is seen as a whole, each with its share of the width. examples: their
    caption, and below it they themselves, with `width` as their share.
    """
    left = QVBoxLayout()
    for widget in figures:
        left.addWidget(widget)
    left.addStretch(1)
    beside = QWidget()
    right = QVBoxLayout(beside)
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(4)
    right.addWidget(examples[0])
    right.addWidget(examples[1], 1)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addLayout(left)
    for widget, share in whole:
        row.addWidget(widget, share)
    row.addWidget(beside, width)
    return beside
