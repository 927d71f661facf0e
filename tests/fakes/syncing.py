"""Synchronisation as screens know it, under the hand of a test: no network, no thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain.refusals import InputError, ProblemError
from app.usecases.alone import NoRecords, NoSyncState
from app.usecases.desk_link import Hear, SyncRecords, TicketsAbroad
from app.usecases.syncing import (
    CarriedFile,
    Enrolment,
    Hindrance,
    LinkWord,
    OfficeSeen,
    ReceiptTaken,
    SyncCall,
    SyncStatus,
)

CODE = "7K3F2M9QXA"
URL = "https://office.example.com"
FINGERPRINT = "9f2c61d07ab4e83355aa01c4d9e27f60"

JOINED = SyncStatus(
    LinkWord.IN_STEP,
    url=URL,
    branch="云汇广场店",
    desk="2F01",
    last_contact=datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
)


def hindered(code: str, *, word: LinkWord = LinkWord.WAITING, **params: str) -> SyncStatus:
    """The desk is joined, and something stands in the way."""
    return replace(
        JOINED, word=word, hindrance=Hindrance(code, params), entries=14, files=3, file_bytes=4_200_000
    )


class FakeSyncing:
    """See `Syncing`. What was asked of it is in `asked`."""

    def __init__(self, status: SyncStatus | None = None) -> None:
        self.now = status or SyncStatus(LinkWord.OFF)
        self.calls: list[SyncCall] = []
        self.asked: list[str] = []
        self.problem: ProblemError | None = None
        self.carried: list[CarriedFile] = []
        self.receipt = ReceiptTaken(0, 0)

    def status(self) -> SyncStatus:
        return self.now

    def look(self, url: str) -> OfficeSeen:
        self._ask(f"look {url}")
        if "." not in url:
            raise InputError("url_wrong", "URL", value=url)
        return OfficeSeen(url, FINGERPRINT, open=True)

    def enrol(self, seen: OfficeSeen, code: str, name: str = "") -> Enrolment:
        self._ask(f"enrol {code} {name}".strip())
        if code != CODE:
            raise InputError("sync_code_refused", "CODE")
        self.now = JOINED
        return Enrolment(seen.url, JOINED.branch, JOINED.desk, "device-1", seen.fingerprint)

    def sync_now(self) -> None:
        self._ask("sync now")

    def wake(self) -> None:
        self._ask("wake")

    def fetch(self, sha256s: Sequence[str]) -> int:
        self.asked.append(f"fetch {len(sha256s)}")
        return len(sha256s)

    def watch(self, *, watched: bool) -> None:
        self._ask(f"watched {watched}")

    def ledger(self, most: int = 100) -> Sequence[SyncCall]:
        return self.calls[:most]

    def agree_to_retire(self) -> bool:
        self._ask("agree")
        return True

    def export(self, target: Path) -> Sequence[CarriedFile]:
        self._ask(f"export {target}")
        if not target.is_dir():
            raise ProblemError("out_not_writable", path=str(target), reason="")
        return self.carried

    def take_receipt(self, path: Path) -> ReceiptTaken:
        self._ask(f"receipt {path}")
        if not path.exists():
            raise InputError("file_expected", "FILE", value=str(path))
        return self.receipt

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.problem is not None:
            raise self.problem


class FakeLink:
    """See `DeskLink`; `state` and `records` may be those of a real store."""

    def __init__(
        self,
        status: SyncStatus | None = None,
        state: TicketsAbroad | None = None,
        records: SyncRecords | None = None,
    ) -> None:
        self.syncing = FakeSyncing(status)
        self.state: TicketsAbroad = state or NoSyncState()
        self.records: SyncRecords = records or NoRecords()
        self.hear: Hear | None = None

    def status(self) -> SyncStatus:
        return self.syncing.status()

    def listen(self, hear: Hear) -> None:
        self.hear = hear
