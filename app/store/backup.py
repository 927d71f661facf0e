"""A whole store in one sealed file.

A zip without compression (photos do not shrink), sealed piece by piece under the key of the store
(`app/wire/sealed_stream.py`): ``store.db``, ``blobs/aa/…``, and the keys of the device, where it has any. Its
readable head tells what it is, and holds the envelopes of the key: with the recovery code it opens on any
computer. It counts as made only after a test restore of it has been checked. Nothing readable is ever written
where it goes: the copy of the database that it is made of lies beside the database until it is sealed.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from app.domain.refusals import ProblemError
from app.store.backup_format import APART, BLOBS, DATABASE, KIND, WORKING, Manifest
from app.store.blobs import StoreBlobs
from app.store.chain_head import read_head
from app.store.connecting import connect_reader
from app.store.erased_list import add_erased
from app.store.files import file_sha256, owner_only, sync_folder
from app.store.key_file import load_key_file
from app.store.layout import Layout
from app.store.preparing import copy_database
from app.store.problems import problems_told
from app.store.restoring import try_backup
from app.store.setting_rows import read_setting
from app.store.storekeys import StoreKeys
from app.store.verifying import all_blobs
from app.store.versions import schema_of
from app.wire.sealed_stream import SealedWriter

_CHUNK: Final = 1024 * 1024


def back_up(layout: Layout, keys: StoreKeys, target: Path, now: datetime) -> Manifest:
    """Write a backup to `target` and try it.

    Work may go on meanwhile: the backup holds the moment at which it began. Raises
    ProblemError disk_full, store_read_only, backup_exists or backup_damaged.
    """
    blobs = list(all_blobs(layout.blobs))
    return write_backup(layout, keys, target, now, blobs)


def write_backup(
    layout: Layout,
    keys: StoreKeys,
    target: Path,
    now: datetime,
    blobs: Iterable[Path],
    apart: Iterable[tuple[str, int]] | None = None,
) -> Manifest:
    """Like `back_up`, with these blobs in it; `apart` names (with bytes) those that lie beside it."""
    if target.exists():
        raise ProblemError("backup_exists", path=str(target))
    unfinished = target.with_name(f"{target.name}.new")
    within = list(blobs)
    beside = None if apart is None else list(apart)
    with problems_told(target.parent), tempfile.TemporaryDirectory(prefix=WORKING, dir=layout.root) as name:
        snapshot = Layout(Path(name)).database_of(sealed=layout.is_sealed)
        key = keys.database_key(snapshot)
        copy_database(layout.database, snapshot, key)
        manifest = _manifest(snapshot, key, now, len(within if beside is None else beside))
        manifest = replace(manifest, apart=beside is not None, sealed=key is not None)
        try:
            _pack(layout, keys, manifest, snapshot, within, beside, unfinished)
            with closing(keys.connect(connect_reader, snapshot)) as connection:
                add_erased(connection, target.parent)
            snapshot.unlink()
            try_backup(unfinished, keys.secret(), Path(name) / "test")
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.rename(target)
        sync_folder(target.parent)
    return manifest


def _manifest(snapshot: Path, key: bytes | None, now: datetime, blobs: int) -> Manifest:
    with closing(connect_reader(snapshot, key)) as connection:
        head = read_head(connection)
        entries = connection.execute("SELECT count(*) FROM journal").fetchone()[0]
        schema = schema_of(connection)
        tickets = connection.execute("SELECT count(*) FROM ticket_row").fetchone()[0]
        desk = read_setting(connection, "desk.code")
    return Manifest(
        kind=KIND,
        schema=schema,
        made_at=now.isoformat(),
        writer=head.writer,
        seq=head.seq,
        entries=entries,
        blobs=blobs,
        database_sha256=file_sha256(snapshot),
        desk=str(desk or ""),
        tickets=tickets,
    )


def _pack(
    layout: Layout,
    keys: StoreKeys,
    manifest: Manifest,
    snapshot: Path,
    blobs: list[Path],
    apart: list[tuple[str, int]] | None,
    target: Path,
) -> None:
    files = StoreBlobs(layout, keys.files_key())
    head = {"manifest": asdict(manifest), "keys": msgspec.to_builtins(load_key_file(layout))}
    target.unlink(missing_ok=True)
    with open(target, "xb", opener=owner_only) as file:
        sealed = SealedWriter(file, keys.secret(), json.dumps(head, indent=1).encode())
        with zipfile.ZipFile(sealed, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            _add(archive, DATABASE, snapshot.open("rb"))
            for key in layout.device_keys:
                if key.exists():
                    _add(archive, key.name, key.open("rb"))
            for blob in blobs:
                _add(archive, f"{BLOBS}/{blob.parent.name}/{blob.name}", files.opened(blob))
            if apart is not None:
                archive.writestr(zipfile.ZipInfo(APART), json.dumps(apart))
        sealed.finish()
        file.flush()
        os.fsync(file.fileno())


def _add(archive: zipfile.ZipFile, name: str, opened: AbstractContextManager[BinaryIO]) -> None:
    """Its content: what lies sealed is opened here and sealed again with the rest of the backup.

    Without a date of its own: an archive cannot say one before 1980, where a computer's clock may stand.
    """
    with opened as content, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
        shutil.copyfileobj(content, member, _CHUNK)
