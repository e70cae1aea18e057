"""Keras as a judge of exports, in a process beside the tests that serves all questions, in double precision.

On PyTorch it answers at once, where JAX compiles for each new shape. But there its mean over a window at an edge counts
the padding, other than on JAX and TensorFlow: networks with such a layer are asked on JAX.
"""

from __future__ import annotations

import atexit
import functools
import importlib
import importlib.util
import multiprocessing
import os
import traceback
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array

if importlib.util.find_spec("keras") is None or importlib.util.find_spec("torch") is None:
    pytest.skip("Keras and PyTorch are not installed.", allow_module_level=True)
Batch = tuple[Array, Array]
NOT_IN_DOUBLE = "slow_conv2d: grad_weight must be contiguous"
"""PyTorch's complaint of the gradient of some convolutions in double precision, as Keras hands them over."""
LONGEST = 300
"""Seconds until an answer is given up."""


def answers(graph: Graph, path: Path, examples: Array) -> Array:
    """What Keras answers with an export."""
    given: Array = _asked(graph, "answers", path, examples)
    return given


def steps(graph: Graph, path: Path, batches: Sequence[Batch]) -> dict[str, Array]:
    """The weights, "layer/kernel", of a file after a step of training with each batch, as it is compiled."""
    found: dict[str, Array] = _asked(graph, "steps", path, list(batches))
    return found


def _asked(graph: Graph, what: str, *given: Any) -> Any:
    edges = any(
        isinstance(node.layer, AveragePooling2D) and node.layer.padding == "same" for node in graph.nodes
    )
    answer, fault = _answer("jax" if edges else "torch", what, given)
    if NOT_IN_DOUBLE in fault:
        answer, fault = _answer("jax", what, given)
    assert not fault, fault
    return answer


def _answer(backend: str, what: str, given: tuple[Any, ...]) -> tuple[Any, str]:
    """The answer, or what it failed with."""
    line = _judge(backend)
    line.send((what, given))
    assert line.poll(LONGEST), "Keras gave no answer."
    answer, fault = line.recv()
    return answer, str(fault)


@functools.cache
def _judge(backend: str) -> Connection:
    spawned = multiprocessing.get_context("spawn")
    ours, theirs = spawned.Pipe()
    process = spawned.Process(target=_serve, args=(theirs, backend), daemon=True)
    process.start()
    theirs.close()
    atexit.register(process.kill)
    return ours


def _serve(line: Connection, backend: str) -> None:
    """Answer until nobody asks any more."""
    os.environ.update(KERAS_BACKEND=backend, CUDA_VISIBLE_DEVICES="", OMP_NUM_THREADS="1")
    import keras

    if backend == "jax":
        importlib.import_module("jax").config.update("jax_enable_x64", True)
    keras.config.set_floatx("float64")
    questions: dict[str, Callable[..., Any]] = {"answers": _answers, "steps": _steps}
    while True:
        try:
            what, given = line.recv()
        except EOFError:
            return
        try:
            line.send((questions[what](*given), ""))
        except Exception:
            line.send((None, traceback.format_exc()))


def _load(path: Path) -> Any:
    from nnstudio.formats.keras import asked

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return asked.load(path)["model"]


def _answers(path: Path, examples: Array) -> Array:
    import keras

    return np.asarray(keras.ops.convert_to_numpy(_load(path)(examples, training=False)))


def _steps(path: Path, batches: list[Batch]) -> dict[str, Array]:
    import keras

    model = _load(path)
    for inputs, targets in batches:
        model.train_on_batch(inputs, targets)
    return {
        f"{layer.name}/{variable.name}": np.asarray(keras.ops.convert_to_numpy(variable))
        for layer in model.layers
        for variable in layer.variables
        if variable.name != "seed_generator_state"
    }
