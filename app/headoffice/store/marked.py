"""Rows that bear a mark, such as tickets to be folded anew: few, and mostly none."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, Index, Select, Table, column, literal_column, select, text


def marked(dialect: str, table: Table, index: Index, mark: str, *wanted: str) -> Select[Any]:
    """Columns of the rows of `table` whose `mark` is 1, by the index that holds no others.

    SQLite is told which: while there are none it has counted nothing in it, takes another index for smaller,
    and reads every row of the table after each batch. The mark is spelt out: a value given later tells it
    nothing of the index.
    """
    source = text(f"{table.name} INDEXED BY {index.name}" if dialect == "sqlite" else table.name)
    columns: list[ColumnClause[Any]] = [column(each) for each in wanted]
    return select(*columns).select_from(source).where(column(mark) == literal_column("1"))
