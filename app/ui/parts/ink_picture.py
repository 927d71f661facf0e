"""Ink drawn: on the pad and, for paper, as a PNG with a clear ground."""

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath, QPen

from app.ui.parts.ink import Ink, Stroke, smooth

PEN_WIDTH = 0.0065
"""The width of the pen in widths of the pad: 0.4 mm where the pad is printed 60 mm wide."""

PRINT_WIDTH_MM = 60.0
PRINT_DPI = 300
_BLACK = "#000000"


def stroke_path(stroke: Stroke, width: float) -> QPainterPath:
    """One stroke as a smooth path on a pad `width` wide. A single point is a very short line."""
    path = QPainterPath()
    for start, control, end in smooth(stroke):
        if path.elementCount() == 0:
            path.moveTo(QPointF(start.x * width, start.y * width))
        path.quadTo(QPointF(control.x * width, control.y * width), QPointF(end.x * width, end.y * width))
    if len(stroke) == 1:
        path.lineTo(QPointF(stroke[0].x * width + 0.01, stroke[0].y * width))
    return path


def draw_ink(painter: QPainter, ink: Ink, width: float, colour: str) -> None:
    """Draw all strokes on a pad `width` wide whose corner is the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), max(PEN_WIDTH * width, 1.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in ink.strokes:
        painter.drawPath(stroke_path(stroke, width))


def ink_image(ink: Ink, width_mm: float = PRINT_WIDTH_MM, dots_per_inch: int = PRINT_DPI) -> QImage:
    """Black ink on a clear ground, the whole pad `width_mm` wide, knowing its resolution."""
    width = math.ceil(width_mm / 25.4 * dots_per_inch)
    image = QImage(width, max(math.ceil(width * ink.aspect), 1), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    image.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    painter = QPainter(image)
    draw_ink(painter, ink, width, _BLACK)
    painter.end()
    return image


def ink_png(ink: Ink, width_mm: float = PRINT_WIDTH_MM, dots_per_inch: int = PRINT_DPI) -> bytes:
    """The same as PNG bytes."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(ink_image(ink, width_mm, dots_per_inch))
    return bytes(data.data())
