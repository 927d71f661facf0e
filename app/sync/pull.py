"""The feed of head office, page by page, each page and its end in one transaction (protocol 3.7).

Absence never means that something is to go; and where a feed would retire much of a collection at
once, a person is asked first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from app.sync import causes
from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import Ask
from app.sync.desk_side import DeskSide
from app.sync.session import Sessions
from app.wire.link import DESKS_KNOWN, KEYS_LACKING, TOLD_BESIDE
from app.wire.messages import DEVICE_POLICY, ENTRIES, PERSON_KEYS, REFERENCE, Item, JudgedEntry, Page, Total
from app.wire.parcels import Parcel, PersonKey, unwrapped
from app.wire.problems import WireError

_RETIRE: Final = "retire"
_PLAIN: Final = frozenset((ENTRIES, PERSON_KEYS))
_FEW: Final = 3
"""So many may go in any case."""
_SUMS: Final = "sums"
_AGAIN_AFTER: Final = 6 * 3600.0


@dataclass
class Received:
    """What a pass received: lines of the feed, and own entries by verdict."""

    items: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    unreadable_keys: int = 0
    again: list[str] = field(default_factory=list)
    """Collections that were read again because their sums differed."""


class Pulling:
    """Fetches what is new at head office."""

    def __init__(self, desk: DeskSide, sessions: Sessions) -> None:
        self._desk = desk
        self._sessions = sessions

    def run(self, received: Received) -> Mapping[str, Total]:
        """To the end of the feed; the totals of head office.

        Raises CallFailedError, RefusedCallError, StoppedError.
        """
        try:
            totals = self._walk(received)
        except RefusedCallError as refused:
            if refused.cause.code != "cursor_gone":
                raise
            self._begin_again()
            totals = self._walk(received)
        lacking = self._desk.state.recall(KEYS_LACKING)
        if isinstance(lacking, str):
            self._fetch_own_keys(received, lacking)
        return totals

    def glance(self, received: Received) -> None:
        """One page between two batches of a long backlog, so that what became of its entries does not come
        all at once at the end. Only entries and keys: the rest is for `run`, which looks at the whole.

        Raises CallFailedError, RefusedCallError, StoppedError.
        """
        cursor = self._desk.inflow.cursor()
        try:
            page = self._page(cursor, "")
        except RefusedCallError as refused:
            if refused.cause.code != "cursor_gone":
                raise
            return
        if page.items and all(each.coll in _PLAIN and each.op != _RETIRE for each in page.items):
            self._apply(page.items, page.next, received)

    def _fetch_own_keys(self, received: Received, since: str) -> None:
        """The store is older than keys it brought, or a copy brought them: asked for by themselves they come
        in boxes, from the page on that named the first that is not here.
        """
        received.again.append(PERSON_KEYS)
        self._walk(received, PERSON_KEYS, since)
        self._desk.state.remember(KEYS_LACKING, None)

    def _begin_again(self) -> None:
        """The cursor is too old; where it is of another epoch, a session that knows comes first."""
        if self._sessions.hello().epoch != self._desk.link().epoch:
            raise RefusedCallError(Cause("epoch_changed"), 410, {})
        self._desk.inflow.begin_again()

    def _walk(self, received: Received, collection: str = "", since: str = "") -> Mapping[str, Total]:
        """Read on from where we are; or one collection from `since` (its beginning), which moves nothing
        else.
        """
        heard: set[str] = set()
        try:
            totals = self._read_on(received, collection, since, heard)
        finally:
            if heard:
                self._desk.news.reference_changed(sorted(heard))
        if DEVICE_POLICY in heard:
            self._sessions.open()  # which tells what head office asks of this device now
        return totals

    def _read_on(
        self, received: Received, collection: str, since: str, heard: set[str]
    ) -> Mapping[str, Total]:
        retiring: Counter[str] = Counter()
        cursor = since if collection else self._desk.inflow.cursor()
        while True:
            page = self._page(cursor, collection)
            self._guard(page, cursor, retiring)
            main = self._desk.inflow.cursor() if collection else page.next
            if page.items or main != cursor:
                self._apply(page.items, main, received)
                heard.update(each.coll for each in page.items if each.coll in REFERENCE)
            if not page.more:
                if not collection:
                    self._hear_of_more(page)
                return page.totals
            if page.next == cursor:
                raise CallFailedError(Cause(causes.NO_PROGRESS))
            cursor = page.next

    def _hear_of_more(self, page: Page) -> None:
        """A backup was tried, or files are missed at head office: its session says more of both."""
        told = [page.safe, page.files_gone]
        if self._desk.state.recall(TOLD_BESIDE) == told:
            return
        if page.safe or page.files_gone:
            self._sessions.open()
        if page.safe:
            self._desk.inflow.safe_up_to(page.safe)
        self._desk.state.remember(TOLD_BESIDE, told)

    def _page(self, cursor: str, collection: str) -> Page:
        query = {"cursor": cursor, "limit": str(self._sessions.limits.page_items)}
        if collection:
            query["coll"] = collection
        reply = self._sessions.call(Ask("feed", "GET", "/feed", query=query))
        page = reply.as_kind(Page)
        if page.epoch != self._desk.link().epoch:
            raise RefusedCallError(Cause("epoch_changed"), 200, {})
        self._sessions.told_time(page.time, reply.seconds)
        if page.desks:
            self._hear_of_desks(page.desks)
        return page

    def _hear_of_desks(self, told: Mapping[str, str]) -> None:
        """Who the others are whose entries come: what they wrote is shown under the code of their desk."""
        found = self._desk.state.recall(DESKS_KNOWN)
        known = found if isinstance(found, dict) else {}
        if not told.items() <= known.items():
            self._desk.state.remember(DESKS_KNOWN, {**known, **told})

    def _apply(self, items: Sequence[Item], cursor: str, received: Received) -> None:
        try:
            verdicts = _verdicts(items)
            changed = self._desk.inflow.apply(items, self._keys(items, received), cursor)
        except WireError as error:
            raise CallFailedError(Cause(causes.FEED, {"reason": error.code})) from error
        except msgspec.ValidationError as error:
            raise CallFailedError(Cause(causes.FEED, {"reason": "malformed"})) from error
        received.items += len(items)
        received.verdicts += verdicts
        if changed:
            self._desk.news.tickets_changed(changed)

    def _keys(self, items: Sequence[Item], received: Received) -> Sequence[PersonKey]:
        """The keys of the page. One that cannot be opened keeps nothing else from coming."""
        found: list[PersonKey] = []
        for each in items:
            if each.coll == PERSON_KEYS and each.key and each.op != _RETIRE:
                try:
                    found += unwrapped((msgspec.convert(each.body, Parcel),), self._desk.keys.sealing())
                except (WireError, msgspec.ValidationError):
                    received.unreadable_keys += 1
        return found

    def _guard(self, page: Page, cursor: str, retiring: Counter[str]) -> None:
        """Raises CallFailedError retire_waiting until a person agreed to the page that begins at `cursor`."""
        # Keys go by the entries that erase persons; that head office has one no more does no harm here.
        retiring.update(each.coll for each in page.items if each.op == _RETIRE and each.coll != PERSON_KEYS)
        for collection, gone in retiring.items():
            there = self._desk.inflow.totals(collection).n
            if gone <= max(_FEW, there // 10):
                continue
            if self._agreed() != cursor:
                told = {"at": cursor, "collection": collection, "gone": gone, "of": there}
                self._desk.state.remember(_RETIRE, {**told, "agreed": False})
                params = {"collection": collection, "gone": str(gone), "of": str(there)}
                raise CallFailedError(Cause(causes.RETIRING, params))
            retiring[collection] = 0

    def _agreed(self) -> object:
        found = self._desk.state.recall(_RETIRE)
        return found["at"] if isinstance(found, dict) and found.get("agreed") else None

    def compare(self, totals: Mapping[str, Total], received: Received) -> None:
        """Read a collection again whose rows are not the ones head office has.

        Once for each sum, and not more often than every few hours: reading all of it is dear.
        """
        found = self._desk.state.recall(_SUMS)
        tried: dict[str, list[Any]] = dict(found) if isinstance(found, dict) else {}
        now = self._desk.clock.now().timestamp()
        for collection, total in totals.items():
            known, at = tried.get(collection, ["", 0.0])
            lately = abs(now - at) < _AGAIN_AFTER
            if self._desk.inflow.totals(collection) == total or known == total.sum or lately:
                continue
            tried[collection] = [total.sum, now]
            self._desk.state.remember(_SUMS, tried)
            received.again.append(collection)
            self._walk(received, collection)


def _verdicts(items: Sequence[Item]) -> Counter[str]:
    """Own entries by what became of them."""
    found: Counter[str] = Counter()
    for each in items:
        if each.coll == ENTRIES:
            judged = msgspec.convert(each.body, JudgedEntry)
            if not judged.line:
                found[judged.verdict.value] += judged.count
    return found


def agree_to_retire(desk: DeskSide) -> bool:
    """A person agrees that what waits may go; whether anything waited."""
    found = desk.state.recall(_RETIRE)
    if not isinstance(found, dict) or found.get("agreed"):
        return False
    desk.state.remember(_RETIRE, {**found, "agreed": True})
    return True
