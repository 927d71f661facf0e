"""Commands on papers of the desk: desk-papers, service-manual."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.outfile import whole_file
from app.cli.output import emit
from app.cli.session import Session
from app.usecases.desk_papers import desk_papers
from app.usecases.service_manual import service_manual


def list_desk_papers(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="how many at most")] = 100,
) -> None:
    """Papers of the desk that belong to no case, newest first; `print -` issues another one."""
    session: Session = context.obj
    with session.reading() as workplace:
        zone = workplace.desk.tz
        emit(
            [
                {
                    "kind": each.document.kind,
                    "number": each.document.number,
                    "version": each.document.version,
                    "issued_at": f"{each.document.issued_at.astimezone(zone):%Y-%m-%dT%H:%M}",
                    "issued_by": each.document.issued_by,
                    "prints": each.document.prints,
                    "signed": each.filed,
                    "voided": each.document.voided,
                }
                for each in desk_papers(workplace, limit)
            ]
        )


def print_service_manual(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="PDF file to write")],
    paper: Annotated[str | None, typer.Option("--paper", help="a4|a5")] = None,
) -> None:
    """The service manual by the rules in force, with the sentences of the desk; nothing is issued."""
    session: Session = context.obj
    with session.reading() as workplace:
        printed = service_manual(workplace, paper)
    with whole_file(out) as unfinished:
        unfinished.write_bytes(printed.pdf)
    emit({"out": str(out), "pages": printed.pages, "sha256": printed.sha256})
