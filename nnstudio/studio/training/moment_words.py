"""How a moment of a run, and a step of it, is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.runs.moments import Moment


def moment_words(moment: Moment | None) -> str:
    """Such as "step 1,234, epoch 3"; "" for none."""
    if moment is None:
        return ""
    if moment.step == 0:
        return _tr("before the first step")
    text = _tr("step {step}, the end of epoch {epoch}") if moment.whole else _tr("step {step}, epoch {epoch}")
    return text.format(step=f"{moment.step:,}", epoch=f"{moment.epoch:,}")


def step_words(step: int) -> str:
    """Such as "step 1,234"."""
    return _tr("step {step}").format(step=f"{step:,}") if step else _tr("not trained yet")


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimeTravel", text)
