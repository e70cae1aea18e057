"""What ops keep and how much scratch they need is told before they get it, for every layer and to the byte."""

import dataclasses

import numpy as np
import pytest

from nnstudio.engine.forecast import Forecast
from nnstudio.engine.program import Program
from nnstudio.layers.layer import Frame, Layer, Op
from nnstudio.layers.shapes import Shape
from tests.layers.cases import CASES, Case, present, untested
from tests.layers.rig import Rig


def kept(program: Program) -> int:
    return sum(array.nbytes for op in program._kept.values() for array in op.arrays)


def scratch(program: Program) -> int:
    return sum(shard.size for shard in program.scratch)


def forecast(rig: Rig) -> Forecast:
    program = rig.program
    return Forecast(program.layout, program.batch, program.shards, program.dtype)


@pytest.mark.parametrize("training", [True, False], ids=["training", "answering"])
@pytest.mark.parametrize("case", present(), ids=str)
def test_kept_memory_and_scratch_are_those_of_the_program(case: Case, training: bool):
    """Five images on two shards, so that one has more than the other."""
    rig = Rig(case.layer, case.shapes, batch=5, shards=2, dtype=np.float32, training=training)
    told = forecast(rig)
    assert (told.kept, told.scratch) == (kept(rig.program), scratch(rig.program))
    assert told.memory == pytest.approx(rig.program.memory(), rel=0.05, abs=64 * 2 * 10)


def test_every_layer_is_forecast():
    assert untested({case.type for case in CASES}) == []


@dataclasses.dataclass(frozen=True)
class Keeping(Layer):
    """A layer that nobody knows of; it keeps seven bytes for each image."""

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def op(self, frame: Frame) -> Op:
        frame.keep((len(frame.x), 7), np.uint8)
        return Op(frame)


def test_a_new_layer_need_not_say_what_it_keeps():
    assert forecast(Rig(Keeping(), ((3, 3, 1),), batch=6)).kept == 6 * 7
