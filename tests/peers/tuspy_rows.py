"""Our server and tuspy."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

import httpx2
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from tests.peers.ours import Sample, Samples, Server
from tests.peers.rows import Row

CHUNK = 300_000
SIZE = 1_500_000


def _uploader(server: Server, sample: Sample, *, knows: bool = True, **more: Any) -> Any:
    told = {"filename": sample.path.name, **({"sha256": sample.sha256} if knows else {})}
    client = TusClient(server.blobs, headers=server.headers)
    stream = BytesIO(sample.data)  # it leaves files that it opened itself open
    return client.uploader(file_stream=stream, chunk_size=CHUNK, metadata=told, **more)


def _whole(server: Server, samples: Samples) -> None:
    sample = samples.make(SIZE, "存根 照片 一.jpg")
    uploader = _uploader(server, sample)
    uploader.upload()
    assert uploader.url.endswith(sample.sha256)
    assert server.has(sample)


def _resumed(server: Server, samples: Samples) -> str:
    sample = samples.make(SIZE)
    first = _uploader(server, sample)
    first.upload_chunk()
    first.upload_chunk()
    later = _uploader(server, sample, url=first.url)
    assert later.offset == 2 * CHUNK
    later.upload()
    assert server.has(sample)
    return f"from {2 * CHUNK} of {SIZE}"


def _at_once(server: Server, samples: Samples) -> None:
    both = [samples.make(SIZE) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda sample: _uploader(server, sample).upload(), both))
    assert all(map(server.has, both))


def _summed(server: Server, samples: Samples) -> None:
    sample = samples.make(SIZE)
    _uploader(server, sample, upload_checksum=True).upload()
    assert server.has(sample)


def _unnamed(server: Server, samples: Samples) -> None:
    sample = samples.make(SIZE)
    uploader = _uploader(server, sample, knows=False)
    uploader.upload()
    asked = httpx2.head(uploader.url, headers={**server.headers, "Tus-Resumable": "1.0.0"}, trust_env=False)
    assert asked.headers["cf-blob"] == sample.sha256
    assert server.has(sample)


def _stranger(server: Server, samples: Samples) -> None:
    sample = samples.make(10)
    try:
        _uploader(replace(server, token=""), sample).upload()
    except TusCommunicationError as refused:
        assert refused.status_code == 401  # noqa: PT017 - a row is not a test
        return
    raise AssertionError("taken from a stranger")


def tuspy_rows(server: Server, samples: Samples) -> list[Row]:
    """Every row with tuspy."""
    rows = {
        "a file in five pieces, its name in Chinese": _whole,
        "stopped half-way, gone on by another uploader": _resumed,
        "two files at once": _at_once,
        "each piece with its sum (sha1)": _summed,
        "a file whose sha256 is not told": _unnamed,
        "without a token: refused": _stranger,
    }
    return [Row("server", "tuspy", what, partial(run, server, samples)) for what, run in rows.items()]
