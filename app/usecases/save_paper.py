"""A document as a PDF file, for a desk whose printers do not take it: issued and counted like a print."""

from __future__ import annotations

from pathlib import Path

from app.domain.records import Document
from app.domain.refusals import ProblemError
from app.usecases.desk import Person
from app.usecases.issue import Stated, order_print
from app.usecases.whole_file import new_beside
from app.usecases.workplace import Workplace


def save_paper(
    workplace: Workplace,
    ticket_id: str,
    kind: str,
    person: Person,
    path: Path,
    *,
    item_id: str | None = None,
    stated: Stated | None = None,
) -> Document:
    """Issue (or find) the document and write its pages to `path`: whole under its name, or nothing is issued.

    It counts as a print, so that a later one is marked as printed again. Raises what `order_print` raises,
    and ProblemError out_not_writable.
    """
    try:
        with new_beside(path) as unfinished:
            copy = order_print(
                workplace,
                ticket_id,
                kind,
                person,
                item_id=item_id,
                stated=stated,
                keep=lambda made: _write(unfinished, made.pdf),
            )
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(path), reason=error.strerror or "") from None
    return copy.document


def _write(path: Path, pdf: bytes) -> None:
    path.write_bytes(pdf)
