"""Drafts, files, settings, price list and orders to print in memory."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from app.domain.records import Goods
from app.domain.refusals import InputError, ProblemError
from app.store.goods_records import goods_from, goods_record
from app.usecases.ports import Time
from app.usecases.read_models import (
    GoodsHit,
    PrintJob,
    SavedDraft,
)
from tests.fakes.store_state import Keeper


class FakeDrafts:
    """See `Drafts`."""

    def __init__(self, keeper: Keeper, time: Time) -> None:
        self._keeper = keeper
        self._time = time

    def save(self, draft: SavedDraft) -> None:
        self._keeper.state.dropped.pop(draft.id, None)
        self._keeper.state.drafts[draft.id] = draft

    def all(self) -> tuple[SavedDraft, ...]:
        return tuple(sorted(self._keeper.state.drafts.values(), key=lambda each: (each.started_at, each.id)))

    def drop(self, draft_id: str) -> None:
        draft = self._keeper.state.drafts.pop(draft_id, None)
        if draft is not None:
            self._keeper.state.dropped[draft_id] = (self._time.now(), draft)

    def expire(self) -> None:
        now, state = self._time.now(), self._keeper.state
        for draft in self.all():
            if draft.saved_at < now - timedelta(days=90):
                self.drop(draft.id)
        for name, (at, _) in tuple(state.dropped.items()):
            if at < now - timedelta(days=7):
                del state.dropped[name]

    def dropped(self) -> tuple[SavedDraft, ...]:
        since = self._time.now() - timedelta(days=7)
        kept = [each for each in self._keeper.state.dropped.values() if each[0] >= since]
        return tuple(draft for _, draft in sorted(kept, key=lambda each: each[0], reverse=True))


class FakeBlobs:
    """See `Blobs`. Files that a path is asked for are written to `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.kept: dict[str, bytes] = {}

    def put_bytes(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.kept[sha256] = data
        return sha256

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        kept = self.put_bytes(path.read_bytes())
        if sha256 is not None:
            path.unlink()
        return kept

    def size(self, sha256: str) -> int:
        return len(self.read(sha256))

    def path(self, sha256: str) -> Path:
        data = self.read(sha256)
        if self._folder is None:
            raise LookupError("this fake has no folder")
        path = self._folder / sha256
        path.write_bytes(data)
        return path

    @contextmanager
    def open(self, sha256: str) -> Iterator[BinaryIO]:
        yield io.BytesIO(self.read(sha256))

    def read(self, sha256: str) -> bytes:
        if sha256 not in self.kept:
            raise ProblemError("blob_missing", sha256=sha256)
        return self.kept[sha256]


class FakeSettings:
    """See `Settings`."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def get(self, key: str) -> object:
        return self._keeper.state.settings.get(key)

    def put(self, values: Mapping[str, object]) -> None:
        self._keeper.state.settings.update(values)

    def all(self) -> Mapping[str, object]:
        return dict(sorted(self._keeper.state.settings.items()))


class FakeCatalogue:
    """See `Catalogue`."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def goods(self, barcode: str) -> GoodsHit | None:
        code, state = barcode.strip(), self._keeper.state
        if code in state.listed:
            return GoodsHit(goods_from(state.listed[code]), "list")
        return GoodsHit(goods_from(state.learned[code]), "ticket") if code in state.learned else None

    def put(self, goods: Iterable[Goods]) -> int:
        records = {each.barcode: goods_record(each) for each in goods if each.barcode}
        self._keeper.state.listed.update(records)
        return len(records)


class FakePrintQueue:
    """See `PrintQueue`."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def waiting(self) -> tuple[PrintJob, ...]:
        return self._in("queued", "failed")

    def held(self) -> tuple[PrintJob, ...]:
        return self._in("held")

    def sent(self) -> tuple[PrintJob, ...]:
        return self._in("sent")

    def _in(self, *states: str) -> tuple[PrintJob, ...]:
        jobs = [job for job in self._keeper.state.prints.values() if job.state in states]
        return tuple(sorted(jobs, key=lambda job: (job.created_at, job.id)))

    def mark(self, job_id: str, state: str, problem: str = "", *, printer: str = "", taken: str = "") -> None:
        job = self._keeper.state.prints.get(job_id)
        if job is None:
            raise InputError("no_such_print_job", "job", value=job_id)
        self._keeper.state.prints[job_id] = replace(
            job, state=state, problem=problem, printer=printer or job.printer, taken=taken
        )
