"""Other desks' entries back to head office: once in each life of it, and only what it had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from app.sync.causes import CallFailedError, Cause, RefusedCallError
from app.sync.client import Ask, Reply
from app.sync.replaying import Replaying
from app.sync.session import Sessions
from app.wire.chain import first_hash, next_hash
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import USUAL, Limits
from app.wire.link import JournalLine, Link, Stretch
from app.wire.messages import At, Replay, Replayable, Replayed, ReplayWanted
from app.wire.parcels import PersonKey
from tests.fakes.sync_ports import FakeDesk

OTHER, GONE = "device-2.a1", "device-3.a1"


@dataclass
class Vouched:
    """See `Others`: a word on every third entry."""

    lines: Mapping[str, Sequence[JournalLine]]

    def ends(self) -> Mapping[str, At]:
        return {name: At(each[-1].seq, each[-1].hash.hex()) for name, each in self.lines.items()}

    def stretch(self, writer: str, after: int, most: int, most_bytes: int) -> Stretch | None:
        some = self.lines[writer][after : after + 3]
        previous = self.lines[writer][after - 1].hash if after else first_hash(writer)
        return Stretch(previous, some, f"word-{some[-1].seq}") if some else None

    def keys(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        return (PersonKey(f"{writer}:{first}-{last}", "person", b"k" * 32),)


class Answering(Sessions):
    """A head office with the beginning of some journals; `refuses` by writer."""

    def __init__(self, heads: Mapping[str, int], lines: Mapping[str, Sequence[JournalLine]]) -> None:
        self.heads, self.lines = dict(heads), lines
        self.asked: list[str] = []
        self.taken: list[tuple[str, int, int]] = []
        self.refuses: dict[str, str] = {}

    @property
    def limits(self) -> Limits:
        return USUAL

    def call(self, ask: Ask) -> Reply:
        self.asked.append(ask.name)
        if ask.name in self.refuses:
            raise RefusedCallError(Cause(self.refuses[ask.name]), 404, {})
        if ask.name == "replay/query":
            asked = from_json(ask.body or b"", Replayable)
            heads = {name: self._at(name) for name in asked.ends if self.heads[name] < asked.ends[name].seq}
            return Reply(200, {}, to_json(ReplayWanted(heads)), 0.0)
        sent = from_json(ask.body or b"", Replay)
        if sent.writer in self.refuses:
            raise RefusedCallError(Cause(self.refuses[sent.writer]), 409, {})
        self.heads[sent.writer] = last = sent.first + len(sent.lines) - 1
        self.taken.append((sent.writer, sent.first, last))
        return Reply(200, {}, to_json(Replayed(self._at(sent.writer), len(sent.lines))), 0.0)

    def _at(self, name: str) -> At:
        seq = self.heads[name]
        return At(seq, (self.lines[name][seq - 1].hash if seq else first_hash(name)).hex())


@dataclass
class Both:
    """A desk that had read two journals, and head office."""

    desk: FakeDesk
    office: Answering
    keys: list[str] = field(default_factory=list)

    def run(self) -> int:
        others = Vouched(self.office.lines)
        side = replace(self.desk.side, others=others)
        return Replaying(side, self.office, self._send).run()

    def _send(self, keys: Sequence[PersonKey]) -> None:
        self.keys += [each.ticket for each in keys]


@pytest.fixture
def both() -> Both:
    desk = FakeDesk()
    lines: dict[str, list[JournalLine]] = {}
    for writer, count in ((OTHER, 7), (GONE, 4)):
        desk.outbox.begin(writer)
        for seq in range(1, count + 1):
            desk.outbox.append(writer, f'{{"seq":{seq}}}'.encode())
        hashes = desk.outbox.hashes[writer]
        lines[writer] = [
            JournalLine(seq, line, hashes[seq]) for seq, line in enumerate(desk.outbox.chains[writer], 1)
        ]
    new_life(desk, "e1")
    return Both(desk, Answering({OTHER: 2, GONE: 4}, lines))


def new_life(desk: FakeDesk, epoch: str) -> None:
    desk.state.save_link(Link("https://o", "t", "b", "1F", "device-1", "2F01", "server", epoch, ()))


def test_what_is_lacking_goes_back_once_keys_first(both: Both) -> None:
    assert both.run() == 5
    assert both.office.taken == [(OTHER, 3, 5), (OTHER, 6, 7)]
    assert both.keys == [f"{OTHER}:3-5", f"{OTHER}:6-7"]
    asked = len(both.office.asked)
    assert both.run() == 0
    assert len(both.office.asked) == asked, "nobody is asked again in the same life"
    new_life(both.desk, "e2")
    both.office.heads[GONE] = 0
    assert both.run() == 4


def test_where_head_office_has_others_nothing_is_sent(both: Both) -> None:
    other = next_hash(first_hash(OTHER), 1, b"another")
    both.office.lines = {**both.office.lines, OTHER: (JournalLine(1, b"another", other),) * 7}
    assert (
        Replaying(
            replace(both.desk.side, others=Vouched({OTHER: both.office.lines[OTHER]})),
            both.office,
            both._send,
        ).run()
        == 0
    )
    assert both.office.taken == []


@pytest.mark.parametrize("code", ["fork", "gap", "bad_sig", "not_yours"])
def test_a_writer_that_is_not_taken_holds_up_no_other(both: Both, code: str) -> None:
    both.office.heads[GONE] = 0
    both.office.refuses[OTHER] = code
    assert both.run() == 4
    assert {each[0] for each in both.office.taken} == {GONE}
    assert both.run() == 0


def test_what_passes_is_tried_again_from_where_it_broke_off(both: Both) -> None:
    both.office.refuses[OTHER] = "maintenance"
    with pytest.raises(CallFailedError):
        both.run()
    both.office.refuses.clear()
    assert both.run() == 5


def test_an_older_head_office_does_not_know_the_call(both: Both) -> None:
    both.office.refuses["replay/query"] = "not_found"
    assert both.run() == 0
    both.office.refuses.clear()
    assert both.run() == 0


def test_a_desk_that_keeps_nothing_of_others_asks_nobody(both: Both) -> None:
    assert Replaying(both.desk.side, both.office, both._send).run() == 0
    assert both.office.asked == []
