"""Our server and tus-js-client."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.peers.ours import Sample, Samples, Server
from tests.peers.rows import Row

CHUNK = 300_000
SIZE = 1_500_000
HERE = Path(__file__).parent


def node() -> str:
    """The program. Raises LookupError."""
    found = shutil.which("node")
    if found is None:
        raise LookupError("node is not installed")
    return found


class Uploads:
    """tus-js-client, one process for each call of `run`."""

    def __init__(self, modules: Path, server: Server) -> None:
        self._modules, self._server = modules, server

    def job(self, sample: Sample, *, headers: Mapping[str, str] | None = None, **more: Any) -> dict[str, Any]:
        """One upload; `more` are options of `Upload`, save stopAt and drop."""
        beside: dict[str, Any] = {name: more.pop(name) for name in ("stopAt", "drop") if name in more}
        options = {
            "endpoint": self._server.blobs,
            "chunkSize": CHUNK,
            "metadata": {"filename": sample.path.name, "sha256": sample.sha256},
            "headers": dict(self._server.headers if headers is None else headers),
            **more,
        }
        return {"file": str(sample.path), "options": options, **beside}

    def run(self, *jobs: Mapping[str, Any]) -> list[dict[str, Any]]:
        """All of them at once; what came of each: ended, url, status, calls."""
        done = subprocess.run(
            [node(), HERE / "upload.mjs", self._modules],
            input=json.dumps(jobs),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-400:]
        told: list[dict[str, Any]] = json.loads(done.stdout)
        return told


class _Rows:
    def __init__(self, uploads: Uploads, server: Server, samples: Samples) -> None:
        self._uploads, self._server, self._samples = uploads, server, samples

    def _done(self, sample: Sample, told: Mapping[str, Any]) -> str:
        assert told["ended"] == "done", told
        assert self._server.has(sample)
        return ", ".join(told["calls"])

    def whole(self) -> str:
        sample = self._samples.make(SIZE, "存根 照片 一.jpg")
        [told] = self._uploads.run(self._uploads.job(sample))
        assert told["url"].endswith(sample.sha256)
        return self._done(sample, told)

    def resumed(self) -> str:
        sample = self._samples.make(SIZE)
        [first] = self._uploads.run(self._uploads.job(sample, stopAt=2 * CHUNK))
        assert first["ended"] == "stopped", first
        assert not self._server.has(sample)
        [later] = self._uploads.run(self._uploads.job(sample, uploadUrl=first["url"]))
        assert later["calls"] == ["HEAD 200"] + ["PATCH 204"] * 3, later
        return self._done(sample, later)

    def forgotten(self) -> str:
        sample = self._samples.make(SIZE)
        self._uploads.run(self._uploads.job(sample, stopAt=2 * CHUNK))
        [later] = self._uploads.run(self._uploads.job(sample, retryDelays=[0]))
        return self._done(sample, later)

    def sent_before(self) -> str:
        sample = self._samples.make(SIZE)
        self._uploads.run(self._uploads.job(sample))
        [again] = self._uploads.run(self._uploads.job(sample, retryDelays=[0]))
        return self._done(sample, again)

    def at_once(self) -> None:
        both = [self._samples.make(SIZE) for _ in range(2)]
        for sample, told in zip(both, self._uploads.run(*map(self._uploads.job, both)), strict=True):
            self._done(sample, told)

    def unnamed(self) -> None:
        sample = self._samples.make(SIZE)
        [told] = self._uploads.run(self._uploads.job(sample, metadata={"filename": "票据.pdf"}))
        self._done(sample, told)

    def with_beginning(self) -> str:
        sample = self._samples.make(SIZE)
        [told] = self._uploads.run(self._uploads.job(sample, uploadDataDuringCreation=True))
        return self._done(sample, told)

    def by_post(self) -> str:
        sample = self._samples.make(SIZE)
        [told] = self._uploads.run(self._uploads.job(sample, overridePatchMethod=True))
        assert all(call.startswith("POST") for call in told["calls"]), told
        return self._done(sample, told)

    def empty(self) -> str:
        sample = self._samples.make(0)
        [told] = self._uploads.run(self._uploads.job(sample))
        return self._done(sample, told)

    def dropped(self) -> str:
        sample = self._samples.make(SIZE)
        [told] = self._uploads.run(self._uploads.job(sample, stopAt=CHUNK, drop=True))
        assert told["ended"] == "stopped", told
        assert told["calls"][-1] == "DELETE 204", told
        return ", ".join(told["calls"])

    def stranger(self) -> None:
        [told] = self._uploads.run(self._uploads.job(self._samples.make(10), headers={}))
        assert (told["ended"], told["status"]) == ("error", 401), told

    def in_parts(self) -> str:
        sample = self._samples.make(SIZE)
        [told] = self._uploads.run(self._uploads.job(sample, parallelUploads=2))
        assert told["ended"] == "error", told
        assert told["status"] in (400, 501), told
        assert not self._server.has(sample)
        return f"status {told['status']}"


def node_rows(modules: Path, server: Server, samples: Samples) -> list[Row]:
    """Every row with tus-js-client."""
    made = _Rows(Uploads(modules, server), server, samples)
    rows = {
        "a file in five pieces, its name in Chinese": made.whole,
        "stopped half-way, gone on by another process": made.resumed,
        "stopped half-way, begun anew: goes on all the same": made.forgotten,
        "a file that is there already": made.sent_before,
        "two files at once": made.at_once,
        "a file whose sha256 is not told": made.unnamed,
        "the first piece with the creation": made.with_beginning,
        "where only POST goes through": made.by_post,
        "an empty file": made.empty,
        "stopped and dropped": made.dropped,
        "without a token: refused": made.stranger,
        "one file in two parts (concatenation is not offered): refused": made.in_parts,
    }
    return [Row("server", "tus-js-client", what, run) for what, run in rows.items()]
