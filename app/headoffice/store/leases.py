"""Whose turn it is: a lease for each writer tells two machines with one journal apart (sync 3.9)."""

from __future__ import annotations

import secrets as chance
from enum import Enum, auto
from typing import NamedTuple

from sqlalchemy import Connection, update

from app.headoffice.store.schema import WRITER
from app.headoffice.store.writers import Known


class Turn(Enum):
    """How a machine that asks for a lease stands."""

    OWN = auto()
    TWIN = auto()
    """Another machine has worked under this writer since: both go on under new ones."""


class Lease(NamedTuple):
    """What the machine is to show next time."""

    turn: Turn
    lease: str


def judged(known: Known, lease: str, machine: str) -> Turn:
    """Whose turn it is.

    The lease given last is right wherever it is shown. The one before it is right on the same
    machine: the answer with the newer one may have been lost. On another machine, a lease that
    is not the last one means that two copies are alive.
    """
    if known.contested:
        return Turn.TWIN
    if not known.lease or lease == known.lease or machine == known.machine:
        return Turn.OWN
    return Turn.TWIN


def take_lease(
    connection: Connection, tenant: str, branch: str, known: Known, lease: str, machine: str
) -> Lease:
    """A new lease for that machine; a writer that two work with is contested for good."""
    turn = judged(known, lease, machine)
    new = chance.token_hex(8)
    here = (WRITER.c.tenant == tenant, WRITER.c.branch == branch, WRITER.c.no == known.no)
    if turn is Turn.TWIN:
        connection.execute(update(WRITER).where(*here).values(contested=1))
        return Lease(turn, new)
    connection.execute(
        update(WRITER).where(*here).values(lease=new, lease_before=known.lease, machine=machine)
    )
    return Lease(turn, new)
