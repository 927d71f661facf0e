"""Files beside entries: on a quick line alone, and what comes of either."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from app.domain.refusals import ProblemError
from app.sync.abreast import Abreast
from app.sync.causes import Cause
from app.sync.one_pass import PassReport
from tests.fakes.head_office import Answer, Handler, Office
from tests.sync.conftest import Reached


class Files:
    """A lane of files that tells of one file each time."""

    def __init__(self, *causes: Cause | None) -> None:
        self.causes = list(causes)
        self.ran = threading.Semaphore(0)
        self.runs = 0

    def __call__(self) -> PassReport:
        self.runs += 1
        self.ran.release()
        return PassReport(blobs=1, cause=self.causes.pop(0) if self.causes else None)


def test_files_that_may_go_go_beside_and_the_rest_afterwards() -> None:
    files = Files()
    abreast = Abreast(files)
    with abreast.beside():
        for _ in range(2):
            abreast.may_go()
            assert files.ran.acquire(timeout=10)
    assert abreast.rest().blobs == files.runs == 3


def test_on_a_slow_line_all_wait_for_the_entries() -> None:
    files = Files()
    abreast = Abreast(files)
    with abreast.beside():
        pass
    assert files.runs == 0
    assert abreast.rest().blobs == 1


def test_a_lane_that_failed_is_not_tried_again_at_once() -> None:
    files = Files(Cause("disk_full"))
    abreast = Abreast(files)
    with abreast.beside():
        abreast.may_go()
        assert files.ran.acquire(timeout=10)
    report = abreast.rest()
    assert (report.blobs, report.cause) == (1, Cause("disk_full"))
    assert files.runs == 1


def test_what_goes_wrong_beside_is_raised() -> None:
    raised = threading.Event()

    def files() -> PassReport:
        raised.set()
        raise ProblemError("disk_full")

    def beside() -> None:
        abreast = Abreast(files)
        with abreast.beside():
            abreast.may_go()
            assert raised.wait(10)

    with pytest.raises(ProblemError):
        beside()


def _slow(shop: Reached) -> Callable[[Handler, Callable[[], Answer]], Answer]:
    def deed(handler: Handler, answer: Callable[[], Answer]) -> Answer:
        shop.desk.clock.move(60.0)
        return answer()

    return deed


def test_a_batch_says_how_quick_the_line_is(shop: Reached, office: Office) -> None:
    told: list[int] = []
    shop.lanes.on_quick(lambda: told.append(1))
    office.rule("batch", _slow(shop))
    assert shop.lanes.data().sent == 3
    assert told == []
    shop.desk.outbox.write(2)
    assert shop.lanes.data().sent == 2
    assert told == [1]
