"""How one tile of the photo strip looks."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from app.ui.kit.look import Look
from app.ui.kit.paint import CENTRE, rounded, text_at, text_width
from app.ui.parts.evidence_view import EvidenceTile, TileState

_SHADE = QColor(0, 0, 0, 165)
_WHITE = "#FFFFFF"
_ICON = 13.0


def paint_tile(
    painter: QPainter, look: Look, box: QRectF, tile: EvidenceTile, picture: QPixmap | None, hint: str
) -> None:
    """Draw `tile` into `box`. `hint` is the small line of a missing shot (点此或 F6)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    match tile.state:
        case TileState.MISSING:
            paint_missing(painter, look, box, tile.label, hint)
        case TileState.IMPORTING:
            _paint_importing(painter, look, box, tile)
        case TileState.FAILED:
            _paint_failed(painter, look, box, tile)
        case TileState.AWAY:
            _paint_away(painter, look, box, tile)
        case _:
            _paint_picture(painter, look, box, tile, picture)


def paint_missing(painter: QPainter, look: Look, box: QRectF, label: str, hint: str) -> None:
    """A dashed place that waits for a picture."""
    c = look.theme.colours
    pen = QPen(QColor(c.line_control), 1.2, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
    small = look.font("small")
    line = small.pixelSize() * 1.4
    top = box.center().y() - line * (1 if hint else 0.5)
    text_at(painter, QRectF(box.left() + 4, top, box.width() - 8, line), label, small, c.ink_2, CENTRE)
    if hint:
        tiny = look.font("small")
        tiny.setPixelSize(small.pixelSize() - 1)
        place = QRectF(box.left() + 4, top + line, box.width() - 8, line)
        text_at(painter, place, hint, tiny, c.ink_2, CENTRE)


def paint_add(painter: QPainter, look: Look, box: QRectF) -> None:
    """The dashed place at the end that takes any picture."""
    paint_missing(painter, look, box, "", "")
    side = 16.0
    place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    look.icons.paint(painter, "plus", place, look.theme.colours.ink_2)


def paint_question(painter: QPainter, look: Look, box: QRectF, text: str) -> None:
    """Over a tile: the question that waits for the same key again."""
    tone = look.theme.tones["danger"]
    rounded(painter, box, 6, tone.fill, tone.ink, 2)
    painter.setFont(look.font("small", bold=True))
    painter.setPen(QColor(tone.ink))
    painter.drawText(box.adjusted(4, 2, -4, -2), CENTRE | Qt.TextFlag.TextWordWrap, text)


def _paint_picture(
    painter: QPainter, look: Look, box: QRectF, tile: EvidenceTile, picture: QPixmap | None
) -> None:
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(box, 6, 6)
    painter.setClipPath(clip)
    painter.fillRect(box, QColor(look.theme.colours.step_todo))
    if picture is not None and not picture.isNull():
        painter.drawPixmap(box, picture, _cover(picture, box))
    danger = look.theme.tones["danger"].ink if not look.theme.dark else "#B42318"
    band = QRectF(box.left(), box.bottom() - look.font("small").pixelSize() * 1.6, box.width(), box.height())
    warning = tile.state is TileState.WARNING
    painter.fillRect(band, QColor(danger) if warning else _SHADE)
    band.setBottom(box.bottom())
    _paint_caption(
        painter,
        look,
        band,
        tile.label,
        tile.reason if warning else "",
        "triangle-alert" if warning else "check",
    )
    painter.restore()
    if warning:
        rounded(painter, box, 6, "", look.theme.tones["danger"].ink, 2.5)


def _paint_caption(painter: QPainter, look: Look, band: QRectF, label: str, reason: str, icon: str) -> None:
    """Label, reason and icon in the middle of the band; what has no room is left out, the icon first."""
    small = look.font("small")
    room = band.width() - 6
    text = f"{label} {reason}" if reason else label
    if text_width(small, text) > room:
        text = label
    width = min(text_width(small, text) + 1, room)
    with_icon = width + _ICON + 3 <= room or text != label
    shown = width + _ICON + 3 if with_icon else width
    left = max(band.center().x() - shown / 2, band.left() + 2)
    text_at(painter, QRectF(left, band.top(), width, band.height()), text, small, _WHITE)
    if with_icon:
        place = QRectF(left + width + 3, band.center().y() - _ICON / 2, _ICON, _ICON)
        look.icons.paint(painter, icon, place, _WHITE)


def _paint_importing(painter: QPainter, look: Look, box: QRectF, tile: EvidenceTile) -> None:
    c = look.theme.colours
    rounded(painter, box, 6, c.sunken, c.line)
    radius = min(box.width(), box.height()) * 0.26
    ring = QRectF(box.center().x() - radius, box.center().y() - radius - 5, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(c.step_todo), 3.5))
    painter.drawEllipse(ring)
    pen = QPen(QColor(c.accent), 3.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(max(tile.progress, 0.02), 1.0)))
    label = QRectF(box.left() + 4, box.bottom() - 19, box.width() - 8, 16)
    text_at(painter, label, tile.label, look.font("small"), c.ink_2, CENTRE)


def _paint_failed(painter: QPainter, look: Look, box: QRectF, tile: EvidenceTile) -> None:
    tone = look.theme.tones["danger"]
    rounded(painter, box, 6, tone.fill, tone.ink, 1.5)
    side = 16.0
    place = QRectF(box.center().x() - side / 2, box.top() + 5, side, side)
    look.icons.paint(painter, "triangle-alert", place, tone.ink)
    painter.setFont(look.font("small"))
    painter.setPen(QColor(tone.ink))
    words = QRectF(box.left() + 3, place.bottom() + 1, box.width() - 6, box.bottom() - place.bottom() - 2)
    painter.drawText(words, CENTRE | Qt.TextFlag.TextWordWrap, tile.reason or tile.label)


def _paint_away(painter: QPainter, look: Look, box: QRectF, tile: EvidenceTile) -> None:
    """Calm: nothing is wrong, the picture is on its way."""
    c = look.theme.colours
    rounded(painter, box, 6, c.sunken, c.line)
    small = look.font("small")
    line = small.pixelSize() * 1.4
    side = 16.0
    top = box.center().y() - (side + line) / 2
    place = QRectF(box.center().x() - side / 2, top, side, side)
    look.icons.paint(painter, "hourglass", place, c.ink_2)
    label = QRectF(box.left() + 3, place.bottom() + 2, box.width() - 6, line)
    text_at(painter, label, tile.label, small, c.ink_2, CENTRE)


def _cover(picture: QPixmap, box: QRectF) -> QRectF:
    """The middle part of `picture` that fills `box` without distorting it."""
    scale = min(picture.width() / box.width(), picture.height() / box.height())
    width, height = box.width() * scale, box.height() * scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
