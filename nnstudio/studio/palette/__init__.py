"""The palette: every layer there is, by family, to be dragged or added."""

from nnstudio.studio.palette.panel import PalettePanel

__all__ = ["PalettePanel"]
