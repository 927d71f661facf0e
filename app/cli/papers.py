"""Commands on documents: documents, print."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import emit
from app.cli.session import Session
from app.domain.refusals import InputError, ProblemError
from app.usecases.issue import order_print
from app.usecases.print_orders import carry_out
from app.usecases.situation import possible_documents, situation

MEDIA = ("a4", "a5", "241x140", "80mm", "58mm", "60x40")


def documents(
    context: typer.Context, number: Annotated[str | None, typer.Argument(metavar="NUMBER")] = None
) -> None:
    """Kinds of document; with a ticket, whether each is possible now."""
    session: Session = context.obj
    with session.workplace() as workplace:
        kinds = {each.kind: each for each in workplace.typesetter.kinds()}
        if number is None:
            emit(
                [
                    {"kind": k.kind, "code": k.code, "media": k.media, "copies": k.copies}
                    for k in kinds.values()
                ]
            )
            return
        ticket = situation(workplace, number).ticket
        emit(
            [
                {
                    "kind": each.kind,
                    "code": kinds[each.kind].code,
                    "possible": not each.refusal,
                    "refusal": each.refusal or None,
                    "issued": each.number,
                    "version": each.version,
                    "outdated": each.outdated,
                }
                for each in possible_documents(workplace, ticket)
            ]
        )


def print_document(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    kind: Annotated[str, typer.Argument(metavar="KIND")],
    out: Annotated[Path | None, typer.Option("--out", help="PDF file to write")] = None,
    printer: Annotated[str | None, typer.Option("--printer", help="printer queue")] = None,
    paper: Annotated[str | None, typer.Option("--paper", help="|".join(MEDIA))] = None,
    copy: Annotated[str, typer.Option("--copy", help="store|customer|merchant|all")] = "all",
    item: Annotated[str | None, typer.Option("--item", help="item of the ticket")] = None,
) -> None:
    """Issue the document, or print the issued one again."""
    session: Session = context.obj
    if (out is None) == (printer is None):
        raise InputError("out_or_printer", "out")
    if paper is not None and paper not in MEDIA:
        raise InputError("choice_expected", "paper", value=paper, expected=", ".join(MEDIA))
    with session.workplace() as workplace:
        if printer is not None and printer not in [queue.name for queue in workplace.printers.queues()]:
            raise ProblemError("printer_missing", printer=printer)
        if out is not None:
            _check_writable(out)
        issued = order_print(
            workplace,
            number,
            kind,
            session.person(workplace),
            printer=printer or "",
            medium=paper,
            copies=() if copy == "all" else (copy,),
            item_id=item,
        )
        if out is not None:
            _write(out, issued.pdf)
        else:
            failed = carry_out(workplace)
            if any(job.document == issued.document.id for job in failed):
                raise ProblemError("printer_refused", printer=printer or "", number=issued.document.number)
        emit(
            {
                "number": issued.document.number,
                "version": issued.document.version,
                "sha256": issued.document.blob.sha256,
                "content_sha256": issued.document.content_sha256,
                "pages": issued.pages,
                "reprint": issued.reprint,
                "out": str(out) if out else None,
                "printer": printer,
            }
        )


def _check_writable(out: Path) -> None:
    """A path that cannot be written is refused before a document is issued for it."""
    if out.is_dir() or not out.parent.is_dir():
        raise InputError("out_not_a_file", "out", value=str(out))
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise ProblemError("out_not_writable", path=str(out))


def _write(out: Path, pdf: bytes) -> None:
    temporary = out.with_name(f".{out.name}.part")
    try:
        temporary.write_bytes(pdf)
        temporary.replace(out)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ProblemError("out_not_writable", path=str(out), reason=error.strerror or "") from error
