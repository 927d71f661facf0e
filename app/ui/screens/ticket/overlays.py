"""What can be laid over a ticket: the list of actions, the form of one, the customer's other tickets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.domain.registry import ACTIONS
from app.domain.steps.circumstances import UNKNOWN, StateFacts
from app.domain.steps.level import SetLevel
from app.domain.steps.privacy import ErasePerson, RevealIdentity
from app.domain.ticket import Item, StatedFact, Ticket
from app.ui.kit.droplist import DropRow
from app.ui.labels.circumstances import fact_label
from app.ui.labels.progress import stage_label
from app.ui.parts.clock_words import say_time
from app.ui.screens.common.clock_views import clock_views
from app.ui.screens.common.compare_panel import ComparePanel
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.rights_lines import FACT, next_fact, rights_lines
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.common.sheet_rows import SheetLine
from app.ui.screens.common.ticket_words import goods_words
from app.ui.screens.ticket.action_form import ActionForm
from app.ui.screens.ticket.action_list import COMPARE, PERSONAL, RIGHTS, action_rows
from app.ui.screens.ticket.answering import answer_place
from app.ui.screens.ticket.body import TicketBody
from app.ui.screens.ticket.fact_list import FactList, fact_change, fact_taken
from app.ui.screens.ticket.fact_sheet import FactSheet, Refused
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.level_note import level_note
from app.ui.screens.ticket.personal_sheet import PersonalSheet
from app.ui.services import Services
from app.usecases.closing_windows import closing_on_ticket
from app.usecases.compare_profiles import Comparison, compare_ticket, other_profiles
from app.usecases.read_models import QueueFilter
from app.usecases.situation import Situation, possible_actions

_MOST = 50

Elsewhere = Mapping[str, Callable[[], None]]
"""Actions that have a better place on the page than a form, and how to go there."""


class Overlays(QObject):
    """Opens panels over the tabs.

    Signals: `finished` when a form did what it was for, `determination_wanted` when F7 would answer,
    `told` a Message.
    """

    finished = Signal()
    told = Signal(object)
    determination_wanted = Signal()

    def __init__(
        self, services: Services, deeds: Deeds, body: TicketBody, elsewhere: Elsewhere, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._body = body
        self._elsewhere = elsewhere
        self._case: Case | None = None
        self._situation: Situation | None = None
        body.fields.fact_wanted.connect(self._amend_fact)

    def show_case(self, case: Case, situation: Situation) -> None:
        """The ticket that panels opened from now on are for; those that tell how it stands follow it."""
        self._case = case
        self._situation = situation
        panel = self._body.over()
        if isinstance(panel, ComparePanel):
            panel.refresh()
        elif isinstance(panel, RightsSheet):
            panel.show_lines(self._rights())
        elif isinstance(panel, FactList):
            panel.show_facts(case.item.stated, situation.decision(case.item), self._term)

    def open_actions(self) -> None:
        """List everything that can be done now (. or Ctrl+K)."""
        if self._case is None:
            return
        panel = PickList(
            self.tr("What to do"), self.tr("Type a word or initials"), self.tr("Nothing of that name")
        )
        case = self._case
        panel.show_rows(*action_rows(case.ticket, self._services.person(), case.offers))
        panel.picked.connect(self.open_form)
        self._lay(panel)

    def open_form(self, name: str) -> None:
        """Open the form of an action, or go where it is done."""
        own = {
            COMPARE: self.open_compare,
            RIGHTS: self.open_rights,
            PERSONAL: self.open_personal,
            RevealIdentity.NAME: self.open_personal,
            ErasePerson.NAME: self.open_personal,
            StateFacts.NAME: self.open_facts,
        }
        if name in own:
            own[name]()
            return
        if name in self._elsewhere:
            self._body.close_over(focus=False)
            self._elsewhere[name]()
            return
        if self._case is None:
            return
        note = level_note(self._situation) if name == SetLevel.NAME and self._situation is not None else ""
        form = ActionForm(self._services, self._deeds, ACTIONS[name], self._case, note)
        form.left.connect(self._body.close_over)
        form.finished.connect(self._finish)
        self._body.lay_over(form)
        form.first_focus().setFocus()

    def open_compare(self) -> None:
        """See the goods in view under another policy beside their own (P); writes nothing."""
        if self._case is None:
            return
        policy, time = self._services.workplace.policy, self._services.workplace.time

        def compare(other: str) -> Comparison | None:
            case, stands = self._case, self._situation
            if case is None or stands is None:
                return None
            return compare_ticket(policy, case.ticket, stands.facts[case.item.id], other)

        panel = ComparePanel(
            other_profiles(policy, self._case.ticket.profile),
            compare,
            self._term,
            time.now().astimezone(self._services.workplace.desk.tz).year,
        )
        panel.left.connect(self._body.close_over)
        self._body.lay_over(panel, whole=True)
        panel.rows.setFocus()

    def open_rights(self, at: str = "") -> None:
        """What the customer is owed, until when, what is missing, and why each day is that day (R).

        `at` is the key of the row to stand on.
        """
        if self._case is None:
            return
        sheet = RightsSheet()
        sheet.left.connect(self._body.close_over)
        sheet.wanted.connect(self._answer)
        sheet.show_lines(self._rights())
        sheet.rows.stand_on(at)
        self._body.lay_over(sheet, whole=True)
        sheet.rows.setFocus()

    def open_personal(self) -> None:
        """What is kept of the customer: the number for a reason, a copy, erasure."""
        if self._case is None:
            return
        sheet = PersonalSheet(self._services, self._deeds, self._case)
        sheet.left.connect(self._body.close_over)
        sheet.told.connect(self.told)
        self._body.lay_over(sheet, whole=True)
        sheet.first_focus().setFocus()

    def open_facts(self) -> None:
        """List the circumstances that can be stated, to choose one."""
        if self._case is None or self._situation is None:
            return
        panel = FactList()
        panel.note.setText(_which(self._case.ticket, self._case.item))
        item_id = self._case.item.id
        panel.show_facts(self._case.item.stated, self._situation.decision(self._case.item), self._term)
        panel.picked.connect(lambda key: self.open_fact(key, item_id, self.open_facts))
        self._lay(panel)

    def open_fact(self, key: str, item_id: str, back: Callable[[], None]) -> None:
        """State one circumstance; `back` shows what was there before."""
        case, stands = self._case, self._situation
        item = case.ticket.item(item_id) if case is not None else None
        if case is None or stands is None or item is None:
            return
        ticket = case.ticket

        def keep(value: StatedFact, done: Callable[[], None], refused: Refused) -> None:
            self._deeds.perform(ticket.id, StateFacts({key: value}, item_id), lambda _: done(), refused)

        sheet = FactSheet(self._services, key, item.stated.get(key, UNKNOWN), keep)
        sheet.note.setText(_which(ticket, item))
        sheet.tell(
            fact_label(key) or self._term(key),
            fact_change(key, stands.decision(item)),
            fact_taken(key, item.stated, stands.facts[item.id]),
        )
        sheet.left.connect(back)
        sheet.finished.connect(back)
        self._body.lay_over(sheet)
        sheet.first_focus().setFocus()

    def _amend_fact(self, item_id: str, key: str) -> None:
        """From its row among all fields, and back to it."""

        def back() -> None:
            self._body.amend(f"stated.{item_id}.{key}")

        self.open_fact(key, item_id, back)

    def _term(self, fact: str) -> str:
        return self._services.workplace.policy.rulebook.phrases.term("facts", fact)

    def _rights(self) -> list[SheetLine]:
        case, stands = self._case, self._situation
        if case is None or stands is None:
            return []
        zone = self._services.workplace.desk.tz
        decision, today = stands.decision(case.item), stands.now.astimezone(zone).date()
        return rights_lines(
            decision,
            closing_on_ticket(decision, stands.clocks, case.item, today),
            clock_views(stands.clocks, case.ticket, stands.now, zone),
            lambda fact: answer_place(fact, case.item.id).known,
            stands.now,
            zone,
            self._term,
        )

    def _answer(self, fact: str) -> None:
        """Go where a missing fact is answered; nowhere where the ticket has no place for it, or not now."""
        if self._case is None:
            return
        place = answer_place(fact, self._case.item.id)
        if place.field and self._case.ticket.open:
            self._body.amend(place.field)
        elif place.form == "DetermineLiability":
            self._body.close_over(focus=False)
            self.determination_wanted.emit()
        elif place.form and place.form in possible_actions(
            self._case.ticket, self._services.person(), self._case.offers
        ):
            self.open_form(place.form)
        elif place.statable and self._case.ticket.open:
            after = next_fact([line.key for line in self._rights()], FACT + fact)
            self.open_fact(fact, self._case.item.id, lambda: self.open_rights(after))
        else:
            self._body.note("note")

    def open_customer(self) -> None:
        """List the other tickets of this customer, and those linked to this one (F4)."""
        if self._case is None:
            return
        ticket, services = self._case.ticket, self._services
        panel = PickList(
            self.tr("Tickets of {0}").format(ticket.customer.name),
            self.tr("Type to narrow down"),
            self.tr("No other ticket is known"),
        )
        panel.picked.connect(services.news.ticket_wanted)
        self._lay(panel)
        self._deeds.ask(lambda: self._others(ticket), panel.show_rows, key="others")

    def _others(self, ticket: Ticket) -> list[DropRow]:
        """On a worker."""
        workplace = self._services.workplace
        now, zone = workplace.time.now(), workplace.desk.tz
        asked = ticket.customer.phone or ticket.customer.name
        page = workplace.tickets.page(QueueFilter(now, "all", asked), limit=_MOST)
        rows = []
        for row in page.rows:
            if row.id != ticket.id:
                said = " · ".join((row.number, say_time(row.opened_at, now, zone), row.words))
                rows.append(DropRow(row.id, row.goods, said, "history", stage_label(row.stage)))
        linked = (*ticket.linked, *((ticket.parent,) if ticket.parent else ()))
        known = {row.key for row in rows}
        for other_id in linked:
            other = workplace.tickets.ticket(other_id)
            if other is not None and other_id not in known:
                word = self.tr("Batch") if other_id == ticket.parent else self.tr("Linked")
                said = f"{other.number} · {other.customer.name} · {stage_label(other.stage)}"
                rows.append(DropRow(other_id, other.items[0].goods.name, said, "tag", word, "info"))
        return rows

    def _lay(self, panel: PickList) -> None:
        panel.left.connect(self._body.close_over)
        self._body.lay_over(panel)
        panel.field.setFocus()

    def _finish(self) -> None:
        self._body.close_over()
        self.finished.emit()


def _which(ticket: Ticket, item: Item) -> str:
    """Which of several goods."""
    return goods_words(item.goods) if len(ticket.items) > 1 else ""
