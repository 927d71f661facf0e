"""D12 赔付协议: how much, on what ground, against which receipts; no right is given up by it (S3-24)."""

from app.documents.copies import Copy
from app.documents.form import Form, Pair, SignatureSlot, Statement
from app.documents.kinds.parts import (
    amount_of,
    approver_slot,
    choice_of,
    dispute_routes,
    filled,
    issued_slot,
    mark_of,
    open_to_write,
    seam,
    slot,
    stated_pairs,
)
from app.documents.wording import Wording
from app.domain.money import kept_yuan
from app.usecases.paper import Paper
from app.usecases.paper.quotation import amounts_in

_TAIL = 4
"""Signs of an account that stand on the copy of the customer."""


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    _parties(paper, copy, form, words)
    form.space(0.3)
    ticket = paper.ticket
    form.paragraph(words.text("opening", day=words.day(ticket.accepted_at.date()), ticket=ticket.number))
    form.space(0.3)
    _matter(paper, form, words)
    _receipts(paper, form, words)
    form.statements(
        [Statement(words.label("total"), [amount_of(paper.stated("amount"), words)], strong=True)]
    )
    _payment(paper, copy, form, words)
    _terms(paper, form, words)
    form.space(0.3)
    form.paragraph(words.reaching("privacy", paper.desk.phone, mall=paper.desk.mall), small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    form.close()
    form.space(0.4)
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            issued_slot(paper, words, words.label("clerk_signs")),
            approver_slot(paper, words),
            SignatureSlot(words.label("stamp")),
        ]
    )
    seam(copy, form, words)


def _parties(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    goods = "、".join(f"{each.brand} {each.name}".strip() for each in ticket.goods)
    orders = dict.fromkeys(
        number for each in ticket.goods for number in (each.order_number, each.invoice_number) if number
    )
    blank = open_to_write(form, words)
    form.fields(
        [
            (words.label("payer"), paper.desk.firm or f"{paper.desk.mall} {paper.desk.desk}".strip()),
            (words.label("payer_contact"), paper.desk.phone or blank),
            (words.label("customer"), ticket.customer.name.strip() or blank),
            (words.label("phone"), ticket.customer.phone or blank),
            *filled(words, (words.label("goods"), goods), (words.label("order"), " / ".join(orders))),
        ]
    )
    if copy.shows_private and ticket.customer.id_number:
        value = f"{ticket.customer.id_number}{words.text('id_note')}"
        form.fields([(words.label("id_number"), value)], columns=1)


def _matter(paper: Paper, form: Form, words: Wording) -> None:
    form.fields(
        filled(
            words,
            (words.label("kind"), choice_of(paper, words, "kind")),
            (words.label("injury"), choice_of(paper, words, "injury")),
        )
    )
    form.fields(stated_pairs(paper, words, "matter"), columns=1)
    strength, text = choice_of(paper, words, "strength", term="strength"), paper.stated("ground").text
    ground = words.text("ground", strength=strength, text=text) if text else strength
    form.fields([(words.label("ground"), ground)], columns=1)


def _receipts(paper: Paper, form: Form, words: Wording) -> None:
    """What was handed in, and what it comes to: the amount that is paid may be another one."""
    receipts = paper.stated("receipts")
    if not receipts.rows:
        form.fields([(words.label("receipts"), words.text("no_receipts"))], columns=1)
        return
    form.heading(words.label("receipts"))
    rows = [
        (
            str(place),
            words.or_nothing(name),
            words.or_nothing(number),
            words.money(kept_yuan(amount, "receipts")) if amount else words.nothing,
        )
        for place, (name, number, amount) in enumerate(receipts.rows, start=1)
    ]
    form.table([words.label(key) for key in ("place", "name", "number", "amount")], rows, (0.8, 4, 4, 2.4))
    sum_of_them = amounts_in(receipts, 2, kept_yuan)
    total = words.text("both_amounts", figures=words.money(sum_of_them), capitals=words.capitals(sum_of_them))
    said = words.text("receipts_total", count=len(rows), figures=total)
    form.fields([(words.label("receipts_total"), said)], columns=1)


def _payment(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    pairs: list[Pair] = [
        *stated_pairs(paper, words, "payee"),
        (words.label("way"), choice_of(paper, words, "way", term="payment")),
        (words.label("account"), _account(paper, copy, words)),
        *stated_pairs(paper, words, "until"),
        (words.label("goods_stay"), choice_of(paper, words, "goods_stay")),
        *stated_pairs(paper, words, "insurer"),
    ]
    form.fields(filled(words, *pairs))


def _account(paper: Paper, copy: Copy, words: Wording) -> str:
    """In full only on the copy that stays with us, for whoever pays."""
    account = paper.stated("account").text
    if copy.shows_private or not account:
        return words.or_nothing(account)
    signs = "".join(account.split())
    return words.text("masked", tail=signs[-_TAIL:] if len(signs) > 2 * _TAIL else "****")


def _terms(paper: Paper, form: Form, words: Wording) -> None:
    until = paper.stated("until").day
    if paper.stated("further").stated:
        form.fields(stated_pairs(paper, words, "further"), columns=1)
    form.heading(words.label("terms"))
    terms = words.texts(
        "terms",
        until=words.nothing if until is None else words.weekday(until),
        way=choice_of(paper, words, "way", term="payment"),
    )
    for place, text in enumerate(terms, start=1):
        form.paragraph(words.text("term_line", place=place, text=text))
