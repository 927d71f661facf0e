"""Photos for a training store: the demo's pictures, spread over its newest tickets."""

from __future__ import annotations

from random import Random

from app.demo import demo_folder
from app.domain.shots import EvidenceRole
from app.usecases.attach import evidence_action
from app.usecases.desk import Person
from app.usecases.perform import perform
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

MOST_TICKETS = 2000
"""More photos than this many tickets carry teach nobody anything."""


def attach_photos(workplace: Workplace, photos: int, tickets: int, seed: int) -> int:
    """Give each of the newest tickets `photos` pictures; how many in all."""
    chance = Random(seed)  # noqa: S311  # sample data, the same for the same seed
    files = sorted((demo_folder() / "photos").glob("*.jpg"))
    imported = [workplace.importer.import_file(path, workplace.blobs) for path in files]
    roles = (EvidenceRole.WHOLE, EvidenceRole.PART, EvidenceRole.CLOSE_UP, EvidenceRole.PACKAGING)
    page = workplace.tickets.page(
        QueueFilter(workplace.time.now(), chip="all"), limit=min(tickets, MOST_TICKETS)
    )
    count = 0
    for row in page.rows:
        for picture in chance.sample(imported, min(photos, len(imported))):
            perform(workplace, row.id, evidence_action(picture, chance.choice(roles)), Person("培训"))
            count += 1
    return count
