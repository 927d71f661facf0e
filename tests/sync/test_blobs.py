"""Files go up on a lane of their own: by the byte, in any weather, none held up by another."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sync.blobs import may_go
from app.wire.limits import KIB, Limits
from app.wire.link import BlobNeed
from tests.fakes.head_office import (
    Answer,
    Deed,
    Handler,
    Office,
    at_most,
    cut_after,
    cut_before,
    cut_in_reply,
    problem,
    stranger,
    unsigned,
)
from tests.sync.conftest import Reached


def data(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


SMALL = Limits(chunk_least=4 * KIB, chunk_most=16 * KIB)


@pytest.fixture
def limits(office: Office) -> Limits:
    office.limits = SMALL
    return SMALL


def test_small_files_take_one_call_each(shop: Reached, office: Office) -> None:
    names = [shop.desk.outbox.add_file(data(3000, at)) for at in range(6)]
    report = shop.lanes.files()
    assert (report.blobs, report.cause) == (6, None)
    assert set(office.blobs) == set(names) == shop.desk.outbox.delivered
    assert office.calls.count("create") == 6
    assert "patch" not in office.calls


def test_large_files_go_in_pieces(shop: Reached, office: Office, limits: Limits) -> None:
    shop.desk.outbox.add_file(data(100_000))
    assert shop.lanes.files().cause is None
    assert office.calls.count("patch") == 6
    assert next(iter(office.blobs.values())) == data(100_000)


def test_what_is_there_already_is_not_sent(shop: Reached, office: Office) -> None:
    """Fault 9: the same picture twice is one file."""
    name = shop.desk.outbox.add_file(data(500))
    office.blobs[name] = data(500)
    assert shop.lanes.files().blobs == 0, "none went up"
    assert shop.desk.outbox.delivered == {name}
    assert office.calls.count("create") == 0


def test_an_empty_file_is_a_file(shop: Reached, office: Office) -> None:
    name = shop.desk.outbox.add_file(b"")
    assert shop.lanes.files().cause is None
    assert office.blobs == {name: b""}


@pytest.mark.parametrize("deed", [cut_before, cut_after, cut_in_reply, unsigned])
@pytest.mark.parametrize("call", ["create", "patch"])
def test_after_a_cut_one_piece_at_most_goes_twice(
    shop: Reached, office: Office, limits: Limits, call: str, deed: Deed
) -> None:
    """Fault 5."""
    whole = data(100_000)
    shop.desk.outbox.add_file(whole)
    office.rule(call, deed, skip=3 if call == "patch" else 0)
    shop.lanes.files()
    shop.lanes.blobs.hurry()
    assert shop.lanes.files().cause is None
    assert list(office.blobs.values()) == [whole]
    assert office.received <= len(whole) + 16 * KIB + 4000


@given(cuts=st.lists(st.integers(0, 12), max_size=6, unique=True), seed=st.integers(0, 9))
def test_pieces_add_up_however_often_the_line_goes(cuts: list[int], seed: int) -> None:
    from tests.fakes.head_office import serving  # noqa: PLC0415 - each example has a head office of its own
    from tests.fakes.sync_ports import FakeDesk  # noqa: PLC0415 - beside it

    office = Office(limits=SMALL)
    with serving(office) as url:
        shop = Reached(FakeDesk(), url)
        shop.enrol()
        whole = data(60_000, seed)
        shop.desk.outbox.add_file(whole)
        for at in sorted(cuts):
            office.rule("patch", cut_after, skip=at)
        for _ in range(len(cuts) + 1):
            shop.lanes.files()
            shop.lanes.blobs.hurry()
        shop.client.close()
    assert list(office.blobs.values()) == [whole]
    assert office.received <= len(whole) + (len(cuts) + 1) * 16 * KIB + 6000


def test_one_bad_file_holds_up_no_other(shop: Reached, office: Office) -> None:
    """Fault 7: one file always fails."""
    bad = shop.desk.outbox.add_file(data(700, 99))

    def refuse_it(handler: Handler, answer: object) -> Answer | None:
        if handler.headers["Upload-Metadata"] and len(handler.raw) == 700:
            return problem("server_error")(handler, answer)  # type: ignore[arg-type]  # the fake's own call
        return answer()  # type: ignore[operator,no-any-return]  # as above

    office.rule("create", refuse_it, times=1000)
    good = [shop.desk.outbox.add_file(data(600, at)) for at in range(5)]
    report = shop.lanes.files()
    assert report.cause is not None
    assert report.cause.code == "server_error"
    assert set(office.blobs) == set(good)
    assert shop.desk.outbox.lost == {}
    office.calls.clear()
    shop.lanes.files()
    assert office.calls.count("create") == 0, "it rests"
    office.rules.clear()
    shop.desk.clock.move(120)
    shop.lanes.files()
    assert bad in office.blobs


def test_three_that_fail_in_a_row_are_no_fault_of_the_files(shop: Reached, office: Office) -> None:
    for at in range(40):
        shop.desk.outbox.add_file(data(100, at))
    office.rule("create", stranger(502), times=1000)
    report = shop.lanes.files()
    assert report.cause is not None
    assert report.cause.code == "not_ours"
    assert office.calls.count("create") < 10


def test_missing_and_damaged_files_are_said_to_be_lost(shop: Reached, office: Office) -> None:
    """Fault 8: gone, cut short, or one bit turned."""
    outbox = shop.desk.outbox
    gone, short, turned, good = (outbox.add_file(data(900, at)) for at in range(4))
    del outbox.files[gone]
    outbox.files[short] = outbox.files[short][:100]
    outbox.files[turned] = b"\0" + outbox.files[turned][1:]
    report = shop.lanes.files()
    assert (report.blobs, report.blobs_lost, report.cause) == (1, 3, None)
    assert outbox.lost == {gone: "missing", short: "damaged", turned: "damaged"}
    assert set(office.blobs) == {good}
    assert len(outbox.chains[outbox.writer]) == 3 + 3, "each is an entry of its own"


def test_bytes_damaged_on_the_way_go_again(shop: Reached, office: Office) -> None:
    name = shop.desk.outbox.add_file(data(900))
    office.rule("create", problem("blob_mismatch"), times=2)
    assert shop.lanes.files().cause is None
    assert name in office.blobs


def test_busy_waits_and_starts_no_second_upload(shop: Reached, office: Office, limits: Limits) -> None:
    name = shop.desk.outbox.add_file(data(50_000))
    office.rule("patch", problem("busy"), times=2, skip=1)
    assert shop.lanes.files().cause is None
    assert office.calls.count("create") == 1
    assert len(shop.waits) == 2
    assert all(2 <= each <= 10 for each in shop.waits)
    assert name in office.blobs


def test_an_upload_that_expired_starts_again_without_a_word(
    shop: Reached, office: Office, limits: Limits
) -> None:
    name = shop.desk.outbox.add_file(data(50_000))

    def forget(handler: Handler, answer: object) -> Answer:
        office.partial.clear()
        return problem("upload_gone")(handler, answer)  # type: ignore[arg-type,return-value]  # the fake's own call

    office.rule("patch", forget, skip=1)
    assert shop.lanes.files().cause is None
    assert name in office.blobs


def test_a_wrong_offset_is_asked_for(shop: Reached, office: Office, limits: Limits) -> None:
    name = shop.desk.outbox.add_file(data(50_000))
    office.rule("patch", problem("wrong_offset"))
    assert shop.lanes.files().cause is None
    assert office.calls.count("head") == 1
    assert name in office.blobs


def test_a_proxy_that_knows_neither_patch_nor_head(shop: Reached, office: Office, limits: Limits) -> None:
    """Fault 16."""
    shop.desk.outbox.add_file(data(50_000))

    def no_patch(handler: Handler, answer: object) -> Answer:
        if handler.command in ("PATCH", "HEAD"):
            return Answer(405, b"<html>", {"Content-Type": "text/html"}, signed=False)
        return answer()  # type: ignore[operator,no-any-return]  # the fake's own call

    office.rule("patch", no_patch, times=1000)
    assert shop.lanes.files().cause is None
    assert shop.desk.state.recall("override:shop") is True
    assert list(office.blobs.values()) == [data(50_000)]


def test_a_proxy_that_takes_only_small_bodies(shop: Reached, office: Office) -> None:
    """Fault 15: pieces are halved until they fit, and the network is remembered."""
    office.limits = Limits(chunk_least=4 * KIB)
    whole = data(300_000)
    shop.desk.outbox.add_file(whole)
    office.rule("*", at_most(50_000), times=10_000)
    for _ in range(3):
        shop.lanes.files()
        shop.lanes.blobs.hurry()
    assert list(office.blobs.values()) == [whole]
    shop.anew()
    assert shop.desk.state.recall("chunk:shop") is not None


def test_the_lane_stands_when_head_office_is_closed(shop: Reached, office: Office) -> None:
    for at in range(10):
        shop.desk.outbox.add_file(data(100, at))
    office.rule("create", problem("maintenance", wait=120), times=100)
    cause = shop.lanes.files().cause
    assert cause is not None
    assert (cause.code, cause.wait) == ("maintenance", 120)
    assert office.calls.count("create") <= 3


@pytest.mark.parametrize(
    ("mime", "policy", "hour", "goes"),
    [
        ("image/jpeg", {"metered": True}, 12, True),
        ("video/mp4", {}, 12, True),
        ("video/mp4", {"metered": True}, 12, False),
        ("video/mp4", {"metered": True}, 23, True),
        ("video/mp4", {"metered": True}, 3, True),
        ("video/mp4", {"video_hours": [1, 5]}, 3, True),
        ("video/mp4", {"video_hours": [1, 5]}, 5, False),
        ("video/mp4", {"video_hours": "always"}, 5, True),
    ],
)
def test_video_goes_when_head_office_wants_it(
    mime: str, policy: dict[str, object], hour: int, goes: bool
) -> None:
    assert may_go(BlobNeed("00", 1, "photo", mime), policy, hour) is goes


def test_after_a_restore_files_are_asked_for_anew(shop: Reached, office: Office) -> None:
    """Fault 30, files."""
    name = shop.desk.outbox.add_file(data(100))
    shop.lanes.data()
    shop.lanes.files()
    office.blobs.clear()
    office.epoch = "epoch-2"
    shop.lanes.data()
    shop.lanes.files()
    assert name in office.blobs
