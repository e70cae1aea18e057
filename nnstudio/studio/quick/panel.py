"""The field over the window in which a few letters of anything are typed, and the hits below it.

It lies over the page as the message bar does: no window of its own, so that it comes at once and no window manager
has a say in where, or in who has the focus afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from nnstudio.studio.pieces import muted
from nnstudio.studio.quick.entry import Entry
from nnstudio.studio.quick.list import MOST_ROWS, HitList, spoken
from nnstudio.studio.quick.providers import PROVIDERS
from nnstudio.studio.quick.ranking import Hit, hits
from nnstudio.studio.quick.used import SHOWN, Used
from nnstudio.studio.theme import icon

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow

WIDEST = 680
MARGIN = 24
Key, Reason = Qt.Key, Qt.FocusReason
STEPS = {
    Key.Key_Down: 1,
    Key.Key_Up: -1,
    Key.Key_Tab: 1,
    Key.Key_Backtab: -1,
    Key.Key_PageDown: MOST_ROWS - 1,
    Key.Key_PageUp: 1 - MOST_ROWS,
}
STAYING = (Reason.ActiveWindowFocusReason, Reason.PopupFocusReason, Reason.MenuBarFocusReason)
"""The focus goes for these, and comes back."""


class QuickPanel(QFrame):
    """Hidden until `open`. entries: all that can be found, listed anew each time it opens."""

    def __init__(self, host: QWidget, window: MainWindow) -> None:
        super().__init__(host)
        self.setObjectName("quick")
        self.host, self.main = host, window
        self.entries: list[Entry] = []
        self.used = Used(window.settings)
        self._before: QWidget | None = None
        self._make_parts()
        self._lay_out()
        host.installEventFilter(self)
        self.hide()

    @Slot()
    def toggle(self) -> None:
        """Open, or close again."""
        self.open() if self.isHidden() else self.close_up()

    def open(self) -> None:
        """Come into sight, with what was used lately."""
        self._before = QApplication.focusWidget()
        self.entries = [entry for provider in PROVIDERS for entry in provider.entries(self.main)]
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        before, self._before, self.entries = self._before, None, []
        self.hide()
        if before is not None and Shiboken.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that are for the list, and the size of the host."""
        if watched is self.host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Key(event.key()))
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._leave(event.reason())
        return False

    def _leave(self, reason: Qt.FocusReason) -> None:
        """The focus went from the field, perhaps for good."""
        if reason not in STAYING:
            self.hide()

    def _press(self, key: Qt.Key) -> bool:
        if key == Key.Key_Escape:
            self.close_up()
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._do_current()
        elif key in STEPS:
            self.list.step(STEPS[key])
        else:
            return False
        return True

    # Searching and doing

    @Slot(str)
    def _search(self, query: str) -> None:
        used = self.used.keys
        found = hits(self.entries, query, used)
        self.list.show_hits(found if query.split() else found[:SHOWN])
        self.heading.setVisible(bool(found) and not query.split())
        self.nothing.setVisible(bool(query.split()) and not found)
        self.nothing.setText(
            self.tr("Nothing answers to “{0}”.").format(query.strip()) if query.split() else ""
        )
        self.scope.setVisible(not found)
        self._tell_current()
        self._place()

    def _do_current(self) -> None:
        if self.list.current is not None:
            self.do(self.list.current)

    @Slot(object)
    def do(self, hit: Hit) -> None:
        """Close, and do what the hit is; what can't be done now stays, with its reason."""
        entry = hit.entry
        if entry.reason:
            return
        self.used.add(entry.key)
        self.close_up()
        entry.do()

    @Slot()
    def _tell_current(self) -> None:
        """Tell a screen reader which row Enter is for: the focus stays in the field."""
        hit = self.list.current
        self.field.setAccessibleDescription(
            spoken(hit) if hit is not None else f"{self.nothing.text()} {self.scope.text()}".strip()
        )
        QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))

    # Parts

    def _make_parts(self) -> None:
        self.field = QLineEdit(placeholderText=self.tr("A few letters of anything"))
        self.field.setAccessibleName(self.tr("Find anything"))
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._search)
        self.list = HitList(self)
        self.list.wanted.connect(self.do)
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self.heading, self.nothing = muted(self.tr("Used last")), muted()
        self.scope = muted(
            self.tr(
                "Layers, commands, settings, templates, data, recent projects and what stands on the canvas "
                "are found by their names, by other names for them, and by what they are for."
            )
        )
        self.setAccessibleName(self.tr("Find anything"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 0)
        words.setSpacing(4)
        field = QVBoxLayout()
        field.setContentsMargins(8, 0, 8, 4)
        field.addWidget(self.field)
        column.addLayout(field)
        column.addLayout(words)
        for label in (self.heading, self.nothing, self.scope):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            words.addWidget(label)
        column.addWidget(self.list)

    def _place(self) -> None:
        """At the top in the middle, as high as it needs to be."""
        layout = self.layout()
        assert layout is not None
        width = min(WIDEST, self.host.width() - 2 * MARGIN)
        layout.invalidate()
        layout.activate()
        high = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(max(high, layout.minimumSize().height()), self.host.height() - 2 * MARGIN)
        self.setGeometry((self.host.width() - width) // 2, MARGIN, width, height)
