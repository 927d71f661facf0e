"""Pictures made ready on a worker thread, so that the UI thread only draws them."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

PictureLoader: TypeAlias = Callable[[str], bytes | QImage | None]
"""Brings the picture of a key: encoded bytes, a picture, or None when there is none. Runs on a worker."""

THUMB_LONGEST = 320
"""The longer side of a thumbnail in pixels."""


def decode(picture: bytes | QImage | None, longest: int) -> QImage:
    """The picture upright, its longer side at most `longest` pixels; a null image when it is none.

    JPEG is scaled while it is decoded, which costs a fraction of the whole.
    """
    if picture is None:
        return QImage()
    if isinstance(picture, QImage):
        return _fit(picture, longest)
    data = QByteArray(picture)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    return _fit(reader.read(), longest)


def _fit(image: QImage, longest: int) -> QImage:
    if image.isNull() or max(image.width(), image.height()) <= longest:
        return image
    return image.scaled(
        longest, longest, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
