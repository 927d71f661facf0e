"""Papers found by what is printed on them: number, version and 校验码, or the code that a scanner reads."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select

from app.domain.numbering import split_reference
from app.domain.paper_code import ScannedDocument
from app.domain.records import Document
from app.domain.scan import classify_scan
from app.domain.ticket import Ticket
from app.headoffice.store.database import Database
from app.headoffice.store.folds import fold_from_feed
from app.headoffice.store.person_keys import PersonKeys
from app.headoffice.store.schema import BATCH, INBOX, PAPER, TICKET
from app.headoffice.store.slips import MOST_SEQ, Case, Slips, cases_of
from app.headoffice.store.ticket_search import came_with
from app.wire.messages import Slip
from app.wire.shortcode import read_short_code

_CHECK: Final = re.compile(r"[0-9a-f]{8}")
_LABELS: Final = re.compile(r"校验码|编号|单号|CHECK CODE|NO\.?(?=\s)|[:：,，;；]", re.IGNORECASE)
_VERSION: Final = re.compile(r"第\s*([0-9]{1,4})\s*版|\b(?:V|VERSION\s*)([0-9]{1,4})\b", re.IGNORECASE)
_MOST: Final = 50


class Asked(NamedTuple):
    """What somebody typed or scanned; what was not said is empty. `check` is the 校验码."""

    number: str = ""
    version: int = 0
    check: str = ""


class Paper(NamedTuple):
    """A paper that was received. `fits` says whether it is what was asked for, `newest` is the newest version
    of its number that was received; `counts` is false while its entry is put aside.
    """

    branch: str
    ticket: str
    ticket_number: str
    kind: str
    number: str
    version: int
    check: str
    issued_at: str
    received_at: str
    batch: str
    newest: int
    voided: bool
    ticket_voided: bool
    signed: tuple[str, ...]
    counts: bool
    fits: bool


class Found(NamedTuple):
    """Papers found. With `forged`, that number and version was issued with other content.

    `slip` says of a short code, by which a desk names its last entry on a ticket, whether that arrived.
    `cases` are the tickets of a short code, or of a ticket's number that has no papers yet.
    """

    asked: Asked
    papers: tuple[Paper, ...]
    forged: bool = False
    slip: Slip | None = None
    cases: tuple[Case, ...] = ()


class _Row(NamedTuple):
    branch: str
    rno: int
    ticket: str
    document: str
    number: str
    version: int
    digest: str
    received_at: str
    batch: str


class Papers:
    """Finds papers."""

    def __init__(self, database: Database, keys: PersonKeys) -> None:
        self._database, self._keys = database, keys

    def find(self, tenant: str, typed: str) -> Found:
        """The papers of a document number, a ticket number, a 校验码, or the text of a QR code.

        Where there are none, and it could be a short code: what became of that entry.
        """
        asked = read_asked(typed)
        if not asked.number and not asked.check:
            return Found(asked, ())
        with self._database.reading() as connection:
            rows = _asked_for(connection, tenant, asked)
            if not rows and asked.number and (cases := cases_of(connection, tenant, number=asked.number)):
                return Found(asked, (), cases=cases)
            tickets: dict[tuple[str, str], Ticket] = {}
            for branch in sorted({row.branch for row in rows}):
                names = sorted({row.ticket for row in rows if row.branch == branch})
                keys = self._keys.load(connection, tenant, branch, names)
                folded = fold_from_feed(connection, (tenant, branch), names, keys)
                tickets |= {(branch, name): ticket for name, ticket in folded.items()}
        code = read_short_code(typed)
        if not rows and code is not None and code.seq < MOST_SEQ:
            return self._by_short_code(tenant, typed, asked)
        papers = [_paper(row, rows, tickets.get((row.branch, row.ticket)), asked) for row in rows]
        fitting = tuple(each for each in papers if each.fits)
        said = bool(asked.check and asked.number)
        forged = said and not fitting and any(asked.version in (0, each.version) for each in papers)
        return Found(asked, fitting or tuple(papers), forged)

    def _by_short_code(self, tenant: str, typed: str, asked: Asked) -> Found:
        slip = Slips(self._database).find(tenant, typed)
        if not slip.ticket:
            return Found(asked, (), slip=slip)
        with self._database.reading() as connection:
            return Found(asked, (), slip=slip, cases=cases_of(connection, tenant, ticket=slip.ticket))


def read_asked(typed: str) -> Asked:
    """What is meant: a scanner types the whole code, people a number and perhaps the 校验码 beside it."""
    scanned = classify_scan(typed)
    if isinstance(scanned, ScannedDocument):
        return Asked(scanned.number, scanned.version, scanned.short_hash)
    plain = unicodedata.normalize("NFKC", typed.replace("\0", ""))
    version = _VERSION.search(plain)
    words = _LABELS.sub(" ", _VERSION.sub(" ", plain)).split()
    check = next((each.lower() for each in words if _CHECK.fullmatch(each.lower())), "")
    number = next((each for each in words if not _CHECK.fullmatch(each.lower())), "")
    return Asked(split_reference(number)[0][:64], int(version[1] or version[2]) if version else 0, check)


def _asked_for(connection: Connection, tenant: str, asked: Asked) -> list[_Row]:
    """Every version of the papers asked for; of a ticket's number, all its papers."""
    if not asked.number:
        fitting = and_(PAPER.c.digest >= asked.check, PAPER.c.digest < asked.check + "g")
        numbers = {row.number for row in _rows(connection, tenant, fitting)}
        # A code alone names the paper, and its number names the versions beside it.
        return _rows(connection, tenant, PAPER.c.number.in_(numbers)) if numbers else []
    found = _rows(connection, tenant, PAPER.c.number == asked.number)
    if found:
        return found
    tickets = select(TICKET.c.ticket).where(TICKET.c.tenant == tenant, TICKET.c.number == asked.number)
    names = list(connection.scalars(tickets.limit(_MOST)))
    return _rows(connection, tenant, PAPER.c.ticket.in_(names)) if names else []


