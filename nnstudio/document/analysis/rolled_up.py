"""What is known of each block of the canvas: a layer's own report, or the sum of its repetitions or its inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nnstudio.document.analysis.facts import Facts
from nnstudio.document.analysis.report import NodeReport
from nnstudio.document.groups.flatten import Passage
from nnstudio.layers.shapes import Shape

Shapes = tuple[Shape | None, ...]


def rolled_up(facts: Facts, reports: Mapping[str, NodeReport]) -> dict[str, NodeReport]:
    """For the path of each node, groups and what is in them too: shapes as they are where it occurs first, and the sums
    and problems of all its occurrences. reports: of the flat network's layers, by name.
    """
    return dict(_all(facts, reports))


def _all(facts: Facts, reports: Mapping[str, NodeReport]) -> Iterator[tuple[str, NodeReport]]:
    flat = facts.document.flat
    for path in facts.document.paths:
        own = [reports[name] for name in flat.names.get(path, ()) if name in reports]
        passage = flat.passages.get(path)
        if passage is not None:
            yield path, _sum(own, *_shapes(facts, passage))
        elif len(own) == 1:
            yield path, own[0]
        elif own:
            yield path, _sum(own, own[0].input_shapes, own[0].output_shape)


def _shapes(facts: Facts, passage: Passage) -> tuple[Shapes, Shape | None]:
    inputs = tuple(facts.shapes.get(name) for name in passage.inputs)
    return inputs, None if passage.output is None else facts.shapes.get(passage.output)


def _sum(reports: list[NodeReport], inputs: Shapes, output: Shape | None) -> NodeReport:
    return NodeReport(
        input_shapes=inputs,
        output_shape=output,
        parameters=sum(report.parameters for report in reports),
        trainable=sum(report.trainable for report in reports),
        multiply_adds=sum(report.multiply_adds for report in reports),
        flop=sum(report.flop for report in reports),
        problems=tuple(problem for report in reports for problem in report.problems),
    )
