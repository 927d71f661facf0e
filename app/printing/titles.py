"""What strangers at the printer may read: a document number, nothing else."""

import re
from typing import Final

from app.usecases.evidence_ports import PrintOptions

_NOT_IN_NUMBERS: Final = re.compile(r"[^A-Za-z0-9._#-]+")
_LONGEST: Final = 60
_MEDIA: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
_MOST_COPIES: Final = 99


def public_title(title: str) -> str:
    """`title` with everything but the signs of a document number replaced, so that no name can slip in."""
    return _NOT_IN_NUMBERS.sub("_", title).strip("_")[:_LONGEST] or "document"


def check_order(pdf: bytes, options: PrintOptions) -> None:
    """Refuse what no caller may send: raises ValueError: bytes that are no PDF, odd copies, media, trays."""
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("not a PDF")
    if not 1 <= options.copies <= _MOST_COPIES:
        raise ValueError("copies")
    if options.media and not _MEDIA.fullmatch(options.media):
        raise ValueError("media")
    if options.tray and not _MEDIA.fullmatch(options.tray):
        raise ValueError("tray")
