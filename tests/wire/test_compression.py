"""Packing: it comes back; what is damaged is refused; a bomb is put out before it costs memory."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.compression import GZIP, IDENTITY, ZSTD, Unpacking, pack, unpack
from app.wire.limits import MIB, RATIO
from app.wire.problems import WireError
from app.wire.zstandard import zstd

ENCODINGS = (ZSTD, GZIP, IDENTITY)
PACKED = (ZSTD, GZIP)
TEXT = b"".join(b'{"seq":%d,"t":"note.added"}\n' % seq for seq in range(4000))


def refused(data: bytes, encoding: str, most: int = 8 * MIB) -> str:
    with pytest.raises(WireError) as caught:
        unpack(data, encoding, most)
    return caught.value.code


@given(st.binary(max_size=2000), st.sampled_from(ENCODINGS))
def test_what_was_packed_comes_back(data: bytes, encoding: str) -> None:
    assert unpack(pack(data, encoding), encoding, 2000) == data


@given(st.sampled_from(ENCODINGS), st.lists(st.integers(0, 5000), max_size=9))
def test_it_does_not_matter_how_it_is_cut(encoding: str, cuts: list[int]) -> None:
    packed = pack(TEXT, encoding)
    ends = sorted(min(cut, len(packed)) for cut in cuts)
    pieces = [packed[a:b] for a, b in zip([0, *ends], [*ends, len(packed)], strict=True)]
    unpacking = Unpacking(encoding, len(TEXT))
    assert b"".join(part for piece in pieces for part in unpacking.feed(piece)) == TEXT
    unpacking.end()


@pytest.mark.parametrize("encoding", PACKED)
def test_byte_by_byte(encoding: str) -> None:
    unpacking = Unpacking(encoding, len(TEXT))
    packed = pack(TEXT, encoding)
    out = b"".join(part for at in range(len(packed)) for part in unpacking.feed(packed[at : at + 1]))
    unpacking.end()
    assert out == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_each_cut_is_noticed(encoding: str) -> None:
    packed = pack(TEXT[:3000], encoding)
    assert {refused(packed[:end], encoding) for end in range(len(packed))} == {"bad_encoding"}


@given(st.binary(max_size=200), st.sampled_from(PACKED))
def test_any_bytes_give_bytes_or_a_clear_error(data: bytes, encoding: str) -> None:
    with suppress(WireError):
        unpack(data, encoding, MIB)


@given(st.integers(0, 1 << 20), st.integers(1, 255), st.sampled_from(PACKED))
def test_a_touched_byte_gives_bytes_or_a_clear_error(at: int, change: int, encoding: str) -> None:
    packed = bytearray(pack(TEXT, encoding))
    packed[at % len(packed)] ^= change
    with suppress(WireError):
        unpack(bytes(packed), encoding, 8 * MIB)


@pytest.mark.parametrize("encoding", PACKED)
def test_nothing_may_follow(encoding: str) -> None:
    packed = pack(TEXT, encoding)
    for tail in (b"\0", b"garbage", packed, pack(b"", encoding), b"\x50\x2a\x4d\x18\0\0\0\0"):
        assert refused(packed + tail, encoding) == "bad_encoding"
        unpacking = Unpacking(encoding, 8 * MIB)
        list(unpacking.feed(packed))
        with pytest.raises(WireError):
            list(unpacking.feed(tail))


@pytest.mark.parametrize("encoding", PACKED)
def test_a_piece_of_nothing_at_the_end_is_nothing(encoding: str) -> None:
    unpacking = Unpacking(encoding, MIB)
    assert b"".join(unpacking.feed(pack(b"x", encoding))) == b"x"
    assert b"".join(unpacking.feed(b"")) == b""
    unpacking.end()


@pytest.mark.parametrize("encoding", ["", "br", "ZSTD", "zstd, gzip", "deflate", "x-gzip"])
def test_an_encoding_nobody_speaks_is_refused(encoding: str) -> None:
    assert refused(b"", encoding) == "unsupported_encoding"
    with pytest.raises(WireError):
        pack(b"", encoding)


def test_raw_deflate_and_zlib_are_no_gzip() -> None:
    assert refused(zlib.compress(TEXT), GZIP) == "bad_encoding"
    assert refused(b"", GZIP) == "bad_encoding"
    assert unpack(gzip.compress(TEXT), GZIP, len(TEXT)) == TEXT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_limit_is_exact(encoding: str) -> None:
    assert unpack(pack(TEXT, encoding), encoding, len(TEXT)) == TEXT
    assert refused(pack(TEXT, encoding), encoding, len(TEXT) - 1) == "too_large"


@pytest.mark.parametrize("encoding", PACKED)
def test_the_ratio_counts_from_a_mebibyte_on(encoding: str) -> None:
    assert unpack(pack(bytes(MIB), encoding), encoding, 8 * MIB) == bytes(MIB)
    assert len(pack(bytes(4 * MIB), encoding)) * RATIO < 4 * MIB
    assert refused(pack(bytes(4 * MIB), encoding), encoding) == "too_large"
    free = Unpacking(encoding, 8 * MIB, ratio=1 << 30)
    assert sum(map(len, free.feed(pack(bytes(4 * MIB), encoding)))) == 4 * MIB


@pytest.mark.parametrize("encoding", PACKED)
def test_a_bomb_costs_little_memory(encoding: str) -> None:
    bomb = pack(bytes(256 * MIB), encoding)
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            for _ in Unpacking(encoding, 1 << 40).feed(bomb):
                pass
        _, streamed = tracemalloc.get_traced_memory()
        assert refused(bomb, encoding) == "too_large"
        _, collected = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert streamed < 2 * MIB, streamed
    assert collected < 10 * MIB, collected


WIDE = """
import resource, sys
from app.wire.compression import Unpacking
from app.wire.problems import WireError
unpacking = Unpacking("zstd", 1 << 40)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    for part in unpacking.feed(sys.stdin.buffer.read()):
        pass
    code = ""
except WireError as error:
    code = error.code
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_frame_that_wants_to_look_back_far_is_refused(repository: Path) -> None:
    """Its window would be held in memory by the library, where no limit of ours counts it."""
    wide = zstd.ZstdCompressor(
        options={zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.compression_level: 1}
    )
    data = b"".join(wide.compress(piece) for piece in (bytes(MIB) for _ in range(130))) + wide.flush()
    command = [sys.executable, "-c", WIDE]
    done = subprocess.run(command, cwd=repository, input=data, capture_output=True, check=True)
    code, grown = done.stdout.split()
    assert code == b"bad_encoding"
    assert int(grown) < 16 * 1024, "kibibytes"


def test_what_we_pack_has_a_window_that_we_take() -> None:
    large = bytes(range(256)) * (12 * MIB // 256)
    packer = zstd.ZstdCompressor(level=3)
    packed = b"".join(packer.compress(large[at : at + MIB]) for at in range(0, len(large), MIB))
    unpacking = Unpacking(ZSTD, len(large), ratio=1 << 30)
    assert b"".join(unpacking.feed(packed + packer.flush())) == large
    unpacking.end()
    assert zstd.get_frame_info(zstd.compress(large, 3)).decompressed_size == len(large)
