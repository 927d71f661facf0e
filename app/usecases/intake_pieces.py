"""The goods of one intake: the piece on the page, and those that were brought along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from app.domain.steps.circumstances import UNKNOWN, fact_refusal
from app.domain.ticket import StatedFact


@dataclass(frozen=True)
class PieceForm:
    """What is typed about one piece of goods, its order and what is wrong with it. Texts are as typed.

    `custom_made` is ``yes``, ``no`` or empty. `looks` holds what the look at the counter found
    (``intact``, ``opened``, ``used``, ``incomplete``). `stated` are facts that no field holds, by key.
    """

    barcode: str = ""
    serial: str = ""
    brand: str = ""
    goods: str = ""
    model: str = ""
    specification: str = ""
    category: str = ""
    price: str = ""
    quantity: str = ""
    custom_made: str = ""
    looks: tuple[str, ...] = ()
    shop: str = ""
    sold_date: str = ""
    received_date: str = ""
    installed_date: str = ""
    accepted_date: str = ""
    bought_at: str = ""
    order_number: str = ""
    invoice_number: str = ""
    payment_method: str = ""
    contract_clause: str = ""
    proof: str = ""
    proof_state: str = ""
    proof_reason: str = ""
    words: str = ""
    problem_type: str = ""
    part: str = ""
    expectation: str = ""
    demand: str = ""
    stated: Mapping[str, StatedFact] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing is said of this piece: what it shares with another one's order is nothing."""
        usual = PieceForm()
        return all(getattr(self, name) == getattr(usual, name) for name in PIECE if name not in _OF_THE_ORDER)


PIECE = tuple(each.name for each in fields(PieceForm))
"""The fields of a piece; an intake on the page has them too."""

_OF_THE_ORDER = (
    "shop", "sold_date", "received_date", "bought_at", "order_number", "invoice_number", "payment_method",
    "proof", "proof_state", "proof_reason",
)  # fmt: skip # a list of fields
"""What the second piece usually has from the same order."""


def values_of(piece: PieceForm) -> dict[str, Any]:
    """The fields of a piece by name, of an intake's piece on the page too."""
    return {name: getattr(piece, name) for name in PIECE}


def of_same_order(piece: PieceForm) -> PieceForm:
    """An empty piece that was bought together with `piece`."""
    return PieceForm(**{name: getattr(piece, name) for name in _OF_THE_ORDER})


def piece_objects(pieces: tuple[PieceForm, ...]) -> list[dict[str, object]]:
    """Pieces as plain objects for a draft; only what differs from an empty one."""
    usual = PieceForm()
    return [
        {name: value for name, value in values_of(piece).items() if value != getattr(usual, name)}
        for piece in pieces
    ]


def pieces_from(raw: object) -> tuple[PieceForm, ...]:
    """Pieces from plain objects; what is none is left out, so that a draft always opens."""
    listed = raw if isinstance(raw, list) else []
    return tuple(PieceForm(**read_fields(each, PieceForm())) for each in listed if isinstance(each, Mapping))


def read_fields(raw: Mapping[str, object], usual: PieceForm) -> dict[str, Any]:
    """The values for the fields of `usual`; what is missing or of another kind stays as it is there."""
    values: dict[str, Any] = {}
    for each in fields(usual):
        value, kept = raw.get(each.name), getattr(usual, each.name)
        if isinstance(kept, tuple) and isinstance(value, list):
            values[each.name] = tuple(text for text in value if isinstance(text, str))
        elif isinstance(kept, Mapping):
            values[each.name] = _known_facts(value)
        elif type(value) is type(kept):
            values[each.name] = value
    return values


def with_fact(stated: Mapping[str, StatedFact], key: str, value: StatedFact) -> dict[str, StatedFact]:
    """The stated facts with one more or another value; UNKNOWN takes it out."""
    return {name: said for name, said in {**stated, key: value}.items() if said != UNKNOWN}


def _known_facts(raw: object) -> dict[str, StatedFact]:
    """Facts from a plain object; what this program does not know, or not in that form, is left out."""
    listed = raw.items() if isinstance(raw, Mapping) else ()
    return {
        str(key): value for key, value in listed if value != UNKNOWN and fact_refusal(str(key), value) is None
    }
