"""The journal in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from app.domain.claims import base_of
from app.domain.entry import Draft, Entry
from app.domain.evolve import evolve
from app.domain.privacy import Personal
from app.domain.records import Customer
from app.domain.refusals import ProblemError
from app.domain.ticket import Ticket
from app.store.goods_records import learned_record
from app.usecases.ports import Ids, Time, Transaction
from app.usecases.read_models import (
    PrintJob,
)
from tests.fakes.store_state import Keeper, State

T = TypeVar("T")


class FakeTransaction:
    """See `Transaction`."""

    def __init__(self, state: State, time: Time, ids: Ids) -> None:
        self._state = state
        self._time = time
        self._ids = ids

    def ticket(self, ticket_id: str) -> Ticket | None:
        return self._state.tickets.get(ticket_id)

    def next_serial(self, series: str, day: date) -> int:
        serial = self._state.serials.get((series, day), 0) + 1
        self._state.serials[series, day] = serial
        return serial

    def mark(self) -> str:
        return ""

    def keys_kept(self, ticket_id: str) -> frozenset[str]:
        known = self._state.tickets.get(ticket_id)
        customer = known.customer if known is not None else Customer("")
        kept = {Personal.PERSON: customer.name, Personal.IDENTITY: customer.id_number}
        return frozenset(kind for kind, value in kept.items() if value)

    def append(
        self, ticket_id: str | None, drafts: Sequence[Draft], at: datetime, user: str | None
    ) -> tuple[Entry, ...]:
        return tuple(self._append(ticket_id, draft, at, user) for draft in drafts)

    def _append(self, ticket_id: str | None, draft: Draft, at: datetime, user: str | None) -> Entry:
        state = self._state
        known = state.tickets.get(ticket_id) if ticket_id else None
        entry = Entry(
            seq=len(state.entries) + 1,
            id=self._ids.fresh(),
            at=at,
            boot=self._time.boot(),
            mono=self._time.mono(),
            ticket=ticket_id,
            body=draft.body,
            user=user,
            base={**base_of(draft.body, known), **draft.base},
            blobs=draft.blobs,
        )
        state.entries.append(entry)
        ticket = evolve(known, entry) if ticket_id else None
        if ticket_id and ticket:
            state.tickets[ticket_id] = ticket
            for item in ticket.items:
                learned = learned_record(item.goods)
                if learned:
                    state.learned[learned[0]] = learned[1]
        return entry

    def queue_print(self, job: PrintJob) -> None:
        self._state.prints[job.id] = job

    def drop_draft(self, draft_id: str) -> None:
        self._state.drafts.pop(draft_id, None)

    def put_settings(self, values: Mapping[str, object]) -> None:
        self._state.settings.update(values)


class FakeJournal:
    """See `Journal`. `problem` is raised by the next transaction, as a full disk would."""

    def __init__(self, keeper: Keeper, time: Time, ids: Ids) -> None:
        self._keeper = keeper
        self._time = time
        self._ids = ids
        self.problem: ProblemError | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything written, for tests to look at."""
        return tuple(self._keeper.state.entries)

    def transact(self, work: Callable[[Transaction], T]) -> T:
        if self.problem is not None:
            problem, self.problem = self.problem, None
            raise problem
        state = self._keeper.state.copy()
        result = work(FakeTransaction(state, self._time, self._ids))
        self._keeper.state = state
        return result

    def judge_again(self) -> int:
        """No lists stand here."""
        return 0

    def warm_up(self) -> None:
        """Nothing is loaded late here."""
