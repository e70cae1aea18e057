"""The training of a network whose code is edited: compile and fit are read, and all that is not in them stays."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.feed import balanced
from nnstudio.formats.keras.incoming.recoding import recoded
from nnstudio.learning.schedules import (
    Constant,
    CosineDecay,
    ExponentialDecay,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
)
from tests.formats.exchange.recoding import OTHER, digits, edited, text_of

__all__ = ["digits"]


def test_training_is_taken_from_compile_and_fit(digits: Document) -> None:
    found = edited(
        digits,
        ("learning_rate=1.0", "learning_rate=0.5"),
        ("epochs=12", "epochs=3"),
        ("batch_size=128", "batch_size=64"),
        ("CategoricalCrossentropy()", "CategoricalCrossentropy(label_smoothing=0.1)"),
        ("patience=3", "patience=7"),
    ).document.training
    assert found.optimizer.learning_rate == 0.5
    assert (found.epochs, found.batch_size, found.early_stopping) == (3, 64, 7)
    assert getattr(found.loss, "label_smoothing", None) == 0.1
    assert found.augmentation == digits.training.augmentation


@pytest.mark.parametrize(
    ("change", "validation"),
    [("validation_split=0.25", "split"), ("validation_data=(a, b)", "test set"), ("verbose=0", "none")],
)
def test_how_the_run_is_judged_is_taken_too(digits: Document, change: str, validation: str) -> None:
    found = edited(digits, ("validation_data=(x_test, y_test)", change)).document.training
    assert found.validation == validation


def test_a_schedule_stays_unless_the_rate_is_made_a_number() -> None:
    document = edits.change_training(
        TEMPLATES["two-convolutions"].document, schedule=CosineDecay(warmup_epochs=1)
    )
    kept = edited(document, ("epochs=", "verbose=0, epochs=")).document
    assert kept.training.schedule == document.training.schedule
    text = re.sub(r"keras\.optimizers\.schedules\.\w+\([^()]*\)", "0.02", text_of(document))
    number = recoded(document, text).document
    assert isinstance(number.training.schedule, Constant)
    assert number.training.optimizer.learning_rate == 0.02


SCHEDULES = [
    ExponentialDecay(decay_rate=0.8, decay_epochs=2.0, staircase=True),
    StepDecay(every=3, factor=0.25),
    CosineDecay(warmup_epochs=2, alpha=0.125),
    CosineDecay(restarts=2, t_mul=1.5),
    ReduceOnPlateau(factor=0.5, patience=10, min_delta=0.01, cooldown=2, min_rate=1e-5),
    ReduceOnPlateau(),
]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.type_name())
def test_a_schedule_that_is_written_into_the_code_is_taken(schedule: Schedule) -> None:
    plain = TEMPLATES["two-convolutions"].document
    planned = edits.change_training(plain, schedule=schedule)
    found = recoded(plain, text_of(planned))
    assert found.document.training == planned.training
    assert found.notes == ()


def test_a_schedule_that_there_is_not_here_is_left_out_with_a_note(digits: Document) -> None:
    other = "keras.optimizers.schedules.PolynomialDecay(0.5, 100)"
    found = edited(digits, ("learning_rate=1.0", f"learning_rate={other}"))
    assert [str(note) for note in found.notes] == ["The schedule of the learning rate is left out."]


def test_weights_of_classes_and_the_order_of_the_examples_are_written_and_taken(digits: Document) -> None:
    plain = edits.change_training(digits, early_stopping=4)
    wanted = edits.change_training(plain, class_weights="balanced", shuffle=False, schedule=ReduceOnPlateau())
    text = text_of(wanted)
    assert "shuffle=False" in text
    assert "class_weight=class_weight" in text
    assert "keras.callbacks.ReduceLROnPlateau(factor=0.1, patience=3)" in text
    found = recoded(wanted, text)
    assert (found.document, found.passed, found.notes) == (wanted, (), ())
    assert recoded(plain, text).document.training == wanted.training
    assert recoded(wanted, text_of(plain)).document.training == plain.training


def test_other_weights_of_classes_than_balanced_ones_are_passed_over(digits: Document) -> None:
    found = edited(digits, ("epochs=12", "epochs=12, class_weight={0: 2.0}"))
    assert found.document.training.class_weights == "equal"
    assert len(found.passed) == 1


def test_the_factors_of_the_classes_are_the_engines() -> None:
    document = edits.change_training(TEMPLATES["two-convolutions"].document, class_weights="balanced")
    lines = text_of(document).split("\n")
    begin = next(at for at, line in enumerate(lines) if line.startswith("counts = "))
    labels = np.array([0, 0, 0, 1, 1, 4])
    names: dict[str, Any] = {"np": np, "y": np.eye(10)[labels]}
    exec("\n".join(lines[begin : begin + 3]), names)
    factors = balanced(labels, 10)
    assert [names["class_weight"][at] for at in (0, 1, 4)] == [factors[at] for at in (0, 1, 4)]


def test_callbacks_look_at_the_loss_where_nothing_is_kept_aside() -> None:
    document = edits.change_training(
        TEMPLATES["two-convolutions"].document, schedule=ReduceOnPlateau(), validation="none"
    )
    assert 'ReduceLROnPlateau(monitor="loss", ' in text_of(document)
    assert recoded(document, text_of(document)).document == document


def test_code_without_compile_leaves_the_schedule() -> None:
    document = edits.change_training(TEMPLATES["two-convolutions"].document, schedule=StepDecay())
    assert recoded(document, OTHER).document.training == document.training
