"""The commands of head office, and every way they can end as an exit code."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from app.headoffice.cli import keeping, people, serve
from app.headoffice.cli.house import House, usual_folder
from app.headoffice.cli.output import (
    BUG,
    DONE,
    INPUT_WRONG,
    CommandError,
    as_command_error,
    emit_line,
    told,
)
from app.headoffice.store.checking import Checking, unchecked

log = logging.getLogger(__name__)

INTERRUPTED = 130


def build(checking: Checking = unchecked) -> typer.Typer:
    """The commands. `checking` knows whether desks can use what is published."""
    program = typer.Typer(
        name="counterfoil-headoffice",
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
    )

    @program.callback()
    def common(
        context: typer.Context,
        folder: Annotated[
            Path | None,
            typer.Option("--folder", envvar="COUNTERFOIL_HEADOFFICE", help="where it keeps things"),
        ] = None,
        database: Annotated[
            str,
            typer.Option("--database", envvar="COUNTERFOIL_DATABASE", help="SQLite or PostgreSQL, as a URL"),
        ] = "",
        blobs: Annotated[
            str, typer.Option("--blobs", envvar="COUNTERFOIL_BLOBS", help="a folder, or s3://bucket/prefix")
        ] = "",
    ) -> None:
        """Counterfoil 存根, head office: takes in what desks write, judges it, and answers."""
        context.obj = House((folder or usual_folder()).absolute(), database, blobs, checking)

    program.command("serve")(serve.serve)
    program.command("enrol-code")(people.enrol_code)
    program.command("devices")(people.devices)
    program.command("branches")(people.branches)
    program.command("revoke")(people.revoke)
    program.command("approve")(people.approve)
    program.command("admin-password")(people.admin_password)
    program.command("import")(keeping.import_stick)
    program.command("backup")(keeping.backup)
    program.command("restore")(keeping.restore)
    program.command("verify")(keeping.verify)
    program.command("status")(keeping.status)
    program.command("publish")(keeping.publish)
    return program


def run(arguments: Sequence[str], checking: Checking = unchecked) -> int:
    """Run one command; its exit code. Whatever goes wrong is one JSON object on standard output."""
    try:
        words = _shared_first(arguments)
        ended = build(checking)(words, standalone_mode=False, prog_name="counterfoil-headoffice")
    except TyperException as error:
        emit_line(told(_usage(error)))
        return INPUT_WRONG
    except typer.Exit as error:
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        known = as_command_error(error)
        if known is not None:
            emit_line(told(known))
            return known.exit_code
        log.exception("bug")
        emit_line({"bug": type(error).__name__})
        return BUG
    return ended if isinstance(ended, int) else DONE


def _shared_first(arguments: Sequence[str]) -> list[str]:
    """Where head office lies may be said behind the command as well: ``serve --database URL``."""
    shared: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, _ = word.partition("=")
        if name not in ("--folder", "--database", "--blobs"):
            rest.append(word)
            continue
        shared.append(word)
        if not equals:
            shared += [value for value in (next(words, None),) if value is not None]
    return shared + rest


def _usage(error: TyperException) -> CommandError:
    said = str(getattr(error, "message", "") or error)
    name = str(
        getattr(getattr(error, "param", None), "name", "") or getattr(error, "option_name", "") or "command"
    )
    return CommandError(INPUT_WRONG, "usage_wrong", name.lstrip("-"), reason=said)
