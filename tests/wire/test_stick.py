"""Sealed files: frames come back across pieces; what is cut, moved, touched or hostile is refused by name."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.wire.jsonbody import from_json, to_json
from app.wire.limits import MIB
from app.wire.messages import At, Receipt
from app.wire.problems import WireError
from app.wire.sealedbox import ALGORITHM, PIECE, SealingKey, StreamSealer, sealed_length
from app.wire.signing import to_text
from app.wire.stick import (
    BATCH,
    BLOB,
    BLOB_PIECE,
    KEYS,
    MAGIC,
    BlobHead,
    Frame,
    StickHeader,
    StickWriter,
    blob_frames,
    read_frames,
    read_receipt,
    read_stick_header,
    write_receipt,
)
from app.wire.zstandard import zstd
from tests.wire.samples import MADE_AT, batch_of, lines_of, sealing_key, signing_key

KEY = sealing_key()
HEADER = StickHeader(1, ALGORITHM, "0123456789abcdef", "2F01", 3, MADE_AT)
MOST = BLOB_PIECE + MIB
FRAMES = (
    Frame(KEYS, b'{"parcels":[]}', b""),
    Frame(BATCH, b"{}", batch_of(lines_of(3))),
    Frame(BLOB, b"{}", bytes(range(256))),
)


def stick(frames: Sequence[Frame], header: StickHeader = HEADER) -> bytes:
    file = BytesIO()
    writer = StickWriter(file, KEY.public, header)
    for frame in frames:
        writer.write(frame)
    writer.end()
    return file.getvalue()


def read(data: bytes, most: int = MOST, key: SealingKey = KEY) -> list[Frame]:
    file = BytesIO(data)
    read_stick_header(file)
    return list(read_frames(file, key, most))


def refused(data: bytes, most: int = MOST, key: SealingKey = KEY) -> str:
    with pytest.raises(WireError) as caught:
        read(data, most, key)
    return caught.value.code


def pieces_of(data: bytes) -> tuple[bytes, list[bytes]]:
    """What stands before the pieces, and each piece with its length."""
    at = data.index(b"\n") + 1 + 32
    before, pieces = data[:at], []
    while at < len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4], "big")
        pieces.append(data[at:end])
        at = end
    return before, pieces


def sealed_by_hand(plain: bytes) -> bytes:
    """A file whose packed stream is `plain` as it is: what only a hostile writer makes."""
    told = MAGIC + to_json(HEADER) + b"\n"
    sealer = StreamSealer(KEY.public, told)
    piece = sealer.seal(plain, last=True)
    return told + sealer.first + len(piece).to_bytes(4, "big") + piece


KINDS = st.sampled_from((KEYS, BATCH, BLOB, b"?"))


@given(
    st.lists(st.builds(Frame, KINDS, st.binary(max_size=40), st.binary(max_size=300)), max_size=5),
    st.builds(
        StickHeader, *(st.just(v) for v in (1, ALGORITHM)), st.text(), st.text(), st.integers(0, 9), st.text()
    ),
)
def test_frames_come_back(frames: list[Frame], header: StickHeader) -> None:
    data = stick(frames, header)
    assert read_stick_header(BytesIO(data)) == header
    assert read(data) == frames


@settings(max_examples=12)
@given(st.lists(st.integers(0, 3 * PIECE), min_size=1, max_size=4))
def test_frames_may_run_across_pieces(sizes: list[int]) -> None:
    frames = [Frame(BLOB, b"{}", Random(size).randbytes(size)) for size in sizes]
    data = stick(frames)
    assert read(data) == frames
    assert all(len(piece) <= 4 + sealed_length(PIECE) for piece in pieces_of(data)[1])


def test_nothing_of_it_can_be_read_but_the_header() -> None:
    data = stick(FRAMES)
    before, pieces = pieces_of(data)
    assert from_json(before[len(MAGIC) : -32], StickHeader) == HEADER
    assert b"note.added" not in b"".join(pieces)
    assert refused(data, key=sealing_key("whoever finds it")) == "bad_seal"


def test_each_flipped_bit_is_refused() -> None:
    data = stick([Frame(BATCH, b"{}", b"entries")])
    for at in range(len(data) * 8):
        touched = bytearray(data)
        touched[at // 8] ^= 1 << at % 8
        assert refused(bytes(touched)) in ("malformed", "bad_seal")


def test_each_cut_is_refused() -> None:
    data = stick(FRAMES[:1])
    assert {refused(data[:end]) for end in range(len(data))} == {"malformed", "bad_seal"}
    assert {refused(data + tail) for tail in (b"\0", b"\0\0\0\1\1", data)} == {"bad_seal"}


def test_pieces_cannot_be_cut_off_moved_or_doubled() -> None:
    body = b"".join(sha256(number.to_bytes(4, "big")).digest() for number in range(8000))
    data = stick([Frame(BLOB, b"{}", body)])
    before, pieces = pieces_of(data)
    assert len(pieces) == 4
    for end in range(4):
        assert refused(before + b"".join(pieces[:end])) == "bad_seal"
    for order in ([0, 2, 1, 3], [0, 1, 1, 2, 3], [1, 2, 3], [0, 1, 3], [3], [0, 1, 2, 3, 3]):
        assert refused(before + b"".join(pieces[at] for at in order)) == "bad_seal"


def test_the_header_of_another_file_does_not_fit() -> None:
    data = stick(FRAMES)
    other = stick(FRAMES, msgspec.structs.replace(HEADER, desk="2F02"))
    assert refused(other.split(b"\n", 1)[0] + b"\n" + data.split(b"\n", 1)[1]) == "bad_seal"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"CFB2" + data[4:],
        lambda data: data[:3],
        lambda _: b"",
        lambda data: data.replace(b'"form":1', b'"form":2', 1),
        lambda data: data.replace(ALGORITHM.encode(), b"rot13", 1),
        lambda data: MAGIC + b"\n" + data,
        lambda _: MAGIC + b"{}\n",
        lambda _: MAGIC + b"[" * 4000 + b"\n",
        lambda _: MAGIC + b'{"form":1,"x":' + b"[" * 4000 + b"\n",
        lambda data: MAGIC + data[4:].split(b"\n", 1)[0] + b" " * 5000 + b"\n",
    ],
)
def test_another_form_is_refused(change: Callable[[bytes], bytes]) -> None:
    assert refused(change(stick(FRAMES))) == "malformed"


@pytest.mark.parametrize("length", [0, sealed_length(PIECE) + 1, 2**31, 2**32 - 1])
def test_a_piece_of_hostile_length_is_refused_unread(length: int) -> None:
    before, _ = pieces_of(stick(FRAMES))
    assert refused(before + length.to_bytes(4, "big") + b"\1" * 100) == "bad_seal"


@pytest.mark.parametrize(("head", "body"), [(0, MOST + 1), (MOST, 1), (2**32 - 1, 2**32 - 1)])
def test_a_frame_of_hostile_length_is_refused_unread(head: int, body: int) -> None:
    data = sealed_by_hand(zstd.compress(struct.pack(">cII", BATCH, head, body) + b"x" * 50))
    tracemalloc.start()
    try:
        assert refused(data) == "too_large"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MIB


def test_a_bomb_is_put_out_at_the_limit_of_a_frame() -> None:
    packer = zstd.ZstdCompressor(level=3)
    hostile = packer.compress(struct.pack(">cII", BATCH, 0, 2**32 - 1))
    hostile += b"".join(packer.compress(bytes(MIB)) for _ in range(200)) + packer.flush()
    assert len(hostile) < PIECE
    tracemalloc.start()
    try:
        assert refused(sealed_by_hand(hostile)) == "too_large"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * MIB


def test_a_file_full_of_nothing_is_no_bomb() -> None:
    """A picture that a broken card filled with zeros packs far beyond what a batch may."""
    pieces = [bytes(BLOB_PIECE)] * 3
    data = stick(list(blob_frames("ab" * 32, 3 * BLOB_PIECE, pieces)))
    assert len(data) < 100_000
    assert [frame.body for frame in read(data)] == pieces


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        (b"", "bad_encoding"),
        (b"no zstd at all", "bad_encoding"),
        (zstd.compress(b"B"), "malformed"),
        (zstd.compress(struct.pack(">cII", BATCH, 1, 9) + b"x"), "malformed"),
        (zstd.compress(struct.pack(">cII", BATCH, 0, 0))[:-1], "bad_encoding"),
        (zstd.compress(struct.pack(">cII", BATCH, 0, 0)) + b"x", "bad_encoding"),
    ],
)
def test_a_stream_that_is_none_is_refused(plain: bytes, code: str) -> None:
    assert refused(sealed_by_hand(plain)) == code


@given(st.binary(max_size=200))
def test_any_packed_bytes_give_frames_or_a_clear_error(plain: bytes) -> None:
    with suppress(WireError):
        read(sealed_by_hand(zstd.compress(plain)))


def test_a_stick_with_nothing_on_it_is_whole() -> None:
    assert read(stick([])) == []


def test_a_file_goes_in_pieces() -> None:
    frames = list(blob_frames("ab" * 32, 7, [b"abc", b"defg"]))
    heads = [from_json(frame.head, BlobHead) for frame in frames]
    assert [(head.offset, head.len, head.size) for head in heads] == [(0, 3, 7), (3, 4, 7)]
    assert {frame.kind for frame in frames} == {BLOB}


RECEIPT = Receipt(
    "r1", "server", "epoch", MADE_AT, "device", "ab" * 32, {"w.1": At(9, "cd" * 32)}, {"w.1": 5}, ("ef" * 32,)
)
SERVER = signing_key("server")


def key_of(kid: str) -> bytes | None:
    return SERVER.public if kid == SERVER.kid else None


def test_a_receipt_comes_back() -> None:
    assert read_receipt(write_receipt(RECEIPT, SERVER), key_of) == RECEIPT


def test_each_flipped_bit_of_a_receipt_is_refused() -> None:
    data = write_receipt(RECEIPT, SERVER)
    for at in range(len(data) * 8):
        touched = bytearray(data)
        touched[at // 8] ^= 1 << at % 8
        with pytest.raises(WireError) as caught:
            read_receipt(bytes(touched), key_of)
        assert caught.value.code in ("malformed", "bad_sig")


def test_each_cut_of_a_receipt_is_refused() -> None:
    data = write_receipt(RECEIPT, SERVER)
    for changed in [*(data[:end] for end in range(len(data))), data + b"x", data + b"\n", data * 2]:
        with pytest.raises(WireError):
            read_receipt(changed, key_of)


def test_a_receipt_of_somebody_else_is_refused() -> None:
    with pytest.raises(WireError) as caught:
        read_receipt(write_receipt(RECEIPT, signing_key("other")), key_of)
    assert caught.value.code == "bad_sig"


def test_what_is_signed_but_no_receipt_is_malformed() -> None:
    told = b'{"id":5}'
    data = b"\n".join((b"CFR1", told, f"{SERVER.kid}.{to_text(SERVER.sign(told))}".encode(), b""))
    with pytest.raises(WireError) as caught:
        read_receipt(data, key_of)
    assert caught.value.code == "malformed"
