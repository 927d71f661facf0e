"""Signed replies: each signed part matters, and headers mean the same in any case."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.replies import MEANT, meant, reply_holds, sign_reply, signed_digest_words, signed_words
from tests.wire.samples import signing_key

KEY = signing_key("server")
PUBLICS = {KEY.kid: KEY.public}
PATH = "/cf/v1/hello"
SAID = {"Upload-Offset": "5", "Location": "/cf/v1/blobs/ab"}
WORDS = signed_words(200, PATH, "request-1", b'{"state":"open"}', SAID)
VALUE = sign_reply(KEY, WORDS)


def test_a_reply_of_ours_holds() -> None:
    assert reply_holds(PUBLICS, VALUE, WORDS)
    assert reply_holds(
        {**PUBLICS, "0" * 16: bytes(32)},
        VALUE,
        signed_words(200, PATH, "request-1", b'{"state":"open"}', SAID),
    )


@pytest.mark.parametrize(
    "other",
    [
        signed_words(201, PATH, "request-1", b'{"state":"open"}', SAID),
        signed_words(200, PATH + "/", "request-1", b'{"state":"open"}', SAID),
        signed_words(200, PATH, "request-2", b'{"state":"open"}', SAID),
        signed_words(200, PATH, "request-1", b'{"state":"open"} ', SAID),
        signed_words(200, PATH, "request-1", b"", SAID),
        signed_words(200, PATH, "request-1", b'{"state":"open"}'),
        signed_words(200, PATH, "request-1", b'{"state":"open"}', SAID | {"Upload-Offset": "6"}),
        signed_words(200, PATH, "request-1", b'{"state":"open"}', SAID | {"Upload-Length": "6"}),
        signed_words(200, PATH, "request-1", b'{"state":"open"}', {"Upload-Offset": "5"}),
    ],
)
def test_each_part_matters(other: bytes) -> None:
    assert not reply_holds(PUBLICS, VALUE, other)


@given(
    st.dictionaries(st.sampled_from([*MEANT, "CF-Request", "Content-Type"]), st.text("0123456789")),
    st.data(),
)
def test_names_of_headers_count_in_any_case_and_order(headers: dict[str, str], data: st.DataObject) -> None:
    mixed = {
        "".join(data.draw(st.sampled_from((letter.upper(), letter.lower()))) for letter in name): value
        for name, value in data.draw(st.permutations(list(headers.items())))
    }
    assert meant(mixed) == meant(headers)
    assert signed_words(204, PATH, "r", b"", mixed) == signed_words(204, PATH, "r", b"", headers)


def test_only_headers_with_a_meaning_are_signed() -> None:
    assert meant({"Date": "today", "upload-offset": "5"}) == {"Upload-Offset": "5"}


def test_another_key_does_not_hold() -> None:
    other = signing_key("somebody in between")
    assert not reply_holds(PUBLICS, sign_reply(other, WORDS), WORDS)
    forged = f"{KEY.kid}.{sign_reply(other, WORDS).partition('.')[2]}"
    assert not reply_holds(PUBLICS, forged, WORDS)
    assert not reply_holds({}, VALUE, WORDS)


def test_each_replaced_letter_of_the_header_is_noticed() -> None:
    for at, old in enumerate(VALUE):
        for new in "A0_-.= é":
            if new != old:
                assert not reply_holds(PUBLICS, VALUE[:at] + new + VALUE[at + 1 :], WORDS)


@given(st.text(max_size=100))
def test_any_header_is_refused_without_a_trace(value: str) -> None:
    assert not reply_holds(PUBLICS, value, WORDS)
    assert not reply_holds(PUBLICS, f"{KEY.kid}.{value}", WORDS)


def test_the_words_are_the_published_ones() -> None:
    """Frozen: head offices and desks of different versions sign and check the same."""
    assert signed_words(200, "/cf/v1/x", "r", b"", {"Upload-Offset": "5"}) == (
        b"cf-reply-1\n200\n/cf/v1/x\nr\n"
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nupload-offset:5"
    )


@given(st.binary(max_size=50))
def test_a_body_that_is_never_held_is_signed_by_its_digest(body: bytes) -> None:
    digest = sha256(body).hexdigest()
    assert signed_digest_words(200, PATH, "r", digest, SAID) == signed_words(200, PATH, "r", body, SAID)
