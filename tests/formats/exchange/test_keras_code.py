"""Code of Keras comes in: what tutorials write, and all that the studio writes; what can't be taken is named."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import hypothesis
import pytest

from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.keras.exporter import KerasFile
from nnstudio.formats.keras.incoming.reader import read_keras_code
from nnstudio.formats.keras.incoming.values import CodeError
from nnstudio.formats.keras.script import keras_model_code
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.shapes import Shape
from tests.engine.graphs import graphs
from tests.formats.exchange.networks import of_graph, template

FIRST = """
from keras.models import Sequential
from keras.layers import Dense

model = Sequential()
model.add(Dense(32, activation='relu', input_shape=(784,)))
model.add(Dense(10, activation='softmax'))
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5, batch_size=128, validation_split=0.2)
"""
WIDE = """
import keras
from keras import layers
from keras.datasets import mnist

(train_images, train_labels), (test_images, test_labels) = mnist.load_data()
train_images = train_images.reshape((60000, 28, 28, 1)).astype("float32") / 255

network = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Flatten(),
    layers.Dense(512, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(10, activation="softmax"),
])
network.compile(optimizer=keras.optimizers.RMSprop(), loss="categorical_crossentropy", metrics=["accuracy"])
network.summary()
"""
CONVOLUTIONS = """
import numpy as np
import tensorflow as tf
from tensorflow import keras

num_classes = 10
img_rows, img_cols = 28, 28
input_shape = (28, 28, 1)

model = keras.models.Sequential()
model.add(keras.layers.Conv2D(32, kernel_size=(3, 3), activation='relu', input_shape=input_shape))
model.add(keras.layers.Conv2D(64, (3, 3), activation=tf.nn.relu))
model.add(keras.layers.MaxPooling2D(pool_size=(2, 2)))
model.add(keras.layers.Dropout(1 / 4))
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(128, activation='relu'))
model.add(keras.layers.Dropout(0.5))
model.add(keras.layers.Dense(num_classes, activation='softmax'))
model.compile(loss=keras.losses.categorical_crossentropy, optimizer=keras.optimizers.Adadelta(1.0))

if __name__ == "__main__":
    model.fit(x_train, y_train)
"""
FUNCTIONAL = """
import keras
from keras.layers import Conv2D as Convolution, Input, add

