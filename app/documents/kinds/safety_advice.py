"""D09 安全风险告知书: what is dangerous, whether to stop using it, what can be done (S3-13)."""

from app.documents.copies import Copy
from app.documents.form import Form, Statement
from app.documents.kinds.parts import (
    addressed,
    case_lines,
    choice_of,
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
    form.space(0.4)
    form.statements(
        [
            Statement(words.label("hazard"), [paper.stated("hazard").text], strong=True),
            Statement(words.label("use"), _advice(paper, words), strong=True),
        ]
    )
    form.fields(
        filled(
            words,
            (words.label("cover"), choice_of(paper, words, "cover")),
            *stated_pairs(paper, words, "warranty_until"),
        )
    )
    form.fields(filled(words, (words.label("offer"), choice_of(paper, words, "offer"))), columns=1)
    if paper.stated("remarks").stated:
        form.fields(stated_pairs(paper, words, "remarks"), columns=1)
    form.space(0.3)
    for sentence in (*_scope(paper, words), *words.texts("notes")):
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    sign_off(paper, copy, form, words)


def _advice(paper: Paper, words: Wording) -> list[str]:
    """Stop using it or not, then the rest of the advice in its order."""
    first = words.text("stop" if paper.stated("stop_use").holds else "careful")
    further = (*paper.stated("advice").lines, *words.texts("usual"))
    lines = [words.text("advice_line", place=place, text=text) for place, text in enumerate(further, start=1)]
    return [first, *lines]


def _scope(paper: Paper, words: Wording) -> list[str]:
    """Who pays a repair, as far as it is known whether the warranty runs."""
    known = paper.stated("cover").text
    return [words.text(f"scope_{cover}") for cover in ("in", "out") if known in ("", cover)]
