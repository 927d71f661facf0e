"""Commands on the key of a store: recover, recovery-code, passphrase.

Making a code and setting a passphrase take the right that the settings page asks for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.bootstrap import key_places, opened_store
from app.cli.outfile import check_new_file, whole_file
from app.cli.output import ENVIRONMENT, emit, problem
from app.cli.secrets import read_secret
from app.cli.session import Session
from app.domain.refusals import InputError, ProblemError
from app.store.layout import Layout
from app.usecases.deed_rights import POLICY
from app.usecases.recovery_sheet import SHEETS, SheetPrinted, make_code, print_sheet
from app.usecases.store_keys import KeyStanding
from app.usecases.workplace import Workplace

Secret = Annotated[
    Path, typer.Argument(metavar="FILE", help="its first line; - reads it from standard input")
]


def recover(context: typer.Context, file: Secret) -> None:
    """Open a store whose key is not on this computer, by its recovery code or passphrase.

    After a recovery code this computer keeps the key.
    """
    from app.store.unlocking import unlock

    session: Session = context.obj
    layout = Layout(session.folder)
    if not layout.database.exists():
        raise ProblemError("store_missing", folder=str(session.folder))
    places = key_places(session.folder)
    by = unlock(layout, places, _typed(file))
    with opened_store(session.folder, keys=places) as (store, _):
        with store.access.reading() as connection:
            entries = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
        emit({"store": str(session.folder), "by": by, "key": store.keys.name, "entries": entries})


def recovery_code(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", help="PDF file to write the sheet to")] = None,
    printed: Annotated[bool, typer.Option("--print", help="print the sheet")] = False,
    paper: Annotated[str, typer.Option("--paper", help="|".join(SHEETS))] = "a4",
    tried: Annotated[
        Path | None, typer.Option("--try", help="prove the code in that file instead; - reads it")
    ] = None,
    standing: Annotated[bool, typer.Option("--status", help="tell how the key is kept instead")] = False,
) -> None:
    """Make a recovery code in place of the one before; with --try prove that one opens the store."""
    session: Session = context.obj
    if paper not in SHEETS:
        raise InputError("choice_expected", "paper", value=paper, expected=", ".join(SHEETS))
    if out is not None:
        check_new_file(out)
    with opened_store(session.folder) as (store, workplace):
        now = workplace.time.now().astimezone(workplace.desk.tz)
        if tried is not None:
            store.keys.try_code(_typed(tried), now.date())
        if tried is not None or standing:
            emit(_told(store.keys.standing(), workplace))
            return
        session.entitled(workplace, POLICY)
        made = make_code(workplace, store.keys, paper)
        told = {"code": made.code, "key": store.keys.name, "made": now.date().isoformat()}
        failed = _written(out, made.pdf) if out is not None else None
        sheet = print_sheet(workplace, made) if printed else SheetPrinted("")
        lies = {"out": str(out) if out and not failed else None, "printer": sheet.printer}
        trouble = failed or sheet.problem
        emit({**told, **lies, **(problem(trouble, session.messages) if trouble else {})})
        if trouble:
            raise typer.Exit(ENVIRONMENT)


def _written(out: Path, pdf: bytes) -> ProblemError | None:
    """The code counts already and has to be told, whether its sheet can be written or not."""
    try:
        with whole_file(out) as unfinished:
            unfinished.write_bytes(pdf)
    except ProblemError as error:
        return error
    return None


def passphrase(context: typer.Context, file: Secret) -> None:
    """Set a passphrase: the key leaves this computer and is asked for at each start."""
    session: Session = context.obj
    with opened_store(session.folder) as (store, workplace):
        session.entitled(workplace, POLICY)
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        store.keys.set_passphrase(_typed(file), today)
        emit(_told(store.keys.standing(), workplace))


def _typed(file: Path) -> str:
    typed = read_secret(file)
    if not typed:
        raise InputError("argument_missing", "FILE")
    return typed


def _told(standing: KeyStanding, workplace: Workplace) -> dict[str, Any]:
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    return {
        "where": standing.where,
        "code_made": standing.code_made and standing.code_made.isoformat(),
        "code_tried": standing.code_tried and standing.code_tried.isoformat(),
        "passphrase": standing.passphrase,
        "reminder": standing.reminder(today),
    }
