"""D04 检测委托及进度告知书: who tests what, in which state, at whose cost, from when (S0-22, S0-24)."""

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.kinds.parts import (
    addressed,
    amount_of,
    case_lines,
    choice_of,
    dispute_routes,
    filled,
    issued_slot,
    mark_of,
    seam,
    slot,
    stated_pairs,
    stated_table,
)
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says; the testing body learns nothing of the customer."""
    to_body = copy.code == "merchant"
    _opening(paper, form, words, to_body=to_body)
    form.space(0.4)
    _parties(paper, form, words, to_body=to_body)
    _sample(paper, form, words)
    form.heading(words.label("wanted"))
    stated_table(paper, form, words, "tests", ("name", "standard"), (5, 6))
    form.space(0.3)
    if paper.stated("purpose").stated:
        form.fields(stated_pairs(paper, words, "purpose"), columns=1)
    _terms(paper, form, words)
    if not to_body and paper.stated("progress").stated:
        form.fields(stated_pairs(paper, words, "progress"), columns=1)
    form.space(0.3)
    notes = {"merchant": ("notes_body",), "store": ("notes", "notes_body")}.get(copy.code, ("notes",))
    for sentence in (each for key in notes for each in words.texts(key)):
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    _closing(paper, copy, form, words)


def _opening(paper: Paper, form: Form, words: Wording, *, to_body: bool) -> None:
    ticket = paper.ticket
    if to_body:
        form.paragraph(words.text("addressee", name=paper.stated("body").text))
        form.paragraph(words.text("opening_body"))
        return
    addressed(paper, form, words)
    form.paragraph(words.text("opening", day=words.day(ticket.accepted_at.date()), ticket=ticket.number))


def _parties(paper: Paper, form: Form, words: Wording, *, to_body: bool) -> None:
    if not to_body:
        case_lines(paper, form, words)
    else:
        goods = paper.ticket.goods
        form.fields(
            filled(
                words,
                (words.label("client"), f"{paper.desk.mall} {paper.desk.desk}".strip()),
                (words.label("client_contact"), paper.desk.phone),
                (words.label("ticket"), paper.ticket.number),
                (words.label("goods"), "、".join(f"{each.brand} {each.name}".strip() for each in goods)),
                (
                    words.label("model"),
                    "、".join(filter(None, (_model(each.model, each.serial) for each in goods))),
                ),
            )
        )
    form.fields(filled(words, *stated_pairs(paper, words, "body", "body_contact")))


def _model(model: str, serial: str) -> str:
    return " / ".join(filter(None, (model, serial)))


def _sample(paper: Paper, form: Form, words: Wording) -> None:
    form.fields(filled(words, *stated_pairs(paper, words, "producer", "batch")))
    form.fields(filled(words, *stated_pairs(paper, words, "sample", "sample_state")), columns=1)


def _terms(paper: Paper, form: Form, words: Wording) -> None:
    fee = paper.stated("fee")
    form.fields(
        [(words.label("fee"), amount_of(fee, words) if fee.stated else words.text("no_fee"))], columns=1
    )
    form.fields(
        filled(
            words,
            (words.label("advanced_by"), choice_of(paper, words, "advanced_by", term="party")),
            (words.label("borne_by"), _bearer(paper, words)),
            *stated_pairs(paper, words, "start", "expected"),
        )
    )


def _bearer(paper: Paper, words: Wording) -> str:
    """Who bears the fee in the end: unless stated, whoever the result says."""
    if not paper.stated("borne_by").stated:
        return words.text("borne_by.by_result")
    return choice_of(paper, words, "borne_by", term="party")


def _closing(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.4)
    customer = slot(words, words.label("customer_signs"), mark_of(paper, "customer"))
    body = SignatureSlot(words.label("body_signs"), (words.text("sign_date"),))
    signing = {"merchant": [body], "customer": [customer]}.get(copy.code, [customer, body])
    form.signatures(
        [
            *signing,
            issued_slot(paper, words, words.label("clerk_signs")),
            SignatureSlot(words.label("stamp")),
        ],
        counted=copy.code != "merchant",  # the testing body takes the order; the customer signs the others
    )
    seam(copy, form, words)
