"""What the window paints itself, as a screen reader gets it: with names, roles, states, values and deeds."""

from nnstudio.studio.accessible.install import install
from nnstudio.studio.accessible.voices import CanvasVoice, RunVoice, speak

__all__ = ["CanvasVoice", "RunVoice", "install", "speak"]
