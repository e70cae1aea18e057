"""An answer in words, as every page of the test panel says it: what it is, how sure it is, and what to know of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from nnstudio.data.training_data import Part
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import Sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import classes_of
from nnstudio.learning.tasks import Classification, Likely, Measured, Task
from nnstudio.runs.answering import NO_NUMBERS, Answering
from nnstudio.runs.state import State
from nnstudio.studio.shared.figures import exact_figure
from nnstudio.studio.training.moment_words import moment_words
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words, signed

LARGE = 10_000
"""From here on figures stand in groups of three; a year has no comma."""


def example_title(what: str, part: Part, number: str) -> str:
    """What an example of the data is called. what: "image", "point" or "row". number: as it is written."""
    titles = {
        ("image", "training"): _tr("Training image {number}"),
        ("image", "validation"): _tr("Validation image {number}"),
        ("image", "test"): _tr("Test image {number}"),
        ("point", "training"): _tr("Training point {number}"),
        ("point", "validation"): _tr("Validation point {number}"),
        ("point", "test"): _tr("Test point {number}"),
        ("row", "training"): _tr("Training row {number}"),
        ("row", "validation"): _tr("Validation row {number}"),
        ("row", "test"): _tr("Test row {number}"),
    }
    return titles[what, part].format(number=number)


def answer_words(answering: Answering, outputs: Array) -> tuple[str, str]:
    """What outputs (k,) say, and behind it how sure that is, or what was measured."""
    if np.isnan(outputs).any():
        return _tr("No answer"), in_words(NO_NUMBERS)
    answer = answering.task.answer(outputs)
    first = answer.parts[0]
    if isinstance(first, Likely):
        return in_words(first.name), _sureness(answering, first.share)
    if isinstance(first, Measured):
        return measured_text(first), in_words(first.name)
    return in_words(answer.said), ""


def measured_text(measured: Measured) -> str:
    """A predicted number with its unit."""
    return f"{plain_number(measured.value)} {measured.unit}".strip()


def plain_number(value: float, beside: float = 0.0) -> str:
    """A number in five figures, without a power of ten where people write none: 5.1, 1975, 549,930, 3e-07.

    beside: the other end of a range, which is written in the same way: 1,300 beside 215,240.
    """
    value = float(f"{value:.5g}")
    return signed(f"{value:,.10g}" if max(abs(value), abs(beside)) >= LARGE else f"{value:.10g}")


def _sureness(answering: Answering, share: float) -> str:
    meaning = meaning_of(answering.graph, answering.task)
    if meaning is Outputs.DISTRIBUTION:
        return _tr("{share} sure").format(share=exact_figure(share, Outputs.DISTRIBUTION))
    return _tr("highest output {value}").format(value=exact_figure(share, meaning))


def truth_words(task: Task, title: str, outputs: Array | None, truth: Array) -> str:
    """What a known example is, and whether the answer is right. truth: a class, or the numbers (k,) as learned."""
    if isinstance(task, Classification):
        label = int(truth)
        right = outputs is not None and int(classes_of(outputs[None])[0]) == label
        if outputs is None:
            text = _tr("{title} is {label}.")
        else:
            text = _tr("{title} is {label}: right.") if right else _tr("{title} is {label}: wrong.")
        return text.format(title=title, label=in_words(task.classes[label]))
    known = task.answer(truth).parts[0]
    if not isinstance(known, Measured):
        return title
    text = _tr("{title}: {name} is {value}.")
    return text.format(title=title, name=in_words(known.name), value=measured_text(known))


def trained_note(run_model: RunModel, answering: Answering | None) -> str:
    """Whether the network that answered has learned anything yet; "" where it has all that it will."""
    if answering is None or not answering.kept:
        return _tr("A guess: this network is not trained yet.")
    if answering.fresh:
        return _tr("A guess: {name} is not trained yet.").format(name=answering.fresh[0])
    return moment_note(run_model)


def moment_note(run_model: RunModel) -> str:
    """Which step of the training the answers are of; "" where they are of all that was trained."""
    shown = run_model.travel.shown
    if shown is not None:
        return _tr("As it was: {moment}.").format(moment=moment_words(shown))
    if run_model.state is State.TRAINING:
        epoch = max(1, run_model.progress.epoch)
        text = _tr("Still learning, in epoch {epoch}: step {step}.")
        return text.format(epoch=f"{epoch:,}", step=f"{run_model.travel.step:,}")
    return ""


def silence(run_model: RunModel, preparing: bool, failure: Sentence | None) -> tuple[str, str]:
    """Title and note where there is something to ask and no answer."""
    if preparing:
        return _tr("One moment"), _tr("A network of this size takes a while to set up.")
    return _tr("No answer"), in_words(failure or run_model.store.problem)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)