def _rows(connection: Connection, tenant: str, wanted: ColumnElement[bool]) -> list[_Row]:
    """By number and version, each once: a journal that was forked tells of a paper twice."""
    same = and_(
        INBOX.c.tenant == PAPER.c.tenant, INBOX.c.branch == PAPER.c.branch, INBOX.c.rno == PAPER.c.rno
    )
    rows = connection.execute(
        select(PAPER, BATCH.c.no, BATCH.c.received_at)
        .join(INBOX, same)
        .outerjoin(BATCH, came_with())
        .where(PAPER.c.tenant == tenant, wanted)
        .order_by(PAPER.c.branch, PAPER.c.number, PAPER.c.version, PAPER.c.rno)
        .limit(_MOST)
    )
    found: dict[tuple[str, str], _Row] = {}
    for row in rows:
        found.setdefault(
            (row.branch, row.document),
            _Row(
                row.branch,
                row.rno,
                row.ticket,
                row.document,
                row.number,
                row.version,
                row.digest,
                row.received_at or "",
                str(row.no or ""),
            ),
        )
    return list(found.values())


def _paper(row: _Row, rows: list[_Row], ticket: Ticket | None, asked: Asked) -> Paper:
    document: Document | None = ticket.document(row.document) if ticket is not None else None
    same = [each.version for each in rows if (each.branch, each.number) == (row.branch, row.number)]
    check_fits = not asked.check or row.digest.startswith(asked.check)
    return Paper(
        branch=row.branch,
        ticket=row.ticket,
        ticket_number=ticket.number if ticket is not None else "",
        kind=document.kind if document is not None else "",
        number=row.number,
        version=row.version,
        check=row.digest[:8],
        issued_at=document.issued_at.isoformat() if document is not None else "",
        received_at=row.received_at,
        batch=row.batch,
        newest=max(same),
        voided=document is not None and document.voided,
        ticket_voided=ticket is not None and ticket.voided,
        signed=tuple(dict.fromkeys(str(each.role) for each in document.signatures)) if document else (),
        counts=document is not None,
        fits=check_fits and asked.version in (0, row.version),
    )
