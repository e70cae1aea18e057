"""Times of the clock as a person reads them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLocale


def moment_text(seconds: float, today: QDate | None = None) -> str:
    """A time of the clock, with its date unless that is today; seconds since 1970."""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    short = QLocale.FormatType.ShortFormat
    if moment.date() == (today or QDate.currentDate()):
        return QLocale().toString(moment.time(), short)
    return QLocale().toString(moment, short)
