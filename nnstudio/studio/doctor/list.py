"""All that the doctor says of the run, one row each, under the problems of the network."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnstudio.inside.doctor import Finding
from nnstudio.studio import focus
from nnstudio.studio.doctor.desk import DoctorDesk
from nnstudio.studio.doctor.row import FindingRow


class FindingsList(QWidget):
    """changed: how many there are may be another number. Rows stay while nothing but their figures changes, so that
    whoever is about to press a button finds it there.
    """

    changed = Signal()

    def __init__(self, desk: DoctorDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: list[FindingRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        desk.watching.changed.connect(self.show_findings)
        self.show_findings()

    @Slot()
    def show_findings(self) -> None:
        """Say what is found now."""
        findings = self.desk.watching.findings
        if [_kind(finding) for finding in findings] == [_kind(row.finding) for row in self.rows]:
            for row, finding in zip(self.rows, findings, strict=True):
                row.show_finding(finding)
            return
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(finding) for finding in findings]
        for row in self.rows:
            self.column.addWidget(row)
        self.setVisible(bool(self.rows))
        self.changed.emit()

    def reveal(self, disease: str) -> None:
        """Give the focus to what helps against a disease, which brings its row into sight."""
        for row in self.rows:
            if row.finding.disease == disease:
                focus.stop_at(row.first_button, Qt.FocusReason.TabFocusReason)
                focus.bring_into_sight(row)

    def _row(self, finding: Finding) -> FindingRow:
        row, later = FindingRow(finding), Qt.ConnectionType.QueuedConnection
        row.repair_wanted.connect(self.desk.repair, later)
        row.action_wanted.connect(self.desk.act, later)
        row.node_wanted.connect(self.desk.show_node)
        row.dismissed.connect(self.desk.watching.dismiss, later)
        return row


def _kind(finding: Finding) -> tuple[object, ...]:
    """What its buttons are made of."""
    repairs = tuple(repair.text for repair in finding.repairs)
    return finding.disease, finding.node, finding.anew, finding.actions, repairs
