"""What is said beside the answer: whether the network is trained, whether it is right, or why it is
silent.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from nnstudio.runs.answering import Answering
from nnstudio.runs.remaking import Remaking
from nnstudio.studio.ask.words import example_title, moment_note, silence, trained_note
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.picture import Picture
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import one_after_the_other

VISIBLE, HARDLY = 20.0, 35.0
"""Decibels from which on a difference is no longer large, and no longer seen."""


def no_answer(run_model: RunModel, model: DrawingModel, answers: Answers) -> tuple[str, str]:
    """Title and note where there is no answer: nothing is drawn, or the network has a problem."""
    if model.empty:
        return _tr("Nothing drawn yet"), _tr("It answers while you draw.")
    return silence(run_model, answers.preparing, answers.failure)


def note(
    run_model: RunModel,
    answering: Answering | None,
    probabilities: NDArray[np.float32],
    picture: Picture | None,
    names: tuple[str, ...],
    row: tuple[int, ...] = (),
) -> str:
    """What to know about an answer. names: of the classes. row: what each of several digits is taken for."""
    if picture is not None and picture.edited:
        return trained_note(run_model, answering) or _edited(picture, names)
    if len(row) > 1:
        answers = " ".join(_name(answer, names) for answer in row)
        if picture is None:
            text = _tr("{count} digits: {answers}. Choose one beside the pad.")
            told = text.format(count=len(row), answers=answers)
            return one_after_the_other((told, trained_note(run_model, answering)))
        text = _tr("{title}: {count} digits: {answers}. Choose one below.")
        return text.format(title=picture.title, count=len(row), answers=answers)
    if picture is not None and picture.label is not None:
        right = int(probabilities.argmax()) == picture.label
        text = _tr("{title} ({label}): right.") if right else _tr("{title} ({label}): wrong.")
        title = example_title("image", picture.part, picture.title)
        if picture.how:
            title = _tr("{title}, {how}").format(title=title, how=picture.how)
        told = text.format(title=title, label=_name(picture.label, names))
        return one_after_the_other((told, moment_note(run_model)))
    trained = trained_note(run_model, answering)
    return f"{picture.title}: {trained}" if picture is not None and trained else trained


def likeness(run_model: RunModel, answering: Answering | None, remaking: Remaking) -> tuple[str, str]:
    """Title and note of an input that was given again: how near it is to what it should be, in words."""
    title = _tr("PSNR {figure} dB").format(figure=_decibels(remaking.near))
    trained = trained_note(run_model, answering)
    if answering is not None and not answering.trained and trained:
        return title, trained
    gain = remaking.near - remaking.before
    if remaking.before == math.inf:
        return title, one_after_the_other((_nearness(remaking.near), moment_note(run_model)))
    if gain <= 0:
        text = _tr("{loss} dB farther from the clean picture than the noisy one.")
        return title, one_after_the_other((text.format(loss=_decibels(-gain)), moment_note(run_model)))
    nearer = _tr("{gain} dB nearer to the clean picture than the noisy one.").format(gain=_decibels(gain))
    return title, one_after_the_other((nearer, moment_note(run_model) or _nearness(remaking.near)))


def _nearness(decibels: float) -> str:
    if decibels >= HARDLY:
        return _tr("Hardly a difference can be seen.")
    if decibels >= VISIBLE:
        return _tr("The difference can be seen.")
    return _tr("The difference is large.")


def _decibels(value: float) -> str:
    return "∞" if math.isinf(value) else f"{value:.1f}"


def _name(label: int, names: tuple[str, ...]) -> str:
    return names[label] if label < len(names) else str(label)


def _edited(picture: Picture, names: tuple[str, ...]) -> str:
    if picture.label is None:
        return _tr("{title}, with a part erased.").format(title=picture.title)
    text = _tr("{title} ({label}), with a part erased.")
    return text.format(
        title=example_title("image", picture.part, picture.title), label=_name(picture.label, names)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Drawing", text)
