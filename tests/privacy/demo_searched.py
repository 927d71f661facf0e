"""The whole demo, listened to and searched; then its persons erased, and searched again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import get_ident
from typing import Final

from app.bootstrap import opened_store, sync_status
from app.cli.demo_cable import laid_cable
from app.cli.demo_desks import DemoDesk, desk_at
from app.cli.demo_office import DemoOffice, head_office
from app.cli.demo_run import run_demo
from app.cli.demo_together import LAPTOP, SECOND, Together
from app.cli.program import run
from app.demo import demo_desk
from app.headoffice.cli.chores import Chores
from app.library.files import resource_root
from app.library.messages import load_messages
from app.store.key_places import FolderKeys
from app.ui.window.logs import Log
from app.usecases.export_tickets import ticket_row
from tests.fakes.real_store import bring_back
from tests.privacy.needles import IDENTITY, NAME, needle, of_the_demo
from tests.privacy.searching import Found, Search, search_folder, search_tables, search_wire
from tests.privacy.typed import TYPED, type_everywhere

HANDED_OUT: Final = (
    ("export", "--format", "csv", "--out"),
    ("export", "--format", "xlsx", "--out"),
    ("export", "--format", "json", "--out"),
    ("support-bundle", "--out"),
)
"""Commands whose files leave the desk."""

WINDOW_SECONDS: Final = 8


def told(found: list[Found]) -> int:
    """Say where; 1 where it was anywhere."""
    for line in sorted(set(map(str, found))):
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{len(set(found))} places where nothing may stand\n")
    return 1 if found else 0


def search_demo(root: Path) -> list[Found]:
    """Make the demo under `root`, hand out what leaves a desk, and search before and after erasing."""
    demo, out = root / "demo", root / "handed-out"
    search = Search((*of_the_demo(resource_root()), needle(IDENTITY, TYPED)))
    wire = Listener()
    log = Log(root / "log")
    done = run_demo(demo, load_messages("en"), wire.hear)
    say(f"the demo is as it should be: {done['ok']}")
    with opened_store(demo / "store") as (_, workplace):
        say(f"identity numbers typed into texts: {type_everywhere(workplace, root)} ways refused")
    out.mkdir()
    for words in HANDED_OUT:
        code = run(["--store", str(demo / "store"), *words, str(out / "-".join(words[:3:2]))])
        say(f"{words[0]}: {code}")
    _looked_at(demo / "store", root)
    found = [each for name in ("home", "tmp", "log", "demo") for each in search_folder(root / name, search)]
    # A spreadsheet is handed to somebody who works with it: it tells names, and masks phones.
    found += search_folder(out, search, allowed={NAME})
    said = {label: bytes(each) for label, each in wire.said.items()}
    found += search_wire(said, papers_under(demo), search)
    say(
        f"before anything was erased: {len(set(found))} places; {sum(map(len, said.values()))} bytes on the wire"
    )
    allowed = {each.path for each in search_folder(demo, search, erased=True)}
    say(f"files in which they stand where they may: {len(allowed)}")
    after = search_erased(demo, search)
    log.close()
    after += [
        each for name in ("home", "tmp", "log") for each in search_folder(root / name, search, erased=True)
    ]
    say(f"after everybody was erased: {len(set(after))} places; {search.looked_at} bytes looked at")
    return [*found, *after]


def say(words: str) -> None:
    """A line for whoever runs this."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _looked_at(store: Path, root: Path) -> None:
    """The window on that store for some seconds, as people start it, so that it writes what it writes."""
    words = [sys.executable, "-m", "app", "--store", str(store)]
    with subprocess.Popen(words, env=os.environ | {"PYTHONPATH": str(Path.cwd())}) as window:
        try:
            code = window.wait(WINDOW_SECONDS)
        except subprocess.TimeoutExpired:
            window.send_signal(signal.SIGINT)
            code = window.wait()
    say(
        f"the window ended: {code}; beside it lie {sum(each.is_file() for each in (root / 'home').rglob('*'))} files"
    )


class Listener:
    """Keeps what passes apart by the thread that carries it: one end of one connection each."""

    def __init__(self) -> None:
        self.said: dict[str, bytearray] = {}

    def hear(self, piece: bytes) -> None:
        """One piece."""
        self.said.setdefault(f"wire {get_ident()}", bytearray()).extend(piece)


