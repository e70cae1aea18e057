"""The properties: forms made from what layers, losses and optimizers declare. No layer is known here by name."""

from nnstudio.studio.properties.panel import PropertiesPanel

__all__ = ["PropertiesPanel"]
