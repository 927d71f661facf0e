"""Sticks: the same code path as the network, in any order, any number of times."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store.schema import WAITING
from app.wire.jsonbody import to_json
from app.wire.messages import At, Receipt
from app.wire.problems import WireError
from app.wire.sealedbox import ALGORITHM
from app.wire.shortcode import short_code
from app.wire.signing import SigningKey, to_bytes
from app.wire.stick import BATCH, KEYS, BlobHead, Frame, StickHeader, StickWriter, blob_frames, read_receipt
from tests.fakes.machine import FakeIds
from tests.headoffice.store.desks import NOON, Desk


class Sink:
    """See `BlobSink`."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def piece(self, tenant: str, branch: str, device: str, head: BlobHead, body: bytes) -> bool:
        self.files[head.sha256] = self.files.get(head.sha256, b"")[: head.offset] + body
        return len(self.files[head.sha256]) == head.size


@pytest.fixture
def desk(office: HeadOffice) -> Desk:
    desk = Desk(1)
    desk.enrol(office)
    ticket = desk.open_ticket("t1")
    for number in range(5):
        desk.write(ticket, NoteAdded(f"{number}"))
    return desk


def stick(
    office: HeadOffice, desk: Desk, *batches: bytes, blobs: dict[str, bytes] | None = None
) -> io.BytesIO:
    """A file as the desk writes it: keys, batches, files."""
    file = io.BytesIO()
    key = next(each for each in office.hello("n").keys if each.use == "seal")
    header = StickHeader(1, ALGORITHM, key.kid, desk.desk, len(batches), NOON.isoformat())
    writer = StickWriter(file, to_bytes(key.key), header)
    keys = desk.keys(office)
    if keys.parcels:
        writer.write(Frame(KEYS, to_json(keys), b""))
    for data in batches:
        writer.write(Frame(BATCH, b"", data))
    for sha256, data in (blobs or {}).items():
        for frame in blob_frames(sha256, len(data), [data[:4], data[4:]]):
            writer.write(frame)
    writer.end()
    return file


def receipt(office: HeadOffice, data: bytes) -> Receipt:
    publics = {each.kid: to_bytes(each.key) for each in office.hello("n").keys}
    return read_receipt(data, publics.get)


def test_a_stick_three_times_and_then_the_network(office: HeadOffice, desk: Desk) -> None:
    sink = Sink()
    file = stick(office, desk, desk.batch(1, 2), desk.batch(3), blobs={"a" * 64: b"picture bytes"})
    receipts = [receipt(office, office.import_stick(file, sink)) for _ in range(3)]
    for told in receipts:
        assert told.accepted == {desk.writer: desk.end}
        assert told.blobs == ("a" * 64,)
        assert told.waiting == ()
    assert sink.files == {"a" * 64: b"picture bytes"}
    assert desk.push(office).dup == 6
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert (row.entries, row.customer) == (6, "王**")
    assert office.receipt(desk.caller, receipts[0].id)
    with pytest.raises(WireError):
        office.receipt(desk.caller, "nothing")


def test_sticks_in_the_wrong_order(office: HeadOffice, desk: Desk) -> None:
    """What came too early waits, and follows by itself (fault 33)."""
    last, middle, first = (
        stick(office, desk, desk.batch(5)),
        stick(office, desk, desk.batch(3, 4)),
        stick(office, desk, desk.batch(1, 2)),
    )
    told = receipt(office, office.import_stick(last, Sink()))
    assert (told.accepted, told.waiting) == ({}, (f"{desk.writer}:5-6",))
    assert receipt(office, office.import_stick(middle, Sink())).waiting == (f"{desk.writer}:3-4",)
    assert receipt(office, office.import_stick(first, Sink())).accepted == {desk.writer: desk.end}
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    assert row.entries == 6


def test_a_revoked_device_by_stick_when_a_person_says_so(office: HeadOffice, desk: Desk) -> None:
    """What it brings is kept; nobody need bring it again (fault 40)."""
    office.admin.revoke(desk.device)
    told = receipt(office, office.import_stick(stick(office, desk, desk.batch()), Sink()))
    assert (told.accepted, told.aside) == ({}, {f"{desk.writer}:1-6": "device_revoked"})
    assert [alert.kind for alert in office.admin.alerts()] == ["revoked_device"]
    office.projector.project_all()
    assert office.tickets.ticket("b1", "t1") is None
    office.admin.accept_revoked(desk.device)
    assert customer(office) == (6, "王**"), "with the keys that came beside it"
    again = receipt(office, office.import_stick(stick(office, desk, desk.batch()), Sink()))
    assert again.accepted == {desk.writer: desk.end}


def customer(office: HeadOffice) -> tuple[int, str]:
    """How many entries the ticket has, and its masked customer."""
    office.projector.project_all()
    row = office.tickets.ticket("b1", "t1")
    assert row is not None
    return row.entries, row.customer


def test_a_stick_of_a_device_that_an_older_backup_does_not_know(office: HeadOffice, tmp_path: Path) -> None:
    path = office.keeping.backup(tmp_path / "before.db").path
    desk = Desk(1)
    desk.enrol(office)
    desk.open_ticket("t1")
    desk.write("t1", NoteAdded("一"))
    first, second = stick(office, desk, desk.batch(1, 1)), stick(office, desk, desk.batch(2))
    office.keeping.restore(path)
    told = receipt(office, office.import_stick(second, Sink()))
    assert (told.device, told.aside) == (desk.device, {f"{desk.writer}:2-2": "unknown_device"})
    assert receipt(office, office.import_stick(first, Sink())).aside
    assert [alert.kind for alert in office.admin.alerts()] == ["untaken_stick"]
    desk.enrol(office)
    assert customer(office) == (2, "王**")


