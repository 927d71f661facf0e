"""What is kept of persons on this disk: whose time may have come, the files that go with them, and those
that nothing names.
"""

from __future__ import annotations

from datetime import date, datetime

from app.store.blobs import StoreBlobs
from app.store.deskside import Access
from app.store.erasing import days_written, kept_of_persons, look_for_files, remove_files
from app.store.unnamed_files import look_for_unnamed, remove_unnamed
from app.store.writer import Writer


class StoreErasures:
    """Looks through the store for whoever erases what is over its time."""

    def __init__(self, access: Access, writer: Writer, blobs: StoreBlobs) -> None:
        self._access, self._writer, self._blobs = access, writer, blobs

    def kept(self, ended_before: datetime) -> tuple[str, ...]:
        """Tickets of which a key of a person is kept: those with an identity number, those opened before
        that moment, and those of which something was erased already.
        """
        with self._access.reading() as connection:
            return kept_of_persons(connection, ended_before)

    def days_written(self, after: int) -> tuple[int, tuple[date, ...]]:
        """The newest position of the journal, and the days (UTC) of the entries behind `after`."""
        with self._access.reading() as connection:
            return days_written(connection, after)

    def sweep(self) -> int:
        """Delete the files of erased persons that nothing else names; how many. May take some seconds."""
        with self._access.reading() as connection:
            looked = look_for_files(connection)
        if looked is None:
            return 0
        return self._writer.run(lambda connection: remove_files(connection, self._blobs, looked))

    def sweep_unnamed(self, today: date) -> int:
        """Delete files of one sixteenth that nothing has named for a month; how many. Takes some seconds."""
        with self._access.reading() as connection:
            looked = look_for_unnamed(connection, self._blobs, today)
        return self._writer.run(lambda connection: remove_unnamed(connection, self._blobs, looked))
