"""The buttons that drive training and the line that tells how it goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnstudio.document.analysis.exam import judge_on_a_split
from nnstudio.errors import full_stop
from nnstudio.fields import FieldError
from nnstudio.runs.outlook import Start
from nnstudio.runs.state import State
from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.actions import allow
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon
from nnstudio.studio.theme.appearance import RESTYLED
from nnstudio.studio.training.learning_rate_field import LearningRateField
from nnstudio.studio.training.progress_line import ProgressLine
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.words import notice, reason_against, status, tr, warns, why_flattered
from nnstudio.studio.words import in_words

SIGNS = {State.FINISHED: "good", State.DIVERGED: "error", State.FAILED: "error", State.STOPPED: "info"}


class TrainBar(QWidget):
    """Train, Pause, Epoch, Batch, Stop, Start over, the learning rate, and the progress under them.

    actions_for_menu: the same actions, for the Train menu, in its order.
    """

    def __init__(self, run_model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run_model = run_model
        self._make_actions()
        self.learning_rate = LearningRateField()
        self.line = ProgressLine()
        self.line.offer.clicked.connect(self._exchange_epochs)
        self.line.repair.clicked.connect(run_model.best_epoch.judge_on_a_split)
        self._lay_out()
        self.learning_rate.entered.connect(self._set_learning_rate)
        run_model.state_changed.connect(self._refresh)
        run_model.outlook_changed.connect(self._refresh)
        run_model.progressed.connect(self._show_progress)
        self._refresh()

    def _make_actions(self) -> None:
        model = self.run_model
        self.train = self._action("train", tr("Train"), "play", model.train)
        self.pause = self._action("pause", tr("Pause"), "pause", model.pause)
        self.epoch = self._action("epoch", tr("Epoch"), "epoch", model.one_epoch)
        self.batch = self._action("batch", tr("Batch"), "batch", model.one_batch)
        self.stop = self._action("stop", tr("Stop"), "stop", model.stop)
        self.start_over = self._action("start_over", tr("Start over"), "start-over", model.start_over)
        self.actions_for_menu = (self.train, self.pause, self.epoch, self.batch, self.stop, self.start_over)
        self._purposes = {
            self.train: tr("Train to the last epoch"),
            self.pause: tr("Wait after this batch; nothing is lost"),
            self.epoch: tr("Train to the end of an epoch, then wait"),
            self.batch: tr("Train a single batch, then wait: watch one step of learning"),
            self.stop: tr("End the run after this batch; what was learned is kept"),
            self.start_over: tr("Forget what was learned and train from new weights"),
        }

    def _action(self, name: str, text: str, icon_name: str, slot: object) -> QAction:
        action = QAction(icon(icon_name), text, self)
        bind(action, name)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.buttons = {action: self._button(action) for action in self.actions_for_menu}
        for button in self.buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        label = QLabel(tr("Learning rate"))
        label.setBuddy(self.learning_rate)
        buttons.addWidget(label)
        buttons.addSpacing(4)
        buttons.addWidget(self.learning_rate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(buttons)
        layout.addWidget(self.line)
        self._keep_room()

    def _button(self, action: QAction) -> ActionButton:
        button = ActionButton(action, self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setObjectName(action.objectName() + "_button")
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the longest text, as wide as it is in another style."""
        super().changeEvent(event)
        if event.type() in RESTYLED and hasattr(self, "buttons"):
            self._keep_room()

    def _keep_room(self) -> None:
        button = self.buttons[self.train]
        button.setMinimumWidth(self._widest(button))

    def _widest(self, button: ActionButton) -> int:
        """The width that the button needs for its longest text, so that its neighbours stay where they
        are.
        """
        shown = self.train.text()
        widths = []
        for text in (tr("Train"), tr("Resume"), tr("Continue")):
            self.train.setText(text)
            widths.append(button.sizeHint().width())
        self.train.setText(shown)
        return max(widths)

    @Slot(float)
    def _set_learning_rate(self, value: float) -> None:
        try:
            self.run_model.set_learning_rate(value)
        except FieldError as error:
            self.learning_rate.refuse(in_words(full_stop(error.sentence)))
        self.learning_rate.show_value(self.run_model.learning_rate)

    @Slot()
    def _refresh(self) -> None:
        focused = next((action for action, button in self.buttons.items() if button.hasFocus()), None)
        for action, purpose in self._purposes.items():
            reason = reason_against(self.run_model, action.objectName())
            allow(action, reason)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{reason or purpose} ({keys})")
        self.train.setText(self._train_text())
        self._keep_focus(focused)
        self._show_progress()

    def _keep_focus(self, focused: QAction | None) -> None:
        """Give the focus of a button that can't be used any more to the one that undoes it."""
        other = self.train if focused in (self.pause, self.stop) else self.pause
        if focused is not None and not focused.isEnabled() and other.isEnabled():
            self.buttons[other].setFocus()

    def _train_text(self) -> str:
        if self.run_model.state is State.PAUSED:
            return tr("Resume")
        goes_on = not self.run_model.active and self.run_model.outlook.start is Start.CONTINUE
        return tr("Continue") if goes_on else tr("Train")

    @Slot()
    def _show_progress(self) -> None:
        model = self.run_model
        self.learning_rate.show_value(model.learning_rate)
        self._offer_epoch()
        self._offer_split()
        if model.active:
            self.line.show_progress(model.progress, self._note(), notice(model))
        elif model.store.problem:
            self.line.show_sentence(status(model), "error" if model.store.document.nodes else "info")
        else:
            sign = "warning" if warns(model) else SIGNS.get(model.state, "info")
            broken = model.state in (State.DIVERGED, State.FAILED)
            cause = in_words(model.sentence) if broken else why_flattered(model)
            self.line.show_sentence(status(model), sign, cause)

    def _offer_epoch(self) -> None:
        """Offer the other one of the two epochs that the network can have the weights of."""
        offer, back = self.line.offer, self.run_model.best_epoch.in_use
        offer.setText(tr("Back to the last epoch") if back else tr("Use the best epoch"))
        offer.setToolTip(
            tr("Take back the weights that the run ended with, from which it can go on")
            if back
            else tr("Take the weights of the best epoch; those of the last one are kept beside them")
        )
        offer.setVisible(back or self.run_model.best_epoch.better is not None)

    def _offer_split(self) -> None:
        """Offer to leave the test part alone where it chose an epoch."""
        repair, store = self.line.repair, self.run_model.store
        offered = self.run_model.best_epoch.chosen_by_test
        if offered:
            repair.setText(tr("Judge on a split"))
            text = in_words(judge_on_a_split(store.document).text)
            repair.setToolTip(text)
            repair.setAccessibleName(text)
        repair.setVisible(offered)

    @Slot()
    def _exchange_epochs(self) -> None:
        best = self.run_model.best_epoch
        (best.go_back if best.in_use else best.use)()

    def _note(self) -> str:
        if self.run_model.loading:
            reading = self.run_model.reading
            return in_words(reading) if reading else tr("reading the data")
        if self.run_model.state is State.PAUSED:
            return tr("paused")
        if self.run_model.state is State.STOPPING:
            return tr("stopping")
        return tr("validating") if self.run_model.progress.validating else ""
