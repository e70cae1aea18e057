"""What the palette and the clipboard carry: the type of a layer, or layers with all their settings."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.declared import FieldError, from_json
from nnstudio.layers.layer import Layer

LAYER_TYPE = "application/x-nnstudio-layer"
LAYERS_JSON = "application/x-nnstudio-layers+json"


def mime_of_type(type_name: str) -> QMimeData:
    """What is dragged out of the palette."""
    data = QMimeData()
    data.setData(LAYER_TYPE, type_name.encode())
    return data


def layer_in(data: QMimeData) -> Layer | None:
    """A new layer of the type that is being dragged, with its defaults; None for anything else."""
    if not data.hasFormat(LAYER_TYPE):
        return None
    cls = LAYERS.get(bytes(data.data(LAYER_TYPE).data()).decode(errors="replace"))
    return cls() if cls is not None else None


def mime_of_layers(layers: Iterable[Layer]) -> QMimeData:
    """What is copied to the clipboard: also as text, so that it can be pasted into a mail."""
    text = json.dumps([layer.to_json() for layer in layers], indent=1)
    data = QMimeData()
    data.setData(LAYERS_JSON, text.encode())
    data.setText(text)
    return data


def layers_in(data: QMimeData | None) -> tuple[Layer, ...]:
    """The layers on the clipboard, () where there is something else."""
    if data is None or not data.hasFormat(LAYERS_JSON):
        return ()
    try:
        plain = json.loads(bytes(data.data(LAYERS_JSON).data()))
        return tuple(from_json(LAYERS, item, "layer") for item in plain)
    except (ValueError, TypeError, FieldError):
        return ()
