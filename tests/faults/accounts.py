"""The reckoning after a fault: what was told exists, nothing exists twice, no number is missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from app.bootstrap import opened_store
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace
from tests.faults.clerk import SMALL, SteadyTime

PAGE = 500


def reckon(store_folder: Path, told: list[str]) -> int:
    """Check the store against the numbers that were told; how many tickets there are."""
    with opened_store(store_folder, SteadyTime(), SMALL) as (store, workplace):
        report = store.verify()
        assert report.sound, report.findings
        numbers = _numbers(workplace)
    assert not [number for number, times in Counter(numbers).items() if times > 1], "a number exists twice"
    lost = set(told) - set(numbers)
    assert not lost, f"told but not kept: {sorted(lost)[:5]}"
    _without_gaps(numbers)
    return sum(number.startswith("2F01-") for number in numbers)


def _numbers(workplace: Workplace) -> list[str]:
    numbers: list[str] = []
    cursor: str | None = None
    while True:
        page = workplace.tickets.page(QueueFilter(workplace.time.now(), chip="all"), cursor, PAGE)
        for row in page.rows:
            ticket = workplace.tickets.ticket(row.id)
            assert ticket is not None
            numbers.append(ticket.number)
            for document in ticket.documents:
                numbers.append(document.number)
                assert workplace.blobs.read(document.blob.sha256).startswith(b"%PDF")
        if page.next is None:
            return numbers
        cursor = page.next


def _without_gaps(numbers: list[str]) -> None:
    """Serials of each series run from 1 without a gap."""
    series: dict[str, list[int]] = {}
    for number in numbers:
        stem, _, serial = number.rpartition("-")
        series.setdefault(stem, []).append(int(serial))
    for stem, serials in series.items():
        assert sorted(serials) == list(range(1, len(serials) + 1)), f"gap in {stem}: {sorted(serials)[-5:]}"
