"""The particulars a document is issued with: what the ticket says, and over it what a person stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.evolve import fold
from app.domain.records import Document
from app.domain.refusals import InputError, Refusal, RefusedError
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.issuing.rules import rule_of
from app.usecases.paper.particulars import Particular, ParticularKind, stated_only
from app.usecases.paper.stating import cleared_in, missing_particulars, overlaid, read_particulars

if TYPE_CHECKING:
    from app.usecases.workplace import Workplace


def particulars_of(workplace: Workplace, kind: str) -> tuple[ParticularKind, ...]:
    """What a kind asks for. Raises InputError document_kind_unknown."""
    for each in workplace.typesetter.kinds():
        if each.kind == kind:
            return each.particulars
    raise InputError("document_kind_unknown", "KIND", kind=kind)


def prefilled(case: Case, kind: str, issued: Document | None = None) -> tuple[Particular, ...]:
    """What a form begins with: what was stated last time, else what the ticket says.

    Where the case went on since, what the ticket says of it now stands over what was stated.
    """
    rule = rule_of(kind)
    if issued is None:
        return stated_only(rule.prefilled(case))
    kept, ground = issued_particulars(case.workplace, issued), rule.ground(case.item)
    if ground is not None and ground != issued.stands_on:
        return overlaid(kept, stated_only(rule.prefilled(case)), ())
    if rule.of_desk:
        return kept
    said, unsaid = _said_since(case, issued, rule)
    return overlaid(kept, said, [each.key for each in unsaid if each in kept])


def _said_since(case: Case, issued: Document, rule: IssuingRule) -> tuple[list[Particular], list[Particular]]:
    """What the ticket says now and did not say when the document was issued, and what it says no more.

    What a person stated over the ticket's own words stays, until the ticket says something else.
    """
    entries = list(case.workplace.tickets.entries(case.ticket.id))
    until = [place for place, each in enumerate(entries) if getattr(each.body, "document", "") == issued.id]
    ticket = fold(entries[: until[0]]) if until else None
    item = ticket.item(case.item.id) if ticket is not None else None
    if ticket is None or item is None:
        return [], []
    then = issued.issued_at.astimezone(case.now.tzinfo)
    before = stated_only(rule.prefilled(Case(case.workplace, ticket, item, then, case.person, until[0])))
    now = stated_only(rule.prefilled(case))
    keys = {each.key for each in now}
    return [each for each in now if each not in before], [each for each in before if each.key not in keys]


def settled(
    case: Case, kind: str, stated: Mapping[str, object], issued: Document | None
) -> tuple[Particular, ...]:
    """The particulars to issue with: what a form begins with, and over it what was `stated`.

    Raises InputError for what cannot be read, RefusedError particulars_missing naming the keys, and
    what the kind refuses (``IssuingRule.completed``).
    """
    with _of_kind(kind):
        return _settled(case, kind, stated, issued)


@contextmanager
def _of_kind(kind: str) -> Iterator[None]:
    """What is wrong names the kind, too: a particular has the name that stands on its form."""
    try:
        yield
    except InputError as error:
        if "kind" in error.params:
            raise
        raise InputError(error.code, error.field, kind=kind, **error.params) from error


def _settled(
    case: Case, kind: str, stated: Mapping[str, object], issued: Document | None
) -> tuple[Particular, ...]:
    kinds = particulars_of(case.workplace, kind)
    given = read_particulars(kinds, stated, case.workplace.desk.tz)
    found = overlaid(prefilled(case, kind, issued) if kinds else (), given, cleared_in(stated))
    found = stated_only(rule_of(kind).completed(case, found, given))
    missing = missing_particulars(kinds, found)
    if missing:
        fields = ", ".join(missing)
        raise RefusedError(Refusal("particulars_missing", params={"kind": kind, "fields": fields}))
    return found


def issued_particulars(workplace: Workplace, issued: Document) -> tuple[Particular, ...]:
    """What was stated on an issued document. Raises ProblemError blob_missing or document_damaged."""
    return workplace.papers.decode(workplace.blobs.read(issued.content.sha256)).particulars
