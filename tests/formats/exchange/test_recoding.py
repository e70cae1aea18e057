"""The code of a network, edited by hand, becomes the network again, and keeps what code can't tell."""

from __future__ import annotations

import dataclasses
import random

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.groups import Group
from nnstudio.document.library import SHIPPED
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.keras.incoming.recoding import recoded
from nnstudio.formats.keras.incoming.values import CodeError
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT
from tests.formats.exchange.recoding import OTHER, digits, edited, text_of

__all__ = ["digits"]

TOO_MANY = """
import keras
i = keras.Input((28, 28, 1))
a = keras.layers.Flatten()(i)
b = keras.layers.Dense(3)([a, a])
model = keras.Model(i, b)
"""


def without(text: str, name: str, source: str) -> str:
    """Functional code without a layer, whose readers read another."""
    lines = iter(text.split("\n"))
    left = []
    for line in lines:
        if line.startswith(f"{name} = "):
            while line.count("(") > line.count(")"):
                line += next(lines)
        else:
            left.append(line.replace(f"({name})", f"({source})"))
    return "\n".join(left)


@pytest.fixture
def blocks() -> Document:
    """A residual block that is repeated three times, between two layers."""
    document = edits.change_layer(TEMPLATES["two-convolutions"].document, "conv2d", padding="same")
    document = edits.insert(document, SHIPPED["residual"].group, "conv2d", "block")
    return edits.change_layer(document, "block", repeat=3)


@pytest.mark.parametrize("name", TEMPLATES)
def test_code_that_was_not_edited_changes_nothing(name: str) -> None:
    document = TEMPLATES[name].document
    found = recoded(document, text_of(document))
    assert found.document == document
    assert (found.notes, found.gaps, found.apart, found.passed) == ((), (), (), ())


def test_what_code_does_not_tell_stays(digits: Document) -> None:
    assert recoded(digits, text_of(digits)).document == digits
    found = edited(digits, ("units=128", "units=64")).document
    assert found == edits.change_layer(digits, "dense", units=64)


def test_groups_stay_where_nothing_in_them_is_edited(blocks: Document) -> None:
    assert recoded(blocks, text_of(blocks)).document == blocks
    found = edited(blocks, ("units=128", "units=64"))
    assert found.document == edits.change_layer(blocks, "dense", units=64)
    assert found.apart == ()


def test_a_group_takes_a_change_that_is_made_in_all_its_repetitions(blocks: Document) -> None:
    group = blocks.layer("block")
    assert isinstance(group, Group)
    node = next(node for node in group.nodes if node.layer.type_name() == "Conv2D")
    text = text_of(blocks)
    lines = [f"block{number}_{node.id}" for number in ("", "_2", "_3")]
    for name in lines:
        at = text.index(f'name="{name}"')
        start = text.rindex("kernel_size=(3, 3)", 0, at)
        text = text[:start] + "kernel_size=(5, 5)" + text[start + len("kernel_size=(3, 3)") :]
    found = recoded(blocks, text)
    assert found.apart == ()
    assert found.document == edits.change_layer(blocks, f"block/{node.id}", kernel_size=(5, 5))


def test_a_group_in_which_one_repetition_is_changed_is_taken_apart(blocks: Document) -> None:
    before = {node.id: node.layer for node in blocks.graph.nodes}
    name = next(name for name in before if name.startswith("block_2/") and "conv" in name)
    found = edited(
        blocks, (f'name="{name.replace("/", "_")}"', f'name="{name.replace("/", "_")}", trainable=False')
    )
    assert found.apart == ("block",)
    flat = {node.id: node.layer for node in found.document.graph.nodes}
    assert len(flat) == len(before)
    changed = {old for old, new in found.names.items() if flat[new] != before[old]}
    assert changed == {name}


def test_a_layer_is_put_in_and_taken_out(digits: Document) -> None:
    line = '    keras.layers.Flatten(name="flatten"),\n'
    put = edited(digits, (line, f"    keras.layers.Dropout(0.1),\n{line}")).document
    new = next(node for node in put.nodes if node.id not in digits.ids)
    assert (new.layer, put.node("flatten").inputs) == (Dropout(rate=0.1), (new.id,))
    assert put.node("dropout").disabled
    assert put.node("dense").note == "why 128?"
    gone = edited(digits, (line, "")).document
    assert set(digits.ids) - set(gone.ids) == {"flatten"}


