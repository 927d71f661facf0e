"""Sealed fields: bound to their entry and their key, and every touched bit is noticed."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.damage import DamagedEntryError
from app.wire.sealing import KEY_SIZE, key_name, seal, sealed_under, unseal

KEY, ENTRY = bytes(range(KEY_SIZE)), bytes(range(16))


@given(st.binary(max_size=80), st.binary(min_size=KEY_SIZE, max_size=KEY_SIZE), st.binary(max_size=20))
def test_what_was_sealed_comes_back(plain: bytes, key: bytes, entry: bytes) -> None:
    box = seal(plain, key, entry)
    assert unseal(box, key, entry) == plain
    assert seal(plain, key, entry) == box, "sealing is a pure function"
    assert sealed_under(box) == key_name(key)


@pytest.mark.parametrize(("key", "entry"), [(KEY[::-1], ENTRY), (KEY, ENTRY[::-1]), (KEY, ENTRY + b"\0")])
def test_another_key_or_entry_opens_nothing(key: bytes, entry: bytes) -> None:
    with pytest.raises(DamagedEntryError, match="seal_broken"):
        unseal(seal(b"plain", KEY, ENTRY), key, entry)


@pytest.mark.parametrize("part", ["c", "n"])
def test_each_flipped_bit_is_noticed(part: str) -> None:
    box = seal(b"plain", KEY, ENTRY)
    raw = b64decode(box[part])
    for at in range(len(raw) * 8):
        touched = bytearray(raw)
        touched[at // 8] ^= 1 << at % 8
        with pytest.raises(DamagedEntryError, match="seal_broken"):
            unseal({**box, part: b64encode(touched).decode()}, KEY, ENTRY)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"alg": "rot13"}, "unknown_seal"),
        ({"n": ""}, "seal_form"),
        ({"n": "AAAA"}, "seal_form"),
        ({"c": "A"}, "seal_form"),
        ({"c": ""}, "seal_broken"),
        ({"c": "钥匙"}, "seal_form"),
    ],
)
def test_a_box_of_another_form_says_so(change: dict[str, str], reason: str) -> None:
    with pytest.raises(DamagedEntryError, match=reason):
        unseal({**seal(b"plain", KEY, ENTRY), **change}, KEY, ENTRY)


@pytest.mark.parametrize("missing", ["alg", "n", "c"])
def test_a_part_that_is_missing(missing: str) -> None:
    box = {name: value for name, value in seal(b"plain", KEY, ENTRY).items() if name != missing}
    with pytest.raises(DamagedEntryError, match="seal_form"):
        unseal(box, KEY, ENTRY)


def test_names_of_keys_are_the_published_ones() -> None:
    """Frozen: an entry names the key that opens it for good."""
    assert key_name(KEY) == "ead940f3"
    assert sealed_under({}) == ""
