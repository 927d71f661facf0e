"""Our desk and @tus/server: the lane of files as it is, behind a head office that signs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from app.sync.blobs import BlobLane, SentFiles
from tests.fakes.head_office import CODE, Office, cut_after, cut_before
from tests.peers.node_rows import HERE, node
from tests.peers.ours import Reaching, reaching
from tests.peers.probe import CHECKS, DIFFERENCES, TUS, Target
from tests.peers.rows import Row
from tests.peers.signing import Elsewhere, signing

SIZE = 1_500_000
CHUNK = 300_000


@contextmanager
def tus_server(modules: Path, folder: Path) -> Iterator[str]:
    """@tus/server over a folder: its address."""
    folder.mkdir()
    command: list[str | Path] = [node(), HERE / "serve.mjs", modules, folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["url"]
        finally:
            process.kill()


class Meeting:
    """A desk, the head office that signs, and the folder of the peer behind it."""

    def __init__(
        self, desk: Reaching, office: Office, elsewhere: Elsewhere, folder: Path, chance: Random
    ) -> None:
        self.desk, self.office, self.elsewhere, self.folder = desk, office, elsewhere, folder
        self.waits: list[float] = []
        outbox, state = desk.desk.outbox, desk.desk.state
        state.remember("chunk:loopback", CHUNK)
        self.add = outbox.add_file
        self.delivered = outbox.delivered
        self.data = chance.randbytes

    def wait(self, seconds: float) -> None:
        """As a lane waits, without waiting."""
        self.waits.append(seconds)

    def run(self) -> SentFiles:
        """One run of the lane, as after a start of the program."""
        desk = self.desk
        lane = BlobLane(desk.desk.side, desk.sessions, desk.habits, self.wait, lambda: 0.5)
        sent = SentFiles()
        lane.run(sent)
        return sent

    def run_until_sent(self) -> None:
        """As often as it takes, three times at most: a call on a socket that was kept goes again at once,
        any other with the next run.
        """
        runs = 0
        while self.run().files == 0:
            runs += 1
            assert runs < 3, self.elsewhere.calls

    def has(self, name: str) -> bool:
        """Whether the peer has that file, byte for byte."""
        return (self.folder / name).read_bytes() == self.desk.desk.outbox.files[name]


def _whole(here: Meeting) -> str:
    name = here.add(here.data(SIZE))
    sent = here.run()
    assert (sent.files, sent.cause) == (1, None), sent
    assert here.has(name)
    return ", ".join(here.elsewhere.calls)


def _many(here: Meeting) -> None:
    names = [here.add(here.data(size)) for size in (10, 0, 700_000, 900_000, CHUNK)]
    assert here.run().files == len(names)
    assert all(map(here.has, names))
    assert here.delivered == set(names)


def _answer_lost(here: Meeting) -> str:
    name = here.add(here.data(SIZE))
    here.office.rule("patch", cut_after)
    here.run_until_sent()
    assert here.has(name)
    assert here.elsewhere.calls[1:4] == ["PATCH 204", "PATCH 409", "HEAD 200"]
    return ", ".join(here.elsewhere.calls)


def _line_lost(here: Meeting) -> str:
    name = here.add(here.data(SIZE))
    here.office.rule("patch", cut_before)
    here.run_until_sent()
    assert here.has(name)
    return ", ".join(here.elsewhere.calls)


def _creation_lost(here: Meeting) -> str:
    name = here.add(here.data(SIZE))
    here.office.rule("create", cut_after)
    here.run_until_sent()
    assert here.has(name)
    return ", ".join(here.elsewhere.calls)


def _elsewhere_by_then(here: Meeting) -> str:
    """Somebody sent a piece after the desk had asked how far the file was."""
    data = here.data(SIZE)
    name = here.add(data)
    target = Target(f"{here.elsewhere.url}/cf/v1/blobs")
    url = target.begun(data)
    target.piece(url, 0, data[:1000])
    here.elsewhere.after_query = lambda: target.piece(url, 1000, data[1000:5000])
    assert here.run().files == 1
    assert here.has(name)
    assert "PATCH 409" in here.elsewhere.calls
    return ", ".join(here.elsewhere.calls)


def _gone_by_then(here: Meeting) -> str:
    """The file was dropped after the desk had asked how far it was."""
    data = here.data(SIZE)
    name = here.add(data)
    target = Target(f"{here.elsewhere.url}/cf/v1/blobs")
    url = target.begun(data)
    target.piece(url, 0, data[:1000])
    here.elsewhere.after_query = lambda: target.call("DELETE", url, TUS)
    assert here.run().files == 1
    assert here.has(name)
    return ", ".join(here.elsewhere.calls)


_RUNS: dict[str, Callable[[Meeting], str | None]] = {
    "a file in pieces that grow": _whole,
    "five files, two at once, one of them empty": _many,
    "the answer to a piece is lost: goes on behind it": _answer_lost,
    "a piece is lost: goes again": _line_lost,
    "the answer to the creation is lost": _creation_lost,
    "another offset than was told (409): asks and goes on": _elsewhere_by_then,
    "gone since it was told of (404): begins anew": _gone_by_then,
}


def _met(run: Callable[[Meeting], str | None], url: str, folder: Path) -> str | None:
    with signing(url) as (found, office, elsewhere), reaching(found, CODE) as desk:
        return run(Meeting(desk, office, elsewhere, folder, Random(run.__name__)))


def desk_rows(url: str, folder: Path) -> list[Row]:
    """Every row of our desk with the @tus/server at `url`, whose files lie in `folder`."""
    return [Row("desk", "@tus/server", what, partial(_met, run, url, folder)) for what, run in _RUNS.items()]


def probe_rows(ours: str, peer: str, target: Target, differences: dict[str, str] | None = None) -> list[Row]:
    """The checks of the probe against any server; `differences` are known, by check."""
    known = differences or {}
    return [
        Row(ours, peer, (check.__doc__ or "").rstrip("."), partial(_probed, check, target, known))
        for check in CHECKS
    ]


def _probed(check: Callable[[Target], None], target: Target, known: dict[str, str]) -> str | None:
    wanted = known.get(check.__name__)
    try:
        check(target)
    except AssertionError as error:
        if wanted is None or str(error) != wanted:
            raise
        return f"differs as known: {wanted}"
    if wanted is not None:
        raise AssertionError("differs no more")
    return None


def peer_rows(url: str) -> list[Row]:
    """The probe against @tus/server."""
    return probe_rows("-", "@tus/server", Target(f"{url}/cf/v1/blobs"), dict(DIFFERENCES))
