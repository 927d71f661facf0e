"""A desk with a backlog: tickets written by the real import, files in the real folder.

    python -m tests.bench._sync_load FOLDER [--entries N] [--files N] [--per-ticket N] [--number N]

Entries are about 1.44 KB each as they lie in the journal and travel: a ticket is opened, then come notes,
and here and there a photo of 300 KiB that nothing can be squeezed out of. Prints what it made.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.bootstrap import make_store, opened_store
from app.domain.entry import Draft
from app.domain.ids import uuid7
from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import EvidenceAttached
from app.store.opening import Store, StoreOptions
from app.usecases.desk import Desk
from tests.bench._store_cases import CLERKS, FAULTS, PARTS, Cases, opened_at

PHOTO = 300 * 1024
LINE = 1440
"""Bytes of an entry, about."""

Ticket = tuple[str, list[Draft], datetime, str]


class Backlog:
    """Made-up tickets of one desk; its `number` makes them its own."""

    def __init__(self, number: int, entries: int, files: int, per_ticket: int) -> None:
        self._number, self._entries, self._per_ticket = number, entries, per_ticket
        self._files, self._every = files, max(1, entries // files) if files else 0
        self._chance = random.Random(number)
        self._cases = Cases(seed=number)
        self._serial = 0

    def tickets(self, store: Store) -> Iterator[Ticket]:
        """All of them; photos are put into the store on the way."""
        made, number = 0, 0
        while made < self._entries:
            number += 1
            many = min(self._per_ticket, self._entries - made)
            ticket, opened = self._cases.opened(number)
            drafts = [Draft(replace(opened, desk=self.code, number=self._named(opened.number)))]
            drafts += [self._entry(store, made + at) for at in range(1, many)]
            if many == 1 and self._photo_due(made):
                # The only entry of its ticket names the file as well.
                drafts = [replace(drafts[0], blobs=(self._photo(store),))]
            made += many
            yield ticket, drafts, opened_at(number), self._chance.choice(CLERKS)

    @property
    def code(self) -> str:
        """What this desk's numbers begin with."""
        return f"{self._number // 10 + 1}F-{self._number % 10:02d}"

    def _named(self, number: str) -> str:
        return number.replace("2F01", self.code.replace("-", "")).replace("2F-01", self.code)

    def _photo_due(self, place: int) -> bool:
        return self._files > 0 and place % self._every == 0 and place // self._every < self._files

    def _entry(self, store: Store, place: int) -> Draft:
        if not self._photo_due(place - 1):
            return Draft(NoteAdded(self._words(LINE - 440)))
        photo = self._photo(store)
        return Draft(EvidenceAttached(self._id(), EvidenceFile(photo), "fault"), blobs=(photo.unnamed,))

    def _photo(self, store: Store) -> BlobRef:
        data = self._chance.randbytes(PHOTO)
        name = store.blobs.put_bytes(data)
        return BlobRef(name, len(data), "image/jpeg", f"IMG_{self._serial:05d}.jpg", "fault")

    def _id(self) -> str:
        self._serial += 1
        return uuid7(self._serial, self._chance.getrandbits(74))

    def _words(self, size: int) -> str:
        """Words that take up so many bytes once they are sealed."""
        words = ""
        while len(words.encode()) < size * 3 // 4:
            words += self._chance.choice(PARTS) + self._chance.choice(FAULTS) + "，"
        return words


def fill(folder: Path, backlog: Backlog) -> dict[str, object]:
    """Make a desk's store in a new folder and fill it."""
    options = StoreOptions(reserve_bytes=0)
    make_store(folder, Desk(backlog.code, mall="云汇广场", name="服务台", phone="0571-00000201"), options)
    with opened_store(folder, options=options) as (store, _):
        tickets = store.bulk_import(backlog.tickets(store))
        ends = store.outbox.ends()
        entries, files, size = store.outbox.unsent()
        lines = sum(_length(store, end.writer, end.seq) for end in ends)
    return {
        "tickets": tickets,
        "entries": entries,
        "files": files,
        "file_bytes": size,
        "entry_bytes": lines,
    }


def _length(store: Store, writer: str, last: int) -> int:
    total, at = 0, 0
    while at < last:
        lines = store.outbox.lines(writer, at, 1000, 1 << 30)
        total += sum(len(each.line) for each in lines)
        at = lines[-1].seq
    return total


def main() -> None:
    """Fill and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--per-ticket", type=int, default=8)
    parser.add_argument("--number", type=int, default=1)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    backlog = Backlog(chosen.number, chosen.entries, chosen.files, chosen.per_ticket)
    json.dump(fill(chosen.folder, backlog), sys.stdout)


if __name__ == "__main__":
    main()
