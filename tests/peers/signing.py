"""A head office whose files lie with another tus server: it hands calls on, and signs what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import httpx2

from app.wire.messages import BASE, BlobAnswer, BlobAsked
from tests.fakes.head_office import Answer, Office, serving

_ON: Final = (
    "tus-resumable",
    "upload-offset",
    "upload-length",
    "upload-metadata",
    "upload-checksum",
    "content-type",
)
_BACK: Final = ("tus-resumable", "upload-offset", "upload-length", "upload-expires", "location")


class Elsewhere:
    """Files of a head office, at a tus server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx2.Client(base_url=url, timeout=20, trust_env=False)
        self.calls: list[str] = []
        self.after_query: Callable[[], object] = lambda: None

    def blob(self, method: str, name: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """The peer's own answer."""
        path = f"{BASE}/blobs/{name}".rstrip("/")
        handed = {key: value for key, value in headers.items() if key.lower() in _ON}
        told = self._http.request(method, path, content=body, headers=handed)
        self.calls.append(f"{method} {told.status_code}")
        back = {key: value for key in _BACK if (value := told.headers.get(key)) is not None}
        return Answer(told.status_code, b"" if method == "HEAD" else told.content, back)

    def query(self, asked: list[BlobAsked]) -> BlobAnswer:
        """Which files are there, as HEAD tells."""
        have, partial, want = [], {}, []
        for each in asked:
            headers = {"Tus-Resumable": "1.0.0"}
            told = self._http.head(f"{BASE}/blobs/{each.sha256}", headers=headers)
            offset = int(told.headers.get("upload-offset", "0"))
            if told.status_code != 200 or not offset:
                want.append(each.sha256)
            elif offset == each.size:
                have.append(each.sha256)
            else:
                partial[each.sha256] = offset
        self.after_query()
        return BlobAnswer(tuple(have), partial, tuple(want))

    def close(self) -> None:
        """No more calls."""
        self._http.close()


@contextmanager
def signing(url: str) -> Iterator[tuple[str, Office, Elsewhere]]:
    """A head office in front of the tus server at `url`: its address, itself, and its way there."""
    elsewhere = Elsewhere(url)
    office = Office(elsewhere=elsewhere)
    try:
        with serving(office) as found:
            yield found, office, elsewhere
    finally:
        elsewhere.close()
