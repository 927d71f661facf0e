"""Our head office as a process, with a desk that is enrolled; and our desk's way to any head office."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from app.headoffice.blobs.folder import FolderBlobs
from app.headoffice.cli.house import House, opened
from app.sync.adapting import Habits
from app.sync.client import Client
from app.sync.enrolling import enrol, look
from app.sync.session import Sessions
from app.sync.transport import Lines, make_http
from tests.fakes.sync_ports import FakeDesk
from tests.headoffice.cli.running import running

STALL = 20.0


@dataclass(frozen=True)
class Sample:
    """A file that no other row sends."""

    path: Path
    data: bytes

    @property
    def sha256(self) -> str:
        """What it is called at head office."""
        return sha256(self.data).hexdigest()


@dataclass
class Samples:
    """Makes files, each other than all before it."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def make(self, size: int, name: str = "照片.jpg") -> Sample:
        """A file of so many bytes; `name` is how it is called on this disk."""
        number = next(self._numbers)
        data = Random(number).randbytes(size)
        place = self.folder / str(number)
        place.mkdir(parents=True)
        path = place / name
        path.write_bytes(data)
        return Sample(path, data)


@dataclass(frozen=True)
class Server:
    """Our head office, over loopback."""

    url: str
    token: str
    files: FolderBlobs

    @property
    def blobs(self) -> str:
        """Where files are begun."""
        return f"{self.url}/cf/v1/blobs"

    @property
    def headers(self) -> dict[str, str]:
        """Who asks."""
        return {"Authorization": f"Bearer {self.token}"}

    def has(self, sample: Sample) -> bool:
        """Whether it has that file, byte for byte."""
        if self.files.size_of(sample.sha256) is None:
            return False
        return b"".join(self.files.read(sample.sha256)) == sample.data


class Reaching:
    """A desk's client at an address, enrolled there."""

    def __init__(self, url: str, code: str) -> None:
        self.desk = FakeDesk()
        self.habits = Habits(self.desk.state, lambda: "loopback")
        http = make_http(url, stall=STALL)
        self.client = Client(url, http, Lines(), self.habits, self.desk.state, self.desk.clock)
        enrol(self.desk.side, self.client, look(self.client, url), code, "2F01", "服务台")
        self.sessions = Sessions(self.desk.side, self.client)


@contextmanager
def reaching(url: str, code: str) -> Iterator[Reaching]:
    """A desk at that address, for a block."""
    made = Reaching(url, code)
    try:
        yield made
    finally:
        made.client.close()


@contextmanager
def our_server(folder: Path) -> Iterator[Server]:
    """Head office in a process of its own, and a token of one of its desks."""
    house = folder / "house"
    with opened(House(house)) as here:
        code = here.office.admin.new_code(here.office.admin.new_branch("国贸店").id, "前台").code
    with running(house) as served, reaching(served.url, code) as desk:
        token = desk.sessions.open().kept.token
        yield Server(served.url, token, FolderBlobs(house / "files"))
