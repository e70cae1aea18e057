"""What the window paints itself, as a screen reader gets it: with names, roles, states, values and deeds."""

from nnstudio.studio.accessible.install import install, speak_for_canvas

__all__ = ["install", "speak_for_canvas"]
