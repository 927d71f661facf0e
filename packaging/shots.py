"""Pictures of every screen: python packaging/shots.py [--out FOLDER] [--only NAME] [--size 1024x768]

From a demo store whose clock stands still, in both languages and three themes, at 1366 × 768 or the size
asked for. With --out all of them go there, in their true colours. Without, the few that the guide shows
are written into resources/help/img, scaled down. Needs no display.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.screens.common.picklist import PickList
    from app.ui.screens.desk_papers.view import DeskPapersPage
    from app.ui.screens.ticket.view import TicketPage

from shot_extras import EXTRA

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LANGUAGES = ("zh_CN", "en")
THEMES = ("light", "dark", "field")
GUIDE = ("queue", "intake", "sync", "settings")
GUIDE_WIDTH = 700
MOST_BYTES = 60_000
TICKET = "2F01-261120-0001"


def main() -> int:
    """Make the demo store once, then one process for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--language", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if wanted.language:
        width, _, height = wanted.size.partition("x")
        size = (int(width), int(height))
        return take(wanted.store, wanted.language, wanted.out, wanted.only, size)
    from app.demo import make_demo  # noqa: PLC0415 - the checkout must be importable first

    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        make_demo(store, frozen=True)
        for language in LANGUAGES:
            own = Path(scratch) / language / "store"  # what one run leaves behind must not show in the next
            shutil.copytree(store, own)
            command = [sys.executable, __file__, "--store", str(own), "--language", language]
            command += [
                "--only",
                wanted.only,
                "--size",
                wanted.size,
                *(["--out", str(wanted.out)] if wanted.out else []),
            ]
            if subprocess.run(command, check=False).returncode:
                return 1
    return 0


def take(store: Path, language: str, out: Path | None, only: str, size: tuple[int, int]) -> int:
    """All pictures of one language."""
    with Studio(store, language).open(size) as studio:
        for theme in THEMES if out else THEMES[:1]:
            studio.look(theme)
            for name in SCENES if out else GUIDE:
                if only in name:
                    studio.show(name)
                    studio.keep(name, theme, out)
    return 0


