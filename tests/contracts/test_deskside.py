"""What every store keeps for the desk: drafts, blobs, settings, orders to print."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.refusals import InputError, ProblemError
from app.usecases.read_models import PrintJob, SavedDraft
from tests.fakes.cases import CLERK, opened


def draft(store: Any, name: str, **changes: Any) -> SavedDraft:
    now = store.time.now()
    return replace(SavedDraft(name, now, now, "王建国 电水壶", '{"words": "漏水"}'), **changes)


def test_drafts_come_back_as_they_were_typed(store: Any) -> None:
    first = draft(store, "d1")
    store.drafts.save(first)
    store.time.advance(seconds=1)
    second = draft(store, "d2", parked=True)
    store.drafts.save(second)
    longer = replace(first, saved_at=store.time.now(), payload='{"words": "漏水了"}')
    store.drafts.save(longer)
    assert store.drafts.all() == (longer, second)


def test_a_dropped_draft_stays_seven_days_out_of_sight(store: Any) -> None:
    kept = draft(store, "d1")
    store.drafts.save(kept)
    store.drafts.drop("d1")
    store.drafts.drop("no-such-draft")
    assert store.drafts.all() == ()
    assert store.drafts.dropped() == (kept,)
    store.time.advance(days=7, seconds=1)
    assert store.drafts.dropped() == ()
    store.drafts.save(kept)
    assert store.drafts.all() == (kept,)


def test_a_draft_that_nobody_touched_for_ninety_days_goes(store: Any) -> None:
    store.drafts.save(draft(store, "d1", parked=True))
    store.time.advance(days=45)
    fresh = draft(store, "d2")
    store.drafts.save(fresh)
    store.time.advance(days=45, seconds=1)
    store.drafts.expire()
    assert store.drafts.all() == (fresh,)
    assert [each.id for each in store.drafts.dropped()] == ["d1"], "seven days more, out of sight"
    store.time.advance(days=7, seconds=1)
    store.drafts.expire()
    store.time.advance(days=-7, seconds=-1)
    assert store.drafts.dropped() == (), "gone, and not only out of sight"


def test_a_draft_that_became_a_ticket_is_gone_with_the_same_work(store: Any) -> None:
    store.drafts.save(draft(store, "d1"))
    ticket = store.ids.fresh()

    def work(tx: Any) -> None:
        tx.append(ticket, (opened(ticket, "2F01-261120-0001", store.time.now()),), store.time.now(), CLERK)
        tx.drop_draft("d1")

    store.journal.transact(work)
    assert store.drafts.all() == store.drafts.dropped() == ()


def test_a_blob_is_kept_once_under_its_hash(store: Any, tmp_path: Path) -> None:
    data = b"a photo" * 1000
    sha256 = hashlib.sha256(data).hexdigest()
    assert store.blobs.put_bytes(data) == sha256
    own = tmp_path / "own.jpg"
    own.write_bytes(data)
    assert store.blobs.put_file(own) == sha256
    assert own.exists()
    assert store.blobs.read(sha256) == data
    with store.blobs.open(sha256) as file:
        assert file.read() == data
    assert store.blobs.path(sha256).read_bytes() == data


def test_a_file_made_for_the_store_is_taken_over(store: Any, tmp_path: Path) -> None:
    for content in (b"new", b"new", b""):
        made = tmp_path / "made"
        made.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        assert store.blobs.put_file(made, sha256) == sha256
        assert not made.exists()
        assert store.blobs.read(sha256) == content


def test_a_missing_blob_is_a_problem(store: Any) -> None:
    for ask in (store.blobs.read, store.blobs.path):
        with pytest.raises(ProblemError, match="blob_missing"):
            ask("0" * 64)


def test_settings(store: Any) -> None:
    assert store.settings.get("desk.code") is None
    store.settings.put({"desk.code": "2F-01", "staff": [{"name": "林晓敏"}]})
    store.settings.put({"desk.code": "2F-02"})
    assert store.settings.get("desk.code") == "2F-02"
    assert store.settings.all() == {"desk.code": "2F-02", "staff": [{"name": "林晓敏"}]}


def test_orders_to_print_wait_until_they_are_carried_out(store: Any) -> None:
    job = PrintJob("j1", "t1", "d1", "SL-2F01-261120-0001", "0" * 64, "hp", 2, "queued", store.time.now())
    later = replace(job, id="j2", created_at=store.time.advance(seconds=1))
    store.journal.transact(lambda tx: (tx.queue_print(later), tx.queue_print(job)))
    assert store.prints.waiting() == (job, later)
    store.prints.mark("j1", "failed", "printer_missing")
    store.prints.mark("j2", "sent", "printer_stopped", printer="lp", taken="lp-7")
    assert store.prints.sent() == (
        replace(later, state="sent", problem="printer_stopped", printer="lp", taken="lp-7"),
    )
    assert store.prints.waiting() == (replace(job, state="failed", problem="printer_missing"),)
    store.prints.mark("j1", "held")
    assert store.prints.waiting() == ()
    assert store.prints.held() == (replace(job, state="held"),)
    with pytest.raises(InputError, match="no_such_print_job"):
        store.prints.mark("j3", "sent")
