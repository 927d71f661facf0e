"""The intake object of the command line, of imports and of parked drafts: plain JSON to TakeIn.

Every mistake names the key, what is wrong and what is expected (InputError).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.identity import check_id_number, check_phone, normalise
from app.domain.money import Fen, parse_yuan
from app.domain.numbering import can_bear
from app.domain.records import Customer, Goods, Problem
from app.domain.refusals import InputError, ProblemError, as_written
from app.domain.steps.circumstances import UNKNOWN, fact_refusal, settled_fact
from app.domain.steps.intake import TakeIn
from app.domain.ticket import StatedFact
from app.domain.vocabulary import Channel, ContactCheck, Demand, Injury, PaymentMethod, ProofKind
from app.usecases.intake_fields import FIRST_YEAR, LAST_YEAR, MOST
from app.usecases.typed_text import LONGEST_LINE, LONGEST_TEXT, fitting, plain_line, plain_text

E = TypeVar("E", bound=StrEnum)
D = TypeVar("D", bound=date)

CUSTOMER_KEYS = tuple(field.name for field in fields(Customer))
STATED = "stated"
"""Beside the fields of goods: facts that no field holds, by their key."""

GOODS_KEYS = (
    *(field.name for field in fields(Goods) if field.name not in ("proof_state", "proof_reason")),
    STATED,
)
PROBLEM_KEYS = tuple(field.name for field in fields(Problem))
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)

_PROSE = frozenset({"words"})
_NUMBERS = frozenset({"phone", "barcode", "serial", "order_number", "invoice_number"})

TOP_KEYS = ("channel", "accepted_at", "clerk", "customer", "goods", "problem", "received_items")


class _Reader:
    """Reads one object, naming the path of what is wrong."""

    def __init__(self, raw: object, path: str, known: Sequence[str]) -> None:
        if not isinstance(raw, Mapping):
            raise InputError("object_expected", path or "intake", value=as_written(raw))
        self.raw: Mapping[str, Any] = raw
        self.path = path
        for key in raw:
            if key not in known:
                unknown = self.name(str(key))
                raise InputError("unknown_key", unknown, value=unknown, expected=", ".join(known))

    def name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str) -> str | None:
        value = self.raw.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise InputError("text_expected", self.name(key), value=as_written(value))
        if key in _PROSE:
            return fitting(plain_text(value), self.name(key), LONGEST_TEXT)
        line = normalise(value) if key in _NUMBERS else plain_line(value)
        return fitting(line, self.name(key), LONGEST_LINE)

    def flag(self, key: str) -> bool | None:
        value = self.raw.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise InputError("flag_expected", self.name(key), value=as_written(value))

    def whole(self, key: str) -> int | None:
        value = self.raw.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
            raise InputError("count_expected", self.name(key), value=as_written(value), most=str(MOST))
        return value

    def choice(self, key: str, kind: type[E]) -> E | None:
        value = self.text(key)
        if not value:
            return None
        try:
            return kind(value)
        except ValueError:
            raise InputError(
                "choice_expected", self.name(key), value=value, expected=", ".join(kind)
            ) from None

    def day(self, key: str, latest: date) -> date | None:
        """A day up to `latest`: goods were bought and received before they were brought back."""
        found = self._parsed(key, _DAY, date.fromisoformat, "YYYY-MM-DD")
        if found is not None and found > latest:
            raise InputError("date_in_future", self.name(key), value=found.isoformat())
        return found

    def moment(self, key: str, zone: tzinfo) -> datetime | None:
        parsed = self._parsed(key, _MOMENT, datetime.fromisoformat, "YYYY-MM-DDTHH:MM")
        return parsed.replace(tzinfo=zone) if parsed is not None and parsed.tzinfo is None else parsed

    def _parsed(self, key: str, form: re.Pattern[str], parse: Callable[[str], D], expected: str) -> D | None:
        value = self.text(key)
        if not value:
            return None
        try:
            found = parse(value) if form.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None:
            raise InputError("date_expected", self.name(key), value=value, expected=expected)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            years = f"{FIRST_YEAR}–{LAST_YEAR}"
            raise InputError("date_out_of_range", self.name(key), value=value, expected=years)
        return found

    def money(self, key: str) -> Fen | None:
        value = self.text(key)
        return None if not value else parse_yuan(value, self.name(key))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.raw.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise InputError("texts_expected", self.name(key), value=as_written(value))
        if sum(map(len, value)) > LONGEST_TEXT:
            length = str(sum(map(len, value)))
            raise InputError("text_too_long", self.name(key), length=length, limit=str(LONGEST_TEXT))
        return tuple(line for line in map(plain_line, value) if line)

    def stated(self) -> dict[str, StatedFact]:
        """Facts that no field holds."""
        raw = self.raw.get(STATED)
        return {} if raw is None else read_stated(raw, self.name(STATED))


def read_stated(raw: object, path: str) -> dict[str, StatedFact]:
    """Facts by their key, each in its form; those that are not known are left out.

    Raises InputError naming the fact under `path`.
    """
    if not isinstance(raw, Mapping):
        raise InputError("object_expected", path, value=as_written(raw))
    stated: dict[str, StatedFact] = {}
    for key, value in raw.items():
        name = f"{path}.{key}"
        said = fitting(plain_line(value), name, LONGEST_LINE) if isinstance(value, str) else value
        settled = settled_fact(str(key), said)
        refusal = fact_refusal(str(key), settled)
        if refusal is not None:
            raise InputError(refusal.code, name, **{k: v for k, v in refusal.params.items() if k != "field"})
        if settled != UNKNOWN:
            stated[str(key)] = settled
    return stated


def read_intake(raw: object, zone: tzinfo, today: date) -> tuple[TakeIn, str | None]:
    """The intake and the clerk's name, if the object names one.

    `zone` is the desk's; wall times without an offset are meant there. `today` is the desk's
    day; where its clock shows one that no number can bear, the day of acceptance stands for it, if it is
    given. Raises InputError naming the key; ProblemError clock_wrong where it is not.
    """
    top = _Reader(raw, "", TOP_KEYS)
    accepted_at = top.moment("accepted_at", zone)
    if not can_bear(today):
        if accepted_at is None:
            raise ProblemError("clock_wrong", day=today.isoformat())
        today = accepted_at.astimezone(zone).date()
    channel = top.choice("channel", Channel)
    if channel is None:
        raise InputError("text_missing", "channel", expected=", ".join(Channel))
    for key in ("customer", "goods", "problem"):
        if top.raw.get(key) is None:
            raise InputError("key_missing", key)
    goods = top.raw["goods"]
    listed = goods if isinstance(goods, list) else [goods]
    readers = [_Reader(each, _path(n, goods), GOODS_KEYS) for n, each in enumerate(listed)]
    form = TakeIn(
        channel=channel,
        customer=_customer(_Reader(top.raw["customer"], "customer", CUSTOMER_KEYS), today),
        goods=tuple(_goods(read, today) for read in readers),
        problem=_problem(_Reader(top.raw["problem"], "problem", PROBLEM_KEYS)),
        received_items=top.texts("received_items"),
        accepted_at=accepted_at,
        stated=tuple(read.stated() for read in readers),
    )
    return form, None if top.raw.get("clerk") is None else _required(top, "clerk")


def _path(index: int, goods: object) -> str:
    return f"goods[{index}]" if isinstance(goods, list) else "goods"


def _customer(read: _Reader, today: date) -> Customer:
    id_number = read.text("id_number")
    if id_number:
        id_number = check_id_number(id_number, today, read.name("id_number")).text
    phone = read.text("phone")
    return Customer(
        name=_required(read, "name"),
        phone=check_phone(phone, read.name("phone")).text if phone else None,
        wechat=read.text("wechat") or None,
        id_number=id_number or None,
        id_declined=bool(read.flag("id_declined")),
        address=read.text("address") or None,
        access_note=read.text("access_note") or None,
        confirmed=bool(read.flag("confirmed")),
        contact_verified_by=read.choice("contact_verified_by", ContactCheck),
        special_care=bool(read.flag("special_care")),
        data_consent=bool(read.flag("data_consent")),
        message_consent=bool(read.flag("message_consent")),
    )


def _goods(read: _Reader, today: date) -> Goods:
    return Goods(
        name=read.text("name") or "",
        category=read.text("category") or None,
        brand=read.text("brand") or None,
        model=read.text("model") or None,
        specification=read.text("specification") or None,
        barcode=read.text("barcode") or None,
        serial=read.text("serial") or None,
        quantity=read.whole("quantity") or 1,
        price=read.money("price"),
        sold_date=read.day("sold_date", today),
        received_date=read.day("received_date", today),
        installed_date=read.day("installed_date", today),
        accepted_date=read.day("accepted_date", today),
        order_number=read.text("order_number") or None,
        invoice_number=read.text("invoice_number") or None,
        bought_at=read.text("bought_at") or None,
        shop=read.text("shop") or None,
        payment_method=read.choice("payment_method", PaymentMethod),
        contract_clause=read.text("contract_clause") or None,
        custom_made=read.flag("custom_made"),
        proof=read.choice("proof", ProofKind),
    )


def _problem(read: _Reader) -> Problem:
    demand = read.choice("demand", Demand)
    if demand is None:
        raise InputError("text_missing", read.name("demand"), expected=", ".join(Demand))
    return Problem(
        words=_required(read, "words"),
        demand=demand,
        type=read.text("type") or None,
        part=read.text("part") or None,
        expectation=read.text("expectation") or None,
        contacted=read.texts("contacted"),
        people_affected=read.whole("people_affected"),
        safety_risk=read.flag("safety_risk"),
        media_threat=read.flag("media_threat"),
        agitated=read.flag("agitated"),
        bad_review=read.flag("bad_review"),
        injury=read.choice("injury", Injury),
        property_loss=read.flag("property_loss"),
        urgent=read.flag("urgent"),
        wanted_by=read.day("wanted_by", date.max),
    )


def _required(read: _Reader, key: str) -> str:
    value = read.text(key)
    if not value:
        raise InputError("text_missing", read.name(key))
    return value
