"""By hand: sealed, complete, any number of times, in any order; and the receipt back."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.refusals import InputError, ProblemError
from app.sync import stick
from app.sync.receipt import take_receipt
from app.sync.stick import Carried, export
from app.wire.envelope import read_batch
from app.wire.jsonbody import from_json
from app.wire.limits import MIB
from app.wire.messages import At, Keys, Receipt
from app.wire.parcels import PersonKey, unwrapped
from app.wire.signing import SigningKey
from app.wire.stick import BATCH, BLOB, KEYS, BlobHead, read_frames, read_stick_header, write_receipt
from tests.fakes.head_office import Office
from tests.sync.conftest import Reached


class Opened:
    """What head office finds on the stick."""

    def __init__(self, office: Office, files: list[Carried], public: bytes) -> None:
        self.lines: list[bytes] = []
        self.blobs: dict[str, bytearray] = {}
        self.keys: list[PersonKey] = []
        self.order: list[bytes] = []
        for each in files:
            with each.path.open("rb") as file:
                self.header = read_stick_header(file)
                for frame in read_frames(file, office.seal, 20 * MIB):
                    self.order.append(frame.kind)
                    if frame.kind == BATCH:
                        self.lines += read_batch(frame.body, lambda *_: public).lines
                    elif frame.kind == KEYS:
                        self.keys += unwrapped(from_json(frame.head, Keys).parcels, office.seal)
                    elif frame.kind == BLOB:
                        head = from_json(frame.head, BlobHead)
                        self.blobs.setdefault(head.sha256, bytearray()).extend(frame.body)


def opened(shop: Reached, office: Office, files: object) -> Opened:
    assert isinstance(files, list)
    return Opened(office, files, shop.desk.keys.sign.public)


def receipt(shop: Reached, office: Office, seq: int, **changed: object) -> bytes:
    outbox = shop.desk.outbox
    at = At(seq, outbox.hashes[outbox.writer][seq].hex())
    told = {
        "id": "r1",
        "server_id": office.server_id,
        "epoch": office.epoch,
        "time": "2026-11-23T02:00:00+00:00",
        "device": outbox.device_id,
        "file_sha256": "00",
        "accepted": {outbox.writer: at},
        "safe": {outbox.writer: 1},
        "blobs": tuple(outbox.wanted),
        **changed,
    }
    return write_receipt(Receipt(**told), office.sign)  # type: ignore[arg-type]  # fields of many kinds


def test_everything_that_head_office_lacks_goes_along(shop: Reached, office: Office, tmp_path: Path) -> None:
    shop.lanes.data()
    shop.desk.outbox.write(5)
    key = PersonKey("t", "person", b"k" * 32)
    shop.desk.outbox.keys.append((shop.desk.outbox.writer, 5, key))
    name = shop.desk.outbox.add_file(b"photo" * 1000)
    (made,) = export(shop.desk.side, tmp_path / "mine.cfb")
    assert made.path == tmp_path / "mine.cfb"
    assert (made.entries, made.blobs, made.size) == (5, 1, made.path.stat().st_size)
    assert made.ranges == {shop.desk.outbox.writer: (4, 8)}
    found = opened(shop, office, [made])
    assert found.lines == shop.desk.outbox.chains[shop.desk.outbox.writer][3:]
    assert found.keys == [key]
    assert found.order == [KEYS, BATCH, BLOB]
    assert {each: bytes(data) for each, data in found.blobs.items()} == {name: b"photo" * 1000}
    assert (found.header.desk, found.header.count) == ("2F01", 5)


def test_files_of_entries_that_go_along_go_along_too(shop: Reached, office: Office, tmp_path: Path) -> None:
    data = b"picture"
    name = sha256(data).hexdigest()
    shop.desk.outbox.files[name] = data
    line = f'{{"seq":4,"id":"x","blobs":[{{"sha256":"{name}","size":7,"mime":"image/jpeg","name":"","role":"photo"}}]}}'
    shop.desk.outbox.append(shop.desk.outbox.writer, line.encode())
    files = export(shop.desk.side, tmp_path)
    assert bytes(opened(shop, office, files).blobs[name]) == data


def test_in_a_folder_the_name_tells_desk_and_range(shop: Reached, tmp_path: Path) -> None:
    (made,) = export(shop.desk.side, tmp_path)
    mark = shop.desk.outbox.ends()[-1].hash.hex()[:8]
    assert made.path.name == f"2F01_1-3_{mark}.cfb"
    assert [each.name for each in tmp_path.iterdir()] == [made.path.name]


def test_nothing_lies_there_in_the_clear(shop: Reached, tmp_path: Path) -> None:
    shop.desk.outbox.write(1, ids=["secret-id"])
    (made,) = export(shop.desk.side, tmp_path)
    data = made.path.read_bytes()
    assert b"secret-id" not in data
    assert "水".encode() not in data


def test_much_is_cut_into_files_that_each_fit(shop: Reached, office: Office, tmp_path: Path) -> None:
    shop.desk.outbox.write(2500, size=100)
    big = bytes(range(256)) * 40_000
    name = shop.desk.outbox.add_file(big)
    files = export(shop.desk.side, tmp_path, most=6 * MIB)
    assert len(files) > 1
    assert all(each.size < 6 * MIB for each in files)
    assert len({each.path for each in files}) == len(files)
    found = opened(shop, office, files)
    assert found.lines == shop.desk.outbox.chains[shop.desk.outbox.writer]
    assert bytes(found.blobs[name]) == big


def test_older_incarnations_go_first(shop: Reached, office: Office, tmp_path: Path) -> None:
    shop.desk.inflow.new_writer("moved")
    shop.desk.outbox.write(2)
    found = opened(shop, office, export(shop.desk.side, tmp_path / "x.cfb"))
    chains = list(shop.desk.outbox.chains.values())
    assert found.lines == chains[0] + chains[1]


def test_a_revoked_desk_can_still_export(shop: Reached, tmp_path: Path) -> None:
    """Fault 40."""
    shop.desk.state.save_link(None)
    with pytest.raises(ProblemError) as without:
        export(shop.desk.side, tmp_path)
    assert without.value.code == "sync_not_enrolled"


def test_nothing_to_carry_is_said(shop: Reached, tmp_path: Path) -> None:
    shop.lanes.data()
    with pytest.raises(ProblemError) as nothing:
        export(shop.desk.side, tmp_path)
    assert nothing.value.code == "nothing_to_carry"
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_gone_is_said_and_leaves_nothing(shop: Reached, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as gone:
        export(shop.desk.side, tmp_path / "pulled" / "out.cfb")
    assert gone.value.code == "out_not_writable"


def test_a_device_or_a_pipe_does_not_give_way_to_a_file(shop: Reached, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ProblemError) as refused:
        export(shop.desk.side, pipe)
    assert refused.value.code == "out_not_writable"
    assert [each.is_fifo() for each in tmp_path.iterdir()] == [True]


def test_damage_here_is_not_carried_away(shop: Reached, tmp_path: Path) -> None:
    shop.desk.outbox.chains[shop.desk.outbox.writer][1] = b"{}"
    with pytest.raises(ProblemError) as damaged:
        export(shop.desk.side, tmp_path)
    assert damaged.value.code == "sync_journal_damaged"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_holds_nothing_up(shop: Reached, office: Office, tmp_path: Path) -> None:
    name = shop.desk.outbox.add_file(b"gone")
    del shop.desk.outbox.files[name]
    files = export(shop.desk.side, tmp_path)
    assert len(opened(shop, office, files).lines) == 3
    assert files[0].blobs == 0


def test_a_receipt_counts_like_an_acknowledgement(shop: Reached, office: Office) -> None:
    name = shop.desk.outbox.add_file(b"photo")
    taken = take_receipt(shop.desk.side, receipt(shop, office, 2))
    assert (taken.entries, taken.blobs) == (2, 1)
    accepted = shop.desk.state.accepted(shop.desk.outbox.writer)
    assert (accepted.seq, accepted.safe) == (2, 1)
    assert name in shop.desk.outbox.delivered
    assert take_receipt(shop.desk.side, receipt(shop, office, 2)).entries == 0, "twice is harmless"
    assert take_receipt(shop.desk.side, receipt(shop, office, 1)).entries == 0, "an older one too"
    assert shop.desk.state.accepted(shop.desk.outbox.writer).seq == 2


@pytest.mark.parametrize(
    "changed", [{"device": "device-2"}, {"server_id": "server-2"}, {"epoch": "epoch-0", "time": "nonsense"}]
)
def test_a_receipt_for_somebody_else_is_refused(
    shop: Reached, office: Office, changed: dict[str, str]
) -> None:
    with pytest.raises((InputError, ProblemError)):
        take_receipt(shop.desk.side, receipt(shop, office, 2, **changed))
    assert shop.desk.state.marks == {}


def test_a_receipt_that_nobody_signed_is_refused(shop: Reached, office: Office) -> None:
    forged = receipt(shop, Office(sign=SigningKey(b"\1" * 32)), 2)
    for data in (forged, b"", b"CFR1\n{}\n\n", forged[:-5]):
        with pytest.raises(InputError) as wrong:
            take_receipt(shop.desk.side, data)
        assert wrong.value.code == "receipt_wrong"


def test_a_receipt_of_another_chain_is_refused(shop: Reached, office: Office) -> None:
    other = {shop.desk.outbox.writer: At(2, "00" * 32)}
    with pytest.raises(ProblemError) as fork:
        take_receipt(shop.desk.side, receipt(shop, office, 2, accepted=other))
    assert fork.value.code == "sync_fork"


def test_a_receipt_says_what_is_kept_and_why(shop: Reached, office: Office) -> None:
    told = {"a.a1:1-2": "unknown_key", "a.a1:3-3": "unknown_key"}
    taken = take_receipt(shop.desk.side, receipt(shop, office, 0, accepted={}, aside=told))
    assert (taken.aside, taken.written_anew) == (told, False)


def theirs(shop: Reached, *parted: int) -> dict[str, tuple[At, ...]]:
    """Head office's hashes from the third entry down; those at `parted` are not ours."""
    outbox = shop.desk.outbox
    hashes = {seq: (outbox.hash_at(outbox.writer, seq) or b"").hex() for seq in (3, 2, 1, 0)}
    return {outbox.writer: tuple(At(seq, "00" * 32 if seq in parted else at) for seq, at in hashes.items())}


