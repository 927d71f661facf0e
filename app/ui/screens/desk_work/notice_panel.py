"""告知: the notice is issued, then how it reached the customer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.records import Document
from app.domain.steps.papers import LIABILITY_NOTICE, RecordDelivery
from app.domain.vocabulary import Delivery
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.labels.lists import listed
from app.ui.labels.trade import cause_label, delivery_label, party_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.print_words import print_order_words
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.delivery_form import DeliveryForm
from app.ui.screens.desk_work.paper_panel import PaperPanel
from app.ui.services import Services
from app.usecases.issuing.standing import outdated


class NoticePanel(PaperPanel):
    """The determination in a few lines, its notice, and its delivery."""

    KIND = LIABILITY_NOTICE

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.state = Chip()
        self.facts = DefinitionList()
        self.open_paper = Button(self.tr("Look at it"), icon="eye")
        self.print = PrimaryButton(print_order_words(None), "F9", "printer")
        self.old = HintBox("", "info", tone="warn")
        self.delivery = DeliveryForm(self.errors)
        card = Card(self.tr("Liability notice"), side=self.state)
        card.add(self.facts, self.old)
        card.add_row(self.open_paper, QWidget(), self.print, stretch=(0, 1))
        self.handed = Card(self.tr("Delivery"))
        self.handed.add(self.delivery, self.back)
        self.add(card, self.handed)
        self.open_paper.clicked.connect(self.open_document)
        self.print.clicked.connect(self.issue_and_print)
        self.delivery.sign_wanted.connect(self.hand_over)
        self.delivery.recorded.connect(self._delivered)

    def refresh(self, case: Case, *, fresh: bool) -> None:
        """Show the determination, the paper and its delivery."""
        document = self.document()
        determined = case.item.liability
        stale = document is not None and outdated(document, case.ticket, case.item)
        self.facts.show_facts(self._lines(case, document))
        self._show_state(document)
        self.old.set_text(self._old_words(document))
        self.old.setVisible(stale)
        self.open_paper.setVisible(document is not None)
        self.print.setEnabled(determined is not None and not determined.disputed)
        self.print.set_words(print_order_words(None if stale else document))
        delivered = document is not None and bool(document.delivery)
        self.handed.setVisible(document is not None and not document.signed)
        self.delivery.setVisible(not delivered)
        if fresh:
            self.delivery.witness.clear()

    def first_focus(self) -> QWidget | None:
        """The delivery when there is a paper, else the button that makes one."""
        return self.delivery.ways if self.document() is not None else self.print

    def _old_words(self, document: Document | None) -> str:
        """That a new version is due, and what becomes of the signature on this one."""
        words = self.tr("The case has changed since this notice was issued: issue a new version.")
        if document is None or not document.signatures:
            return words
        ended = self.tr(" The signature on version {0} then no longer counts.")
        return words + ended.format(document.version)

    def _lines(self, case: Case, document: Document | None) -> list[Fact]:
        determined = case.item.liability
        if determined is None:
            return [Fact(self.tr("Cause"), self.tr("Not determined yet: F7"))]
        shares = listed(
            f"{party_label(s.party)}{f' {s.name}' if s.name else ''} {s.percent}%" for s in determined.shares
        )
        facts = [
            Fact(self.tr("Cause"), cause_label(determined.cause)),
            Fact(self.tr("Liable party"), shares),
            Fact(self.tr("Conclusion"), determined.conclusion),
        ]
        if document is not None:
            zone = self.services.workplace.desk.tz
            words = self.tr("{0}, version {1}").format(document.number, document.version)
            facts.append(Fact(self.tr("Notice"), words))
            facts.append(Fact(self.tr("Issued"), say_moment(document.issued_at, zone)))
        if document is not None and document.delivered_at is not None:
            how = delivery_label(document.delivery or "")
            witness = f" · {document.witness}" if document.witness else ""
            moment = say_moment(document.delivered_at, self.services.workplace.desk.tz)
            facts.append(Fact(self.tr("Delivered"), f"{how}{witness} · {moment}"))
        return facts

    def _show_state(self, document: Document | None) -> None:
        if document is None:
            self.state.show_word(self.tr("Not issued"), "neutral")
        elif document.signed:
            self.state.show_word(self.tr("Signed"), "ok", "signature")
        elif document.delivery:
            self.state.show_word(delivery_label(document.delivery), "ok", "circle-check")
        else:
            self.state.show_word(self.tr("To be delivered"), "warn", "circle")

    def _delivered(self, how: Delivery, witness: str) -> None:
        document = self.document()
        if document is not None:
            self.do(RecordDelivery(document.id, how, witness or None))
