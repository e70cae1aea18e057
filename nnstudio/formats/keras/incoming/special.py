"""Layers of Keras that are told otherwise here: functions that stand alone, and what does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.formats.exchange.arriving import Foreign
from nnstudio.formats.keras.incoming.known import IGNORED
from nnstudio.formats.keras.incoming.told import Notes, check_neutral, impossible, is_nothing, left_out
from nnstudio.layers.activation import Activation
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.layer import Layer


def _activation(name: str, **needed: Any) -> Callable[[Foreign, Notes], Layer]:
    """A layer that is a function here. needed: settings with the only value that they may have."""

    def make(foreign: Foreign, notes: Notes) -> Layer:
        for setting, value in foreign.settings.items():
            if setting == "axis":
                continue
            if setting in needed and not _near(value, needed[setting]):
                raise impossible(foreign, setting, value)
            elif (
                setting not in needed
                and setting not in IGNORED
                and setting != "trainable"
                and not is_nothing(value)
            ):
                notes.append(left_out(foreign, setting))
        return Activation(activation=name)

    return make


def _near(value: Any, wanted: Any) -> bool:
    if isinstance(value, int | float) and isinstance(wanted, int | float):
        return abs(value - wanted) < 1e-6
    return bool(value == wanted)


def _leaky(foreign: Foreign, notes: Notes) -> Layer:
    """Keras 2 has a slope of 0.3 where none is told, and calls it alpha."""
    slope = foreign.settings.get("negative_slope", foreign.settings.get("alpha", 0.3))
    if isinstance(slope, Mapping | list):
        slope = None
    if not _near(slope, 0.2):
        raise impossible(foreign, "negative_slope", slope)
    return Activation(activation="leaky_relu")


def _nothing(foreign: Foreign, notes: Notes) -> None:
    return None


def _padding(foreign: Foreign, notes: Notes) -> Layer:
    """Ours is as wide on both sides; Keras tells a number, two, or two pairs."""
    value = foreign.settings.get("padding", 1)
    sides = [value, value] if isinstance(value, int) else list(value)
    pairs = [[side, side] if isinstance(side, int) else list(side) for side in sides]
    if len(pairs) != 2 or any(len(pair) != 2 or pair[0] != pair[1] for pair in pairs):
        raise impossible(foreign, "padding", value)
    check_neutral(foreign, "data_format", foreign.settings.get("data_format"))
    return LAYERS["ZeroPadding2D"].from_values({"padding": (pairs[0][0], pairs[1][0])})


SPECIAL: dict[str, Callable[[Foreign, Notes], Layer | None]] = {
    "ReLU": _activation("relu", max_value=None, negative_slope=0.0, threshold=0.0),
    "LeakyReLU": _leaky,
    "ELU": _activation("elu", alpha=1.0),
    "Softmax": _activation("softmax"),
    "Identity": _nothing,
    "ActivityRegularization": _nothing,
    "ZeroPadding2D": _padding,
}
"""Layers of Keras that are told otherwise here."""
