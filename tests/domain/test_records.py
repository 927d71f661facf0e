"""Records of a case: what they say of themselves."""

from __future__ import annotations

from dataclasses import replace

from app.domain.records import BlobRef, EvidenceFile

PHOTO = EvidenceFile(
    BlobRef("a" * 64, 12, "image/jpeg", "漏水.jpg", "whole"), work_sha256="b" * 64, thumb_sha256="c" * 64
)


def test_a_picture_is_shown_by_its_copies_and_else_by_itself() -> None:
    assert (PHOTO.sha256, PHOTO.picture, PHOTO.thumbnail) == ("a" * 64, "b" * 64, "c" * 64)
    assert PHOTO.copies == ("b" * 64, "c" * 64)
    bare = EvidenceFile(PHOTO.blob)
    assert (bare.picture, bare.thumbnail) == ("a" * 64, "a" * 64)
    assert bare.copies == ()
    assert replace(bare, thumb_sha256="c" * 64).picture == "a" * 64
