"""Entries as bytes: they come back whole, keep secrets, and survive programs older and newer."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Body, Entry, UnknownBody
from app.domain.records import Customer
from app.domain.registry import BODIES
from app.domain.steps.contact import NoteAdded
from app.domain.steps.intake import TicketOpened
from app.wire.chain import first_break, first_hash, next_hash
from app.wire.damage import DamagedEntryError
from app.wire.entries import MAX_LINE, decode_entry, encode_entry
from tests.domain.cases import START, opened
from tests.domain.strategies import values_of


class Keys:
    """A key ring in memory."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], bytes] = {}

    def ensure(self, ticket: str, kind: str) -> bytes:
        return self.keys.setdefault((ticket, kind), bytes([len(self.keys) + 1]) * 32)

    def find(self, ticket: str, kind: str) -> bytes | None:
        return self.keys.get((ticket, kind))


def entry(body: Body, at: datetime = START) -> Entry:
    return Entry(1, str(UUID(int=7)), at, "boot", 5, "t1", body, user="林晓敏", base={"level": 1})


def opening(id_number: str | None = None) -> TicketOpened:
    body = opened().entries[0].body
    assert isinstance(body, TicketOpened)
    return replace(body, id_number=id_number)


@given(body=st.one_of([values_of(kind) for kind in BODIES.values()]))
def test_every_entry_comes_back_as_it_was(body: Body) -> None:
    keys = Keys()
    written = entry(body)
    line = encode_entry(written, keys)
    assert b"\n" not in line
    assert decode_entry(line, keys) == written


def test_personal_fields_are_not_readable_in_the_line() -> None:
    keys = Keys()
    line = encode_entry(entry(opening("330106199001011234")), keys).decode()
    for secret in ("王建国", "13800002233", "漏水", "330106199001011234"):
        assert secret not in line
    assert "MK-1508" in line


def test_erasing_the_key_erases_the_person_and_nothing_else() -> None:
    keys = Keys()
    line = encode_entry(entry(opening("330106199001011234")), keys)
    del keys.keys["t1", "identity"]
    body = decode_entry(line, keys).body
    assert isinstance(body, TicketOpened)
    assert body.id_number is None
    assert body.customer.name == "王建国"
    keys.keys.clear()
    body = decode_entry(line, keys).body
    assert isinstance(body, TicketOpened)
    assert body.customer == Customer("")
    assert body.words == ""
    assert body.number == "2F01-261120-0001"


@pytest.mark.parametrize(
    "change",
    [{"t": "future.thing"}, {"v": 2}, {"d": {"text": 5}}, {"d": {"text": "x", "how": "carrier_pigeon"}}],
)
def test_what_a_newer_program_wrote_is_kept_and_written_again_unchanged(change: dict[str, Any]) -> None:
    keys = Keys()
    raw = json.loads(encode_entry(entry(NoteAdded("已联系")), keys)) | {"p": None} | change
    line = json.dumps(raw).encode()
    decoded = decode_entry(line, keys)
    if not isinstance(decoded.body, UnknownBody):
        assert decoded.body == NoteAdded("x")
        return
    again = decode_entry(encode_entry(decoded, keys), keys)
    assert again == decoded


@given(st.binary(max_size=200))
def test_any_bytes_give_an_entry_or_a_clear_error(line: bytes) -> None:
    with suppress(DamagedEntryError):
        decode_entry(line, Keys())


def test_a_sealed_field_that_was_touched_is_noticed() -> None:
    keys = Keys()
    raw = json.loads(encode_entry(entry(NoteAdded("已联系")), keys))
    raw["p"]["c"] = raw["p"]["c"][:-4] + "AAA="
    with pytest.raises(DamagedEntryError):
        decode_entry(json.dumps(raw).encode(), keys)


def test_an_entry_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="entry_too_large"):
        encode_entry(entry(NoteAdded("长" * MAX_LINE)), Keys())


def test_the_chain_shows_where_something_was_changed() -> None:
    lines = [b'{"a":1}', b'{"b":2}', b'{"c":3}']
    hashes: list[bytes] = []
    running = first_hash("device.1")
    for seq, line in enumerate(lines, 1):
        running = next_hash(running, seq, line)
        hashes.append(running)
    chained = list(zip(range(1, 4), lines, hashes, strict=True))
    assert first_break("device.1", chained) is None
    assert first_break("device.2", chained) == 1
    assert first_break("device.1", [chained[0], (2, b"{}", hashes[1]), chained[2]]) == 2
    assert first_break("device.1", [chained[0], chained[2]]) == 3


def test_the_chain_is_the_published_one() -> None:
    """Frozen bytes: whoever changes the formula breaks every journal there is."""
    assert next_hash(first_hash("w"), 1, b"{}").hex() == (
        "1c7aadf9221f582eeba35d473fa61243b644910ee14a10012857eb93e47f3efb"
    )
