"""Torn and flipped files of every kind: always an answer, never an exception, never a hang."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.decoder_process import DecoderProcess
from app.media.derivatives import make_derivatives
from app.media.exif import read_exif
from app.media.inspection import inspect
from app.media.kinds import sniff
from app.media.limits import MediaLimits
from app.media.pdf_pages import PdfPages
from app.media.sources import UnacceptableError
from tests.media import samples

KINDS = samples.every_kind()
APART = ("phone.heic", "report.pdf")  # decoded in a process of their own, so each look takes a while
PICTURES = sorted(set(KINDS) - set(APART))
CODES = {
    "empty_file",
    "unknown_kind",
    "torn_file",
    "too_large_file",
    "too_many_pixels",
    "encrypted_pdf",
    "unreadable_file",
}
LIMITS = MediaLimits(max_pixels=4_000_000, max_scaled_pixels=4_000_000)


def taken_in(data: bytes) -> str:
    """What becomes of a file: a refusal's code, or nothing when both copies were made."""
    found = inspect(data, limits=LIMITS)
    if found.refusal:
        return found.refusal
    try:
        made = make_derivatives(data, found)
    except UnacceptableError as refused:
        return refused.code
    assert made.work_jpeg.startswith(b"\xff\xd8")
    assert len(made.thumb_jpeg) <= 24 * 1024
    return ""


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_sound_file_is_taken_in(name: str) -> None:
    assert taken_in(KINDS[name]) == ""


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_file_torn_anywhere_is_refused(name: str) -> None:
    data = KINDS[name]
    at = {0, 1, 2, 3, 7, 8, 11, 12, 13, 20, len(data) // 2, len(data) - 40}
    at |= {len(data) * part // 23 for part in range(23)} if name in PICTURES else set()
    outcomes = {cut: taken_in(data[:cut]) for cut in sorted(at) if cut < len(data)}
    assert set(outcomes.values()) <= CODES
    assert outcomes[len(data) // 2] == "torn_file"


@given(st.sampled_from(PICTURES), st.data())
@settings(max_examples=150)
def test_flipped_bits_get_an_answer(name: str, draw: st.DataObject) -> None:
    data = bytearray(KINDS[name])
    for at in draw.draw(st.lists(st.integers(0, len(data) * 8 - 1), min_size=1, max_size=12)):
        data[at // 8] ^= 1 << at % 8
    assert taken_in(bytes(data)) in CODES | {""}


@given(st.sampled_from(PICTURES), st.data())
@settings(max_examples=150)
def test_damaged_heads_get_an_answer(name: str, draw: st.DataObject) -> None:
    """The first bytes hold the claims: sizes, lengths, offsets."""
    data = bytearray(KINDS[name])
    for at in draw.draw(st.lists(st.integers(4, min(len(data), 700) - 1), min_size=1, max_size=6)):
        data[at] = draw.draw(st.sampled_from((0, 1, 0x7F, 0x80, 0xFE, 0xFF)))
    assert taken_in(bytes(data)) in CODES | {""}


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_that_is_decoded_apart_gets_an_answer(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(KINDS[name])
    for _ in range(1 + seed):
        data[chance.randrange(700 if seed % 2 else len(data))] ^= 1 << chance.randrange(8)
    assert taken_in(bytes(data)) in CODES | {""}


def test_a_heic_that_crashes_its_reader_is_a_refusal() -> None:
    assert taken_in((samples.DATA / "crashes-reader.heic").read_bytes()) == "unreadable_file"


def test_a_pdf_that_would_draw_for_days_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(UnacceptableError) as refused:
        PdfPages(DecoderProcess(seconds=1.0)).pictures(samples.slow_pdf(), 1, 2048)
    assert refused.value.code == "unreadable_file"
    assert time.monotonic() - began < 20


def test_a_renderer_that_dies_is_a_refusal() -> None:
    with pytest.raises(UnacceptableError) as refused:
        PdfPages(DecoderProcess(command=("false",))).page_count(samples.pdf())
    assert refused.value.code == "unreadable_file"


@given(st.sampled_from(["jpeg", "png", "webp", "box", "pdf"]), st.binary(max_size=300))
def test_noise_behind_a_right_beginning_gets_an_answer(beginning: str, noise: bytes) -> None:
    start = {
        "jpeg": b"\xff\xd8\xff",
        "png": b"\x89PNG\r\n\x1a\n",
        "webp": b"RIFF\xff\x00\x00\x00WEBP",
        "box": samples.box(b"ftyp", b"heic\0\0\0\0"),
        "pdf": b"RIFF\x20\x00\x00\x00WEBPVP8X",
    }[beginning]
    assert taken_in(start + noise) in CODES | {""}


@given(st.binary(max_size=64))
def test_any_beginning_can_be_sniffed(head: bytes) -> None:
    sniff(head)


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08", b"Exif\x00\x00II*\x00\x08\x00\x00\x00", b""]
    ),
)
def test_any_exif_can_be_read(noise: bytes, start: bytes) -> None:
    facts = read_exif(start + noise)
    assert 1 <= facts.orientation <= 8


@given(st.data())
def test_damaged_exif_can_be_read(draw: st.DataObject) -> None:
    data = bytearray(samples.exif(6).tobytes())
    for at in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=8)):
        data[at] = draw.draw(st.integers(0, 255))
    read_exif(bytes(data))


def test_an_exif_folder_that_points_to_itself_ends() -> None:
    data = b"II*\x00\x08\x00\x00\x00\xff\xff" + b"\x69\x87\x04\x00\x01\x00\x00\x00\x08\x00\x00\x00" * 600
    assert read_exif(data).taken is None
