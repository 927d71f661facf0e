"""The result of a case as a text message, from the particulars of its notice (S1-35, S4-35)."""

from datetime import date

from app.documents.wording import Wording
from app.domain.money import Fen, format_yuan
from app.usecases.paper import Paper

LONGEST = 300
"""Characters of a message: longer ones are sent as several, or not at all."""
_SENDER = 30
_TELEPHONE = 40
"""A desk's number with its extension; what is longer is more than a number."""


def result_message(paper: Paper, words: Wording) -> str:
    """At most `LONGEST` characters; it names neither the customer nor the goods.

    Only the description of the solution is shortened where it is too long, for it stands on the notice.
    """
    ticket = paper.ticket
    remedy = words.term("remedy", paper.stated("remedy").text)
    before = words.text("message.sender", mall=(paper.desk.mall or paper.desk.desk)[:_SENDER])
    before += words.text("message.result", ticket=ticket.number, remedy=remedy)
    phone = paper.desk.phone if len(paper.desk.phone) <= _TELEPHONE else ""
    after = _until(paper, words) + _paid(paper, words) + words.reaching("message.question", phone)
    return before + _shortened(paper.stated("solution").text, LONGEST - len(before + after), words) + after


def has_arrived(paper: Paper) -> bool:
    """Whether the money is there: the case is settled, and its day is not ahead."""
    day = paper.stated("arrives").day
    return bool(paper.stated("done").holds) and day is not None and day <= paper.issued_at.date()


def _until(paper: Paper, words: Wording) -> str:
    day = paper.stated("until").day
    if day is None:
        return ""
    key = "message.done" if paper.stated("done").holds else "message.until"
    return words.text(key, day=_day(day, words))


def _paid(paper: Paper, words: Wording) -> str:
    amount, arrives = paper.stated("amount").amount, paper.stated("arrives").day
    if not amount:
        return ""
    code = paper.stated("way").text
    way = words.text("message.way", way=words.term("payment", code)) if code else ""
    yuan = format_yuan(Fen(amount))
    if arrives is None:
        return words.text("message.paid_sometime", amount=yuan, way=way)
    key = "message.arrived" if has_arrived(paper) else "message.paid"
    return words.text(key, amount=yuan, way=way, day=_day(arrives, words))


def _day(day: date, words: Wording) -> str:
    return words.text("message.day", month=day.month, day=day.day)


def _shortened(text: str, room: int, words: Wording) -> str:
    """One sentence in at most `room` characters; nothing where not even its beginning fits."""
    sentence = " ".join(text.split()).rstrip("。")
    if not sentence:
        return ""
    if len(sentence) < room:
        return f"{sentence}。"
    mark = words.text("message.shortened")
    kept = room - len(mark)
    return sentence[:kept] + mark if kept > len(mark) else ""
