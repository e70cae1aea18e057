"""Keras's layers as ours. What has the same name has the same settings; the others are written down one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.errors import Sentence, sentence
from nnstudio.fields import FieldError
from nnstudio.formats.exchange.arriving import Foreign, Unknown
from nnstudio.layers.activation import Activation
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.layers.layer import Layer
from nnstudio.shown import short

Notes = list[Sentence]
Settings = Mapping[str, Any]

IGNORED = frozenset(
    [
        "name",
        "dtype",
        "batch_input_shape",
        "batch_shape",
        "input_shape",
        "input_dim",
        "seed",
        "bias_initializer",
        "beta_initializer",
        "gamma_initializer",
        "moving_mean_initializer",
        "moving_variance_initializer",
        "alpha_initializer",
        "sparse",
        "ragged",
        "synchronized",
        "quantization_config",
        "lora_rank",
        "lora_alpha",
        "build_config",
        "implementation",
        "renorm",
        "fused",
        "optional",
        "virtual_batch_size",
        "autocast",
        "trainable",
        "renorm_clipping",
        "renorm_momentum",
        "shape",
    ]
)
"""Settings that change no answer of a finished network."""
NEUTRAL: dict[str, tuple[Any, ...]] = {
    "data_format": (None, "channels_last"),
    "noise_shape": (None,),
    "output_padding": (None, (0, 0)),
    "rms_scaling": (False,),
    "theta": (None,),
    "ragged": (False,),
}
"""Settings that we don't have, with the values that they may have all the same."""
AXES = frozenset({"BatchNormalization", "LayerNormalization", "Concatenate", "Softmax"})
"""Layers that go along the last axis here; Keras can take another."""
NEAREST: dict[str, str] = {
    "Conv1D": "Conv2D",
    "Conv3D": "Conv2D",
    "LSTM": "Dense",
    "GRU": "Dense",
    "SimpleRNN": "Dense",
    "Embedding": "Dense",
    "MultiHeadAttention": "Multiply",
    "Attention": "Multiply",
    "Average": "Add",
    "Subtract": "Add",
    "Maximum": "Add",
    "Minimum": "Add",
    "GroupNormalization": "LayerNormalization",
    "UnitNormalization": "LayerNormalization",
    "SpatialDropout1D": "Dropout",
    "AlphaDropout": "Dropout",
    "GaussianDropout": "Dropout",
    "Cropping2D": "Conv2D",
    "Permute": "Reshape",
    "RepeatVector": "UpSampling2D",
    "ThresholdedReLU": "PReLU",
}
"""What comes nearest here to layers that we don't have."""


def layer_of(foreign: Foreign, sides: int | None, notes: Notes) -> Layer | None:
    """Our layer, None for one that does nothing here. Raises Unknown.

    sides: how many its input has without the batch, None where that is not known. notes: gets what was left out.
    """
    if foreign.kind in ("Lambda", "TFOpLambda", "SlicingOpLambda"):
        raise Unknown(
            sentence(
                "{name} is a Lambda, which is code that is kept in the file: it is never run here.",
                name=foreign.name,
            )
        )
    if foreign.kind in AXES:
        _check_axis(foreign, sides)
    special = SPECIAL.get(foreign.kind)
    if special is not None:
        return special(foreign, notes)
    if foreign.kind not in LAYERS:
        raise _unknown(foreign)
    return _same(foreign, notes)


def _unknown(foreign: Foreign) -> Unknown:
    nearest = NEAREST.get(foreign.kind)
    if nearest is None:
        return Unknown(
            sentence("{name} is a {kind}, which there is not here.", name=foreign.name, kind=foreign.kind)
        )
    return Unknown(
        sentence(
            "{name} is a {kind}, which there is not here; {nearest} comes nearest.",
            name=foreign.name,
            kind=foreign.kind,
            nearest=nearest,
        )
    )


def _same(foreign: Foreign, notes: Notes) -> Layer:
    cls = LAYERS[foreign.kind]
    known = {field.name: field for field in cls.fields()}
    values: dict[str, Any] = {}
    for name, value in foreign.settings.items():
        if name == "activation":
            values[name] = function_name(foreign, value)
        elif name.endswith("_initializer") and name in known:
            values.update(_initializer(foreign, name, value, notes))
        elif name.endswith(("_regularizer", "_constraint")):
            values.update(_penalty(foreign, name, value, notes))
        elif name == "axis" and foreign.kind in AXES:
            continue
        elif name in known:
            values[name] = tuple(value) if isinstance(value, list) else value
        elif name in NEUTRAL or name == "padding":
            _check_neutral(foreign, name, value)
        elif name not in IGNORED and not _is_nothing(value):
            notes.append(_left_out(foreign, name))
    try:
        return cls.from_values(values)
    except FieldError as error:
        raise Unknown(
            sentence(
                "{name} has a setting that is not possible here: {reason}.",
                name=foreign.name,
                reason=error.sentence,
            )
        ) from error


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or value == {} or value == []


