"""Sealed boxes and streams: only their addressee opens them, whole, in order, and untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.problems import WireError
from app.wire.sealedbox import BoxSealer, SealingKey, StreamSealer, seal_to, sealed_length
from tests.wire.samples import sealing_key

KEY = sealing_key()
BOUND = b"what stands before it"


def sealed(pieces: list[bytes], bound_to: bytes = BOUND) -> tuple[bytes, list[bytes]]:
    sealer = StreamSealer(KEY.public, bound_to)
    last = len(pieces) - 1
    return sealer.first, [sealer.seal(piece, last=number == last) for number, piece in enumerate(pieces)]


def refused(first: bytes, pieces: list[bytes], bound_to: bytes = BOUND, key: SealingKey = KEY) -> None:
    with pytest.raises(WireError) as caught:
        list(key.open_stream(first, pieces, bound_to))
    assert caught.value.code == "bad_seal"


def refused_box(box: bytes, bound_to: bytes = BOUND, key: SealingKey = KEY) -> None:
    with pytest.raises(WireError) as caught:
        key.open(box, bound_to)
    assert caught.value.code == "bad_seal"


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_a_box_opens_for_its_addressee(plain: bytes, bound_to: bytes) -> None:
    box = seal_to(KEY.public, plain, bound_to)
    assert KEY.open(box, bound_to) == plain
    assert plain not in box or len(plain) < 4
    refused_box(box, bound_to + b"\0")
    refused_box(box, bound_to, sealing_key("other"))


def test_a_box_is_never_the_same_twice() -> None:
    assert seal_to(KEY.public, b"x", b"") != seal_to(KEY.public, b"x", b"")


def test_boxes_that_travel_together_open_one_by_one_in_any_order() -> None:
    sealer = BoxSealer(KEY.public)
    boxes = {bytes([at]): sealer.seal(b"the same", bytes([at])) for at in range(5)}
    assert len({box[:32] for box in boxes.values()}) == 1
    assert len({box[32:] for box in boxes.values()}) == 5
    for bound_to, box in reversed(boxes.items()):
        assert KEY.open(box, bound_to) == b"the same"
        with pytest.raises(WireError):
            KEY.open(box, b"another")


def test_two_boxes_bound_to_the_same_share_nothing() -> None:
    """A key used twice would tell how the two contents differ."""
    sealer = BoxSealer(KEY.public)
    first, second, third = (sealer.seal(plain, BOUND) for plain in (b"one", b"two", b"two"))
    assert len({first[:32], second[:32], third[:32]}) == 3
    assert [KEY.open(each, BOUND) for each in (first, second, third)] == [b"one", b"two", b"two"]


def test_each_flipped_bit_of_a_box_is_refused() -> None:
    box = seal_to(KEY.public, b"thirty-two bytes of a person's key", BOUND)
    for at in range(len(box) * 8):
        touched = bytearray(box)
        touched[at // 8] ^= 1 << at % 8
        # The highest bit of an X25519 key says nothing, but it is part of what the key is derived from.
        refused_box(bytes(touched))


def test_each_cut_of_a_box_is_refused() -> None:
    box = seal_to(KEY.public, b"key", BOUND)
    for end in range(len(box)):
        refused_box(box[:end])
    refused_box(box + b"\0")


@pytest.mark.parametrize("weak", [bytes(32), b"\1" + bytes(31), b"\xff" * 32])
def test_a_beginning_that_is_no_key_is_refused(weak: bytes) -> None:
    """Points of low order would give a secret that everybody knows."""
    refused_box(weak + bytes(40))
    refused(weak, [b"\1" + bytes(40)])


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=6), st.binary(max_size=9))
def test_a_stream_comes_back(pieces: list[bytes], bound_to: bytes) -> None:
    first, stream = sealed(pieces, bound_to)
    assert list(KEY.open_stream(first, stream, bound_to)) == pieces
    assert [len(each) for each in stream] == [sealed_length(len(piece)) for piece in pieces]


def test_another_addressee_and_another_beginning_are_refused() -> None:
    first, stream = sealed([b"a", b"b"])
    refused(first, stream, key=sealing_key("other"))
    refused(first, stream, b"something else stands before it")
    refused(sealed([b"a", b"b"])[0], stream)


def test_each_flipped_bit_of_a_stream_is_refused() -> None:
    first, stream = sealed([b"one", b"two", b"three"])
    for number, piece in enumerate(stream):
        for at in range(len(piece) * 8):
            touched = bytearray(piece)
            touched[at // 8] ^= 1 << at % 8
            refused(first, [*stream[:number], bytes(touched), *stream[number + 1 :]])
    for at in range(256):
        begun = bytearray(first)
        begun[at // 8] ^= 1 << at % 8
        refused(bytes(begun), stream)


@given(st.data())
def test_pieces_cannot_be_dropped_doubled_or_moved(data: st.DataObject) -> None:
    first, stream = sealed([b"same", b"same", b"same", b"same"])
    arranged = data.draw(st.lists(st.sampled_from(range(4)), max_size=6))
    if arranged != [0, 1, 2, 3]:
        refused(first, [stream[at] for at in arranged])


def test_a_cut_at_each_border_is_refused() -> None:
    first, stream = sealed([b"a", b"b", b"c"])
    for end in range(len(stream)):
        refused(first, stream[:end])
        refused(first, [*stream[:end], b""])
    refused(first, [*stream, b""])
    refused(first, [*stream, stream[0]])


def test_what_was_opened_before_the_damage_is_handed_out_and_no_more() -> None:
    first, stream = sealed([b"a", b"b", b"c"])
    opened: list[bytes] = []
    with pytest.raises(WireError):
        opened.extend(KEY.open_stream(first, [stream[0], stream[2]], BOUND))
    assert opened == [b"a"]


def test_pieces_of_two_streams_do_not_mix() -> None:
    first, stream = sealed([b"a", b"b"])
    _, other = sealed([b"a", b"b"])
    refused(first, [stream[0], other[1]])


def test_a_box_is_no_stream() -> None:
    box = seal_to(KEY.public, b"x", b"")
    refused(box[:32], [b"\1" + box[32:]], b"")


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_private_key_has_32_bytes(size: int) -> None:
    with pytest.raises(ValueError):
        SealingKey(bytes(size))


def test_a_key_comes_back_from_its_private_half() -> None:
    fresh = SealingKey.fresh()
    assert SealingKey(fresh.private).public == fresh.public
