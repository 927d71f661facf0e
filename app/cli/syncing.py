"""Commands for head office: enrol, sync, sync status, and the stick."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.bootstrap import opened_store, sync_of, sync_status
from app.cli.keeping import how_kept
from app.cli.objects import plain
from app.cli.outfile import check_new_file
from app.cli.output import ENVIRONMENT, OutputLostError, emit, emit_line, problem
from app.cli.session import Session
from app.domain.refusals import InputError, ProblemError
from app.usecases.desk_settings import JOIN_WANTED, JOINED_AT
from app.usecases.joining import check_join
from app.usecases.published import refused_rows
from app.usecases.syncing import CarriedFile, Copied, LinkWord
from app.usecases.take_up import take_up

if TYPE_CHECKING:
    from app.sync.desk_sync import DeskSync
    from app.sync.one_pass import PassReport
    from app.usecases.workplace import Workplace


class _NoWindow:
    """Nobody looks on at the command line; what head office published is put to use all the same."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def tickets_changed(self, tickets: object) -> None:
        """See `News`."""

    def reference_changed(self, collections: object) -> None:
        """See `News`."""
        take_up(self._workplace)

    def standing_changed(self, standing: object) -> None:
        """See `News`."""


@contextmanager
def _syncing(session: Session) -> Iterator[DeskSync]:
    with _at_work(session) as (_, sync):
        yield sync


@contextmanager
def _at_work(session: Session) -> Iterator[tuple[Workplace, DeskSync]]:
    with opened_store(session.folder) as (store, workplace):
        take_up(workplace)  # what was broken off the last time
        sync = sync_of(store, workplace.desk.code, _NoWindow(workplace))
        try:
            yield workplace, sync
        finally:
            sync.stop()


def enrol(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL")],
    code: Annotated[str, typer.Argument(metavar="CODE")],
    fingerprint: Annotated[str, typer.Option("--fingerprint", help="as head office shows it")] = "",
    name: Annotated[str, typer.Option("--name", help="of this computer, for head office")] = "",
    again: Annotated[bool, typer.Option("--again", help="also where the desk is enrolled already")] = False,
) -> None:
    """Make this desk one of a head office's. Where people have PINs, it takes a supervisor."""
    session: Session = context.obj
    with _at_work(session) as (workplace, sync):
        check_join(workplace, session.acting(workplace))
        status = sync.status()
        if status.url and not again:
            raise ProblemError("already_enrolled", url=status.url, branch=status.branch)
        seen = sync.look(url)
        if fingerprint and _digits(fingerprint) != _digits(seen.fingerprint):
            raise InputError("fingerprint_differs", "fingerprint", got=seen.fingerprint)
        made = sync.enrol(seen, code, name)
        since = workplace.time.now().isoformat(timespec="seconds")
        workplace.settings.put({JOINED_AT: since, JOIN_WANTED: False})
        emit(asdict(made))


def _digits(fingerprint: str) -> str:
    return "".join(each for each in fingerprint.upper() if each.isalnum())


def build_sync() -> typer.Typer:
    """The commands under ``sync``."""
    program = typer.Typer(add_completion=False, invoke_without_command=True)

    @program.callback()
    def sync(
        context: typer.Context,
        once: Annotated[bool, typer.Option("--once", help="one pass, then end")] = False,
    ) -> None:
        """Synchronise with head office: once, or until stopped, with one line for each pass."""
        if context.invoked_subcommand is None:
            _sync_once(context.obj) if once else _sync_on(context.obj)

    @program.command("status")
    def status(context: typer.Context) -> None:
        """How things stand; asks nobody."""
        emit(_told_status(context.obj))

    return program


