"""``serve``: listen until told to stop."""

from __future__ import annotations

import gc
import logging
import signal
import ssl
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from app.headoffice.blobs.trying import Storage
from app.headoffice.callers import SystemClock
from app.headoffice.cli.arenas import keep_few_arenas
from app.headoffice.cli.chores import Chores
from app.headoffice.cli.house import House, OpenHouse, opened
from app.headoffice.cli.output import ENVIRONMENT, INPUT_WRONG, CommandError, emit_line, told
from app.headoffice.http.app import build, build_metrics
from app.headoffice.http.context import Context, Waiting
from app.headoffice.http.serving import Tls, bound, listening, served, url_of
from app.headoffice.web.pages import pages
from app.headoffice.web.password import AdminPassword
from app.headoffice.web.room import Room

log = logging.getLogger(__name__)

_TURN: Final = 0.0005
"""Seconds a thread may keep the others waiting: whoever calls goes before judging, which can wait."""

_OBJECTS: Final = 20_000
"""Objects more, after which Python tidies up those that are young."""

_TRY: Final = 10.0
"""Seconds that the storage gets to answer before it is said that it does not."""

_LEFT: Final = 3600.0
"""Seconds after which nobody works any more on a stick that was brought."""


@dataclass(frozen=True)
class Ear:
    """Where to listen."""

    host: str
    port: int
    metrics_port: int | None
    tls: Tls | None


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free")] = 8765,
    metrics_port: Annotated[int | None, typer.Option("--metrics-port", min=0, max=65535)] = None,
    tls_cert: Annotated[Path | None, typer.Option("--tls-cert", help="certificate in PEM")] = None,
    tls_key: Annotated[Path | None, typer.Option("--tls-key", help="its key in PEM")] = None,
    backups: Annotated[Path | None, typer.Option("--backups", help="folder for a backup each night")] = None,
) -> None:
    """Serve desks and the page; prints one line when it is ready, then logs to standard error."""
    house: House = context.obj
    if (tls_cert is None) != (tls_key is None):
        raise CommandError(INPUT_WRONG, "tls_halves", "tls-key")
    tls = _checked(tls_cert, tls_key) if tls_cert and tls_key else None
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    sys.setswitchinterval(_TURN)
    keep_few_arenas()
    with opened(house) as here:
        _tidy_up_less_often()
        run(here, Ear(host, port, metrics_port, tls), backups)


def _tidy_up_less_often() -> None:
    """Python looks for rings of dead objects each time 700 objects more live than died: in a server that
    makes thousands for each batch that is a tenth of its work, and it finds next to none. The programs
    themselves never die, and the log does not tell which process or thread wrote a line.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    logging.logProcesses = logging.logMultiprocessing = logging.logThreads = False


def _checked(certificate: Path, key: Path) -> Tls:
    """The pair, known to be one before anybody is told that it listens."""
    for field, file in (("tls-cert", certificate), ("tls-key", key)):
        try:
            file.open("rb").close()
        except OSError as error:
            raise CommandError(INPUT_WRONG, "file_unreadable", field, reason=error.strerror or "") from error
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise CommandError(INPUT_WRONG, "tls_wrong", "tls-cert", reason=error.reason or "") from error
    return Tls(str(certificate), str(key))


def run(here: OpenHouse, ear: Ear, backups: Path | None) -> None:
    """Listen until a signal comes; calls in hand are brought to their end."""
    password = AdminPassword(here.folder)
    storage = Storage(here.blobs)
    context = served_context(here, storage)
    app = build(context, pages(Room(here.office, here.blobs, password)))
    with ExitStack() as stack:
        stack.enter_context(calm_signals())
        stack.enter_context(storage)
        here.office.projector.start()
        try:
            taken = stack.enter_context(bound(ear.host, ear.port))
            metrics = (
                stack.enter_context(served(build_metrics(context), Waiting(), ear.host, ear.metrics_port))
                if ear.metrics_port is not None
                else None
            )
        except OSError as error:
            raise CommandError(ENVIRONMENT, "cannot_listen", reason=error.strerror or "") from error
        # Not before it listens: a start that comes to nothing leaves files and backups as they are.
        stack.enter_context(Chores(here, backups))
        server = listening(app, context.waiting, ear.tls)
        url = url_of(taken, tls=ear.tls is not None)
        emit_line({**ready(here, password, url, metrics), **hindered(storage.wait(_TRY))})
        with suppress(KeyboardInterrupt):
            server.run([taken])


def served_context(here: OpenHouse, storage: Storage | None = None) -> Context:
    """What the calls work with."""
    scratch = here.folder / "scratch"
    scratch.mkdir(exist_ok=True)
    _clear(scratch)
    return Context(here.office, here.blobs, scratch, storage=storage or Storage())


def _clear(scratch: Path) -> None:
    """Remove what a stick left when a process died; what is young may be another process's at work."""
    for left in scratch.glob("stick-*.cfb"):
        with suppress(FileNotFoundError):  # another process that starts now was quicker
            if time.time() - left.stat().st_mtime > _LEFT:
                left.unlink()


def ready(here: OpenHouse, password: AdminPassword, url: str, metrics: str | None) -> dict[str, str]:
    """The line that says that it listens; with a link to set the password where nobody did."""
    site = here.office.site()
    line = {"listening": url, "server_id": site.server_id, "epoch": site.epoch}
    if metrics is not None:
        line["metrics"] = f"{metrics}/metrics"
    if not password.is_set():
        line["set_password"] = f"{url}/set-password?token={password.invite(SystemClock().now())}"
    return line


def hindered(reason: str) -> dict[str, str]:
    """What stands in that line where files cannot be kept: desks keep them until they can."""
    if not reason:
        return {}
    log.error("the storage of files cannot be used: %s", reason)
    problem = told(CommandError(ENVIRONMENT, "storage_away", "blobs", reason=reason))["problem"]
    return {"storage": f"{problem['message']} {problem['what_to_do']}"}


@contextmanager
def calm_signals() -> Iterator[None]:
    """A signal to stop is the usual way to end, not a failure: the exit code stays 0."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
