"""What the parts of the canvas say: from the document and its analysis to words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from nnstudio.document.analysis import Analysis, NodeReport, Problem, Repair
from nnstudio.document.document import Document
from nnstudio.document.groups import Group
from nnstudio.document.groups.paths import within
from nnstudio.document.wire_ways import name_of
from nnstudio.errors import full_stop
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.studio.canvas.parts import Face, Note
from nnstudio.studio.words import declared, in_words, one_after_the_other, summary_of


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("canvas", text)


def face_of(node: Node, report: NodeReport | None) -> Face:
    """What the block of this layer says."""
    count = report.parameters if report else 0
    name = f"{node.id} · {tr('frozen')}" if count and node.layer.frozen else node.id
    return Face(
        title=declared(node.layer.label if isinstance(node.layer, Group) else node.layer.title),
        summary=summary_of(node.layer),
        name=name,
        count=tr("disabled") if node.disabled else _count_text(report),
        family=node.layer.family,
        frozen=node.layer.frozen,
        disabled=node.disabled,
    )


def _count_text(report: NodeReport | None) -> str:
    if report is None or report.output_shape is None:
        return tr("shape not known yet")
    return tr("{0} parameters").format(f"{report.parameters:,}") if report.parameters else tr("no parameters")


def own_notes(text: str) -> list[Note]:
    """What a person wrote, as the note of a part; [] for ""."""
    return [Note("note", text)] if text else []


def notes_of(
    problems: Iterable[Problem], of_all: Mapping[str, Repair], repair: Callable[[Repair], None]
) -> list[Note]:
    """The problems as sentences with their buttons. of_all: by kind, the repair of all problems of that kind."""
    return [_note(problem, of_all.get(problem.kind), repair) for problem in problems]


def _note(problem: Problem, of_all: Repair | None, repair: Callable[[Repair], None]) -> Note:
    cures = [cure for cure in (problem.repair, of_all) if cure is not None]
    buttons = tuple((in_words(cure.text), partial(repair, cure)) for cure in cures)
    return Note(problem.severity, in_words(full_stop(problem.sentence)), buttons)


def input_text(document: Document) -> str:
    """What the input terminal says after its title."""
    return f"{declared(document.description.title)}  {shape_text(document.input_shape)}"


def output_text(document: Document, analysis: Analysis) -> str:
    """What the output terminal says after its title."""
    shape = analysis.output_shape
    task = document.task
    if isinstance(task, Classification) and shape == (len(task.classes),):
        return tr("{0} classes").format(shape[0])
    if isinstance(task, Regression) and shape == (len(task.targets),):
        return ", ".join(in_words(target.name) for target in task.targets)
    return shape_text(shape) if shape else tr("not known yet")


def description_of(node_id: str, document: Document, analysis: Analysis) -> str:
    """One block in one sentence, for a screen reader."""
    node = document.node(node_id)
    report = analysis.blocks.get(node_id)
    face = face_of(node, report)
    shape = shape_text(report.output_shape) if report and report.output_shape else tr("unknown shape")
    beside = document.paths_in(node_id.rpartition("/")[0])
    place = tr("{0} of {1}").format(beside.index(node_id) + 1, len(beside))
    problems = one_after_the_other(
        in_words(full_stop(problem.sentence)) for problem in (report.problems if report else ())
    )
    gives = "" if node.disabled else f" {tr('gives')} {shape},"
    words = f"{face.name}: {face.title} {face.summary}, {face.count},{gives} {place}."
    note = tr("Note: {0}").format(node.note) if node.note else ""
    return one_after_the_other((words, problems, note))


def description_of_wire(source: str, target: str, document: Document, analysis: Analysis) -> str:
    """One wire in one sentence, for a screen reader."""
    shape = shapes_given(document, analysis).get(source)
    carried = shape_text(shape) if shape else tr("unknown shape")
    return tr("Wire from {0} to {1}, carries {2}.").format(in_words(name_of(source)), target, carried)


def shapes_given(document: Document, analysis: Analysis) -> dict[str, Shape | None]:
    """What leaves each node, the input, and the place in each group where its input comes in; by paths.

    What is disabled gives what it gets.
    """
    shapes = {path: report.output_shape for path, report in analysis.blocks.items()}
    shapes[INPUT] = document.input_shape
    for path, report in analysis.blocks.items():
        if report.input_shapes and isinstance(document.layer(path), Group):
            shapes[within(path, INPUT)] = report.input_shapes[0]
    return shapes
