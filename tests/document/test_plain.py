"""Documents as JSON, and what is said of JSON that is none."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from nnstudio.data.source import Source
from nnstudio.data.sources import Mnist, Points
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError
from nnstudio.document.fragments import fragment_from_json, fragment_to_json
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.graph import INPUT
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from tests.document.building import small


def through_json(document: Document) -> Document:
    return document_from_json(json.loads(json.dumps(document_to_json(document))))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_comes_back_as_it_was(name: str) -> None:
    assert through_json(TEMPLATES[name].document) == TEMPLATES[name].document


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_comes_back_as_it_was(name: str) -> None:
    document = small()
    document = document.with_nodes(
        (
            *document.nodes,
            *fragment_from_json([{"id": "extra", "inputs": [INPUT], "layer": LAYERS[name]().to_json()}]),
        )
    )
    assert through_json(document) == document


@pytest.mark.parametrize("name", LOSSES)
def test_every_loss_comes_back_as_it_was(name: str) -> None:
    document = edits.change_training(small(), loss=LOSSES[name]())
    assert through_json(document) == document


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_comes_back_as_it_was(name: str) -> None:
    document = edits.change_training(small(), optimizer=OPTIMIZERS[name](), seed=7, validation="split")
    assert through_json(document) == document


def test_the_json_names_every_setting() -> None:
    plain = document_to_json(small())
    dense = plain["layers"][1]
    assert dense["id"] == "dense"
    assert dense["inputs"] == ["flatten"]
    assert set(dense["layer"]) == {"type", *(field.name for field in small().layer("dense").fields())}
    assert plain["version"] == 2
    assert plain["source"] == {"type": "Mnist", "limit": None, "task": "classification", "noise": 0.0}
    assert plain["description"]["shape"] == [28, 28, 1]


def of_version_1(document: Document) -> dict[str, Any]:
    """The JSON as 0.1.0 wrote it."""
    plain = document_to_json(document)
    del plain["source"], plain["description"]
    return {**plain, "version": 1, "data": "mnist"}


def test_a_document_of_version_1_opens_with_the_digits_it_was_made_for() -> None:
    assert document_from_json(of_version_1(small())) == small()


def test_version_1_knew_no_other_data() -> None:
    with pytest.raises(DocumentError, match="no data set named 'cats'"):
        document_from_json({**of_version_1(small()), "data": "cats"})


@pytest.mark.parametrize("source", [Mnist(limit=500), Points(pattern="circle"), Points(pattern="plane")])
def test_a_document_for_any_data_comes_back_as_it_was(source: Source) -> None:
    document = edits.change_data(small(), source, source.describe())
    assert through_json(document) == document


def test_a_setting_that_an_older_file_lacks_has_its_default() -> None:
    plain = document_to_json(small())
    del plain["layers"][1]["layer"]["use_bias"]
    del plain["training"]["shuffle"]
    assert document_from_json(plain) == small()


def test_layers_in_any_order_are_put_in_order() -> None:
    plain = document_to_json(small())
    plain["layers"].reverse()
    assert document_from_json(plain) == small()


def test_the_clipboard_carries_layers_with_their_wires() -> None:
    fragment = edits.copy(small(), ["dense", "dense_1"])
    assert fragment_from_json(json.loads(json.dumps(fragment_to_json(fragment)))) == fragment


def changed(path: list[Any], value: Any) -> Callable[[Any], Any]:
    def change(plain: Any) -> Any:
        place = plain
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        return plain

    return change


BAD = {
    "no object": (lambda plain: [plain], "must be a JSON object"),
    "another format": (changed(["format"], "something"), "not a document of NN Studio"),
    "a newer version": (changed(["version"], 4), "newer NN Studio"),
    "no version": (changed(["version"], None), "version is None"),
    "a version that is no number": (changed(["version"], True), "version is True"),
    "no layers": (lambda plain: {k: v for k, v in plain.items() if k != "layers"}, "has no 'layers'"),
    "layers that are no list": (changed(["layers"], "dense"), "must be a list"),
    "a layer that is no object": (changed(["layers", 1], 3), "Layer 2 must be a JSON object"),
    "a layer without a name": (changed(["layers", 1, "id"], None), "Layer 2: A layer can't be named None"),
    "a layer named after the image": (changed(["layers", 1, "id"], "input"), "Layer 2"),
    "an unknown layer": (
        changed(["layers", 1, "layer", "type"], "Quantum"),
        "layer dense .* no layer named 'Quantum'",
    ),
    "a layer without a type": (changed(["layers", 1, "layer"], {}), "layer dense can't be read"),
    "an unknown setting": (
        changed(["layers", 1, "layer", "colour"], 1),
        "layer dense .*no setting named 'colour'",
    ),
    "a value out of range": (changed(["layers", 1, "layer", "units"], -5), "layer dense .*units must be"),
    "a value of the wrong type": (changed(["layers", 1, "layer", "units"], "many"), "layer dense .*units"),
    "a number without end": (changed(["layers", 2, "layer", "rate"], float("inf")), "layer dropout"),
    "a number of 400 digits": (changed(["layers", 1, "layer", "units"], 10**400), "layer dense"),
    "inputs that are no list": (changed(["layers", 1, "inputs"], "flatten"), "inputs of dense"),
    "inputs that do not exist": (changed(["layers", 1, "inputs"], ["ghost"]), "dense reads 'ghost'"),
    "too many inputs": (
        changed(["layers", 1, "inputs"], ["input", "flatten"]),
        "dense takes 1 input, and has 2",
    ),
    "a circle": (changed(["layers", 0, "inputs"], ["dense"]), "circle"),
    "two layers of one name": (changed(["layers", 1, "id"], "flatten"), "same name"),
    "a shape that is none": (changed(["input_shape"], [28, -1]), "input shape"),
    "a shape larger than any image": (changed(["input_shape"], [10**9, 1, 1]), "input shape"),
    "an unknown loss": (changed(["training", "loss", "type"], "Anger"), "training settings .*Anger"),
    "an unknown training setting": (changed(["training", "speed"], 9), "training settings .*speed"),
    "training that is no object": (changed(["training"], 7), "training settings"),
    "a seed that is no number": (changed(["training", "seed"], "x"), "training settings .*seed"),
    "no title": (changed(["title"], ""), "title"),
    "an unknown source": (changed(["source", "type"], "Cats"), "no source named 'Cats'"),
    "a source that is no object": (changed(["source"], "mnist"), "The data can't be read"),
    "a limit of nothing": (changed(["source", "limit"], 0), "limit must be"),
    "a description that is none": (changed(["description"], None), "description of the data"),
    "a description without a shape": (changed(["description", "shape"], []), "shape"),
    "a task that nobody knows": (changed(["description", "task", "type"], "guessing"), "task"),
    "one class": (changed(["description", "task", "classes"], ["a"]), "classes must be a list of 2 to"),
    "a scaling by nothing": (changed(["description", "scaling"], {}), "scaling"),
    "examples that can't be counted": (changed(["description", "train"], 1.5), "train"),
}


@pytest.mark.parametrize("kind", BAD)
def test_json_that_is_no_document_is_refused_with_a_sentence(kind: str) -> None:
    spoil, sentence = BAD[kind]
    with pytest.raises(DocumentError, match=sentence) as refused:
        document_from_json(spoil(json.loads(json.dumps(document_to_json(small())))))
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
