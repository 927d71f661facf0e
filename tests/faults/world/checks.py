"""What must hold after every step, and when everybody has had their say."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import msgspec

from app.domain.ticket import Ticket
from tests.faults.world.desk_end import DeskEnd, said
from tests.faults.world.office_end import Received
from tests.faults.world.world import World, link_of

PEACE = 12
"""Rounds in which everything must come to rest."""


def digest(ticket: Ticket) -> str:
    """A ticket in one word: equal where everything about it is."""
    plain = msgspec.to_builtins(ticket, enc_hook=str)
    return sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()[:16]


def holds_now(world: World) -> None:
    """After each step: nothing lost, nothing claimed that is not so."""
    world.look()
    had = world.office.received()
    everywhere = had.ids | world.stranger.written().keys()
    for desk in world.desks:
        everywhere |= desk.own().keys()
        _accepted_is_true(world, desk, had)
        _safe_is_true(world, desk)
    lost = world.must.keys() - everywhere
    assert not lost, f"lost: {lost}"


def _accepted_is_true(world: World, desk: DeskEnd, had: Received) -> None:
    if link_of(desk).epoch != world.office.epoch:
        return  # it does not know yet that head office was restored
    for end in desk.store.outbox.ends():
        accepted = desk.store.linkstate.accepted(end.writer)
        if accepted.seq:
            there = had.entries.get(end.writer, {}).get(accepted.seq)
            assert there is not None, f"{desk.name}: {end.writer} {accepted} is not there"
            assert there[1] == accepted.hash, f"{desk.name}: {end.writer} {accepted} is another one there"


def _safe_is_true(world: World, desk: DeskEnd) -> None:
    for end in desk.store.outbox.ends():
        safe = desk.store.linkstate.accepted(end.writer).safe
        held = world.office.tried.get(end.writer, 0)
        assert safe <= held, f"{desk.name}: {end.writer} safe to {safe}, backups hold {held}"


def make_peace(world: World) -> None:
    """No more faults: everybody talks until nothing changes."""
    for desk in world.desks:
        desk.road.use()
    before: object = None
    unsent: list[tuple[int, int]] = []
    for _ in range(PEACE):
        world.stranger.send()
        for desk in world.desks:
            desk.clocks.go_on(hours=9)  # what rests wakes, what is counted again may be
            if desk.revoked:
                desk.pass_once()
                world.bring_revoked(desk)
            else:
                cause = desk.pass_once()
                assert cause is None, f"{desk.name}: {cause}"
        world.office.clocks.go_on(minutes=5)
        world.office.judge()
        now = (world.office.total(), [desk.store.inflow.totals("entries") for desk in world.desks])
        waiting = [desk.store.outbox.unsent() for desk in world.desks if not desk.revoked]
        unsent = [(entries, files) for entries, files, _ in waiting]
        if now == before and not any(map(any, unsent)):
            return
        before = now
    raise AssertionError(f"no peace: {before} {unsent}")


def holds_in_peace(world: World) -> None:
    """Everything is everywhere, once."""
    make_peace(world)
    holds_now(world)
    had = world.office.received()
    lost = world.must.keys() - had.ids
    assert not lost, f"never arrived: {sorted(lost)}"
    _said_the_same(world, had)
    path = world.office.folder / "last.backup"
    world.office.office.keeping.backup(path)
    assert world.office.office.keeping.test_restore(path).whole
    world.office._holds(had.heads())
    for desk in world.desks:
        # Files of others, and of a copy of this desk, lie at head office.
        findings = [each for each in desk.store.verify().findings if each.code != "blob_missing"]
        assert findings == [], f"{desk.name}: {findings}"
        if not desk.revoked:
            total = desk.store.inflow.totals("entries")
            assert (total.n, total.sum) == world.office.total(), desk.name
    _files_arrived(world)
    _tickets_are_equal(world)
    _once_only(world)


def _files_arrived(world: World) -> None:
    """Every file that lies at a desk and is named by an entry lies at head office too."""
    there = b"".join(
        line for each in world.office.received().entries.values() for _, _, line in each.values()
    )
    for desk in world.desks:
        for path in desk.store.layout.blobs.glob("??/*"):
            if not desk.revoked and path.name.encode() in there:
                assert world.office.blobs.size_of(path.name) is not None, f"{desk.name}: {path.name}"
        for line in desk.own().values():
            told = msgspec.json.decode(line)
            if told["t"] == "blob.lost":
                sha256 = told["d"]["sha256"]
                assert world.office.blobs.size_of(sha256) is None, f"{desk.name}: {sha256} was not lost"


def _said_the_same(world: World, had: Received) -> None:
    """What lies at head office says what was written at the desk."""
    for each in had.entries.values():
        for name, _, line in each.values():
            known = world.must.get(name)
            assert known is None or known == said(line), f"{name} was changed on its way"


def _tickets_are_equal(world: World) -> None:
    aside = world.office.aside("quarantined", "held")
    reference = {name: each for name, each in world.office.tickets().items() if name not in aside}
    for desk in world.desks:
        if desk.revoked:
            continue
        here = desk.tickets()
        for name, ticket in reference.items():
            other = here.get(name)
            assert other is not None, f"{desk.name} lacks {name}"
            if digest(other) != digest(ticket):
                raise AssertionError(f"{desk.name} {name} differs:\n" + differences(ticket, other))
        more = here.keys() - reference.keys() - aside
        assert not more, f"{desk.name} has what head office has not: {more}"


def differences(office: Ticket, desk: Ticket) -> str:
    """What two tickets say differently, field by field."""
    ours, theirs = vars(office), vars(desk)
    return "\n".join(
        f"  {name}: head office {ours[name]!r}\n  {name}: desk {theirs[name]!r}"
        for name in ours
        if ours[name] != theirs[name]
    )


def _once_only(world: World) -> None:
    for desk in world.desks:
        for name in desk.tickets():
            counted = Counter(line.entry for line in desk.store.tickets.history(name))
            twice = [entry for entry, times in counted.items() if times > 1]
            assert not twice, f"{desk.name} {name}: counted twice: {twice}"
