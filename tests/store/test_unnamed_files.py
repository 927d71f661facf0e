"""Files that nothing names go after a month; whatever an entry, a draft or an order names stays."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.evidence import EvidenceAttached
from app.store.unnamed_files import KEPT_UNNAMED, look_for_unnamed, names_here, part_of, remove_unnamed
from app.usecases.read_models import PrintJob, SavedDraft
from app.wire.failpoint import EXIT, VARIABLE
from tests.fakes.cases import do, take_in
from tests.fakes.machine import START
from tests.fakes.real_store import RealStore

Reopen = Callable[[], RealStore]
DAY = START.date()
LONGEST = KEPT_UNNAMED + timedelta(days=18)
KILLED_AT = "sweep.unnamed_file"
"""Between one file that goes and the next."""


def sweep(store: RealStore, first: date = DAY, days: timedelta = LONGEST) -> int:
    """The daily round of so many days; how many files went."""
    rounds = range(days.days + 1)
    return sum(store.erasures.sweep_unnamed(first + timedelta(days=each)) for each in rounds)


def typed(store: RealStore, *files: str) -> SavedDraft:
    """An intake with these files."""
    payload = json.dumps({"photos": [{"sha256": each} for each in files]})
    draft = SavedDraft("d1", store.time.now(), store.time.now(), "王女士", payload)
    store.drafts.save(draft)
    return draft


def test_what_nothing_names_goes_after_a_month_and_not_before(store: RealStore, reopen: Reopen) -> None:
    names = [store.blobs.put_bytes(b"photo %d" % each) for each in range(40)]
    again = reopen()
    assert sweep(again, days=KEPT_UNNAMED - timedelta(days=1)) == 0
    assert sweep(again, DAY + KEPT_UNNAMED, timedelta(days=18)) == 40
    assert not any(again.blobs.place(each).exists() for each in names)
    assert sweep(again, DAY + timedelta(days=60)) == 0
    assert again.verify().findings == []


def test_what_anything_names_stays(store: RealStore, reopen: Reopen) -> None:
    ticket = take_in(store)
    original, work, thumb, printed, drafted, parked = (
        store.blobs.put_bytes(each) for each in (b"original", b"work", b"thumb", b"pdf", b"draft", b"parked")
    )
    blob = BlobRef(original, 8, "image/jpeg", "1.jpg", "overview")
    do(store, ticket, EvidenceAttached("e1", EvidenceFile(blob, None, work, thumb), "overview"))
    job = PrintJob("j1", ticket, "d", "CK-1", printed, "", 1, "queued", store.time.now())
    store.journal.transact(lambda tx: tx.queue_print(job))
    typed(store, drafted)
    store.drafts.save(
        SavedDraft("d2", store.time.now(), store.time.now(), "", json.dumps([parked]), parked=True)
    )
    store.drafts.drop("d2")
    again = reopen()
    assert sweep(again) == 0
    for each in (original, work, thumb, printed, drafted, parked):
        assert again.blobs.is_whole(each)


def test_a_draft_that_is_over_gives_its_files_up_a_month_later(store: RealStore, reopen: Reopen) -> None:
    name = store.blobs.put_bytes(b"photo")
    typed(store, name)
    again = reopen()
    assert sweep(again) == 0
    again.drafts.drop("d1")
    again.time.advance(days=8)
    again.drafts.expire()
    assert sweep(again, DAY + LONGEST, KEPT_UNNAMED - timedelta(days=1)) == 0
    assert sweep(again, DAY + 2 * LONGEST, timedelta(days=18)) == 1
    assert not again.blobs.place(name).exists()


def test_what_is_brought_again_stays_until_its_entry_is_written(store: RealStore, reopen: Reopen) -> None:
    """The same photo as of an intake that was given up: it lies there, and nothing names it yet."""
    name = store.blobs.put_bytes(b"photo")
    again = reopen()
    assert sweep(again, days=timedelta(days=18)) == 0, "seen without a name"
    assert again.blobs.put_bytes(b"photo") == name
    assert sweep(again, DAY + KEPT_UNNAMED) == 0
    typed(again, name)
    assert sweep(reopen(), DAY + 2 * LONGEST) == 0


def test_a_name_that_comes_between_look_and_deed_counts(store: RealStore, reopen: Reopen) -> None:
    name = store.blobs.put_bytes(b"photo")
    again = reopen()
    sweep(again, days=timedelta(days=18))
    day = next(
        each for each in (DAY + LONGEST + timedelta(days=at) for at in range(16)) if part_of(each) == name[0]
    )
    with again.access.reading() as connection:
        looked = look_for_unnamed(connection, again.blobs, day)
    assert looked.names == {name}
    typed(again, name)
    assert again.writer.run(lambda connection: remove_unnamed(connection, again.blobs, looked)) == 0
    assert again.blobs.is_whole(name)


def test_cut_off_in_between_nothing_that_is_named_is_lost(
    store: RealStore, reopen: Reopen, folder: Path
) -> None:
    named = store.blobs.put_bytes(b"named")
    typed(store, named)
    alike = (b"photo %d" % each for each in range(2000))
    first: dict[str, list[str]] = {}
    while not any(len(each) == 3 for each in first.values()):
        name = store.blobs.put_bytes(next(alike))
        first.setdefault(name[0], []).append(name)
    put = sum(map(len, first.values()))
    again = reopen()
    assert sweep(again, days=timedelta(days=18)) == 0
    again.close()
    cut = folder.with_name("cut")
    shutil.copytree(folder, cut)
    assert died(cut)
    after = RealStore(cut, seed=7)
    try:
        left = sum(1 for each in names_here(after.blobs, "?"))
        assert put - 16 <= left - 1 < put, "some went before the cut"
        assert after.blobs.is_whole(named)
        assert after.verify().findings == []
        assert sweep(after, DAY + LONGEST) == left - 1
        assert after.blobs.is_whole(named)
    finally:
        after.close()


def died(folder: Path) -> bool:
    """Whether a process of its own that swept died at the second file."""
    child = os.fork()
    if child == 0:
        os.environ[VARIABLE] = f"{KILLED_AT}:2"
        try:
            sweep(RealStore(folder, seed=6), DAY + LONGEST)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == EXIT


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)))
@settings(max_examples=30)
def test_sixteen_days_look_at_every_file(first: date) -> None:
    assert {part_of(first + timedelta(days=each)) for each in range(16)} == set("0123456789abcdef")


@pytest.mark.parametrize("value", [b"", b"\0" * 64, b"x" * 100])
def test_what_is_no_name_says_nothing(store: RealStore, value: bytes) -> None:
    """Odd values of a table are passed over."""
    store.settings.put({"odd": value.decode()})
    assert sweep(store) == 0
