"""ConvTranspose of ONNX as Conv2DTranspose. Where PyTorch cuts the edges otherwise than Keras's "same" does, rows of
zeros in the kernel bring both together.
"""

from __future__ import annotations

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import impossible
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.sliding import Pair
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.conv2d_transpose import Conv2DTranspose

KERAS = (2, 3, 1, 0)
"""From (channels, filters, rows, columns) to (rows, columns, filters, channels)."""
MOST_ZEROS = 64
"""Rows that a kernel gets at most."""


def transposed_convolution(reading: Reading, operator: Operator) -> Value:
    """ConvTranspose."""
    kernel, bias = reading.weights(operator, 1), reading.constant(operator, 2)
    if operator.get("group", 1) != 1:
        raise impossible(operator, "group", operator.get("group"))
    if kernel.ndim != 4:
        raise impossible(operator, "kernel_shape", kernel.shape)
    strides, dilations = operator.get("strides", (1, 1)), operator.get("dilations", (1, 1))
    source = reading.value(operator.inputs[0])
    padding, zeros = "same", [(0, 0), (0, 0)]
    if source.view is not None:
        source = reading.lying.channels(source, 0)
        cuts = _cuts(operator, source.shape[1:], kernel.shape[2:])
        ways = [
            _way(*cut, s, (k - 1) * d + 1, d)
            for cut, s, k, d in zip(cuts, strides, kernel.shape[2:], dilations, strict=True)
        ]
        padding, zeros = _agreed(operator, ways)
    if any(map(any, zeros)):
        kernel = np.pad(kernel, [(0, 0), (0, 0), *zeros])
        reading.grow.notes.append(
            sentence("{name} has uneven padding: its kernel gets rows of zeros instead.", name=operator.name)
        )
    layer = Conv2DTranspose.from_values(
        {
            "filters": kernel.shape[1],
            "kernel_size": kernel.shape[2:],
            "strides": tuple(strides),
            "padding": padding,
            "dilation_rate": tuple(dilations),
            "use_bias": bias is not None,
        }
    )
    arrays = {"kernel": kernel.transpose(KERAS)} | ({"bias": bias} if bias is not None else {})
    node = reading.grow.add(reading.name(operator, "Conv2DTranspose"), layer, [source.node], arrays)
    reading.named(operator, node)
    return Value(node, None if source.view is None else view_of(reading.grow.shapes[node], 0))


def _cuts(operator: Operator, image: tuple[int, ...], taps: tuple[int, ...]) -> list[Pair]:
    """Rows that are cut off the whole result before and behind; below 0 where zeros follow."""
    strides, dilations = operator.get("strides", (1, 1)), operator.get("dilations", (1, 1))
    more = operator.get("output_padding", (0, 0))
    pads, kind = operator.get("pads", (0, 0, 0, 0)), operator.get("auto_pad", "NOTSET")
    wanted, cuts = operator.get("output_shape"), []
    if len(pads) != 4 or len(strides) != 2 or len(dilations) != 2 or len(more) != 2:
        raise impossible(operator, "pads", pads)
    for axis in (0, 1):
        span = (taps[axis] - 1) * dilations[axis] + 1
        whole = (image[axis] - 1) * strides[axis] + span
        if wanted is not None or kind.startswith("SAME"):
            out = wanted[-2:][axis] if wanted is not None else image[axis] * strides[axis]
            total = whole + more[axis] - out
            half, rest = total // 2, total - total // 2
            cuts.append((rest, half - more[axis]) if kind != "SAME_UPPER" else (half, rest - more[axis]))
        else:
            cuts.append((pads[axis], pads[axis + 2] - more[axis]))
    return cuts


def _way(before: int, behind: int, stride: int, span: int, dilation: int) -> dict[str, Pair]:
    """For each padding that cuts just that: rows of zeros before and behind the kernel, as few as can be."""
    ways: dict[str, Pair] = {}
    for last in range(MOST_ZEROS):
        if before == 0 and max(span + last * dilation, stride) == span - behind:
            ways.setdefault("valid", (0, last))
    if before + behind != span - stride:
        return ways
    for count in range(MOST_ZEROS):
        half = max(span + count * dilation - stride, 0) // 2
        first, rest = divmod(half - before, dilation)
        if rest == 0 and 0 <= first <= count:
            return {**ways, "same": (first, count - first)}
    return ways


def _agreed(operator: Operator, ways: list[dict[str, Pair]]) -> tuple[str, list[Pair]]:
    for padding in ("valid", "same"):
        if all(padding in way for way in ways):
            return padding, [way[padding] for way in ways]
    raise impossible(operator, "pads", operator.get("pads", (0, 0, 0, 0)))
