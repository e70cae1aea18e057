"""Says while a run goes on that it learns nothing, or after it that it blew up, and what most likely helps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from nnstudio.document.analysis import Repair
from nnstudio.document.remedy import Remedy, remedy
from nnstudio.errors import full_stop
from nnstudio.inside.doctor import Finding
from nnstudio.runs.baseline import Standing
from nnstudio.runs.state import State
from nnstudio.studio.store import Store
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import figure_text, in_words, one_after_the_other


class Helper(QObject):
    """Tells once for each run, with a button that repairs the network and starts over.

    tell: shows a message: its kind, its text, and perhaps a button's text and what it does. take_back: hides the
    message of that text, if it is still shown. cause: what the doctor sees in a run that learns nothing.
    """

    def __init__(
        self,
        store: Store,
        run_model: RunModel,
        tell: Callable[..., None],
        take_back: Callable[[str], None],
        parent: QObject | None = None,
        cause: Callable[[], Finding | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self.store, self.run_model, self.tell, self.take_back = store, run_model, tell, take_back
        self.cause = cause
        self._said = ""
        self._told = False
        self._repair: Repair | None = None
        run_model.run_started.connect(self._begin)
        run_model.progressed.connect(self._watch)
        run_model.state_changed.connect(self._tell_bad_end)

    @Slot()
    def _begin(self) -> None:
        self._told, self._said = False, ""

    @Slot()
    def _watch(self) -> None:
        stands = self.run_model.standing
        if self._said and not stands.at_baseline:
            self.take_back(self._said)
            self._said = ""
        if not self._told and self.run_model.state is not State.DIVERGED and stands.at_baseline:
            self._told = True
            self._said = self._tell_nothing() if stands is Standing.NOTHING else self._tell_by_heart()

    def _tell_nothing(self) -> str:
        text = self.tr("Nothing is learned so far: always giving the same answer would reach {figure}, too.")
        return self._tell(text.format(figure=self._baseline()), diverged=False)

    def _tell_by_heart(self) -> str:
        """No rate helps here, and neither does starting over."""
        text = self.tr(
            "The examples are learned by heart: on others, always giving the same answer would reach {figure}, too. "
            "More examples, a smaller network or Dropout may help."
        )
        told = text.format(figure=self._baseline())
        self.tell("warning", told)
        return told

    def _baseline(self) -> str:
        return figure_text(self.run_model.history.metric, self.run_model.baseline)

    @Slot()
    def _tell_bad_end(self) -> None:
        """Say in full why a run came to a bad end; the line of progress may have no room for it."""
        state, sentence = self.run_model.state, self.run_model.sentence
        if state is State.FAILED and sentence is not None:
            self.tell("error", sentence)
        elif state is State.DIVERGED and sentence is not None:
            self._tell(in_words(full_stop(sentence)), diverged=True)

    def _tell(self, text: str, diverged: bool) -> str:
        found = remedy(self.store.document, diverged)
        seen = None if diverged or self._is_warned_of(found.repair) else self.cause()
        if seen is not None:
            found = Remedy(seen.said, seen.repair)
        self._repair = found.repair
        cause = self.tr("Most likely: {cause}.").format(cause=in_words(found.cause))
        button = self.tr("{repair} and start over")
        told = one_after_the_other((text, cause))
        if found.repair is None:
            self.tell("warning", told)
        else:
            self.tell("warning", told, button.format(repair=in_words(found.repair.text)), self.repair)
        return told

    def _is_warned_of(self, repair: Repair | None) -> bool:
        """Whether the analysis proposes it, which knows more of a network than any figure tells."""
        offered = [
            problem.repair.text for problem in self.store.analysis.problems if problem.repair is not None
        ]
        return repair is not None and repair.text in offered

    @Slot()
    def repair(self) -> None:
        """Do what helps, and train from new weights: the old ones hold nothing."""
        if self._repair is None:
            return
        self.run_model.stop_and_wait()
        self.store.apply(self._repair.apply(self.store.document), self._repair.text)
        self.run_model.start_over()
