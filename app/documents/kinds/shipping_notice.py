"""D16 发货通知与提货须知: what is on its way with whom, and how to take it over (S2r-10..16)."""

from app.documents.copies import Copy
from app.documents.form import Form
from app.documents.kinds.parts import (
    addressed,
    case_lines,
    dispute_routes,
    filled,
    open_to_write,
    sign_off,
    stated_or_open,
    stated_pairs,
    stated_table,
)
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    ticket = paper.ticket
    addressed(paper, form, words)
    shipped = words.day(paper.stated("shipped_on").day)
    form.paragraph(words.text("opening", ticket=ticket.number, day=shipped))
    form.space(0.4)
    case_lines(paper, form, words)
    _logistics(paper, form, words)
    _contents(paper, form, words)
    form.heading(words.label("pickup"))
    for rule in words.texts("rules"):
        form.paragraph(rule)
    form.paragraph(words.reaching("enquiry", paper.desk.phone), strong=True)
    form.space(0.3)
    form.fields(
        [
            (words.label("taken"), words.text("taken")),
            (words.label("damage"), open_to_write(form, words)),
        ],
        columns=1,
    )
    if copy.informs_customer:
        form.space(0.3)
        dispute_routes(form, words)
    sign_off(paper, copy, form, words)


def _logistics(paper: Paper, form: Form, words: Wording) -> None:
    form.heading(words.label("logistics"))
    form.fields(
        [
            *stated_pairs(paper, words, "carrier", "waybill"),
            *filled(words, *stated_pairs(paper, words, "carrier_phone")),
            *stated_or_open(paper, form, words, "packages", "pieces"),
            *filled(
                words,
                *stated_pairs(paper, words, "volume", "freight", "packing"),
                (words.label("freight_payer"), words.term("party", paper.stated("freight_payer").text)),
                *stated_pairs(paper, words, "expected_on"),
            ),
        ]
    )
    if paper.stated("pickup_at").stated:
        form.fields(stated_pairs(paper, words, "pickup_at"), columns=1)


def _contents(paper: Paper, form: Form, words: Wording) -> None:
    rows = paper.stated("contents").rows
    if not rows:
        return
    form.heading(words.label("contents"))
    if not form.narrow:
        stated_table(paper, form, words, "contents", ("name", "specification", "quantity"), (5, 4, 1.4))
        return
    form.fields(
        [
            (
                words.text("labels.content", place=place),
                words.text("item_line", name=name, specification=specification, quantity=quantity).strip(),
            )
            for place, (name, specification, quantity) in enumerate(rows, start=1)
        ],
        columns=1,
    )
