"""Intakes that are open at the same time: one in front, any number parked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.usecases.intake_draft import IntakeForm, decode, encode
from app.usecases.read_models import SavedDraft


@dataclass
class Intake:
    """One intake while it is typed. `started_at` is when the customer came: None until somebody types.

    `kept` is the form as the draft store has it, so that nothing is written twice; `ordered` says that
    the store has it or is about to. `clerk` is who typed it first, empty where nobody was named.
    """

    id: str
    started_at: datetime | None = None
    form: IntakeForm = field(default_factory=IntakeForm)
    parked: bool = False
    kept: tuple[IntakeForm, bool] | None = None
    ordered: bool = False
    clerk: str = ""

    @property
    def empty(self) -> bool:
        return self.form.empty

    def draft(self, now: datetime) -> SavedDraft:
        """As the draft store keeps it."""
        return SavedDraft(
            id=self.id,
            started_at=self.started_at or now,
            saved_at=now,
            title=self.form.title,
            payload=encode(replace(self.form, clerk=self.clerk)),
            parked=self.parked,
        )


def intake_of(draft: SavedDraft) -> Intake:
    """The intake a draft holds. Raises InputError when the draft cannot be read."""
    form = decode(draft.payload)
    clerk, form = form.clerk, replace(form, clerk="")
    return Intake(draft.id, draft.started_at, form, draft.parked, (form, draft.parked), True, clerk)


class IntakeBook:
    """The intakes of this window, in the order of their tabs. There is always one in front."""

    def __init__(self, fresh_id: Callable[[], str]) -> None:
        self._fresh_id = fresh_id
        self._intakes = [Intake(fresh_id())]
        self._front = self._intakes[0]

    @property
    def front(self) -> Intake:
        """The one on the page."""
        return self._front

    @property
    def intakes(self) -> tuple[Intake, ...]:
        return tuple(self._intakes)

    def parked(self) -> tuple[Intake, ...]:
        """Those that wait."""
        return tuple(each for each in self._intakes if each.parked)

    def find(self, intake_id: str) -> Intake | None:
        return next((each for each in self._intakes if each.id == intake_id), None)

    def begin(self, now: datetime | None) -> Intake:
        """An empty intake in front; what was there and holds something is parked.

        `now` is when the customer came, None when nobody is there yet.
        """
        self._put_aside()
        if self._front.empty:
            self._front.started_at = now
            return self._front
        self._front = Intake(self._fresh_id(), now)
        self._intakes.append(self._front)
        return self._front

    def bring(self, intake: Intake) -> None:
        """Put an intake in front; it is parked no more."""
        self._put_aside()
        before = self._front
        if intake not in self._intakes:
            self._intakes.append(intake)
        intake.parked = False
        self._front = intake
        if before is not intake and before.empty:
            self._intakes.remove(before)

    def add_parked(self, intake: Intake) -> None:
        """Another tab, not in front."""
        if self.find(intake.id) is None:
            intake.parked = True
            self._intakes.insert(0, intake)

    def take_out(self, intake: Intake) -> None:
        """Close a tab; an empty intake follows the one that was in front."""
        if intake in self._intakes:
            self._intakes.remove(intake)
        if intake is self._front:
            self._front = Intake(self._fresh_id())
            self._intakes.append(self._front)

    def next_parked(self) -> Intake | None:
        """The parked intake whose customer came first."""
        waiting = [
            (each.started_at, place, each)
            for place, each in enumerate(self._intakes)
            if each.parked and each.started_at is not None
        ]
        return min(waiting)[2] if waiting else None

    def _put_aside(self) -> None:
        if not self._front.empty:
            self._front.parked = True
