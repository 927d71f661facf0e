"""What a journey waits for: always something that was kept, never a length of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.bootstrap import packaged_policy
from app.demo import demo_desk
from app.domain.records import Document
from app.domain.ticket import Ticket
from app.usecases.desk_policy import DeskPolicy, TicketClock
from tests.journeys.ledger import drafts, named, newest
from tests.journeys.screen import Desk, NotInTimeError, wait_until


def policy() -> DeskPolicy:
    """The rules the desk works by."""
    rulebook, calendar = packaged_policy()
    return DeskPolicy(rulebook, calendar, demo_desk())


def moment(time: str) -> datetime:
    """A time of the sample day."""
    return datetime.fromisoformat(f"2026-11-20T{time}").replace(tzinfo=demo_desk().tz)


def clocks_of(ticket: Ticket, time: str) -> dict[str, TicketClock]:
    """The clocks of a ticket as they stand then."""
    return {each.clock.key: each for each in policy().clocks(ticket, moment(time))}


def due(clock: TicketClock) -> str:
    """When a clock runs out."""
    return f"{clock.clock.due:%m-%d %H:%M}"


def saved(desk: Desk, known: int) -> Ticket:
    """The ticket that came after the `known` ones."""
    return wait_until(lambda: newest(desk.store, known), "no new ticket")


def typed(desk: Desk, text: str) -> None:
    """The draft on the disk holds the text."""
    wait_until(lambda: any(text in payload for payload in drafts(desk.store)), f"no draft with {text}")


TRIES = 5
SECONDS_PER_TRY = 5.0


def ticket_when(desk: Desk, number: str, holds: Callable[[Ticket], bool], what: str) -> Ticket:
    """The ticket of that number, as soon as something is true of it."""

    def look() -> Ticket | None:
        found = named(desk.store, number)
        return found if found is not None and holds(found) else None

    return wait_until(look, f"{number}: {what}")


def press_until(
    desk: Desk, keys: tuple[str, ...], number: str, holds: Callable[[Ticket], bool], what: str
) -> Ticket:
    """Press keys until something is true of the ticket, as a person does whose screen was still busy.

    Only for keys that do nothing more once it is true.
    """

    def look() -> Ticket | None:
        found = named(desk.store, number)
        return found if found is not None and holds(found) else None

    for _ in range(TRIES):
        desk.press(*keys)
        try:
            return wait_until(look, what, SECONDS_PER_TRY)
        except NotInTimeError:
            continue
    raise NotInTimeError(f"{number}: {what}")


def page_by(desk: Desk, key: str, title: str) -> str:
    """Press the key until the page with that title is shown: a page under way hears no key yet."""
    for _ in range(TRIES):
        desk.press(key)
        try:
            return desk.on_page(title, SECONDS_PER_TRY)
        except NotInTimeError:
            continue
    raise NotInTimeError(f"{key} led to no page {title}: {desk.output()}")


def open_work(desk: Desk, number: str) -> None:
    """The ticket by its number, with the keyboard on what its step waits for."""
    desk.press("F3")
    desk.write(number)
    desk.press("Return")
    desk.on_page(number)
    desk.press("ctrl+1")


def paper(desk: Desk, number: str, kind: str) -> Document:
    """The paper of that kind, as soon as it is issued."""
    ticket = ticket_when(desk, number, lambda found: found.latest(kind) is not None, f"no {kind}")
    document = ticket.latest(kind)
    assert document is not None
    return document
