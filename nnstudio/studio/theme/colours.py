"""The two sets of colours, by the part that each plays, and the arithmetic that keeps them readable."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping
from contextvars import ContextVar

from PySide6.QtGui import QColor, QPalette


@dataclasses.dataclass(frozen=True)
class Colours:
    """Every colour of one theme, as #rrggbb.

    window, panel, canvas, field: grounds that text stands on. text, muted: on each of those at 4.5:1 or more.
    border: lines between parts; edge: outlines of things that can be used, 3:1 on their ground. accent, on_accent:
    the one accent and what stands on it. error, warning, good, note: text and marks, with the fill behind each.
    families: family of layers -> the colour of its tile; on_family: icons on a tile. training, validation, ghost:
    the lines of the curves. classes: told apart in a plane, whatever colours one can see; the first two
    are also the ends of a scale of numbers. line: how much thicker lines are than usual.
    """

    is_dark: bool
    window: str
    panel: str
    canvas: str
    field: str
    hover: str
    border: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    error: str
    error_fill: str
    warning: str
    warning_fill: str
    good: str
    good_fill: str
    note: str
    note_fill: str
    training: str
    validation: str
    ghost: str
    classes: tuple[str, ...]
    on_family: str
    families: Mapping[str, str]
    line: float = 1.0

    @staticmethod
    def of(palette: QPalette) -> Colours:
        """The theme that a widget with this palette is shown in: its text is light on dark, or dark on light, and black
        or white where more contrast is asked for. Within `drawn_in` it is the theme given there.
        """
        instead = _instead.get()
        if instead is not None:
            return instead
        text = palette.color(QPalette.ColorRole.WindowText)
        for strong in (STRONG_LIGHT, STRONG_DARK):
            if text == QColor(strong.text):
                return strong
        return DARK if text.lightness() > 128 else LIGHT

    def family(self, name: str) -> str:
        """The colour of a family of layers; one that has none of its own gets that of "shape"."""
        return self.families.get(name, self.families["shape"])

    def block(self, family: str) -> QColor:
        """The ground of a block: the panel with a breath of the family's colour."""
        return mixed(self.panel, self.family(family), 0.14 if self.is_dark else 0.07)


_instead: ContextVar[Colours | None] = ContextVar("_instead", default=None)


@contextlib.contextmanager
def drawn_in(colours: Colours) -> Iterator[None]:
    """Have everything that is painted in this block use these colours, for a picture that leaves the window."""
    before = _instead.set(colours)
    try:
        yield
    finally:
        _instead.reset(before)


LIGHT = Colours(
    is_dark=False,
    window="#f3f4f6",
    panel="#ffffff",
    canvas="#f9fafb",
    field="#ffffff",
    hover="#e7eaee",
    border="#d7dce2",
    edge="#858e99",
    text="#1a1f26",
    muted="#545d69",
    accent="#1f5fd6",
    on_accent="#ffffff",
    selection="#dbe7fb",
    error="#b3261e",
    error_fill="#fdecea",
    warning="#855400",
    warning_fill="#fdf3dc",
    good="#1a7038",
    good_fill="#e4f5e9",
    note="#6b4fa0",
    note_fill="#f1edf9",
    training="#1f5fd6",
    validation="#b4500b",
    ghost="#a9b1bb",
    classes=("#c96a00", "#1769b5", "#00473a", "#bd78a6", "#743208", "#6f1fd6", "#ee4a63", "#4c2a5d"),
    on_family="#ffffff",
    families={
        "core": "#3d5a98",
        "convolution": "#0b776c",
        "pooling": "#94590a",
        "activation": "#a8327e",
        "normalization": "#11708f",
        "regularization": "#66691a",
        "shape": "#5a6472",
        "merge": "#7741b0",
        "group": "#2f3a48",
    },
)

DARK = Colours(
    is_dark=True,
    window="#15181c",
    panel="#1d2126",
    canvas="#181b20",
    field="#14171b",
    hover="#2b3038",
    border="#343a43",
    edge="#737d8a",
    text="#e7eaee",
    muted="#a6afba",
    accent="#7aa9ff",
    on_accent="#0d131c",
    selection="#26395c",
    error="#ff9a91",
    error_fill="#3c2020",
    warning="#f0c067",
    warning_fill="#372c15",
    good="#7fd69a",
    good_fill="#1a3323",
    note="#c0a9ee",
    note_fill="#2a2438",
    training="#7aa9ff",
    validation="#f2a45c",
    ghost="#5c6570",
    classes=("#f5a142", "#5aa9f5", "#6ff0bf", "#ef4a92", "#f7f29a", "#9a62f5", "#a8713a", "#a7b4cb"),
    on_family="#10141a",
    families={
        "core": "#93b1ee",
        "convolution": "#5cc9b8",
        "pooling": "#e0a95a",
        "activation": "#e58bc3",
        "normalization": "#66c2e0",
        "regularization": "#c0c55c",
        "shape": "#a9b4c2",
        "merge": "#c3a0f2",
        "group": "#dde3ea",
    },
)

STRONG_LIGHT = dataclasses.replace(
    LIGHT,
    window="#ffffff",
    canvas="#ffffff",
    hover="#dce3ec",
    border="#6b7480",
    edge="#20262e",
    text="#000000",
    muted="#2b323b",
    accent="#0b3fa8",
    selection="#c4d8f8",
    error="#8a0f0a",
    warning="#5c3a00",
    good="#0c4d22",
    line=1.6,
)
STRONG_DARK = dataclasses.replace(
    DARK,
    window="#000000",
    panel="#000000",
    canvas="#000000",
    field="#000000",
    hover="#2f3640",
    border="#8b95a2",
    edge="#e7eaee",
    text="#ffffff",
    muted="#d7dde4",
    accent="#a9c8ff",
    line=1.6,
)


ARROW, TICKED, TICK = "#7a8490", "#2f6fe0", "#ffffff"
"""What the images of the stylesheet are drawn in, and the ground of a ticked box: the same in both themes."""


def mixed(ground: str, colour: str, share: float) -> QColor:
    """`ground` with `share` (0 to 1) of `colour` mixed into it."""
    below, above = QColor(ground), QColor(colour)
    return QColor.fromRgbF(
        below.redF() + (above.redF() - below.redF()) * share,
        below.greenF() + (above.greenF() - below.greenF()) * share,
        below.blueF() + (above.blueF() - below.blueF()) * share,
    )


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