@pytest.mark.parametrize(("parted", "left"), [((3,), 2), ((3, 2), 1), ((3, 2, 1), 0)])
def test_a_receipt_tells_of_a_copy_that_used_the_same_numbers(
    shop: Reached, office: Office, parted: tuple[int, ...], left: int
) -> None:
    """A revoked desk hears it from nobody else."""
    old = shop.desk.outbox.writer
    written = receipt(shop, office, 0, accepted={}, forks=theirs(shop, *parted))
    assert take_receipt(shop.desk.side, written).written_anew
    assert shop.desk.outbox.writer != old
    ends = {end.writer: end.seq for end in shop.desk.outbox.ends()}
    assert (ends[old], ends[shop.desk.outbox.writer]) == (left, 3 - left)
    assert shop.desk.state.accepted(old).seq == left
    assert not take_receipt(shop.desk.side, written).written_anew, "twice is harmless"


def test_the_copy_whose_journal_head_office_has_writes_nothing_anew(shop: Reached, office: Office) -> None:
    old = shop.desk.outbox.writer
    written = receipt(shop, office, 0, accepted={}, forks=theirs(shop))
    assert not take_receipt(shop.desk.side, written).written_anew
    assert shop.desk.outbox.writer == old


def test_after_a_restore_an_old_receipt_is_outdated_and_a_new_one_counts(
    shop: Reached, office: Office
) -> None:
    shop.lanes.data()
    with pytest.raises(ProblemError) as old:
        take_receipt(
            shop.desk.side, receipt(shop, office, 2, epoch="epoch-0", time="2026-01-01T00:00:00+00:00")
        )
    assert old.value.code == "receipt_outdated"
    assert shop.desk.state.accepted(shop.desk.outbox.writer).seq == 3
    take_receipt(shop.desk.side, receipt(shop, office, 1, epoch="epoch-2"))
    assert shop.desk.state.accepted(shop.desk.outbox.writer).seq == 1
    link = shop.desk.state.link()
    assert link is not None
    assert link.epoch == "epoch-2"


