"""``counterfoil demo``: the day at the desk and a head office beside it, without a window.

Every result is checked and told.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from app.bootstrap import opened_store
from app.cli.demo_cable import Heard
from app.cli.demo_ended import what_failed
from app.cli.demo_particulars import samples
from app.cli.demo_together import run_together
from app.cli.objects import plain
from app.demo import Progress, demo_pins, make_demo
from app.domain.refusals import RefusedError
from app.domain.rights import may_do
from app.domain.vocabulary import Role
from app.library.messages import Messages
from app.usecases.desk import Person, staff_of
from app.usecases.desk_papers import NUMBERED, UNNUMBERED, set_unnumbered
from app.usecases.issue import IssuedCopy, order_print
from app.usecases.issuing.leaf import NEW, deed_of
from app.usecases.issuing.settling import particulars_of
from app.usecases.read_models import QueueFilter
from app.usecases.situation import possible_documents
from app.usecases.workplace import Workplace

LINES = 5
"""Lines of progress for each half: what is counted are things done at the desk, then with head office."""


def run_demo(folder: Path, messages: Messages, heard: Heard = len) -> dict[str, Any]:
    """Make the demo store under `folder`, print what can be printed, verify; what was made and where.

    `heard` listens to all that passes between desks and head office.
    """
    store_folder, papers = folder / "store", folder / "papers"
    papers.mkdir(parents=True, exist_ok=True)

    def progress(code: str) -> Progress:
        def told(done: int, of: int) -> None:
            if done * LINES // of > (done - 1) * LINES // of:
                sys.stderr.write(messages.sentence(code, {"done": str(done), "of": str(of)}) + "\n")

        return told

    numbers = make_demo(store_folder, progress("demo_progress"), frozen=True)
    with opened_store(store_folder) as (store, workplace):
        printed = [*_print_each_kind(workplace, papers), *print_desk_papers(workplace, papers)]
        report = store.verify()
        counts = workplace.tickets.counts(QueueFilter(workplace.time.now()))
    together = run_together(folder, progress("demo_together"), heard)
    told: dict[str, Any] = {
        "store": str(store_folder),
        "papers": str(papers),
        "pins": dict(demo_pins()),
        "tickets": len(numbers),
        "first": numbers[0],
        "last": numbers[-1],
        "queue": dict(counts),
        "printed": printed,
        "verified": plain(report),
        "head_office": together,
    }
    failed = what_failed(told)
    return {**told, "failed": failed, "ok": not failed}


def _printed(workplace: Workplace, ticket: str, kind: str, person: Person) -> IssuedCopy:
    """The document, with a sample of what a person must state on it."""
    try:
        return order_print(workplace, ticket, kind, person)
    except RefusedError as error:
        if error.refusal.code != "particulars_missing":
            raise
        missing = error.refusal.params["fields"].split(", ")
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    stated = samples(particulars_of(workplace, kind), missing, today)
    return order_print(workplace, ticket, kind, person, stated=stated)


def _print_each_kind(workplace: Workplace, papers: Path) -> list[dict[str, Any]]:
    """One document of every kind that some ticket is far enough for."""
    person = Person(str(workplace.settings.get("person") or ""))
    printed: dict[str, dict[str, Any]] = {}
    page = workplace.tickets.page(QueueFilter(workplace.time.now(), chip="all"), limit=200)
    for row in page.rows:
        ticket = workplace.tickets.ticket(row.id)
        if ticket is None or ticket.voided:
            continue
        for possible in possible_documents(workplace, ticket):
            if possible.refusal or possible.kind in printed:
                continue
            copy = _printed(workplace, ticket.id, possible.kind, person)
            path = papers / f"{copy.document.number}.pdf"
            path.write_bytes(copy.pdf)
            printed[possible.kind] = {
                "kind": possible.kind,
                "number": copy.document.number,
                "pages": copy.pages,
                "file": str(path),
            }
    return list(printed.values())


def _who_may(workplace: Workplace, kind: str) -> Person:
    """Somebody of the staff who may issue that paper of the desk, first who is signed in."""
    settings = workplace.settings.all()
    name = str(settings.get("person") or "")
    able = [each for each in staff_of(settings) if may_do(deed_of(kind), each.role)]
    able.sort(key=lambda each: each.name != name)
    return able[0] if able else Person(name, Role.SUPERVISOR)


def print_desk_papers(workplace: Workplace, papers: Path) -> list[dict[str, Any]]:
    """One paper of the desk of every kind; those without a number are named by their kind."""
    printed: list[dict[str, Any]] = []
    for kind in NUMBERED:
        copy = _printed(workplace, NEW, kind, _who_may(workplace, kind))
        path = papers / f"{copy.document.number}.pdf"
        path.write_bytes(copy.pdf)
        printed.append({"kind": kind, "number": copy.document.number, "pages": copy.pages, "file": str(path)})
    for kind in UNNUMBERED:
        sheet = set_unnumbered(workplace, kind)
        path = papers / f"{kind}.pdf"
        path.write_bytes(sheet.pdf)
        printed.append({"kind": kind, "number": "", "pages": sheet.pages, "file": str(path)})
    return printed
