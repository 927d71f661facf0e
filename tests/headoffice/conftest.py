"""A head office that listens on a loopback port, and a client that believes signed replies alone."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.serving import served
from app.wire.replies import SIGNATURE, meant, reply_holds, signed_words
from tests.headoffice.fakes.office import FakeOffice


class Client:
    """Calls head office and checks the signature of each reply."""

    def __init__(self, url: str, publics: Mapping[str, bytes], token: str) -> None:
        self.url = url
        self._publics = publics
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx2.Client(base_url=url, timeout=20, trust_env=False)

    def call(self, method: str, path: str, **more: Any) -> httpx2.Response:
        number = secrets.token_urlsafe(16)
        headers = {**self._headers, "CF-Request": number, **more.pop("headers", {})}
        request = self._http.build_request(method, path, headers=headers, **more)
        response = self._http.send(request, stream=True)
        body = b"".join(response.iter_raw())
        sent_path = request.url.raw_path.partition(b"?")[0].decode()
        words = signed_words(response.status_code, sent_path, number, body, meant(dict(response.headers)))
        assert reply_holds(self._publics, response.headers.get(SIGNATURE, ""), words), (
            f"unsigned: {method} {path}"
        )
        whole = httpx2.Response(response.status_code, headers=response.headers, content=body, request=request)
        response.close()
        return whole

    def close(self) -> None:
        self._http.close()


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def context(office: FakeOffice, tmp_path: Path) -> Context:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return Context(office, FolderBlobs(tmp_path / "files"), scratch)


@pytest.fixture
def url(context: Context) -> Iterator[str]:
    with served(build(context), context.waiting) as address:
        yield address


@pytest.fixture
def client(url: str, office: FakeOffice) -> Iterator[Client]:
    made = Client(url, {office.key.kid: office.key.public}, "good")
    yield made
    made.close()


@pytest.fixture
def stranger(url: str, office: FakeOffice) -> Iterator[Client]:
    made = Client(url, {office.key.kid: office.key.public}, "")
    yield made
    made.close()
