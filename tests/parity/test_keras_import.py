"""Models that real Keras saved come in, and give Keras's own predictions: the tutorials, and one with every layer."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.importers import read_foreign
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE
from tests.parity.keras_judge import keras
from tests.parity.keras_models import MODELS, WITHIN, convolutions, every_layer

pytestmark = pytest.mark.parity
layers = keras.layers
SAME = 1e-4


def predictions(arrived: Arrived, examples: Array) -> Array:
    assert arrived.weights is not None
    document = arrived.document
    scaling = document.description.scaling
    model = ENGINE.model(document.graph, arrived.weights, scaling=scaling, batch=len(examples))
    try:
        return model.predict(examples.reshape(len(examples), *document.input_shape))
    finally:
        model.close()


def saved(model: Any, path: Path) -> Path:
    rng = np.random.default_rng(3)
    for variable in model.weights:
        variable.assign(np.asarray(variable) + 0.05 * (rng.random(variable.shape) - 0.5))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save(path)
    return path


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
@pytest.mark.parametrize("name", MODELS)
def test_a_saved_model_gives_its_own_predictions_here(name: str, suffix: str, tmp_path: Path) -> None:
    """Keras was fed with 0 to 1, as the studio's networks are, which are given bytes."""
    model = MODELS[name]()
    arrived = read_foreign(saved(model, tmp_path / f"model{suffix}"))
    assert arrived.gaps == ()
    raw = np.random.default_rng(4).integers(0, 256, (100, *model.input_shape[1:])).astype(np.float32)
    np.testing.assert_allclose(predictions(arrived, raw), np.asarray(model(raw / 255)), atol=SAME)
    assert arrived.document.training.optimizer.type_name() == type(model.optimizer).__name__


def test_every_layer_of_the_catalogue_is_among_them(tmp_path: Path) -> None:
    arrived = read_foreign(saved(every_layer(), tmp_path / "model.keras"))
    assert {node.layer.type_name() for node in arrived.document.nodes} == set(LAYERS)


def test_a_model_that_scales_by_itself_is_given_bytes_too(tmp_path: Path) -> None:
    model = convolutions(layers.Rescaling(1 / 255))
    arrived = read_foreign(saved(model, tmp_path / "model.keras"))
    assert ["already" in note for note in arrived.notes] == [True]
    raw = np.random.default_rng(4).integers(0, 256, (20, 28, 28, 1)).astype(np.float32)
    np.testing.assert_allclose(predictions(arrived, raw), np.asarray(model(raw)), atol=SAME)


def test_the_json_of_a_model_gives_the_network_without_weights(tmp_path: Path) -> None:
    model = every_layer()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (tmp_path / "model.json").write_text(model.to_json())
    arrived = read_foreign(tmp_path / "model.json")
    assert arrived.weights is None
    assert arrived.gaps == ()


def test_a_lambda_is_refused_by_name_and_never_run(tmp_path: Path) -> None:
    model = keras.Sequential(
        [keras.Input((28, 28, 1)), layers.Lambda(lambda x: x * 2), layers.Flatten(), layers.Dense(10)]
    )
    arrived = read_foreign(saved(model, tmp_path / "model.keras"))
    assert [("Lambda" in gap, "never run" in gap) for gap in arrived.gaps] == [(True, True)]


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
@pytest.mark.parametrize("name", WITHIN)
def test_models_within_models_give_their_own_predictions(name: str, suffix: str, tmp_path: Path) -> None:
    model = WITHIN[name]()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        arrived = read_foreign(saved(model, tmp_path / f"model{suffix}"))
    assert arrived.gaps == ()
    scaling = arrived.document.description.scaling
    raw = np.random.default_rng(4).random((100, *model.input_shape[1:])).astype(np.float32) / scaling.factor
    np.testing.assert_allclose(predictions(arrived, raw), np.asarray(model(scaling.of(raw))), atol=SAME)
