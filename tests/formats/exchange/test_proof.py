"""The proof of an export: what another program answers is compared, and said in a sentence, whatever comes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nnstudio.formats.exchange import proof
from nnstudio.formats.exchange.proof import Proof, prove
from nnstudio.formats.keras.exporter import KerasFile

ROOT = Path(__file__).parents[3]


class Obedient(KerasFile):
    """Asks a program of the tests instead of Keras; `json` is installed everywhere."""

    judge = "json"
    asked = "tests.formats.exchange.obedient"


@pytest.fixture(autouse=True)
def in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def proved(tmp_path: Path, word: str) -> Proof:
    path = tmp_path / "export.keras"
    path.write_text(word)
    examples = np.linspace(0, 1, 30, dtype=np.float32).reshape(10, 3)
    return prove(Obedient(), path, examples, examples)


def test_the_same_answers_are_a_proof(tmp_path: Path) -> None:
    found = proved(tmp_path, "alike")
    assert (found.difference, found.holds) == (0.0, True)
    assert "answers 10 examples alike" in found.said


@pytest.mark.parametrize("word", ["otherwise", "nan"])
def test_other_answers_are_none(tmp_path: Path, word: str) -> None:
    found = proved(tmp_path, word)
    assert not found.holds
    assert "don't use this export" in found.said


def test_answers_of_another_shape_are_none(tmp_path: Path) -> None:
    found = proved(tmp_path, "flat")
    assert not found.holds
    assert "in another shape" in found.said


def test_what_the_other_program_complains_of_is_said(tmp_path: Path) -> None:
    found = proved(tmp_path, "fail")
    assert not found.holds
    assert "no such layer" in found.said


def test_a_program_that_never_answers_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "LONGEST", 1.0)
    found = proved(tmp_path, "sleep")
    assert not found.holds
    assert "no answer" in found.said


def test_without_the_library_nothing_is_claimed(tmp_path: Path) -> None:
    exporter = Obedient()
    exporter.judge = "a_library_that_nobody_has"  # type: ignore[misc]
    found = prove(exporter, tmp_path / "export", np.zeros((1, 2)), np.zeros((1, 2)))
    assert found.difference is None
    assert found.said.startswith("Not checked: a_library_that_nobody_has is not installed")
