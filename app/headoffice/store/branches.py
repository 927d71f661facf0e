"""Branches, and the one-time codes by which their devices come in."""

from __future__ import annotations

import secrets as chance
from datetime import timedelta
from typing import Final, NamedTuple

from sqlalchemy import Column, Connection, insert, select, update

from app.headoffice.callers import Clock, told
from app.headoffice.store.counters import FEED, RECEIPT, WRITER, begin
from app.headoffice.store.database import Database, add_missing
from app.headoffice.store.door_order import moment_of_code
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import BRANCH, CODE, EVERYWHERE, JUDGED_TO
from app.headoffice.store.secrets import Secrets
from app.headoffice.store.site import read_site
from app.wire.problems import WireError

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread or misheard."""

_DIGITS: Final = "0123456789abcdef"
_BRANCH, _NAMED, _SECRET = 6, 4, 6
_HOURS: Final = 72
_AHEAD: Final = timedelta(days=1)
"""By more than this a code does not outlast its hours: it was made by a clock that was ahead."""
_TRIES: Final = 5
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


class Branch(NamedTuple):
    """A branch: its short id and what people call it."""

    id: str
    name: str


class NewCode(NamedTuple):
    """A code to be typed or scanned at the desk, and until when it holds."""

    code: str
    branch: str
    expires: str


class CodeTaken(NamedTuple):
    """What a code that was accepted stands for; `fresh` until a device used it, `made_at` by the house."""

    tenant: str
    branch: str
    selector: str
    name: str
    role: str
    fresh: bool
    made_at: str
    digest: str


class Branches:
    """Branches of this head office."""

    def __init__(self, database: Database, secrets: Secrets, clock: Clock, book: DoorBook) -> None:
        """`book` is asked who is shut out: a code is made after that."""
        self._database, self._secrets, self._clock, self._book = database, secrets, clock, book

    def new(self, name: str, branch: str = "") -> Branch:
        """A branch of that name; `branch` is its id where somebody wants to choose it.

        Raises HeadOfficeError branch_exists where another one is called so.
        """
        with self._database.writing() as connection:
            tenant = read_site(connection).tenant
            same = select(BRANCH.c.branch).where(BRANCH.c.name == name, BRANCH.c.branch != branch)
            if connection.scalar(same.limit(1)) is not None:
                raise HeadOfficeError("branch_exists", branch=name)
            made = Branch(branch or _free(connection, BRANCH.c.branch, _DIGITS, _BRANCH), name)
            rows = [
                {"tenant": tenant, "branch": made.id, "name": name, "made_at": told(self._clock.now())},
            ]
            add_missing(connection, BRANCH, rows)
            add_missing(connection, JUDGED_TO, [{"tenant": tenant, "branch": made.id, "rno": 0}])
            for place in (made.id, EVERYWHERE):
                for kind in (RECEIPT, FEED, WRITER):
                    begin(connection, tenant, place, kind)
            return made

    def all(self) -> tuple[Branch, ...]:
        """In the order they were made."""
        with self._database.reading() as connection:
            rows = connection.execute(select(BRANCH.c.branch, BRANCH.c.name).order_by(BRANCH.c.made_at)).all()
        return tuple(Branch(row.branch, row.name) for row in rows)

    def find(self, wanted: str) -> Branch:
        """The branch of that id or that name. Raises HeadOfficeError: unknown_branch, branch_ambiguous."""
        known = self.all()
        found = [each for each in known if each.id == wanted] or [
            each for each in known if each.name == wanted
        ]
        if not found:
            raise HeadOfficeError("unknown_branch", branch=wanted)
        if len(found) > 1:
            raise HeadOfficeError("branch_ambiguous", branch=wanted)
        return found[0]

    def new_code(self, branch: str, name: str, role: str = "counter") -> NewCode:
        """A code for one device; it holds 72 hours and bears five wrong tries (protocol 3.4)."""
        found = self.find(branch)
        now = self._clock.now()
        expires = told(now + timedelta(hours=_HOURS))
        with self._database.writing() as connection:
            selector = _free(connection, CODE.c.selector, LETTERS, _NAMED)
            code = selector + drawn(LETTERS, _SECRET)
            connection.execute(
                insert(CODE).values(
                    tenant=read_site(connection).tenant,
                    branch=found.id,
                    selector=selector,
                    digest=self._secrets.code_digest(code),
                    name=name,
                    role=role,
                    made_at=moment_of_code(connection, self._book, now),
                    expires_at=expires,
                )
            )
        return NewCode(code, found.id, expires)

    def try_code(self, typed: str, device: str) -> CodeTaken:
        """What the code stands for. Raises WireError code_refused, and counts the try.

        A code that was used holds for the same device once more: the answer may have been lost.
        """
        code = typed.upper().translate(_READ_AS)
        now = self._clock.now()
        last = told(now + timedelta(hours=_HOURS) + _AHEAD)
        with self._database.writing() as connection:
            row = connection.execute(
                select(CODE).where(CODE.c.selector == code[:_NAMED]).with_for_update()
            ).one_or_none()
            if row is not None and row.tries < _TRIES and told(now) < row.expires_at <= last:
                if row.digest == self._secrets.code_digest(code) and row.used_by in ("", device):
                    return CodeTaken(
                        row.tenant,
                        row.branch,
                        row.selector,
                        row.name,
                        row.role,
                        fresh=row.used_by == "",
                        made_at=row.made_at,
                        digest=row.digest,
                    )
                connection.execute(
                    update(CODE).where(CODE.c.selector == row.selector).values(tries=CODE.c.tries + 1)
                )
        raise WireError("code_refused")


def drawn(letters: str, count: int) -> str:
    """So many of these letters, by chance."""
    return "".join(chance.choice(letters) for _ in range(count))


def _free(connection: Connection, column: Column[str], letters: str, count: int) -> str:
    """A name that no row bears yet. They are short since people read them: of ten thousand some recur."""
    while True:
        name = drawn(letters, count)
        if connection.scalar(select(column).where(column == name).limit(1)) is None:
            return name


def use_code(connection: Connection, taken: CodeTaken, device: str) -> None:
    """The code is spent. Raises WireError code_refused when another device was faster."""
    spent = connection.execute(
        update(CODE)
        .where(CODE.c.selector == taken.selector, CODE.c.used_by.in_(("", device)))
        .values(used_by=device)
    )
    if spent.rowcount != 1:
        raise WireError("code_refused")


def branch_name(connection: Connection, tenant: str, branch: str) -> str:
    """What people call it."""
    found = connection.scalar(
        select(BRANCH.c.name).where(BRANCH.c.tenant == tenant, BRANCH.c.branch == branch)
    )
    return str(found or "")
