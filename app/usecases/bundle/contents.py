"""The files of an evidence bundle: which there are, under which names, and which are left out and why."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import BinaryIO, Final

from app.domain.entry import Entry
from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.domain.steps.papers import DocumentSigned
from app.domain.ticket import Ticket
from app.usecases.bundle.archive import Member
from app.usecases.bundle.chain import Run
from app.usecases.bundle.facts import EVIDENCE_BUNDLE, picture_name
from app.usecases.issue import usual_medium
from app.usecases.paper import Paper
from app.usecases.workplace import Workplace

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.~-]")
_INTERNAL: Final = ("store",)


@dataclass(frozen=True)
class LeftOut:
    """A file that entries name and that is not in the bundle. `why` is a code: ``internal`` (ours alone),
    ``personal`` (names staff at fault or an identity number; a copy without them is in its place),
    ``voided`` (taken out of the case), ``small_only`` (a small picture is in its place), ``not_here``,
    ``not_counted`` (its entry does not count in the case).
    """

    sha256: str
    why: str


@dataclass(frozen=True)
class Contents:
    """The files, by name; what is left out; and of files of the store the hash they are recorded by."""

    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]
    recorded: Mapping[str, str]


class _Gathering:
    """What is found so far."""

    def __init__(self, workplace: Workplace, ticket: Ticket, *, small: bool) -> None:
        self.workplace, self.ticket, self.small = workplace, ticket, small
        self.members: dict[str, Member] = {}
        self.left_out: dict[str, LeftOut] = {}
        self.recorded: dict[str, str] = {}

    def add(self, name: str, data: bytes) -> None:
        self.members.setdefault(name, Member(name, lambda: io.BytesIO(data)))

    def add_file(self, name: str, sha256: str) -> None:
        """A file of the store. Raises ProblemError blob_missing for one that should be here."""
        try:
            self.workplace.blobs.path(sha256)
        except ProblemError as error:
            if self.workplace.awaited.where(sha256) is None:
                raise error from None
            self.leave(sha256, "not_here")
            return

        def opened() -> AbstractContextManager[BinaryIO]:
            return self.workplace.blobs.open(sha256)

        self.members.setdefault(name, Member(name, opened))
        self.recorded.setdefault(name, sha256)

    def leave(self, sha256: str, why: str) -> None:
        self.left_out.setdefault(sha256, LeftOut(sha256, why))


def contents_of(
    workplace: Workplace, ticket: Ticket, report: Document, entries: Sequence[Entry], *, small: bool
) -> Contents:
    """Everything but journal and manifest. With `small`, pictures go in their small form alone.

    Raises ProblemError blob_missing.
    """
    found = _Gathering(workplace, ticket, small=small)
    found.add_file("report.pdf", report.blob.sha256)
    found.leave(report.content.sha256, "internal")
    copies = {each.kind: each.copies for each in workplace.typesetter.kinds()}
    for document in ticket.documents:
        if document.id != report.id:
            _add_document(found, document, copies.get(document.kind, ()))
    _add_pictures(found)
    numbers = {each.id: f"{_safe(each.number)}-v{each.version}" for each in ticket.documents}
    for body in (each.body for each in entries):
        if isinstance(body, DocumentSigned):
            _add_signature(found, body, numbers.get(body.document, "document"))
    members = tuple(found.members[name] for name in sorted(found.members))
    left_out = tuple(found.left_out[sha] for sha in sorted(found.left_out))
    return Contents(members, left_out, found.recorded)


def journal_files(runs: Sequence[Run]) -> Iterator[tuple[str, bytes]]:
    """The ticket's entries, one a line and byte for byte, and the chain around them."""
    lines = [link.line for run in runs for link in run.links if link.line is not None]
    yield "journal/entries.jsonl", b"".join(line + b"\n" for line in lines)
    chain = [
        {
            "writer": run.writer,
            "before": run.before,
            "links": [[each.seq, each.sha256, each.hash, int(each.line is not None)] for each in run.links],
        }
        for run in runs
    ]
    yield "journal/chain.json", as_json(chain)


def as_json(value: object) -> bytes:
    """JSON in the one form in which it is hashed, with an end of line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def unseen(runs: Sequence[Run], inside: AbstractSet[str]) -> Iterator[LeftOut]:
    """Files of entries that do not count in the case: head office found them in conflict with others."""
    for run in runs:
        for link in run.links:
            named = json.loads(link.line).get("blobs", ()) if link.line is not None else ()
            for blob in named:
                if blob["sha256"] not in inside:
                    yield LeftOut(blob["sha256"], "not_counted")


def left_out_rows(known: Sequence[LeftOut], more: Iterable[LeftOut]) -> list[dict[str, str]]:
    """For the manifest: each file once, with the reason that is known of it."""
    rows = {each.sha256: each for each in more} | {each.sha256: each for each in known}
    return [asdict(rows[sha256]) for sha256 in sorted(rows)]


def _add_document(found: _Gathering, document: Document, copies: tuple[str, ...]) -> None:
    """The file as issued; where that says more than others may know, the customer's copy without it."""
    name = f"documents/{_safe(document.number)}-v{document.version}"
    found.leave(document.content.sha256, "internal")
    if document.kind == EVIDENCE_BUNDLE or copies == _INTERNAL:
        found.leave(document.blob.sha256, "internal")
        return
    workplace = found.workplace
    paper = workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    if not _names_somebody(paper):
        found.add_file(f"{name}.pdf", document.blob.sha256)
        return
    found.leave(document.blob.sha256, "personal")
    if "customer" in copies:
        medium = usual_medium(workplace, document.kind)
        found.add(f"{name}-customer.pdf", workplace.typesetter.render(paper, medium, ("customer",)).pdf)


def _names_somebody(paper: Paper) -> bool:
    """Whether a copy of it holds staff at fault, an identity number or an account (P-08, 个保法 28)."""
    at_fault = paper.liability is not None and paper.liability.responsible_person
    return bool(at_fault or paper.ticket.customer.id_number or paper.stated("account").stated)


def _add_pictures(found: _Gathering) -> None:
    place = 0
    for each in found.ticket.evidence:
        if each.voided:
            found.leave(each.file.sha256, "voided")
            continue
        place += 1
        name = picture_name(place, each)
        if not found.small or not each.file.thumb_sha256:
            found.add_file(f"photos/{name}", each.file.sha256)
            continue
        found.leave(each.file.sha256, "small_only")
        small = found.workplace.pictures.small(each.file)
        found.add(f"thumbnails/{name.rpartition('.')[0]}.jpg", small)


def _add_signature(found: _Gathering, signed: DocumentSigned, name: str) -> None:
    """What the signer saw, what was drawn, and its picture. A scanned paper stands among the pictures."""
    base = f"signatures/{name}-{_safe(str(signed.role))}"
    if signed.shown is not None:
        found.add_file(f"{base}-shown.pdf", signed.shown.sha256)
    if signed.drawn is not None:
        found.add(f"{base}-strokes.json", signed.drawn.as_bytes())
    elif signed.drawn_sha256:
        found.leave(signed.drawn_sha256, "personal")  # the person was erased
    if signed.blob is not None and signed.method != "paper_scan":
        found.add_file(f"{base}-picture.png", signed.blob.sha256)


def _safe(name: str) -> str:
    """A name that no program takes for a folder or a command."""
    return _UNSAFE.sub("_", name)[:80].lstrip(".") or "_"
