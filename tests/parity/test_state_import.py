"""A state_dict that PyTorch saved goes onto the network of its model, and answers as the model does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nnstudio.formats.importers import read_foreign
from nnstudio.runs.importing import onto
from tests.formats.exchange.test_onnx_in import predictions
from tests.parity.torch_models import MODELS, exported, of_torch, shaken

pytestmark = pytest.mark.parity
SAME = 1e-4


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["digits", "tutorial", "colours"])
def test_the_weights_of_a_model_go_onto_its_network(name: str, tmp_path: Path) -> None:
    from safetensors.torch import save_file

    model, shape = MODELS[name]()
    document = read_foreign(exported(model.eval(), shape, tmp_path / "model.onnx", "torchscript")).document
    save_file(shaken(model).state_dict(), tmp_path / "model.safetensors")
    found = onto(document, None, tmp_path / "model.safetensors")
    assert found.gaps == ()
    raw = np.random.default_rng(4).integers(0, 256, (50, *document.input_shape)).astype(np.float32)
    theirs = of_torch(model, raw / np.float32(255))
    np.testing.assert_allclose(predictions(found, raw), theirs, atol=SAME)