inputs = Input((8, 8, 2))
x = Convolution(4, 3, padding="same", kernel_regularizer=keras.regularizers.l2(0.01))(inputs)
y = keras.layers.Conv2D(4, 1)(inputs)
x = add([x, y])
unused = keras.layers.Conv2D(9, 1)(inputs)
x = keras.layers.ReLU()(x)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs=inputs, outputs=keras.layers.Dense(2, activation="softmax")(x))
"""


def shapes_and_layers(document: Document) -> list[tuple[Layer, Shape]]:
    shapes = document.graph.shapes()
    return [(node.layer, shapes[node.id]) for node in document.graph.nodes]


@pytest.mark.parametrize(
    ("code", "name"), [(FIRST, "first-network"), (WIDE, "wide-dropout"), (CONVOLUTIONS, "two-convolutions")]
)
def test_the_code_of_a_tutorial_gives_the_template(code: str, name: str) -> None:
    arrived, wanted = read_keras_code(code), TEMPLATES[name].document
    assert arrived.gaps == ()
    assert shapes_and_layers(arrived.document) == shapes_and_layers(wanted)
    assert arrived.document.training.optimizer == wanted.training.optimizer
    assert type(arrived.document.training.loss) is type(wanted.training.loss)
    assert arrived.document.source == wanted.source


def test_a_call_of_fit_tells_of_the_run() -> None:
    training = read_keras_code(FIRST).document.training
    assert (training.epochs, training.batch_size) == (5, 128)
    assert (training.validation, training.validation_fraction) == ("split", 0.2)


def test_the_functional_api_gives_branches() -> None:
    document = read_keras_code(FUNCTIONAL).document
    assert document.graph.shapes()[document.graph.output().id] == (2,)
    assert [node.layer.type_name() for node in document.nodes].count("Conv2D") == 2
    first = document.nodes[0]
    assert first.inputs == (INPUT,)
    assert getattr(first.layer, "l2", None) == 0.01


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_the_studio_writes_of_a_template_it_reads_again(name: str) -> None:
    network = template(name)
    arrived = read_keras_code(keras_model_code(network).text)
    assert arrived.gaps == ()
    assert arrived.document.graph == network.graph
    assert arrived.document.training.loss == network.training.loss
    assert type(arrived.document.training.optimizer) is type(network.training.optimizer)


@hypothesis.settings(max_examples=60, deadline=None, derandomize=True, database=None)
@hypothesis.given(graph=graphs())
def test_what_the_studio_writes_of_a_random_network_it_reads_again(graph: Graph) -> None:
    network = of_graph(TEMPLATES["first-network"].document, graph)
    hypothesis.assume(not KerasFile().gaps(network))
    arrived = read_keras_code(keras_model_code(network).text)
    assert arrived.gaps == ()
    assert {node.id: node for node in arrived.document.nodes} == {
        node.id: dataclasses.replace(node) for node in graph.nodes
    }


BROKEN = {
    "model = keras.Sequential([keras.layers.Dense(3)])": r"Line 1: the first layer must say the shape",
    "import keras\nmodel = keras.Sequential([": r"Line 2: this is no Python",
    "x = 1\nfor n in range(3):\n    model.add(keras.layers.Dense(n))": r"Line 2: only plain statements",
    "if fast:\n    pass": r"Line 1: a choice can't be read",
    "i = keras.Input((4,))\nd = keras.layers.Dense(4)\nx = d(d(i))": r"Line 3: a layer can be used once",
    "i = keras.Input((4,))\nx = keras.layers.Dense(sizes[0])(i)": r"Line 2: this can't be read: sizes\[0\]",
    "n = open('x').read()\ni = keras.Input((n,))": r"Line 2: n can't be read here",
    "i = keras.Input((4,))\nx = keras.layers.Dense(*args)(i)": r"Line 2: arguments with \*",
    "i = keras.Input((None, 4))": r"Line 1: all sides of the input must be known",
    "i = keras.Input((4,))\nx = keras.layers.Dense(10 ** 10 ** 10)(i)": r"Line 2: this can't be read",
    "print('hello')": r"There is no model in the code",
    "model = keras.Sequential([])": r"The model has no layers",
    "model = keras.Sequential([keras.Input((4,))])\nmodel.add(7)": r"Line 2: this is no layer",
    "a = keras.Input((4,))\nb = keras.Input((4,))\nm = keras.Model([a], keras.layers.add([a, b]))": r"It has 2 inputs",
    "i = keras.Input((4,))\nx = keras.layers.Dense(3, name='a')(i)\nx = keras.layers.Dense(3, name='a')(x)": "Line 3",
}


@pytest.mark.parametrize("code", BROKEN)
def test_what_can_not_be_taken_is_told_at_its_line(code: str) -> None:
    with pytest.raises(ArrivalError) as found:
        read_keras_code(code)
    assert re.search(BROKEN[code], str(found.value)), found.value
    if isinstance(found.value, CodeError):
        assert 1 <= found.value.line <= code.count("\n") + 1


def test_nothing_in_the_code_is_run() -> None:
    code = "import os\nx = os.system('touch /tmp/never')\n__import__('os').remove('/tmp/x')\n" + FUNCTIONAL
    assert read_keras_code(code).gaps == ()


def test_an_unknown_layer_leaves_a_gap_and_the_rest_comes_in() -> None:
    code = "import keras\nl = keras.layers\nm = keras.Sequential([keras.Input((9, 9)), l.LSTM(8, 'tanh'), l.Dense(10)])"
    arrived = read_keras_code(code)
    assert [str(gap) for gap in arrived.gaps] == [
        "lstm is a LSTM, which there is not here; Dense comes nearest."
    ]
    assert [node.inputs for node in arrived.document.nodes] == [()]


def test_code_that_is_nested_too_deep_is_told() -> None:
    with pytest.raises(ArrivalError):
        read_keras_code("x = " + "(" * 5000 + ")" * 5000)
    with pytest.raises(ArrivalError, match="too long"):
        read_keras_code("x = 1\n" * 100_000)


def test_names_stay_what_they_were() -> None:
    code = FUNCTIONAL.replace(
        'Dense(2, activation="softmax")', 'Dense(2, activation="softmax", name="answer")'
    )
    arrived = read_keras_code(code)
    assert arrived.names["answer"] == "answer"
    assert (
        Node("answer", arrived.document.nodes[-1].layer, arrived.document.nodes[-1].inputs)
        in arrived.document.nodes
    )


NAMED = "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)], name={name!r})"


@pytest.mark.parametrize("name", ['"""\nevil()\n"""', "a\0b", "\ud800", "\u202ex", "x" * 900])
def test_a_title_that_could_not_be_shown_is_not_taken_over(name: str) -> None:
    document = read_keras_code(NAMED.format(name=name)).document
    assert document.title.isprintable()
    assert document.description.title == document.title


def test_strange_strings_are_no_warning(recwarn: pytest.WarningsRecorder) -> None:
    read_keras_code(NAMED.format(name="x") + "\nfolder = 'C:\\data'")
    assert not recwarn.list


def test_a_code_with_a_mark_of_its_bytes_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    path.write_bytes(b"\xef\xbb\xbf" + FIRST.encode())
    assert read_foreign(path).gaps == ()
