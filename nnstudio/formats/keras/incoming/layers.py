"""Keras's layers as ours. What has the same name has the same settings; the others are written down one by one."""

from __future__ import annotations

from typing import Any

from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.formats.exchange.arriving import Foreign, Unknown
from nnstudio.formats.keras.incoming.known import AXES, IGNORED, NEAREST, NEUTRAL
from nnstudio.formats.keras.incoming.special import SPECIAL
from nnstudio.formats.keras.incoming.told import (
    Notes,
    check_axis,
    check_neutral,
    function_name,
    initializer,
    is_nothing,
    left_out,
    penalty,
)
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.layer import Layer


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
        check_axis(foreign, sides)
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
            values.update(initializer(foreign, name, value, notes))
        elif name.endswith(("_regularizer", "_constraint")):
            values.update(penalty(foreign, name, value, notes))
        elif name == "axis" and foreign.kind in AXES:
            continue
        elif name in known:
            values[name] = tuple(value) if isinstance(value, list) else value
        elif name in NEUTRAL or name == "padding":
            check_neutral(foreign, name, value)
        elif name not in IGNORED and not is_nothing(value):
            notes.append(left_out(foreign, name))
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
