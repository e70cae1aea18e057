"""Settings typed into a form: every editor by the keys that it takes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

Key = Qt.Key


def type_into(widget, value) -> None:
    """Bring one widget of a form to a value: a number is typed, a choice gone to, a switch pressed."""
    if isinstance(widget, QComboBox):
        for _ in range(widget.count()):
            if widget.currentData() == value:
                break
            down = widget.findData(value) > widget.currentIndex()
            QTest.keyClick(widget, Key.Key_Down if down else Key.Key_Up)
        assert widget.currentData() == value
    elif isinstance(widget, QCheckBox):
        if widget.isChecked() != value:
            QTest.keyClick(widget, Key.Key_Space)
        assert widget.isChecked() == value
    else:
        QTest.keyClick(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(widget, str(value))
        QTest.keyClick(widget, Key.Key_Return)


def fill_in(form, values) -> None:
    """Type the values into the form of the selected layer."""
    for name, value in values.items():
        editor = form.editors[name]
        if isinstance(value, tuple):
            for box, part in zip(editor.boxes, value, strict=True):
                type_into(box, part)
        else:
            type_into(editor.box, value)
