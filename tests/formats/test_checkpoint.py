"""A checkpoint is checked whole when it is read: nothing that is wrong with it reaches the engine."""

import copy
import dataclasses
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.formats.checkpoint import check_checkpoint, checkpoint_from_json, checkpoint_to_json, of_today
from nnstudio.formats.errors import Fault
from nnstudio.formats.tensors import weight_shapes
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.optimizers import RMSprop
from tests.formats.building import network, trained, training

ODD: tuple[Any, ...] = (None, True, -1, 0.5, 2**70, 1e400, float("nan"), "7", "", [], [1], {}, {"a": 1})


def good() -> Checkpoint:
    checkpoint = trained().checkpoint
    assert checkpoint is not None
    return checkpoint


def read(plain: Any, checkpoint: Checkpoint | None = None) -> Checkpoint:
    """What a file with that JSON gives."""
    made = checkpoint_from_json(plain, (checkpoint or good()).arrays)
    check_checkpoint(made, network(), weight_shapes(network().graph))
    return made


def plain() -> Any:
    return json.loads(json.dumps(checkpoint_to_json(good())))


def test_a_checkpoint_comes_back_as_it_was() -> None:
    again = read(plain())
    assert dataclasses.replace(again, arrays={}) == dataclasses.replace(good(), arrays={})


def ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, inner in items for found in ((*way, key), *ways(inner, (*way, key)))]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_whatever_stands_in_any_place_is_understood_or_refused(odd: Any) -> None:
    """What is understood is the same when it is written and read again."""
    for *way, key in ways(plain()):
        spoiled = plain()
        holder = spoiled
        for step in way:
            holder = holder[step]
        holder[key] = copy.deepcopy(odd)
        try:
            made = read(spoiled)
        except Fault:
            continue
        assert read(json.loads(json.dumps(checkpoint_to_json(made)))).progress == made.progress


def changed(**values: Any) -> Callable[[Any], Any]:
    return lambda plain: {**plain, **values}


def with_progress(**values: Any) -> Callable[[Any], Any]:
    return lambda plain: {**plain, "progress": {**plain["progress"], **values}}


def with_generator(key: str, **values: Any) -> Callable[[Any], Any]:
    def change(plain: Any) -> Any:
        state = next(iter(plain["generators"].values()))
        return {**plain, "generators": {key: {**state, **values}}}

    return change


WRONG: dict[str, Callable[[Any], Any]] = {
    "a step before the first": changed(step=-1),
    "a rate that no optimizer takes": changed(base_rate=1e9),
    "a negative rate": changed(learning_rate=-0.1),
    "more losses than epochs": with_progress(losses=[0.5] * 9),
    "fewer losses than epochs": with_progress(losses=[]),
    "a best epoch that has not been": with_progress(best_epoch=99),
    "patience from an epoch that has not been": with_progress(patient_from=99),
    "sums without a batch": with_progress(sums=[1.0, 2.0]),
    "sums of another metric": with_progress(batch=1, examples=32, sums=[1.0]),
    "a batch without images": with_progress(batch=1),
    "an accuracy of more than all": with_progress(best_epoch=1, best=1.5),
    "a best epoch without its value": with_progress(best_epoch=1),
    "progress that nobody knows": with_progress(moon=1),
    "a loss that is a word": with_progress(losses=["a", "b", "c"]),
    "a generator of no layer": with_generator("ghost:0"),
    "a generator of no part": with_generator("dropout:99"),
    "a generator of a part that is no number": with_generator("dropout:x"),
    "a generator of another kind": with_generator("dropout:0", bit_generator="PCG64"),
    "a generator with three words": with_generator("dropout:0", state={"state": [1, 2, 3]}),
    "a generator with a word too large": with_generator("dropout:0", state={"state": [1, 2, 3, 2**64]}),
    "half a word too large": with_generator("dropout:0", has_uint32=1, uinteger=2**32),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_checkpoint_that_no_run_can_have_is_refused(kind: str) -> None:
    with pytest.raises(Fault, match="holds a checkpoint that can't be read"):
        read(WRONG[kind](plain()))


ARRAYS: dict[str, tuple[str, Any, str]] = {
    "a vector too short": ("optimizer/m", np.zeros(3, np.float32), "does not fit its network"),
    "a vector of another type": ("optimizer/m", np.zeros(3190, np.float64), "does not fit its network"),
    "a vector of another optimizer": ("optimizer/z", np.zeros(3190, np.float32), "of another optimizer"),
    "an array of no part": ("moon", np.zeros(3, np.float32), "moon"),
    "a best weight alone": ("best/dense/bias", np.zeros(4, np.float32), "lacks the weights"),
}


@pytest.mark.parametrize("kind", ARRAYS)
def test_arrays_that_do_not_fit_are_refused(kind: str) -> None:
    name, array, said = ARRAYS[kind]
    arrays = {**good().arrays, name: array}
    with pytest.raises(Fault, match=said):
        read(plain(), dataclasses.replace(good(), arrays=arrays))


def test_a_run_of_rmsprop_with_momentum_from_0_1_0_takes_its_next_step_with_the_velocity_it_had() -> None:
    """There the velocity was multiplied by the rate of each step; here the momentum holds it already."""
    optimizer = RMSprop(momentum=0.5, learning_rate=0.01)
    document = edits.change_training(network(), optimizer=optimizer)
    with training(document) as run:
        for _, _ in zip(range(3), run.events(), strict=False):
            pass
        now = run.checkpoint()
    arrays = dict(now.arrays)
    arrays["optimizer/velocity"] = arrays.pop("optimizer/momentum") * np.float32(np.sqrt(0.1) / 0.01)
    old = of_today(dataclasses.replace(now, arrays=arrays), document)
    check_checkpoint(old, document, weight_shapes(document.graph))
    np.testing.assert_allclose(
        old.arrays["optimizer/momentum"], now.arrays["optimizer/momentum"], rtol=1e-6, atol=1e-12
    )
