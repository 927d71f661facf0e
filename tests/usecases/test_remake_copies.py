"""Work copies and thumbnails that were lost come back from the original."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.demo import demo_folder
from app.domain.records import Evidence
from app.domain.refusals import Refusal, RefusedError
from app.usecases.attach import attach
from app.usecases.evidence_ports import BlobSink, ImportedEvidence, Progress
from app.usecases.remake_copies import remake_copies
from tests.fakes.shop import CLERK, Shop


class OtherCopies:
    """Takes pictures in as another version of the program may: other bytes, or none at all."""

    def __init__(self, make: Callable[[Path, BlobSink], ImportedEvidence]) -> None:
        self._make = make

    def import_file(self, path: Path, blobs: BlobSink, progress: Progress | None = None) -> ImportedEvidence:
        return self._make(path, blobs)

    def import_bytes(self, data: bytes, name: str, blobs: BlobSink) -> ImportedEvidence:
        raise NotImplementedError


@pytest.fixture
def photographed(shop: Shop) -> tuple[str, Evidence]:
    """A ticket with one photo, without its thumbnail."""
    ticket = shop.intake()
    _, outcome = attach(shop.work, ticket.id, [demo_folder() / "photos" / "kettle_leak.jpg"], "whole", CLERK)
    (evidence,) = outcome.ticket.evidence
    shop.store.blobs.place(evidence.file.thumbnail).unlink()
    return ticket.id, evidence


def test_the_same_program_makes_the_same_copies(shop: Shop, photographed: tuple[str, Evidence]) -> None:
    before = shop.entries()
    assert remake_copies(shop.work, [photographed], CLERK) == 1
    assert shop.work.blobs.read(photographed[1].file.thumbnail).startswith(b"\xff\xd8")
    assert shop.store.verify().findings == []
    assert shop.entries() == before


def test_other_copies_are_named_by_an_entry(shop: Shop, photographed: tuple[str, Evidence]) -> None:
    ticket, evidence = photographed

    def otherwise(path: Path, blobs: BlobSink) -> ImportedEvidence:
        made = shop.work.importer.import_file(path, blobs)
        return replace(made, thumb_sha256=blobs.put_bytes(b"another thumbnail"))

    shop.store.blobs.place(evidence.file.thumbnail).unlink(missing_ok=True)
    other = replace(shop.work, importer=OtherCopies(otherwise))
    assert remake_copies(other, [photographed], CLERK) == 1
    (now,) = shop.ticket(ticket).evidence
    assert shop.work.blobs.read(now.file.thumbnail) == b"another thumbnail"
    assert replace(now.file, thumb_sha256=evidence.file.thumb_sha256) == evidence.file
    assert shop.work.tickets.history(ticket)[-1].type == "evidence.copies_remade"
    assert shop.store.verify().findings == []


def test_an_original_that_is_accepted_no_more_is_left(shop: Shop, photographed: tuple[str, Evidence]) -> None:
    def refuse(path: Path, blobs: BlobSink) -> ImportedEvidence:
        raise RefusedError(Refusal("too_many_pixels"))

    assert remake_copies(replace(shop.work, importer=OtherCopies(refuse)), [photographed], CLERK) == 0
    assert [each.code for each in shop.store.verify().findings] == ["copy_missing"]
