"""Ctrl+Z: what would take the last thing back, as an action of its own; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.decide import Action
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.contact import AssignOwner
from app.domain.steps.evidence import RetagEvidence, VoidEvidence
from app.domain.steps.intake import ListReceivedItems
from app.domain.steps.level import SetLevel
from app.domain.steps.linking import SetParent
from app.domain.steps.promising import PauseClocks, ResumeClocks, VoidPromise
from app.domain.ticket import Ticket
from app.ui.labels.history import entry_label
from app.usecases.read_models import HistoryLine


@dataclass(frozen=True)
class Undo:
    """What Ctrl+Z would do: the action, and the words for what it takes back."""

    action: Action
    words: str


def undo_of(before: Ticket, after: Ticket, line: HistoryLine) -> Undo | None:
    """The way back from `after` to `before`, across the one entry between them; None when there is none."""
    make = _WAYS_BACK.get(line.type)
    action = make(before, after) if make else None
    return Undo(action, entry_label(line.type)) if action is not None else None


def _reason() -> str:
    return QCoreApplication.translate("Undo", "taken back at once")


def _customer(before: Ticket, after: Ticket) -> Action | None:
    return AmendCustomer(before.customer) if before.customer != after.customer else None


def _problem(before: Ticket, after: Ticket) -> Action | None:
    return AmendProblem(before.problem) if before.problem != after.problem else None


def _goods(before: Ticket, after: Ticket) -> Action | None:
    for item in after.items:
        old = before.item(item.id)
        if old is not None and old.goods != item.goods:
            return AmendGoods(old.goods, item.id)
    return None


def _received(before: Ticket, _after: Ticket) -> Action | None:
    return ListReceivedItems(before.received_items)


def _attached(before: Ticket, after: Ticket) -> Action | None:
    known = {each.id for each in before.evidence}
    added = [each for each in after.evidence if each.id not in known]
    return VoidEvidence(added[-1].id, _reason()) if added else None


def _retagged(before: Ticket, after: Ticket) -> Action | None:
    roles = {each.id: each.role for each in before.evidence}
    for each in after.evidence:
        if roles.get(each.id, each.role) != each.role:
            return RetagEvidence(each.id, roles[each.id])
    return None


def _promised(before: Ticket, after: Ticket) -> Action | None:
    known = {each.id for each in before.promises}
    made = [each for each in after.promises if each.id not in known]
    return VoidPromise(made[-1].id, _reason()) if made else None


def _paused(_before: Ticket, after: Ticket) -> Action | None:
    return ResumeClocks() if after.paused else None


def _resumed(before: Ticket, _after: Ticket) -> Action | None:
    return PauseClocks(before.paused.reason) if before.paused else None


def _owner(before: Ticket, _after: Ticket) -> Action | None:
    return AssignOwner(before.level.owner) if before.level else None


def _level(before: Ticket, _after: Ticket) -> Action | None:
    return SetLevel(before.level.level, _reason()) if before.level else None


def _parent(before: Ticket, _after: Ticket) -> Action | None:
    return SetParent(before.parent)


_WAYS_BACK: Mapping[str, Callable[[Ticket, Ticket], Action | None]] = {
    "customer.amended": _customer,
    "problem.amended": _problem,
    "goods.amended": _goods,
    "received_items.listed": _received,
    "evidence.attached": _attached,
    "evidence.retagged": _retagged,
    "promise.made": _promised,
    "clocks.paused": _paused,
    "clocks.resumed": _resumed,
    "owner.assigned": _owner,
    "level.set": _level,
    "ticket.parent_set": _parent,
}
"""What can be taken back at once. A verdict, a paper or a signature is followed by a new one instead."""


class UndoTrail:
    """Remembers how the ticket stood before each change that was seen on this page."""

    def __init__(self) -> None:
        self._steps: list[Undo | str] = []
        self._undoing = False

    def follow(
        self,
        before: Ticket,
        after: Ticket,
        old: tuple[HistoryLine, ...],
        new: tuple[HistoryLine, ...],
        person: str,
    ) -> None:
        """The ticket went from `before` to `after` by the entries that `new` has more than `old`."""
        known = {line.entry for line in old}
        added = [line for line in new if line.entry not in known]
        if self._undoing and added:
            self._undoing = False  # this was the way back itself
            return
        for line in added:
            if line.user == person:
                self._steps.append(undo_of(before, after, line) or entry_label(line.type))

    def last(self) -> Undo | str | None:
        """The way back from the last change; its words alone when it has none; None before any change."""
        return self._steps[-1] if self._steps else None

    def start(self) -> None:
        """The way back is taken: the entry it makes is no new step."""
        self._undoing = True
        self._steps.pop()

    def failed(self) -> None:
        """The way back was refused."""
        self._undoing = False
