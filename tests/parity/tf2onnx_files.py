"""Writes models of Keras as tf2onnx does, with examples and the models' own answers, in a process of its own: Keras
runs on TensorFlow there, and can't change that once it is imported.

python -m tests.parity.tf2onnx_files FOLDER OPSET
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np


def main() -> None:
    """Each model as a .onnx and a .npz with examples of 0 to 1 and answers."""
    folder, opset = Path(sys.argv[1]), int(sys.argv[2])
    os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="3")
    import tensorflow as tf
    import tf2onnx

    from tests.parity.keras_models import MODELS

    for name, make in MODELS.items():
        model = make("softplus") if name == "every_layer" else make()
        _shake(model)
        takes = tf.TensorSpec((None, *model.input_shape[1:]), tf.float32, name="x")
        asked: Any = tf.function(lambda x, model=model: model(x, training=False), input_signature=[takes])
        tf2onnx.convert.from_function(
            asked, input_signature=[takes], opset=opset, output_path=str(folder / f"{name}.onnx")
        )
        examples = np.random.default_rng(4).integers(0, 256, (100, *model.input_shape[1:])) / 255
        answers = np.asarray(model(examples.astype(np.float32)))
        np.savez(folder / f"{name}.npz", examples=examples, answers=answers)


def _shake(model: Any) -> None:
    rng = np.random.default_rng(3)
    for variable in model.weights:
        variable.assign(np.asarray(variable) + 0.02 * rng.normal(size=variable.shape))


if __name__ == "__main__":
    main()
