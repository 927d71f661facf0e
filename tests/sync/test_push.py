"""Entries go up: whole, once, in order, proven."""

from __future__ import annotations

import pytest

from app.wire.limits import Limits
from app.wire.messages import JudgedEntry, Verdict
from app.wire.parcels import PersonKey, unwrapped
from tests.fakes.head_office import Office, at_most, feed_item, problem, tampered, unsigned
from tests.sync.conftest import Join, Reached


def test_entries_arrive_and_are_proven(shop: Reached, office: Office) -> None:
    report = shop.lanes.data()
    assert (report.sent, report.cause) == (3, None)
    outbox = shop.desk.outbox
    assert office.chains == outbox.chains
    accepted = shop.desk.state.accepted(outbox.writer)
    assert (accepted.seq, accepted.hash) == (3, outbox.ends()[-1].hash.hex())


def test_nothing_to_do_is_one_call(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    office.calls.clear()
    report = shop.lanes.data()
    assert office.calls == ["feed"]
    assert (report.calls, report.sent, report.cause) == (1, 0, None)


def test_after_a_restart_nothing_to_do_is_one_call(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    office.calls.clear()
    shop.anew().data()
    assert office.calls == ["feed"]


def test_keys_go_ahead_of_the_entries_they_open(shop: Reached, office: Office) -> None:
    key = PersonKey("ticket-1", "person", b"k" * 32)
    shop.desk.outbox.keys.append((shop.desk.outbox.writer, 2, key))
    shop.lanes.data()
    assert office.order == ["keys", "batch"]
    assert unwrapped(office.parcels, office.seal) == (key,)
    assert shop.desk.outbox.keys_done == {key.name}


def test_keys_of_a_long_backlog_go_together(shop: Reached, office: Office) -> None:
    """Each call waits for the disk of head office: of eight batches they go in one."""
    outbox = shop.desk.outbox
    outbox.write(3000)
    some = [PersonKey(f"ticket-{at}", "person", bytes([at]) * 32) for at in range(5)]
    outbox.keys += [
        (outbox.writer, seq, key) for seq, key in zip((1, 240, 700, 1990, 2900), some, strict=True)
    ]
    shop.lanes.data()
    assert [each for each in office.order if each == "keys"] == ["keys", "keys"]
    assert office.order[:2] == ["keys", "batch"]
    assert {each.ticket for each in office.parcels[:4]} == {each.ticket for each in some[:4]}
    assert outbox.keys_done == {each.name for each in some}


def test_a_key_whose_entries_came_another_way_still_goes(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    key = PersonKey("ticket-1", "person", b"k" * 32)
    shop.desk.outbox.keys.append((shop.desk.outbox.writer, 2, key))
    office.order.clear()
    office.calls.clear()
    shop.lanes.data()
    assert unwrapped(office.parcels, office.seal) == (key,)
    assert office.order == ["keys"]
    assert office.calls == ["feed", "keys"]  # it may name that key


def test_a_key_counts_as_delivered_to_the_head_office_that_was_asked_for_alone(
    shop: Reached, office: Office
) -> None:
    key, outbox = PersonKey("ticket-1", "person", b"k" * 32), shop.desk.outbox
    outbox.keys.append((outbox.writer, 2, key))
    shop.lanes.data()
    before = outbox.life()
    outbox.keys_done.clear()
    outbox.lives += 1  # another lane finds that head office was restored, while an answer is on its way
    outbox.keys_delivered([key], before)
    shop.lanes.data()
    assert office.order == ["keys", "batch", "keys"]
    assert outbox.keys_done == {key.name}


def test_the_oldest_incarnation_goes_first(shop: Reached, office: Office) -> None:
    first = shop.desk.outbox.writer
    second = shop.desk.inflow.new_writer("moved")
    shop.desk.outbox.write(2)
    assert shop.lanes.data().sent == 5
    assert list(office.entries()) == [first, second]


def test_batches_grow_when_they_are_quick_and_keep_within_the_limit(join: Join, office: Office) -> None:
    office.limits = Limits(entries=1000)
    shop = join()
    shop.desk.outbox.write(4000)
    assert shop.lanes.data().sent == 4000
    assert shop.desk.outbox.most_lines == 1000
    assert shop.desk.state.recall("batch:shop") == 1000


def test_a_batch_that_is_too_large_is_halved_and_the_network_remembered(
    shop: Reached, office: Office
) -> None:
    office.rule("batch", problem("too_large"), times=2)
    shop.desk.outbox.write(300)
    assert shop.lanes.data().cause is None
    assert shop.desk.state.recall("batch:shop") == 124, "250, 125, 62, and after three good ones twice that"
    assert shop.desk.state.recall("batch:home") is None
    assert office.end(shop.desk.outbox.writer).seq == 303


def test_packed_bytes_stay_below_what_head_office_takes(join: Join, office: Office) -> None:
    office.limits = Limits(packed=4096)
    shop = join()
    shop.desk.outbox.write(500, size=100)
    office.rule("batch", at_most(4096), times=1000)
    assert shop.lanes.data().cause is None
    assert office.end(shop.desk.outbox.writer).seq == 500


@pytest.mark.parametrize("deed", [unsigned, tampered])
def test_only_a_signed_proof_counts(shop: Reached, office: Office, deed: object) -> None:
    office.rule("batch", deed)  # type: ignore[arg-type]  # a parametrised deed is a plain object to the checker
    report = shop.lanes.data()
    assert report.cause is not None
    assert shop.desk.state.accepted(shop.desk.outbox.writer).seq == 0
    assert shop.lanes.data().cause is None
    assert office.chains == shop.desk.outbox.chains


def test_a_proof_of_another_chain_is_not_believed(shop: Reached, office: Office) -> None:
    shop.lanes.data()
    shop.desk.outbox.write(1)
    writer = shop.desk.outbox.writer
    office.hashes[writer][-1] = b"\0" * 32
    office.rule("batch", problem("gap"))
    report = shop.lanes.data()
    assert "fork" in report.mended
    assert shop.desk.state.accepted(writer).seq <= 3


def test_damaged_on_the_way_goes_once_again(shop: Reached, office: Office) -> None:
    office.rule("batch", problem("digest_mismatch"))
    assert shop.lanes.data().cause is None
    office.rule("batch", problem("digest_mismatch"), times=2)
    shop.desk.outbox.write(1)
    report = shop.lanes.data()
    assert report.cause is not None
    assert report.cause.code == "digest_mismatch"


def test_damage_at_rest_is_found_before_it_is_sent(shop: Reached, office: Office) -> None:
    writer = shop.desk.outbox.writer
    shop.desk.outbox.chains[writer][1] = b'{"seq":2}'
    report = shop.lanes.data()
    assert report.cause is not None
    assert (report.cause.code, report.cause.params["seq"]) == ("journal_damaged", "2")
    assert "batch" not in office.calls
    assert "feed" in office.calls, "what comes down is not held up"


def test_memory_is_bounded_by_the_batch(shop: Reached, office: Office) -> None:
    shop.desk.outbox.write(5000)
    shop.lanes.data()
    assert shop.desk.outbox.most_lines <= office.limits.entries


def test_a_long_backlog_hears_between_batches_what_became_of_it(join: Join, office: Office) -> None:
    """Every ten batches one page, where it holds entries and keys alone; the rest is for the end."""
    office.limits = Limits(entries=20)
    shop = join()
    shop.desk.outbox.write(500)
    writer = shop.desk.outbox.writer
    applied = JudgedEntry(writer, 1, Verdict.APPLIED, count=100)
    office.feed = [
        feed_item(1, "entries", f"{writer}/1", applied),
        feed_item(2, "goods", "g2", {"name": "壶"}),
    ]
    office.page = 1
    office.calls.clear()
    report = shop.lanes.data()
    assert (report.sent, report.cause, report.verdicts) == (500, None, {"applied": 100})
    calls = [each for each in office.calls if each in ("batch", "feed")]
    assert calls == [*["batch"] * 10, "feed", *["batch"] * 10, "feed", *["batch"] * 5, "feed"]
    assert shop.desk.inflow.totals("goods").n == 1


def test_between_batches_nothing_is_retired(join: Join, office: Office) -> None:
    office.limits = Limits(entries=20)
    shop = join()
    office.feed = [feed_item(1, "goods", "g1", {"name": "壶"})]
    shop.lanes.data()
    shop.desk.outbox.write(200)
    office.feed = [*office.feed, feed_item(2, "goods", "g1", None, op="retire")]
    office.rule("batch", problem("disk_full"), skip=10)
    shop.desk.outbox.write(20)
    assert shop.lanes.data().cause is not None
    assert shop.desk.inflow.totals("goods").n == 1
