"""What a backup is called and what its readable head says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from app.store.key_file import KeyFile

DATABASE: Final = "store.db"
BLOBS: Final = "blobs"
APART: Final = "files.json"
"""Names and sizes of files that lie beside the backup (`files_apart.py`), not in it."""

SUFFIX: Final = ".cfbackup"
KIND: Final = "counterfoil-store"
WORKING: Final = ".backup-"
"""How folders begin in which a backup is made or tried; they lie in the folder of the store."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `made_at` is an ISO moment; the hash is of the database in it.

    `desk` and `tickets` are for whoever has to choose one. `apart`: its files lie beside it.
    `sealed`: the store is encrypted as a whole, and so is the database in the backup.
    """

    kind: str
    schema: int
    made_at: str
    writer: str
    seq: int
    entries: int
    blobs: int
    database_sha256: str
    desk: str = ""
    tickets: int = 0
    apart: bool = False
    sealed: bool = False


@dataclass(frozen=True)
class Head:
    """What everybody can read of a backup: what it is, and which key opens it."""

    manifest: Manifest
    keys: KeyFile


def parse_head(data: bytes) -> Head:
    """Raises KeyError, TypeError, ValueError or RecursionError where it is none of ours."""
    values: dict[str, Any] = json.loads(data)
    told: dict[str, Any] = values["manifest"]
    manifest = msgspec.convert(told, Manifest)
    if manifest.kind != KIND:
        raise ValueError(manifest.kind)
    return Head(manifest, msgspec.convert(values["keys"], KeyFile))
