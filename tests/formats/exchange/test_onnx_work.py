"""A small file of ONNX that asks for enormous constants makes little work, and strange operators are gaps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.onnx.incoming.given import Given, Operator
from nnstudio.formats.onnx.incoming.reader import arrived
from nnstudio.formats.onnx.incoming.work import AT_LEAST, Work, cost


def operator(kind: str, output: str, *inputs: str, **attributes: Any) -> Operator:
    return Operator(kind, output, inputs, (output,), attributes)


def given(*operators: Operator, **constants: Any) -> Given:
    arrays = {name: np.asarray(value) for name, value in constants.items()}
    return Given("Test", 17, "inputs", (None, 4), operators[-1].output, operators, arrays)


def told_by(graph: Given) -> str:
    with pytest.raises(ArrivalError) as found:
        arrived(graph)
    return str(found.value)


@pytest.mark.parametrize(
    ("kind", "inputs", "wanted"),
    [
        ("ConstantOfShape", [np.array([2**31, 2**31])], 2**62),
        ("Expand", [np.ones(1), np.array([1000, 1000])], 10**6),
        ("Range", [np.array(0), np.array(2**40), np.array(1)], 2**40 + 1),
        ("Add", [np.ones((1000, 1)), np.ones((1, 1000))], 10**6),
        ("MatMul", [np.ones((100, 64)), np.ones((64, 100))], 10**4),
        ("Concat", [np.ones(10), np.ones(20)], 30),
        ("Gather", [np.ones((5, 7)), np.array([0] * 100)], 700),
    ],
)
def test_the_cost_of_a_constant_is_known_before_it_is_worked_out(
    kind: str, inputs: list[Any], wanted: int
) -> None:
    assert cost(operator(kind, "x"), inputs) == wanted


def test_work_comes_to_an_end() -> None:
    work, numbers = Work(0), np.ones(2**20)
    found = [work.computed(operator("Neg", "x"), [numbers]) is not None for _ in range(40)]
    assert found == [True] * (AT_LEAST // 2**20 - 1) + [False] * (40 - AT_LEAST // 2**20 + 1)


def test_a_constant_that_no_machine_could_hold_is_a_gap() -> None:
    filled = operator("ConstantOfShape", "huge", "shape")
    assert "Nothing of it can come in" in told_by(
        given(filled, operator("MatMul", "answer", "inputs", "huge"), shape=[2**31, 2**31])
    )


@pytest.mark.parametrize("attributes", [{"axis": "x"}, {"axis": 0.5}, {"axis": ()}])
def test_an_operator_with_a_setting_of_another_kind_is_a_gap(attributes: dict[str, Any]) -> None:
    assert "can't be read" in told_by(given(operator("Softmax", "answer", "inputs", **attributes)))


def test_a_graph_that_answers_what_it_was_given_is_told() -> None:
    assert "there is no layer in it" in told_by(given(operator("Identity", "answer", "inputs")))


@pytest.mark.parametrize("kind", ["Shape", "Size"])
def test_to_ask_for_the_sides_of_a_value_takes_no_work_however_large_it_is(kind: str) -> None:
    """It is a view of a single zero, with as many examples as stand for any number."""
    large = np.broadcast_to(np.zeros(()), (7919, 64, 64, 64))
    assert cost(operator(kind, "x"), [large]) == 1
    assert Work(0).computed(operator(kind, "x"), [large]) is not None
