"""Telling the kind of a file by its first bytes, not by its name."""

from pathlib import PurePath
from typing import Final

from app.usecases.evidence_ports import MediaKind

HEAD_SIZE: Final = 1024
"""Bytes needed by `sniff`: a PDF may start with up to this much foreign matter."""

_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})
_MOVIE_START_BOXES: Final = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip"})
"""QuickTime files of old cameras start with one of these, without ``ftyp``."""

_EXTENSIONS: Final = {
    ".jpg": MediaKind.JPEG,
    ".jpeg": MediaKind.JPEG,
    ".jpe": MediaKind.JPEG,
    ".jfif": MediaKind.JPEG,
    ".png": MediaKind.PNG,
    ".webp": MediaKind.WEBP,
    ".heic": MediaKind.HEIC,
    ".heif": MediaKind.HEIC,
    ".hif": MediaKind.HEIC,
    ".mp4": MediaKind.MP4,
    ".m4v": MediaKind.MP4,
    ".3gp": MediaKind.MP4,
    ".mov": MediaKind.MOV,
    ".qt": MediaKind.MOV,
    ".pdf": MediaKind.PDF,
}


def sniff(head: bytes) -> MediaKind | None:
    """The kind of a file that starts with `head` (up to `HEAD_SIZE` bytes); None when it is none of ours."""
    if head.startswith(b"\xff\xd8\xff"):
        return MediaKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaKind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return MediaKind.WEBP
    if head[4:8] == b"ftyp":
        return _by_brands(head)
    if head[4:8] in _MOVIE_START_BOXES:
        return MediaKind.MOV
    return MediaKind.PDF if b"%PDF-" in head[:HEAD_SIZE] else None


def is_mislabelled(name: str, kind: MediaKind) -> bool:
    """Whether the ending of `name` promises another kind. An unknown or absent ending promises nothing."""
    promised = _EXTENSIONS.get(PurePath(name).suffix.lower())
    movies = (MediaKind.MP4, MediaKind.MOV)  # phones name the one like the other; nothing is wrong with that
    return promised is not None and promised is not kind and not (promised in movies and kind in movies)


def _by_brands(head: bytes) -> MediaKind | None:
    """HEIC, MP4 and QuickTime are all ISO base media files; the brands of the first box tell them apart."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {major} | {head[at : at + 4] for at in range(16, length - 3, 4)}
    if major in _AVIF_BRANDS or (major in (b"mif1", b"msf1") and brands & _AVIF_BRANDS):
        return None
    if major in _HEIC_BRANDS:
        return MediaKind.HEIC
    return MediaKind.MOV if major == b"qt  " else MediaKind.MP4
