"""D05 退换货确认单: what is returned, exchanged or repaired, on what ground, for how much (S4-33, S4-34)."""

from app.documents.copies import Copy
from app.documents.form import Form, Pair, SignatureSlot, Statement
from app.documents.kinds.parts import dispute_routes, mark_of, seam, slot
from app.documents.wording import Wording
from app.domain.money import Fen
from app.usecases.paper import GoodsRow, Paper, RefundFacts, ReplacementFacts, SettlementFacts, Tick


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy of the slip says."""
    settlement = paper.settlement
    if settlement is None:
        raise ValueError(paper.kind)  # the settings require it, so the typesetter has refused before
    _parties(paper, copy, form, words)
    _goods(paper.ticket.goods, form, words)
    _agreement(settlement, form, words)
    if settlement.refund:
        _refund(settlement.refund, form, words)
    if settlement.replacement:
        _replacement(settlement.replacement, form, words)
    _remarks(settlement, form, words)
    form.space(0.25)
    form.paragraph(words.text("consent"), small=True)
    if paper.ticket.customer.id_number and copy.code != "merchant":
        form.paragraph(words.text("id_consent"), small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    _closing(paper, copy, form, words)


def _parties(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    orders = dict.fromkeys(
        number for goods in ticket.goods for number in (goods.order_number, goods.invoice_number) if number
    )
    pairs = [
        (words.label("ticket"), ticket.number),
        (words.label("order"), words.or_nothing(" / ".join(orders))),
        (words.label("customer"), words.or_nothing(ticket.customer.name)),
        (words.label("phone"), words.or_nothing(ticket.customer.phone)),
    ]
    form.fields(pairs[:-1] if copy.code == "merchant" else pairs)
    if copy.shows_private and ticket.customer.id_number:
        value = f"{ticket.customer.id_number}{words.text('id_note')}"
        form.fields([(words.label("id_number"), value)], columns=1)


def _goods(rows: tuple[GoodsRow, ...], form: Form, words: Wording) -> None:
    keys = ("name", "model", "barcode", "serial", "quantity", "price", "amount")
    headers = [words.label(key) for key in keys]
    table = [
        (
            words.text("goods_name", brand=row.brand, name=row.name).strip(),
            words.or_nothing(row.model),
            words.or_nothing(row.barcode),
            words.or_nothing(row.serial),
            str(row.quantity),
            words.money(row.price),
            words.money(None if row.price is None else Fen(row.price * row.quantity)),
        )
        for row in rows
    ]
    form.table(headers, table, (2.6, 2.3, 3.15, 3.15, 1.1, 2.1, 2.1))


def _agreement(settlement: SettlementFacts, form: Form, words: Wording) -> None:
    action = words.ticked("action", ("return", "exchange", "repair"), settlement.action)
    ground = words.ticked("strength", ("by_right", "promise", "negotiable"), settlement.ground)
    form.fields(
        [
            (words.label("action"), action),
            (words.label("reason"), words.or_nothing(settlement.reason)),
        ]
    )
    form.fields(
        [(words.label("ground"), words.text("ground", ticks=ground, text=settlement.ground_text).strip())],
        columns=1,
    )
    state = "　".join(_tick(tick, words) for tick in settlement.ticks if tick.holds is not None)
    form.fields(
        [
            (words.label("state"), words.or_nothing(state)),
            (words.label("accessories"), words.or_nothing(settlement.accessories)),
        ]
    )


def _tick(tick: Tick, words: Wording) -> str:
    return ("☑" if tick.holds else "☐") + words.term("tick", tick.key)


def _refund(refund: RefundFacts, form: Form, words: Wording) -> None:
    taken = words.nothing
    if refund.depreciation:
        part = refund.depreciation
        fee = words.money(part.fee)
        if part.daily_rate and part.days:
            price = words.money(part.price)
            taken = words.text("depreciation", price=price, rate=part.daily_rate, days=part.days, fee=fee)
        else:  # a sum only where its factors are known
            taken = words.text("depreciation_agreed", fee=fee)
    form.fields([(words.label("gross"), words.money(refund.gross)), (words.label("depreciation"), taken)])
    net = words.text("amount", figures=words.money(refund.net), capitals=words.capitals(refund.net))
    form.statements([Statement(words.label("net"), [net], strong=True)])
    form.fields(
        [
            (words.label("paid_by"), words.term("payment", refund.paid_by)),
            (words.label("way"), words.term("payment", refund.way)),
            _when(refund, words),
        ],
        columns=3,
    )


def _when(refund: RefundFacts, words: Wording) -> tuple[str, str]:
    """The day by which the money arrives; once it has, the day on which it did."""
    if refund.arrived is not None:
        return words.label("refund_arrived"), words.day(refund.arrived)
    return words.label("refund_due"), words.day(refund.due, provisional=refund.provisional)


def _replacement(replacement: ReplacementFacts, form: Form, words: Wording) -> None:
    name = words.text("goods_model", name=replacement.name, model=replacement.model)
    form.fields(
        [
            (words.label("replacement"), words.or_nothing(name)),
            (words.label("replacement_serial"), words.or_nothing(replacement.serial)),
            (words.label("arrives"), words.day(replacement.arrives, provisional=replacement.provisional)),
        ],
        columns=3,
    )


def _remarks(settlement: SettlementFacts, form: Form, words: Wording) -> None:
    pairs: list[Pair] = [
        (words.label("freight"), words.term("party", settlement.freight_payer)),
        (words.label("invoice"), words.or_nothing(settlement.invoice_handling)),
    ]
    form.fields(pairs)
    if settlement.remarks:
        form.fields([(words.label("remarks"), settlement.remarks)], columns=1)


def _closing(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.3)
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            SignatureSlot(words.label("clerk_signs"), (paper.issued_by, words.day(paper.issued_at.date()))),
            SignatureSlot(words.label("approver_signs"), _approved(paper, words)),
            SignatureSlot(words.text("stamp")),
        ]
    )
    seam(copy, form, words)


def _approved(paper: Paper, words: Wording) -> tuple[str, ...]:
    if not paper.approvals:
        return (words.text("sign_date"),)
    approval = paper.approvals[-1]
    name = words.text("approved", name=approval.by, role=words.term("role", approval.role))
    return (name, words.day(approval.at.date())) if approval.at else (name,)
