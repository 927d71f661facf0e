"""Bringing lists and search up to date with a ticket, in the transaction that changed it.

Work is gathered first and written with one `executemany` a table: one ticket at the
counter and ten thousand of an import take the same road.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from app.domain.ticket import Ticket
from app.store import statements as sql
from app.store.goods_records import learned_record
from app.store.rows import (
    CLOSED_RANK,
    Face,
    SearchText,
    Standing,
    face_of,
    search_text_of,
)
from app.store.search.terms import all_terms, joined, listed_terms
from app.store.surroundings import Views


@dataclass(frozen=True)
class Shown:
    """How a ticket stands in the lists now: its row, what it is counted under, its face and search text."""

    row: int
    counted: tuple[str, ...]
    face: Face
    text: SearchText


def counted_under(rank: int, person: str, approval: int, waiting: int) -> tuple[str, ...]:
    """The tallies a ticket is part of."""
    if rank == CLOSED_RANK:
        return ("closed",)
    names = ["open", f"mine:{person}"]
    if approval:
        names.append("approval")
    if waiting:
        names.append("customer")
    return tuple(names)


def read_shown(connection: sqlite3.Connection, ticket_id: str) -> Shown | None:
    """How a ticket stands in the lists; None when it does not yet."""
    found = connection.execute(sql.KNOWN_ROW, (ticket_id,)).fetchone()
    if found is None:
        return None
    row, rank, person, approval, waiting, words, initials, *face = found
    return Shown(
        row, counted_under(rank, person, approval, waiting), Face(*face), SearchText(words, initials)
    )


@dataclass
class Projection:
    """Changes of lists and search, gathered until `write`."""

    views: Views
    new_rows: list[tuple[object, ...]] = field(default_factory=list)
    faces: list[tuple[object, ...]] = field(default_factory=list)
    standings: list[tuple[object, ...]] = field(default_factory=list)
    new_texts: list[tuple[int, str, str]] = field(default_factory=list)
    texts: list[tuple[str, str, int]] = field(default_factory=list)
    terms: list[tuple[int, str]] = field(default_factory=list)
    dropped_terms: list[tuple[int, str]] = field(default_factory=list)
    documents: list[tuple[str, str]] = field(default_factory=list)
    goods: dict[str, str] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)

    def show(self, ticket: Ticket, before: Shown | None, new_row: int, last_pos: int) -> Shown:
        """Bring the lists to the ticket as it is now.

        `before` is how it stood there; where it did not, `new_row` is its row.
        """
        standing = self.views.standing(ticket, last_pos)
        face = face_of(ticket)
        text = search_text_of(ticket, face)
        row = new_row if before is None else before.row
        shown = Shown(
            row,
            counted_under(standing.rank, standing.person, standing.approval, standing.waiting),
            face,
            text,
        )
        if before is None:
            self._add(shown, standing)
        else:
            self._change(before, shown, standing)
        if before is None or before.counted != shown.counted:
            self.tally.update(shown.counted)
            self.tally.subtract(before.counted if before else ())
        self._learn(ticket)
        return shown

    def _add(self, shown: Shown, standing: Standing) -> None:
        row, text = shown.row, shown.text
        self.new_rows.append((row, *vars(shown.face).values(), *vars(standing).values()))
        self.new_texts.append((row, text.words, text.initials))
        self.terms.append((row, joined(listed_terms(text.words, text.initials))))

    def _change(self, before: Shown, shown: Shown, standing: Standing) -> None:
        self.standings.append((*vars(standing).values(), shown.row))
        if shown.face != before.face:
            self.faces.append((*vars(shown.face).values(), shown.row))
        old, new = before.text, shown.text
        if new != old:
            self.texts.append((new.words, new.initials, shown.row))
            had, has = all_terms(old.words, old.initials), all_terms(new.words, new.initials)
            # Always both, if need be without a term: the index counts its rows by them.
            self.dropped_terms.append((shown.row, joined(had - has)))
            self.terms.append((shown.row, joined(has - had)))

    def list_papers(self, ticket: Ticket) -> None:
        """Let its papers be found by their numbers: all there is to show of a leaf of the desk's book."""
        self.documents += [(document.number, ticket.id) for document in ticket.documents]

    def _learn(self, ticket: Ticket) -> None:
        self.list_papers(ticket)
        for item in ticket.items:
            learned = learned_record(item.goods)
            if learned is not None:
                self.goods[learned[0]] = learned[1]

    def write(self, connection: sqlite3.Connection) -> None:
        """Write everything gathered."""
        pairs: tuple[tuple[str, list[tuple[object, ...]]], ...] = (
            (sql.ADD_ROW, self.new_rows),
            (sql.CHANGE_FACE, self.faces),
            (sql.CHANGE_STANDING, self.standings),
            (sql.ADD_TEXT, [*self.new_texts]),
            (sql.CHANGE_TEXT, [*self.texts]),
            (sql.DROP_TERMS, [*self.dropped_terms]),
            (sql.ADD_TERMS, [*self.terms]),
            (sql.ADD_DOCUMENT, [*self.documents]),
            (sql.LEARN_GOODS, [*self.goods.items()]),
            (sql.COUNT, [(name, n) for name, n in self.tally.items() if n]),
        )
        for statement, rows in pairs:
            if rows:
                connection.executemany(statement, rows)
