"""From an empty database to entries that another desk reads."""

from __future__ import annotations

from app.headoffice.office import HeadOffice
from app.wire.messages import ENTRIES, PERSON_KEYS, SessionVerdict, Verdict
from tests.headoffice.store.desks import Desk


def test_one_desk_writes_and_another_reads(office: HeadOffice) -> None:
    first, second = Desk(1), Desk(2)
    first.enrol(office)
    second.enrol(office)
    assert first.session(office).verdict is SessionVerdict.OK
    ticket = first.open_ticket()
    ack = first.push(office)
    assert ack.accepted == first.end
    assert (ack.dup, ack.applied_to) == (0, 0)
    assert office.projector.project_all() == 1
    page = office.feed(second.caller, "", 100)
    assert not page.more
    by = {each.coll: each for each in page.items}
    assert by[ENTRIES].body.line.encode() == first.lines[0]
    assert by[ENTRIES].body.verdict is Verdict.APPLIED
    assert by[PERSON_KEYS].key.startswith(f"{ticket}/person/")
    own = office.feed(first.caller, "", 100)
    assert [each.body.line for each in own.items if each.coll == ENTRIES] == [""]
    row = office.tickets.search("")[0]
    assert (row.customer, row.phone) == ("王**", "138****2233")
