"""What the network sees of a drawing on the pad: strokes in, the 28x28 image with the steps before it out."""

from nnstudio.data.handwriting.ink import Preprocessed, centre, fit
from nnstudio.data.handwriting.rasterise import SUPERSAMPLING, rasterise_ink
from nnstudio.data.handwriting.strokes import Drawing


def preprocess_drawing(drawing: Drawing) -> Preprocessed | None:
    """The way of a drawing to the network; None if nothing is drawn.

    The strokes are scaled before they are drawn, with the pen that suits MNIST, and then averaged and centred
    as any other image is. Only drawings smaller than a fourteenth of the pad don't fill the 20 pixels.
    """
    ink = rasterise_ink(drawing)
    if ink is None:
        return None
    fitted = fit(ink, max(ink.shape) // SUPERSAMPLING)
    return Preprocessed(ink, fitted, centre(fitted))