def _left_out(foreign: Foreign, name: str) -> Sentence:
    return sentence("{setting} of {name} is left out.", setting=name, name=foreign.name)


def _impossible(foreign: Foreign, name: str, value: Any) -> Unknown:
    return Unknown(
        sentence(
            "{name}, a {kind}, has {setting} {value}, which there is not here.",
            name=foreign.name,
            kind=foreign.kind,
            setting=name,
            value=short(value),
        )
    )


def _check_neutral(foreign: Foreign, name: str, value: Any) -> None:
    value = tuple(value) if isinstance(value, list) else value
    if value not in NEUTRAL.get(name, ()):
        raise _impossible(foreign, name, value)


def _check_axis(foreign: Foreign, sides: int | None) -> None:
    """It must be the last: -1, or its number counted with the batch, which is 1 for rows and 3 for images."""
    value = foreign.settings.get("axis", -1)
    axes = list(value) if isinstance(value, list | tuple) else [value]
    if axes != [-1] and (sides is None or axes != [sides]):
        raise _impossible(foreign, "axis", value)


def function_name(foreign: Foreign, value: Any) -> str:
    """The name of an activation that is told by its name, or as an object with a class or a function's name."""
    if isinstance(value, Mapping):
        value = value.get("config") if isinstance(value.get("config"), str) else value.get("class_name")
    if value is None:
        return "linear"
    name = {"swish": "silu", "ReLU": "relu", "Softmax": "softmax"}.get(str(value), str(value))
    if name not in FUNCTION_NAMES:
        raise _impossible(foreign, "activation", value)
    return name


def class_of(value: Any) -> tuple[str, Settings]:
    """The class and settings of an object that is told by its name or with a config."""
    if isinstance(value, Mapping):
        config = value.get("config")
        return str(value.get("class_name")), config if isinstance(config, Mapping) else {}
    return str(value), {}


def snake(name: str) -> str:
    """GlorotUniform is glorot_uniform, as Keras calls it too."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _initializer(foreign: Foreign, name: str, value: Any, notes: Notes) -> dict[str, str]:
    """Those that we don't have leave ours: it matters only to a training from the beginning."""
    found = snake(class_of(value)[0])
    if found in INITIALIZERS:
        return {name: found}
    notes.append(_left_out(foreign, name))
    return {}


def _penalty(foreign: Foreign, name: str, value: Any, notes: Notes) -> dict[str, float]:
    if value is None:
        return {}
    kind, config = class_of(value)
    of_kernel = name in ("kernel_regularizer", "depthwise_regularizer", "pointwise_regularizer")
    if not of_kernel or kind.lower() not in ("l1l2", "l1", "l2", "l1_l2"):
        notes.append(_left_out(foreign, name))
        return {}
    return {key: float(config[key]) for key in ("l1", "l2") if isinstance(config.get(key), int | float)}


def _activation(name: str, **needed: Any) -> Callable[[Foreign, Notes], Layer]:
    """A layer that is a function here. needed: settings with the only value that they may have."""

    def make(foreign: Foreign, notes: Notes) -> Layer:
        for setting, value in foreign.settings.items():
            if setting == "axis":
                continue
            if setting in needed and not _near(value, needed[setting]):
                raise _impossible(foreign, setting, value)
            elif (
                setting not in needed
                and setting not in IGNORED
                and setting != "trainable"
                and not _is_nothing(value)
            ):
                notes.append(_left_out(foreign, setting))
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
        raise _impossible(foreign, "negative_slope", slope)
    return Activation(activation="leaky_relu")


def _nothing(foreign: Foreign, notes: Notes) -> None:
    return None


def _padding(foreign: Foreign, notes: Notes) -> Layer:
    """Ours is as wide on both sides; Keras tells a number, two, or two pairs."""
    value = foreign.settings.get("padding", 1)
    sides = [value, value] if isinstance(value, int) else list(value)
    pairs = [[side, side] if isinstance(side, int) else list(side) for side in sides]
    if len(pairs) != 2 or any(len(pair) != 2 or pair[0] != pair[1] for pair in pairs):
        raise _impossible(foreign, "padding", value)
    _check_neutral(foreign, "data_format", foreign.settings.get("data_format"))
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
