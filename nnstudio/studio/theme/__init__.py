"""How the window looks: colours for light and dark, icons drawn in code, one stylesheet.

A widget that paints itself asks `Colours.of(self.palette())` while painting. So it follows a switch of the theme
without being told, and there is no global theme to keep in step.
"""

from nnstudio.studio.theme.colours import DARK, LIGHT, Colours, contrast
from nnstudio.studio.theme.icons import icon

__all__ = ["DARK", "LIGHT", "Colours", "contrast", "icon"]
