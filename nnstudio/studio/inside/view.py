"""What every view inside the network is to the panel: it says what to compute, and shows what came of it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.training.latest import Work


class View(QWidget):
    """wanted: something else is to be computed, since the person chose it. tools: what stands beside the names of the
    views while this one is in sight. needs_example: whether there is nothing to see before an example is asked about.
    """

    needs_example: ClassVar[bool] = True
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tools = QWidget()

    def refusal(self, document: Document) -> Sentence | None:
        """Why there is nothing to see of such a network or data; None where there is."""
        return None

    @property
    def reads_example(self) -> bool:
        """Whether another example makes it show something else."""
        return self.needs_example

    def at_stroke(self, look: Look) -> Look:
        """What is looked into when nothing but the example is another: the same, but where the network has other
        weights every moment and what is seen of all examples would have to be computed anew for them.
        """
        return look

    def work(self, look: Look) -> Work:
        """What is to be computed, in another thread."""
        raise NotImplementedError

    def step_of(self, look: Look) -> int:
        """The step of the run that what is shown is of."""
        return look.step

    def show_result(self, look: Look, result: object) -> None:
        """Show what was computed."""
        raise NotImplementedError
