"""The operators of a graph of ONNX in the order in which they are computed. The format demands that order and
onnxruntime does not, so that there are files, such as those of keras2onnx, in which the last operator comes first.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.onnx.incoming.given import Operator


def in_order(operators: Sequence[Operator]) -> Iterator[Operator]:
    """Each behind those that it reads, else as told. ArrivalError for a circle or a name that is twice there."""
    makers = {name: number for number, each in enumerate(operators) for name in each.outputs if name}
    if len(makers) < sum(bool(name) for operator in operators for name in operator.outputs):
        raise ArrivalError(sentence("Two of its values have the same name."))
    waits = [{makers[name] for name in operator.inputs if name in makers} for operator in operators]
    readers: dict[int, list[int]] = {}
    for number, sources in enumerate(waits):
        for source in sources:
            readers.setdefault(source, []).append(number)
    ready = [number for number, sources in enumerate(waits) if not sources]
    heapq.heapify(ready)
    told = 0
    while ready:
        number = heapq.heappop(ready)
        told += 1
        yield operators[number]
        for reader in readers.get(number, ()):
            waits[reader].discard(number)
            if not waits[reader]:
                heapq.heappush(ready, reader)
    if told < len(operators):
        raise ArrivalError(sentence("Its operators read each other in a circle."))
