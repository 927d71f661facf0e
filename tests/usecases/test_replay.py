"""Replaying a script: everything in the order in which it happened, at its own moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import opened_store
from app.demo import demo_folder
from app.payload import read_action
from app.usecases.replay import Script, ScriptTime, replay
from app.usecases.workplace import Workplace
from tests.cli.conftest import intake_object
from tests.fakes.shop import CLERK, NOTHING_ASIDE, SUPERVISOR

UNTIL = datetime.fromisoformat("2026-11-20T12:00:00+08:00")


@pytest.fixture
def clock() -> ScriptTime:
    return ScriptTime(UNTIL)


@pytest.fixture
def work(folder: Path, clock: ScriptTime) -> Iterator[Workplace]:
    with opened_store(folder, clock, NOTHING_ASIDE) as (_, workplace):
        yield workplace


def script(work: Workplace) -> Script:
    zone = work.desk.tz
    staff = {person.name: person for person in (CLERK, SUPERVISOR)}
    return Script(demo_folder(), lambda name, payload: read_action(name, dict(payload), zone), staff)


def ticket(key: str, at: str, *steps: dict[str, Any], photos: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "key": key,
        "saved_at": at,
        "intake": intake_object(accepted_at=at),
        "photos": [{"file": f"photos/{name}", "role": "whole"} for name in photos],
        "steps": list(steps),
    }


def note(at: str, text: str, by: str = "林晓敏") -> dict[str, Any]:
    return {"at": at, "by": by, "action": "AddNote", "payload": {"text": text}}


def test_tickets_are_interleaved_as_they_happened(work: Workplace, clock: ScriptTime) -> None:
    told: list[tuple[int, int]] = []
    tickets = [
        ticket("late", "2026-11-20T11:00", note("2026-11-20T11:30", "三")),
        ticket("early", "2026-11-20T10:00", note("2026-11-20T11:10", "二"), note("2026-11-20T10:30", "一")),
    ]
    numbers = replay(work, clock, script(work), tickets, UNTIL, lambda done, of: told.append((done, of)))
    assert numbers == ("2F01-261120-0001", "2F01-261120-0002")
    assert told == [(n, 5) for n in range(1, 6)]
    first = work.tickets.find(numbers[0]) or ""
    lines = work.tickets.history(first)
    assert [f"{line.at.astimezone(work.desk.tz):%H:%M}" for line in lines] == ["10:00", "10:30", "11:10"]


def test_what_comes_later_has_not_happened(work: Workplace, clock: ScriptTime) -> None:
    tickets = [
        ticket("one", "2026-11-20T10:00", note("2026-11-20T12:01", "后来")),
        ticket("two", "2026-11-20T12:30"),
    ]
    assert replay(work, clock, script(work), tickets, UNTIL) == ("2F01-261120-0001",)
    assert len(work.tickets.history(work.tickets.find("2F01-261120-0001") or "")) == 1


def test_photos_prints_and_signatures_go_the_real_way(work: Workplace, clock: ScriptTime) -> None:
    signature = next((demo_folder() / "signatures").glob("*.png")).name
    tickets = [
        ticket(
            "one",
            "2026-11-20T10:00",
            {"at": "2026-11-20T10:10", "by": "林晓敏", "action": "Print", "payload": {"kind": "receipt"}},
            {
                "at": "2026-11-20T10:12",
                "by": "吴静",
                "action": "Sign",
                "payload": {"kind": "receipt", "signer": "王建国", "file": f"signatures/{signature}"},
            },
            {
                "at": "2026-11-20T10:20",
                "by": "林晓敏",
                "action": "Attach",
                "payload": {"file": "photos/kettle_base.jpg", "role": "part"},
            },
            photos=("kettle_leak.jpg",),
        )
    ]
    replay(work, clock, script(work), tickets, UNTIL)
    found = work.tickets.ticket(work.tickets.find("2F01-261120-0001") or "")
    assert found is not None
    assert [each.role for each in found.evidence] == ["whole", "part"]
    document = found.documents[0]
    assert (document.kind, document.prints, document.signed) == ("receipt", 1, True)
    assert document.issued_by == CLERK.name


def test_a_stranger_acts_as_a_clerk(work: Workplace) -> None:
    told = script(work)
    assert told.person("吴静") == SUPERVISOR
    assert told.person("路人") == replace(CLERK, name="路人")
    assert told.person(None).name == ""
