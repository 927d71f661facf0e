"""Fault 40: a desk that head office shut out is read, not written; a new code opens it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.contact import AddNote
from app.usecases.issue import issue, printable
from app.usecases.perform import perform
from app.usecases.read_models import QueueFilter
from tests.fakes.shop import CLERK
from tests.fakes.whole_desk import real_office, whole_desk


def test_what_it_has_is_read_and_nothing_is_written(tmp_path: Path) -> None:
    with (
        real_office(tmp_path / "office") as office,
        whole_desk(tmp_path / "desk", office) as desk,
    ):
        shop = desk.shop
        ticket = shop.intake()
        receipt = issue(shop.work, ticket.id, "receipt", CLERK)
        device = shop.store.outbox.device()
        office.office.admin.revoke(device)
        assert desk.sync.once().cause is not None
        before = shop.entries()
        for act in (
            shop.intake,
            lambda: perform(shop.work, ticket.id, AddNote("来电"), CLERK),
            lambda: issue(shop.work, ticket.id, "result_notice", CLERK),
        ):
            with pytest.raises(RefusedError, match="desk_shut_out"):
                act()
        assert shop.entries() == before
        assert shop.ticket(ticket.id).number == ticket.number
        assert [row.id for row in shop.work.tickets.page(QueueFilter(shop.time.now())).rows] == [ticket.id]
        assert printable(shop.work, receipt).pdf.startswith(b"%PDF")
        assert desk.sync.export(tmp_path)[0].entries == before

        office.office.admin.accept_revoked(device)
        desk.sync.once()
        with pytest.raises(RefusedError, match="desk_shut_out"):
            shop.intake()  # what it wrote is taken, and it stays shut out
        code = office.office.admin.new_code(office.branch, "服务台").code
        desk.sync.enrol(desk.sync.look(office.url), code)
        shop.intake()
        desk.pass_on(office)
        assert not desk.sync.status().revoked
