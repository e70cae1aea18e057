"""All kinds of things that are found by a few letters. A new kind is a class of its own and a place in this list."""

from __future__ import annotations

from nnstudio.studio.quick.providers.canvas import CanvasLayers
from nnstudio.studio.quick.providers.catalogue import NewLayers
from nnstudio.studio.quick.providers.commands import Commands
from nnstudio.studio.quick.providers.data import DataAtHand
from nnstudio.studio.quick.providers.notes import Notes
from nnstudio.studio.quick.providers.projects import RecentProjects
from nnstudio.studio.quick.providers.provider import Provider
from nnstudio.studio.quick.providers.settings import LayerSettings, TrainingFields
from nnstudio.studio.quick.providers.templates import Templates

PROVIDERS: tuple[Provider, ...] = (
    NewLayers(),
    Commands(),
    CanvasLayers(),
    Notes(),
    TrainingFields(),
    LayerSettings(),
    Templates(),
    DataAtHand(),
    RecentProjects(),
)
"""Of entries that fit alike, those of the first come first."""

__all__ = ["PROVIDERS", "Provider"]
