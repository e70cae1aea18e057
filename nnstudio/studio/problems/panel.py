"""The list of problems: a second way to what stands on the blocks, for the keyboard and for large networks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from nnstudio.document.alike import repairs_by_kind
from nnstudio.document.analysis import Problem, Repair
from nnstudio.errors import full_stop
from nnstudio.studio.doctor.desk import DoctorDesk
from nnstudio.studio.doctor.list import FindingsList
from nnstudio.studio.pieces import mark, muted
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.store import Store
from nnstudio.studio.theme import icon
from nnstudio.studio.words import in_words

MOST_ROWS = 200
"""Problems that are listed at one time: thousands of rows would take seconds and much memory."""


class ProblemsPanel(Page):
    """repair_wanted: a Repair. count_changed: how many problems there are, with what the doctor says of the run."""

    repair_wanted = Signal(object)
    count_changed = Signal(int)

    def __init__(self, store: Store, doctor: DoctorDesk | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.findings = FindingsList(doctor) if doctor is not None else None
        self.rows: list[QWidget] = []
        self.fine = muted(self.tr("No problems. The network can be trained."))
        self.more = muted()
        self.column.addWidget(self.fine)
        self.column.addWidget(self.more)
        if self.findings is not None:
            self.column.addWidget(self.findings)
            self.findings.changed.connect(self.show_problems)
        self.column.addStretch(1)
        self._shown: tuple[Problem, ...] = ()
        store.changed.connect(self.show_problems)
        self.show_problems()

    @Slot()
    def show_problems(self) -> None:
        """List what analysis found."""
        problems = [problem for problem in self.store.analysis.problems if self._is_shown(problem)]
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        of_all = repairs_by_kind(problems)
        self.rows = [self._row(problem, of_all.pop(problem.kind, None)) for problem in problems[:MOST_ROWS]]
        for at, row in enumerate(self.rows):
            self.column.insertWidget(at, row)
        missing = self.store.problem
        self.fine.setText(
            in_words(full_stop(missing)) if missing else self.tr("No problems. The network can be trained.")
        )
        self.fine.setVisible(not self.count)
        self._tell_of_more(len(problems) - len(self.rows))
        self.count_changed.emit(self.count)

    @property
    def count(self) -> int:
        """How many things are said."""
        problems = sum(map(self._is_shown, self.store.analysis.problems))
        return problems + (len(self.findings.rows) if self.findings is not None else 0)

    def _is_shown(self, problem: Problem) -> bool:
        """Whether it is one, and the doctor does not say it with the run's own figures and the same remedy."""
        rows = self.findings.rows if self.findings is not None else []
        offered = {repair.text for row in rows for repair in row.finding.repairs}
        told = problem.severity == "warning" and problem.repair is not None and problem.repair.text in offered
        return problem.severity != "info" and not told

    def _tell_of_more(self, count: int) -> None:
        self.more.setText(self.tr("Problems that follow once some of these are mended: {0}").format(count))
        self.more.setVisible(count > 0)

    def _row(self, problem: Problem, of_all: Repair | None) -> QWidget:
        """of_all: the repair of all problems of the kind, which stands beside the first of them."""
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        sign, sentence = QLabel(), QLabel(in_words(full_stop(problem.sentence)))
        sign.setPixmap(mark(self, problem.severity))
        sign.setAccessibleName(self.tr("Error") if problem.severity == "error" else self.tr("Warning"))
        sentence.setWordWrap(True)
        layout.addWidget(sign)
        layout.addWidget(sentence, 1)
        for button in self._buttons(problem, of_all):
            layout.addWidget(button)
        return row

    def _buttons(self, problem: Problem, of_all: Repair | None) -> Iterator[QPushButton]:
        """Those that every row may have come last, so that they stand below each other."""
        if of_all is not None:
            yield self._repair_button(of_all)
        if problem.node is not None:
            show = QPushButton(self.tr("Show {0}").format(problem.node))
            show.clicked.connect(partial(self._show_node, problem.node))
            yield show
        if problem.repair is not None:
            yield self._repair_button(problem.repair)

    def _repair_button(self, repair: Repair) -> QPushButton:
        button = QPushButton(icon("repair"), in_words(repair.text))
        button.clicked.connect(partial(self._repair, repair))
        return button

    def _show_node(self, node_id: str, checked: bool = False) -> None:
        self.store.selection.set((self.store.document.path_of(node_id),))

    def _repair(self, repair: Repair, checked: bool = False) -> None:
        self.repair_wanted.emit(repair)
