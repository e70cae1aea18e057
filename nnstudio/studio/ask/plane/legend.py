"""What colours and marks in the plane mean, and which points are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnstudio.errors import by_count
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.runs.ground import Scale, Shades
from nnstudio.studio.ask.plane.model import PlaneModel
from nnstudio.studio.ask.plane.points import MOST, KnownPoints
from nnstudio.studio.ask.plane.shades import COLOURS, FULL, draw_mark, point_colour, use_mark
from nnstudio.studio.pieces import muted
from nnstudio.studio.theme.colours import Colours, mixed
from nnstudio.studio.words import in_words, signed

MOST_CLASSES = 8
SIDE = 14
WIDTH = 112


class ClassKey(QWidget):
    """Mark and name of each class; of very many, the first ones."""

    def __init__(self, classes: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = classes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(classes[:MOST_CLASSES]))
        self.setToolTip("\n".join(classes[:40]))

    @property
    def _rows(self) -> list[str]:
        names = list(self.classes[:MOST_CLASSES])
        return names if len(names) == len(self.classes) else [*names[:-1], "..."]

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(WIDTH, len(self._rows) * (self.fontMetrics().height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, row = Colours.of(self.palette()), self.fontMetrics().height() + 4
        for number, name in enumerate(self._rows):
            middle = number * row + row / 2
            if name is not None and number < len(self.classes) and name == self.classes[number]:
                use_mark(painter, colours, point_colour(colours, Shades(COLOURS), number), hollow=False)
                draw_mark(painter, QPointF(SIDE / 2, middle), number, 4.6)
            painter.setPen(QColor(colours.text))
            where = QRectF(SIDE + 6, number * row, self.width() - SIDE - 6, row)
            cut = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(where.width()))
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.end()


class ScaleKey(QWidget):
    """The colours of the numbers, from the lowest to the highest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = Scale(-1.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(96)

    def sizeHint(self) -> QSize:
        """A bar with three numbers."""
        return QSize(WIDTH, 96)

    def show_scale(self, scale: Scale) -> None:
        """Show other numbers."""
        self.scale = scale
        self.setAccessibleName(signed(f"{scale.low:.3g} ... {scale.high:.3g}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, the highest number at its top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, high = Colours.of(self.palette()), self.fontMetrics().height()
        bar = QRectF(0.5, high / 2, SIDE, self.height() - high)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for place, colour, share in ((0.0, 0, FULL), (0.5, 0, 0.0), (1.0, 1, FULL)):
            gradient.setColorAt(place, mixed(colours.panel, colours.classes[colour], share))
        painter.setBrush(gradient)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawRect(bar)
        painter.setPen(QColor(colours.text))
        scale = self.scale
        middle = (scale.low + scale.high) / 2
        for place, value in ((bar.top(), scale.high), (bar.center().y(), middle), (bar.bottom(), scale.low)):
            where = QRectF(SIDE + 6, place - high / 2, self.width() - SIDE - 6, high)
            text = signed(f"{value:.3g}")
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class PlaneLegend(QWidget):
    """The key of the colours, and a switch for the points of each part."""

    def __init__(self, task: Task, model: PlaneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.training = QCheckBox(self.tr("training"))
        self.judged = QCheckBox()
        self.unknown = QCheckBox(self.tr("unlike all"))
        self.unknown.setToolTip(self.tr("Hatch where nothing is known: no training point is near"))
        self.unknown.setChecked(model.unknown)
        self.unknown.toggled.connect(model.show_unknown)
        self.unknown.hide()
        self.training.setChecked(model.training)
        self.judged.setChecked(model.judged)
        self.training.toggled.connect(model.show_training)
        self.judged.toggled.connect(model.show_judged)
        self.scale_key: ScaleKey | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        if isinstance(task, Classification):
            layout.addWidget(ClassKey(tuple(map(in_words, task.classes))))
            layout.addWidget(muted(self.tr("Paler: less sure")))
        elif isinstance(task, Regression):
            target = task.targets[0]
            name = in_words(target.name)
            layout.addWidget(QLabel(f"{name} ({target.unit})" if target.unit else name))
            self.scale_key = ScaleKey()
            layout.addWidget(self.scale_key)
        layout.addSpacing(8)
        layout.addWidget(self.training)
        layout.addWidget(self.judged)
        layout.addWidget(self.unknown)
        layout.addStretch(1)
        self._draw_icons()

    def show_points(self, known: KnownPoints) -> None:
        """Say how many points there are, and what their colours mean."""
        names = {"validation": self.tr("validation"), "test": self.tr("test"), "training": ""}
        self.judged.setText(names[known.asked.part])
        self.judged.setVisible(known.asked.part != "training")
        for box, part in ((self.training, known.training), (self.judged, known.judged)):
            text = by_count(part.count, self.tr("1 point"), self.tr("{count} points"))
            if part.count > MOST:
                text = self.tr("{count} points, of which {most} are shown")
            box.setToolTip(text.format(count=f"{part.count:,}", most=f"{MOST:,}"))
        if self.scale_key is not None and known.scale is not None:
            self.scale_key.show_scale(known.scale)

    def offer_unknown(self, known: bool) -> None:
        """Offer to show where nothing is known, once that is known itself."""
        self.unknown.setVisible(known)

    def _draw_icons(self) -> None:
        for box, hollow in ((self.training, False), (self.judged, True)):
            box.setIcon(self._icon(hollow))
        self.unknown.setIcon(self._hatched())

    def _hatched(self) -> QIcon:
        """As the plane is where nothing is known."""
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(SIDE, SIDE) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        muted_colour = QColor(Colours.of(self.palette()).muted)
        painter.setPen(QPen(muted_colour, 1))
        painter.setBrush(QBrush(muted_colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(1.5, 1.5, SIDE - 3, SIDE - 3))
        painter.end()
        return QIcon(pixmap)

    def _icon(self, hollow: bool) -> QIcon:
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(SIDE, SIDE) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Colours.of(self.palette())
        use_mark(painter, colours, QColor(colours.muted), hollow)
        draw_mark(painter, QPointF(SIDE / 2, SIDE / 2), 0, 4.4)
        painter.end()
        return QIcon(pixmap)

    def changeEvent(self, event: QEvent) -> None:
        """The marks in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "judged"):
            self._draw_icons()
