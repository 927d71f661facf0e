"""A person erased at a desk is erased at head office, and stays so."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from app.domain.privacy import Cause, Personal
from app.domain.records import BlobRef
from app.domain.steps.contact import NoteAdded
from app.domain.steps.privacy import PersonErased
from app.headoffice.office import HeadOffice
from app.headoffice.store.schema import PERSON_KEY
from app.wire.messages import PERSON_KEYS, Keys
from app.wire.parcels import PersonKey, wrapped
from app.wire.sealing import IDENTITY, PERSON, key_name
from app.wire.signing import to_bytes
from tests.headoffice.store.desks import Desk
from tests.headoffice.store.test_feed import Copy
from tests.headoffice.store.test_sticks import Sink, stick

PICTURE, OF_BOTH, LATE = "a" * 64, "b" * 64, "c" * 64


def names(desk: Desk, ticket: str, kind: str) -> tuple[str, ...]:
    return (key_name(desk.ring.ensure(ticket, kind)),)


def kept(office: HeadOffice) -> set[tuple[str, str]]:
    with office._database.reading() as connection:
        rows = connection.execute(select(PERSON_KEY.c.ticket, PERSON_KEY.c.kind)).all()
    return {(row.ticket, row.kind) for row in rows}


def told(office: HeadOffice) -> None:
    while office.projector.project_all():
        pass


def test_the_keys_go_and_every_desk_hears_of_it(office: HeadOffice) -> None:
    desk, other = Desk(1), Desk(2)
    desk.enrol(office)
    other.enrol(office)
    copy, own = Copy(other), Copy(desk)
    desk.open_ticket("t1", id_number="11010519491231002X")
    desk.open_ticket("t2")
    file = BlobRef(PICTURE, 300, "image/jpeg", "王建国.jpg", "photo")
    both = BlobRef(OF_BOTH, 200, "image/jpeg", "a.jpg", "photo")
    desk.write("t1", NoteAdded("一"), blobs=[file, both])
    desk.write("t2", NoteAdded("二"), blobs=[both])
    desk.push(office)
    told(office)
    copy.read_on(office)
    own.read_on(office)
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.customer
    seen = [Keys(wrapped([PersonKey("t1", PERSON, desk.ring.ensure("t1", PERSON))], _public(office)))]

    sent = len(desk.lines)
    desk.write("t1", PersonErased((Personal.IDENTITY,), Cause.RETENTION, names(desk, "t1", IDENTITY)))
    desk.push(office, sent + 1)
    told(office)
    assert kept(office) == {("t1", "person"), ("t2", "person")}
    assert {each.sha256 for each in office.blobs.wanted(desk.caller.tenant, "b1")} == {PICTURE, OF_BOTH}
    for name, size in ((PICTURE, 300), (OF_BOTH, 200)):
        office.blobs.arrived(desk.caller.tenant, name, size)
    assert office.blobs.let_go(desk.caller.tenant) == ()

    desk.write("t1", PersonErased(tuple(Personal), Cause.RETENTION, names(desk, "t1", PERSON)))
    desk.push(office, sent + 2)
    told(office)
    assert kept(office) == {("t2", "person")}
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.customer, row.phone) == ("", "")
    assert office.blobs.wanted(desk.caller.tenant, "b1") == ()
    assert office.blobs.let_go(desk.caller.tenant) == (PICTURE,)
    assert office.gone_files.came(desk.caller.tenant, "a") == {}, "nobody misses it"
    office.blobs.forget(desk.caller.tenant, [PICTURE])
    assert office.blobs.let_go(desk.caller.tenant) == ()
    assert set(office.blobs.known(desk.caller.tenant, [PICTURE, OF_BOTH])) == {OF_BOTH}
    away = Desk(4)
    away.enrol(office)
    old = [BlobRef(LATE, 400, "image/jpeg", "c.jpg", "photo"), both]
    away.write("t1", NoteAdded("离线时写的"), blobs=old)
    office.push(away.caller, away.writer, away.batch())
    told(office)
    office.blobs.arrived(desk.caller.tenant, LATE, 400)
    assert office.blobs.let_go(desk.caller.tenant) == (LATE,), "whoever was away brings no picture back"
    assert office.blobs.wanted(desk.caller.tenant, "b1") == ()
    office.blobs.forget(desk.caller.tenant, [LATE])
    assert set(office.blobs.known(desk.caller.tenant, [LATE, OF_BOTH])) == {OF_BOTH}
    for each in (copy, own):
        page = each.read_on(office)
        retired = {item.key for item in page.items if item.coll == PERSON_KEYS and item.op == "retire"}
        assert {key.rsplit("/", 1)[0] for key in retired} >= {"t1/person", "t1/identity"}

    assert office.take_keys(other.caller, seen[0]).new == 0
    assert kept(office) == {("t2", "person")}
    fresh = Copy(Desk(3))
    fresh.desk.enrol(office)
    fresh.read_on(office)


def test_an_erasure_comes_by_stick_and_an_older_stick_brings_nobody_back(office: HeadOffice) -> None:
    desk, other = Desk(1), Desk(2)
    desk.enrol(office)
    other.enrol(office)
    desk.open_ticket("t1", id_number="11010519491231002X")
    older = stick(office, desk, desk.batch())
    office.import_stick(older, Sink())
    told(office)
    assert kept(office) == {("t1", "person"), ("t1", "identity")}
    keys = names(desk, "t1", PERSON) + names(desk, "t1", IDENTITY)
    desk.write("t1", PersonErased(tuple(Personal), Cause.RETENTION, keys))
    for each in (stick(office, desk, desk.batch(2)), older):
        office.import_stick(each, Sink())
        told(office)
        assert kept(office) == set()
        row = office.tickets.ticket("b1", "t1")
        assert row is not None
        assert (row.customer, row.phone) == ("", "")
    page = Copy(other).read_on(office)
    retired = {item.key for item in page.items if item.coll == PERSON_KEYS and item.op == "retire"}
    assert len(retired) == 4, "both names of both kinds"


def test_an_erasure_that_comes_before_the_key_keeps_it_out(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    key = desk.ring.ensure("t1", PERSON)
    desk.write("t1", PersonErased((Personal.PERSON,), Cause.REQUEST, (key_name(key), "x" * 300, "a\0b")))
    office.push(desk.caller, desk.writer, desk.batch())
    told(office)
    assert office.take_keys(desk.caller, desk.keys(office)).new == 0
    assert kept(office) == set()


def _public(office: HeadOffice) -> bytes:
    return to_bytes(next(each for each in office.hello("n").keys if each.use == "seal").key)


def test_a_line_of_the_erasure_tells_nothing(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.open_ticket("t1")
    desk.write("t1", PersonErased((Personal.PERSON,), Cause.REQUEST, ("0a0a0a0a",)))
    line = msgspec.json.decode(desk.lines[-1])
    assert (line["d"], "p" in line and line["p"]) == (
        {"kinds": ["person"], "cause": "request", "names": ["0a0a0a0a"]},
        None,
    )
