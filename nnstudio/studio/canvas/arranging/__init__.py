"""Where the parts of any network go, by layers of its graph with few crossings. It knows neither Qt nor layers:
boxes with a size go in, places and the corners of wires come out, so that a group can be arranged first and then stand
as one box among others.
"""

from nnstudio.studio.canvas.arranging.arrange import Arrangement, arrange
from nnstudio.studio.canvas.arranging.boxes import Box, Place, Way
from nnstudio.studio.canvas.arranging.memory import Memory
from nnstudio.studio.canvas.arranging.order import Order

__all__ = ["Arrangement", "Box", "Memory", "Order", "Place", "Way", "arrange"]
