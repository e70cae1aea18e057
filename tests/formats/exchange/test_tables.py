"""Every way out has a word for all that we declare, or says in a sentence why not."""

from __future__ import annotations

import pytest

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.tables import KINDS
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.keras.training import LOSSES as KERAS_LOSSES
from nnstudio.formats.keras.training import OPTIMIZERS as KERAS_OPTIMIZERS
from nnstudio.formats.keras.training import SCHEDULES as KERAS_SCHEDULES
from nnstudio.layers.catalogue import LAYERS
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import SCHEDULES

KERAS = ((KERAS_LOSSES, LOSSES), (KERAS_OPTIMIZERS, OPTIMIZERS), (KERAS_SCHEDULES, SCHEDULES))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", EXPORTERS)
def test_a_way_out_knows_all_of_a_kind(name: str, kind: str) -> None:
    table = EXPORTERS[name].tables()[kind]
    assert set(table) == set(KINDS[kind])
    assert all(entry.endswith(".") for entry in table.values() if isinstance(entry, Sentence))


@pytest.mark.parametrize(("table", "declared"), KERAS, ids=["losses", "optimizers", "schedules"])
def test_keras_knows_every_part_of_the_training(
    table: dict[str, object], declared: dict[str, object]
) -> None:
    assert set(table) == set(declared)
    reasons = [str(entry) for entry in table.values() if isinstance(entry, Sentence)]
    assert all(reason.endswith(".") for reason in reasons)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("name", EXPORTERS)
def test_a_layer_with_its_usual_settings_leaves(name: str, layer: str) -> None:
    assert EXPORTERS[name].refusals(LAYERS[layer]()) == []


def test_what_keras_has_not_is_refused_by_a_sentence() -> None:
    layer = LAYERS["Conv2D"].from_values({"strides": 2, "dilation_rate": 2})
    (reason,) = EXPORTERS["keras"].refusals(layer)
    assert "strides and dilation at once" in reason
