"""How training images may be changed: the settings, declared once for the form, the file and the work itself."""

from dataclasses import dataclass

from nnstudio.declared import Declared, param


@dataclass(frozen=True)
class Augmentation(Declared):
    """How far images are changed at most; 0 is off. Each image draws its own amounts, evenly within the range."""

    title = "Augmentation"
    help = "Changes each training image a little, in a new way in every epoch, so that the network sees more."

    shift: float = param(
        0.1, min=0, max=0.5, unit="of the side", help="Moves the image by up to this part of its side."
    )
    rotation: float = param(
        10.0, min=0, max=180, unit="degrees", help="Turns it either way. From 60 on, a 6 may become a 9."
    )
    zoom: float = param(
        0.1, min=0, max=0.9, unit="fraction", help="Makes it larger or smaller: 0.1 is 90% to 110%."
    )
    shear: float = param(0.0, min=0, max=60, unit="degrees", help="Slants it to the left or to the right.")
    elastic: float = param(
        0.0, min=0, max=5, unit="pixels", help="Bends it as a trembling hand would: by so much, typically."
    )
    thickness: float = param(
        0.0, min=0, max=1, unit="pixels", help="Moves the outline of strokes out or in: another pen."
    )
    noise: float = param(
        0.0, min=0, max=1, unit="of full scale", help="Adds noise with this standard deviation."
    )
    erasing: float = param(
        0.0, min=0, max=1, unit="probability", help="Chance that a rectangle, 2% to 15% of it, is made black."
    )

    @property
    def is_off(self) -> bool:
        """Whether images stay as they are."""
        return not any(self.values().values())

    @property
    def moves_pixels(self) -> bool:
        """Whether images are warped at all."""
        return any((self.shift, self.rotation, self.zoom, self.shear, self.elastic))
