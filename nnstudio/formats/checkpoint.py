"""The checkpoint as JSON beside its arrays, and back. It is checked whole when it is read: what is wrong is said where
the file is opened, and never reaches the engine.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.document.document import Document
from nnstudio.engine.feed import AUGMENTATION, NOISE
from nnstudio.engine.program import MOST_SHARDS
from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.formats.errors import Fault
from nnstudio.formats.tensors import check_no_nan, check_weights
from nnstudio.layers.graph import Graph
from nnstudio.layers.shapes import Shape
from nnstudio.learning.checkpoint import Checkpoint, GeneratorState, Progress
from nnstudio.learning.optimizers import RMSprop
from nnstudio.shown import cut, short

GENERATOR = "SFC64"
MOST = 2**53
"""The largest count of anything: whole numbers up to it are exact as floats too."""
ARRAYS = ("weights", "best", "optimizer")


def checkpoint_to_json(checkpoint: Checkpoint) -> dict[str, Any]:
    """A plain dict of all but the arrays."""
    return {
        "step": checkpoint.step,
        "learning_rate": checkpoint.learning_rate,
        "base_rate": checkpoint.base_rate,
        "progress": dataclasses.asdict(checkpoint.progress),
        "generators": {key: _generator_to_json(state) for key, state in checkpoint.generators.items()},
    }


def _generator_to_json(state: GeneratorState) -> dict[str, Any]:
    return {
        "bit_generator": GENERATOR,
        "state": {"state": list(state.words)},
        "has_uint32": int(state.spare is not None),
        "uinteger": state.spare or 0,
    }


def checkpoint_from_json(plain: Any, arrays: dict[str, NDArray[Any]]) -> Checkpoint:
    """What `checkpoint_to_json` wrote. Raises Fault for anything else."""
    plain = _object(plain, "checkpoint.json")
    return Checkpoint(
        arrays,
        step=_whole(plain, "step"),
        learning_rate=_number(plain, "learning_rate"),
        base_rate=_number(plain, "base_rate"),
        progress=_progress(_object(plain.get("progress"), "progress")),
        generators={
            key: _generator(_object(state, key))
            for key, state in _object(plain.get("generators"), "generators").items()
        },
    )


def _progress(plain: Mapping[str, Any]) -> Progress:
    fresh = {**dataclasses.asdict(Progress()), **_from_version_1(plain)}
    lists = {name: _numbers(name, fresh.pop(name)) for name in ("losses", "sums")}
    best = fresh.pop("best")
    loss_sum = _number(fresh, "loss_sum")
    counts = {name: _whole(fresh, name) for name in fresh if name != "loss_sum"}
    if best is not None and not _is_number(best):
        raise _fault("best", best)
    try:
        progress = Progress(**lists, loss_sum=loss_sum, best=best, **counts)  # type: ignore[arg-type]
    except TypeError:
        raise _fault("progress", sorted(fresh)) from None
    _check_progress(progress)
    return progress


def _from_version_1(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Progress as it is called today: it once counted images and right answers, and judged by accuracy alone."""
    today = dict(plain)
    if "best_accuracy" in today:
        images, right = today.pop("images", 0), today.pop("right", 0)
        today |= {"examples": images, "sums": [right, images] if today.get("batch") else []}
        best = today.pop("best_accuracy", -1.0)
        today["best"] = None if best == -1.0 else best
    return today


def _numbers(name: str, plain: Any) -> list[float]:
    if not isinstance(plain, list) or not all(map(_is_number, plain)):
        raise _fault(name, plain)
    return [float(number) for number in plain]


def _check_progress(p: Progress) -> None:
    """What every run keeps, however far it is."""
    for holds, name in (
        (len(p.losses) == p.epoch, "losses"),
        ((p.batch == 0) == (p.examples == 0) and p.batch <= p.examples, "examples"),
        ((p.batch == 0) == (not p.sums), "sums"),
        (p.best_epoch <= p.epoch and (p.best is None) == (p.best_epoch == 0), "best_epoch"),
        (p.patient_from <= p.epoch, "patient_from"),
    ):
        if not holds:
            raise _fault(name, getattr(p, name))


def _generator(plain: Mapping[str, Any]) -> GeneratorState:
    words: Any = _object(plain.get("state"), "state").get("state")
    known = plain.get("bit_generator") == GENERATOR and isinstance(words, list) and len(words) == 4
    if not known or not all(type(word) is int and 0 <= word < 2**64 for word in words):
        raise _fault("generators", dict(plain))
    spare = _whole(plain, "uinteger", 2**32 - 1)
    return GeneratorState(tuple(words), spare if _whole(plain, "has_uint32", 1) else None)


