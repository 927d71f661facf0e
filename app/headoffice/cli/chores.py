"""What head office does by itself once a day: look whether its files lie in their places, throw away what
nobody finishes; a backup, and trying it.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.headoffice.blobs.looking import look_through
from app.headoffice.cli.house import OpenHouse
from app.headoffice.cli.rolling import lately, named, superseded

log = logging.getLogger(__name__)

DAY: Final = 86_400.0
_HOUR: Final = 3_600


class Chores:
    """A thread that does them; it ends with the block."""

    def __init__(self, here: OpenHouse, backups: Path | None, every: float = DAY) -> None:
        self._here, self._backups, self._every = here, backups, every
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="chores")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.set()
        self._thread.join()

    def once(self) -> None:
        """Do them now."""
        tenant = self._here.office.site().tenant
        found = self._here.office.blobs.look_again(tenant)
        if found:
            log.info("found %d files that nobody had written down", found)
        today = datetime.now(UTC).toordinal()
        look_through(self._here.office.gone_files, self._here.blobs, tenant, today)
        erased = self._let_go(tenant)
        swept = self._here.blobs.sweep(lambda names: set(self._here.office.blobs.known(tenant, names)))
        log.info(
            "swept %d files of erased persons, %d in part, %d that nobody speaks of",
            erased,
            swept.partials,
            swept.orphans,
        )
        if self._backups is not None:
            self._back_up(self._backups)

    def _let_go(self, tenant: str) -> int:
        """Files of persons who were erased; how many lay here."""
        blobs = self._here.office.blobs
        names = blobs.let_go(tenant)
        removed = self._here.blobs.remove(names)
        blobs.forget(tenant, names)
        return removed

    def _back_up(self, folder: Path) -> None:
        now, keeping = datetime.now(UTC), self._here.office.keeping
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = lately((each.name for each in folder.glob("*.cfo")), now)
            if made and keeping.held_within(_HOUR):
                return  # it was started again and again: one an hour is enough
            # One that was made and not tried yet is tried now.
            path = folder / made if made else keeping.backup(folder / named(now)).path
            report = keeping.test_restore(path)
        except Exception as error:
            keeping.failed(type(error).__name__)
            raise
        if not report.whole:
            keeping.failed("broken")
            log.error("the backup does not hold: %d chains are broken", len(report.broken))
            return
        for old in superseded((each.name for each in folder.glob("*.cfo")), now):
            (folder / old).unlink(missing_ok=True)
        log.info("backed up and tried: %d entries are safe", report.entries)

    def _run(self) -> None:
        while True:
            try:
                self.once()
            except Exception as error:  # noqa: BLE001 - tomorrow is another day; the server goes on
                log.error("the chores were broken off: %s", type(error).__name__)  # noqa: TRY400 - its words could hold data
            if self._ends.wait(self._every):
                return
