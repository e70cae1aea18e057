"""A diagram as the bytes of a file."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from nnstudio.errors import StudioError, sentence
from nnstudio.studio.canvas.diagram.drawing import Diagram
from nnstudio.studio.canvas.diagram.pages import sheets_for
from nnstudio.studio.canvas.fonts import small_font

MOST_PIXELS = 32_000
"""What Qt paints on in one direction."""
LARGEST_PAGE = 14_400.0
"""Points; PDF knows no larger page."""
MARGIN = 40.0
"""Points around what is printed on a sheet; the title and the number stand in the lower one."""
SHEETS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
EMPTY_GROUP = re.compile(rb"<g [^>]*>\s*</g>\s*")
LONG_NUMBER = re.compile(rb"(\d+\.\d\d)\d+")
PAPERS = ("fit", *SHEETS)


class DiagramError(StudioError):
    """The diagram can't be made or written; the message is a sentence."""


def largest_scale(diagram: Diagram) -> float:
    """The most that a picture of pixels can be enlarged, in tenths."""
    area = diagram.area
    return int(10 * MOST_PIXELS / max(area.width(), area.height())) / 10


def as_image(diagram: Diagram, scale: float) -> QImage:
    """The diagram in pixels. scale: pixels for each of the canvas at 100%. DiagramError where that is too large."""
    area, most = diagram.area, largest_scale(diagram)
    if scale > most:
        raise DiagramError(
            sentence(
                "At {scale:g} times its size the picture would have more than {pixels:,} pixels in a row: {most:g} "
                "times is the most, or choose SVG or PDF.",
                scale=scale,
                pixels=MOST_PIXELS,
                most=most,
            )
        )
    size = QSize(max(1, round(area.width() * scale)), max(1, round(area.height() * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise DiagramError(sentence("There is not enough memory for a picture of that size."))
    _set_dots(image)
    image.fill(QColor(diagram.colours.canvas))
    painter = QPainter(image)
    painter.scale(scale, scale)
    diagram.paint(painter)
    painter.end()
    return image


def as_png(diagram: Diagram, scale: float) -> bytes:
    """The diagram as a PNG file."""
    buffer = _open_buffer()
    QImageWriter(buffer, QByteArray(b"PNG")).write(as_image(diagram, scale))
    return bytes(buffer.data().data())


def as_svg(diagram: Diagram) -> bytes:
    """The diagram as lines, with text as outlines."""
    buffer, area = _open_buffer(), diagram.area
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(area.size().toSize())
    generator.setViewBox(QRectF(QPointF(0, 0), area.size()))
    generator.setResolution(round(_dots_per_inch()))
    generator.setTitle(diagram.title)
    painter = QPainter(generator)
    diagram.paint(painter)
    painter.end()
    return _smaller(bytes(buffer.data().data()))


def _smaller(svg: bytes) -> bytes:
    """The same without the groups in which Qt draws nothing, and with numbers as fine as can be seen."""
    svg = EMPTY_GROUP.sub(b"", svg)
    return LONG_NUMBER.sub(rb"\1", svg)


def as_pdf(diagram: Diagram, paper: str = "fit") -> bytes:
    """The diagram with its fonts, on one page as large as it, or on as many sheets of paper ("A4", "Letter") as it
    takes.
    """
    buffer, dots = _open_buffer(), _dots_per_inch()
    writer = QPdfWriter(buffer)
    writer.setTitle(diagram.title)
    writer.setCreator("NN Studio")
    writer.setResolution(round(dots))
    if paper in SHEETS:
        _print_sheets(diagram, writer, SHEETS[paper])
    else:
        _print_whole(diagram, writer)
    return bytes(buffer.data().data())


def _print_whole(diagram: Diagram, writer: QPdfWriter) -> None:
    points = 72.0 / writer.resolution()
    size = diagram.area.size() * points
    scale = min(1.0, LARGEST_PAGE / max(size.width(), size.height()))
    page = QPageSize(size * scale, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageSize(page)
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.scale(scale, scale)
    diagram.paint(painter)
    painter.end()


def _print_sheets(diagram: Diagram, writer: QPdfWriter, size: QPageSize.PageSizeId) -> None:
    writer.setPageSize(QPageSize(size))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Point)
    room, area = QSizeF(writer.width(), writer.height()), diagram.area
    scale, sheets = sheets_for(area, room, diagram.rows())
    painter = QPainter(writer)
    for number, (top, bottom) in enumerate(sheets, 1):
        if number > 1:
            writer.newPage()
        painter.save()
        painter.translate((room.width() - area.width() * scale) / 2, 0)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, area.width(), bottom - top))
        diagram.paint(painter, QRectF(area.left(), top, area.width(), bottom - top))
        painter.restore()
        _print_footer(painter, diagram, room, f"{number} / {len(sheets)}")
    painter.end()


def _print_footer(painter: QPainter, diagram: Diagram, room: QSizeF, place: str) -> None:
    painter.setFont(small_font())
    painter.setPen(QColor(diagram.colours.muted))
    where = QRectF(0, room.height() + 6, room.width(), 20)
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft, diagram.title)
    painter.drawText(where, Qt.AlignmentFlag.AlignRight, place)


def _dots_per_inch() -> float:
    """Those in which the fonts of the canvas were measured."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch()


def _set_dots(image: QImage) -> None:
    dots = round(_dots_per_inch() / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
