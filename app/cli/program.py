"""The program ``counterfoil``: its commands, and every way it can end as an exit code."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from app.cli import papers, stores, tickets
from app.cli.output import BUG, DONE, ENVIRONMENT, INPUT_WRONG, REFUSED, emit, input_error, problem, refusal
from app.cli.session import language, make_session
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.library.messages import Messages, load_messages

log = logging.getLogger(__name__)


def build() -> typer.Typer:
    """The commands."""
    program = typer.Typer(
        name="counterfoil", add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False
    )

    @program.callback()
    def common(
        context: typer.Context,
        store: Annotated[
            Path | None, typer.Option("--store", envvar="COUNTERFOIL_STORE", help="folder of the store")
        ] = None,
        clerk: Annotated[str | None, typer.Option("--clerk", help="who acts")] = None,
    ) -> None:
        """Counterfoil 存根: take in, judge, print and sign, offline."""
        context.obj = make_session(store, clerk)

    program.command("intake")(tickets.intake)
    program.command("attach")(tickets.attach)
    program.command("actions")(tickets.actions)
    program.command("act")(tickets.act)
    program.command("show")(tickets.show)
    program.command("list")(tickets.list_tickets)
    program.command("assess")(tickets.assess_facts)
    program.command("documents")(papers.documents)
    program.command("print")(papers.print_document)
    program.command("init")(stores.init)
    program.command("backup")(stores.backup)
    program.command("restore")(stores.restore)
    program.command("verify")(stores.verify)
    program.command("export")(stores.export)
    program.command("demo-data")(stores.demo_data)
    program.command("demo")(stores.demo)
    return program


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Whatever goes wrong is one JSON object on standard output."""
    messages = load_messages(language())
    try:
        build()(list(arguments), standalone_mode=False)
    except InputError as error:
        emit(input_error(error, messages))
        return INPUT_WRONG
    except RefusedError as error:
        emit(refusal(error.refusal, messages))
        return REFUSED
    except ProblemError as error:
        emit(problem(error, messages))
        return ENVIRONMENT
    except TyperException as error:
        emit(input_error(_usage(error), messages))
        return INPUT_WRONG
    except typer.Exit as ended:
        return ended.exit_code
    except Exception as error:  # noqa: BLE001  # the last line of defence: a bug becomes exit code 1, logged
        return _bug(error, messages)
    return DONE


def _usage(error: TyperException) -> InputError:
    """A mistake in the words of the command itself."""
    parameter = getattr(error, "param", None)
    field = getattr(parameter, "name", None) or getattr(error, "option_name", None) or "command"
    return InputError("usage_wrong", str(field), reason=str(getattr(error, "message", error)))


def _bug(error: Exception, messages: Messages) -> int:
    """A bug: the trace goes to the log, one line to standard error, never a customer's data to either."""
    log.error("unexpected error", exc_info=error)
    sys.stderr.write(messages.sentence("bug", {"kind": type(error).__name__}) + "\n")
    return BUG
