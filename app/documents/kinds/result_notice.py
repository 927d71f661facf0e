"""D11 处理结果通知: the solution, when it is carried out, when money arrives (S1-35, S4-35)."""

from app.documents.copies import Copy
from app.documents.form import Form, Statement
from app.documents.kinds.parts import (
    addressed,
    amount_of,
    case_lines,
    choice_of,
    dispute_routes,
    filled,
    sign_off,
    stated_pairs,
)
from app.documents.message import has_arrived, result_message
from app.documents.wording import Wording
from app.usecases.paper import Paper

message = result_message
"""The same as a text message."""


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
            Statement(words.label("remedy"), [_remedy(paper, words)], strong=True),
            Statement(words.label("until"), [_until(paper, words)], strong=True),
        ]
    )
    if paper.stated("solution").stated:
        form.fields(stated_pairs(paper, words, "solution"), columns=1)
    _money(paper, form, words)
    form.space(0.3)
    form.paragraph(words.reaching("question", paper.desk.phone), small=True)
    for sentence in words.texts("notes")[0 if paper.stated("amount").stated else 1 :]:
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    sign_off(paper, copy, form, words)


def _remedy(paper: Paper, words: Wording) -> str:
    """What is done, and by which force: 法定, 承诺 or 协商."""
    remedy = choice_of(paper, words, "remedy", term="remedy")
    if not paper.stated("strength").stated:
        return remedy
    return words.text("remedy", remedy=remedy, strength=choice_of(paper, words, "strength", term="strength"))


def _until(paper: Paper, words: Wording) -> str:
    day = paper.stated("until").day
    if day is None:
        return words.nothing
    if paper.stated("done").holds:
        return words.text("done", day=words.day(day))
    return words.text("due", day=words.weekday(day))


def _money(paper: Paper, form: Form, words: Wording) -> None:
    """The amount and when it arrives; nothing where no money is due."""
    amount = paper.stated("amount")
    if not amount.stated:
        return
    form.fields([(words.label("amount"), amount_of(amount, words))], columns=1)
    form.fields(
        filled(
            words,
            (words.label("way"), choice_of(paper, words, "way", term="payment")),
            (words.label("arrives"), _arrives(paper, words)),
        )
    )


def _arrives(paper: Paper, words: Wording) -> str:
    day = paper.stated("arrives").day
    if day is None:
        return words.nothing
    return words.text("arrived" if has_arrived(paper) else "due", day=words.day(day))
