"""恢复单: the recovery code of a store on paper, to be locked away. No issued document: it has no number."""

from __future__ import annotations

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.job import Job, Masthead
from app.documents.media import MEDIA
from app.documents.wording import Wording
from app.usecases.paper import DeskHead, RecoverySheet

KIND = "recovery-sheet"
VERSION = 1
PAPERS = ("a4", "a5")
_LARGE = 1.6


def recovery_sheet_job(sheet: RecoverySheet, head: DeskHead, medium: str, words: Wording, made: str) -> Job:
    """What to print; `made` is the moment as a PDF date. The code stands on the page alone."""
    title = words.text("title")
    line = words.text("made", moment=words.moment(sheet.made))
    masthead = Masthead(
        mall=head.mall,
        title=title,
        continued=title,
        date=line,
        number="",
        copy="",
        copy_place="",
        reprint="",
        contact=tuple(filter(None, (f"{head.mall} {head.desk}".strip(), head.address))),
        remark=(words.text("internal"),),
    )
    return Job(
        title=f"{title} {head.desk}".strip(),
        author=f"{head.mall} {head.desk}".strip(),
        made=made,
        identity=f"{KIND} {sheet.key_name} {sheet.made.isoformat()} {medium}",
        code="",
        medium=MEDIA[medium],
        copies=(Copy("store", 1, 1),),
        compose=lambda _copy, form: compose(sheet, form, words),
        masthead=lambda _copy: masthead,
        page_words=lambda page, pages: words.text("page", page=page, pages=pages),
    )


def compose(sheet: RecoverySheet, form: Form, words: Wording) -> None:
    """Tell `form` what the sheet says."""
    groups = sheet.code.split("-")
    form.paragraph(words.text("what"), strong=True)
    form.heading(words.text("code"))
    for name, part in (("first", groups[:4]), ("second", groups[4:])):
        form.line(words.text(name), "   ".join(part), strong=True, size=_LARGE)
        form.space(0.6)
    form.fields([(words.text("key"), sheet.key_name)], 1)
    form.space(0.4)
    for name in ("how", "replaced", "drill"):
        form.paragraph(words.text(name))
    form.close()
    form.space(0.4)
    date_line = (words.text("sign_date"),)
    form.signatures(
        [SignatureSlot(words.label("kept_by"), date_line), SignatureSlot(words.label("seen_by"), date_line)]
    )