def papers_under(root: Path) -> Iterator[bytes]:
    """Papers and pictures, as they lie in the stores."""
    for path in root.rglob("*"):
        if path.is_file() and "blobs" in path.parts:
            yield path.read_bytes()


def _figures(desk: DemoDesk) -> dict[str, Mapping[str, str]]:
    """What statistics are made of: every ticket as a row, without what is about its customer."""
    rows = (ticket_row(each, demo_desk()) for each in desk.tickets().values())
    told = {row["number"]: row for row in rows}
    return {
        number: {name: row[name] for name in row.keys() - {"customer", "phone", "words"}}
        for number, row in told.items()
    }


def _compared(before: dict[str, Mapping[str, str]], after: dict[str, Mapping[str, str]]) -> Iterator[str]:
    """Every figure that is another one now: the ticket, its column, what it was and is."""
    for number in before.keys() | after.keys():
        was, now = before.get(number, {}), after.get(number, {})
        for name in was.keys() | now.keys():
            if was.get(name) != now.get(name):
                yield f"{number} {name}: {was.get(name)!r} became {now.get(name)!r}"


def search_erased(demo: Path, search: Search) -> list[Found]:
    """Erase everybody at every desk, and search stores, head office and backups of before and after."""
    codes = (demo_desk().code, SECOND, LAPTOP)
    backups = demo / "backups"
    port = int(sync_status(demo / "store").url.rpartition(":")[2])
    with laid_cable(port=port) as cable, ExitStack() as held:
        office = held.enter_context(head_office(demo / "headoffice", demo_desk().branch, cable))
        story = Together(demo, cable, lambda _done, _of: None)
        desks = [held.enter_context(desk_at(story.store(code))) for code in codes]
        story.settle(office, *desks)
        before = [_figures(desk) for desk in desks]
        _back_up(backups, "before", office, desks)
        for desk in desks:
            for ticket in desk.tickets().values():
                desk.store.erase_person(ticket.id)
        story.settle(office, *desks)
        for desk in desks:
            desk.store.erasures.sweep()
            say(f"verify: {desk.store.verify().findings}")
        lain = len(list(papers_under(demo / "headoffice")))
        Chores(office.here, None).once()
        say(f"head office's daily round took {lain - len(list(papers_under(demo / 'headoffice')))} files")
        _back_up(backups, "after", office, desks)
        changed = [
            each for was, desk in zip(before, desks, strict=True) for each in _compared(was, _figures(desk))
        ]
        sys.stdout.write("".join(f"statistics: {each}\n" for each in sorted(set(changed))))
        say(f"statistics are what they were: {not changed}")
    again = _brought_back(backups, story.store(codes[0]), demo / "again")
    opened = [_unsealed(backups, code, story.store(code), demo / f"opened-{code}") for code in codes]
    roots = [*(story.store(code) for code in codes), demo / "headoffice", backups, again, *opened]
    found = [each for root in roots for each in search_folder(root, search, erased=True)]
    databases = (demo / "headoffice" / "headoffice.sqlite", backups / "before.cfo", backups / "after.cfo")
    return [*found, *(each for file in databases for each in search_tables(file, search))]


def _back_up(folder: Path, name: str, office: DemoOffice, desks: Sequence[DemoDesk]) -> None:
    """A sealed backup of every desk, and head office's own."""
    folder.mkdir(exist_ok=True)
    for desk in desks:
        desk.store.backup(folder / f"{desk.code}-{name}.cfbackup")
    office.here.office.keeping.backup(folder / f"{name}.cfo")


def _unsealed(backups: Path, code: str, of: Path, folder: Path) -> Path:
    """What the last backup of a desk holds, opened with its key and not touched since."""
    bring_back(backups / f"{code}-after.cfbackup", folder, of)
    return folder


def _brought_back(backups: Path, of: Path, folder: Path) -> Path:
    """The desk's store of before the erasure, restored beside the list of what was erased, and opened."""
    kept = backups / f"{demo_desk().code}-before.cfbackup"
    bring_back(kept, folder, of)
    with opened_store(folder, keys=FolderKeys(folder)) as (store, _):
        store.erasures.sweep()
        say(f"an older backup, restored: {store.verify().findings}")
    return folder
