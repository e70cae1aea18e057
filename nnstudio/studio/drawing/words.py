"""What is said beside the answer: whether the network is trained, whether it is right, or why it is
silent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from nnstudio.runs.answering import Answering
from nnstudio.studio.ask.words import silence, trained_note
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.drawing.model import DrawingModel, Picture
from nnstudio.studio.training.run_model import RunModel


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
    row: tuple[int, ...] = (),
) -> str:
    """What to know about an answer. row: what each of several digits in the picture is taken for."""
    if picture is not None and picture.edited:
        return trained_note(run_model, answering) or _edited(picture)
    if picture is not None and len(row) > 1:
        text = _tr("{title}: {count} digits: {answers}. The first is shown.")
        return text.format(title=picture.title, count=len(row), answers=" ".join(map(str, row)))
    if picture is not None and picture.label is not None:
        right = int(probabilities.argmax()) == picture.label
        text = (
            _tr("Test image {title} is a {label}: right.")
            if right
            else _tr("Test image {title} is a {label}: wrong.")
        )
        return text.format(title=picture.title, label=picture.label)
    trained = trained_note(run_model, answering)
    return f"{picture.title}: {trained}" if picture is not None and trained else trained


def _edited(picture: Picture) -> str:
    if picture.label is None:
        return _tr("{title}, with a part erased.").format(title=picture.title)
    text = _tr("Test image {title}, a {label}, with a part erased.")
    return text.format(title=picture.title, label=picture.label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Drawing", text)
