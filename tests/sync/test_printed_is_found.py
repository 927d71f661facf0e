"""What is printed at a desk is found at head office: by its QR code, and by number and check code as typed."""

from __future__ import annotations

import re
from pathlib import Path

from app.domain.steps.contact import AddNote
from app.media.codes import CodeScanner
from app.usecases.issue import RECEIPT, issue, printable
from app.usecases.perform import perform
from tests.documents.reading import pages_of, squeezed
from tests.fakes.shop import CLERK
from tests.fakes.whole_desk import real_office, whole_desk


def test_a_slip_is_found_by_what_stands_on_it(tmp_path: Path) -> None:
    with real_office(tmp_path / "office") as office, whole_desk(tmp_path / "desk", office) as desk:
        shop, tenant = desk.shop, office.office.site().tenant
        ticket = shop.intake()
        document = issue(shop.work, ticket.id, RECEIPT, CLERK)
        pdf = printable(shop.work, document).pdf
        codes = CodeScanner().read_codes(pdf)
        check = re.search(r"校验码\W*([0-9a-f]{8})", squeezed("".join(pages_of(pdf))))
        assert codes
        assert check is not None
        asked = (*codes, document.number, check[1], f"{document.number} 校验码 {check[1]}")
        assert office.office.papers.find(tenant, document.number).papers == ()
        desk.pass_on(office)
        for each in asked:
            found = office.office.papers.find(tenant, each)
            assert [paper.number for paper in found.papers] == [document.number], each
            assert not found.forged
            assert found.papers[0].received_at
        code = shop.store.sync_state.of(ticket.id).code
        told = office.office.papers.find(tenant, code.lower().replace("-", " ")).slip
        assert told is not None
        assert (told.received, told.code) == (True, code)
        perform(shop.work, ticket.id, AddNote("还没有送到"), CLERK)
        told = office.office.papers.find(tenant, shop.store.sync_state.of(ticket.id).code).slip
        assert told is not None
        assert not told.received
        wrong = "0" * 8 if check[1] != "0" * 8 else "1" * 8
        assert office.office.papers.find(tenant, f"{document.number} {wrong}").forged
