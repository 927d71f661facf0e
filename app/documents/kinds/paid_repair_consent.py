"""D08 有偿维修报价及同意书: what is wrong, what each thing costs, consent before the work (S2a-07, P-04)."""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot, Statement
from app.documents.kinds.parts import (
    amount_of,
    approver_slot,
    case_lines,
    choice_of,
    dispute_routes,
    filled,
    issued_slot,
    mark_of,
    seam,
    slot,
    stated_pairs,
)
from app.documents.wording import Wording
from app.domain.money import Fen, kept_yuan
from app.usecases.paper import Paper
from app.usecases.paper.quotation import quoted_parts, quoted_total


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    case_lines(paper, form, words)
    form.fields(
        [
            (words.label("service"), choice_of(paper, words, "service")),
            (words.label("charged_for"), choice_of(paper, words, "charged_for")),
        ]
    )
    form.fields(stated_pairs(paper, words, "fault"), columns=1)
    _quotation(paper, form, words)
    _terms(paper, form, words)
    form.statements(
        [Statement(words.label("consent"), [words.text("consent"), words.text("consent_note")], strong=True)]
    )
    form.space(0.2)
    for sentence in words.texts("notes"):
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    form.close()
    form.space(0.3)
    form.signatures(
        [
            slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
            issued_slot(paper, words, words.label("clerk_signs")),
            approver_slot(paper, words),
            SignatureSlot(words.label("stamp")),
        ]
    )
    seam(copy, form, words)


def _quotation(paper: Paper, form: Form, words: Wording) -> None:
    """Parts, labour and visit each by themselves, and what they come to.

    Raises ValueError where the total is not their sum: such a paper is never issued.
    """
    total = paper.stated("total")
    if total.amount != quoted_total(paper.particulars, kept_yuan):
        raise ValueError(total.amount)
    parts = quoted_parts(paper.stated("parts"), kept_yuan)
    if parts:
        form.heading(words.label("parts"))
    columns = ("place", "name", "number", "condition", "quantity", "price", "amount")
    rows = [
        (
            str(place),
            part.name,
            words.or_nothing(part.number),
            words.or_nothing(part.condition),
            str(part.quantity),
            words.money(part.price),
            words.money(part.amount),
        )
        for place, part in enumerate(parts, start=1)
    ]
    form.table([words.label(key) for key in columns], rows, (1, 3.4, 2.5, 1.4, 1, 2.1, 2.3))
    together = Fen(sum(part.amount for part in parts)) if parts else None
    form.fields(
        [
            (words.label("parts_total"), _fee(together, words) if parts else words.text("no_parts")),
            (words.label("labour"), _fee(paper.stated("labour").amount, words)),
            (words.label("visit"), _fee(paper.stated("visit").amount, words)),
        ],
        columns=3,
    )
    form.statements([Statement(words.label("total"), [amount_of(total, words)], strong=True)])


def _fee(amount: Fen | None, words: Wording) -> str:
    return words.money(amount) if amount else words.text("no_fee")


def _terms(paper: Paper, form: Form, words: Wording) -> None:
    days = words.text("days", days=paper.stated("warranty_days").text)
    form.fields(
        filled(
            words,
            (words.label("warranty_days"), days),
            (words.label("old_parts"), choice_of(paper, words, "old_parts")),
            *stated_pairs(paper, words, "ready", "valid_until"),
        )
    )
    if paper.stated("remarks").stated:
        form.fields(stated_pairs(paper, words, "remarks"), columns=1)
