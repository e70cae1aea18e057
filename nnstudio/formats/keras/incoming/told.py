"""Single settings of Keras's layers, as ours: functions, initializers, penalties, axes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import Foreign, Unknown
from nnstudio.formats.keras.incoming.known import NEUTRAL
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.shown import short

Notes = list[Sentence]
Settings = Mapping[str, Any]


def left_out(foreign: Foreign, name: str) -> Sentence:
    """The note for a setting that is not taken over."""
    return sentence("{setting} of {name} is left out.", setting=name, name=foreign.name)


def impossible(foreign: Foreign, name: str, value: Any) -> Unknown:
    """What a layer is refused for."""
    return Unknown(
        sentence(
            "{name}, a {kind}, has {setting} {value}, which there is not here.",
            name=foreign.name,
            kind=foreign.kind,
            setting=name,
            value=short(value),
        )
    )


def check_neutral(foreign: Foreign, name: str, value: Any) -> None:
    """Raise Unknown where a setting that we don't have says something else than usual."""
    value = tuple(value) if isinstance(value, list) else value
    if value not in NEUTRAL.get(name, ()):
        raise impossible(foreign, name, value)


def check_axis(foreign: Foreign, sides: int | None) -> None:
    """It must be the last: -1, or its number counted with the batch, which is 1 for rows and 3 for images."""
    value = foreign.settings.get("axis", -1)
    axes = list(value) if isinstance(value, list | tuple) else [value]
    if axes != [-1] and (sides is None or axes != [sides]):
        raise impossible(foreign, "axis", value)


def function_name(foreign: Foreign, value: Any) -> str:
    """The name of an activation that is told by its name, or as an object with a class or a function's name."""
    if isinstance(value, Mapping):
        value = value.get("config") if isinstance(value.get("config"), str) else value.get("class_name")
    if value is None:
        return "linear"
    name = {"swish": "silu", "ReLU": "relu", "Softmax": "softmax"}.get(str(value), str(value))
    if name not in FUNCTION_NAMES:
        raise impossible(foreign, "activation", value)
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


def _scaled(config: Settings) -> str:
    """Keras before 2.2.3 wrote Glorot's and He's initializers as what they are made of."""
    known = ((1, "fan_avg", "glorot"), (2, "fan_in", "he"))
    told = (config.get("scale"), config.get("mode"))
    name = next((name for *made, name in known if tuple(made) == told), "other")
    return f"{name}_{config.get('distribution')}"


def initializer(foreign: Foreign, name: str, value: Any, notes: Notes) -> dict[str, str]:
    """Those that we don't have leave ours: it matters only to a training from the beginning."""
    kind, config = class_of(value)
    found = snake(kind) if kind != "VarianceScaling" else _scaled(config)
    if found in INITIALIZERS:
        return {name: found}
    notes.append(left_out(foreign, name))
    return {}


def penalty(foreign: Foreign, name: str, value: Any, notes: Notes) -> dict[str, float]:
    """l1 and l2 of a regularizer; others are left out."""
    if value is None:
        return {}
    kind, config = class_of(value)
    of_kernel = name in ("kernel_regularizer", "depthwise_regularizer", "pointwise_regularizer")
    if not of_kernel or kind.lower() not in ("l1l2", "l1", "l2", "l1_l2"):
        notes.append(left_out(foreign, name))
        return {}
    return {key: float(config[key]) for key in ("l1", "l2") if isinstance(config.get(key), int | float)}


def is_nothing(value: Any) -> bool:
    """Whether a setting asks for nothing."""
    return value is None or value is False or value == {} or value == []
