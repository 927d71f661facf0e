"""D21 物品标签: one small label on every piece a customer leaves at the desk (S4-20)."""

from app.documents.copies import Copy
from app.documents.form import Form, StickerLine
from app.documents.wording import Wording
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - labels have one copy
    """Tell `form` what the labels say: one sticker for each piece, or one for the goods as a whole."""
    ticket = paper.ticket
    goods = ticket.goods[0]
    whole = words.text("goods", brand=goods.brand, name=goods.name).strip()
    pieces = ticket.received or (whole,)
    for place, piece in enumerate(pieces, start=1):
        if place > 1:
            form.next_page()
        form.sticker(
            _lines(paper, words, piece, words.text("place", place=place, of=len(pieces))), ticket.number
        )


def _lines(paper: Paper, words: Wording, piece: str, place: str) -> list[StickerLine]:
    """Whose it is, and where: the piece and its place among the others are what a shelf is searched for."""
    ticket, goods = paper.ticket, paper.ticket.goods[0]
    desk = words.text("desk", mall=paper.desk.mall, desk=paper.desk.desk).strip()
    received = words.text("received", day=words.day(ticket.accepted_at.date()))
    whole = words.text("goods", brand=goods.brand, name=goods.name).strip()
    owner = words.text("owner", name=masked_name(ticket.customer.name), phone=ticket.customer.phone).strip()
    return [
        StickerLine(desk, received, left_rank=4, right_rank=2),
        StickerLine(piece, place, strong=True, size=1.9),
        *([StickerLine(whole, size=1.1, left_rank=3)] if whole != piece else []),
        StickerLine(owner, left_rank=1),
    ]


def masked_name(name: str) -> str:
    """The first character and stars: a label lies in the open, where others read it (个保法 6)."""
    name = name.strip()
    return name[:1] + "*" * min(len(name) - 1, 2)
