"""The way to the test part: a button that says what opening it means, and how often that was done. It does something
that can't be undone, and so looks like what it is, and not like the choices of a view beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from nnstudio.data.training_data import Part
from nnstudio.studio.theme import icon


class ExamButton(QPushButton):
    """Opens the test part on purpose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("compact", True)
        self.setIcon(icon("exam"))
        self.setIconSize(QSize(16, 16))
        self.show_seen(0)

    def show_seen(self, times: int) -> None:
        """Say how often the test part was opened."""
        purpose = self.tr(
            "Judge the network on the test part, which had no say in choosing it.\n"
            "Do it at the end: each look that changes your mind makes its figures worth less."
        )
        text = self.tr("Test ({seen})").format(seen=seen_text(times)) if times else self.tr("Test")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{purpose}\n{seen_text(times)}")


def part_text(part: Part, seen: int) -> str:
    """Which part a judgement is of. seen: how often the test part was opened on purpose."""
    names = {"training": _tr("training part"), "validation": _tr("validation part"), "test": _tr("test part")}
    if part != "test" or not seen:
        return names[part]
    return _tr("{part}, {seen}").format(part=names[part], seen=seen_text(seen))


def seen_text(times: int) -> str:
    """How often the test part was opened."""
    if times == 0:
        return _tr("not seen yet")
    return _tr("seen once") if times == 1 else _tr("seen {count} times").format(count=f"{times:,}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evaluate", text)
