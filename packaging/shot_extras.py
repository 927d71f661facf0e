"""Further scenes for shots.py: what the demo store alone does not show, set up from its own tickets."""

# ruff: noqa: PLC0415 - Qt comes after the platform's name, and the checkout must be importable first
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shots import Studio

    from app.usecases.desk_link import Origin
    from app.usecases.read_models import PrintJob
    from app.usecases.sync_state import OpenConflict

Scene = Callable[["Studio"], None]


def orders(studio: Studio) -> None:
    """Print orders that failed, are in doubt, or wait for their turn."""
    from app.ui.screens.settings.printers_section import PrintersSection
    from app.ui.screens.settings.view import SettingsPage

    studio.shell.open("settings")
    page = studio.shell.stack.page()
    if not isinstance(page, SettingsPage):
        return
    page.parts.choose("printers")
    studio.settle()
    section = page.section()
    if isinstance(section, PrintersSection):
        section.orders.show_orders(_jobs(studio))
        section.orders.show_printers(("EPSON-LQ-630K", "HP-LaserJet-1020"))
        studio.settle()
        section.orders.list.setFocus()


def _jobs(studio: Studio) -> tuple[PrintJob, ...]:
    from app.usecases.print_orders import UNCERTAIN
    from app.usecases.read_models import PrintJob

    work = studio.window.work
    if work is None:
        return ()
    workplace = work.services.workplace
    states = (
        ("sent", UNCERTAIN, "EPSON-LQ-630K"),
        ("failed", "printer_missing", "HP-LaserJet-1020"),
        ("failed", "printing_system_down", "EPSON-LQ-630K"),
        ("queued", "", "EPSON-LQ-630K"),
    )
    found = []
    for place, (state, problem, printer) in enumerate(states, 1):
        number, at = f"SL-2F01-261120-{place:04d}", workplace.time.now() - timedelta(minutes=5)
        found.append(PrintJob(number, "", number, number, "", printer, 1, state, at, problem, "7"))
    return tuple(found)


def conflicts(studio: Studio) -> None:
    """Two desks said different things: a field, an amount, a stage."""
    from app.ui.screens.sync.presenter import Helping
    from app.ui.screens.sync.view import SyncPage
    from app.usecases.alone import NoRecords, NoSyncState
    from tests.fakes.syncing import JOINED, FakeLink

    work = studio.window.work
    if work is None:
        return
    waiting, tickets = _disputes(studio), work.services.workplace.tickets

    class State(NoSyncState):
        """Some tickets in conflict."""

        def undecided(self, most: int = 100) -> list[str]:
            return list(waiting)[:most]

        def conflicts(self, ticket_id: str) -> tuple[OpenConflict, ...]:
            return waiting.get(ticket_id, ())

    class Records(NoRecords):
        """What was said elsewhere was said at the other desk."""

        def origins(self, ticket_id: str) -> dict[str, Origin]:
            from app.usecases.desk_link import Origin

            own = {each.id: Origin(own=True) for each in tickets.entries(ticket_id)}
            return own | {each.entry: Origin(desk="3F02") for each in waiting.get(ticket_id, ())}

    program = studio.program
    helping = Helping(program.advice, program.places.log, program.places.backups, lambda: "1.0.0")
    services = replace(work.services, link=FakeLink(JOINED, State(), Records()))
    studio.shell.push(SyncPage(services, helping))


def _disputes(studio: Studio) -> dict[str, tuple[OpenConflict, ...]]:
    from app.domain.money import Fen
    from app.usecases.sync_state import Disputed, OpenConflict

    work = studio.window.work
    if work is None:
        return {}
    workplace = work.services.workplace
    said = (
        ("customer.amended", "fields", ("customer.phone", "13800002233", "13900005566")),
        ("goods.amended", "weighty", ("goods.1.price", Fen(19_900), Fen(17_900))),
        ("check.begun", "weighty", ("item.1.course", "inspecting", "in_testing")),
    )
    found: dict[str, tuple[OpenConflict, ...]] = {}
    for place, (kind, why, disputed) in enumerate(said, 1):
        ticket = workplace.tickets.find(f"2F01-261120-{place:04d}")
        at = workplace.time.now() - timedelta(minutes=20 * place)
        if ticket is not None:
            entry = f"other-{place}"
            found[ticket] = (
                OpenConflict(
                    ticket, entry, kind, why, at, "周静", own=False, disputed=(Disputed(*disputed),)
                ),
            )
    return found


