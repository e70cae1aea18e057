"""What is wrong with a graph before any shape is asked for."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import Problem, analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node
from tests.document.building import answer, branched, only_problem, raw, repaired, small, stack_of


def test_a_sound_network_has_no_problem() -> None:
    assert analyse(small()).problems == ()
    assert analyse(branched()).problems == ()
    assert analyse(small()).can_train


def test_an_empty_network_is_started_by_its_repair() -> None:
    problem = only_problem(empty_document())
    assert problem.severity == "info"
    assert problem.sentence == "The network has no layers yet"
    assert not analyse(empty_document()).can_train
    assert repaired(empty_document(), problem).can_train


def test_images_of_another_size_than_the_data_has_are_a_problem() -> None:
    document = Document.of(Graph((32, 32, 3), small().nodes))
    problem = only_problem(document)
    assert problem.sentence == "The network takes 32x32x3, and MNIST gives 28x28x1"
    assert repaired(document, problem).can_train


def test_two_layers_of_one_name_are_a_problem() -> None:
    document = raw(("a", Flatten(), (INPUT,)), ("a", answer(), ("a",)))
    sentences = [problem.sentence for problem in analyse(document).errors]
    assert "Two layers are named a" in sentences


def test_a_layer_that_reads_what_does_not_exist_is_a_problem() -> None:
    document = raw(("flatten", Flatten(), (INPUT,)), ("dense", answer(), ("ghost",)))
    errors = [problem.sentence for problem in analyse(document).errors]
    assert "dense reads 'ghost', which does not exist" in errors


def test_of_an_endless_name_that_does_not_exist_only_the_beginning_is_said() -> None:
    nodes = (Node("dense", answer(), ("x" * 5000,)),)
    with pytest.raises(GraphError) as raised:
        Graph((28, 28, 1), nodes).shapes()
    (error,) = [
        e.sentence for e in analyse(raw(("dense", answer(), ("x" * 5000,)))).errors if "reads" in e.sentence
    ]
    for said in (str(raised.value), error):
        assert said.startswith("dense reads 'xxx")
        assert len(said) < 120


def test_a_layer_into_which_nothing_goes_is_connected_by_its_repair() -> None:
    document = edits.disconnect(small(), "flatten", "dense")
    problems = [p for p in analyse(document).problems if p.sentence == "Nothing goes into dense"]
    assert problems[0].node == "dense"
    assert problems[0].repair is not None
    assert problems[0].repair.text == "Connect flatten to dense"
    assert repaired(document, problems[0]).can_train


def test_a_circle_is_named_and_cut_by_its_repair() -> None:
    document = raw(
        ("flatten", Flatten(), (INPUT,)),
        ("join", Add(), ("flatten", "back")),
        ("back", Activation(), ("join",)),
        ("dense", answer(), ("join",)),
    )
    circles = [problem for problem in analyse(document).errors if "circle" in problem.sentence]
    assert len(circles) == 1
    assert {"join", "back"} == set(circles[0].sentence.split(": ")[1].split(", "))
    assert not any("circle" in problem.sentence for problem in repaired(document, circles[0]).errors)


def test_a_second_end_is_removed_with_all_that_leads_only_there() -> None:
    document = edits.add(small(), Activation(), ["flatten"], "aside")
    document = edits.add(document, Dense(units=3, activation="relu"), ["aside"], "end")
    document = edits.move(document, ["end"], "aside")
    problems = [problem for problem in analyse(document).errors if "one output" in problem.sentence]
    assert problems
    assert repaired(document, problems[0]).can_train


def loose(document: Document) -> Problem:
    (problem,) = [problem for problem in analyse(document).errors if "one output" in problem.sentence]
    return problem


def test_a_branch_that_was_begun_is_joined_with_what_stands_beside_it() -> None:
    same = Conv2D(filters=4, padding="same", activation="relu")
    document = edits.branch(stack_of(same, same, Flatten(), answer()), same, "conv2d", "aside")
    problem = loose(document)
    assert problem.repair is not None
    assert problem.repair.text == "Join conv2d_1 and aside by Add"
    after = problem.repair.apply(document)
    assert after.node("add").inputs == ("conv2d_1", "aside")
    assert after.node("flatten").inputs == ("add",)
    assert analyse(after).can_train


def test_an_end_goes_to_the_layer_that_lost_its_input() -> None:
    document = edits.disconnect(small(), "flatten", "dense")
    problem = loose(document)
    assert problem.repair is not None
    assert problem.repair.text == "Connect flatten to dense"
    assert repaired(document, problem).can_train


@pytest.mark.parametrize("left", ["left", "right"])
def test_a_merge_with_a_single_input_is_a_problem_with_a_way_out(left: str) -> None:
    document = edits.remove(edits.disconnect(branched(), left, "sum"), [left])
    problem = next(p for p in analyse(document).errors if p.node == "sum")
    assert problem.sentence.startswith("sum joins two layers or more, and reads only")
    assert "under Reads" in problem.sentence
    assert repaired(document, problem).can_train


def test_errors_come_before_warnings() -> None:
    document = edits.change_layer(edits.insert(small(), Flatten(), INPUT), "dense_1", units=3)
    document = edits.change_layer(document, "dense", activation="linear")
    severities = [problem.severity for problem in analyse(document).problems]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}


def test_layers_behind_one_that_reads_what_does_not_exist_are_no_circle() -> None:
    document = raw(("b", answer(), ("a",)), ("a", Flatten(), ("ghost",)))
    assert [problem.sentence for problem in analyse(document).errors] == [
        "a reads 'ghost', which does not exist"
    ]
