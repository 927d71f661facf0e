"""The words of head and foot of a document."""

from app.documents.copies import ALL, Copy
from app.documents.job import Masthead
from app.documents.wording import Wording
from app.domain.paper_code import ScannedDocument, paper_code
from app.usecases.paper import Paper, short_hash


def code_content(paper: Paper, content_sha256: str) -> str:
    """What the QR code holds: number, version and short hash, packed (`app.domain.paper_code`).

    Empty on paper without a number: there is nothing that scanning it would find.
    """
    if not paper.number:
        return ""
    return paper_code(ScannedDocument(paper.number, paper.version, short_hash(content_sha256)))


def masthead(paper: Paper, content_sha256: str, copy: Copy, words: Wording) -> Masthead:
    """Head and foot of one copy."""
    title = words.chinese("title")
    number = words.text("number", number=paper.number) if paper.number else words.text("unnumbered")
    desk = paper.desk
    contact = [
        f"{desk.mall} {desk.desk}".strip(),
        words.text("contact_phone", phone=desk.phone) if desk.phone else "",
        words.text("contact_hours", hours=desk.hours) if desk.hours else "",
        desk.address,
        words.text("contact_firm", firm=desk.firm) if desk.firm else "",
    ]
    remark = [
        words.text("check_code", hash=short_hash(content_sha256)) if paper.number else "",
        words.text("version", version=paper.version),
        words.text("replaces", previous=paper.version - 1)
        if paper.version > 1 and words.has("replaces")
        else "",
        words.text("clauses", edition=words.edition),
        words.text("list_of_copies") if words.has("list_of_copies") else "",
    ]
    return Masthead(
        mall=desk.mall,
        title=title,
        continued=words.text("continued", title=title),
        date=_date(paper, words),
        number=number,
        copy=words.texts("carbon")[copy.of - 1] if copy.code == ALL else words.text(f"copies.{copy.code}"),
        copy_place="" if copy.code == ALL else words.text("copy_place", place=copy.place, of=copy.of),
        reprint=words.text("reprint", count=paper.reprint) if paper.reprint else "",
        contact=tuple(filter(None, contact)),
        remark=tuple(filter(None, remark)),
        english=words.english("title"),
        logo=desk.logo,
    )


def _date(paper: Paper, words: Wording) -> str:
    """When it was issued; on a blank form room for the day on which it is filled in."""
    blank = not paper.number and words.has("undated")
    return words.text("undated") if blank else words.moment(paper.issued_at)
