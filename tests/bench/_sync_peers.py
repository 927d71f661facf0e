"""The peers: PouchDB against express-pouchdb, Anki's client against Anki's server, each with its own programs.

In the folder that is named lie `pouch` and `anki`; the README says how to make them. Both run the same
number of records of about 1.44 KB and of files of 300 KiB over loopback, and print what they took.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any


def pouch(folder: Path, entries: int, files: int) -> dict[str, float] | None:
    """One run of PouchDB; None where it is not installed."""
    place = folder / "pouch"
    if not (place / "bench.js").exists() or shutil.which("node") is None:
        return None
    found = _last(["node", "bench.js", "1"], place, entries, files)
    return _told(found, "wall_s", "json_docs_per_s", "att_MBps", "noop_s", "hwmMB", "server_hwmMB")


def anki(folder: Path, entries: int, files: int) -> dict[str, float] | None:
    """One run of Anki; None where it is not installed."""
    place = folder / "anki"
    python = place / "v" / "bin" / "python"
    if not python.exists():
        return None
    found = _last([str(python), "peer.py", "1"], place, entries, files)
    return _told(found, "wall_s", "notes_per_s", "media_MBps", "noop_s", "client_MB", "server_MB")


def _last(command: list[str], place: Path, entries: int, files: int) -> dict[str, Any]:
    around = {**os.environ, "N_DOCS": str(entries), "N_ATT": str(files)}
    done = subprocess.run(command, cwd=place, env=around, capture_output=True, text=True, check=True)
    line = next(each for each in reversed(done.stdout.splitlines()) if each.startswith("MEDIAN"))
    return dict(json.loads(line.removeprefix("MEDIAN")))


def _told(found: dict[str, Any], *names: str) -> dict[str, float]:
    ours = ("wall_s", "entries_per_s", "files_mb_per_s", "nothing_to_do_s", "desk_mb", "office_mb")
    return {name: float(found.get(theirs) or 0.0) for name, theirs in zip(ours, names, strict=True)}