def _told_status(session: Session) -> dict[str, Any]:
    status = sync_status(session.folder)
    told: dict[str, Any] = plain(status)
    with session.looking_on() as (store, workplace):
        told["kept"] = how_kept(store, workplace)
        told["conflicts"] = len(store.sync_state.undecided()) if status.url else 0
        if status.copied is not None:
            told["copied"] |= _told_copied(session, workplace, status.copied)
    if told["conflicts"]:
        told["word"] = LinkWord.NEEDS_YOU
    if status.hindrance is not None:
        error = ProblemError(status.hindrance.code, **status.hindrance.params)
        told["hindrance"] = problem(error, session.messages)["problem"]
    told["left_out"] = _left_out(session) if status.url else []
    return told


def _told_copied(session: Session, workplace: Workplace, copied: Copied) -> dict[str, str]:
    said = copied.sentence(workplace.desk.code, workplace.desk.tz)
    return {
        "message": session.messages.sentence(said.code, said.params),
        "do": session.messages.what_to_do(said.code, said.params),
    }


def _left_out(session: Session) -> list[dict[str, str]]:
    """Rows of head office that this program cannot use."""
    with session.reading() as workplace:
        rows = refused_rows(workplace.published, workplace.checks)
    return [
        {
            "collection": row.collection,
            "key": row.key,
            "code": row.error.code,
            "field": row.error.field,
            "message": session.messages.sentence(
                row.error.code, {**row.error.params, "field": row.error.field}
            ),
        }
        for row in rows
    ]


def _sync_once(session: Session) -> None:
    """Exit code 4 where the pass met something; what was done is told all the same."""
    with _syncing(session) as sync:
        if not sync.status().url:
            raise ProblemError("sync_not_enrolled")
        report = sync.once()
    told = _told(report, session)
    emit(told)
    if report.cause is not None:
        raise typer.Exit(ENVIRONMENT)


def _told(report: PassReport, session: Session) -> dict[str, Any]:
    from app.sync.telling import as_problem

    told: dict[str, Any] = plain(report)
    del told["cause"]
    if report.cause is None:
        return told
    return {**problem(as_problem(report.cause), session.messages), **told}


def _sync_on(session: Session) -> None:
    """Until somebody stops it, or nobody reads what is written any more."""
    from threading import Event

    with _syncing(session) as sync:
        if not sync.status().url:
            raise ProblemError("sync_not_enrolled")
        ended, lost = Event(), list[OutputLostError]()

        def tell(report: PassReport) -> None:
            try:
                emit_line(_told(report, session))
            except OutputLostError as error:
                lost.append(error)
                ended.set()

        sync.on_pass = tell
        with _until_asked_to_stop():
            sync.start()
            while not ended.wait(3600):
                pass
    raise lost[0]


@contextmanager
def _until_asked_to_stop() -> Iterator[None]:
    """Whoever runs it as a service stops it with SIGTERM: what is begun is closed, and that is no failure."""

    def stop(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is closing: a second one changes nothing
        raise typer.Exit

    before = signal.signal(signal.SIGTERM, stop)
    yield
    signal.signal(signal.SIGTERM, before)


def _exported(sync: DeskSync, target: Path) -> Sequence[CarriedFile]:
    """What was written; nothing where head office has everything, which is no fault."""
    try:
        return sync.export(target)
    except ProblemError as error:
        if error.code != "nothing_to_carry":
            raise
        return ()


def build_batch() -> typer.Typer:
    """The commands under ``batch``."""
    program = typer.Typer(add_completion=False, help="Carry entries to head office by hand.")

    @program.command("export")
    def export(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
        """Write what head office lacks to a file or a folder, sealed: for a stick."""
        if not file.is_dir():
            check_new_file(file)
        with _syncing(context.obj) as sync:
            made = _exported(sync, file)
        told = [{**vars(each), "path": str(each.path.resolve())} for each in made]
        emit({"entries": sum(each.entries for each in made), "files": told})

    @program.command("receipt")
    def receipt(context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
        """Take head office's receipt for what was carried."""
        with _syncing(context.obj) as sync:
            emit(plain(sync.take_receipt(file)))

    return program
