"""Acting on tickets, and adding files to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.demo import demo_folder
from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import RefusedError
from app.domain.steps.closing import VoidTicket
from app.domain.steps.contact import AddNote
from app.domain.steps.evidence import AttachEvidence
from app.usecases.attach import attach, evidence_action, import_file
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, SUPERVISOR, Shop


@pytest.fixture
def photos() -> Path:
    return demo_folder() / "photos"


def test_a_ticket_is_found_by_id_and_by_number(shop: Shop) -> None:
    ticket = shop.intake()
    for reference in (ticket.id, ticket.number, ticket.number.lower(), f" {ticket.number} "):
        outcome = perform(shop.work, reference, AddNote("来电"), CLERK)
        assert outcome.ticket.id == ticket.id
    line = shop.work.tickets.history(ticket.id)[-1]
    assert (line.type, line.user, line.values["text"]) == ("note.added", CLERK.name, "来电")


def test_what_is_refused_writes_nothing(shop: Shop) -> None:
    ticket = shop.intake()
    before = shop.entries()
    with pytest.raises(RefusedError, match="no_such_ticket"):
        perform(shop.work, "2F01-261120-0099", AddNote("x"), CLERK)
    with pytest.raises(RefusedError, match="text_missing"):
        perform(shop.work, ticket.id, AddNote(" "), CLERK)
    assert shop.entries() == before
    perform(shop.work, ticket.id, VoidTicket("误录"), SUPERVISOR)
    with pytest.raises(RefusedError, match="ticket_voided"):
        perform(shop.work, ticket.id, AddNote("x"), CLERK)


def test_an_entry_names_only_whole_files_of_the_store(shop: Shop, photos: Path) -> None:
    ticket = shop.intake()
    real = evidence_action(import_file(shop.work, photos / "kettle_leak.jpg"), "whole")
    whole = real.file.blob
    cut = replace(whole, size=whole.size - 1)
    for blob, thumb in [
        (BlobRef("0" * 64, 5, "image/jpeg", "x.jpg", "whole"), None),
        (BlobRef("../store.db", 5, "image/jpeg", "x.jpg", "whole"), None),
        (cut, None),
        (whole, "0" * 64),
        (whole, "../../store.db"),
    ]:
        with pytest.raises(RefusedError, match="file_not_in_store"):
            perform(
                shop.work, ticket.id, AttachEvidence(EvidenceFile(blob, thumb_sha256=thumb), "whole"), CLERK
            )
    perform(shop.work, ticket.id, real, CLERK)


def test_files_are_attached_together_or_not_at_all(shop: Shop, photos: Path, tmp_path: Path) -> None:
    ticket = shop.intake()
    text = tmp_path / "note.txt"
    text.write_text("no picture")
    before = shop.entries()
    for paths, code in [
        ([photos / "kettle_leak.jpg", text], "unknown_kind"),
        ([photos / "kettle_leak.jpg"] * 2, "evidence_known"),
    ]:
        with pytest.raises(RefusedError, match=code):
            attach(shop.work, ticket.number, paths, "whole", CLERK)
        assert shop.entries() == before
    with pytest.raises(RefusedError, match="no_such_ticket"):
        attach(shop.work, "nobody", [tmp_path / "never-read.jpg"], "whole", CLERK)
    imported, outcome = attach(
        shop.work, ticket.number, [photos / "kettle_leak.jpg", photos / "kettle_base.jpg"], "whole", CLERK
    )
    assert [each.file.sha256 for each in outcome.ticket.evidence] == [each.sha256 for each in imported]
    assert len(outcome.entries) == 2
