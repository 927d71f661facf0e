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
from app.domain.evolve import evolve
from app.domain.money import Fen
from app.domain.records import Complaint, Customer, EvidenceFile, Goods, Inspection
from app.domain.registry import BODIES
from app.domain.status import TrackKind
from app.domain.steps import checking
from app.domain.steps.contact import ContactLogged, ContactVerified, NoteAdded
from app.domain.steps.evidence import EvidenceAttached
from app.domain.steps.execution import ExecutionAdvanced, ExecutionStarted
from app.domain.steps.intake import GoodsAdded, TicketOpened
from app.domain.steps.level import LevelSet
from app.domain.steps.liability import LiabilityDetermined
from app.domain.steps.linking import TicketLinked
from app.domain.steps.papers import DocumentDelivered, DocumentSigned
from app.domain.steps.planning import PlanOffered, PlanRefused
from app.domain.steps.promising import ClocksPaused
from app.domain.steps.proof import ProofRecorded, ProofRequested
from app.domain.ticket import Level
from app.domain.verdicts import Basis, Liability, Option, Refund, Share
from app.domain.vocabulary import Acceptance, Delivery, ProofCheck, ProofKind, ProofState, SignatureMethod
from app.wire.chain import first_break, first_hash, next_hash
from app.wire.damage import DamagedEntryError
from app.wire.entries import MAX_LINE, decode_entry, encode_entry
from app.wire.sealing import key_name
from tests.domain.cases import START, blob, opened
from tests.domain.strategies import values_of


class Keys:
    """A key ring in memory."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], bytes] = {}

    def ensure(self, ticket: str, kind: str) -> bytes:
        return self.keys.setdefault((ticket, kind), bytes([len(self.keys) + 1]) * 32)

    def find(self, ticket: str, kind: str, name: str) -> bytes | None:
        key = self.keys.get((ticket, kind))
        return key if key is not None and key_name(key) == name else None


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


@given(body=st.one_of([values_of(kind) for kind in BODIES.values()]))
def test_after_an_erasure_every_entry_is_still_of_its_kind_and_can_be_told_again(body: Body) -> None:
    keys = Keys()
    line = encode_entry(entry(body), keys)
    keys.keys.clear()
    blank = decode_entry(line, keys)
    assert type(blank.body) is type(body)
    evolve(opened().ticket, blank)
    again = encode_entry(blank, Keys())
    assert decode_entry(again, Keys()).body == blank.body


WORDS_OF_THE_CASE = (
    PlanRefused("1", "李娜不同意", Acceptance.IN_PERSON),
    PlanOffered(
        "1", (Option("exchange", remarks="李娜来取"),), refund=Refund(Fen(1), "cash", invoice_handling="李娜")
    ),
    ClocksPaused("李娜出差"),
    LiabilityDetermined(
        "1",
        Liability(
            "quality",
            (Share("mall", 100, "李娜"),),
            (Basis("evidence", "李娜的照片"),),
            conclusion="李娜说得对",
            suggestion="给李娜换",
            checks=("问过李娜",),
            answers_to_customer="李娜",
            responsible_person="李娜",
            override_reason="李娜坚持",
        ),
    ),
    ExecutionStarted("1", TrackKind.EXCHANGE, {"address": "李娜家", "李娜": "顺丰"}),
    ExecutionAdvanced("1", TrackKind.EXCHANGE, "shipped", {"contact": "李娜"}),
    checking.GoodsInspected("1", Inspection(unused=True, remarks="李娜当面拆")),
    DocumentDelivered("d1", Delivery.REFUSED_BEFORE_WITNESS, "李娜"),
    ProofRequested("1", ("李娜的小票",)),
    ProofRecorded("1", ProofKind.MEMBER_RECORD, ProofState.INVALID, "李娜改过"),
    checking.TestCommissioned("1", "质检院", "李娜的杯子", borne_by="李娜"),
    checking.TestReported("1", "李娜没错"),
    LevelSet(Level(2, "一般", "售后主管", ("李娜是老客户",))),
    ContactLogged("找李娜的女儿", "李娜在家"),
    ContactVerified("李娜邻居"),
    TicketLinked("t2", "同是李娜"),
    GoodsAdded("2", Goods("杯", proof_reason="李娜"), "repair", Complaint("李娜说裂", expectation="赔李娜")),
    DocumentSigned("d1", "李娜", "customer", SignatureMethod.PAPER_SCAN, "c", "v", blob("李娜签字.jpg")),
    EvidenceAttached("e1", EvidenceFile(blob("李娜13800002233身份证.jpg")), "payment"),
)


@pytest.mark.parametrize("body", WORDS_OF_THE_CASE, ids=lambda body: body.TYPE)
def test_words_about_a_person_are_sealed_wherever_somebody_types_them(body: Body) -> None:
    keys = Keys()
    line = encode_entry(entry(body), keys)
    assert "李娜" not in line.decode()
    assert decode_entry(line, keys).body == body
    keys.keys.clear()
    assert "李娜" not in repr(decode_entry(line, keys).body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (ClocksPaused("third_party_test"), "third_party_test"),
        (ProofRecorded("1", ProofKind.MEMBER_RECORD, ProofState.INVALID, ProofCheck.ALTERED), "altered"),
        (ContactLogged("phone", "约好了"), "phone"),
        (checking.TestCommissioned("1", "质检院", "杯", Fen(5), "brand"), "brand"),
        (LiabilityDetermined("1", Liability("quality", (Share("mall", 100),), (), "是", "换")), "quality"),
    ],
)
def test_what_rules_and_statistics_go_by_outlives_an_erasure(body: Body, code: str) -> None:
    keys = Keys()
    line = encode_entry(entry(body), keys)
    keys.keys.clear()
    assert code in line.decode()
    assert code in repr(decode_entry(line, keys).body)


def test_a_file_is_called_by_what_it_is_once_its_name_is_erased() -> None:
    keys = Keys()
    line = encode_entry(entry(EvidenceAttached("e1", EvidenceFile(blob("王建国.jpg")), "overview")), keys)
    keys.keys.clear()
    body = decode_entry(line, keys).body
    assert isinstance(body, EvidenceAttached)
    assert body.file == EvidenceFile(blob("王建国.jpg").unnamed)
    assert body.file.blob.name == "overview.jpg"


def test_what_was_unsealed_gets_into_no_entry_that_is_not_understood() -> None:
    keys = Keys()
    raw = json.loads(
        encode_entry(entry(LiabilityDetermined("1", Liability("x", (), (), "王建国", ""))), keys)
    )
    raw["d"]["liability"]["shares"] = 5
    decoded = decode_entry(json.dumps(raw).encode(), keys)
    assert isinstance(decoded.body, UnknownBody)
    assert "王建国" not in encode_entry(decoded, keys).decode()


def test_a_seal_for_a_place_that_is_not_there_is_damage() -> None:
    keys = Keys()
    raw = json.loads(encode_entry(entry(PlanOffered("1", (Option("repair", remarks="王建国"),))), keys))
    raw["d"]["options"] = []
    with pytest.raises(DamagedEntryError):
        decode_entry(json.dumps(raw).encode(), keys)


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
