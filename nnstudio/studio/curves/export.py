"""The curves as a picture or as numbers, for a report or for another program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from nnstudio.data.atomic import write_atomically
from nnstudio.errors import StudioError, reason_of, sentence
from nnstudio.runs.record import RunRecord
from nnstudio.runs.table import batches_csv, epochs_csv, export_csv
from nnstudio.studio.curves.legend import Legend
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.theme.colours import Colours

SCALE = 2
"""Pixels of a picture for each pixel on the screen."""
LINE = 24
"""Height of the legend and of the titles."""
MARGIN = 8


class ExportError(StudioError):
    """The curves could not be written; the message is a sentence."""


class Picture:
    """The network's name, the legend, the titles and the plots as they are shown, to be painted on anything.

    plots: by their titles, from left to right.
    """

    def __init__(self, name: str, legend: Legend, plots: dict[str, CurvePlot]) -> None:
        self.name, self.legend, self.plots = name, legend, plots
        self.colours = Colours.of(legend.palette())
        width = sum(plot.width() + MARGIN for plot in plots.values())
        self.size = QSize(MARGIN + width, 3 * LINE + MARGIN + max(plot.height() for plot in plots.values()))

    def paint(self, painter: QPainter) -> None:
        """Paint it with its corner at 0, 0."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(self.colours.panel))
        painter.setFont(self.legend.font())
        painter.save()
        self.legend.draw(painter, QRectF(MARGIN, LINE, self.size.width(), LINE))
        painter.restore()
        room = self.size.width() - 2.0 * MARGIN
        name = self.legend.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, int(0.9 * room))
        self._paint_title(painter, name, QRectF(MARGIN, 0, room, LINE))
        left = float(MARGIN)
        for title, plot in self.plots.items():
            self._paint_title(painter, title, QRectF(left, 2 * LINE, plot.width(), LINE))
            plot.render(painter, QRectF(left, 3 * LINE, plot.width(), plot.height()))
            left += plot.width() + MARGIN

    def _paint_title(self, painter: QPainter, title: str, where: QRectF) -> None:
        font = QFont(self.legend.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, title)


def export(path: Path, history: RunRecord, picture: Picture) -> None:
    """Write the picture as PNG or SVG, or the numbers of the run as CSV, by the ending of `path`.

    Raises ExportError for another ending, or when the file can't be written; an older file is left as it was.
    """
    kind = path.suffix.lower().lstrip(".")
    try:
        if kind == "csv":
            export_csv(path, batches_csv(history) if len(history) else epochs_csv(history))
        elif kind in ("png", "svg"):
            content = as_png(picture) if kind == "png" else as_svg(picture)
            write_atomically(path, lambda file: file.write(content))
        else:
            raise ExportError(sentence("'{name}' must end in .png, .svg or .csv.", name=path.name))
    except OSError as error:
        said = sentence(
            "'{path}' can't be written ({reason}): choose another folder.", path=path, reason=reason_of(error)
        )
        raise ExportError(said) from error


def as_png(picture: Picture) -> bytes:
    """The picture in SCALE times its size on the screen."""
    image = QImage(picture.size * SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    for plot in picture.plots.values():
        plot.draw_lines(SCALE)
    picture.paint(painter)
    painter.end()
    for plot in picture.plots.values():
        plot.draw_lines()
    buffer = _open_buffer()
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def as_svg(picture: Picture) -> bytes:
    """The picture as lines and text."""
    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRectF(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(picture.name)
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _tr(text: str) -> str:
    return QCoreApplication.translate("CurvesExport", text)
