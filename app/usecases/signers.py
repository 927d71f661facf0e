"""Who signs which document: the places to sign on its paper, in the order in which they are filled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.domain.vocabulary import Signer
from app.usecases.desk import Person
from app.usecases.paper import Paper
from app.usecases.workplace import Workplace

_CUSTOMER: Final = (Signer.CUSTOMER,)

SIGNERS: Final[Mapping[str, tuple[Signer, ...]]] = {
    "receipt": _CUSTOMER,
    "proof-request": _CUSTOMER,
    "liability-notice": _CUSTOMER,
    "test-commission": _CUSTOMER,
    "exchange-return-slip": _CUSTOMER,
    "work-order": _CUSTOMER,
    "installation-acceptance": _CUSTOMER,
    "paid-repair-consent": _CUSTOMER,
    "safety-advice": _CUSTOMER,
    "written-explanation": _CUSTOMER,
    "result-notice": _CUSTOMER,
    "compensation-agreement": _CUSTOMER,
    "shipping-notice": _CUSTOMER,
    "rectification-notice": (Signer.MERCHANT,),
    "review-report": (Signer.STORE,),
    "follow-up-record": (Signer.STORE,),
    "hand-over-sheet": (Signer.HANDING_OVER, Signer.TAKING_OVER),
}
"""Kinds that are not here have no place to sign: a label, an emergency sheet, the manual."""

_BEFORE: Final[Mapping[str, Signer]] = {"work-order": Signer.CONSENT}
"""A place that is signed before the others or never: once they are filled it waits for nobody."""

_PRICED_BY: Final = "quote"
"""The particular without which there is nothing to consent to."""

_COVERED_BY: Final = "cover"
_COVERED: Final = "in"
"""The particular that says whether the work is free under the warranty, and that it is."""

_COPY: Final[Mapping[Signer, str]] = {
    Signer.CONSENT: "customer",
    Signer.CUSTOMER: "customer",
    Signer.MERCHANT: "merchant",
}
_NAMED_BY: Final[Mapping[Signer, str]] = {
    Signer.HANDING_OVER: "handing_over",
    Signer.TAKING_OVER: "taking_over",
    Signer.MERCHANT: "addressee",
}
"""The particular that says who signs in that role."""

_LED_BY: Final = "led_by"
"""Who led the review that a report tells of; they sign it for the house."""


@dataclass(frozen=True)
class SigningParty:
    """Somebody who signs: in which `role`, by what `name`, and which copy is theirs to read."""

    role: Signer
    name: str
    copy: str


def left_to_sign(document: Document) -> tuple[Signer, ...]:
    """Who has a place on it and has not signed; nobody on one that counts no more."""
    if document.voided:
        return ()
    return tuple(role for role in SIGNERS.get(document.kind, ()) if role in document.unsigned_by)


def next_to_sign(document: Document, paper: Paper) -> Signer:
    """Who signs next on the screen: before the work the customer, where it has a price; then the others."""
    before = _BEFORE.get(document.kind)
    if before in document.unsigned_by and paper.stated(_PRICED_BY).stated:
        return Signer(before)
    return left_to_sign(document)[0]


def signed_by_all(document: Document) -> bool:
    """Whether every place to sign on it is filled."""
    places = SIGNERS.get(document.kind, ())
    return bool(places) and not any(role in document.unsigned_by for role in places)


def party_of(
    workplace: Workplace, ticket: Ticket, paper: Paper, role: Signer, person: Person
) -> SigningParty:
    """Who signs `paper` in that role; for the house it is `person`."""
    named = paper.stated(_NAMED_BY[role]).text if role in _NAMED_BY else ""
    if role in (Signer.CUSTOMER, Signer.CONSENT):
        named = _customer(workplace, ticket)
    return SigningParty(role, named or person.name, copy_of(role))


def asked_places(workplace: Workplace, document: Document) -> tuple[Signer, ...]:
    """The places of which a picture of that paper does not tell which are signed, in their order; else none.

    On a work order the customer consents to a price before the work and accepts it afterwards, on one page.
    The price may be written by hand: only where the warranty covers all there is none.
    """
    before = _BEFORE.get(document.kind)
    if before not in document.unsigned_by or not left_to_sign(document):
        return ()
    paper = _read(workplace, document)
    priced = paper is not None and (
        paper.stated(_PRICED_BY).stated or paper.stated(_COVERED_BY).text != _COVERED
    )
    return (Signer(before), *left_to_sign(document)) if priced else ()


def parties_on_paper(
    workplace: Workplace, ticket: Ticket, document: Document, places: Collection[Signer] = ()
) -> tuple[SigningParty, ...]:
    """Whose signatures a picture of that paper proves: of everybody who has a place on it and has not signed,
    or of those `places` that a person saw signed.

    By the names that are known; a name that stands on the paper alone is to be read there.
    """
    asked = asked_places(workplace, document)
    signed = tuple(role for role in asked if role in places) if asked else left_to_sign(document)
    return tuple(
        SigningParty(role, _name_on_paper(workplace, ticket, document, role), copy_of(role))
        for role in signed
    )


def copy_of(role: Signer) -> str:
    """The code of the copy that whoever signs in that role is given to read."""
    return _COPY.get(role, "store")


def _name_on_paper(workplace: Workplace, ticket: Ticket, document: Document, role: Signer) -> str:
    if role in (Signer.CUSTOMER, Signer.CONSENT):
        return _customer(workplace, ticket)
    paper = _read(workplace, document)
    if paper is None:
        return workplace.reference.wording.unnamed_signer
    named = paper.stated(_NAMED_BY.get(role, _LED_BY)).text
    return named or workplace.reference.wording.unnamed_signer


def _read(workplace: Workplace, document: Document) -> Paper | None:
    """What it says; None where it was issued elsewhere and has not come yet: it is signed all the same."""
    try:
        return workplace.papers.decode(workplace.blobs.read(document.content.sha256))
    except ProblemError:
        return None


def _customer(workplace: Workplace, ticket: Ticket) -> str:
    return ticket.customer.name or workplace.reference.wording.unnamed_customer
