"""A bundle for whoever helps: how the desk stands, without anything of a customer (sync 3.12)."""

from __future__ import annotations

import json
import platform
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.usecases.desk_link import DeskLink
from app.usecases.read_models import QueueFilter
from app.usecases.workplace import Workplace

LOGS: Final = "counterfoil.log*"
_CALLS: Final = 500


def make_support_bundle(
    workplace: Workplace, link: DeskLink, log: Path, version: str, target: Path
) -> tuple[Path, int]:
    """Write the bundle to the file `target`; where it is, and its size in bytes.

    It holds versions, counts, how sync stands, the ledger of its calls, and the log in folder `log`, in
    which nothing a customer said is written in the first place. No entry, no file, no setting, no name.
    Raises ProblemError out_not_writable.
    """
    texts = {
        "versions.json": _json(_versions(version)),
        "counts.json": _json(_counts(workplace, link)),
        "sync.json": _json(_standing(link)),
        "ledger.jsonl": "".join(json.dumps(asdict(call)) + "\n" for call in link.syncing.ledger(_CALLS)),
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in texts.items():
                bundle.writestr(name, text)
            for file in sorted(log.glob(LOGS)):
                bundle.write(file, f"log/{file.name}")
        return target, target.stat().st_size
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(target), reason=error.strerror or "") from None


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, indent=1, default=str)


def _versions(version: str) -> Mapping[str, object]:
    return {
        "counterfoil": version,
        "python": sys.version.split()[0],
        "system": platform.platform(terse=True),
        "machine": platform.machine(),
    }


def _counts(workplace: Workplace, link: DeskLink) -> Mapping[str, object]:
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


def _standing(link: DeskLink) -> Mapping[str, object]:
    """Without the name of the branch: the id of the head office is in its address."""
    status = asdict(link.status())
    return {name: value for name, value in status.items() if name != "branch"}
