"""Handing out an evidence bundle: the report is issued, the archive made, and the journal says to whom."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from app.domain.entry import Draft
from app.domain.evolve import fold
from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.domain.steps.papers import DocumentIssued, EvidenceExported
from app.usecases.bundle.archive import Member, Weighed, weigh, write_archive
from app.usecases.bundle.contents import as_json, contents_of, journal_files, left_out_rows, unseen
from app.usecases.bundle.facts import EVIDENCE_BUNDLE
from app.usecases.desk import Person
from app.usecases.issue import issue
from app.usecases.perform import locate
from app.usecases.whole_file import new_beside
from app.usecases.workplace import Workplace

FORM: Final = "counterfoil-evidence-1"


@dataclass(frozen=True)
class Exported:
    """A bundle that was made. `fingerprint` is the SHA-256 of its manifest: told on another way, it shows
    that the bundle is the one that was handed out.
    """

    document: Document
    fingerprint: str
    files: int
    size: int
    left_out: int


class Handed(NamedTuple):
    """To whom a bundle goes, what for, and who that is: the ``customer``, an ``authority``,
    the ``own_house``, a ``supplier`` or an ``other``.
    """

    recipient: str
    purpose: str
    recipient_is: str


def export_evidence(
    workplace: Workplace,
    reference: str,
    handed: Handed,
    person: Person,
    target: Path,
    *,
    small: bool = False,
) -> Exported:
    """Write the bundle of a ticket to the file `target`, and record to whom it goes and what for.

    The same entries give the same bytes. Raises RefusedError no_such_ticket, particulars_missing,
    sharing_not_consented; ProblemError blob_missing, bundle_file_damaged, bundle_too_large; OSError
    where `target` cannot be written.
    """
    ticket_id = locate(workplace, reference)
    document = issue(workplace, ticket_id, EVIDENCE_BUNDLE, person, stated=handed._asdict())
    exported = make_bundle(workplace, ticket_id, document, target, small=small)
    body = EvidenceExported(document.id, "zip", handed.recipient, handed.purpose, exported.fingerprint)

    workplace.journal.transact(
        lambda tx: tx.append(ticket_id, (Draft(body),), workplace.time.now(), person.name)
    )
    return exported


def save_evidence(
    workplace: Workplace, ticket_id: str, handed: Handed, person: Person, path: Path
) -> Exported:
    """Like `export_evidence`, into a file that is whole under its name or not there at all.

    Raises ProblemError out_not_writable.
    """
    try:
        with new_beside(path) as unfinished:
            made = export_evidence(workplace, ticket_id, handed, person, unfinished)
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(path), reason=error.strerror or "") from None
    return made


def make_bundle(
    workplace: Workplace, ticket_id: str, document: Document, target: Path, *, small: bool = False
) -> Exported:
    """The archive of that report: the case as it was when the report was issued, whatever came since."""
    entries = list(workplace.tickets.entries(ticket_id))
    places = [n for n, each in enumerate(entries) if _issues(each.body, document)]
    upto = entries[: places[0] + 1]
    ticket = fold(upto)
    if ticket is None:
        raise LookupError(ticket_id)
    runs = workplace.chains.of(ticket_id, upto[-1].id)
    contents = contents_of(workplace, ticket, document, upto, small=small)
    members = [*contents.members]
    members += [_member(name, data) for name, data in journal_files(runs)]
    members += [_member(name, data) for name, data in workplace.reference.bundle_files().items()]
    members.sort(key=lambda each: each.name)
    weighed = [(each, _checked(each, contents.recorded)) for each in members]
    elsewhere = unseen(runs, {known.sha256 for _, known in weighed})
    left_out = left_out_rows(contents.left_out, elsewhere)
    manifest = as_json(
        {
            "form": FORM,
            "ticket": ticket.number,
            "report": f"{document.number} v{document.version}",
            "issued_at": document.issued_at.astimezone(workplace.desk.tz).isoformat(),
            "files": [
                {"name": each.name, "size": known.size, "sha256": known.sha256} for each, known in weighed
            ],
            "left_out": left_out,
        }
    )
    last = _member("manifest.json", manifest)
    weighed.append((last, weigh(last)))
    with target.open("wb") as out:
        write_archive(out, weighed)
        size = out.tell()
    fingerprint = sha256(manifest).hexdigest()
    return Exported(document, fingerprint, len(weighed), size, len(left_out))


def _issues(body: object, document: Document) -> bool:
    return isinstance(body, DocumentIssued) and body.document == document.id


def _member(name: str, data: bytes) -> Member:
    return Member(name, lambda: io.BytesIO(data))


def _checked(member: Member, recorded: Mapping[str, str]) -> Weighed:
    """Raises ProblemError bundle_file_damaged: a bundle is made of what was recorded, or not at all."""
    known = weigh(member)
    expected = recorded.get(member.name, known.sha256)
    if known.sha256 != expected:
        raise ProblemError("bundle_file_damaged", sha256=expected)
    return known
