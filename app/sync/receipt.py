"""Head office's receipt for a stick, taken like an acknowledgement (protocol 3.11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.refusals import InputError, ProblemError
from app.sync import epochs
from app.sync.desk_side import DeskSide
from app.sync.stick import enrolled
from app.wire.link import Accepted, JournalEnd, Link
from app.wire.messages import At, Receipt
from app.wire.problems import WireError
from app.wire.stick import read_receipt


@dataclass(frozen=True)
class Receipted:
    """What a receipt proved: entries and files that head office has since.

    `aside` says of ranges why they are kept there and not taken yet. `written_anew`: a copy of this desk
    had used the same numbers otherwise, so what stood under them was written anew under other ones.
    """

    entries: int
    blobs: int
    waiting: tuple[str, ...]
    aside: Mapping[str, str] = field(default_factory=dict)
    written_anew: bool = False


def take_receipt(desk: DeskSide, data: bytes) -> Receipted:
    """Take a receipt (`.cfr`) like an acknowledgement; twice is harmless.

    Raises InputError receipt_wrong (not signed by our head office, or for another desk), ProblemError
    sync_not_enrolled, receipt_outdated.
    """
    link = enrolled(desk)
    try:
        receipt = read_receipt(data, link.signing_keys().get)
    except WireError as error:
        raise InputError("receipt_wrong", "FILE", reason=error.code) from None
    if receipt.device != link.device or receipt.server_id != link.server_id:
        raise InputError("receipt_wrong", "FILE", reason="not_yours")
    _same_epoch(desk, link, receipt)
    entries = sum(_accept(desk, end, receipt) for end in desk.outbox.ends())
    anew = [_written_anew(desk, end, receipt.forks.get(end.writer, ())) for end in desk.outbox.ends()]
    if receipt.blobs:
        desk.outbox.blobs_delivered(receipt.blobs)
    return Receipted(entries, len(receipt.blobs), receipt.waiting, receipt.aside, any(anew))


def _same_epoch(desk: DeskSide, link: Link, receipt: Receipt) -> None:
    """After a restore of head office an older receipt proves nothing; a newer one tells of the restore."""
    if receipt.epoch != link.epoch:
        if not epochs.is_newer(desk.state, receipt.epoch, receipt.time):
            raise ProblemError("receipt_outdated", time=receipt.time)
        desk.inflow.begin_again()
        for end in desk.outbox.ends():
            desk.state.save_accepted(end.writer, Accepted())
        desk.state.save_link(epochs.go_over(desk.state, link, receipt.epoch))
    epochs.receipted(desk.state, receipt.time)


def _written_anew(desk: DeskSide, end: JournalEnd, theirs: Sequence[At]) -> bool:
    """Whether this journal parted from head office's and was written anew from there on.

    Nobody else may tell a desk that: one that is revoked has no session. Where the first of their
    hashes is here, it was another copy that parted.
    """
    for number, at in enumerate(theirs):
        own = desk.outbox.hash_at(end.writer, at.seq)
        if own is None or own.hex() != at.hash:
            continue
        if number == 0 or end.seq <= at.seq:
            return False
        desk.inflow.reissue(end.writer, at.seq)
        safe = min(desk.state.accepted(end.writer).safe, at.seq)
        desk.state.save_accepted(end.writer, Accepted(at.seq, at.hash, safe, at.seq))
        return True
    return False


def _accept(desk: DeskSide, end: JournalEnd, receipt: Receipt) -> int:
    at, known = receipt.accepted.get(end.writer), desk.state.accepted(end.writer)
    if at is None or at.seq <= known.seq:
        return 0
    own = desk.outbox.hash_at(end.writer, at.seq)
    if own is None or own.hex() != at.hash:
        raise ProblemError("sync_fork", writer=end.writer, seq=str(at.seq))
    safe = max(known.safe, receipt.safe.get(end.writer, 0))
    desk.state.save_accepted(end.writer, Accepted(at.seq, at.hash, safe, known.applied_to))
    return at.seq - known.seq
