"""A whole store in one file, and back.

A zip without compression (photos do not shrink): ``manifest.json``, ``store.db``, ``blobs/aa/…``, and
the keys of the device, where it has any.
It counts as made only after a test restore of it has been checked.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final

from app.domain.refusals import ProblemError
from app.store.chain_head import ChainHead, read_head
from app.store.connecting import connect_reader
from app.store.files import file_sha256, make_read_only, sync_folder
from app.store.layout import Layout
from app.store.preparing import copy_database
from app.store.problems import problems_told
from app.store.verifying import Report, all_blobs, check_chain
from app.store.versions import SCHEMA, schema_of
from app.store.witness import write_witness

MANIFEST: Final = "manifest.json"
DATABASE: Final = "store.db"
BLOBS: Final = "blobs"
FROM_BACKUP: Final = "backup"
"""Stands for the machine in the witness of a restored store, so that a new writer begins there."""

_KIND: Final = "counterfoil-store"


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `made_at` is an ISO moment; the hash is of the database in it.

    `desk` and `tickets` are for whoever has to choose one.
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


def back_up(layout: Layout, target: Path, now: datetime) -> Manifest:
    """Write a backup to `target` and check it by a test restore beside it.

    Work may go on meanwhile: the backup holds the moment at which it began. Raises
    ProblemError disk_full, store_read_only, backup_exists or backup_damaged.
    """
    if target.exists():
        raise ProblemError("backup_exists", path=str(target))
    unfinished = target.with_name(f"{target.name}.new")
    with problems_told(target.parent), tempfile.TemporaryDirectory(dir=target.parent) as name:
        snapshot = Path(name) / DATABASE
        copy_database(layout.database, snapshot)
        manifest = _manifest(layout, snapshot, now)
        try:
            _pack(layout, snapshot, manifest, unfinished)
            _check(unfinished, Path(name) / "test")
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.rename(target)
        sync_folder(target.parent)
    return manifest


def _manifest(layout: Layout, snapshot: Path, now: datetime) -> Manifest:
    with closing(connect_reader(snapshot)) as connection:
        head = read_head(connection)
        entries = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
        schema = schema_of(connection)
        tickets = connection.execute("SELECT count(*) FROM ticket_row").fetchone()[0]
        desk = connection.execute("SELECT value FROM setting WHERE key = 'desk.code'").fetchone()
    blobs = sum(1 for _ in all_blobs(layout.blobs))
    return Manifest(
        kind=_KIND,
        schema=schema,
        made_at=now.isoformat(),
        writer=head.writer,
        seq=head.seq,
        entries=entries,
        blobs=blobs,
        database_sha256=file_sha256(snapshot),
        desk=str(json.loads(desk[0])) if desk else "",
        tickets=tickets,
    )


def _pack(layout: Layout, snapshot: Path, manifest: Manifest, target: Path) -> None:
    with open(target, "wb", opener=_owner_only) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            archive.write(snapshot, DATABASE)
            for key in layout.device_keys:
                if key.exists():
                    archive.write(key, key.name)
            for blob in all_blobs(layout.blobs):
                archive.write(blob, f"{BLOBS}/{blob.parent.name}/{blob.name}")
        file.flush()
        os.fsync(file.fileno())


def _owner_only(path: str, flags: int) -> int:
    """A backup holds the keys to what is sealed: nobody but who made it reads it."""
    return os.open(path, flags, 0o600)


def restore(source: Path, folder: Path) -> Manifest:
    """Make a store in `folder` from a backup. The first to open it begins a new writer.

    Raises ProblemError store_exists when there is one already, store_newer, or
    backup_damaged; then nothing is left behind.
    """
    layout = Layout(folder)
    if layout.database.exists():
        raise ProblemError("store_exists", folder=str(folder))
    with problems_told(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=folder) as name:
            unpacked = Layout(Path(name) / "store")
            manifest, head = _check(source, unpacked.root)
            if unpacked.blobs.exists():
                shutil.copytree(unpacked.blobs, layout.blobs, dirs_exist_ok=True, copy_function=shutil.move)
            for unpacked_key, key in zip(unpacked.device_keys, layout.device_keys, strict=True):
                if unpacked_key.exists():
                    unpacked_key.rename(key)
            write_witness(layout.witness, head, FROM_BACKUP)
            unpacked.database.rename(layout.database)
            sync_folder(folder)
    return manifest


def _check(archive_file: Path, folder: Path) -> tuple[Manifest, ChainHead]:
    """Unpack and check: manifest, database, chain, each blob against its name."""
    layout = Layout(folder)
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(archive_file) as archive:
            manifest = read_manifest(archive)
            if manifest.schema > SCHEMA:
                raise ProblemError("store_newer", found=str(manifest.schema), known=str(SCHEMA))
            for name in archive.namelist():
                _unpack(archive, name, layout)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise ProblemError("backup_damaged", path=str(archive_file)) from error
    report = Report()
    head = _check_database(layout, manifest, report)
    blobs = list(all_blobs(layout.blobs)) if layout.blobs.exists() else []
    for blob in blobs:
        if file_sha256(blob) != blob.name:
            report.add("blob_damaged", blob.name)
    if head is None or not report.sound or len(blobs) < manifest.blobs or report.entries != manifest.entries:
        raise ProblemError("backup_damaged", path=str(archive_file))
    return manifest, head


def _check_database(layout: Layout, manifest: Manifest, report: Report) -> ChainHead | None:
    """The end of the journal in an unpacked database; None when it is not the one that was packed."""
    if not layout.database.exists() or file_sha256(layout.database) != manifest.database_sha256:
        return None
    with closing(connect_reader(layout.database)) as connection:
        check_chain(connection, report)
        return read_head(connection)


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """The manifest of a backup. Raises KeyError, TypeError or ValueError where it is none of ours."""
    values: dict[str, Any] = json.loads(archive.read(MANIFEST))
    manifest = Manifest(**{name: values[name] for name in Manifest.__dataclass_fields__ if name in values})
    if manifest.kind != _KIND:
        raise ValueError(manifest.kind)
    return manifest


def _unpack(archive: zipfile.ZipFile, name: str, layout: Layout) -> None:
    """Unpack a member that belongs to a store; others are passed over, wherever their names point."""
    parts = PurePosixPath(name).parts
    keys = {key.name: key for key in layout.device_keys}
    if name == DATABASE:
        target = layout.database
    elif name in keys:
        target = keys[name]
    elif len(parts) == 3 and parts[0] == BLOBS and _is_sha256(parts[2]) and parts[2].startswith(parts[1]):
        target = layout.blob(parts[2])
    else:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, open(target, "wb", opener=_owner_only) as file:
        shutil.copyfileobj(source, file, 1024 * 1024)
        file.flush()
        os.fsync(file.fileno())
    if target.parent != layout.root:
        make_read_only(target)


def _is_sha256(name: str) -> bool:
    return len(name) == 64 and all(char in "0123456789abcdef" for char in name)
