"""The screen handed to the customer (F11): one document, this customer's data, nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.money import display_yuan
from app.domain.records import Document
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE
from app.domain.ticket import Item
from app.domain.vocabulary import Signer
from app.ui.kit.messages import Message
from app.ui.labels.papers import document_label, signer_label
from app.ui.labels.trade import cause_label, payment_label, remedy_label
from app.ui.parts.ink import drawn_of
from app.ui.parts.sign_request import Signed, SignRequest
from app.ui.parts.sign_sheet import SignSheet
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.desk_work.doer import Doer
from app.ui.services import Services
from app.ui.shell.actions import ROUTED_KEYS, Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.usecases.sign import ToSign, read_to_sign, sign_on_screen
from app.usecases.signers import SigningParty, left_to_sign


class SignPage(Page):
    """No key of the desk works here but F11 and Esc (back), A (agree), Delete (again), P (paper), F10."""

    with_customer = True

    def __init__(self, services: Services, ticket_id: str, document_id: str) -> None:
        super().__init__()
        self._services = services
        self._ticket_id = ticket_id
        self._document_id = document_id
        self._shown: ToSign | None = None
        self._left_after: tuple[Signer, ...] = ()
        self._doer = Doer(services, self)
        self._doer.problem_met.connect(self.problem_met)
        self.sheet = SignSheet(services.tasks, services.renderer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.confirmed.connect(self._sign)
        self.sheet.paper_chosen.connect(self.left)
        self.sheet.returned.connect(self.left)

    def title(self) -> str:
        """What is being signed."""
        return self.tr("Signature")

    def actions_now(self) -> Actions:
        """Every key of the desk is taken, so that none leads out of the customer's page."""
        served = {"F10": self.sheet.confirm.click, "F11": self.left.emit, "Esc": self.left.emit}
        words = {"F10": self.tr("Confirm"), "F11": self.tr("Back")}
        return Actions(
            KeyAction(key, words.get(key, ""), served.get(key, _nothing), shown=key in words)
            for key in ROUTED_KEYS
        )

    def first_focus(self) -> QWidget | None:
        """The pad."""
        return self.sheet.pad

    def on_enter(self) -> None:
        """Hide the desk, read the paper."""
        self._hide_desk(hidden=True)
        self._read()

    def _read(self) -> None:
        workplace, ticket, document = self._services.workplace, self._ticket_id, self._document_id
        person = self._services.person()
        self._services.tasks.run_query(
            lambda: read_to_sign(workplace, ticket, document, person), self._show, self._refused, owner=self
        )

    def on_leave(self) -> None:
        """Nothing of the customer stays on the page; the desk comes back."""
        self.sheet.forget()
        self._hide_desk(hidden=False)

    def _hide_desk(self, *, hidden: bool) -> None:
        """Rail and search belong to the clerk: other customers' names are a few keys away there."""
        shell = self.window()
        if isinstance(shell, Shell):
            shell.rail.setVisible(not hidden)
            shell.top.setVisible(not hidden)

    def _show(self, shown: ToSign) -> None:
        self._shown = shown
        self._left_after = left_to_sign(shown.document)
        ticket, document = shown.ticket, shown.document
        item = ticket.item(document.item) or ticket.items[0]
        statements = self._services.workplace.reference.wording.statements
        self.sheet.ask(
            SignRequest(
                title=document_label(document.kind),
                number=document.number,
                signer=signer_words(shown.party),
                statement=statements.get(document.kind, ""),
                facts=self._facts(item, document),
                pdf=shown.pdf,
                document_hash=document.content_sha256,
                agreement=shown.agreement,
            )
        )

    def _facts(self, item: Item, document: Document) -> tuple[tuple[str, str], ...]:
        goods = " ".join(filter(None, (item.goods.brand, item.goods.name, item.goods.model)))
        facts = [(self.tr("Goods"), goods)] if goods else []  # a paper of the desk is about none
        if document.kind == EXCHANGE_RETURN_SLIP and item.plan is not None:
            facts += self._settled(item)
        elif document.kind == LIABILITY_NOTICE and item.liability is not None:
            # Beside any other paper stands nothing but what is on it: that page is what is hashed and signed.
            facts.append((self.tr("Cause"), cause_label(item.liability.cause)))
            facts.append((self.tr("Conclusion"), item.liability.conclusion))
        return tuple(facts)

    def _settled(self, item: Item) -> list[tuple[str, str]]:
        plan = item.plan
        facts: list[tuple[str, str]] = []
        if plan is not None and plan.agreed is not None:
            facts.append((self.tr("Agreed"), remedy_label(plan.agreed.remedy)))
        if plan is not None and plan.refund is not None:
            words = f"{display_yuan(plan.refund.net)} · {payment_label(plan.refund.way)}"
            facts.append((self.tr("Refund"), words))
        if plan is not None and plan.exchange is not None and plan.exchange.expected is not None:
            facts.append((self.tr("Expected on"), plan.exchange.expected.isoformat()))
        return facts

    def _sign(self, signed: Signed) -> None:
        shown = self._shown
        if shown is None:
            return
        workplace, person = self._services.workplace, self._services.person()

        def keep() -> str:
            drawn = drawn_of(signed.ink, signed.tool)
            sign_on_screen(workplace, shown, drawn, signed.png, signed.agreement, person)
            return shown.document.number

        self._doer.run(shown.ticket.id, keep, self._kept)

    def _kept(self, number: str) -> None:
        if len(self._left_after) > 1:
            self._read()  # the other side signs on the same page
            return
        self.left.emit()
        self.message_ready.emit(Message(self.tr("{0} is signed").format(number), "ok", seconds=4))

    def _refused(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.left.emit()
        self.problem_met.emit(code, params)


def sign_page(services: Services, ticket_id: str, document_id: str | None) -> SignPage:
    """The page on which that document is signed."""
    return SignPage(services, ticket_id, document_id or "")


def signer_words(party: SigningParty) -> str:
    """Who is asked to sign: the customer by name, anybody else by what they are, too."""
    if party.role is Signer.CUSTOMER:
        return party.name
    return f"{signer_label(party.role)} · {party.name}"


def _nothing() -> None:
    """A key that does nothing on the customer's page."""
