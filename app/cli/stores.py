"""Commands on whole stores: init, backup, restore, verify, export, demo-data, demo."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import (
    key_places,
    make_store,
    opened_store,
    packaged_policy,
    read_store,
    seal_if_travelling,
)
from app.cli.demo_ended import tell_demo
from app.cli.demo_run import run_demo
from app.cli.keeping import how_kept
from app.cli.objects import plain
from app.cli.outfile import check_new_file
from app.cli.output import ENVIRONMENT, emit, problem
from app.cli.secrets import read_secret
from app.cli.session import Session
from app.cli.spreadsheet import FORMATS, write_rows
from app.cli.training import fill_training_store
from app.domain.refusals import InputError, ProblemError
from app.store.chain_head import read_head
from app.usecases.believed_clock import begin_clock
from app.usecases.desk import make_desk
from app.usecases.desk_settings import INSTALLED
from app.usecases.export_tickets import export_rows
from app.usecases.remake_copies import remake_copies


def init(
    context: typer.Context,
    desk: Annotated[str, typer.Option("--desk", help="desk code, such as 2F-01")],
    profile: Annotated[str, typer.Option("--profile", help="|".join(INSTALLED))],
    branch: Annotated[str, typer.Option("--branch", help="name of the mall or shop")] = "",
    hours: Annotated[str, typer.Option("--hours", help="10:00-22:00; else those of the profile")] = "",
    encrypted: Annotated[
        bool | None,
        typer.Option(
            "--encrypted/--clear", help="encrypt the whole store, or not; else by profile: for home visits"
        ),
    ] = None,
) -> None:
    """Make a store."""
    session: Session = context.obj
    if profile not in INSTALLED:
        raise InputError("choice_expected", "profile", value=profile, expected=", ".join(INSTALLED))
    open_then = hours or _usual_hours(profile)
    made = make_desk({"code": desk, "profile": profile, "branch": branch, "mall": branch, "hours": open_then})
    _make_folder(session.folder)
    make_store(session.folder, made)
    if encrypted is None:
        encrypted = seal_if_travelling(session.folder, profile)
    elif encrypted:
        from app.store.resealing import reseal

        reseal(session.folder, key_places(session.folder), sealed=True)
    with opened_store(session.folder) as (store, workplace):
        begin_clock(workplace)
        with store.access.reading() as connection:
            writer = read_head(connection).writer
        emit(
            {
                "store": str(session.folder),
                "desk": workplace.desk.code,
                "profile": workplace.desk.profile,
                "profile_version": workplace.policy.version,
                "branch": workplace.desk.branch,
                "hours": workplace.desk.hours,
                "writer": writer,
                "encrypted": encrypted,
            }
        )


def _usual_hours(profile: str) -> str:
    house = packaged_policy()[0].rules_for(profile).profile
    return f"{house.desk.opens:%H:%M}-{house.desk.closes:%H:%M}" if house else ""


def _make_folder(folder: Path) -> None:
    """Raises ProblemError out_not_writable."""
    try:
        # What customers said and the keys to it are nobody else's on this computer.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(folder), reason=error.strerror or "") from error


def backup(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", help="the rolling backup, here from now on")
    ] = None,
    auto: Annotated[bool, typer.Option("--auto", help="the rolling backup, where the settings say")] = False,
) -> None:
    """Copy the whole store, blobs included, into one sealed file; verified by restoring it once.

    With --folder or --auto: today's rolling backup, as the window makes it each day.
    """
    session: Session = context.obj
    if file is not None:
        check_new_file(file)
        with read_store(session.folder) as (store, _):
            emit(plain(store.backup(file)))
        return
    if not auto and folder is None:
        raise InputError("argument_missing", "FILE")
    from app.store.rolling import roll

    with opened_store(session.folder) as (opened, workplace):
        now, desk = workplace.time.now(), workplace.desk
        where = str(folder.resolve()) if folder else ""
        made = roll(opened.layout, opened.keys, opened.settings, now, desk.tz, desk.code, where)
        emit(plain(made._asdict() | {"path": str(made.path)}))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    code: Annotated[
        Path | None, typer.Option("--code-file", help="holds the recovery code or the passphrase; - reads it")
    ] = None,
) -> None:
    """Make the store anew from a backup. The folder must not hold a store.

    On a computer without the key of the store the recovery code opens the backup.
    """
    from app.store.restoring import Unlocking
    from app.store.restoring import restore as restore_store

    session: Session = context.obj
    typed = read_secret(code)
    if not file.is_file():
        raise InputError("file_expected", "FILE", value=str(file))
    existed = session.folder.exists()
    _make_folder(session.folder)
    try:
        made = restore_store(file, session.folder, Unlocking(key_places(session.folder), typed))
    except (ProblemError, InputError):
        if not existed and not any(session.folder.iterdir()):
            session.folder.rmdir()
        raise
    emit({**plain(made.manifest), "lost_files": list(made.lost)})


def verify(
    context: typer.Context,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="make projections and lost picture copies anew")
    ] = False,
) -> None:
    """Check the chain, the blobs and the projections."""
    session: Session = context.obj
    if rebuild:
        with opened_store(session.folder) as (opened, workplace):
            opened.rebuild()
            remake_copies(workplace, opened.lost_copies(), session.acting(workplace))
            report = opened.verify()
            kept = how_kept(opened, workplace)
    else:
        with read_store(session.folder) as (store, workplace):
            report = store.verify()
            kept = how_kept(store, workplace)
    told = {"ok": report.sound, **plain(report), **kept}
    if report.sound:
        emit(told)
        return
    unsound = ProblemError("store_unsound", count=str(len(report.findings)), folder=str(session.folder))
    emit({**problem(unsound, session.messages), **told})
    raise typer.Exit(ENVIRONMENT)


def export(
    context: typer.Context,
    since: Annotated[str | None, typer.Option("--from", help="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, typer.Option("--to", help="last day, YYYY-MM-DD")] = None,
    form: Annotated[str, typer.Option("--format", help="|".join(FORMATS))] = "csv",
    out: Annotated[Path | None, typer.Option("--out", help="file to write")] = None,
) -> None:
    """Tickets for a spreadsheet."""
    session: Session = context.obj
    if form not in FORMATS:
        raise InputError("choice_expected", "format", value=form, expected=", ".join(FORMATS))
    first, last = _day(since, "from"), _day(until, "to")
    if first and last and last < first:
        raise InputError("range_order", "to", value=last.isoformat(), start=first.isoformat())
    with read_store(session.folder) as (_, workplace):
        rows = export_rows(workplace, first, last)
        path = out or Path(f"counterfoil-{workplace.desk.code}.{form}")
        count = write_rows(rows, path, form)
    emit({"file": str(path.resolve()), "tickets": count, "format": form})


def _day(text: str | None, field: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError("date_expected", field, value=text or "", expected="YYYY-MM-DD") from None


def demo_data(
    context: typer.Context,
    tickets: Annotated[int, typer.Option("--tickets", min=1, max=5_000_000)],
    photos: Annotated[int, typer.Option("--photos", min=0, max=10)] = 0,
    seed: Annotated[int, typer.Option("--seed")] = 1,
) -> None:
    """Fill a training or benchmark store; the same seed gives the same tickets."""
    session: Session = context.obj
    _make_folder(session.folder)
    emit(fill_training_store(session.folder, tickets, photos, seed))


def demo(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", help="folder for store and papers")] = None,
) -> None:
    """The whole round without a window: take in, judge, print, sign, verify.

    Exit code 1 when not all is well.
    """
    session: Session = context.obj
    folder = out or Path(tempfile.mkdtemp(prefix="counterfoil-demo-", dir=os.environ.get("TMPDIR")))
    _make_folder(folder)
    tell_demo(run_demo(folder, session.messages), session.messages)
