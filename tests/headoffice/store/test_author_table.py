"""For every action and every role what head office makes of its entry: forged by who had no right to, or by a
stranger, a person sees it as a conflict and it does not count; by who had the right it counts.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from app.domain.authors import AUTHOR
from app.domain.decide import decide
from app.domain.entry import Body, Draft
from app.domain.refusals import Refusal
from app.domain.rights import TABLE
from app.domain.steps.approval import ApprovalDenied, Approved
from app.domain.steps.intake import TicketOpened
from app.domain.vocabulary import Role
from app.headoffice.office import HeadOffice, Places, open_office
from tests.domain.cases import context
from tests.domain.possible import POSSIBLE, VISITOR, ready
from tests.headoffice.store.desks import NOON, Desk, FakeClock
from tests.headoffice.store.test_judging import verdicts

STRANGER: Final = "冒名者"
NAMES: Final = {role: VISITOR if role is Role.TECHNICIAN else f"某{role}" for role in Role}
"""Somebody of each role, of whom head office knows."""


@pytest.fixture
def office(empty_file: Path, tmp_path: Path) -> Iterator[HeadOffice]:
    """A head office that named somebody of each role a week ago; one kind of database is enough for this."""
    file, clock = shutil.copy(empty_file, tmp_path / "headoffice.db"), FakeClock(NOON - timedelta(days=7))
    with open_office(Places(f"sqlite:///{file}", tmp_path / "config"), clock) as opened:
        opened.admin.new_branch("一楼", "b1")
        for role, name in NAMES.items():
            opened.reference.publish("staff", name, {"name": name, "role": role}, "b1")
        clock.moment = NOON
        yield opened


def claimed(drafts: Sequence[Draft], user: str) -> list[Draft]:
    """What was decided, as somebody else's doing: an approval says that it is that person's."""

    def mine(body: Body) -> Body:
        return replace(body, by=user) if isinstance(body, Approved | ApprovalDenied) else body

    return [replace(draft, body=mine(draft.body)) for draft in drafts]


class Batch:
    """What one desk sends: a case for each right role of each action, the forged entries in the first of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.expected: list[tuple[int, str, str]] = []
        """Place of the entry, who wrote what, and the verdict that is due."""

    def put(self, name: str) -> None:
        """The action of that name, by everybody."""
        allowed = [role for role in Role if role in TABLE[name].roles]
        course, action = ready(name)
        for number, right in enumerate(allowed):
            case = f"{name}-{number}"
            for entry in course.entries:
                body = entry.body
                opened = replace(body, ticket=case, number=case) if isinstance(body, TicketOpened) else body
                self.desk.write(case, opened, user=NAMES[Role.MANAGER], blobs=entry.blobs)
            decided = decide(course.ticket, action, context(role=right, person=NAMES[right]))
            assert not isinstance(decided, Refusal)
            if not number:
                wrong = [NAMES[role] for role in Role if role not in allowed]
                self._write(case, claimed(decided, STRANGER), STRANGER, "conflict")
                for user in wrong:
                    self._write(case, claimed(decided, user), user, "conflict")
            self._write(case, decided, NAMES[right], "applied")

    def _write(self, case: str, drafts: Sequence[Draft], user: str, verdict: str) -> None:
        before = self.desk.tickets[case]
        for draft in drafts[:1]:
            seq = self.desk.write(case, draft.body, user=user, blobs=draft.blobs).seq
            self.expected.append((seq, f"{case} {draft.body.TYPE} {user}", verdict))
        if verdict == "conflict":
            self.desk.tickets[case] = before


def test_every_role_at_every_action(office: HeadOffice) -> None:
    desk = Desk(1)
    desk.enrol(office)
    batch = Batch(desk)
    for name in POSSIBLE:
        batch.put(name)
    for first in range(1, len(desk.lines) + 1, 500):
        desk.push(office, first, first + 499)
    office.projector.project_all()
    told = verdicts(office, desk)
    wrong = {
        what: told[desk.writer, seq] for seq, what, due in batch.expected if told[desk.writer, seq] != due
    }
    assert wrong == {}
    cards = {each.entry: each.detail["kind"] for each in office.trouble.conflicts()}
    forged = {desk.entries[seq - 1].id for seq, _, due in batch.expected if due == "conflict"}
    assert cards == dict.fromkeys(forged, AUTHOR)
    assert len(forged) > len(POSSIBLE)
