"""What is said beside the answer: whether the network is trained, whether it is right, or why it is
silent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from nnstudio.runs.answering import Answering
from nnstudio.runs.state import State
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.drawing.model import DrawingModel, Picture
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words


def no_answer(run_model: RunModel, model: DrawingModel, answers: Answers) -> tuple[str, str]:
    """Title and note where there is no answer: nothing is drawn, or the network has a problem."""
    if model.empty:
        return _tr("Nothing drawn yet"), _tr("It answers while you draw.")
    if answers.preparing:
        return _tr("One moment"), _tr("A network of this size takes a while to set up.")
    return _tr("No answer"), in_words(answers.failure or run_model.store.problem)


def note(
    run_model: RunModel,
    answering: Answering | None,
    probabilities: NDArray[np.float32],
    picture: Picture | None,
    row: tuple[int, ...] = (),
) -> str:
    """What to know about an answer. row: what each of several digits in the picture is taken for."""
    if picture is not None and picture.edited:
        return _trained(run_model, answering) or _edited(picture)
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
    trained = _trained(run_model, answering)
    return f"{picture.title}: {trained}" if picture is not None and trained else trained


def _edited(picture: Picture) -> str:
    if picture.label is None:
        return _tr("{title}, with a part erased.").format(title=picture.title)
    text = _tr("Test image {title}, a {label}, with a part erased.")
    return text.format(title=picture.title, label=picture.label)


def _trained(run_model: RunModel, answering: Answering | None) -> str:
    if answering is None or not answering.kept:
        return _tr("A guess: this network is not trained yet.")
    if answering.fresh:
        return _tr("A guess: {name} is not trained yet.").format(name=answering.fresh[0])
    if run_model.state is State.TRAINING:
        return _tr("Still learning, in epoch {epoch}.").format(epoch=max(1, run_model.progress.epoch))
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Drawing", text)
