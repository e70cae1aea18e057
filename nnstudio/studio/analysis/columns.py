"""The columns of the table of layers: what each tells, how it is written, and what it is sorted by."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication

from nnstudio.document.layer_rows import LayerRow
from nnstudio.layers.shapes import shape_text
from nnstudio.learning.timing import LayerTime, Timing
from nnstudio.shown import bytes_text
from nnstudio.studio.canvas.totals import short_number
from nnstudio.studio.words import declared, summary_of

UNKNOWN = "?"
NONE = "–"


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("LayerColumns", text)


@dataclasses.dataclass(frozen=True)
class Line:
    """What a row of the table is about: a layer, and what was measured, if anything was."""

    layer: LayerRow
    timing: Timing | None = None

    @property
    def time(self) -> LayerTime | None:
        """The layer's own; None where it has none."""
        return None if self.timing is None else self.timing.layers.get(self.layer.name)


@dataclasses.dataclass(frozen=True)
class Column:
    """key: in settings. title: above it. tip: what it means. value: to sort by, and for other programs; None where it
    is not known, NONE where there is none. text: how that is written. number: whether it ends at the right. bar:
    whether the value is a share that is drawn. total: of all rows, None for a column that can't be added up. at_first:
    whether it is shown until somebody chooses. timed: whether it is there only when times were measured.
    """

    key: str
    title: str
    tip: str
    value: Callable[[Line], Any]
    text: Callable[[Any], str] = str
    number: bool = True
    bar: bool = False
    total: Callable[[Sequence[Any]], Any] | None = None
    at_first: bool = True
    timed: bool = False


def columns() -> tuple[Column, ...]:
    """All of them, in the language that is spoken now."""
    return (*_what(), *_shapes(), *_costs(), *_fields(), *_times())


def _what() -> tuple[Column, ...]:
    return (
        Column(
            "layer",
            tr("Layer"),
            tr("Its name; of a layer in a group, with the way to it"),
            _name,
            number=False,
        ),
        Column("type", tr("Type"), tr("What it is, with its main settings"), _type, number=False),
    )


def _shapes() -> tuple[Column, ...]:
    return (
        Column("input", tr("Input"), tr("Shapes that go in"), _input, number=False, at_first=False),
        Column("height", tr("Height"), tr("Height of the images that come out, in pixels"), _side(0), _count),
        Column("width", tr("Width"), tr("Width of the images that come out, in pixels"), _side(1), _count),
        Column(
            "channels",
            tr("Channels"),
            tr("Channels of the images that come out, or the numbers of a row"),
            _channels,
            _count,
        ),
    )


def _costs() -> tuple[Column, ...]:
    of_batch = tr("Memory of the outputs of one batch, which training keeps for the way back")
    return (
        Column(
            "parameters",
            tr("Parameters"),
            tr("Numbers that it has learned or will"),
            _parameters,
            _count,
            total=sum,
        ),
        Column("learns", tr("Learns"), tr("Whether training changes it"), _learns, number=False),
        Column(
            "share",
            tr("Share"),
            tr("Share of all parameters"),
            _share,
            _percent,
            bar=True,
            total=sum,
        ),
        Column(
            "flop",
            tr("FLOP"),
            tr("Operations for one example, forward: a multiply-add is two, any other is one"),
            _flop,
            _short,
            total=sum,
        ),
        Column("memory", tr("Memory"), of_batch, lambda line: line.layer.memory, _bytes, total=sum),
    )


def _fields() -> tuple[Column, ...]:
    return (
        Column(
            "field",
            tr("Field"),
            tr("Receptive field: height and width of what a unit sees of the picture, in pixels"),
            _field,
            _sides,
        ),
        Column(
            "stride",
            tr("Stride"),
            tr("Pixels of the picture from what one unit sees to what the next one sees"),
            _stride,
            _sides,
        ),
    )


def _times() -> tuple[Column, ...]:
    return (
        Column(
            "time",
            tr("Time"),
            tr("Measured time of a batch, forward and backward"),
            _seconds,
            _milliseconds,
            total=sum,
            timed=True,
        ),
        Column(
            "time share",
            tr("Time share"),
            tr("Share of the time that all layers take"),
            _time_share,
            _percent,
            bar=True,
            total=sum,
            timed=True,
        ),
    )


def _name(line: Line) -> str:
    return line.layer.name


def _type(line: Line) -> str:
    layer = line.layer.node.layer
    return f"{declared(layer.title)} {summary_of(layer)}".strip()


def _learns(line: Line) -> str:
    layer = line.layer.node.layer
    if not line.layer.report.parameters or not hasattr(layer, "trainable"):
        return NONE
    return tr("frozen") if layer.frozen else tr("yes")


def _input(line: Line) -> str:
    shapes = line.layer.report.input_shapes
    return ", ".join(UNKNOWN if shape is None else shape_text(shape) for shape in shapes)


def _side(axis: int) -> Callable[[Line], Any]:
    def value(line: Line) -> Any:
        shape = line.layer.output
        return NONE if shape is not None and len(shape) != 3 else shape and shape[axis]

    return value


def _channels(line: Line) -> Any:
    return line.layer.output and line.layer.output[-1]


def _parameters(line: Line) -> Any:
    return line.layer.report.parameters if line.layer.output is not None else None


def _share(line: Line) -> Any:
    return line.layer.share


def _flop(line: Line) -> Any:
    return line.layer.report.flop if line.layer.output is not None else None


def _field(line: Line) -> Any:
    receptive = line.layer.receptive
    if receptive is None:
        return NONE if line.layer.output is not None else None
    return receptive.size


def _stride(line: Line) -> Any:
    receptive = line.layer.receptive
    if receptive is None or receptive.strides is None:
        return NONE if line.layer.output is not None else None
    return receptive.strides


def _seconds(line: Line) -> Any:
    return NONE if line.time is None else line.time.total


def _time_share(line: Line) -> Any:
    if line.time is None or line.timing is None:
        return NONE
    whole = sum(time.total for time in line.timing.layers.values())
    return line.time.total / whole if whole else 0.0


def _count(value: int) -> str:
    return f"{value:,}"


def _short(value: int) -> str:
    return short_number(value).strip()


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _bytes(value: int) -> str:
    return bytes_text(value) if value else NONE


def _sides(sides: tuple[int | Fraction, int | Fraction]) -> str:
    return "x".join(str(side) for side in sides)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.2f} ms"
