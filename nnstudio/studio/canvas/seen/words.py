"""What is said of a tile under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.layers.graph import INPUT
from nnstudio.learning.metrics import plain
from nnstudio.studio.canvas.seen.seen import SeenLayer
from nnstudio.studio.training.moment_words import step_words
from nnstudio.studio.words import signed


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("seen", text)


def words_of(layer: SeenLayer, channel: int, place: tuple[int, int] | None, step: int) -> str:
    """The layer, the unit and its value, and of which step it is."""
    strip = layer.strip
    name = tr("Input") if layer.node == INPUT else layer.node
    if place is not None:
        text = tr("{node}, channel {unit}, row {row}, column {column}")
        where = text.format(node=name, unit=channel + 1, row=place[0] + 1, column=place[1] + 1)
        value = float(strip.values[(*place, channel)])
    else:
        where = tr("{node}, unit {unit}").format(node=name, unit=channel + 1)
        value = float(strip.values.reshape(-1)[channel])
    if layer.names:
        where += f" ({layer.names[channel]})"
    lines = [f"{where}: {signed(plain(value))}"]
    if layer.tells_silence and strip.values.ndim in (1, 3) and strip.silent[channel]:
        lines.append(tr("It is silent: 0 everywhere"))
    if strip.tiles.channels > strip.tiles.count:
        shown, all_ = f"{strip.tiles.count:,}", f"{strip.tiles.channels:,}"
        lines.append(tr("The first {shown} of {count} are drawn").format(shown=shown, count=all_))
    lines.append(step_words(step))
    return "\n".join(lines)


def texts_of(layer: SeenLayer, both: bool) -> list[str]:
    """What is written into the cells of a layer: their names, or else their values. both: names and values."""
    values = [signed(plain(value)) for value in layer.strip.values[: layer.strip.tiles.count].tolist()]
    if not layer.names:
        return values
    return [f"{name}  {value}" if both else name for name, value in zip(layer.names, values, strict=False)]
