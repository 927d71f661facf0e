"""Ed25519 keys: what is signed holds, what was touched does not, and a text has one form."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.signing import SigningKey, fingerprint, holds, kid_of, to_bytes, to_text
from tests.wire.samples import signing_key


@given(st.binary(max_size=300))
def test_what_is_signed_holds(data: bytes) -> None:
    key = signing_key()
    signature = key.sign(data)
    assert len(signature) == 64
    assert holds(key.public, signature, data)
    assert not holds(key.public, signature, data + b"\0")
    assert not holds(signing_key("other").public, signature, data)


def test_each_flipped_bit_of_a_signature_is_noticed() -> None:
    key = signing_key()
    signature = key.sign(b"words")
    for at in range(512):
        touched = bytearray(signature)
        touched[at // 8] ^= 1 << at % 8
        assert not holds(key.public, bytes(touched), b"words")


@pytest.mark.parametrize("public", [b"", b"\0" * 31, b"\xff" * 32, b"\0" * 33])
@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 65])
def test_what_is_no_key_or_no_signature_does_not_hold(public: bytes, signature: bytes) -> None:
    assert not holds(public, signature, b"words")


def test_a_key_comes_back_from_its_private_half() -> None:
    fresh = SigningKey.fresh()
    again = SigningKey(fresh.private)
    assert (again.public, again.kid) == (fresh.public, fresh.kid)
    assert fresh.kid != SigningKey.fresh().kid
    assert re.fullmatch("[0-9a-f]{16}", fresh.kid)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_private_key_has_32_bytes(size: int) -> None:
    with pytest.raises(ValueError):
        SigningKey(bytes(size))


def test_names_and_fingerprints_are_the_published_ones() -> None:
    public = bytes(range(32))
    assert kid_of(public) == "630dcd2966c43366"
    assert fingerprint(public) == "630D CD29 66C4 3366 9112 5448 BBB2 5B4F"


@given(st.binary(max_size=100))
def test_bytes_come_back_from_their_text(data: bytes) -> None:
    text = to_text(data)
    assert re.fullmatch("[A-Za-z0-9_-]*", text)
    assert to_bytes(text) == data


@given(st.text(max_size=40))
def test_only_the_one_text_of_some_bytes_is_taken(text: str) -> None:
    with suppress(ValueError):
        assert to_text(to_bytes(text)) == text


@pytest.mark.parametrize("text", ["A", "AA==", "AB", "A B", "AA\n", "A+", "A/", "钥匙", "A!A"])
def test_what_is_no_such_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        to_bytes(text)
