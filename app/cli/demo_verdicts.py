"""Whether both ends of the demo say the same in the end: journals, tickets, files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.demo_desks import DemoDesk
from app.cli.demo_office import DemoOffice
from app.cli.objects import plain


def verdicts(office: DemoOffice, desks: Sequence[DemoDesk], backup: Path) -> dict[str, Any]:
    """Everything compared with everything; `what_failed` judges it.

    Head office walks every chain in a backup of itself, which is also what makes entries safe.
    """
    there = [desk.tickets() for desk in desks]
    reports = [desk.store.verify() for desk in desks]
    keeping = office.here.office.keeping
    made = keeping.backup(backup)
    tried = keeping.test_restore(backup)
    files = [office.files_of(ticket) for ticket in there[0]]
    return {
        "desks": [
            {"desk": desk.code, "sound": report.sound, **plain(report)}
            for desk, report in zip(desks, reports, strict=True)
        ],
        "journals_equal": len({report.entries for report in reports}) == 1,
        "tickets_equal": all(each == there[0] for each in there),
        "head_office": {
            "backup": str(made.path),
            "entries": tried.entries,
            "chains": tried.writers,
            "chains_whole": tried.whole,
            "tickets_equal": all(office.keeps(ticket) for ticket in there[0].values()),
            "files_named": sum(named for named, _ in files),
            "files_whole": sum(whole for _, whole in files),
        },
    }
