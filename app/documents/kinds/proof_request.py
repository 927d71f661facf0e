"""D02 补充凭证通知: what is missing, how to hand it in, until when (S3-05, S4-18)."""

from app.documents.copies import Copy
from app.documents.form import Form, Statement
from app.documents.kinds.parts import addressed, case_lines, dispute_routes, sign_off, stated_table
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    ticket = paper.ticket
    addressed(paper, form, words)
    form.paragraph(words.text("opening", day=words.day(ticket.accepted_at.date()), ticket=ticket.number))
    form.space(0.4)
    case_lines(paper, form, words)
    form.heading(words.label("wanted"))
    stated_table(paper, form, words, "wanted", ("name", "how"), (4, 6))
    form.space(0.3)
    until = paper.stated("until").day
    if until is not None:
        form.statements([Statement(words.label("until"), [words.weekday(until)], strong=True)])
    way = paper.stated("way").text or words.reaching("usual_way", paper.desk.phone)
    form.fields([(words.label("way"), way)], columns=1)
    form.space(0.3)
    for sentence in words.texts("notes"):
        form.paragraph(sentence, small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    sign_off(paper, copy, form, words)
