"""What the blocks show of the inside of the network: for each its layer's values, or nothing.

Blocks keep none of it themselves, and ask here when they are painted, so that nothing stale is left on one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage

from nnstudio.inside.cell import Unit
from nnstudio.inside.strip import Strip
from nnstudio.layers.shapes import Shape
from nnstudio.studio.canvas.layout import BLOCK_WIDTH
from nnstudio.studio.inside.heat import heat_image
from nnstudio.studio.theme.colours import Colours

ASIDE = 8.0
"""Between the edge of a block and its strip."""
WIDE = BLOCK_WIDTH - 2 * ASIDE
SMALL = 0.75
"""Of its own size, below which a picture is made smaller before it is drawn."""
MAPS_HIGH, CELLS_HIGH = 44.0, 20.0
"""Height of a strip of feature maps, and of one of numbers, in scene units."""


@dataclasses.dataclass(frozen=True, eq=False)
class SeenLayer:
    """node: whose values these are, by its name in the flat network. names: of its numbers, where they have some.
    tells_silence: whether channels that are 0 are its own doing.
    """

    node: str
    strip: Strip
    names: tuple[str, ...] = ()
    tells_silence: bool = False

    def unit(self, channel: int, place: tuple[int, int] | None) -> Unit | None:
        """That value, as the views inside call it; None where they know none of such a shape."""
        return Unit(self.node, channel, place) if self.strip.values.ndim in (1, 3) else None


@dataclasses.dataclass(frozen=True)
class Room:
    """What a block leaves free for its strip, in scene units, and where it asks what to draw there."""

    seen: SeenInside
    height: float


class SeenInside(QObject):
    """on: whether blocks leave room for it. layers: by the keys of blocks. says: why there is nothing to see. step: of
    the run that the values are of. pointed: key and channel under the pointer. switched: `on` is another.
    """

    switched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = False
        self.layers: Mapping[str, SeenLayer] = {}
        self.says, self.step = "", 0
        self.pointed: tuple[str, int] | None = None
        self._images: dict[str, tuple[Colours, QImage, QImage]] = {}

    def switch(self, on: bool) -> None:
        """Have room for it on the blocks, or not."""
        if on != self.on:
            self.on = on
            self.show({})
            self.switched.emit()

    def show(self, layers: Mapping[str, SeenLayer], step: int = 0, says: str = "") -> None:
        """Know these from now on, and no others."""
        self.layers, self.step, self.says = layers, step, says
        self._images = {}
        if self.pointed is not None and self.pointed[0] not in layers:
            self.pointed = None

    def room(self, shape: Shape | None) -> Room | None:
        """What a block of this output leaves free; None while it is off, and where no shape is known."""
        if not self.on or not shape:
            return None
        return Room(self, MAPS_HIGH if len(shape) == 3 else CELLS_HIGH)

    def image(self, key: str, colours: Colours, detail: float) -> QImage:
        """The strip of a block as a picture, in the colours of a theme, with nothing between the feature maps.

        detail: pixels of the screen to the unit. A picture that is shown far smaller than it is comes as means of its
        pixels, since thin lines would be lost if only some of them were drawn.
        """
        strip = self.layers[key].strip
        wanted = QSizeF(*strip.size) * detail
        made = self._images.get(key)
        if made is None or made[0] is not colours:
            whole = heat_image(strip.tiles.pixels, colours, between=0)
            made = self._images[key] = colours, whole, whole
        _, whole, shown = made
        if wanted.width() >= SMALL * whole.width():
            return whole
        if shown.size() != wanted.toSize():
            size = wanted.toSize().expandedTo(QSize(1, 1))
            mode, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = whole.scaled(size, mode, smooth)
            self._images[key] = colours, whole, shown
        return shown
