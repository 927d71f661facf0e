"""HEIC pictures: claims checked by our own walk first, then read by libheif in a process of its own."""

import base64
from typing import BinaryIO, Final

from app.media.boxes import box_content, boxes_between, first_box
from app.media.decoder_process import DecoderProcess
from app.media.pictures import Frame
from app.media.sources import UnacceptableError

_MAX_SIDE: Final = 1 << 16


def heic_frame(stream: BinaryIO, file_size: int, max_pixels: int) -> Frame:
    """Upright pixel size and EXIF block of a HEIC.

    Raises UnacceptableError ``torn_file``, ``unreadable_file`` or ``too_many_pixels``; the last before
    the decoder sees a claim beyond `max_pixels`.
    """
    _check_claims(stream, file_size, max_pixels)
    stream.seek(0)
    facts = DecoderProcess().ask(("heic",), stream.read()).facts
    return Frame(int(facts["width"]), int(facts["height"]), base64.b64decode(facts["exif"]))


def _check_claims(stream: BinaryIO, file_size: int, max_pixels: int) -> None:
    """Every picture in the file (whole, tiles, thumbnail) says its size in an ``ispe`` box."""
    meta = None
    for box in boxes_between(stream, 0, file_size):
        meta = box if box.kind == b"meta" and meta is None else meta
    if meta is None:
        raise UnacceptableError("unreadable_file")
    # `meta` is a full box: version and flags come before its content.
    properties = first_box(stream, b"iprp", meta.start + 4, meta.end)
    container = properties and first_box(stream, b"ipco", properties.start, properties.end)
    if not container:
        raise UnacceptableError("unreadable_file")
    for box in boxes_between(stream, container.start, container.end):
        if box.kind != b"ispe":
            continue
        claim = box_content(stream, box, 12)
        width, height = int.from_bytes(claim[4:8], "big"), int.from_bytes(claim[8:12], "big")
        if width * height > max_pixels or max(width, height) > _MAX_SIDE:
            raise UnacceptableError("too_many_pixels")
