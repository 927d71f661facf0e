"""The command that saves what can be read of a damaged store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import key_places, opened_store
from app.cli.objects import plain
from app.cli.output import emit
from app.cli.session import Session
from app.domain.refusals import InputError
from app.machine import RandomIds


def salvage(context: typer.Context, damaged: Annotated[Path, typer.Argument(metavar="DAMAGED")]) -> None:
    """Make a new store (--store) of what can be read of the damaged one in the folder DAMAGED, which stays.

    Tells which entries are lost. Head office, where there is one, sends those that it has.
    """
    from app.store.layout import Layout
    from app.store.salvaging import salvage as save
    from app.store.storekeys import name_in_folder

    session: Session = context.obj
    layout = Layout(damaged)
    if not layout.database.is_file():
        raise InputError("file_expected", "DAMAGED", value=str(layout.database))
    name, places = name_in_folder(layout), key_places(session.folder)
    secret = key_places(damaged).find(name)
    found = save(damaged, session.folder, RandomIds(), secret)
    if secret is not None and places.find(name) is None:
        places.keep(name, secret)
    with opened_store(session.folder) as (store, _):
        tickets = store.rebuild()
        report = store.verify()
    emit(plain({**found._asdict(), "tickets": tickets, "findings": report.findings}))