class Studio:
    """The window of the program, and a way to wait until it stands still."""

    def __init__(self, store: Path, language: str) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the same

        from app.desk_window import NAME, Choices, _program  # noqa: PLC0415 - Qt comes after the platform's name
        from app.ui.i18n import install_language  # noqa: PLC0415 - the same
        from app.ui.kit.look import Look  # noqa: PLC0415 - the same
        from app.ui.window.desk import DeskWindow  # noqa: PLC0415 - the same
        from app.ui.window.faults import FaultWatch  # noqa: PLC0415 - the same

        self.language = language
        self._application = QApplication([NAME])
        resources = ROOT / "resources"
        install_language(self._application, resources / "i18n", "zh_CN" if language == "zh_CN" else "en")
        self._look = Look(self._application, resources)
        choices = Choices(store.parent / "window.toml")
        choices.put(
            "calendar_told", "2026-11-20"
        )  # the day of the demo: no picture shows what is said once a day
        self.program = _program(store, resources, choices, language)
        self._faults = FaultWatch()
        self.window = DeskWindow(self.program, self._faults)
        self.shell = self.window.shell

    @contextmanager
    def open(self, size: tuple[int, int]) -> Iterator[Studio]:
        """With the store open in a window of that size; everything closed at the end."""
        try:
            self.shell.resize(*size)
            self.window.begin()
            self.until(lambda: self.window.work is not None)
            self.settle()
            self.sign_in()
            yield self
        finally:
            self.window.close()
            self._faults.release()

    def sign_in(self) -> None:
        """As whoever was there last, by the PIN that the page shows."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

        from app.demo import demo_pins  # noqa: PLC0415 - the same

        work = self.window.work
        if work is not None and work.lock.cover is not None:
            work.lock.cover.wait(work.lock.cover.tiles.current(), 0)  # a scene let somebody wait
            QTest.keyClicks(work.lock.cover.pin, demo_pins()[work.lock.cover.tiles.current()])
            work.lock.cover.submit()
            self.settle()

    def look(self, theme: str) -> None:
        """Change the theme."""
        self._look.use(theme)

    def show(self, name: str) -> None:
        """Bring a screen up."""
        self.sign_in()
        self.shell.open("queue")
        SCENES[name](self)
        self.settle()

    def keep(self, name: str, theme: str, out: Path | None) -> None:
        """Write what is seen."""
        from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - as above

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.shell.grab().save(buffer, "PNG")
        data = bytes(buffer.data().data())
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            path = out / f"{name}-{theme}-{self.language}.png"
            path.write_bytes(data)
        else:
            path = ROOT / "resources" / "help" / "img" / f"{name}.{self.language}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_small(data, path, GUIDE_WIDTH)
        print(f"{path}  {path.stat().st_size // 1024} KB")

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        from PySide6.QtCore import QDeadlineTimer, QThread  # noqa: PLC0415 - as above

        limit = QDeadlineTimer(20_000)
        while not holds():
            if limit.hasExpired():
                raise SystemExit("the window does not come to rest")
            self._application.processEvents()
            QThread.msleep(5)

    def settle(self) -> None:
        """Until nothing is under way, and a little longer: what follows typing comes after a pause."""
        from PySide6.QtCore import QDeadlineTimer  # noqa: PLC0415 - as above

        for _ in range(3):
            pause = QDeadlineTimer(250)
            self.until(pause.hasExpired)
            self.until(lambda: not self.window.tasks.busy)

    def open_ticket(self) -> None:
        """The sample ticket over the queue."""
        work = self.window.work
        if work is not None:
            found = work.services.workplace.tickets.find(TICKET)
            if found is not None:
                work.news.ticket_wanted.emit(found)
                self.settle()


def _intake(studio: Studio) -> None:
    """An intake that was parked, so that there is something to see."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

    studio.shell.open("intake")
    studio.settle()
    QTest.keyClick(studio.shell, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def _section(key: str) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        from app.ui.screens.settings.view import SettingsPage  # noqa: PLC0415 - as above

        studio.shell.open("settings")
        page = studio.shell.stack.page()
        if isinstance(page, SettingsPage):
            page.parts.choose(key)

    return show


def _edited_rule(studio: Studio) -> None:
    """A longer time for the plan, before it is kept."""
    from app.ui.screens.settings.policy_section import PolicySection  # noqa: PLC0415 - as above
    from app.ui.screens.settings.view import SettingsPage  # noqa: PLC0415 - as above

    _section("policy")(studio)
    studio.settle()
    page = studio.shell.stack.page()
    if isinstance(page, SettingsPage) and isinstance(section := page.section(), PolicySection):
        section.open_editor(next(row for row in section.walk.rows if row.view.line.key == "plan"))
        editor = section.editor
        if editor is not None:
            editor.edit("plan.length", "3")


def _notice(studio: Studio) -> None:
    """A notice that was pasted, with a day that does not fit its weekday."""
    from app.ui.screens.settings.calendar_section import CalendarSection  # noqa: PLC0415 - as above
    from app.ui.screens.settings.view import SettingsPage  # noqa: PLC0415 - as above

    _section("calendar")(studio)
    page = studio.shell.stack.page()
    if isinstance(page, SettingsPage) and isinstance(section := page.section(), CalendarSection):
        section.paste.setPlainText(
            "关于2027年部分节假日安排的通知\n"
            "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
            "二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月4日（周六）、2月20日（周六）上班。\n"
            "2026年11月5日"
        )


def _key(key: str, *, ticket: bool = False) -> Callable[[Studio], None]:
    def show(studio: Studio) -> None:
        if ticket:
            studio.open_ticket()
        studio.shell.serve_key(key)

    return show


def _paper_form(studio: Studio) -> None:
    """A document that asks for more than the ticket knows, half filled in."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

    from app.ui.screens.ticket.body import PAPERS  # noqa: PLC0415 - as above
    from app.ui.screens.ticket.paper_form import PaperForm  # noqa: PLC0415 - as above
    from app.ui.screens.ticket.view import TicketPage  # noqa: PLC0415 - as above

    studio.open_ticket()
    page = studio.shell.stack.page()
    if isinstance(page, TicketPage):
        page.body.choose(PAPERS)
        page.body.papers.list.picked.emit("issue:proof-request:")
        studio.settle()
        form = page.body.papers.form
        if isinstance(form, PaperForm):
            name, how, until, *_ = form.fields.chain()
            for field, text in ((name, "fapiao"), (how, "30s"), (until, "11-27")):
                QTest.keyClicks(field, text)


def _papers(studio: Studio) -> None:
    """The documents of a ticket."""
    from app.ui.screens.ticket.body import PAPERS  # noqa: PLC0415 - as above
    from app.ui.screens.ticket.view import TicketPage  # noqa: PLC0415 - as above

    studio.open_ticket()
    page = studio.shell.stack.page()
    if isinstance(page, TicketPage):
        page.body.choose(PAPERS)


def _paper(take: Callable[[TicketPage], None]) -> Callable[[Studio], None]:
    """Something on the documents of the ticket."""

    def show(studio: Studio) -> None:
        from app.ui.screens.ticket.view import TicketPage  # noqa: PLC0415 - as above

        _papers(studio)
        studio.settle()
        page = studio.shell.stack.page()
        if isinstance(page, TicketPage):
            take(page)
            studio.settle()

    return show


def _unfold(listed: PickList) -> None:
    """Show the kinds that are rarely wanted."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - as above
    from PySide6.QtTest import QTest  # noqa: PLC0415 - as above

    QTest.keyClick(listed.field, Qt.Key.Key_Plus)


def _done(_page: object) -> None:
    """Nothing more is to be done for the picture."""


def _in_list(studio: Studio, key: str) -> DeskPapersPage | None:
    """The desk's papers, with a row of that key opened; without one, the first that was issued."""
    from app.ui.screens.desk_papers.rows import ISSUE, SHEET  # noqa: PLC0415 - as above
    from app.ui.screens.desk_papers.view import DeskPapersPage  # noqa: PLC0415 - as above

    studio.shell.open("papers")
    studio.settle()
    page = studio.shell.stack.page()
    if not isinstance(page, DeskPapersPage):
        return None
    issued = [each for each in page.list.offered() if not each.startswith((ISSUE, SHEET))]
    wanted = key or next(iter(issued), "")
    if wanted:
        page.list.picked.emit(wanted)
        studio.settle()
    return page


def _sign(page: TicketPage) -> None:
    """The screen handed to the customer, to sign the receipt."""
    page.body.papers.list.field.setText("SL-")
    page.body.papers.list.field.textEdited.emit("SL-")
    page.body.papers.hand_over()


def _first_start(studio: Studio) -> None:
    from app.ui.screens.first_start.view import FirstStartPage  # noqa: PLC0415 - as above

    studio.shell.push(FirstStartPage(studio.program, studio.window.tasks))


def _desk_papers(studio: Studio) -> None:
    studio.shell.open("papers")


SCENES: dict[str, Callable[[Studio], None]] = {
    "queue": lambda _studio: None,
    "intake": _intake,
    "ticket": Studio.open_ticket,
    "papers": _papers,
    "paper-form": _paper_form,
    "paper-others": _paper(lambda page: _unfold(page.body.papers.list)),
    "paper-view": _paper(lambda page: page.body.papers.list.picked.emit(page.body.papers.list.current())),
    "paper-draft": _paper(lambda page: page.body.papers.list.picked.emit("issue:label:")),
    "day-end": _key("Shift+F12"),
    "desk-papers": _desk_papers,
    "desk-paper-view": lambda studio: _done(_in_list(studio, "")),
    "desk-paper-blank": lambda studio: _done(_in_list(studio, "sheet:application-form")),
    "desk-paper-form": lambda studio: _done(_in_list(studio, "issue:review-report")),
    "sign": _paper(_sign),
    "determination": _key("F7", ticket=True),
    "settings": _section("desk"),
    "staff": _section("staff"),
    "rules": _section("policy"),
    "rules-edited": _edited_rule,
    "calendar": _notice,
    "head": _section("head"),
    "wording": _section("wording"),
    "printers": _section("printers"),
    "devices": _section("devices"),
    "look": _section("look"),
    "backup": _section("backup"),
    "sync": _key("F12"),
    "head-office": _section("head_office"),
    "help": _key("F1"),
    "first-start": _first_start,
    **EXTRA,
}


def write_small(data: bytes, path: Path, width: int) -> None:
    """A PNG of few colours, `width` pixels wide; as many colours as fit 60 KB."""
    from PIL import Image  # noqa: PLC0415 - only here

    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    for colours in (128, 64, 32, 16):
        few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            return


if __name__ == "__main__":
    raise SystemExit(main())