def join_question(studio: Studio) -> None:
    """The first start was told of a head office."""
    from app.usecases.desk_settings import JOIN_WANTED

    work = studio.window.work
    if work is not None and isinstance(work.store.first_settings, dict):
        work.store.first_settings[JOIN_WANTED] = True
        work._ask_to_join()  # noqa: SLF001 - nothing but a start asks it
        studio.settle()


def join_first_start(studio: Studio) -> None:
    """The first start, where there is a head office."""
    from app.ui.screens.first_start.view import FirstStartPage

    page = FirstStartPage(studio.program, studio.window.tasks)
    studio.shell.push(page)
    studio.settle()
    for field, text in ((page.code, "2F-01"), (page.name, "2F 服务台"), (page.mall, "云汇广场")):
        field.setText(text)
    page.head_office.set_value("join")
    page.supervisor.setFocus()


def guide(anchor: str) -> Scene:
    """A page of the guide."""

    def show(studio: Studio) -> None:
        from app.ui.screens.help.view import HelpPage

        folder = studio.program.places.resources / "help"
        studio.shell.push(HelpPage(folder, studio.program.language, anchor))

    return show


def picked(prefix: str, ticket: str = "") -> Scene:
    """What comes up when the first row whose key begins so is taken among the documents of a ticket."""

    def show(studio: Studio) -> None:
        from app.ui.screens.ticket.body import PAPERS
        from app.ui.screens.ticket.view import TicketPage

        work = studio.window.work
        found = work.services.workplace.tickets.find(ticket) if work is not None and ticket else None
        if work is not None and found is not None:
            work.news.ticket_wanted.emit(found)
            studio.settle()
        else:
            studio.open_ticket()
        page = studio.shell.stack.page()
        if isinstance(page, TicketPage):
            page.body.choose(PAPERS)
            studio.settle()
            listed = page.body.papers.list
            rows = [key for key in listed.offered() if key.startswith(prefix)]
            listed.picked.emit(rows[0] if rows else prefix)
            studio.settle()

    return show


def on_a_roll(scene: Scene) -> Scene:
    """The same at a desk whose printer holds a narrow roll."""

    def show(studio: Studio) -> None:
        from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value

        work = studio.window.work
        if work is None:
            return
        settings = work.services.workplace.settings
        kept = {key: settings.get(key) for key in (DIRECT, "printer.default")}
        roll = direct_value([DirectPrinter("前台小票机", Way.FILE, "/nowhere", "58mm")])
        settings.put({DIRECT: roll, "printer.default": "前台小票机"})
        scene(studio)
        studio.settle()
        settings.put(kept)

    return show


def which_place(studio: Studio) -> None:
    """A work order came back, and only a person can see which of its two places is signed."""
    import io

    from PIL import Image

    from app.domain.refusals import Refusal
    from app.ui.screens.day_end.unplaced_view import UnplacedPage
    from app.usecases.scan_back import WHICH_PLACE, Picture
    from app.usecases.unplaced import keep_unplaced

    work = studio.window.work
    if work is None:
        return
    paper = io.BytesIO()
    Image.new("L", (827, 1169), 250).save(paper, "PNG")
    asked = {"document": "GD-2F01-261120-0001", "places": "consent, customer"}
    picture = Picture(paper.getvalue(), "IMG_0231.png")
    keep_unplaced(work.services.workplace, picture, Refusal(WHICH_PLACE, "N5", asked))
    studio.shell.push(UnplacedPage(work.services))
    studio.settle()


def sign_in(studio: Studio) -> None:
    """The window covered, as it stands every morning."""
    work = studio.window.work
    if work is not None:
        work.lock.lock()


def sign_in_wrong(studio: Studio) -> None:
    """Somebody who has to wait after wrong PINs; somebody else is away."""
    from app.usecases.desk import Person
    from app.usecases.staffing import Absence, Staffing

    sign_in(studio)
    work = studio.window.work
    if work is None or work.lock.cover is None:
        return
    workplace = work.services.workplace
    manager = next(each for each in work.signed_in.staff() if each.role == "manager")
    today = workplace.time.now().date()
    Staffing(workplace, Person(manager.name, manager.role)).set_absence(manager.name, Absence(today))
    work.signed_in.read(workplace.settings.all())
    cover = work.lock.cover
    seconds = {"person": cover.tiles.current(), "seconds": "30"}
    cover.refuse(cover.tiles.current(), "pin_wrong_wait", seconds)


