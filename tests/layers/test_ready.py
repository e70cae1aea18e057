"""Operations that are listed once, and sums that let other threads work while they are computed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from nnstudio.layers.kernels import windows
from nnstudio.layers.kernels.products import HELD, SumsOfProducts
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.layer import Array, Layer
from tests.layers.rig import LAYER, Rig
from tests.layers.test_blocks import LAYERS


class Counting(ReadyOp):
    """Notes when its operations are listed and when they are done."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def forward_calls(self) -> Iterator[Call]:
        self.notes.append("listed")
        yield call(self.notes.append, "first")
        yield call(self.notes.append, "second")

    def backward_calls(self) -> Iterator[Call]:
        yield call(self.notes.append, "back")


def test_operations_are_listed_at_their_first_use_and_then_only_done() -> None:
    op = Counting()
    op.forward()
    op.backward()
    op.forward()
    assert op.notes == ["listed", "first", "second", "back", "first", "second"]


def test_a_second_batch_of_a_convolution_makes_no_operation_anew() -> None:
    rig = Rig(LAYERS["pooled"], ((13, 12, 3),), batch=7)
    rig.run()
    ops = [op for node, op in rig.program.bind(7).ops[0] if node.id == LAYER]
    before = [list(vars(op)["_forward"]) + list(vars(op)["_backward"]) for op in ops]
    rig.run()
    after = [list(vars(op)["_forward"]) + list(vars(op)["_backward"]) for op in ops]
    assert before[0]
    assert all(a is b for a, b in zip(before[0], after[0], strict=True))


def added(left: Array, right: Array, total: Array) -> list[Call]:
    calls = list(SumsOfProducts(np.empty, total.shape).add(total, left, right))
    for ready in calls:
        ready()
    return calls


@pytest.mark.parametrize("shape", [(1, 1), (1, 32), (9, 32), (20, 30)])
@pytest.mark.parametrize("length", [1, 13, 144, 864, 1009])
def test_sums_of_products_are_added_to_what_is_there(length: int, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(length)
    left, right = rng.standard_normal((length, shape[0])), rng.standard_normal((length, shape[1]))
    total = np.full(shape, 2.0)
    added(left, right, total)
    np.testing.assert_allclose(total, 2.0 + left.T @ right, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("shape", [(1, 32), (9, 32), (9, 64), (1, 8)])
def test_a_product_with_a_small_result_is_cut_into_parts_of_the_sum(shape: tuple[int, int]) -> None:
    left, right = np.ones((16 * 26 * 26, shape[0])), np.ones((16 * 26 * 26, shape[1]))
    product = added(left, right, np.zeros(shape))[0]
    assert product.args[2].size > HELD  # type: ignore[attr-defined]


def test_other_threads_work_while_a_small_result_is_summed() -> None:
    """With a long interval between switches, another thread only gets on if the product gives the lock away."""
    left, right = np.ones((1 << 20, 9), np.float32), np.ones((1 << 20, 32), np.float32)
    begin, got_on = threading.Lock(), threading.Event()
    begin.acquire()

    def wait_and_get_on() -> None:
        begin.acquire()
        got_on.set()

    other = threading.Thread(target=wait_and_get_on)
    sums = SumsOfProducts(lambda shape: np.empty(shape, np.float32), (9, 32))
    product = next(sums.add(np.zeros((9, 32), np.float32), left, right))
    interval = sys.getswitchinterval()
    sys.setswitchinterval(10.0)
    try:
        other.start()
        begin.release()
        product()
        while_computing = got_on.is_set()
    finally:
        sys.setswitchinterval(interval)
    other.join()
    assert while_computing


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("cache", [1, 8_000, 1 << 30])
def test_listed_operations_read_what_the_next_batch_brings(
    layer: Layer, cache: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A view that had become a copy when the operations were listed would keep the first batch's values."""
    monkeypatch.setattr(windows, "CACHE_BYTES", cache)
    used, fresh = (Rig(layer, ((13, 12, 4),), batch=7) for _ in range(2))
    used.randomise()
    used.run()
    used.parameters.vector[:] *= -0.5
    fresh.parameters.vector[:] = used.parameters.vector
    assert used.run().tobytes() == fresh.run().tobytes()
    for name, gradient in fresh.gradients.items():
        assert used.gradients[name].tobytes() == gradient.tobytes()
