"""The port to whatever makes a logo or a stamp of a file somebody chose."""

from __future__ import annotations

from typing import Protocol

from app.domain.refusals import InputError


class HeadPictures(Protocol):
    """Pictures for the head of a document, made small: a PNG of at most `MOST_BYTES`.

    Takes PNG and JPEG. Raises InputError naming ``picture``: ``picture_svg``, ``picture_kind``,
    ``picture_too_large`` (bytes or pixels), ``picture_unreadable``, ``picture_too_small``,
    ``picture_blank``.
    """

    def logo(self, data: bytes) -> bytes:
        """A logo on white paper, without the blank margin around it."""
        ...

    def stamp(self, data: bytes) -> bytes:
        """The picture of a stamp; what is white or transparent lets the words below be seen."""
        ...


class NoHeadPictures:
    """Takes nothing. See `HeadPictures`."""

    def logo(self, data: bytes) -> bytes:
        """Refused."""
        raise InputError("picture_kind", "picture")

    def stamp(self, data: bytes) -> bytes:
        """Refused."""
        raise InputError("picture_kind", "picture")
