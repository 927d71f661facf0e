"""Who is known, and what may be the same case: looked up while somebody types.

All of it goes through the search index, newest tickets first, so that it stays fast
at a million tickets without an index of its own that each save would have to keep.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.identity import classify_phone
from app.store.moments import from_stored, to_stored
from app.store.rows import CLOSED_RANK, read_label
from app.store.search.finding import checks_of
from app.store.search.questions import Question, ask, whole
from app.store.search.terms import plain
from app.usecases.read_models import CustomerHit, Similar

MOST_LOOKED_AT: Final = 4000
"""Tickets looked at for one list of customers; the newest matter."""

MOST_SIMILAR: Final = 20

_CANDIDATES: Final = (
    "SELECT r.customer, r.phone_digits, r.opened_at, r.label, t.initials"
    " FROM search f CROSS JOIN ticket_row r ON r.row = f.rowid CROSS JOIN ticket_text t ON t.row = f.rowid"
    " WHERE f.search MATCH ?{checks} ORDER BY f.rowid DESC LIMIT ?"
)


@dataclass
class _Known:
    name: str
    phone: str
    digits: str
    wechat: str | None
    number: str
    opened_at: int
    tickets: int = field(default=0)
    open_tickets: int = field(default=0)

    def hit(self) -> CustomerHit:
        return CustomerHit(
            self.name,
            self.phone,
            self.wechat,
            self.tickets,
            self.open_tickets,
            self.number,
            from_stored(self.opened_at),
        )


def find_customers(connection: sqlite3.Connection, typed: str, limit: int) -> tuple[CustomerHit, ...]:
    """Customers whose phone ends with (or is) what was typed, or whose name holds or spells it."""
    text = plain(typed).strip()
    digits = "".join(char for char in text if char.isdigit())
    by_phone = bool(digits) and not any(char.isalpha() for char in text)
    if by_phone and len(digits) < 4:
        return ()
    question = ask(digits if by_phone else text)
    if question.nothing:
        return ()
    known: dict[tuple[str, str], _Known] = {}
    for row in _candidates(connection, question):
        name, phone_digits, opened_at, label, initials = row
        fits = _phone_fits(phone_digits, digits) if by_phone else _name_fits(plain(name), initials, text)
        key = (plain(name), phone_digits)
        if fits and key not in known:
            said = read_label(label)
            known[key] = _Known(name, said.phone, phone_digits, said.wechat or None, said.number, opened_at)
            if len(known) == limit:
                break
    for customer in known.values():
        _count_tickets(connection, customer)
    return tuple(customer.hit() for customer in known.values())


def _candidates(connection: sqlite3.Connection, question: Question) -> sqlite3.Cursor:
    checks, params = checks_of(question)
    statement = _CANDIDATES.format(checks=f" AND {checks}" if checks else "")
    return connection.execute(statement, (question.match, *params, MOST_LOOKED_AT))


def _phone_fits(phone_digits: str, digits: str) -> bool:
    return bool(phone_digits) and phone_digits.endswith(digits)


def _name_fits(name: str, initials: str, text: str) -> bool:
    if text in name:
        return True
    # The customer's own initials stand first; how many readings there are does not matter here.
    return text.isascii() and bool(name) and any(line.startswith(text) for line in initials.split("\n")[:2])


def _count_tickets(connection: sqlite3.Connection, customer: _Known) -> None:
    """How many tickets the customer has, by phone, without one by name."""
    match = whole(customer.digits) if customer.digits else ask(customer.name).match
    found = connection.execute(
        "SELECT count(*), sum(r.rank < ?) FROM search f CROSS JOIN ticket_row r ON r.row = f.rowid"
        " WHERE f.search MATCH ? AND r.phone_digits = ? AND r.customer = ?",
        (CLOSED_RANK, match, customer.digits, customer.name),
    ).fetchone()
    customer.tickets, customer.open_tickets = int(found[0]), int(found[1] or 0)


def find_similar(
    connection: sqlite3.Connection, phone: str | None, barcode: str | None, since: datetime
) -> tuple[Similar, ...]:
    """Open tickets with the same phone, tickets since then with the same barcode; newest first."""
    found: dict[str, Similar] = {}
    digits = classify_phone(phone).digits if phone else ""
    if digits:
        for values in _with_number(
            connection, digits, "r.phone_digits = ? AND r.rank < ?", (digits, CLOSED_RANK)
        ):
            found[values[0]] = _similar(values, "phone")
    if barcode and barcode.strip():
        code = barcode.strip()
        for values in _with_number(
            connection, code, "r.barcode = ? AND r.opened_at >= ?", (code, to_stored(since))
        ):
            found.setdefault(values[0], _similar(values, "barcode"))
    return tuple(sorted(found.values(), key=lambda each: each.opened_at, reverse=True)[:MOST_SIMILAR])


def _with_number(
    connection: sqlite3.Connection, number: str, where: str, params: tuple[object, ...]
) -> sqlite3.Cursor:
    return connection.execute(
        "SELECT r.ticket, r.number, r.customer, r.label, r.opened_at"  # noqa: S608 - own words only
        " FROM search f CROSS JOIN ticket_row r ON r.row = f.rowid"
        f" WHERE f.search MATCH ? AND {where} ORDER BY f.rowid DESC LIMIT ?",
        (whole(number), *params, MOST_SIMILAR),
    )


def _similar(values: tuple[str, str, str, str, int], why: str) -> Similar:
    ticket, number, customer, label, opened_at = values
    return Similar(ticket, number, customer, read_label(label).goods, from_stored(opened_at), why)
