"""What must hold after every step, and when everybody has had their say."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import msgspec

from app.domain.ticket import Ticket
from tests.faults.world.desk_end import DeskEnd, said
from tests.faults.world.numbers import none_twice
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
    for writer, found in had.entries.items():
        assert set(found) == set(range(1, len(found) + 1)), f"head office lacks some of {writer}"
    for desk in world.desks:
        everywhere |= desk.own().keys()
        _accepted_is_true(world, desk, had)
        _safe_is_true(world, desk)
        _nothing_is_pruned(desk)
        _files_are_whole(desk)
    lost = world.must - everywhere
    assert not lost, f"lost: {lost}"
    assert world.files <= world.everywhere(), "a file went from every disk"
    _lost_is_true(world)


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


def _nothing_is_pruned(desk: DeskEnd) -> None:
    """Nothing that is written goes from the journal, be it safe or not."""
    with desk.store.access.reading() as connection:
        rows = connection.execute(
            "SELECT w.name, count(*), max(j.seq) FROM journal j JOIN writer w ON w.id = j.writer"
            " WHERE w.own = 1 GROUP BY j.writer"
        ).fetchall()
    holes = [writer for writer, count, last in rows if count != last]
    assert not holes, f"{desk.name}: entries are missing in between: {holes}"


def _files_are_whole(desk: DeskEnd) -> None:
    """A file that is shown is the one that its name says, whatever befell it on its way."""
    for name, path in desk.files().items():
        assert sha256(path.read_bytes()).hexdigest() == name, f"{desk.name}: {name} is torn"


def _lost_is_true(world: World) -> None:
    """When a desk says that a file is lost, nobody has it."""
    for desk in world.desks:
        for entry, line in desk.own().items():
            if entry not in world.lost and b'"blob.lost"' in line:
                world.lost.add(entry)
                name = msgspec.json.decode(line)["d"]["sha256"]
                assert name not in world.everywhere(), f"{desk.name}: {name} was not lost"


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
        now = (
            world.office.total(),
            [(desk.store.inflow.totals("entries"), len(desk.files())) for desk in world.desks],
        )
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
    lost = world.must - had.ids
    assert not lost, f"never arrived: {sorted(lost)}"
    _said_the_same(world, had)
    path = world.office.folder / "last.backup"
    world.office.office.keeping.backup(path)
    assert world.office.office.keeping.test_restore(path).whole
    world.office._holds(had.heads())
    for desk in world.desks:
        findings = desk.store.verify().findings
        assert findings == [], f"{desk.name}: {findings}"
        if not desk.revoked:
            total = desk.store.inflow.totals("entries")
            assert (total.n, total.sum) == world.office.total(), desk.name
    _files_are_everywhere(world, had)
    _tickets_are_equal(world)
    _once_only(world)
    none_twice([desk for desk in world.desks if not desk.revoked])


def _files_are_everywhere(world: World, had: Received) -> None:
    """Every file that an entry names and that anybody still has lies at head office, and where it is asked for."""
    lines = b"".join(line for each in had.entries.values() for _, _, line in each.values())
    named = {name for name in world.files if name.encode() in lines}
    lacking = named - world.office.files().keys()
    assert not lacking, f"head office lacks {lacking}"
    for number, desk in enumerate(world.desks):
        if not desk.revoked:
            world.fetch(number)
            lacking = named - desk.files().keys()
            assert not lacking, f"{desk.name} lacks {lacking}"
            _files_are_whole(desk)
        assert desk.arriving() == [], f"{desk.name}: something is left of what came"


def _said_the_same(world: World, had: Received) -> None:
    """What lies at head office says what was written at a desk, and nothing was made up on the way."""
    for writer, each in had.entries.items():
        for name, _, line in each.values():
            known = world.ever.get(name)
            if known is None:
                assert writer.startswith("headoffice.") or not name, f"{writer}: nobody wrote {name}"
            else:
                assert known == said(line), f"{name} was changed on its way"


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