def test_a_layer_that_gets_another_name_keeps_its_note(digits: Document) -> None:
    found = edited(digits, ('name="dense"', 'name="hidden"'))
    assert found.document.node("hidden").note == "why 128?"
    assert found.names["dense"] == "hidden"


def test_a_layer_of_another_kind_stands_in_the_place_of_the_one_of_its_name(digits: Document) -> None:
    found = edited(
        digits,
        (
            'keras.layers.Dropout(rate=0.5, name="dropout_1")',
            'keras.layers.Activation("relu", name="dropout_1")',
        ),
    )
    assert found.document.layer("dropout_1").type_name() == "Activation"
    assert found.document.ids == digits.ids


def test_a_layer_behind_a_group_can_be_taken_out(blocks: Document) -> None:
    after = next(node.id for node in blocks.nodes if node.inputs == ("block",))
    reader = next(node.id for node in blocks.nodes if node.inputs == (after,))
    end = blocks.flat.passages["block"].output or ""
    found = recoded(blocks, without(text_of(blocks), after, end.replace("/", "_")))
    assert found.apart == ()
    assert after not in found.document.ids
    assert found.document.node(reader).inputs == ("block",)


def test_a_layer_within_a_group_that_is_taken_out_has_the_group_taken_apart(blocks: Document) -> None:
    names = {node.id for node in blocks.graph.nodes}
    relu = next(name for name in names if name.startswith("block_3/") and "relu" in name)
    source = blocks.graph.node(relu).inputs[0]
    found = recoded(blocks, without(text_of(blocks), relu.replace("/", "_"), source.replace("/", "_")))
    assert found.apart == ("block",)
    assert len(found.document.graph.nodes) == len(names) - 1
    found.document.graph.shapes()


def test_a_group_that_is_taken_apart_keeps_what_code_does_not_tell_of_what_is_in_it(blocks: Document) -> None:
    inner = next(path for path in blocks.paths_in("block") if "conv" in path)
    sleeping = edits.insert(blocks, Dropout(rate=0.125), inner)
    dropout = next(path for path in sleeping.paths if path.startswith("block/dropout"))
    sleeping = edits.annotate(edits.set_disabled(sleeping, [dropout], True), dropout, "too much?")
    noted = edits.annotate(edits.annotate(sleeping, "block", "as in the paper"), inner, "wide enough")
    code_name = f"block_2_{inner.rpartition('/')[2]}"
    found = edited(noted, (f'name="{code_name}"', f'name="{code_name}", trainable=False'))
    assert found.apart == ("block",)
    left = [node for node in found.document.nodes if node.layer == Dropout(rate=0.125)]
    assert [(node.disabled, node.note) for node in left] == [(True, "too much?")] * 3
    notes = [node.note for node in found.document.nodes]
    assert (notes.count("wide enough"), notes.count("as in the paper")) == (3, 1)
    assert {node.inputs[0] in found.document.ids for node in left} == {True}
    assert recoded(found.document, text_of(found.document)).document == found.document


def test_a_group_in_a_group_that_is_taken_apart_stays_a_group(blocks: Document) -> None:
    around = edits.group(blocks, ["block", *reader_of(blocks, "block")], "Both", "both")
    (extra,) = reader_of(around, "both/block")
    text = without(text_of(around), extra.replace("/", "_"), end_of_code(around, "both/block"))
    found = recoded(around, text)
    assert found.apart == ("both",)
    assert isinstance(found.document.layer("block"), Group)


def reader_of(document: Document, path: str) -> list[str]:
    """The paths of what reads that."""
    return [target for source, target in document.wires if source == path]


def end_of_code(document: Document, path: str) -> str:
    return (document.flat.passages[path].output or "").replace("/", "_")


def test_comments_above_a_layer_and_within_it_are_its_note(digits: Document) -> None:
    conv, flatten = "    keras.layers.Conv2D(", '    keras.layers.Flatten(name="flatten"),'
    text = text_of(digits).replace(conv, f"    # edges\n    # and corners\n\n{conv}", 1)
    text = text.replace(flatten, f"{flatten}  # no longer an image")
    text = text.replace('name="dense"', 'name="dense",  # why 128?\n')
    found = recoded(digits, text)
    assert found.document.node("conv2d").note == "edges\nand corners"
    assert found.document.node("flatten").note == "no longer an image"
    assert found.document.node("dense").note == "why 128?"
    assert found.unheard == ()
    assert found.document.graph == digits.graph
    assert recoded(found.document, text).document == found.document


