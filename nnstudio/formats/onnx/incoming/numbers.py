"""What operators of ONNX compute, on NumPy arrays: for what is constant in a graph, such as the sides of a Reshape, and
to find out which layer a group of operators is by asking it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.layers.layer import Array

MOST_VALUES = 2**27
"""Numbers in an array that is worked out here; a file asks for more only to do harm."""
Compute = Callable[[Operator, Sequence[Array]], Any]


def computed(operator: Operator, inputs: Sequence[Array]) -> Array | None:
    """Its first output; None for operators and values that are not known here."""
    compute = POINTWISE.get(operator.type) or OTHERS.get(operator.type)
    if compute is None:
        return None
    try:
        with np.errstate(all="ignore"):
            return np.asarray(compute(operator, inputs))
    except (ValueError, TypeError, IndexError, OverflowError, MemoryError, ZeroDivisionError, KeyError):
        return None


def _one(function: Callable[[Any], Any]) -> Compute:
    return lambda _, x: function(x[0])


def _two(function: Callable[[Any, Any], Any]) -> Compute:
    return lambda _, x: function(x[0], x[1])


def _all(function: Callable[[Any, Any], Any]) -> Compute:
    def compute(_: Operator, x: Sequence[Array]) -> Any:
        whole = x[0]
        for other in x[1:]:
            whole = function(whole, other)
        return whole

    return compute


def _divided(_: Operator, x: Sequence[Array]) -> Any:
    return x[0] // x[1] if x[0].dtype.kind in "iu" else x[0] / x[1]


def _clipped(operator: Operator, x: Sequence[Array]) -> Any:
    low, high = (
        x[place] if len(x) > place and x[place].size else operator.get(name)
        for place, name in ((1, "min"), (2, "max"))
    )
    return np.clip(x[0], -np.inf if low is None else low, np.inf if high is None else high)


def _erf(x: Any) -> Any:
    return np.vectorize(math.erf, otypes=[np.float64])(x)


def _sigmoid(x: Any) -> Any:
    return 0.5 * (1.0 + np.tanh(0.5 * x))


def _elu(operator: Operator, x: Sequence[Array]) -> Any:
    return np.where(x[0] > 0, x[0], operator.get("alpha", 1.0) * np.expm1(np.minimum(x[0], 0)))


def _selu(operator: Operator, x: Sequence[Array]) -> Any:
    alpha, gamma = (
        operator.get("alpha", 1.67326319217681884765625),
        operator.get("gamma", 1.05070102214813232421875),
    )
    return gamma * np.where(x[0] > 0, x[0], alpha * np.expm1(np.minimum(x[0], 0)))


def _gelu(operator: Operator, x: Sequence[Array]) -> Any:
    if operator.get("approximate", "none") == "tanh":
        return 0.5 * x[0] * (1 + np.tanh(math.sqrt(2 / math.pi) * (x[0] + 0.044715 * x[0] ** 3)))
    return 0.5 * x[0] * (1 + _erf(x[0] / math.sqrt(2)))


def _leaky(operator: Operator, x: Sequence[Array]) -> Any:
    return np.where(x[0] > 0, x[0], operator.get("alpha", 0.01) * x[0])


def _axes(operator: Operator, x: Sequence[Array]) -> tuple[int, ...] | None:
    axes = operator.get("axes", tuple(map(int, x[1].reshape(-1))) if len(x) > 1 and x[1].size else None)
    return axes or (() if operator.get("noop_with_empty_axes") else None)


def _reduced(function: Callable[..., Any]) -> Compute:
    def compute(operator: Operator, x: Sequence[Array]) -> Any:
        return function(x[0], axis=_axes(operator, x), keepdims=bool(operator.get("keepdims", 1)))

    return compute


def _norm(x: Any, axis: Any, keepdims: bool) -> Any:
    return np.sqrt(np.sum(np.square(x), axis=axis, keepdims=keepdims))


def _cast(operator: Operator, x: Sequence[Array]) -> Any:
    kind = {6: np.int64, 7: np.int64, 9: np.bool_}.get(operator.get("to"))
    return x[0].astype(kind) if kind else np.asarray(x[0], np.float64)


POINTWISE: dict[str, Compute] = {
    "Add": _two(np.add),
    "Sub": _two(np.subtract),
    "Mul": _two(np.multiply),
    "Div": _divided,
    "Sum": _all(np.add),
    "Mean": lambda _, x: sum(x) / len(x),
    "Min": _all(np.minimum),
    "Max": _all(np.maximum),
    "Pow": _two(np.power),
    "Neg": _one(np.negative),
    "Abs": _one(np.abs),
    "Exp": _one(np.exp),
    "Log": _one(np.log),
    "Sqrt": _one(np.sqrt),
    "Reciprocal": _one(np.reciprocal),
    "Erf": _one(_erf),
    "Erfc": _one(lambda x: 1.0 - _erf(x)),  # not of ONNX, but tf2onnx writes it
    "Tanh": _one(np.tanh),
    "Sigmoid": _one(_sigmoid),
    "Relu": lambda _, x: np.maximum(x[0], 0),
    "LeakyRelu": _leaky,
    "PRelu": lambda _, x: np.where(x[0] > 0, x[0], x[0] * x[1]),
    "Elu": _elu,
    "Selu": _selu,
    "Gelu": _gelu,
    "Celu": lambda o, x: (
        np.maximum(x[0], 0) + np.minimum(0, o.get("alpha", 1.0) * np.expm1(x[0] / o.get("alpha", 1.0)))
    ),
    "Softplus": _one(lambda x: np.logaddexp(x, 0)),
    "Softsign": _one(lambda x: x / (1 + np.abs(x))),
    "HardSigmoid": lambda o, x: np.clip(o.get("alpha", 0.2) * x[0] + o.get("beta", 0.5), 0, 1),
    "HardSwish": _one(lambda x: x * np.clip(x / 6 + 0.5, 0, 1)),
    "Swish": lambda o, x: x[0] * _sigmoid(o.get("alpha", 1.0) * x[0]),
    "Mish": _one(lambda x: x * np.tanh(np.logaddexp(x, 0))),
    "ThresholdedRelu": lambda o, x: np.where(x[0] > o.get("alpha", 1.0), x[0], 0),
    "Clip": _clipped,
    "Where": lambda _, x: np.where(x[0], x[1], x[2]),
    "Greater": _two(np.greater),
    "GreaterOrEqual": _two(np.greater_equal),
    "Less": _two(np.less),
    "LessOrEqual": _two(np.less_equal),
    "ReduceMean": _reduced(np.mean),
    "ReduceSum": _reduced(np.sum),
    "ReduceMax": _reduced(np.max),
    "ReduceSumSquare": _reduced(lambda x, axis, keepdims: np.sum(np.square(x), axis=axis, keepdims=keepdims)),
    "ReduceL2": _reduced(_norm),
}
"""Operators that go value by value, or along rows."""


def _bounded(array_like: Any, shape: Any) -> Any:
    if math.prod(map(int, shape)) > MOST_VALUES:
        raise ValueError
    return np.broadcast_to(array_like, tuple(map(int, shape)))


def _expanded(_: Operator, x: Sequence[Array]) -> Any:
    return _bounded(x[0], np.broadcast_shapes(x[0].shape, tuple(map(int, x[1]))))


def _filled(operator: Operator, x: Sequence[Array]) -> Any:
    value = operator.get("value", np.zeros(1, np.float32))
    return _bounded(value.reshape(()), x[0].reshape(-1))


def _range(_: Operator, x: Sequence[Array]) -> Any:
    start, stop, step = (float(each.reshape(())) for each in x)
    if step == 0 or abs((stop - start) / step) > MOST_VALUES:
        raise ValueError
    return np.asarray(np.arange(start, stop, step), x[0].dtype)


def _reshaped(_: Operator, x: Sequence[Array]) -> Any:
    sides = [x[0].shape[n] if side == 0 else int(side) for n, side in enumerate(x[1].reshape(-1))]
    return x[0].reshape(sides)


def _squeezed(operator: Operator, x: Sequence[Array]) -> Any:
    return np.squeeze(x[0], axis=_axes(operator, x))


def _unsqueezed(operator: Operator, x: Sequence[Array]) -> Any:
    return np.expand_dims(x[0], _axes(operator, x) or ())


def _sliced(operator: Operator, x: Sequence[Array]) -> Any:
    if "starts" in operator.attributes:
        starts, ends, axes = (operator.get(name) for name in ("starts", "ends", "axes"))
        steps = None
    else:
        starts, ends = x[1].reshape(-1), x[2].reshape(-1)
        axes, steps = (x[n].reshape(-1) if len(x) > n and x[n].size else None for n in (3, 4))
    cut = [slice(None)] * x[0].ndim
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        axis = number if axes is None else int(axes[number])
        cut[axis] = slice(int(start), int(end), 1 if steps is None else int(steps[number]))
    return x[0][tuple(cut)]


def _constant(operator: Operator, _: Sequence[Array]) -> Any:
    for name, dtype in (
        ("value_int", np.int64),
        ("value_ints", np.int64),
        ("value_float", None),
        ("value_floats", None),
    ):
        if name in operator.attributes:
            return np.asarray(operator.get(name), dtype or np.float32)
    if operator.get("value") is None:
        raise ValueError
    return operator.get("value")


OTHERS: dict[str, Compute] = {
    "Constant": _constant,
    "ConstantOfShape": _filled,
    "Identity": _one(lambda x: x),
    "Dropout": _one(lambda x: x),
    "Cast": _cast,
    "Reshape": _reshaped,
    "Flatten": lambda o, x: x[0].reshape(math.prod(x[0].shape[: o.get("axis", 1)]), -1),
    "Transpose": lambda o, x: np.transpose(x[0], o.get("perm")),
    "Squeeze": _squeezed,
    "Unsqueeze": _unsqueezed,
    "Concat": lambda o, x: np.concatenate([np.atleast_1d(each) for each in x], axis=o.get("axis", 0)),
    "Gather": lambda o, x: np.take(x[0], x[1].astype(np.int64), axis=o.get("axis", 0)),
    "Slice": _sliced,
    "Expand": _expanded,
    "Range": _range,
    "Shape": lambda o, x: np.asarray(x[0].shape[o.get("start", 0) : o.get("end")], np.int64),
    "Size": lambda _, x: np.asarray(x[0].size),
    "ReduceProd": _reduced(np.prod),
    "Equal": _two(np.equal),
    "Mod": lambda o, x: np.fmod(x[0], x[1]) if o.get("fmod") else np.mod(x[0], x[1]),
    "And": _two(np.logical_and),
    "Or": _two(np.logical_or),
    "Not": _one(np.logical_not),
    "Floor": _one(np.floor),
    "Ceil": _one(np.ceil),
    "Sign": _one(np.sign),
    "MatMul": _two(np.matmul),
    "Split": lambda o, x: np.split(x[0], 2, axis=o.get("axis", 0))[0] if len(o.outputs) == 2 else x[0],
}
"""What else may stand between constants."""
