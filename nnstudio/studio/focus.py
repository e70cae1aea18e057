"""Where Tab goes: from part to part as one reads the window, and within a part as one reads its rows.

Qt's own order is that in which widgets were made, and forms are made anew all the time. So the next place is found
from where the widgets stand, at the moment when somebody presses Tab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget


def stops(parts: Sequence[QWidget]) -> list[QWidget]:
    """The widgets that take the focus by Tab, in the order of the parts, and of the rows in each."""
    return [widget for part in parts for widget in _in_rows(part)]


def go(parts: Sequence[QWidget], current: QWidget | None, forward: bool) -> bool:
    """Give the focus to the stop after or before the current one, round at the ends; False where there is none."""
    order = stops(parts)
    if not order:
        return False
    if current in order:
        target = order[(order.index(current) + (1 if forward else -1)) % len(order)]
    else:
        target = order[0 if forward else -1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop_at(target, reason)
    return True


def stop_at(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Give a widget the focus, and bring it into sight."""
    widget.setFocus(reason)
    bring_into_sight(widget)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll all that it lies in."""
    for area in _areas_around(widget):
        area.ensureWidgetVisible(widget)


def _in_rows(part: QWidget) -> list[QWidget]:
    """The stops in a part, row by row from above, each from the left."""
    places = [
        (_place(widget, part), widget) for widget in (part, *part.findChildren(QWidget)) if _is_stop(widget)
    ]
    places.sort(key=lambda place: (place[0].top(), place[0].left()))
    rows: list[list[tuple[QRect, QWidget]]] = []
    for rect, widget in places:
        if rows and rect.center().y() <= rows[-1][0][0].bottom():
            rows[-1].append((rect, widget))
        else:
            rows.append([(rect, widget)])
    return [widget for row in rows for _, widget in sorted(row, key=lambda place: place[0].left())]


def _place(widget: QWidget, part: QWidget) -> QRect:
    """Where a widget stands in its part, as if nothing were scrolled."""
    corner = widget.mapTo(part, QPoint(0, 0))
    for area in _areas_around(widget):
        corner += QPoint(area.horizontalScrollBar().value(), area.verticalScrollBar().value())
    return QRect(corner, widget.size())


def _areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            yield around
        around = around.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab may stop there. On a Mac, buttons are passed by unless the person has chosen otherwise."""
    all_controls = Qt.TabFocusBehavior.TabFocusAllControls
    wanted = Qt.FocusPolicy.TabFocus
    if QGuiApplication.styleHints().tabFocusBehavior() != all_controls:
        wanted = Qt.FocusPolicy.StrongFocus
    takes = widget.focusPolicy() & wanted == wanted
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
