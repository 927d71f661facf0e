"""What the report of an evidence bundle tells, from the ticket and its journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.domain.records import Document, Evidence, neutral_name
from app.domain.ticket import Ticket
from app.usecases.bundle.chain import Run, case_code
from app.usecases.bundle.telling import told_of
from app.usecases.paper import (
    BundledChain,
    BundledClock,
    BundledDocument,
    BundledItem,
    BundledPicture,
    BundledSignature,
    BundleFacts,
    LiabilityFacts,
    TimeLine,
)
from app.usecases.read_models import HistoryLine
from app.usecases.workplace import Workplace

EVIDENCE_BUNDLE: Final = "evidence-bundle"

_SAID: Final = (
    "number",
    "step",
    "text",
    "liability.conclusion",
    "liability.suggestion",
    "result",
    "remarks",
    "reason",
    "why",
    "body",
)
"""Values of entries that are words to be read, in this order. None of them holds a customer's data, an
identity number or the name of somebody at fault.
"""


def bundle_facts(
    workplace: Workplace, ticket: Ticket, now: datetime, items: Sequence[BundledItem]
) -> BundleFacts:
    """The report as of `now` (desk's zone); `items` come without the name of anybody at fault."""
    pictures = [each for each in ticket.evidence if not each.voided]
    runs = workplace.chains.of(ticket.id)
    entries, code = case_code(runs)
    return BundleFacts(
        timeline=tuple(_told(workplace, line) for line in workplace.tickets.history(ticket.id)),
        documents=tuple(_document(workplace, each) for each in ticket.documents),
        pictures=tuple(_picture(workplace, place, each) for place, each in enumerate(pictures, 1)),
        signatures=tuple(_signatures(workplace, ticket)),
        clocks=tuple(
            BundledClock(
                name=each.clock.name or each.clock.key,
                start=each.clock.start.replace(tzinfo=workplace.desk.tz),
                due=each.clock.due.replace(tzinfo=workplace.desk.tz),
                state=each.state.value,
                stopped_at=each.clock.stopped_at.replace(tzinfo=workplace.desk.tz)
                if each.clock.stopped_at
                else None,
            )
            for each in workplace.policy.clocks(ticket, now)
        ),
        items=tuple(items),
        chains=tuple(map(_chain, runs)),
        entries=entries,
        case_code=code,
    )


def without_names(liability: LiabilityFacts | None) -> LiabilityFacts | None:
    """The determination without the person at fault (P-08)."""
    return None if liability is None else replace(liability, responsible_person="")


def picture_name(place: int, evidence: Evidence) -> str:
    """The name of a file in the bundle: it says what the picture shows and is ours alone."""
    blob = evidence.file.blob
    role = evidence.role if evidence.role.isascii() and evidence.role.replace("_", "").isalnum() else "other"
    ending = neutral_name("", blob.mime)
    safe = ending if ending[1:].isascii() and ending[1:].isalnum() and len(ending) <= _ENDING else ".bin"
    return f"{place:03d}-{role}{safe}"


_ENDING: Final = 6


def _told(workplace: Workplace, line: HistoryLine) -> TimeLine:
    said = (line.values.get(key, "") for key in _SAID)
    words = tuple(dict.fromkeys(each for each in said if each and not _is_code(each)))
    zone = workplace.desk.tz
    return TimeLine(line.type, line.at.astimezone(zone), line.user or "", words, tuple(told_of(line, zone)))


def _is_code(value: str) -> bool:
    """Whether a value is a word of the program, not of a person."""
    return value.isascii() and value.islower() and value.replace("_", "").isalnum()


def _document(workplace: Workplace, each: Document) -> BundledDocument:
    at = each.issued_at.astimezone(workplace.desk.tz)
    return BundledDocument(
        each.kind, each.number, each.version, at, each.issued_by or "", each.blob.sha256, _standing(each)
    )


def _standing(document: Document) -> str:
    if document.voided:
        return "voided"
    if document.signed:
        return "signed"
    return "delivered" if document.delivery else "issued"


def _picture(workplace: Workplace, place: int, each: Evidence) -> BundledPicture:
    taken = each.file.taken_at
    return BundledPicture(
        name=picture_name(place, each),
        role=each.role,
        sha256=each.file.sha256,
        size=each.file.blob.size,
        added_at=each.added_at.astimezone(workplace.desk.tz),
        taken_at=taken.astimezone(workplace.desk.tz) if taken and taken.tzinfo else taken,
        by=each.added_by or "",
    )


def _signatures(workplace: Workplace, ticket: Ticket) -> Iterator[BundledSignature]:
    for document in ticket.documents:
        for each in document.signatures:
            yield BundledSignature(
                document=document.number,
                version=document.version,
                signer=each.signer,
                role=each.role,
                method=each.method,
                at=each.at.astimezone(workplace.desk.tz),
                agreed=each.agreed,
                device=each.device,
                content_sha256=each.document_sha256,
                shown_sha256=each.shown.sha256 if each.shown else "",
                seal=each.seal,
            )


def _chain(run: Run) -> BundledChain:
    return BundledChain(run.writer, run.links[0].seq, run.links[-1].seq, run.links[-1].hash)
