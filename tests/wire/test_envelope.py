"""Batches: they come back as they were, and whatever was touched is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.chain import first_hash, next_hash
from app.wire.entries import MAX_LINE
from app.wire.envelope import Batch, read_batch
from app.wire.problems import STATUS, WireError
from app.wire.signing import to_text
from tests.wire.samples import MADE_AT, WRITER, batch_of, lines_of, public_of, signing_key

LINES = st.lists(st.binary(min_size=1, max_size=60).map(lambda raw: raw.replace(b"\n", b" ")), min_size=1)


def refused(data: bytes, names: tuple[str, ...] = ()) -> str:
    """The code with which `data` is refused."""
    with pytest.raises(WireError) as caught:
        read_batch(data, public_of(*names))
    assert caught.value.code in STATUS
    return caught.value.code


def told(data: bytes, **changes: object) -> bytes:
    """The batch with another header, signed by the desk itself: what only a faulty desk would send."""
    first, _, rest = data.split(b"\n", 2)
    header = msgspec.json.encode(msgspec.json.decode(first) | changes)
    key = signing_key()
    signature = {"alg": "Ed25519", "kid": key.kid, "sig": to_text(key.sign(header))}
    return b"\n".join((header, msgspec.json.encode(signature), rest))


def with_body(data: bytes, body: bytes, **changes: object) -> bytes:
    """The batch with another body under a header that fits it."""
    first, second, _ = data.split(b"\n", 2)
    sums = {"body_len": len(body), "body_sha256": sha256(body).hexdigest()}
    return told(b"\n".join((first, second, body)), **sums, **changes)


@given(LINES, st.integers(1, 2**63 - 1000), st.binary(min_size=32, max_size=32))
def test_a_batch_comes_back_as_it_was(lines: list[bytes], first: int, previous: bytes) -> None:
    batch = read_batch(batch_of(lines, first, previous), public_of())
    assert list(batch.lines) == lines
    assert (batch.header.first, batch.header.count, batch.last) == (first, len(lines), first + len(lines) - 1)
    assert (batch.header.writer, batch.header.made_at) == (WRITER, MADE_AT)
    ends = [previous, *batch.hashes]
    steps = zip(range(first, first + len(lines)), lines, pairwise(ends), strict=True)
    assert all(next_hash(before, seq, line) == after for seq, line, (before, after) in steps)
    assert batch.header.head == batch.hashes[-1].hex()


def test_each_flipped_bit_is_refused() -> None:
    data = batch_of(lines_of(3))
    for at in range(len(data) * 8):
        touched = bytearray(data)
        touched[at // 8] ^= 1 << at % 8
        refused(bytes(touched))


def test_each_replaced_byte_is_refused() -> None:
    data = batch_of(lines_of(1))
    for at, old in enumerate(data):
        for new in b' \n\0"{}\\A0=':
            if new != old:
                refused(data[:at] + bytes([new]) + data[at + 1 :])


def test_each_cut_is_refused() -> None:
    data = batch_of(lines_of(3))
    assert {refused(data[:end]) for end in range(len(data))} == {"malformed", "digest_mismatch"}


@pytest.mark.parametrize("tail", [b"\n", b" ", b"\0", b'{"seq":4}\n', b"x" * 5000])
def test_whatever_follows_is_refused(tail: bytes) -> None:
    assert refused(batch_of(lines_of(3)) + tail) == "digest_mismatch"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_batch_or_a_clear_error(data: bytes) -> None:
    refused(data)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=70), st.lists(st.none()))
            for name in ("cf", "kind", "writer", "first", "count", "prev", "head", "body_len", "body_sha256")
        },
    )
)
def test_any_header_that_is_signed_gives_a_batch_or_a_clear_error(changes: dict[str, object]) -> None:
    with suppress(WireError):
        read_batch(told(batch_of(lines_of(2)), **changes), public_of())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"count": 2}, "malformed"),
        ({"count": 4}, "malformed"),
        ({"count": 0}, "malformed"),
        ({"count": -1}, "malformed"),
        ({"count": 2**64}, "malformed"),
        ({"first": 2}, "bad_chain"),
        ({"first": 0}, "malformed"),
        ({"first": -1}, "malformed"),
        ({"first": 2**63 - 2}, "malformed"),
        ({"first": 2**64}, "malformed"),
        ({"first": 1.5}, "malformed"),
        ({"prev": "00" * 32}, "bad_chain"),
        ({"head": "00" * 32}, "bad_chain"),
        ({"prev": ""}, "malformed"),
        ({"prev": "0", "head": "00" * 31 + "0"}, "malformed"),
        ({"prev": "AB" * 32}, "malformed"),
        ({"prev": "ab " * 32}, "malformed"),
        ({"cf": 2}, "malformed"),
        ({"kind": "receipt"}, "malformed"),
        ({"body_len": 0}, "digest_mismatch"),
        ({"body_sha256": "00" * 32}, "digest_mismatch"),
        ({"writer": None}, "malformed"),
        ({"app": "x" * 5000}, "malformed"),
    ],
)
def test_a_header_that_says_wrong_things_is_refused(changes: dict[str, object], code: str) -> None:
    assert refused(told(batch_of(lines_of(3)), **changes)) == code


def test_a_header_of_a_newer_program_is_read() -> None:
    batch = read_batch(told(batch_of(lines_of(3)), reason="added later"), public_of())
    assert batch.last == 3


@pytest.mark.parametrize("names", [("other",), ("other", "another")])
def test_another_key_is_refused(names: tuple[str, ...]) -> None:
    assert refused(batch_of(lines_of(1)), names) == "bad_sig"


def test_the_name_of_another_key_is_refused() -> None:
    data = batch_of(lines_of(1))
    swapped = data.replace(signing_key().kid.encode(), signing_key("other").kid.encode())
    assert refused(swapped, ("desk", "other")) == "bad_sig"


def test_another_scheme_is_refused() -> None:
    assert refused(batch_of(lines_of(1)).replace(b'"Ed25519"', b'"Ed25518"')) == "bad_sig"


def test_the_key_is_asked_for_by_writer_and_name() -> None:
    asked: list[tuple[str, str]] = []

    def key_of(writer: str, kid: str) -> bytes:
        asked.append((writer, kid))
        return signing_key().public

    read_batch(batch_of(lines_of(1)), key_of)
    assert asked == [(WRITER, signing_key().kid)]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_empty_line_is_no_entry(at: int) -> None:
    lines = lines_of(2)
    lines.insert(at, b"")
    assert refused(batch_of(lines)) == "bad_entry"


def test_an_entry_that_is_two_lines_is_refused() -> None:
    assert refused(batch_of([b"{\n}"])) == "malformed"


@pytest.mark.parametrize("body", [b"", b"\n", b'{"seq":1}'])
def test_a_body_without_whole_lines_is_refused(body: bytes) -> None:
    assert refused(with_body(batch_of(lines_of(1)), body)) in ("malformed", "bad_entry")


def test_the_largest_entry_passes_and_one_byte_more_is_named() -> None:
    largest = b"x" * MAX_LINE
    assert read_batch(batch_of([b"a", largest]), public_of()).last == 2
    with pytest.raises(WireError) as caught:
        read_batch(batch_of([b"a", b"b", largest + b"x"], first=7), public_of())
    assert (caught.value.code, caught.value.detail) == ("bad_entry", {"seq": 9})


@pytest.mark.parametrize("change", [lambda lines: lines[::-1], lambda lines: [*lines[:1], *lines]])
def test_entries_in_another_order_break_the_chain(change: Callable[[list[bytes]], list[bytes]]) -> None:
    lines = change(lines_of(2))
    body = b"".join(line + b"\n" for line in lines)
    assert refused(with_body(batch_of(lines_of(2)), body, count=len(lines))) == "bad_chain"


@pytest.mark.parametrize("deep", ["[" * 4000, '{"a":' * 800])
def test_a_header_nested_without_end_is_refused(deep: str) -> None:
    header, signature, body = batch_of(lines_of(1)).split(b"\n", 2)
    bomb = b'{"x":' + deep.encode()
    assert refused(b"\n".join((bomb, signature, body))) == "malformed"
    assert refused(b"\n".join((header, bomb, body))) == "malformed"


def test_one_batch_follows_another() -> None:
    first: Batch = read_batch(batch_of(lines_of(2)), public_of())
    second = read_batch(batch_of(lines_of(2, 3), 3, first.hashes[-1]), public_of())
    whole = read_batch(batch_of(lines_of(4)), public_of())
    assert second.header.head == whole.header.head
    assert first.header.prev == first_hash(WRITER).hex()
