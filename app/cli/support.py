"""A bundle for whoever helps, from the command line: also while the window has the store open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from app.bootstrap import program_version, sync_status
from app.cli.output import emit
from app.cli.session import Session
from app.places import log_folder
from app.usecases.support_bundle import Standing, make_support_bundle
from app.usecases.syncing import SyncCall


def support_bundle(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="the bundle to write, a new file")],
) -> None:
    """Write how the desk stands and its log, without anything of a customer, for whoever helps."""
    session: Session = context.obj
    with session.looking_on() as (store, workplace):
        ledger = store.linkstate.ledger

        def calls(most: int) -> list[SyncCall]:
            return [SyncCall(**structs.asdict(each)) for each in ledger(most)]

        standing = Standing(sync_status(session.folder), store.sync_state, store.sync_records, calls)
        path, size = make_support_bundle(workplace, standing, log_folder(), program_version(), out)
    emit({"path": str(path.resolve()), "size": size})
