"""How large evidence may be. Asked before anything is decoded."""

from dataclasses import dataclass

from app.usecases.evidence_ports import MediaKind

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class MediaLimits:
    """Bytes and pixels above which a file is refused.

    `max_pixels` holds where the whole picture is decoded into memory (4 bytes a pixel).
    `max_scaled_pixels` holds for sequential JPEG, which is scaled while it is decoded: phones with
    108 and 200 million pixels write those.
    """

    max_picture_bytes: int = 100 * MEBIBYTE
    max_video_bytes: int = 1024 * MEBIBYTE
    max_pdf_bytes: int = 100 * MEBIBYTE
    max_pixels: int = 100_000_000
    max_scaled_pixels: int = 220_000_000

    def max_bytes(self, kind: MediaKind) -> int:
        if kind in (MediaKind.MP4, MediaKind.MOV):
            return self.max_video_bytes
        return self.max_pdf_bytes if kind is MediaKind.PDF else self.max_picture_bytes
