"""One click repairs all problems of a kind."""

import pytest
from hypothesis import given, settings

from nnstudio.document import alike as module
from nnstudio.document import edits
from nnstudio.document.alike import alike, repair_all, repairs_by_kind
from nnstudio.document.analysis import Problem, analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.layer import Layer
from tests.document.building import raw
from tests.document.random_documents import broken


def stack(*layers: Layer) -> Document:
    document = empty_document()
    for layer in layers:
        document = edits.insert(document, layer, document.last)
    return document


def linear(count: int) -> Document:
    hidden = [Dense(units=16 + at) for at in range(count)]
    return stack(Flatten(), *hidden, Dense(units=10, activation="softmax"))


def kinds(document: Document) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in analyse(document).problems:
        found.setdefault(problem.kind, []).append(problem)
    return found


def test_six_layers_without_an_activation_are_one_kind_and_get_one_by_one_click() -> None:
    document = linear(6)
    ((kind, problems),) = kinds(document).items()
    assert [problem.node for problem in problems] == ["dense", *(f"dense_{at}" for at in range(1, 6))]
    repair = repairs_by_kind(problems)[kind]
    assert repair.text == "Repair all 6 of this kind"
    repaired = repair.apply(document)
    assert analyse(repaired).problems == ()
    assert [node.layer.summary().split()[-1] for node in repaired.nodes[1:-1]] == ["relu"] * 6


def test_problems_of_other_kinds_stay() -> None:
    document = edits.change_training(linear(2), epochs=0)
    both = kinds(document)
    (kind,) = (kind for kind, problems in both.items() if len(problems) == 2)
    assert list(kinds(repair_all(document, kind))) == [other for other in both if other != kind]


def test_one_problem_needs_no_button_for_all() -> None:
    problems = analyse(linear(1)).problems
    assert len(problems) == 1
    assert repairs_by_kind(problems) == {}


def test_what_only_shows_when_the_first_is_mended_is_mended_too() -> None:
    """A layer behind one that doesn't fit has no problem of its own yet."""
    wide = Conv2D(filters=4, kernel_size=(40, 40), activation="relu")
    end = (Flatten(), Dense(units=10, activation="softmax"))
    document = stack(wide, wide, wide, *end)
    ((kind, problems),) = kinds(document).items()
    assert len(problems) == 1
    assert analyse(repair_all(document, kind)).problems == ()


def test_a_repair_that_ends_the_other_problem_too_is_enough() -> None:
    """Nothing goes into either: connecting the first to the second would close a circle after the first repair."""
    end = raw(("one", Add(), ()), ("other", Add(), ()))
    kind = next(problem.kind for problem in analyse(end).problems)
    assert alike(analyse(repair_all(end, kind)).problems, kind) == ()


def test_of_very_many_a_part_is_repaired_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REPAIRED", 4)
    document = linear(6)
    problems = analyse(document).problems
    repair = repairs_by_kind(problems)[problems[0].kind]
    assert repair.text == "Repair 4 of this kind"
    assert len(analyse(repair.apply(document)).problems) == 2


def test_in_a_large_network_several_are_repaired_between_two_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_JUDGED", 20)
    document = linear(6)
    ((kind, _),) = kinds(document).items()
    assert kinds(repair_all(document, kind)) == {}


def test_a_kind_that_nothing_has_changes_nothing() -> None:
    document = linear(3)
    assert repair_all(document, "no such problem") == document


@given(broken())
@settings(max_examples=200, deadline=None)
def test_of_the_kind_nothing_that_can_be_repaired_is_left(document: Document) -> None:
    for kind in kinds(document):
        left = analyse(repair_all(document, kind)).problems
        assert alike(left, kind) == ()
