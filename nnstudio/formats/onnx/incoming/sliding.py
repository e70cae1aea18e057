"""The padding of windows. ONNX tells zeros on each side; here there is "same" of Keras, and a frame that is as wide on
both sides. What lies uneven beyond that is taken into a kernel that is larger by rows of zeros.
"""

from __future__ import annotations

import dataclasses

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.known import impossible
from nnstudio.layers.shapes import same_padding

Pair = tuple[int, int]


@dataclasses.dataclass(frozen=True)
class Side:
    """One side of an image under a window: length, taps of the kernel, stride, dilation, zeros before and behind."""

    length: int
    taps: int
    stride: int
    dilation: int
    before: int
    behind: int

    @property
    def span(self) -> int:
        """Pixels that the kernel reaches over."""
        return (self.taps - 1) * self.dilation + 1

    @property
    def out(self) -> int:
        """How many windows there are."""
        return (self.length + self.before + self.behind - self.span) // self.stride + 1

    @property
    def is_same(self) -> bool:
        """Whether these are Keras's zeros for "same"; those that no window reaches don't count."""
        before, behind = same_padding(self.length, self.span, self.stride)
        if self.before != before or self.out != -(-self.length // self.stride):
            return False
        reached = (self.out - 1) * self.stride + self.span - self.length - before
        return max(reached, 0) == behind

    @property
    def is_valid(self) -> bool:
        """Whether no window reaches beyond the image."""
        return self.before == 0 and dataclasses.replace(self, behind=0).out == self.out

    def framed(self) -> tuple[int, int, int]:
        """A frame as wide on both sides, and rows of zeros before and behind the kernel, that give the same windows."""
        for frame in range(64):
            first = frame - self.before
            if first < 0 or first % self.dilation:
                continue
            for last in range(64):
                taps = self.taps + first // self.dilation + last
                wider = dataclasses.replace(self, taps=taps, before=frame, behind=frame)
                if wider.length + 2 * frame >= wider.span and wider.out == self.out:
                    return frame, first // self.dilation, last
        raise ValueError


def sides_of(
    operator: Operator, image: Pair, taps: Pair, more: tuple[Pair, Pair] = ((0, 0), (0, 0))
) -> list[Side]:
    """Both sides of an image under the operator's windows. more: zeros from a Pad before it."""
    strides = _pair(operator, "strides", (1, 1))
    dilations = _pair(operator, "dilations", (1, 1))
    pads = operator.get("pads", (0, 0, 0, 0))
    if len(pads) != 4 or min(pads) < 0:
        raise impossible(operator, "pads", pads)
    kind, sides = operator.get("auto_pad", "NOTSET"), []
    for axis in (0, 1):
        before, behind = pads[axis], pads[axis + 2]
        span = (taps[axis] - 1) * dilations[axis] + 1
        length = image[axis] + sum(more[axis])
        if kind in ("SAME_UPPER", "SAME_LOWER"):
            before, behind = same_padding(length, span, strides[axis])
            if kind == "SAME_LOWER":
                before, behind = behind, before
        elif kind == "VALID":
            before = behind = 0
        before, behind = before + more[axis][0], behind + more[axis][1]
        if operator.get("ceil_mode", 0):
            behind += -(length + before + behind - span) % strides[axis]
        sides.append(Side(image[axis], taps[axis], strides[axis], dilations[axis], before, behind))
    if any(side.length + side.before + side.behind < side.span for side in sides):
        raise impossible(operator, "kernel_shape", taps)
    return sides


def _pair(operator: Operator, name: str, usual: Pair) -> Pair:
    value = operator.get(name, usual)
    if len(value) != 2 or min(value) < 1:
        raise impossible(operator, name, value)
    return (value[0], value[1])


def kernel_pair(operator: Operator, value: tuple[int, ...] | None) -> Pair:
    """The sides of a window, which must be two."""
    if value is None or len(value) != 2 or min(value) < 1:
        raise impossible(operator, "kernel_shape", value)
    return (value[0], value[1])


def fitted(operator: Operator, sides: list[Side]) -> tuple[str, Pair, list[Pair]]:
    """padding, the frame of zeros before the layer, and rows of zeros before and behind the kernel on each side."""
    if all(side.is_valid for side in sides):
        return "valid", (0, 0), [(0, 0), (0, 0)]
    if all(side.is_same for side in sides):
        return "same", (0, 0), [(0, 0), (0, 0)]
    try:
        (rows, top, bottom), (columns, left, right) = (side.framed() for side in sides)
    except ValueError:
        raise impossible(operator, "pads", [(side.before, side.behind) for side in sides]) from None
    return "valid", (rows, columns), [(top, bottom), (left, right)]