def of_today(checkpoint: Checkpoint, document: Document) -> Checkpoint:
    """The checkpoint, in which a velocity that RMSprop kept in 0.1.0 has become its momentum, which holds the rate."""
    optimizer, velocity = document.training.optimizer, checkpoint.arrays.get("optimizer/velocity")
    if not isinstance(optimizer, RMSprop) or velocity is None:
        return checkpoint
    with np.errstate(over="ignore"):
        momentum = velocity * np.float32(checkpoint.learning_rate / math.sqrt(1.0 - optimizer.rho))
    others = {name: array for name, array in checkpoint.arrays.items() if name != "optimizer/velocity"}
    return dataclasses.replace(checkpoint, arrays=others | {"optimizer/momentum": momentum})


def check_checkpoint(checkpoint: Checkpoint, document: Document, wanted: Mapping[str, Shape]) -> None:
    """Raise Fault unless a training of the document can go on from the checkpoint. wanted: the weights' shapes."""
    unknown = [name for name in checkpoint.arrays if name.partition("/")[0] not in ARRAYS]
    if unknown:
        raise _fault("checkpoint.safetensors", unknown[0])
    check_weights(checkpoint.part("weights"), wanted)
    if checkpoint.part("best"):
        check_weights(checkpoint.part("best"), wanted)
    _check_state(checkpoint.part("optimizer"), document)
    _check_rates(checkpoint, document)
    _check_sums(checkpoint.progress, document)
    for key in checkpoint.generators:
        _check_key(key, document.graph)


def _check_state(state: Mapping[str, NDArray[Any]], document: Document) -> None:
    """The optimizer's own vectors, each as long as all weights that train; infinite where squares of gradients are."""
    names, size = document.training.optimizer.state(), _trained(document.graph)
    if set(state) != set(names):
        raise Fault(sentence("holds the state of another optimizer than its own"))
    for name, vector in state.items():
        if vector.shape != (size,) or vector.dtype != np.float32:
            raise Fault(
                sentence(
                    "holds an optimizer's {name} that does not fit its network", name=f"optimizer/{name}"
                )
            )
    check_no_nan({f"optimizer/{name}": vector for name, vector in state.items()})


def _trained(graph: Graph) -> int:
    shapes = graph.shapes()
    specs = (spec for node in graph.nodes for spec in node.layer.weights(*(shapes[s] for s in node.inputs)))
    return sum(math.prod(spec.shape) for spec in specs if spec.trainable)


def _check_rates(checkpoint: Checkpoint, document: Document) -> None:
    if checkpoint.learning_rate < 0:
        raise _fault("learning_rate", checkpoint.learning_rate)
    try:
        document.training.optimizer.change(learning_rate=checkpoint.base_rate)
    except FieldError:
        raise _fault("base_rate", checkpoint.base_rate) from None


def _check_sums(progress: Progress, document: Document) -> None:
    """The sums of the leading metric of the document's task, if any batch was counted, and its best value."""
    task, graph = document.task, document.graph
    if task.metric.share and progress.best is not None and not 0.0 <= progress.best <= 1.0:
        raise _fault("best", progress.best)
    if not progress.sums:
        return
    outputs = np.zeros((1, *graph.shapes()[graph.output().id]), np.float32)
    targets = np.zeros((1, *task.target_shape(graph.input_shape)), np.intp)
    if len(progress.sums) != len(task.metric.sums(outputs, targets)):
        raise _fault("sums", progress.sums)


def _check_key(key: str, graph: Graph) -> None:
    """A layer, or the augmentation, and one of the parts of a batch."""
    name, _, shard = key.rpartition(":")
    names = {AUGMENTATION, NOISE, *(node.id for node in graph.nodes)}
    if name not in names or shard not in {str(number) for number in range(MOST_SHARDS)}:
        raise _fault("generators", key)


def _object(plain: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(plain, Mapping):
        raise _fault(name, plain)
    return plain


def _whole(plain: Mapping[str, Any], name: str, most: int = MOST) -> int:
    value = plain.get(name)
    if type(value) is not int or not 0 <= value <= most:
        raise _fault(name, value)
    return value


def _number(plain: Mapping[str, Any], name: str) -> float:
    value: Any = plain.get(name)
    if not _is_number(value):
        raise _fault(name, value)
    return float(value)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= MOST if isinstance(value, int) else math.isfinite(value)


def _fault(name: str, value: Any) -> Fault:
    return Fault(
        sentence(
            "holds a checkpoint that can't be read: {value} as {name}", value=short(value), name=cut(name)
        )
    )
