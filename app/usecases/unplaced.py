"""Papers that came back and could not be told: kept, over restarts too, until somebody says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.refusals import Refusal
from app.usecases.scan_back import Picture
from app.usecases.workplace import Workplace

UNPLACED: Final = "scans.unplaced"
"""The setting that lists them."""


@dataclass(frozen=True)
class Unplaced:
    """A file that waits: its content by hash, what it is called, and why nobody could file it.

    `picture` is the hash of what to look at: a work copy of it, or of its first page.
    """

    id: str
    sha256: str
    name: str
    refusal: Refusal
    picture: str = ""


def waiting_scans(workplace: Workplace) -> tuple[Unplaced, ...]:
    """Everything that waits, oldest first."""
    listed = workplace.settings.get(UNPLACED)
    rows = listed if isinstance(listed, list) else []
    return tuple(_read(row) for row in rows if isinstance(row, dict) and row.get("sha256"))


def keep_unplaced(workplace: Workplace, picture: Picture, refusal: Refusal) -> Unplaced:
    """Keep it: the file durably, and that it waits. The same file waits once.

    Raises RefusedError where it is no picture and no PDF that can be kept, ProblemError of the disk.
    """
    imported = picture.imported(workplace)
    waiting = waiting_scans(workplace)
    known = next((each for each in waiting if each.sha256 == imported.sha256), None)
    if known is not None:
        return known
    kept = Unplaced(workplace.ids.fresh(), imported.sha256, imported.safe_name, refusal, imported.work_sha256)
    _put(workplace, (*waiting, kept))
    return kept


def unplaced_file(workplace: Workplace, waiting: Unplaced) -> Picture:
    """The file itself. Raises ProblemError blob_missing."""
    return Picture(workplace.blobs.read(waiting.sha256), waiting.name)


def let_go(workplace: Workplace, waiting: Unplaced) -> None:
    """It is filed, or nobody wants it."""
    _put(workplace, tuple(each for each in waiting_scans(workplace) if each.id != waiting.id))


def _put(workplace: Workplace, waiting: tuple[Unplaced, ...]) -> None:
    rows = [
        {
            "id": each.id,
            "sha256": each.sha256,
            "name": each.name,
            "picture": each.picture,
            "code": each.refusal.code,
            "params": dict(each.refusal.params),
        }
        for each in waiting
    ]
    workplace.settings.put({UNPLACED: rows})


def _read(row: Mapping[str, Any]) -> Unplaced:
    params = row.get("params")
    said = {str(key): str(value) for key, value in params.items()} if isinstance(params, dict) else {}
    refusal = Refusal(str(row.get("code") or "scan_without_code"), "N5", said)
    return Unplaced(
        str(row.get("id") or row["sha256"]),
        str(row["sha256"]),
        str(row.get("name") or ""),
        refusal,
        str(row.get("picture") or ""),
    )
