"""D14 整改通知书: what a supplier or carrier is to mend, measured, and by when (S1-38).

It names no customer. What the customer said is not on it either: their words may name them.
"""

from dataclasses import replace

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot, Statement
from app.documents.kinds.parts import filled, issued_slot, mark_of, seam, slot
from app.documents.wording import Wording
from app.usecases.paper import Paper

_PROBLEM = ("place", "spot", "problem", "quantity", "standard", "evidence")


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    form.paragraph(words.text("addressee", name=paper.stated("addressee").text))
    form.paragraph(words.text("opening"))
    form.space(0.4)
    _goods(paper, form, words)
    form.heading(words.label("problems"))
    _numbered(form, words, _PROBLEM, paper.stated("problems").rows, (0.8, 1.8, 4, 1.1, 2.6, 1.9))
    form.heading(words.label("demands"))
    _numbered(form, words, ("place", "demand", "measure"), paper.stated("demands").rows, (0.8, 5, 5))
    form.space(0.4)
    _terms(paper, form, words)
    _photos(paper, form, words)
    form.space(0.4)
    form.paragraph(words.text("privacy"), small=True)
    _closing(paper, form, words)
    seam(copy, form, words)


def _goods(paper: Paper, form: Form, words: Wording) -> None:
    goods = "、".join(f"{each.brand} {each.name}".strip() for each in paper.ticket.goods)
    models = "、".join(
        filter(None, (" / ".join(filter(None, (each.model, each.barcode))) for each in paper.ticket.goods))
    )
    form.fields([(words.label("ticket"), paper.ticket.number), (words.label("issued_by"), paper.issued_by)])
    form.fields(filled(words, (words.label("goods"), goods), (words.label("model"), models)))


def _numbered(
    form: Form,
    words: Wording,
    headers: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    shares: tuple[float, ...],
) -> None:
    numbered = [
        (str(place), *(words.or_nothing(cell) for cell in row)) for place, row in enumerate(rows, start=1)
    ]
    form.table([words.label(key) for key in headers], numbered, shares)


def _terms(paper: Paper, form: Form, words: Wording) -> None:
    until, objection = paper.stated("until").day, paper.stated("objection_by").day
    if until is not None:
        deadline = words.text("deadline", day=words.weekday(until))
        form.statements([Statement(words.label("until"), [deadline], strong=True)])
    costs = paper.stated("costs").text or words.text("costs_open")
    reply = (
        words.text("objection", day=words.weekday(objection)) if objection else words.text("objection_open")
    )
    form.fields(
        [
            (words.label("recheck"), words.or_nothing(paper.stated("recheck").text)),
            (words.label("costs"), costs),
            (words.label("recovery"), words.text("recovery")),
            (words.label("objection_by"), reply),
        ],
        columns=1,
    )


def _photos(paper: Paper, form: Form, words: Wording) -> None:
    if not paper.photos:
        return
    form.heading(words.label("photos"))
    form.photos(
        [
            replace(photo, caption=words.text("photo", place=n, caption=words.term("photo", photo.caption)))
            for n, photo in enumerate(paper.photos, start=1)
        ]
    )


def _closing(paper: Paper, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.4)
    form.signatures(
        [
            slot(words, words.label("receiver_signs"), mark_of(paper, "merchant")),
            SignatureSlot(words.label("received_at"), (words.text("received_at"),)),
            issued_slot(paper, words, words.label("clerk_signs")),
            SignatureSlot(words.label("stamp"), (words.day(paper.issued_at.date()),)),
        ]
    )
    form.space(0.15)
    form.paragraph(words.text("receipt_note"), small=True)
