"""The demo's second half: the desk and a head office, with everything that may go wrong between them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.demo_cable import Cable, Heard, Passage, laid_cable
from app.cli.demo_desks import DemoDesk, desk_at, large_photo, photo_of
from app.cli.demo_office import DemoOffice, head_office
from app.cli.demo_verdicts import verdicts
from app.cli.objects import plain
from app.demo import Progress, demo_desk, make_other_desk
from app.domain.refusals import ProblemError

if TYPE_CHECKING:
    from app.sync.one_pass import PassReport

SECOND, LAPTOP = "2F-02", "2F-03"
_LARGE: Final = 3 << 20
"""Bytes of the large photo: more than the first piece that a desk sends of a file."""
_PUT_ON_THE_DISK: Final = 30.0
"""Seconds that a slow disk gets for what a broken line brought."""
_ENOUGH: Final = 6
"""Passes after which nothing can be left to send or to fetch."""

_STEPS: Final = 10


@dataclass
class Together:
    """What the story works with, and what it has to tell so far."""

    folder: Path
    cable: Cable
    told: Progress
    steps: list[dict[str, Any]] = field(default_factory=list)
    sent: int = 0
    received: int = 0

    @property
    def office_folder(self) -> Path:
        """Where head office keeps what it has."""
        return self.folder / "headoffice"

    def store(self, code: str) -> Path:
        """Where that desk's store lies; the first is the demo store itself."""
        return self.folder / ("store" if code == demo_desk().code else f"store-{code}")

    @contextmanager
    def step(self, name: str) -> Iterator[dict[str, Any]]:
        """One part of the story, measured."""
        begun, told = time.monotonic(), dict[str, Any]()
        yield told
        self.steps.append({"step": name, "seconds": round(time.monotonic() - begun, 2), **told})
        self.told(len(self.steps), _STEPS)

    def a_pass(self, desk: DemoDesk) -> PassReport:
        """One pass of a desk."""
        report = desk.sync.once()
        self.sent += report.sent
        self.received += report.received
        return report

    def settle(self, office: DemoOffice, *desks: DemoDesk) -> None:
        """Passes until nobody has anything to send or to fetch. Raises ProblemError sync_no_progress."""
        for _ in range(_ENOUGH):
            reports = []
            for desk in desks:
                reports.append(self.a_pass(desk))
                office.settle()
            if not any(
                each.sent or each.received or each.blobs or each.fetched or each.cause for each in reports
            ):
                return
        raise ProblemError("sync_no_progress")


def run_together(folder: Path, told: Progress, heard: Heard = len) -> dict[str, Any]:
    """The desk under `folder` joins a head office, loses it, and finds it again; what happened.

    `heard` listens to all that passes between them.
    """
    begun = time.monotonic()
    with laid_cable(heard) as cable:
        story = Together(folder, cable, told)
        branch = demo_desk().branch
        with head_office(story.office_folder, branch, cable) as office:
            _join(story, office)
        worked = _work_alone(story)
        with head_office(story.office_folder, branch, cable) as office:
            _come_back(story, office)
            _meet(story, office, worked["conflict"])
            _new_laptop(story, office)
            _by_stick(story, office)
            with ExitStack() as held:
                desks = [held.enter_context(desk_at(story.store(each))) for each in _codes()]
                with story.step("verify"):
                    story.settle(office, *desks)
                    found = verdicts(office, desks, folder / "headoffice-backup.cfo")
                    conflicts = plain(desks[0].store.sync_state.conflicts(worked["conflict"]))
    return {
        "folder": str(story.office_folder),
        "desks": {code: str(story.store(code)) for code in _codes()},
        "sent": story.sent,
        "received": story.received,
        "resent_bytes": _resent(cable.passages),
        "conflicts": conflicts,
        "steps": story.steps,
        "verdicts": found,
        "seconds": round(time.monotonic() - begun, 2),
    }


def _codes() -> tuple[str, str, str]:
    return demo_desk().code, SECOND, LAPTOP


def _enrol(story: Together, office: DemoOffice, desk: DemoDesk) -> str:
    """As two people do it: one reads the fingerprint out, the other compares. The device."""
    seen = desk.sync.look(story.cable.url)
    if seen.fingerprint != office.fingerprint():
        raise ProblemError("sync_other_head_office")
    return desk.sync.enrol(seen, office.code(desk.code), desk.code).device


def _join(story: Together, office: DemoOffice) -> None:
    with desk_at(story.store(demo_desk().code)) as desk, story.step("enrol") as told:
        told["device"] = _enrol(story, office, desk)
        told["sent"] = story.a_pass(desk).sent
        story.settle(office, desk)
    make_other_desk(story.store(SECOND), SECOND)
    with desk_at(story.store(SECOND)) as desk, story.step("second_desk") as told:
        told["device"] = _enrol(story, office, desk)
        report = story.a_pass(desk)
        told.update(received=report.received, fetched=report.fetched)
        story.settle(office, desk)


