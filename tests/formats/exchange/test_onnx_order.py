"""Operators of ONNX are read in the order of computation, whatever the file's order is."""

from __future__ import annotations

import pytest

from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.ordering import in_order


def operator(output: str, *inputs: str) -> Operator:
    return Operator("Add", output, inputs, (output,), {})


def test_operators_that_stand_backwards_are_turned_round() -> None:
    found = in_order([operator("c", "b", "a"), operator("b", "a", "a"), operator("a", "inputs")])
    assert [each.output for each in found] == ["a", "b", "c"]


def test_operators_in_order_stay_as_they_are() -> None:
    told = [operator("a", "inputs"), operator("d", "inputs"), operator("b", "a"), operator("c", "d", "b")]
    assert list(in_order(told)) == told


def test_a_circle_is_told() -> None:
    with pytest.raises(ArrivalError, match="in a circle"):
        list(in_order([operator("a", "b"), operator("b", "a")]))


def test_a_name_that_is_given_twice_is_told() -> None:
    with pytest.raises(ArrivalError, match="the same name"):
        list(in_order([operator("a", "inputs"), operator("a", "inputs")]))
