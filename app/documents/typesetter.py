"""Prints documents. Importing this module costs nothing; the first document loads the press."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol, cast

from app.documents.catalogue import Settings, all_kinds, read_settings
from app.documents.copies import ALL, Copy
from app.documents.form import Form
from app.documents.job import Job, Masthead, Printed
from app.documents.masthead import code_content, masthead
from app.documents.media import MEDIA, Medium
from app.documents.press.family import Family, StandIn
from app.documents.press.font_face import FontFace
from app.documents.published_wording import OFFICE_VERSIONS, PublishedWordings, Rows, newest_of
from app.documents.wording import Wording, read_wording, reworded
from app.domain.refusals import InputError
from app.usecases.bundle.chain import CASE_FORM
from app.usecases.paper import DeskHead, DocumentKind, Paper, RecoverySheet, RenderedDocument, content_hash

if TYPE_CHECKING:
    from app.usecases.day_end import DayEnd


class KindModule(Protocol):
    """What a file in ``app/documents/kinds`` holds."""

    def compose(self, paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
        """Tell `form` what one copy says."""
        ...


def _nothing() -> Mapping[str, object]:
    return {}


class PdfTypesetter:
    """The typesetter over the packaged resources at `resources`. Any thread may ask; one is served at a time.

    Fonts stay open, and settings and wording known, once they are read. `published` gives the wordings of
    head office as they are kept now: the newest one of a kind that can be used is in force.
    """

    def __init__(self, resources: Path, published: Rows = _nothing) -> None:
        self._resources = resources
        self._published = PublishedWordings(resources / "clauses", published)
        self._lock = Lock()
        self._faces: tuple[Family, Family] | None = None
        self._settings: dict[str, Settings] = {}
        self._kinds: tuple[DocumentKind, ...] | None = None
        self._wordings: dict[tuple[str, int], Wording] = {}

    def kinds(self) -> Sequence[DocumentKind]:
        """Every kind there are settings for, by code."""
        if self._kinds is None:  # asked for with every ticket that is shown: some twenty files to read
            self._kinds = tuple(all_kinds(self._resources / "documents"))
        return self._kinds

    def render(
        self, paper: Paper, medium: str, copies: Sequence[str] = (), *, bilingual: bool = False
    ) -> RenderedDocument:
        """The pages of `paper`; see the port ``Typesetter``."""
        settings = self._settings_of(paper.kind)
        settings.check_medium(medium)
        if bilingual:
            settings.check_bilingual()
        settings.check(paper)
        words = self._words_for(paper, settings)
        words = words.in_both() if bilingual else words
        sheet = MEDIA[medium].turned() if medium in settings.lying else MEDIA[medium]
        content = content_hash(paper)
        chosen = _copies(settings, sheet, copies)
        with self._lock:  # fonts and press are shared, and a preview may be set while a slip is issued
            job = _job(paper, content, settings, words, sheet, chosen)
            printed = self._print(job)
            if printed.missing_characters and job.masthead is not None and words.has("boxes"):
                printed = self._print(_explained(job, job.masthead, words.chinese("boxes")))
        return RenderedDocument(
            pdf=printed.pdf,
            pages=printed.pages,
            sha256=hashlib.sha256(printed.pdf).hexdigest(),
            content_sha256=content,
            clauses=words.name,
            clauses_version=words.version,
            missing_characters=printed.missing_characters,
            damaged_pictures=printed.damaged_pictures,
        )

    def message(self, paper: Paper) -> str:
        """`paper` as a text message; see the port ``Typesetter``."""
        settings = self._settings_of(paper.kind)
        settings.check(paper)
        tell = getattr(_kind_module(paper.kind), "message", None)
        return str(tell(paper, self._words_for(paper, settings))) if tell is not None else ""

    def day_sheet(self, day: "DayEnd", head: DeskHead, medium: str) -> bytes:
        """The count of a day as pages; see the port ``Typesetter``."""
        from app.documents.day_sheet import KIND, PAPERS, VERSION, day_sheet_job  # noqa: PLC0415 - once a day

        if medium not in PAPERS:
            raise InputError("paper_not_offered", "paper", paper=medium, offered=", ".join(PAPERS))
        words = self._wording_of(KIND, VERSION, {})
        with self._lock:
            return self._print(day_sheet_job(day, head, medium, words, _pdf_date(day.counted_at))).pdf

    def recovery_sheet(self, sheet: RecoverySheet, head: DeskHead, medium: str) -> bytes:
        """The recovery code as a page; see the port ``Typesetter``."""
        from app.documents.recovery_sheet import (  # noqa: PLC0415 - once a year
            KIND,
            PAPERS,
            VERSION,
            recovery_sheet_job,
        )

        if medium not in PAPERS:
            raise InputError("paper_not_offered", "paper", paper=medium, offered=", ".join(PAPERS))
        words = self._wording_of(KIND, VERSION, {})
        with self._lock:
            return self._print(recovery_sheet_job(sheet, head, medium, words, _pdf_date(sheet.made))).pdf

    def _words_for(self, paper: Paper, settings: Settings) -> Wording:
        """The wording it was issued with, else the one in force."""
        office = self._published.now()
        version = paper.clauses or newest_of(office, paper.kind) or settings.clauses
        words = self._wording_of(paper.kind, version, office)
        return reworded(words, paper.house) if paper.house.texts else words

    def _settings_of(self, kind: str) -> Settings:
        if kind not in self._settings:
            self._settings[kind] = read_settings(self._resources / "documents", kind)
        return self._settings[kind]

    def _wording_of(self, kind: str, version: int, office: Mapping[str, Mapping[str, Any]]) -> Wording:
        folder = self._resources / "clauses"
        if version >= OFFICE_VERSIONS:
            return read_wording(folder, kind, version, office)
        if (kind, version) not in self._wordings:
            self._wordings[kind, version] = read_wording(folder, kind, version)
        return self._wordings[kind, version]

    def _print(self, job: Job) -> Printed:
        from app.documents.press.run import PrintRun  # noqa: PLC0415 - ReportLab and segno cost 140 ms

        if self._faces is None:
            fonts = self._resources / "fonts"
            rare = StandIn(lambda: FontFace(fonts / "HanaMinB.ttf"))
            self._faces = (
                Family(FontFace(fonts / "NotoSansSC-Regular.ttf"), rare),
                Family(FontFace(fonts / "NotoSansSC-Bold.ttf"), rare),
            )
        return PrintRun(*self._faces, job).print()


def _job(
    paper: Paper, content: str, settings: Settings, words: Wording, medium: Medium, copies: tuple[Copy, ...]
) -> Job:
    kind, code = _kind_module(paper.kind), code_content(paper, content)
    both = ("both",) if words.both else ()
    return Job(
        title=f"{words.chinese('title')} {paper.number}",
        author=f"{paper.desk.mall} {paper.desk.desk}".strip(),
        made=_pdf_date(paper.issued_at),
        identity=" ".join([code, str(paper.reprint), medium.name, *(copy.code for copy in copies), *both]),
        code=code if paper.number else "",
        medium=medium,
        copies=copies,
        compose=lambda copy, form: kind.compose(paper, copy, form, words),
        masthead=None if settings.bare else lambda copy: masthead(paper, content, copy, words),
        page_words=lambda page, pages: words.text("page", page=page, pages=pages),
        bilingual=words.both,
        keywords=_keywords(paper),
        seal=paper.desk.stamp if settings.kind.stampable else b"",
    )


def _keywords(paper: Paper) -> str:
    """What the checker of an evidence bundle reads out of the report: the same that is printed there."""
    bundle = paper.bundle
    return f"{CASE_FORM} {bundle.entries} {bundle.case_code}" if bundle and bundle.case_code else ""


def _explained(job: Job, plain: Callable[[Copy], Masthead], note: str) -> Job:
    """The same with a note in its foot: why there are boxes, and that nothing is lost."""

    def noted(copy: Copy) -> Masthead:
        head = plain(copy)
        return replace(head, remark=(*head.remark, note))

    return replace(job, masthead=noted)


def _kind_module(kind: str) -> KindModule:
    """The file that describes `kind`; it is named like the kind."""
    return cast("KindModule", import_module(f"app.documents.kinds.{kind.replace('-', '_')}"))


def _copies(settings: Settings, medium: Medium, wanted: Sequence[str]) -> tuple[Copy, ...]:
    """The copies to print, in their order; carbon paper makes all of them at one stroke."""
    names = settings.kind.copies
    for name in wanted:
        settings.check_copy(name)
    if medium.carbon:
        return (Copy(ALL, 1, len(names)),)
    numbered = enumerate(names, start=1)
    return tuple(Copy(name, place, len(names)) for place, name in numbered if name in (wanted or names))


def _pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it: ``D:20261120100200+08'00'``."""
    offset = moment.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"
