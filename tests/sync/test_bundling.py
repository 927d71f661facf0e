"""Small files go several in a call, where head office takes them so; what it did not take goes by itself."""

from __future__ import annotations

import random

import pytest

from app.wire.bundle import LARGEST
from app.wire.limits import KIB, MIB, Limits
from tests.fakes.head_office import (
    Answer,
    Deed,
    Handler,
    Office,
    cut_after,
    cut_before,
    cut_in_reply,
    problem,
    unsigned,
)
from tests.sync.conftest import Reached


def data(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.fixture(autouse=True)
def together(office: Office) -> None:
    office.limits = Limits(bundle=4 * MIB)


def files_of(shop: Reached, many: int, size: int = 3000) -> list[str]:
    return [shop.desk.outbox.add_file(data(size, at)) for at in range(many)]


def test_small_files_share_a_call(shop: Reached, office: Office) -> None:
    names = files_of(shop, 6)
    report = shop.lanes.files()
    assert (report.blobs, report.cause) == (6, None)
    assert set(office.blobs) == set(names) == shop.desk.outbox.delivered
    assert (office.calls.count("blobs/bundle"), office.calls.count("create")) == (1, 0)


def test_the_next_call_carries_twice_as_much(shop: Reached, office: Office) -> None:
    """From a mebibyte on, up to what head office takes; only what fits goes along."""
    names = files_of(shop, 60, 250 * KIB)
    assert shop.lanes.files().blobs == 60
    assert set(office.blobs) == set(names)
    assert office.calls.count("blobs/bundle") <= 12


def test_what_is_large_or_begun_goes_by_itself(shop: Reached, office: Office) -> None:
    large = shop.desk.outbox.add_file(data(LARGEST + 1))
    begun = shop.desk.outbox.add_file(data(5000, 7))
    office.partial[begun], office.sizes[begun] = bytearray(data(5000, 7)[:2000]), 5000
    small = files_of(shop, 2)
    assert shop.lanes.files().cause is None
    assert set(office.blobs) == {large, begun, *small}
    assert office.calls.count("blobs/bundle") == 1
    assert office.calls.count("patch") == 2


@pytest.mark.parametrize("deed", [cut_before, cut_after, cut_in_reply, unsigned])
def test_after_a_cut_head_office_is_asked_what_it_has(shop: Reached, office: Office, deed: Deed) -> None:
    """What came is not sent again, the rest goes at once and each by itself."""
    names = files_of(shop, 4)
    office.rule("blobs/bundle", deed, times=10)
    report = shop.lanes.files()
    assert (report.blobs, report.cause) == (4, None)
    assert set(office.blobs) == set(names) == shop.desk.outbox.delivered
    assert office.calls.count("create") == (4 if deed is cut_before else 0)


@pytest.mark.parametrize("code", ["too_large", "not_found", "method_not_allowed", "server_error"])
def test_where_it_is_not_taken_each_goes_by_itself(shop: Reached, office: Office, code: str) -> None:
    names = files_of(shop, 3)
    office.rule("blobs/bundle", problem(code), times=10)
    report = shop.lanes.files()
    assert (report.blobs, report.cause) == (3, None)
    assert set(office.blobs) == set(names)


def test_a_full_disk_ends_the_lane(shop: Reached, office: Office) -> None:
    files_of(shop, 3)
    office.rule("blobs/bundle", problem("disk_full"), times=10)
    report = shop.lanes.files()
    assert report.cause is not None
    assert (report.blobs, report.cause.code, office.blobs) == (0, "disk_full", {})


def test_a_file_that_is_damaged_here_is_told_and_the_others_go(shop: Reached, office: Office) -> None:
    outbox = shop.desk.outbox
    good = files_of(shop, 2)
    bad, gone, short = (outbox.add_file(data(2000, at)) for at in (50, 51, 52))
    outbox.files[bad] = data(2000, 60)
    del outbox.files[gone]
    outbox.files[short] = data(1000, 52)
    report = shop.lanes.files()
    assert (report.blobs, report.blobs_lost, report.cause) == (2, 3, None)
    assert set(office.blobs) == set(good)


def test_one_that_is_refused_holds_up_no_other(shop: Reached, office: Office) -> None:
    """Refused in company, it goes by itself, and rests when that fails too."""
    names = files_of(shop, 4)

    def all_but_one(handler: Handler, answer: object) -> Answer | None:
        told = answer()  # type: ignore[operator]  # the fake's own call
        office.blobs.pop(names[1], None)
        return Answer(body=told.body.replace(f'"{names[1]}",'.encode(), b""))

    office.rule("blobs/bundle", all_but_one)
    report = shop.lanes.files()
    assert (report.blobs, report.cause) == (4, None)
    assert office.calls.count("create") == 1
    assert set(office.blobs) == set(names)


def test_the_last_files_are_shared_between_both_lines(shop: Reached, office: Office) -> None:
    """Of four photos two go together: with three of them the other line would soon have nothing to do."""
    names = files_of(shop, 4, 250 * KIB)
    assert shop.lanes.files().blobs == 4
    assert set(office.blobs) == set(names)
    assert (office.calls.count("blobs/bundle"), office.calls.count("create")) == (1, 2)
