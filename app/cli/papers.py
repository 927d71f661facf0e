"""Commands on documents: documents, print."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from app.cli.objects import plain
from app.cli.outfile import whole_file
from app.cli.output import emit
from app.cli.print_orders import told
from app.cli.reading import read_json
from app.cli.session import Session
from app.domain.refusals import InputError, ProblemError
from app.usecases.blank_form import blank_form
from app.usecases.issue import IssuedCopy, order_print
from app.usecases.perform import locate
from app.usecases.print_orders import hand_over
from app.usecases.result_message import result_message, tell_result
from app.usecases.situation import possible_documents, situation
from app.usecases.workplace import Workplace

MEDIA = ("a4", "a5", "a5-upright", "a5-lying", "a5-two", "241x140", "80mm", "58mm", "60x40", "40x30")


def documents(
    context: typer.Context, number: Annotated[str | None, typer.Argument(metavar="NUMBER")] = None
) -> None:
    """Kinds of document; with a ticket, whether each is possible now."""
    session: Session = context.obj
    with session.reading() as workplace:
        kinds = {each.kind: each for each in workplace.typesetter.kinds()}
        if number is None:
            emit(
                [
                    {
                        "kind": k.kind,
                        "code": k.code,
                        "media": k.media,
                        "copies": k.copies,
                        "bilingual": k.bilingual,
                        "particulars": plain(k.particulars),
                    }
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
                    **({"item": each.item} if each.item else {}),
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
    particulars: Annotated[
        Path | None, typer.Option("--particulars", help="JSON object of what is stated on it; - for input")
    ] = None,
    bilingual: Annotated[
        bool, typer.Option("--bilingual", help="English beside the Chinese: titles, labels, notices")
    ] = False,
) -> None:
    """Issue the document, or print the issued one again."""
    session: Session = context.obj
    stated = _stated(str(particulars)) if particulars is not None else None
    if (out is None) == (printer is None):
        raise InputError("out_or_printer", "out")
    if paper is not None and paper not in MEDIA:
        raise InputError("choice_expected", "paper", value=paper, expected=", ".join(MEDIA))
    with session.workplace() as workplace:
        if kind not in [known.kind for known in workplace.typesetter.kinds()]:
            raise InputError("document_kind_unknown", "KIND", kind=kind)
        order = partial(
            order_print,
            workplace,
            number,
            kind,
            session.acting(workplace),
            medium=paper,
            copies=() if copy == "all" else (copy,),
            item_id=item,
            stated=stated,
            bilingual=bilingual,
        )
        issued = _to_file(out, order) if out is not None else _to_printer(workplace, printer or "", order)
    emit(
        {
            "number": issued.document.number,
            "version": issued.document.version,
            "sha256": hashlib.sha256(issued.pdf).hexdigest(),
            "issued_sha256": issued.document.blob.sha256,
            "content_sha256": issued.document.content_sha256,
            "pages": issued.pages,
            "reprint": issued.reprint,
            "out": str(out) if out else None,
            "printer": printer,
        }
    )


def print_blank_form(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="PDF file to write")],
    paper: Annotated[str | None, typer.Option("--paper", help="a4|a5")] = None,
) -> None:
    """A blank application form, to be filled in by hand; nothing is issued."""
    session: Session = context.obj
    with session.reading() as workplace:
        printed = blank_form(workplace, paper)
    with whole_file(out) as unfinished:
        unfinished.write_bytes(printed.pdf)
    emit({"out": str(out), "pages": printed.pages, "sha256": printed.sha256})


def tell_customer(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    item: Annotated[str | None, typer.Option("--item", help="item of the ticket")] = None,
    sent: Annotated[bool, typer.Option("--sent", help="keep that the customer was told this")] = False,
) -> None:
    """The text message about the result, to be sent from a phone; with --sent it is kept as told."""
    session: Session = context.obj
    if not sent:
        with session.reading() as workplace:
            text = result_message(workplace, locate(workplace, number), session.person(workplace), item)
    else:
        with session.workplace() as workplace:
            ticket, person = locate(workplace, number), session.acting(workplace)
            text = result_message(workplace, ticket, person, item)
            tell_result(workplace, ticket, text, person)
    emit({"number": number, "message": text, "characters": len(text), "sent": sent})


def _stated(source: str) -> dict[str, object]:
    """The particulars in a file. Raises InputError naming FILE or the key."""
    value = read_json(source)
    if not isinstance(value, dict):
        raise InputError("object_expected", "FILE", value=str(value)[:60])
    return value


def _to_file(out: Path, order: Callable[..., IssuedCopy]) -> IssuedCopy:
    """Print into a file: its pages lie there before the document counts as issued."""
    with whole_file(out) as unfinished:
        return order(keep=lambda copy: unfinished.write_bytes(copy.pdf))


def _to_printer(workplace: Workplace, printer: str, order: Callable[..., IssuedCopy]) -> IssuedCopy:
    """Print on paper: a printer that does not exist is refused before anything is issued for it.

    Orders that wait at another printer stay as they are: `print-orders` is for them.
    """
    if printer not in [queue.name for queue in workplace.printers.queues()]:
        raise ProblemError("printer_missing", printer=printer)
    before = {job.id for job in workplace.prints.waiting()}
    issued = order(printer=printer)
    own = [job for job in workplace.prints.waiting() if job.id not in before]
    told(job for job in hand_over(workplace, own) if job.state == "failed")
    return issued