def taken(shop: Reached, data: bytes) -> str:
    """What came of a receipt: the epoch of the link after it, or the code that refused it."""
    try:
        take_receipt(shop.desk.side, data)
    except ProblemError as refused:
        return refused.code
    link = shop.desk.state.link()
    assert link is not None
    return link.epoch


def test_a_late_receipt_from_before_a_restore_proves_nothing_once_the_restore_is_known(
    shop: Reached, office: Office
) -> None:
    """Whatever its date: a receipt told of the restore, and no contact since says how late it is."""
    late = receipt(shop, office, 3, time="2026-11-25T02:00:00+00:00")
    assert (
        taken(shop, receipt(shop, office, 1, epoch="epoch-2", time="2026-11-24T02:00:00+00:00")) == "epoch-2"
    )
    assert taken(shop, late) == "receipt_outdated"
    assert shop.desk.state.accepted(shop.desk.outbox.writer).seq == 1


def test_of_two_restores_only_the_younger_counts(shop: Reached, office: Office) -> None:
    newest = receipt(shop, office, 1, epoch="epoch-3", time="2026-11-26T02:00:00+00:00")
    between = receipt(shop, office, 2, epoch="epoch-2", time="2026-11-25T02:00:00+00:00")
    assert taken(shop, newest) == "epoch-3"
    assert taken(shop, between) == "receipt_outdated"
    assert (
        taken(shop, receipt(shop, office, 2, epoch="epoch-3", time="2026-11-25T03:00:00+00:00")) == "epoch-3"
    )


def test_head_office_that_was_put_back_by_mistake_and_returns_is_believed_by_the_network(
    shop: Reached, office: Office
) -> None:
    shop.lanes.data()
    first = office.epoch
    assert taken(shop, receipt(shop, office, 1, epoch="epoch-2")) == "epoch-2"
    shop.lanes.data()
    link = shop.desk.state.link()
    assert link is not None
    assert link.epoch == first
    assert (
        taken(shop, receipt(shop, office, 1, epoch="epoch-2", time="2026-12-24T02:00:00+00:00"))
        == "receipt_outdated"
    )


def test_by_hand_first_and_by_the_network_after(shop: Reached, office: Office, tmp_path: Path) -> None:
    """Fault 41: what went by stick goes again without harm."""
    stick.export(shop.desk.side, tmp_path)
    for seq, line in enumerate(shop.desk.outbox.chains[shop.desk.outbox.writer], 1):
        office.end(shop.desk.outbox.writer)
        office.take(shop.desk.outbox.writer, line, shop.desk.outbox.hashes[shop.desk.outbox.writer][seq])
    report = shop.lanes.data()
    assert (report.cause, report.sent) == (None, 0)
    assert office.chains == shop.desk.outbox.chains
