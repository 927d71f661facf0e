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
_LARGE = 1.7
_BESIDE = 4
"""Groups of the code side by side."""


def recovery_sheet_job(sheet: RecoverySheet, head: DeskHead, medium: str, words: Wording, made: str) -> Job:
    """What to print; `made` is the moment as a PDF date. The code stands on the page alone."""
    title = words.text("title")
    made_on = words.moment(sheet.made)
    masthead = Masthead(
        mall=head.mall,
        title=title,
        continued=title,
        date=made_on,
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
        compose=lambda _copy, form: compose(sheet, head, form, words),
        masthead=lambda _copy: masthead,
        page_words=lambda page, pages: words.text("page", page=page, pages=pages),
    )


def compose(sheet: RecoverySheet, head: DeskHead, form: Form, words: Wording) -> None:
    """Tell `form` what the sheet says."""
    groups = sheet.code.split("-")
    form.paragraph(words.text("what"), strong=True)
    form.paragraph(words.text("locked"), strong=True)
    form.heading(words.text("code"))
    for start in range(0, len(groups), _BESIDE):
        row = groups[start : start + _BESIDE]
        heads = [words.text("group", number=start + place) for place in range(1, len(row) + 1)]
        form.table(heads, [row], [1] * len(row), size=_LARGE)
    form.space(0.3)
    form.paragraph(words.text("signs"))
    form.space(0.4)
    pairs = [
        (words.text("desk"), f"{head.mall} {head.desk}".strip()),
        (words.text("key"), sheet.key_name),
    ]
    form.fields([pair for pair in pairs if pair[1]], 1)
    form.space(0.4)
    for name in ("how", "replaced", "drill"):
        form.paragraph(words.text(name))
    form.close()
    form.space(0.4)
    date_line = (words.text("sign_date"),)
    form.signatures(
        [SignatureSlot(words.label("kept_by"), date_line), SignatureSlot(words.label("seen_by"), date_line)]
    )
