"""The command evidence: a case with everything it rests on, as one file that an outsider can check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.outfile import whole_file
from app.cli.output import emit
from app.cli.session import Session
from app.usecases.bundle.export import Handed, export_evidence


def evidence(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    out: Annotated[Path, typer.Option("--out", help="ZIP file to write")],
    recipient: Annotated[str, typer.Option("--to", help="who gets it")] = "",
    purpose: Annotated[str, typer.Option("--for", help="what they need it for")] = "",
    recipient_is: Annotated[
        str,
        typer.Option("--who", help="customer, authority, own_house; supplier, other: by consent"),
    ] = "",
    thumbnails: Annotated[bool, typer.Option("--thumbnails", help="small pictures, no originals")] = False,
) -> None:
    """Make the evidence bundle of a ticket; to whom and what for is recorded."""
    session: Session = context.obj
    with session.workplace() as workplace, whole_file(out) as unfinished:
        person = session.acting(workplace)
        handed = Handed(recipient, purpose, recipient_is)
        made = export_evidence(workplace, number, handed, person, unfinished, small=thumbnails)
    emit(
        {
            "out": str(out),
            "report": made.document.number,
            "report_sha256": made.document.blob.sha256,
            "fingerprint": made.fingerprint,
            "files": made.files,
            "left_out": made.left_out,
            "size": made.size,
        }
    )
