"""What is signed to enrol and to open a session: each part matters, and the words stay for good."""

from __future__ import annotations

from itertools import combinations

import pytest
from msgspec import structs

from app.wire.jsonbody import from_json, to_json
from app.wire.limits import KIB, MIB, USUAL, Limits
from app.wire.link import Accepted, Link
from app.wire.messages import (
    COLLECTIONS,
    ENTRIES,
    PERSON_KEYS,
    At,
    PublicKey,
    SessionVerdict,
    Verdict,
    enrol_words,
    session_words,
)
from app.wire.signing import to_text


def test_each_part_of_an_enrolment_is_signed() -> None:
    asked = [
        enrol_words("code", "device", "sign", "seal"),
        enrol_words("code2", "device", "sign", "seal"),
        enrol_words("code", "device2", "sign", "seal"),
        enrol_words("code", "device", "sign2", "seal"),
        enrol_words("code", "device", "sign", "seal2"),
        enrol_words("codedevice", "", "sign", "seal"),
    ]
    assert all(one != other for one, other in combinations(asked, 2))
    assert asked[0] == b"cf-enrol-1\ncode\ndevice\nsign\nseal"


def test_each_part_of_a_session_is_signed() -> None:
    asked = [
        session_words("challenge", "device", "writer", At(5, "ab"), "lease"),
        session_words("challenge2", "device", "writer", At(5, "ab"), "lease"),
        session_words("challenge", "device2", "writer", At(5, "ab"), "lease"),
        session_words("challenge", "device", "writer2", At(5, "ab"), "lease"),
        session_words("challenge", "device", "writer", At(6, "ab"), "lease"),
        session_words("challenge", "device", "writer", At(5, "ac"), "lease"),
        session_words("challenge", "device", "writer", At(5, "ab"), ""),
    ]
    assert all(one != other for one, other in combinations(asked, 2))
    assert asked[0] == b"cf-session-1\nchallenge\ndevice\nwriter\n5\nab\nlease"


def test_names_on_the_wire_stay() -> None:
    assert {each.value for each in Verdict} >= {
        "applied",
        "merged_soft",
        "conflict",
        "quarantined",
        "held",
        "held_upgrade",
        "voided",
        "repeated",
    }
    assert {each.value for each in SessionVerdict} >= {
        "ok",
        "behind",
        "ahead",
        "fork",
        "new_writer",
        "lease_conflict",
    }
    assert len(set(COLLECTIONS)) == len(COLLECTIONS)
    assert {ENTRIES, PERSON_KEYS} <= set(COLLECTIONS)


def test_usual_limits_are_the_announced_ones() -> None:
    assert (USUAL.entries, USUAL.packed, USUAL.raw) == (1000, MIB, 8 * MIB)
    assert (USUAL.chunk_least, USUAL.chunk_most) == (64 * KIB, 16 * MIB)
    without_bundles = from_json(b"{}", Limits)  # a head office that says nothing of bundles takes none
    assert (without_bundles.bundle, structs.replace(without_bundles, bundle=USUAL.bundle)) == (0, USUAL)
    assert from_json(b'{"entries":5}', Limits).entries == 5


LINK = Link(
    url="https://head.example",
    tenant="t",
    branch="b",
    branch_name="云汇广场",
    device="d",
    desk="2F01",
    server_id="s",
    epoch="e",
    keys=(
        PublicKey("k1", "sign", "Ed25519", to_text(b"1" * 32)),
        PublicKey("k2", "seal", "X25519-HKDF-C20P", to_text(b"2" * 32)),
        PublicKey("k3", "sign", "Ed25519", to_text(b"3" * 32)),
    ),
)


def test_a_link_knows_its_keys_by_use() -> None:
    again = from_json(to_json(LINK), Link)
    assert again == LINK
    assert again.signing_keys() == {"k1": b"1" * 32, "k3": b"3" * 32}
    assert again.sealing_key().kid == "k2"


def test_a_link_without_a_key_to_seal_to_says_so() -> None:
    with pytest.raises(LookupError):
        from_json(to_json(LINK).replace(b'"seal"', b'"sign"'), Link).sealing_key()


def test_nothing_is_accepted_at_first() -> None:
    assert Accepted() == Accepted(0, "", 0, 0)
