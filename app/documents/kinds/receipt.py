"""D01 受理回执: what was taken in, from whom, what happens next and by when (S1-25, S4-17)."""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.kinds.parts import dispute_routes, filled, mark_of, seam, slot
from app.documents.wording import Wording
from app.usecases.paper import GoodsRow, Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy of the receipt says."""
    form.barcode(paper.ticket.number)
    form.space(0.4)
    _case(paper, form, words)
    for place, goods in enumerate(paper.ticket.goods, start=1):
        many = len(paper.ticket.goods) > 1
        form.heading(words.text("labels.goods_n", place=place) if many else words.label("goods"))
        _goods(goods, form, words)
    form.space(0.4)
    _problem(paper, form, words)
    _next_steps(paper, form, words)
    _rights(paper, form, words)
    form.space(0.4)
    _notices(paper, copy, form, words)
    form.close()
    form.space(0.4)
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            SignatureSlot(words.label("clerk_signs"), (paper.ticket.accepted_by,)),
        ]
    )
    seam(copy, form, words)


def _case(paper: Paper, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    pairs = filled(
        words,
        (words.label("ticket"), ticket.number),
        (words.label("accepted_at"), words.moment(ticket.accepted_at)),
        (words.label("accepted_by"), ticket.accepted_by),
        (words.label("channel"), words.term("channel", ticket.channel)),
        (words.label("customer"), ticket.customer.name.strip()),
        (words.label("phone"), ticket.customer.phone),
        (words.label("demand"), words.term("demand", ticket.demand)),
        (words.label("level"), words.term("level", ticket.level)),
    )
    form.fields(pairs)


def _goods(goods: GoodsRow, form: Form, words: Wording) -> None:
    proof = words.term("proof", goods.proof)
    if goods.proof_state:
        proof += f"（{words.term('proof_state', goods.proof_state)}）"
    pairs = [
        (words.label("name"), words.or_nothing(f"{goods.brand} {goods.name}")),
        *_quantity(goods, words),
        *filled(
            words,
            (words.label("model"), goods.model),
            (words.label("barcode"), goods.barcode),
            (words.label("serial"), goods.serial),
        ),
        (words.label("sold_on"), words.day(goods.sold_on)),
        (words.label("proof"), proof),
        *filled(
            words,
            (words.label("order"), goods.order_number),
            (words.label("demand"), words.term("demand", goods.demand)),
        ),
    ]
    form.fields(pairs)
    if goods.words:
        form.fields([(words.label("words"), goods.words)], columns=1)


def _quantity(goods: GoodsRow, words: Wording) -> list[tuple[str, str]]:
    """How many of it; one goes without saying."""
    if goods.quantity == 1:
        return []
    return [(words.label("quantity"), words.text("pieces", count=goods.quantity))]


def _problem(paper: Paper, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    pieces = [
        words.text("piece", place=place, name=name) for place, name in enumerate(ticket.received, start=1)
    ]
    form.fields([(words.label("words"), words.or_nothing(ticket.words))], columns=1)
    form.fields(
        [
            (words.label("received"), "　".join(pieces) or words.text("nothing_received")),
            *filled(words, (words.label("condition"), ticket.condition)),
        ]
    )


def _next_steps(paper: Paper, form: Form, words: Wording) -> None:
    if not paper.ticket.clocks:
        return
    form.heading(words.label("next"))
    rows = [
        (
            words.text(f"clock.{clock.key}") if words.has(f"clock.{clock.key}") else clock.name or clock.key,
            words.term_end(clock.due, provisional=clock.provisional),
            clock.why,
        )
        for clock in paper.ticket.clocks
    ]
    form.table([words.label("step"), words.label("due"), words.label("why")], rows, (2, 3.6, 5.4))


def _rights(paper: Paper, form: Form, words: Wording) -> None:
    if not paper.ticket.rights:
        return
    form.heading(words.label("rights"))
    rows = [
        (
            f"{words.term('remedy', right.remedy)}（{words.term('strength', right.strength)}）",
            words.day(right.last_day, provisional=right.provisional),
            right.basis,
        )
        for right in paper.ticket.rights
    ]
    form.table([words.label("remedy"), words.label("last_day"), words.label("basis")], rows, (3.4, 2.6, 5))


def _notices(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    desk = paper.desk
    form.paragraph(words.text("confirmation") + words.reaching("enquiry", desk.phone), small=True)
    if any(goods.proof_state == "pending" for goods in paper.ticket.goods):
        form.paragraph(words.text("pending_proof"), small=True)
    if form.narrow:
        form.paragraph(words.text("privacy_short", mall=desk.mall), small=True)
    else:
        form.paragraph(words.reaching("privacy", desk.phone, mall=desk.mall), small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
