"""Several words in a row, as the language sets them apart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def listed(words: Iterable[str]) -> str:
    """«whole, close-up, barcode», in Chinese 整体、特写、条码."""
    return QCoreApplication.translate("Lists", ", ").join(words)
