"""What the page asks of the register: names of devices, receipts, what is published."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.steps.contact import NoteAdded
from app.headoffice.office import HeadOffice
from app.headoffice.store.receipts import number_of
from app.headoffice.store.refusals import HeadOfficeError
from app.wire.problems import WireError
from tests.headoffice.store.desks import Desk
from tests.headoffice.store.test_sticks import Sink, stick


@pytest.mark.parametrize(
    ("name", "given", "host", "shown"),
    [
        ("收银电脑", "前台", "TILL-3", "收银电脑"),
        ("", "前台", "TILL-3", "前台"),
        ("", "", "TILL-3", "{desk} TILL-3"),
        ("", "", "", "{desk}"),
    ],
)
def test_a_device_has_a_name_in_any_case(
    office: HeadOffice, name: str, given: str, host: str, shown: str
) -> None:
    desk = Desk(1)
    asked = desk.enrolment(office.admin.new_code("b1", given).code)
    office.enrol(msgspec.structs.replace(asked, name=name, host=host))
    (row,) = office.admin.devices()
    assert row.name == shown.format(desk=row.desk)
    office.admin.rename(desk.device, "三楼\0收银")
    assert office.admin.devices()[0].name == "三楼收银"
    with pytest.raises(HeadOfficeError, match="unknown_device"):
        office.admin.rename("nobody", "x")


def test_what_is_published_is_listed(office: HeadOffice) -> None:
    assert office.reference.counts() == {}
    office.reference.publish("goods", "690", {"name": "壶"})
    office.reference.publish("goods", "690", {"name": "水壶"})
    office.reference.publish("goods", "691", {"name": "锅"}, "b1")
    office.reference.publish("policy", "x/1", {"valid_from": "2027-01-01"})
    assert office.reference.counts() == {"goods": 2, "policy": 1}
    first, second = office.reference.listed("goods", "", 9)
    assert (first.key, first.scope, second.key, second.scope) == ("690", "*", "691", "b1")
    assert first.rev > 0
    assert office.reference.listed("goods", "690 *", 9) == (second,)
    assert [each.valid_from for each in office.reference.listed("policy", "", 9)] == ["2027-01-01"]


def test_receipts_are_found_again(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    desk.session(office)
    for number in range(3):
        desk.write(None, NoteAdded(f"{number}"))
    late, first = stick(office, desk, desk.batch(3)), stick(office, desk, desk.batch(1, 2))
    given = [office.import_stick(late, Sink())]
    assert office.receipts.newest(1)[0].waiting == 1
    given.append(office.import_stick(first, Sink()))
    rows = {row.id: row for row in office.receipts.newest(9)}
    assert set(rows) == {number_of(each) for each in given}
    assert [rows[number_of(each)].waiting for each in given] == [0, 0]
    row = rows[number_of(given[1])]
    assert (row.branch, row.device, row.desk, row.writers) == ("b1", desk.device, desk.desk, 1)
    assert office.receipts.find(row.id) == (given[1], desk.desk)
    with pytest.raises(WireError, match="not_found"):
        office.receipts.find("x")
