"""One thing that the doctor says, with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnstudio.document.analysis import Repair
from nnstudio.errors import full_stop
from nnstudio.inside.doctor import Action, Finding
from nnstudio.studio.pieces import mark, tool_button
from nnstudio.studio.theme import icon
from nnstudio.studio.words import in_words


class FindingRow(QFrame):
    """repair_wanted: the finding and one of its repairs. action_wanted: an Action. node_wanted: the layer's name.
    dismissed: the disease.
    """

    repair_wanted = Signal(object, object)
    action_wanted = Signal(object)
    node_wanted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        sign, self.said = QLabel(), QLabel()
        sign.setPixmap(mark(self, "error" if finding.disease == "diverged" else "warning"))
        sign.setAccessibleName(self.tr("The doctor"))
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closer = tool_button(self.tr("Dismiss for this run"), "close")
        self.closer.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._middle(), 1)
        row.addWidget(self.closer, 0, Qt.AlignmentFlag.AlignTop)
        self.show_finding(finding)

    def show_finding(self, finding: Finding) -> None:
        """The same with other figures."""
        self.finding = finding
        text = in_words(full_stop(finding.said))
        if self.said.text() != text:
            self.said.setText(text)

    @property
    def first_button(self) -> QAbstractButton:
        """What helps most likely, or the button that dismisses it."""
        return next(iter(self.findChildren(QPushButton)), self.closer)

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return column

    def _buttons(self) -> Iterator[QPushButton]:
        for at, repair in enumerate(self.finding.repairs):
            button = QPushButton(icon("repair"), self._text_of(repair))
            button.clicked.connect(lambda _=False, at=at: self._repair(at))
            yield button
        for action in self.finding.actions:
            button = QPushButton(_action_text(action))
            button.clicked.connect(lambda _=False, action=action: self.action_wanted.emit(action))
            yield button
        if self.finding.node is not None:
            node = self.finding.node
            button = QPushButton(self.tr("Show {0}").format(node))
            button.clicked.connect(lambda _=False: self.node_wanted.emit(node))
            yield button

    def _text_of(self, repair: Repair) -> str:
        text = in_words(repair.text)
        return self.tr("{repair} and start over").format(repair=text) if self.finding.anew else text

    def _repair(self, at: int) -> None:
        self.repair_wanted.emit(self.finding, self.finding.repairs[at])

    def _dismiss(self) -> None:
        self.dismissed.emit(self.finding.disease)


def _action_text(action: Action) -> str:
    return _tr("Find a learning rate...") if action is Action.RANGE_TEST else _tr("Look at the data")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doctor", text)
