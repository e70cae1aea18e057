"""Judging a whole document after every edit: shapes, parameters, cost, problems and their repairs."""

from __future__ import annotations

from collections.abc import Iterable

from nnstudio.document.analysis.advice import check_advice
from nnstudio.document.analysis.facts import Cost, Facts, facts_of
from nnstudio.document.analysis.finding import Settling
from nnstudio.document.analysis.output import check_output
from nnstudio.document.analysis.report import Analysis, NodeReport, Problem
from nnstudio.document.analysis.rolled_up import rolled_up
from nnstudio.document.analysis.shapes import check_shapes
from nnstudio.document.analysis.structure import check_structure
from nnstudio.document.analysis.training import check_memory, check_training, memory_of
from nnstudio.document.document import Document
from nnstudio.document.memory import physical_memory

CHECKS = (check_structure, check_shapes, check_output, check_training, check_advice)


def analyse(document: Document, available: int | None = None) -> Analysis:
    """Judge the document. available: bytes that training may take, None for all that the machine has.

    A layer whose inputs are unknown, because of an error before it, has no problem of its own.
    """
    facts = facts_of(document)
    memory = memory_of(facts)
    findings = [finding for check in CHECKS for finding in check(facts)]
    findings += check_memory(facts, memory, physical_memory() if available is None else available)
    findings.sort(key=lambda finding: finding.severity == "warning")
    settling = Settling(document, CHECKS)
    problems = tuple(settling.problem(finding) for finding in findings)
    return _judged(facts, problems, memory)


def outline(document: Document) -> Analysis:
    """What is known of the layers alone, without problems and memory: quick enough for each place that a drop hovers
    over.
    """
    return _judged(facts_of(document), (), 0)


def _judged(facts: Facts, problems: tuple[Problem, ...], memory: int) -> Analysis:
    by_node: dict[str | None, list[Problem]] = {}
    for problem in problems:
        by_node.setdefault(problem.node, []).append(problem)
    costs = facts.costs.values()
    reports = {name: _report(facts, name, by_node) for name in facts.nodes}
    return Analysis(
        nodes=reports,
        blocks=rolled_up(facts, reports),
        problems=problems,
        output_shape=None if facts.end is None else facts.shapes[facts.end],
        parameters=sum(cost.parameters for cost in costs),
        trainable=sum(cost.trainable for cost in costs),
        multiply_adds=sum(cost.multiply_adds for cost in costs),
        flop=sum(cost.flop for cost in costs),
        memory=memory,
    )


def still_there(document: Document, problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that the document has: of the same layers, and in the same words."""
    facts = facts_of(document)
    found = {(finding.node, finding.sentence) for check in CHECKS for finding in check(facts)}
    return [problem for problem in problems if (problem.node, problem.sentence) in found]


def _report(facts: Facts, name: str, problems: dict[str | None, list[Problem]]) -> NodeReport:
    cost = facts.costs.get(name, Cost())
    return NodeReport(
        input_shapes=facts.inputs(name),
        output_shape=facts.shapes.get(name),
        parameters=cost.parameters,
        trainable=cost.trainable,
        multiply_adds=cost.multiply_adds,
        flop=cost.flop,
        problems=tuple(problems.get(name, ())),
    )
