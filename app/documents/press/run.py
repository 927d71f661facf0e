"""One print run: the copies of one document become a PDF."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab import rl_config

from app.documents.copies import Copy
from app.documents.job import Job, Masthead, Printed
from app.documents.media import POINTS_PER_MM
from app.documents.press.codes import page_codes, qr_modules
from app.documents.press.composer import Composer
from app.documents.press.embedded_font import EmbeddedFont, Fonts
from app.documents.press.family import Family
from app.documents.press.frame import SheetFrame, draw_code
from app.documents.press.layouts import Layout, layout_of
from app.documents.press.page_form import PageForm
from app.documents.press.paginate import Placed, floats, paginate
from app.documents.press.pdf_objects import PlainCanvas, make_id_from, on_save
from app.documents.press.pen import Pen
from app.documents.press.pictures import Pictures
from app.documents.press.pieces import SignatureRow
from app.documents.press.roll import roll_head, roll_tail
from app.documents.press.text import clean

_CUT = 0.4
"""Width of the line along which a sheet of two halves is cut."""


class PrintRun:
    """Prints one job; made anew for each."""

    def __init__(self, regular: Family, bold: Family, job: Job) -> None:
        rl_config.useA85 = (
            0  # ReportLab's text armour would make photos a quarter larger, and 15 times slower
        )
        self._job = job
        layout = layout_of(job.medium)
        self._layout: Layout = layout.for_two() if job.bilingual else layout
        self._composer = Composer(regular, bold)
        self._fonts = Fonts(EmbeddedFont("F1", regular.main), EmbeddedFont("F2", bold.main), regular.stand_in)
        self._file = BytesIO()
        self._canvas = PlainCanvas(
            self._file, pageCompression=1, invariant=1, pdfVersion=(1, 5), lang="zh-CN"
        )
        self._pictures = Pictures(self._canvas)
        self._pages = 0
        self._half_free = False
        self._damaged: list[str] = []

    def print(self) -> Printed:
        """Set and draw every copy."""
        if self._job.masthead is not None and not self._job.medium.is_roll:
            self._print_sheets(self._job.masthead)
        else:
            for copy in self._job.copies:
                (self._print_roll if self._job.medium.is_roll else self._print_bare)(copy)
        self._describe()
        self._canvas.save()
        missing = dict.fromkeys(character for font in self._fonts.opened() for character in font.missing)
        damaged = dict.fromkeys(self._damaged)
        return Printed(self._file.getvalue(), self._pages, tuple(missing), tuple(damaged))

    def _print_sheets(self, masthead: Callable[[Copy], Masthead]) -> None:
        """All copies. They lie on top of each other to be stamped across: one with its signatures right
        below the text, as another has them at the bottom, would look like another document.
        """
        frames = [
            SheetFrame(self._job.medium, self._layout, masthead(copy), self._composer)
            for copy in self._job.copies
        ]
        fitted = [self._fitted(copy, frame) for copy, frame in zip(self._job.copies, frames, strict=True)]
        if len({floating for _, floating in fitted}) > 1:
            fitted = [
                self._fitted(copy, frame, sinks=False)
                for copy, frame in zip(self._job.copies, frames, strict=True)
            ]
        for frame, (pages, _) in zip(frames, fitted, strict=True):
            self._draw_copy(frame, pages)

    def _draw_copy(self, frame: SheetFrame, pages: Sequence[Sequence[Placed]]) -> None:
        codes = self._codes(pages)
        for number, pieces in enumerate(pages, start=1):
            pen = self._new_page(*frame.page)
            frame.draw(pen, number, self._job.page_words(number, len(pages)), codes[number - 1])
            self._draw(pen, pieces, frame.left, frame.text_top(number))

    def _codes(self, pages: Sequence[Sequence[Placed]]) -> Sequence[Sequence[Sequence[int]]]:
        """The code of each page of one copy."""
        rows = [[each.piece for each in page if isinstance(each.piece, SignatureRow)] for page in pages]
        counted = all(row.counted for page in rows for row in page)
        return page_codes(self._job.code, [bool(page) for page in rows], counted=counted)

    def _fitted(
        self, copy: Copy, frame: SheetFrame, *, sinks: bool = True
    ) -> tuple[list[list[Placed]], bool]:
        """The pages in the loosest layout that needs the fewest; whether their foot is above the bottom."""
        tries = []
        for layout in self._layout.densities():
            form = self._form(copy, frame.width, layout)
            pages = paginate(form.body, form.foot, frame.room(1), frame.room(2), sinks=sinks)
            tries.append((pages, bool(form.foot) and floats(pages, frame.room(1), frame.room(2))))
            if len(pages) == 1:
                return tries[-1]
        return min(tries, key=lambda each: len(each[0]))

    def _print_bare(self, copy: Copy) -> None:
        left, top, right, bottom = (margin * POINTS_PER_MM for margin in self._job.medium.margins)
        width, height = self._job.medium.width * POINTS_PER_MM, self._job.medium.height * POINTS_PER_MM
        room = height - top - bottom
        form = self._form(copy, width - left - right, self._layout, room)
        coded = bool(self._job.code) and not self._job.medium.is_label
        side = self._layout.further
        below = side if coded else 0.0
        for page, pieces in enumerate(paginate(form.body, form.foot, room, room - below), start=1):
            pen = self._new_page(width, height)
            if coded:  # on the first page at the right of the title, where nothing else stands
                at = top + self._layout.body.leading if page == 1 else top
                draw_code(pen, qr_modules(self._job.code), side, (width - right, at))
            self._draw(pen, pieces, left, top if page == 1 else top + below)

    def _print_roll(self, copy: Copy) -> None:
        left, top, right, bottom = (margin * POINTS_PER_MM for margin in self._job.medium.margins)
        page_width = self._job.medium.width * POINTS_PER_MM
        width = page_width - left - right
        form = self._form(copy, width, self._layout)
        pieces = [*form.body, *form.foot]
        if self._job.masthead is not None:
            words = self._job.masthead(copy)
            pieces = [
                *roll_head(words, self._composer, self._layout, width),
                *pieces,
                *roll_tail(words, qr_modules(self._job.code), self._composer, self._layout, width),
            ]
        placed, at = [], 0.0
        for piece in pieces:
            placed.append(Placed(piece, at))
            at += piece.height
        self._draw(self._new_page(page_width, top + at + bottom), placed, left, top)

    def _form(self, copy: Copy, width: float, layout: Layout, height: float = 0) -> PageForm:
        form = PageForm(self._composer, layout, width, narrow=self._job.medium.is_roll, height=height)
        form.seal = self._job.seal
        self._job.compose(copy, form)
        return form

    def _new_page(self, width: float, height: float) -> Pen:
        sheet = self._job.medium.sheet * POINTS_PER_MM
        lower = bool(sheet) and self._half_free
        self._half_free = bool(sheet) and not lower
        if not lower:
            if self._pages:
                self._canvas.showPage()
            self._pages += 1
            self._canvas.setPageSize((width, sheet or height))
        top = sheet / 2 if lower else sheet or height
        mono = self._job.medium.mono
        pen = Pen(self._canvas, self._composer, self._fonts, self._pictures, top, mono=mono)
        if self._half_free:
            pen.rule(0, sheet / 2, width, sheet / 2, _CUT, "4 4")
        return pen

    def _draw(self, pen: Pen, pieces: Sequence[Placed], left: float, top: float) -> None:
        for placed in pieces:
            placed.piece.draw(pen, left, top + placed.top)
        self._damaged += pen.damaged

    def _describe(self) -> None:
        """What the file says of itself: nothing of this machine or hour."""
        canvas, job = self._canvas, self._job
        canvas.setTitle(clean(job.title).replace("\n", " "))
        canvas.setAuthor(clean(job.author).replace("\n", " "))
        if job.keywords:
            canvas.setKeywords(clean(job.keywords))
        canvas.setCreator("Counterfoil")
        canvas.setProducer("Counterfoil")
        canvas.setDateFormatter(lambda *_: job.made)
        make_id_from(canvas, job.identity)
        for font in self._fonts.opened():
            if font.used:
                on_save(canvas, font)
