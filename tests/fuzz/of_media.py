"""Parsers of pictures, films and PDF, and of what stands on paper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.documents.press.pictures import black_and_white, png_size, read_jpeg_head
from app.domain.paper_code import read_paper_code
from app.domain.recovery_code import read, written
from app.domain.refusals import InputError
from app.domain.scan import classify_scan
from app.media.codes import CodeScanner
from app.media.decoder_process import told
from app.media.derivatives import make_derivatives
from app.media.exif import read_exif
from app.media.head_pictures import HeadPictureMaker
from app.media.inspection import inspect
from app.media.kinds import sniff
from app.media.limits import MediaLimits
from app.media.names import safe_name
from app.media.sources import UnacceptableError
from app.printing.ipp import job_question, read_job_state
from app.usecases.signature_proof import is_png
from tests.media import samples

LIMITS = MediaLimits(max_pixels=4_000_000, max_scaled_pixels=4_000_000)
APART = ("phone.heic", "report.pdf")


@cache
def files() -> Mapping[str, bytes]:
    """A sound file of every kind."""
    return samples.every_kind()


def here() -> Sequence[bytes]:
    return [data for name, data in files().items() if name not in APART]


def apart() -> Sequence[bytes]:
    return [files()[name] for name in APART]


@cache
def png() -> bytes:
    return samples.encoded(samples.quadrants(48, 32).convert("P"), "PNG")


def take_in(data: bytes) -> None:
    """All that is done with a file before it is kept."""
    found = inspect(data, "a.jpg", limits=LIMITS)
    if not found.refusal:
        make_derivatives(data, found)


def read_pictures(data: bytes) -> None:
    png_size(data)
    black_and_white(data)
    read_jpeg_head(data)
    is_png(data)


def read_text(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    classify_scan(text)
    read_paper_code(text)
    name = safe_name(text)
    if "/" in name or "\\" in name or name in ("", ".", "..") or len(name.encode()) > 120:
        raise AssertionError(name)


def answers() -> Sequence[bytes]:
    facts = {"images": [["RGB", 4, 2, 12], ["L", 3, 3, 0]], "pages": 2}
    return [json.dumps(facts).encode() + b"\n" + bytes(33), b'{"error": "encrypted_pdf"}\n']


def show(data: bytes) -> None:
    told(data).pictures()


ROWS: dict[str, tuple[Any, ...]] = {
    "media": (
        (
            "app.media.kinds",
            "app.media.pictures",
            "app.media.boxes",
            "app.media.movies",
        ),
        here,
        take_in,
        (UnacceptableError,),
        20,
    ),
    "apart": (("app.media.heic", "app.media.decoder_worker"), apart, take_in, (UnacceptableError,), 1),
    "answer": (("app.media.decoder_process",), answers, show, (UnacceptableError,)),
    "exif": (("app.media.exif",), lambda: [samples.exif(6).tobytes()], read_exif),
    "kind": (("app.media.kinds",), lambda: [each[:1024] for each in files().values()], sniff),
    "codes": (("app.media.decoder_worker",), lambda: [png()], CodeScanner(LIMITS).read_codes, (), 1),
    "head": (("app.media.decoder_worker",), lambda: [png()], HeadPictureMaker().logo, (InputError,), 1),
    "picture": (
        ("app.documents.press.pictures", "app.usecases.signature_proof"),
        lambda: [png(), samples.jpeg(64, 48)],
        read_pictures,
    ),
    "paper": (("app.domain.paper_code",), lambda: [b"2F01-261120-0001"], read_text),
    "recovery": (
        ("app.domain.recovery_code",),
        lambda: [written(bytes(range(15))).encode()],
        lambda data: read(data.decode("utf-8", "replace")),
        (InputError,),
    ),
    "printer": (
        ("app.printing.ipp",),
        lambda: [job_question(7), bytes(9)],
        read_job_state,
    ),
}
"""Fields in the order of `Parser`."""
