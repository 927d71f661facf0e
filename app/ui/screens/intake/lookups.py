"""What is looked up while the clerk types: customers, goods, related cases, the customer's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.identity import classify_phone
from app.ui.kit.droplist import DropRow
from app.ui.screens.intake.presenter import (
    Related,
    ScannedGoods,
    scan_for_intake,
    with_customer,
    with_goods,
)
from app.ui.services import Services
from app.usecases.intake_draft import IntakeForm
from app.usecases.read_models import CustomerHit, GoodsHit, Page, QueueFilter

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

_HISTORY = 50


class Lookups(QObject):
    """Asks the store on worker threads; only the newest answer to a question counts."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._hits: dict[str, CustomerHit] = {}
        self._asked: tuple[str, str, str] = ("", "", "")
        self.related = Related()

    def connect_view(self) -> None:
        """Once the page has its view."""
        view = self._page.view
        view.customer.phone.asked.connect(self._ask_customers)
        view.customer.phone.picked.connect(self._pick_customer)
        view.customer.phone.carried_on.connect(self._carry_on)
        view.customer.phone.picked_late.connect(self._pick_late)
        name = view.customer.name
        view.customer.phone.hurried.connect(lambda: name.setFocus(Qt.FocusReason.TabFocusReason))
        view.goods.barcode.editingFinished.connect(self._typed_barcode)
        view.related.open_wanted.connect(self._services.news.ticket_wanted.emit)
        view.related.note_wanted.connect(lambda _ticket: self.note_on_related())
        view.history.opened.connect(self._services.news.ticket_wanted.emit)
        view.history.closed.connect(self.toggle_history)
        self._services.news.scanned.connect(self.scanned)
        self._page.shortcut("Alt+O", self.open_related)
        self._page.shortcut("Alt+N", self.note_on_related)

    def follow(self, form: IntakeForm) -> None:
        """Look for related cases when phone or barcode became another one."""
        asked = (
            classify_phone(form.phone).text if form.phone.strip() else "",
            form.barcode.strip(),
            form.name,
        )
        if form.goods.strip() or asked[1] != self._asked[1]:
            self._page.view.goods.fields["barcode"].set_hint("")  # it asked for a name, or about another code
        if asked == self._asked:
            return
        self._asked = asked
        presenter = self._page.presenter
        self._services.tasks.run_query(
            lambda: presenter.related(form), self._show_related, owner=self, key="intake related"
        )

    def scanned(self, text: str) -> None:
        """A scan while this page is in front: goods fill the form, wherever the focus is."""
        if not self._page.isVisible():
            return
        scan = scan_for_intake(text)
        if isinstance(scan, ScannedGoods):
            self._look_up_goods(scan.code)
        elif scan is not None:
            phone = self._page.view.customer.phone
            phone.setFocus(Qt.FocusReason.OtherFocusReason)
            phone.setText(scan)
            phone.textEdited.emit(scan)

    def toggle_history(self) -> None:
        """F4: the earlier tickets of this customer, or back to the form."""
        view, form = self._page.view, self._page.front.form
        if view.side.currentWidget() is view.history:
            view.show_live_side()
            view.customer.phone.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wanted = form.phone.strip() or form.name.strip()
        if not wanted:
            return
        now = self._page.presenter.now()
        tickets = self._services.workplace.tickets
        who = " ".join(part for part in (form.name, form.phone) if part)

        def show(found: Page) -> None:
            view.history.show_rows(who, found.rows)
            view.show_side(view.history)
            view.history.list.setFocus(Qt.FocusReason.OtherFocusReason)

        question = QueueFilter(now, chip="all", search=wanted)
        self._services.tasks.run_query(
            lambda: tickets.page(question, None, _HISTORY), show, owner=self, key="intake history"
        )

    def open_related(self) -> None:
        """Alt+O: open the ticket this phone has already; the draft stays."""
        if self.related.open:
            self._page.drafting.keep_front()
            self._services.news.ticket_wanted.emit(self.related.open[0].id)

    def note_on_related(self) -> None:
        """Alt+N: what was typed becomes a note on that ticket instead of another ticket."""
        if self.related.open:
            self._page.saving.note_on(self.related.open[0])

    def _show_related(self, related: Related) -> None:
        self.related = related
        page = self._page
        above = page.presenter.level1_above()
        page.view.related.show_related(related, above)
        page.keys_changed.emit()
        page.view.customer.show_known(self._known_words())
        people = page.view.problem.people
        if related.people > above and not people.text():
            page.view.problem.reveal("people")
            people.setText(str(related.people))

    def _known_words(self) -> str:
        hit = next((h for h in self._hits.values() if h.phone == self._page.front.form.phone), None)
        if hit is not None:
            words = self.tr("%n earlier ticket(s) under this phone", "", hit.tickets)
            return words + " · " + self.tr("%n still open", "", hit.open_tickets)
        return self.open_words()

    def open_words(self) -> str:
        """That there are open tickets of this phone; nothing where there are none."""
        count = len(self.related.open)
        return self.tr("%n still open under this phone", "", count) if count else ""

    def _ask_customers(self, typed: str) -> None:
        tasks, phone = self._services.tasks, self._page.view.customer.phone
        if not typed:
            tasks.forget("intake customers")
            phone.show_rows("", ())
            return
        tickets = self._services.workplace.tickets
        tasks.run_query(
            lambda: tickets.customers(typed),
            lambda hits: self._show_customers(typed, hits),
            owner=self,
            key="intake customers",
        )

    def _show_customers(self, typed: str, hits: tuple[CustomerHit, ...]) -> None:
        self._hits = {str(place): hit for place, hit in enumerate(hits)}
        rows = [self._row(key, hit) for key, hit in self._hits.items()]
        self._page.view.customer.phone.show_rows(typed, rows)

    def _row(self, key: str, hit: CustomerHit) -> DropRow:
        chip = self.tr("%n open", "", hit.open_tickets) if hit.open_tickets else ""
        detail = self.tr("%n ticket(s), last {0}", "", hit.tickets).format(hit.last_number)
        return DropRow(key, f"{hit.name} {hit.phone}", detail, "user", chip, "warn")

    def _pick_customer(self, key: str) -> None:
        hit, page = self._hits.get(key), self._page
        if hit is None:
            return
        page.change(with_customer(page.front.form, hit))
        verified = page.view.customer.verified
        (verified if verified.value() is None else page.view.goods.barcode).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _pick_late(self, key: str) -> None:
        """Unless a name was typed meanwhile: the clerk knows better."""
        if not self._page.view.customer.name.text():
            self._pick_customer(key)

    def _carry_on(self) -> None:
        """Nobody known: a number stays, a name goes where names go."""
        view = self._page.view
        typed = view.customer.phone.text().strip()
        if any(char.isalpha() for char in typed) and not view.customer.name.text():
            view.customer.phone.clear()
            view.customer.name.setText(typed)
        if view.customer.phone.hasFocus():
            view.customer.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed_barcode(self) -> None:
        """A barcode typed by hand is looked up like a scanned one, unless it is the one shown already."""
        form = self._page.front.form
        if form.barcode.strip() and not form.goods.strip():
            self._look_up_goods(form.barcode.strip(), ask=False)

    def _look_up_goods(self, code: str, *, ask: bool = True) -> None:
        catalogue = self._services.workplace.catalogue

        def show(hit: GoodsHit | None) -> None:
            self._show_goods(code, hit, ask=ask)

        self._services.tasks.run_query(lambda: catalogue.goods(code), show, owner=self, key="intake goods")

    def _show_goods(self, code: str, hit: GoodsHit | None, *, ask: bool) -> None:
        page = self._page
        if hit is None and not ask:
            return
        same = page.front.form.barcode.strip() == code
        if hit is not None or not same:
            page.change(with_goods(page.front.form, code, hit.goods if hit else None))
        goods = page.view.goods
        goods.fields["barcode"].set_hint("" if hit else self.tr("New barcode: what is it called?"))
        target: QWidget = goods.goods
        if hit is not None:
            target = next(iter(goods.empty_fields()), page.view.problem.words)
        target.setFocus(Qt.FocusReason.TabFocusReason)
