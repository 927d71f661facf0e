"""A bundle for whoever helps: how the desk stands, without anything of a customer (sync 3.12)."""

from __future__ import annotations

import json
import os
import platform
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final

from app.domain.refusals import ProblemError
from app.usecases.desk_link import DeskLink, SyncRecords, TicketsAbroad
from app.usecases.read_models import QueueFilter
from app.usecases.syncing import SyncCall, SyncStatus
from app.usecases.workplace import Workplace

LOGS: Final = "counterfoil.log*"
_CALLS: Final = 500


@dataclass(frozen=True)
class Standing:
    """What of synchronisation goes in: how things stand, and the newest of its calls, so many of them."""

    status: SyncStatus
    state: TicketsAbroad
    records: SyncRecords
    calls: Callable[[int], Sequence[SyncCall]]


def standing_of(link: DeskLink) -> Standing:
    """Of a desk that is open."""
    return Standing(link.status(), link.state, link.records, link.syncing.ledger)


def make_support_bundle(
    workplace: Workplace, link: Standing, log: Path, version: str, target: Path
) -> tuple[Path, int]:
    """Write the bundle to the new file `target`; where it is, and its size in bytes.

    It holds versions, counts, how sync stands, the ledger of its calls, and the log in folder `log`, in
    which nothing a customer said is written in the first place. No entry, no file, no setting, no name.
    Raises ProblemError file_exists, out_not_writable; then nothing half-written is left.
    """
    texts = {
        "versions.json": _json(_versions(version)),
        "counts.json": _json(_counts(workplace, link)),
        "sync.json": _json(_standing(link)),
        "ledger.jsonl": "".join(json.dumps(asdict(call)) + "\n" for call in link.calls(_CALLS)),
    }
    begun = _begin_file(target)
    try:
        with begun, zipfile.ZipFile(begun, "w") as bundle:
            for name, text in texts.items():
                _add(bundle, name, text)
            for file in sorted(each for each in log.glob(LOGS) if not each.is_symlink()):
                _add(bundle, f"log/{file.name}", file.read_bytes())
        return target, target.stat().st_size
    except OSError as error:
        target.unlink(missing_ok=True)
        raise _not_writable(target, error) from None


def _add(bundle: zipfile.ZipFile, name: str, data: str | bytes) -> None:
    """Without a date: an archive cannot say one before 1980, where a computer's clock may stand."""
    bundle.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _begin_file(target: Path) -> BinaryIO:
    """An empty file of that name, which was nobody's before and is its owner's alone."""
    if target.exists():
        raise ProblemError("file_exists", path=str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return open(target, "xb", opener=_owner_only)
    except OSError as error:
        raise _not_writable(target, error) from None


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _not_writable(target: Path, error: OSError) -> ProblemError:
    return ProblemError("out_not_writable", path=str(target), reason=error.strerror or "")


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, indent=1, default=str)


def _versions(version: str) -> Mapping[str, object]:
    return {
        "counterfoil": version,
        "python": sys.version.split()[0],
        "system": platform.platform(terse=True),
        "machine": platform.machine(),
    }


def _counts(workplace: Workplace, link: Standing) -> Mapping[str, object]:
    figures = link.records.figures()
    return {
        "now": workplace.time.now().isoformat(),
        "desk": workplace.desk.code,
        "profile": workplace.desk.profile,
        "tickets": dict(workplace.tickets.counts(QueueFilter(workplace.time.now()))),
        "drafts": len(workplace.drafts.all()),
        "conflicts": len(link.state.undecided()),
        "waiting": asdict(figures.waiting),
        "received": asdict(figures.received),
        "safe": asdict(figures.safe),
    }


def _standing(link: Standing) -> Mapping[str, object]:
    """Without the name of the branch: the id of the head office is in its address."""
    status = asdict(link.status)
    return {name: value for name, value in status.items() if name != "branch"}
