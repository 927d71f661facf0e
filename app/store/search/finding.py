"""Answering questions: newest tickets first, by keyset on the row."""

from __future__ import annotations

import sqlite3
from typing import Final

from app.store.queue_page import condition
from app.store.records import QUEUE_COLUMNS, Values
from app.store.search.questions import Question
from app.usecases.read_models import QueueFilter

LAST: Final = (1 << 62,)
"""Behind the newest ticket."""


def checks_of(question: Question) -> tuple[str, list[object]]:
    """The part of a question that is asked of the text itself: SQL over ``ticket_text t``, parameters."""
    clauses, params = [], list[object]()
    for word, spelled in question.checks:
        clauses.append("(instr(t.words, ?) OR instr(t.initials, ?))" if spelled else "instr(t.words, ?)")
        params += [word, word] if spelled else [word]
    return " AND ".join(clauses), params


def find_rows(
    connection: sqlite3.Connection,
    question: Question,
    wanted: QueueFilter,
    before: int,
    limit: int,
) -> list[Values]:
    """At most `limit` rows older than row `before` that answer the question, newest first.

    The index hands out tickets from the newest on, so that only as many are looked at
    as the page takes. The limit stands in the text: the full-text index is told of it, so newer SQLite
    would plan the whole statement anew for each value that is bound.
    """
    if question.nothing:
        return []
    chosen = condition(wanted)
    checks, params = checks_of(question)
    text_join = " CROSS JOIN ticket_text t ON t.row = f.rowid" if checks else ""
    where = " AND ".join(each for each in (checks, chosen.where) if each)
    return connection.execute(
        f"SELECT {QUEUE_COLUMNS} FROM search f{text_join}"  # noqa: S608 - own words only, values are bound
        " CROSS JOIN ticket_row r ON r.row = f.rowid"
        f" WHERE f.search MATCH ? AND f.rowid < ? AND {where}"
        f" ORDER BY f.rowid DESC LIMIT {limit:d}",
        (question.match, before, *params, *chosen.params),
    ).fetchall()