def _work_alone(story: Together) -> dict[str, str]:
    """Both desks go on without head office; the ticket that both change."""
    with ExitStack() as held, story.step("offline") as told:
        one, two = (held.enter_context(desk_at(story.store(each))) for each in _codes()[:2])
        shared = next(each for each in one.tickets().values() if each.open and each.customer.phone)
        large = large_photo("kettle_leak.jpg", story.folder, _LARGE)
        told["made"] = [
            one.take_in(32, large),
            one.take_in(36, photo_of("coat_seam.jpg")),
            two.take_in(12, photo_of("bookshelf_wall.jpg")),
            two.take_in(28, photo_of("cooker_barcode.jpg")),
        ]
        large.unlink()
        one.correct_phone(shared.number, "13900000001")
        two.correct_phone(shared.number, "13900000002")
        told["changed_at_both"] = shared.number
        told["cause"] = _code(story.a_pass(one))
        told["waiting"] = {desk.code: desk.sync.status().entries for desk in (one, two)}
    return {"conflict": shared.id}


def _come_back(story: Together, office: DemoOffice) -> None:
    """The cable holds for half a batch, then for half a piece of a photo; then it holds.

    Nobody plugs it in again so soon that head office is not done with what the broken line brought.
    """
    for name, which in (("cut_in_batch", _a_batch), ("cut_in_photo", _a_piece), ("resumed", None)):
        with desk_at(story.store(demo_desk().code)) as desk, story.step(name) as told:
            office.at_rest(_PUT_ON_THE_DISK)
            story.cable.plug(office.url)
            if which is not None:
                story.cable.break_in(which)
            report = story.a_pass(desk)
            told.update(sent=report.sent, files=report.blobs, cause=_code(report))
            status = desk.sync.status()
            told.update(entries_left=status.entries, files_left=status.files)


def _meet(story: Together, office: DemoOffice, ticket: str) -> None:
    office.settle()
    with ExitStack() as held, story.step("conflict") as told:
        one, two = (held.enter_context(desk_at(story.store(each))) for each in _codes()[:2])
        story.settle(office, two, one)
        told["cards"] = {desk.code: len(desk.store.sync_state.conflicts(ticket)) for desk in (one, two)}
        told["word"] = str(one.store.sync_state.of(ticket).word)


def _new_laptop(story: Together, office: DemoOffice) -> None:
    make_other_desk(story.store(LAPTOP), LAPTOP)
    with desk_at(story.store(LAPTOP)) as desk, story.step("new_laptop") as told:
        told["device"] = _enrol(story, office, desk)
        report = story.a_pass(desk)
        told.update(received=report.received, tickets=len(desk.tickets()), fetched=report.fetched)
        told["files_to_fetch"] = desk.sync.status().incoming_files


def _by_stick(story: Together, office: DemoOffice) -> None:
    """Out on a stick and in twice, the receipt back and in twice; then there is nothing left to send."""
    stick = story.folder / "stick"
    stick.mkdir(exist_ok=True)
    receipt = stick / "receipt.cfr"
    with desk_at(story.store(SECOND)) as desk, story.step("stick") as told:
        told["made"] = desk.take_in(8, photo_of("coat_whole.jpg"))
        (carried,) = desk.sync.export(stick)
        for _ in range(2):
            office.carried_in(carried.path, receipt)
        taken = [desk.sync.take_receipt(receipt) for _ in range(2)]
        told.update(file=str(carried.path), receipt=str(receipt), size=carried.size)
        told.update(entries=carried.entries, files=carried.files)
        told["accepted"] = [each.entries for each in taken]
        told["sent_after"] = story.a_pass(desk).sent


def _a_batch(call: Passage) -> bool:
    return call.path.endswith("/batches")


def _a_piece(call: Passage) -> bool:
    return "/blobs" in call.path and not call.path.endswith("/query")


def _code(report: PassReport) -> str:
    return report.cause.code if report.cause is not None else ""


def _resent(passages: list[Passage]) -> dict[str, int]:
    """Bytes that went a second time, because the cable broke while they went first."""
    entries = files = 0
    for at, broken in enumerate(passages):
        if broken.whole:
            continue
        if _a_batch(broken):
            entries += broken.passed
        else:
            after = (each.offset for each in passages[at + 1 :] if each.size and _a_piece(each))
            files += max(0, broken.offset + broken.passed - next(after))  # what was kept goes no more
    return {"entries": entries, "files": files}
