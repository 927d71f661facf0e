"""Making lost work copies and thumbnails again from the originals."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.entry import Draft
from app.domain.records import Evidence
from app.domain.refusals import RefusedError
from app.domain.steps.evidence import CopiesRemade
from app.usecases.desk import Person
from app.usecases.pictures import import_again
from app.usecases.workplace import Workplace


def remake_copies(workplace: Workplace, lost: Iterable[tuple[str, Evidence]], person: Person) -> int:
    """Make the copies of each (ticket id, evidence) again; how many there were whose original allows it.

    Mostly the same bytes come out and nothing but the files changes; where they differ, an
    entry names the new ones. Raises ProblemError when the disk refuses.
    """
    done = 0
    for ticket_id, evidence in lost:
        try:
            made = import_again(workplace.importer, workplace.blobs, evidence.file.sha256)
        except RefusedError:
            continue  # what was good enough once is so no more; the next check tells of it
        done += 1
        if (made.work_sha256, made.thumb_sha256) != (evidence.file.work_sha256, evidence.file.thumb_sha256):
            body = CopiesRemade(evidence.id, made.work_sha256, made.thumb_sha256)
            _note(workplace, ticket_id, body, person)
    return done


def _note(workplace: Workplace, ticket_id: str, body: CopiesRemade, person: Person) -> None:
    now = workplace.time.now()
    workplace.journal.transact(lambda tx: tx.append(ticket_id, (Draft(body),), now, person.name or None))
