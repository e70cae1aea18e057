"""A closed group shows what is known of its inside, and the repair of a problem inside is done there."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from tests.document.building import only_problem
from tests.document.grouping import filters_of, grouped


def test_a_group_has_the_shapes_of_its_way_in_and_out_and_the_sum_of_its_costs():
    document = grouped(2, 4, 8)
    analysis = analyse(document)
    assert not analysis.problems
    block = analysis.blocks["block"]
    assert (block.input_shapes, block.output_shape) == (((28, 28, 4),), (28, 28, 8))
    inside = [report for name, report in analysis.nodes.items() if name.startswith("block")]
    assert len(inside) == 8
    assert block.parameters == sum(report.parameters for report in inside) > 0
    assert block.multiply_adds == sum(report.multiply_adds for report in inside) > 0
    first = analysis.blocks["block/first"]
    assert first.output_shape == (28, 28, 4)
    assert first.parameters == sum(
        analysis.nodes[name].parameters for name in ("block/first", "block_2/first")
    )
    assert analysis.blocks["stem"] is analysis.nodes["stem"]
    assert analysis.parameters == document.graph.parameters()


def test_a_problem_inside_is_the_groups_too_and_its_repair_is_done_inside():
    document = edits.insert(grouped(3), Dense(units=4, activation="relu"), "block/second")
    analysis = analyse(document)
    assert [problem.node for problem in analysis.problems] == ["block/dense"]
    assert analysis.blocks["block"].problems == analysis.problems
    assert analysis.blocks["block/dense"].problems == analysis.problems
    document = edits.replace_layer(grouped(3), "block/first", Conv2D(filters=4, padding="same"))
    problems = analyse(document).blocks["block"].problems
    assert [problem.node for problem in problems] == ["block/first", "block_2/first", "block_3/first"]
    assert problems[1].repair is not None
    mended = problems[1].repair.apply(document)
    assert not analyse(mended).problems
    assert mended.layer("block/first").values()["activation"] == "relu"


def test_a_misfit_in_one_repetition_can_be_mended_for_that_one():
    document = grouped(2)
    document = edits.remove_setting(document, "block", "filters")
    document = edits.add_setting(document, "block", "filters", [("second", "filters")])
    document = edits.set_values(document, "block", "filters", (4, 8))
    problem = only_problem(document)
    assert problem.node == "block_2/sum"
    assert problem.repair is not None
    assert analyse(problem.repair.apply(document)).can_train


def test_what_is_missing_at_the_end_is_put_behind_the_group_and_not_into_it():
    document = edits.remove(grouped(2), ["flatten", "dense"])
    problem = only_problem(document)
    assert problem.repair is not None
    mended = problem.repair.apply(document)
    assert mended.ids == ("stem", "block", "flatten", "dense")
    assert analyse(mended).can_train


@pytest.mark.parametrize("repeat", [1, 3])
def test_an_empty_group_lets_everything_pass(repeat: int):
    document = edits.group(edits.insert(grouped(), Dropout(), "stem"), ["dropout"], "Empty", "empty")
    document = edits.change_layer(edits.remove(document, ["empty/dropout"]), "empty", repeat=repeat)
    report = analyse(document).blocks["empty"]
    assert report.output_shape == report.input_shapes[0] == (28, 28, 4)
    assert document.graph == grouped().graph
    assert filters_of(document, "stem") == 4
