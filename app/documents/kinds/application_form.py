"""D22 售后服务申请表: a form that the customer fills in by hand (S2o-06).

Blank there is no ticket yet, and so no number; what a ticket knows stands in its place.
"""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.kinds.parts import dispute_routes, mark_of, slot
from app.documents.wording import Wording
from app.usecases.paper import GoodsRow, Paper

_PROOFS = ("invoice", "invoice_copy", "other_proof", "member_record", "none")
_DEMANDS = ("return", "exchange", "repair", "compensation", "apology", "consult", "suggestion", "complaint")
_PROBLEM_LINES = 4
_HANDED_LINES = 2


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - there is one copy
    """Tell `form` what it says."""
    form.paragraph(words.text("hint"), small=True)
    form.heading(words.label("applicant"))
    customer = paper.ticket.customer
    form.fields([(words.label("customer"), customer.name), (words.label("phone"), customer.phone)])
    form.fields([(words.label("address"), customer.address), (words.label("reach_when"), "")])
    form.heading(words.label("goods"))
    for goods in paper.ticket.goods:
        _goods(goods, form, words)
    _problem(paper, form, words)
    form.space(0.3)
    form.paragraph(words.text("demands"), small=True)
    form.paragraph(words.reaching("privacy", paper.desk.phone, mall=paper.desk.mall), small=True)
    dispute_routes(form, words)
    _closing(paper, form, words)


def _goods(goods: GoodsRow, form: Form, words: Wording) -> None:
    sold_on = words.day(goods.sold_on) if goods.sold_on else words.text("date_open")
    orders = " / ".join(filter(None, (goods.order_number, goods.invoice_number)))
    form.fields(
        [
            (words.label("name"), f"{goods.brand} {goods.name}".strip()),
            (words.label("model"), goods.model),
            (words.label("serial"), goods.serial),
            (words.label("barcode"), goods.barcode),
            (words.label("sold_on"), sold_on),
            (words.label("shop"), ""),
            (words.label("order"), orders),
            (words.label("price"), words.money(goods.price) if goods.price is not None else ""),
        ]
    )
    form.fields([(words.label("proof"), words.ticked("proof", _PROOFS, goods.proof))], columns=1)


def _problem(paper: Paper, form: Form, words: Wording) -> None:
    form.heading(words.label("problem"))
    if paper.ticket.words:
        form.paragraph(paper.ticket.words)
    else:
        _lines(form, _PROBLEM_LINES)
    form.space(0.4)
    form.fields(
        [
            (words.label("hazard"), words.text("hazard")),
            (words.label("demand"), words.ticked("demand", _DEMANDS, paper.ticket.demand)),
            (words.label("wish"), ""),
        ],
        columns=1,
    )
    form.heading(words.label("handed"))
    if paper.ticket.received:
        form.paragraph("、".join(paper.ticket.received))
    else:
        _lines(form, _HANDED_LINES)


def _lines(form: Form, count: int) -> None:
    """Lines to write on."""
    for _ in range(count):
        form.space(0.7)
        form.cut_line("")


def _closing(paper: Paper, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.4)
    accepted = words.moment(paper.ticket.accepted_at) if paper.number else ""
    form.heading(words.label("desk_part"))
    form.fields(
        [(words.label("accepted_at"), accepted), (words.label("accepted_by"), paper.ticket.accepted_by)]
    )
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            SignatureSlot(words.label("clerk_signs"), (words.text("sign_date"),)),
        ]
    )
