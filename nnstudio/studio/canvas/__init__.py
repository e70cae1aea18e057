"""The canvas: the network as blocks and wires, to be built and judged in one place."""

from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.panel import CanvasPanel

__all__ = ["CanvasPanel", "Editing"]