def test_comments_before_all_else_are_the_networks_note_and_others_are_named_before_they_go(
    digits: Document,
) -> None:
    text = "# As in the paper.\n" + text_of(digits).replace("model.fit(", "# quick\nmodel.fit(  # really")
    found = recoded(digits, text)
    assert found.document.note == "As in the paper."
    lines = text.split("\n")
    assert [lines[line - 1] for line in found.unheard] == ["# quick", next(x for x in lines if "really" in x)]


def test_a_comment_in_a_group_that_stays_is_the_note_of_its_layer(blocks: Document) -> None:
    inner = next(path for path in blocks.paths_in("block") if "conv" in path)
    name = f'name="block_2_{inner.rpartition("/")[2]}"'
    found = edited(blocks, (name, f"{name}  # wide\n"))
    assert found.apart == ()
    assert found.document == edits.annotate(blocks, inner, "wide")


def test_a_comment_of_a_new_layer_is_its_note(digits: Document) -> None:
    line = '    keras.layers.Flatten(name="flatten"),\n'
    found = edited(digits, (line, f"    # less of each\n    keras.layers.Dropout(0.1),\n{line}")).document
    new = next(node for node in found.nodes if node.id not in digits.ids)
    assert new.note == "less of each"


def test_other_code_leaves_what_it_does_not_say(digits: Document) -> None:
    found = recoded(digits, OTHER).document
    assert found.training == digits.training
    assert [node.id for node in found.graph.nodes] == ["flatten", "dense"]
    assert found.source == digits.source


def test_other_examples_are_taken_where_the_code_takes_others() -> None:
    spiral = TEMPLATES["spiral"].document
    wanted = TEMPLATES["two-convolutions"].document
    found = recoded(spiral, text_of(wanted)).document
    assert (found.input_shape, found.source) == (wanted.input_shape, wanted.source)
    assert found.graph.shapes()[found.graph.output().id] == (10,)


def test_lines_that_are_passed_over_are_named(digits: Document) -> None:
    found = recoded(digits, "a, b = load()\n" + text_of(digits) + "print('done')\n")
    last = text_of(digits).count("\n") + 2
    assert found.passed == (1, last)


def test_what_there_is_nothing_for_is_named_at_its_line(digits: Document) -> None:
    found = edited(digits, ('keras.layers.Flatten(name="flatten")', 'keras.layers.LSTM(3, name="flatten")'))
    line = text_of(digits).split("\n").index('    keras.layers.Flatten(name="flatten"),') + 1
    assert [(gap.line, "LSTM" in gap.said) for gap in found.gaps] == [(line, True)]
    scaled = edited(digits, ("scale=1 / 255", "scale=1 / 127"))
    assert ["belongs to the data" in gap.said for gap in scaled.gaps] == [True]


def test_an_error_tells_its_line(digits: Document) -> None:
    with pytest.raises(CodeError) as found:
        edited(digits, ("units=128", "units=(128"))
    assert found.value.line > 1


def test_a_layer_that_would_read_too_much_is_refused(digits: Document) -> None:
    with pytest.raises(ArrivalError, match="takes 1 input"):
        recoded(digits, TOO_MANY)


def test_a_network_with_a_fault_can_still_be_edited_as_code() -> None:
    document = TEMPLATES["two-convolutions"].document
    loose = edits.disconnect(document, "flatten", "dense")
    assert recoded(loose, text_of(loose)).document == loose
    mended = edited(loose, ('name="dense")([])', 'name="dense")(flatten)')).document
    assert mended.node("dense").inputs == ("flatten",)


def test_any_edit_of_random_groups_keeps_the_network_that_is_written(blocks: Document) -> None:
    dice = random.Random(1)
    names = [node.id for node in blocks.graph.nodes if isinstance(node.layer, Dense) or "conv" in node.id]
    for _ in range(8):
        text = text_of(blocks)
        for name in dice.sample(names, 2):
            code_name = name.replace("/", "_")
            text = text.replace(f'name="{code_name}"', f'name="{code_name}", trainable=False')
        found = recoded(blocks, text)
        plain = [dataclasses.replace(node, id="", inputs=()) for node in found.document.graph.ordered()]
        again = recoded(found.document, text_of(found.document))
        assert again.document == found.document
        assert sum(not getattr(node.layer, "trainable", True) for node in plain) == 2
        assert INPUT in found.document.graph.ordered()[0].inputs