def staff_editor(studio: Studio) -> None:
    """One of the staff in hand."""
    from app.ui.screens.settings.staff_section import StaffSection
    from app.ui.screens.settings.view import SettingsPage

    studio.shell.open("settings")
    page = studio.shell.stack.page()
    if isinstance(page, SettingsPage):
        page.parts.choose("staff")
        studio.settle()
        section = page.section()
        if isinstance(section, StaffSection):
            section.change("吴敏华")


def hand_over(studio: Studio) -> None:
    """A sheet that who hands over has confirmed, in front of who takes over."""
    from app.demo import demo_pins
    from app.domain.vocabulary import Signer
    from app.usecases.desk import Person
    from app.usecases.desk_papers import HAND_OVER_SHEET, desk_papers
    from app.usecases.hand_over import confirm_hand_over
    from app.usecases.issue import issue
    from app.usecases.issuing.leaf import NEW

    work = studio.window.work
    if work is None:
        return
    workplace, names = work.services.workplace, {"handing_over": "周倩", "taking_over": "林晓敏"}
    if not any(each.document.kind == HAND_OVER_SHEET for each in desk_papers(workplace)):
        issue(workplace, NEW, HAND_OVER_SHEET, Person("周倩"), stated={**names, "shift": "早班"})
        leaf = desk_papers(workplace)[0].leaf
        confirm_hand_over(workplace, leaf, Signer.HANDING_OVER, demo_pins()["周倩"])
    work.news.paper_wanted.emit(desk_papers(workplace)[0].leaf)
    studio.settle()


def hand_over_form(studio: Studio) -> None:
    """A sheet while it is stated."""
    from app.ui.screens.desk_papers.view import DeskPapersPage

    studio.shell.open("papers")
    studio.settle()
    page = studio.shell.stack.page()
    if isinstance(page, DeskPapersPage):
        page.list.picked.emit("issue:hand-over-sheet")
        studio.settle()


def personal(studio: Studio) -> None:
    """What is kept of a customer."""
    from app.ui.screens.ticket.view import TicketPage

    studio.open_ticket()
    page = studio.shell.stack.page()
    if isinstance(page, TicketPage):
        page.overlays.open_personal()
        studio.settle()


def bundle_form(studio: Studio) -> None:
    """A bundle for somebody to whom it goes by consent alone."""
    from PySide6.QtTest import QTest

    from app.ui.kit.combo import Combo
    from app.ui.screens.ticket.paper_form import PaperForm
    from app.ui.screens.ticket.view import TicketPage

    picked("issue:evidence-bundle")(studio)
    page = studio.shell.stack.page()
    form = page.body.papers.form if isinstance(page, TicketPage) else None
    if isinstance(form, PaperForm):
        to, who, purpose, *_ = form.fields.chain()
        for field, text in ((to, "Hisense"), (purpose, "test")):
            QTest.keyClicks(field, text)
        if isinstance(who, Combo):
            who.set_value("supplier")
            form.submit()
        studio.settle()


EXTRA: dict[str, Scene] = {
    "bundle-form": bundle_form,
    "personal": personal,
    "hand-over": hand_over,
    "hand-over-form": hand_over_form,
    "guide-sign-in": guide("sign_in"),
    "sign-in": sign_in,
    "staff-editor": staff_editor,
    "sign-in-wait": sign_in_wrong,
    "print-orders": orders,
    "conflicts": conflicts,
    "join-question": join_question,
    "join-first-start": join_first_start,
    "guide-papers": guide("papers"),
    "guide-sync": guide("sync"),
    "message": picked("message:", "2F01-261119-0002"),
    "roll-view": on_a_roll(picked("issue:written-explanation")),
    "roll-draft": on_a_roll(picked("issue:application-form")),
    "which-place": which_place,
    "notice-form": picked("issue:rectification-notice", "2F01-261119-0002"),
}
