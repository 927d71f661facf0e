"""A small PDF as one of our papers would be, written with Qt so that no other layer is needed."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from app.ui.kit.look import current_look


def slip_pdf(pages: int = 1, words: str = "退换货确认单", *, long: int = 1) -> bytes:
    """`pages` A4 pages with a title, a table and a place to sign; `long` times as high for a roll."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    layout = QPageLayout(
        QPageSize(QSize(595, 842 * long)), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        _draw_page(painter, f"{words} {page + 1}/{pages}")
    painter.end()
    return bytes(data.data())


def _draw_page(painter: QPainter, title: str) -> None:
    look = current_look()
    painter.setPen(QPen(Qt.GlobalColor.black, 0.6))
    painter.setFont(look.font("figure", bold=True))
    painter.drawText(QRectF(0, 50, 595, 40), Qt.AlignmentFlag.AlignCenter, title)
    painter.setFont(look.font("body"))
    rows = [
        ("商品", "三人沙发 S-880"),
        ("原因", "客户原因，7 天内，商品完好"),
        ("退款", "¥12,800.00 银行卡 3 个工作日内"),
        ("签字", ""),
    ]
    for place, (label, value) in enumerate(rows):
        box = QRectF(60, 130 + place * 50, 475, 50)
        painter.drawRect(box)
        painter.drawText(box.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, label)
        painter.drawText(box.adjusted(110, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, value)
