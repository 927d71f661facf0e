"""Head office with the network between: for the desks of the tests that otherwise call it directly."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from app.wire import messages as m
from app.wire.compression import pack
from app.wire.envelope import MEDIA_TYPE
from tests.headoffice.conftest import Client


class OverHttp:
    """Head office as a desk has it: every call over the network, every reply checked."""

    def __init__(self, url: str, publics: dict[str, bytes], token: str = "") -> None:
        self.url, self._publics = url, publics
        self.token = token
        self.client = Client(url, publics, token)

    def at(self, url: str) -> OverHttp:
        """The same session at another address."""
        return OverHttp(url, self._publics, self.token)

    def _sent(self, path: str, message: Any, kind: Any) -> Any:
        headers = {"Content-Type": "application/json", "Content-Encoding": "zstd"}
        told = self.client.call(
            "POST", f"/cf/v1/{path}", content=pack(msgspec.json.encode(message)), headers=headers
        )
        assert told.status_code in (200, 201), told.text
        return msgspec.json.decode(told.content, type=kind)

    def hello(self, nonce: str) -> m.Hello:
        return msgspec.json.decode(self.client.call("GET", f"/cf/v1/hello?n={nonce}").content, type=m.Hello)

    def enrol(self, asked: m.Enrol) -> m.Enrolled:
        return cast("m.Enrolled", self._sent("enrol", asked, m.Enrolled))

    def open_session(self, asked: m.OpenSession) -> m.Session:
        session = cast("m.Session", self._sent("session", asked, m.Session))
        self.client.close()
        self.token = session.token
        self.client = Client(self.url, self._publics, session.token)
        return session

    def take_keys(self, caller: object, keys: m.Keys) -> m.KeysTaken:
        return cast("m.KeysTaken", self._sent("keys", keys, m.KeysTaken))

    def push(self, caller: object, writer: str, data: bytes) -> m.Ack:
        headers = {"Content-Type": MEDIA_TYPE, "Content-Encoding": "zstd"}
        told = self.client.call(
            "POST", f"/cf/v1/writers/{writer}/batches", content=pack(data), headers=headers
        )
        assert told.status_code == 200, told.text
        return msgspec.json.decode(told.content, type=m.Ack)

    def feed(self, caller: object, cursor: str = "", limit: int = 1000, wait: int = 0) -> m.Page:
        told = self.client.call("GET", f"/cf/v1/feed?cursor={cursor}&limit={limit}&wait={wait}")
        assert told.status_code == 200, told.text
        return msgspec.json.decode(told.content, type=m.Page)
