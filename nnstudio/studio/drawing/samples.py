"""Known images for the pad: any one, or the next one that the network gets wrong."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.fitting import Bytes
from nnstudio.data.seeing import Seen, see_file, see_pixels
from nnstudio.learning.tasks import Classification
from nnstudio.runs.asked import Asked
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.drawing.picture import Picture


def random_picture(asked: Asked, description: Description, chance: random.Random) -> Picture:
    """Any of these images."""
    return known_picture(asked, description, chance.randrange(len(asked.open())))


def known_picture(asked: Asked, description: Description, index: int) -> Picture:
    """The image at a place among these."""
    examples = asked.open()
    values = np.empty((1, *examples.shape), examples.dtype)
    examples.read(np.array([index]), values)
    seen = Seen(description.scaling.as_bytes(values[0]))
    label = int(examples.targets[index]) if isinstance(description.task, Classification) else None
    return Picture(seen, f"{index:,}", label, index, values[0], part=asked.part)


def altered_picture(altered: Altered, description: Description) -> Picture:
    """A known image that was altered."""
    seen = Seen(description.scaling.as_bytes(altered.values))
    title, values = f"{altered.index:,}", np.asarray(altered.values)
    return Picture(seen, title, altered.label, altered.index, values, part=altered.part, how=altered.how)


def picture_of_file(path: Path, description: Description) -> Picture:
    """A picture file, the first of its digits shown; DataError with a sentence where there is none."""
    return _picture(see_file(path, description), path.name)


def picture_of_pixels(pixels: Bytes, title: str, description: Description) -> Picture:
    """The same for pixels (height, width, 4) uint8: red, green, blue, and how opaque they are."""
    return _picture(see_pixels(pixels, description), title)


def _picture(found: tuple[Seen, ...], title: str) -> Picture:
    return Picture(found[0], title, found=found if len(found) > 1 else ())
