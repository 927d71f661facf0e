"""A course of the world: steps by name with three numbers each, so that a course can be written down."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from app.headoffice.store.refusals import HeadOfficeError
from app.wire.messages import State
from tests.faults.chaos_rules import (
    PORTAL,
    Fault,
    Rule,
    dead_socket,
    login_needed,
    lost_reply,
    portal_page,
    portal_redirect,
    said,
    unsigned,
)
from tests.faults.clocks import EMPTY_BATTERY, FAR_AHEAD, TRUE, YEARS_BEHIND
from tests.faults.world import deeds
from tests.faults.world.checks import holds_in_peace
from tests.faults.world.world import World

STATUSES: tuple[int, ...] = (
    *(400, 401, 403, 404, 405, 408, 409, 410, 411, 413, 414, 415, 416, 418, 421, 422, 423, 425, 426, 429),
    *(431, 451, 460, 500, 501, 502, 503, 504, 505, 507, 508, 511),
)
CALLS = ("/hello", "/session", "/keys", "/batches", "/entries", "/blobs", "/feed", "/cf/v1")


class Step(NamedTuple):
    """One step: what, and three numbers that say which and how."""

    name: str
    a: int
    b: int
    c: int


def _fault(b: int, c: int) -> tuple[Rule, ...]:
    """A rule on some call, the first or a later one; once, a few times, or always."""
    path, skip, times = CALLS[b % len(CALLS)], (b // 8) % 3, (1, 1, 3, None)[(b // 24) % 4]
    kinds: tuple[Fault, ...] = (
        Fault("never arrived", cut_request=0),
        Fault("cut request", cut_request=1 << 20),
        Fault("stalled request", stall_request=1 << 20),
        Fault("lost reply", cut_reply=0),
        Fault("stalled reply", stall_reply=0),
        Fault("twice"),
        Fault("half a reply", truncate=20),
        Fault("page before the reply", inject=PORTAL),
        portal_page(),
        portal_redirect("http://192.0.2.1/login"),
        login_needed(),
        unsigned(b'{"accepted": {"seq": 999, "hash": "00"}}'),
        said(STATUSES[c % len(STATUSES)], b"<html>no</html>"),
        said(STATUSES[c % len(STATUSES)], b"<html>no</html>", reaches=True),
    )
    return (Rule(kinds[c % len(kinds)], path=path, skip=skip, times=times),)


def _fault_down(b: int, c: int) -> tuple[Rule, ...]:
    """A rule on a piece of a file that comes, the first or a later one; once, a few times, or always."""
    kinds: tuple[Fault, ...] = (
        Fault("lost reply", cut_reply=0),
        Fault("stalled reply", stall_reply=0),
        Fault("half a piece", truncate=1000),
        Fault("other bytes", truncate=1000, inject=b"\0" * 3096),
        Fault("page before the piece", inject=PORTAL),
        portal_page(),
        portal_redirect("http://192.0.2.1/login"),
        login_needed(),
        said(206, b"\0" * 4096, Content_Range="bytes 0-4095/14000"),
        said(STATUSES[c % len(STATUSES)], b"<html>no</html>"),
    )
    return (Rule(kinds[c % len(kinds)], "GET", "/blobs/", skip=b % 5, times=(1, 1, 3, None)[(b // 5) % 4]),)


def _judge_some(world: World, a: int, b: int, c: int) -> None:
    world.office.office.projector.project_once(1 + b % 3) if a % 2 else world.office.judge()


def _clock(world: World, a: int, b: int, c: int) -> None:
    clocks = world.desk(a).clocks
    if b % 5 < 4:
        clocks.show((EMPTY_BATTERY, YEARS_BEHIND, FAR_AHEAD, TRUE)[b % 5])
    else:
        clocks.jump(hours=-5)


def _note(world: World, a: int, b: int, c: int) -> None:
    words = f"记一笔 {len(world.notes)}"
    world.notes.append(words)
    deeds.note(world.desk(a), b, words, c)


def _stranger(world: World, a: int, b: int, c: int) -> None:
    known = sorted(world.office.tickets())
    what = a % 6
    if what == 0:
        world.stranger.early()
    elif what == 1:
        world.stranger.late()
    elif known and what == 2:
        world.stranger.poison(known[b % len(known)])
    elif known and what in (3, 4):
        world.stranger.newer(known[b % len(known)])
    world.stranger.send()


def _maintenance(world: World, a: int, b: int, c: int) -> None:
    world.office.set_state(State.MAINTENANCE)
    world.sync(a)
    world.office.set_state(State.OPEN)


def _expire(world: World, a: int, b: int, c: int) -> None:
    world.office.clocks.go_on(hours=9)
    world.sync(a)


def _restart(world: World, a: int, b: int, c: int) -> None:
    world.desk(a).restart(killed=b % 2 == 0)


def _cut_and_restart(world: World, a: int, b: int, c: int) -> None:
    """The program dies in the middle of a pass: nothing of what it would have done comes after."""
    world.sync(a, Rule(Fault("gone", cut_reply=0), path="/cf/v1", skip=b % 7, times=None))
    world.desk(a).restart(killed=True)


def _decide_there(world: World, a: int, b: int, c: int) -> None:
    office = world.office.office
    open_ = office.trouble.conflicts(world.office.branch)
    if open_:
        aside = open_[b % len(open_)]
        with suppress(HeadOfficeError):  # it would have to be taken back, which a desk does
            office.trouble.decide(
                aside.branch, aside.writer, aside.seq, take=c % 2 == 0, note="总部裁定", user="总部"
            )


Deed = Callable[[World, int, int, int], None]

STEPS: dict[str, tuple[int, Deed]] = {
    "take in": (4, lambda w, a, _b, c: deeds.take_one_in(w.desk(a), c)),
    "amend": (10, lambda w, a, b, c: deeds.amend(w.desk(a), b, c, c // 14)),
    "note": (6, _note),
    "photo": (3, lambda w, a, b, c: deeds.photo(w.desk(a), b, c)),
    "decide": (2, lambda w, a, _b, c: deeds.decide(w.desk(a), c)),
    "sync": (12, lambda w, a, _b, _c: w.sync(a)),
    "sync badly": (12, lambda w, a, b, c: w.sync(a, *_fault(b, c))),
    "lost reply": (4, lambda w, a, b, _c: w.sync(a, lost_reply(CALLS[b % len(CALLS)], None))),
    "look at": (2, lambda w, a, b, _c: w.desk(a).look_at(b)),
    "fetch": (2, lambda w, a, _b, _c: w.fetch(a)),
    "fetch badly": (5, lambda w, a, b, c: w.fetch(a, *_fault_down(b, c))),
    "fetch with a full disk": (2, lambda w, a, b, _c: w.fetch(a, room=b * 4)),
    "fetch what is spoilt": (1, lambda w, a, b, _c: w.fetch_what_is_spoilt(a, b)),
    "dead socket": (1, lambda w, a, b, _c: w.sync(a, Rule(dead_socket().fault, times=1, skip=b % 4))),
    "send twice at once": (2, lambda w, a, _b, _c: w.sync_twice_at_once(a)),
    "judge": (8, _judge_some),
    "clock": (2, _clock),
    "restart": (2, _restart),
    "cut and restart": (3, _cut_and_restart),
    "keep copy": (2, lambda w, a, _b, _c: w.keep_copy(a)),
    "restore desk": (2, lambda w, a, b, c: w.restore_desk(a, b, witness=c % 2 == 0)),
    "clone": (1, lambda w, a, b, _c: w.clone(a, same_machine=b % 2 == 0)),
    "office backup": (2, lambda w, a, _b, _c: w.office.back_up(tried=a % 2 == 0)),
    "office restore": (1, lambda w, a, b, _c: w.restore_office(a, files_too=b % 2 == 0)),
    "office file": (1, lambda w, a, _b, _c: w.put_back_office_file(keep=a % 2 == 0)),
    "office killed": (1, lambda w, _a, _b, _c: w.office.kill()),
    "maintenance": (1, _maintenance),
    "token expires": (1, _expire),
    "desk burns": (1, lambda w, a, b, _c: w.burn(a) if b % 4 == 0 else None),
    "revoke": (1, lambda w, a, b, _c: w.revoke(a) if b % 4 == 0 else None),
    "export": (2, lambda w, a, _b, _c: w.export(a)),
    "take stick": (3, lambda w, a, _b, _c: w.take_stick(a)),
    "take receipt": (2, lambda w, a, b, _c: w.take_receipt(a, b)),
    "stranger": (3, _stranger),
    "head office decides": (1, _decide_there),
    "peace": (1, lambda w, _a, _b, _c: holds_in_peace(w)),
}


def take(world: World, step: Step) -> None:
    """Take one step."""
    STEPS[step.name][1](world, step.a, step.b, step.c)
