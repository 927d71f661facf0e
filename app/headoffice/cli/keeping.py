"""Sticks, backups, what is published, and how it stands."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from app.headoffice.blobs.looking import look_through
from app.headoffice.blobs.taking import StickPieces
from app.headoffice.blobs.trying import try_storage
from app.headoffice.cli.house import opened
from app.headoffice.cli.output import ENVIRONMENT, INPUT_WRONG, CommandError, emit
from app.headoffice.cli.plain_file import check_writable, open_plain, write_beside
from app.headoffice.office import HeadOffice
from app.headoffice.web.password import AdminPassword
from app.wire.messages import REFERENCE
from app.wire.signing import to_bytes
from app.wire.stick import read_receipt

FilePath = Annotated[Path, typer.Argument(metavar="FILE")]


def import_stick(
    context: typer.Context,
    file: FilePath,
    receipt: Annotated[Path | None, typer.Option("--receipt", help="where the answer goes")] = None,
) -> None:
    """Take in a file from a stick; the answer for the desk lies beside it."""
    answer = receipt or file.with_suffix(".cfr")
    check_writable(answer, "--receipt", context.obj)
    if answer.resolve() == file.resolve():  # the stick is not written over by what is said of it
        raise CommandError(INPUT_WRONG, "file_unwritable", "--receipt", reason=os.strerror(errno.EEXIST))
    with open_plain(file) as content, opened(context.obj) as here:
        data = here.office.import_stick(content, StickPieces(here.blobs))
        here.office.projector.project_all()
        told = msgspec.to_builtins(read_receipt(data, _signers(here.office)))
    write_beside(answer, data)
    emit({**told, "receipt": str(answer)})


def backup(context: typer.Context, file: FilePath) -> None:
    """Write the whole database to a file and try it; only then desks hear that their entries are safe."""
    check_writable(file, "FILE", context.obj)
    with opened(context.obj) as here:
        made = here.office.keeping.backup(file)
        tried = here.office.keeping.test_restore(file)
        if not tried.whole:
            raise CommandError(ENVIRONMENT, "backup_not_whole", "FILE", broken=list(tried.broken))
        emit(
            {
                "file": str(made.path),
                "size": made.size,
                "entries": made.entries,
                "writers": made.writers,
                "safe": tried.safe,
                "files": "apart: back up the folder or the bucket of the files as well",
            }
        )


def restore(context: typer.Context, file: FilePath) -> None:
    """Put a backup in place of the database; desks notice by themselves and send again what is missing.

    Devices that were revoked since stay so; look whether any in `active` should not be there.
    """
    if file.exists():  # what is not there is told like a backup that is none
        open_plain(file).close()
    with opened(context.obj) as here:
        report = here.office.keeping.restore(file)
        active = [
            {"device": each.device, "desk": each.desk, "name": each.name, "branch": each.branch}
            for each in here.office.admin.devices()
            if not each.revoked
        ]
        emit({"file": str(file), **report._asdict(), "active": active})


def verify(context: typer.Context) -> None:
    """Read every file; those that are missing or damaged are wanted from the desks again.

    Ends with 4 where some are.
    """
    with opened(context.obj) as here:
        office = here.office
        office.blobs.look_again(office.site().tenant)
        looked = look_through(office.gone_files, here.blobs, office.site().tenant)
    emit(looked._asdict())
    if looked.missing or looked.damaged:
        raise typer.Exit(ENVIRONMENT)


def status(context: typer.Context) -> None:
    """Figures of all, and whether it takes entries and its storage of files answers."""
    with opened(context.obj) as here:
        reason = try_storage(here.blobs)
        if reason:
            raise CommandError(ENVIRONMENT, "storage_away", "blobs", reason=reason)
        site = here.office.site()
        emit(
            {
                "server_id": site.server_id,
                "tenant": site.tenant,
                "epoch": site.epoch,
                "state": site.state,
                "password_set": AdminPassword(here.folder).is_set(),
                "figures": dict(here.office.health()),
            }
        )


def publish(
    context: typer.Context,
    collection: Annotated[str, typer.Argument(metavar="COLLECTION", help="one of " + ", ".join(REFERENCE))],
    file: FilePath,
    branch: Annotated[str, typer.Option("--branch", help="for this branch alone")] = "",
    retire: Annotated[bool, typer.Option("--retire", help="take back what is not in the file")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="also when that is much")] = False,
) -> None:
    """Publish rows to desks: FILE holds an object, each name a row."""
    rows = _rows(file)
    with opened(context.obj) as here:
        reference = here.office.reference
        reference.check(collection, rows)
        scope = here.office.admin.find_branch(branch).id if branch else "*"
        gone = [key for key in reference.rows(collection, scope) if key not in rows] if retire else []
        taken = reference.retire(collection, gone, scope, confirmed=confirm) if gone else 0
        put = reference.publish_all(collection, rows, scope)
        emit({"collection": collection, **put._asdict(), "retired": taken})


def _rows(file: Path) -> dict[str, Any]:
    try:
        return msgspec.json.decode(_bytes_of(file), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CommandError(INPUT_WRONG, "not_json", "FILE", reason=str(error)) from error


def _bytes_of(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    with open_plain(file) as content:
        return content.read()


def _signers(office: HeadOffice) -> Callable[[str], bytes | None]:
    keys = {each.kid: to_bytes(each.key) for each in office.hello("").keys if each.use == "sign"}
    return keys.get
