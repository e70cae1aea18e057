"""Examples mapped from a file: what is read is what is there, however often its pages are given back."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from nnstudio.data import mapped
from nnstudio.data.mapped import MappedExamples

SHAPE, COUNT = (5, 4, 3), 300


@pytest.fixture
def stored(tmp_path: Path) -> np.ndarray:
    """So many examples of bytes, which lie in a file, too."""
    values = np.random.default_rng(0).integers(0, 256, (COUNT, *SHAPE), np.uint8)
    values.tofile(tmp_path / "values")
    return values


def test_all_examples_are_those_of_the_file(stored: np.ndarray, tmp_path: Path) -> None:
    examples = MappedExamples(tmp_path / "values", SHAPE, np.arange(COUNT))
    assert (len(examples), examples.shape, examples.dtype) == (COUNT, SHAPE, np.dtype(np.uint8))
    np.testing.assert_array_equal(examples.all(), stored)


def test_a_large_file_is_let_go_again_and_again_while_threads_read_it(
    stored: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapped, "KEPT", stored.nbytes // 4)
    monkeypatch.setattr(mapped, "AROUND", 64)
    examples = MappedExamples(tmp_path / "values", SHAPE, np.arange(COUNT))
    times = []

    def let_go() -> None:
        times.append(1)
        MappedExamples.let_go(examples)

    monkeypatch.setattr(examples, "let_go", let_go)

    def read(seed: int) -> None:
        indices = np.random.default_rng(seed).integers(0, COUNT, 50)
        out = np.empty((50, *SHAPE), np.uint8)
        examples.read(indices, out)
        np.testing.assert_array_equal(out, stored[indices])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read, range(60)))
    assert len(times) > 10


def test_a_small_file_stays_mapped(
    stored: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = MappedExamples(tmp_path / "values", SHAPE, np.arange(COUNT))
    monkeypatch.setattr(examples, "let_go", lambda: pytest.fail("let go of a small file"))
    for _ in range(20):
        examples.read(np.arange(COUNT), np.empty((COUNT, *SHAPE), np.uint8))


def test_a_file_of_another_length_is_refused(stored: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="reshape"):
        MappedExamples(tmp_path / "values", SHAPE, np.arange(COUNT - 1))
