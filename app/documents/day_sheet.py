"""日终核对单: the count of a day on paper. It is no issued document: no number, and no code to scan."""

from __future__ import annotations

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.job import Job, Masthead
from app.documents.media import MEDIA
from app.documents.wording import Wording
from app.usecases.day_end import DayEnd, PaperRow
from app.usecases.paper import DeskHead

KIND = "day-end"
VERSION = 1
PAPERS = ("a4", "a5")
_ROW_SHARES = (25, 18, 15, 9, 11, 14, 18)
_SERIES_SHARES = (22, 46, 10, 32)


def day_sheet_job(day: DayEnd, head: DeskHead, medium: str, words: Wording, made: str) -> Job:
    """What to print of `day`; `made` is the moment of counting as a PDF date."""
    title = words.text("title")
    line = words.text("number", desk=day.desk, day=words.weekday(day.day))
    masthead = Masthead(
        mall=head.mall,
        title=title,
        continued=words.text("continued", title=title),
        date=words.text("counted", moment=words.moment(day.counted_at)),
        number=line,
        copy="",
        copy_place="",
        reprint="",
        contact=tuple(filter(None, (f"{head.mall} {head.desk}".strip(), head.address))),
        remark=(words.text("internal"), words.text("clauses", edition=words.edition)),
    )
    return Job(
        title=f"{title} {day.desk} {day.day.isoformat()}",
        author=f"{head.mall} {head.desk}".strip(),
        made=made,
        identity=f"{KIND} {day.desk} {day.day.isoformat()} {day.counted_at.isoformat()} {medium}",
        code="",
        medium=MEDIA[medium],
        copies=(Copy("store", 1, 1),),
        compose=lambda _copy, form: compose(day, form, words),
        masthead=lambda _copy: masthead,
        page_words=lambda page, pages: words.text("page", page=page, pages=pages),
    )


def compose(day: DayEnd, form: Form, words: Wording) -> None:
    """Tell `form` what the sheet says."""
    totals = day.totals
    synced = words.text("state.none") if totals.synced is None else str(totals.synced)
    form.paragraph(words.text("agrees" if day.agrees else "differs"), strong=True)
    form.heading(words.label("figures"))
    form.fields(
        [
            (words.label("numbers"), str(totals.numbers)),
            (words.label("voided"), str(totals.voided)),
            (words.label("printed"), str(totals.printed)),
            (words.label("stored"), str(totals.stored)),
            (words.label("synced"), synced),
            (words.label("gaps"), str(totals.gaps)),
            (words.label("stubs_present"), str(totals.stubs_present)),
            (words.label("stubs_missing"), str(totals.stubs_missing)),
        ]
    )
    _series(day, form, words)
    _papers(day, form, words)
    if day.unknown:
        form.heading(words.label("unknown"))
        for job in day.unknown:
            form.paragraph(words.text("order", number=job.number, printer=job.printer))
    form.close()
    form.space(0.4)
    date_line = (words.text("sign_date"),)
    form.signatures(
        [
            SignatureSlot(words.label("clerk_signs"), date_line),
            SignatureSlot(words.label("supervisor_signs"), date_line),
        ]
    )


def _series(day: DayEnd, form: Form, words: Wording) -> None:
    form.heading(words.label("series"))
    form.table(
        [words.label(key) for key in ("kind", "range", "used", "gap")],
        [
            [
                words.text(f"kinds.{each.kind}"),
                words.text("range", first=each.first, last=each.last),
                str(each.used),
                words.text("gap", numbers="、".join(each.gaps)) if each.gaps else words.text("no_gap"),
            ]
            for each in day.series
        ],
        _SERIES_SHARES,
    )


def _papers(day: DayEnd, form: Form, words: Wording) -> None:
    form.heading(words.label("papers"))
    if not day.rows:
        form.paragraph(words.text("none"))
        return
    heads = ("number", "kind", "on_paper", "kept", "received", "stub", "note")
    form.table([words.label(key) for key in heads], [_row(row, words) for row in day.rows], _ROW_SHARES)


def _row(row: PaperRow, words: Wording) -> list[str]:
    received = {None: "none", True: "yes", False: "waiting"}[row.synced]
    times = words.text("times", count=row.prints)
    printed = words.text(f"printed.{row.on_paper}")
    return [
        row.number,
        words.text(f"kinds.{row.kind}"),
        f"{printed} {times}" if row.prints > 1 else printed,
        words.text("state.yes" if row.stored else "state.no"),
        words.text(f"state.{received}"),
        words.text(f"stub.{row.stub}"),
        _note(row, words),
    ]


def _note(row: PaperRow, words: Wording) -> str:
    if row.voided:
        reason = row.void_reason.strip()
        return words.text("void", reason=reason) if reason else words.text("void_bare")
    return words.text("versions", version=row.version) if row.version > 1 else ""
