"""D10 书面说明: why it cannot be settled yet, and the day by which it is (S2b-05)."""

from app.documents.copies import Copy
from app.documents.form import Form, Statement
from app.documents.kinds.parts import (
    addressed,
    case_lines,
    dispute_routes,
    filled,
    sign_off,
    stated_pairs,
)
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    ticket = paper.ticket
    addressed(paper, form, words)
    form.paragraph(words.text("opening", day=words.day(ticket.accepted_at.date()), ticket=ticket.number))
    form.space(0.4)
    case_lines(paper, form, words)
    form.fields([(words.label("words"), words.or_nothing(ticket.words))], columns=1)
    form.space(0.4)
    form.statements(_findings(paper, words))
    for key in ("done_so_far", "meanwhile"):
        if paper.stated(key).stated:
            form.fields(stated_pairs(paper, words, key), columns=1)
    contact = words.text("contact", name=paper.stated("contact").text, phone=paper.desk.phone).strip()
    form.fields(filled(words, *stated_pairs(paper, words, "next_news"), (words.label("contact"), contact)))
    form.space(0.3)
    for sentence in words.texts("notes"):
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    sign_off(paper, copy, form, words)


def _findings(paper: Paper, words: Wording) -> list[Statement]:
    """The reason, and the day, which stands out."""
    findings = [Statement(words.label("reason"), [paper.stated("reason").text])]
    until = paper.stated("until").day
    if until is not None:
        promise = words.text("promise", until=words.weekday(until))
        findings.append(Statement(words.label("until"), [promise], strong=True))
    return findings
