"""The program ``counterfoil``: its commands, and every way it can end as an exit code."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from app.cli import (
    abroad,
    desk_papers,
    evidence,
    hand_over,
    keys,
    paper_loop,
    papers,
    person,
    print_orders,
    salvaging,
    sealing,
    staff,
    stores,
    support,
    syncing,
    tickets,
)
from app.cli.logbook import log_bug
from app.cli.output import (
    BUG,
    DONE,
    ENVIRONMENT,
    INPUT_WRONG,
    REFUSED,
    OutputLostError,
    bug,
    check_output,
    emit,
    emit_line,
    input_error,
    problem,
    refusal,
)
from app.cli.session import language, make_session
from app.cli.usage import usage_error
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.library.messages import Messages, load_messages

log = logging.getLogger(__name__)

INTERRUPTED = 130
"""What a shell expects of a program that was stopped from the keyboard."""


PinFile = Annotated[
    str | None,
    typer.Option(
        "--pin-file",
        help="file that holds the PIN of who acts, - for the first line of standard input; "
        "else COUNTERFOIL_PIN. Needed to write as somebody who has a PIN",
    ),
]


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
        pin_file: PinFile = None,
    ) -> None:
        """Counterfoil 存根: take in, judge, print and sign, offline."""
        context.obj = make_session(store, clerk, pin_file)

    program.command("intake")(tickets.intake)
    program.command("attach")(tickets.attach)
    program.command("actions")(tickets.actions)
    program.command("act")(tickets.act)
    program.command("show")(tickets.show)
    program.command("list")(tickets.list_tickets)
    program.command("conflict")(abroad.conflict)
    program.command("assess")(tickets.assess_facts)
    program.command("documents")(papers.documents)
    program.command("print")(papers.print_document)
    program.command("print-orders")(print_orders.list_print_orders)
    program.command("blank-form")(papers.print_blank_form)
    program.command("message")(papers.tell_customer)
    program.command("service-manual")(desk_papers.print_service_manual)
    program.command("desk-papers")(desk_papers.list_desk_papers)
    program.command("hand-over")(hand_over.hand_over)
    program.command("scan")(paper_loop.scan)
    program.command("reconcile")(paper_loop.reconcile)
    program.command("evidence")(evidence.evidence)
    program.add_typer(person.build_person(), name="person")
    program.command("enrol")(syncing.enrol)
    program.add_typer(syncing.build_sync(), name="sync")
    program.add_typer(syncing.build_batch(), name="batch")
    program.command("support-bundle")(support.support_bundle)
    program.add_typer(staff.build_staff(), name="staff")
    _add_stores(program)
    return program


def _add_stores(program: typer.Typer) -> None:
    """Commands on whole stores and their keys."""
    program.command("init")(stores.init)
    program.command("backup")(stores.backup)
    program.command("restore")(stores.restore)
    program.command("verify")(stores.verify)
    program.command("salvage")(salvaging.salvage)
    program.command("recover")(keys.recover)
    program.command("recovery-code")(keys.recovery_code)
    program.command("passphrase")(keys.passphrase)
    program.command("encrypt")(sealing.encrypt)
    program.command("decrypt")(sealing.decrypt)
    program.command("export")(stores.export)
    program.command("demo-data")(stores.demo_data)
    program.command("demo")(stores.demo)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Whatever goes wrong is one JSON object on standard output."""
    messages = load_messages(language())
    try:
        check_output()
        return _run(arguments, messages)
    except OutputLostError as error:
        return _output_lost(error, messages)


def _run(arguments: Sequence[str], messages: Messages) -> int:
    try:
        _check_words(arguments)
        ended = build()(list(arguments), standalone_mode=False, prog_name="counterfoil")
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
        emit(input_error(usage_error(error), messages))
        return INPUT_WRONG
    except typer.Exit as error:
        return error.exit_code
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OutputLostError:
        raise
    except Exception as error:  # noqa: BLE001  # the last line of defence: a bug becomes exit code 1, logged
        log_bug(log, error)
        emit_line(bug(type(error).__name__, messages))
        return BUG
    return ended if isinstance(ended, int) else DONE


def _check_words(arguments: Sequence[str]) -> None:
    """Bytes that are no text could be kept nowhere."""
    for argument in arguments:
        if any("\ud800" <= char <= "\udfff" for char in argument):
            raise InputError("text_not_characters", "command")


def _output_lost(error: OutputLostError, messages: Messages) -> int:
    """Nobody can be told on standard output. Whoever closed it early (``| head``) knows; others are told."""
    if error.closed:
        # What Python still holds for it must not fail a second time when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    if sys.stderr is not None:
        code = "output_lost" if error.ran else "output_missing"
        sys.stderr.write(messages.sentence(code, {"reason": error.reason}) + "\n")
    return ENVIRONMENT
