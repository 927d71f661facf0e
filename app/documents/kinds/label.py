"""D21 物品标签: one small label on every piece a customer leaves at the desk (S4-20)."""

from app.documents.copies import Copy
from app.documents.form import Form
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - labels have one copy
    """Tell `form` what the labels say: one page for each piece, or one for the goods as a whole."""
    ticket = paper.ticket
    goods = ticket.goods[0]
    whole = words.text("goods", brand=goods.brand, name=goods.name).strip()
    pieces = ticket.received or (whole,)
    for place, piece in enumerate(pieces, start=1):
        if place > 1:
            form.next_page()
        desk = words.text("desk", mall=paper.desk.mall, desk=paper.desk.desk).strip()
        form.line(desk, words.text("received", day=words.day(ticket.accepted_at.date())))
        form.line(piece, words.text("place", place=place, of=len(pieces)), strong=True, size=1.9)
        form.line(whole, size=1.1)
        owner = words.text("owner", name=masked_name(ticket.customer.name), phone=ticket.customer.phone)
        form.line(owner.strip())
        form.space(0.3)
        form.barcode(ticket.number, always=True)


def masked_name(name: str) -> str:
    """The first character and stars: a label lies in the open, where others read it (个保法 6)."""
    name = name.strip()
    return name[:1] + "*" * min(len(name) - 1, 2)