def test_a_stick_signed_with_a_key_that_an_older_backup_does_not_know(
    office: HeadOffice, desk: Desk, tmp_path: Path
) -> None:
    path = office.keeping.backup(tmp_path / "before.db").path
    old, desk.sign_key = desk.sign_key, SigningKey.fresh()
    desk.enrol(office)
    file = stick(office, desk, desk.batch())
    office.keeping.restore(path)
    for _ in range(2):
        told = receipt(office, office.import_stick(file, Sink()))
        assert told.aside == {f"{desk.writer}:1-6": "unknown_key"}
    with pytest.raises(WireError) as caught:
        desk.session(office)
    assert caught.value.code == "unknown_key"
    new, desk.sign_key = desk.sign_key, old
    desk.session(office)
    assert office.tickets.ticket("b1", "t1") is None, "the older key changes nothing"
    desk.sign_key = new
    desk.enrol(office)
    assert customer(office) == (6, "王**")


def test_a_batch_with_a_signature_that_fits_nothing(office: HeadOffice, desk: Desk) -> None:
    header, signature, body = desk.batch().split(b"\n", 2)
    other = desk.batch(1, 2).split(b"\n", 2)[1]
    told = receipt(
        office, office.import_stick(stick(office, desk, b"\n".join((header, other, body))), Sink())
    )
    assert told.aside == {f"{desk.writer}:1-6": "bad_sig"}
    desk.enrol(office)
    office.projector.project_all()
    assert office.tickets.ticket("b1", "t1") is None
    whole = b"\n".join((header, signature, body))
    assert receipt(office, office.import_stick(stick(office, desk, whole), Sink())).accepted


def copied(desk: Desk) -> Desk:
    """Another copy of the same disk."""
    twin = Desk(1)
    twin.enrolled, twin.ring = desk.enrolled, desk.ring
    for line in desk.lines:
        twin.append(line)
    twin.tickets = dict(desk.tickets)
    twin.ids = FakeIds(71)
    return twin


def test_what_a_copy_wrote_under_the_same_numbers_is_taken_beside(office: HeadOffice, desk: Desk) -> None:
    """The desk it lay on may be revoked, or gone: the stick is all there is."""
    twin = copied(desk)
    desk.write("t1", NoteAdded("甲"))
    desk.push(office)
    for number in range(3):
        twin.write("t1", NoteAdded(f"乙{number}"))
    sticks = [stick(office, twin, twin.batch(first, first)) for first in (9, 7, 8)]
    late, first, second = (receipt(office, office.import_stick(each, Sink())) for each in sticks)
    assert (late.waiting, late.accepted) == ((f"{twin.writer}:9-9",), {})
    assert first.forks[twin.writer][:2] == (desk.end, At(6, desk.hash_at(6).hex()))
    assert (second.waiting, second.aside) == ((), {})
    assert customer(office) == (10, "王**")
    assert "fork" in {alert.kind for alert in office.admin.alerts()}
    for each in sticks:
        office.import_stick(each, Sink())
    assert customer(office) == (10, "王**"), "nothing twice"
    with office._database.reading() as connection:
        assert connection.execute(select(WAITING)).all() == []


def test_what_the_desk_writes_anew_after_that_is_there_already(office: HeadOffice, desk: Desk) -> None:
    twin = copied(desk)
    desk.write("t1", NoteAdded("甲"))
    desk.push(office)
    written = twin.write("t1", NoteAdded("乙"))
    office.import_stick(stick(office, twin, twin.batch(7)), Sink())
    twin.begin_writer("b2", "forked")
    twin.write("t1", NoteAdded("乙"), entry=written.id)
    twin.push(office)
    assert customer(office) == (8, "王**")


def test_files_alone(office: HeadOffice, desk: Desk) -> None:
    sink = Sink()
    told = receipt(office, office.import_stick(stick(office, desk, blobs={"b" * 64: b"12345678"}), sink))
    assert (told.device, told.blobs, told.accepted) == (desk.device, ("b" * 64,), {})


def test_a_changed_byte(office: HeadOffice, desk: Desk) -> None:
    data = bytearray(stick(office, desk, desk.batch()).getvalue())
    data[-20] ^= 1
    with pytest.raises(WireError) as caught:
        office.import_stick(io.BytesIO(bytes(data)), Sink())
    assert caught.value.code == "bad_seal"


def test_a_slip_is_looked_up(office: HeadOffice, desk: Desk) -> None:
    desk.push(office, 1, 4)
    code = short_code(desk.writer, 3, desk.hash_at(3))
    tenant = desk.caller.tenant
    found = office.slip(tenant, f" {code} ".lower())
    assert (found.received, found.ticket) == (True, "t1")
    assert found.at
    assert not office.slip(tenant, str(short_code(desk.writer, 5, desk.hash_at(5)))).received
    assert not office.slip(tenant, str(short_code(desk.writer, 3, b"\0\0"))).received
    with pytest.raises(WireError):
        office.slip(tenant, "rubbish")
