"""What stands around the text of every page of a sheet: head and foot."""

from collections.abc import Sequence

from app.documents.job import Masthead
from app.documents.media import POINTS_PER_MM, Medium
from app.documents.press.codes import QUIET_QR
from app.documents.press.composer import Composer
from app.documents.press.head import head_names
from app.documents.press.layouts import Layout
from app.documents.press.pen import Pen
from app.documents.press.styles import Style


class SheetFrame:
    """Head and foot of a sheet; the text has the room between them."""

    def __init__(
        self,
        medium: Medium,
        layout: Layout,
        masthead: Masthead,
        composer: Composer,
    ) -> None:
        left, top, right, bottom = (margin * POINTS_PER_MM for margin in medium.margins)
        self.page = (medium.width * POINTS_PER_MM, medium.height * POINTS_PER_MM)
        self.left, self._top = left, top
        self.width = self.page[0] - left - right
        self._bottom = self.page[1] - bottom
        self._layout, self._masthead, self._composer = layout, masthead, composer
        self._foot_style = Style(7.2, 9.6, gray=0.2)
        self._info_style = Style(layout.body.size - 0.4, layout.body.leading)
        self._names = head_names(masthead, layout, self.width, composer)
        self._head = max(layout.head, self._names.height)
        self._contact = composer.parts(masthead.contact, self.width - _PAGE_WORDS - 12, self._foot_style)
        self._remark = composer.parts(masthead.remark, self.width, self._foot_style)

    def text_top(self, page: int) -> float:
        """Where the text of a page starts; pages count from 1."""
        if page > 1:
            return self._code_top + self._layout.further + 1
        below = self._info_style.leading + 1 if self._layout.info_below else 0
        return self._top + self._head + 5 + below

    def room(self, page: int) -> float:
        """The height of the text of a page."""
        return self._bottom - self._foot_height - 6 - self.text_top(page)

    @property
    def _code_top(self) -> float:
        """Where the code of a further page begins: above the line of the head, as high as on page 1."""
        return self._top + self._layout.head - self._layout.qr

    @property
    def _foot_height(self) -> float:
        return sum(line.style.leading for line in (*self._contact, *self._remark))

    def draw(self, pen: Pen, page: int, page_words: str, code: Sequence[Sequence[int]]) -> None:
        """Head and foot of one page; `page_words` says which of how many, `code` is its QR code."""
        if page == 1:
            self._draw_head(pen, self._layout.qr + 2 if code else 0)
            above = self._layout.qr - self._layout.head
            draw_code(pen, code, self._layout.qr, (self.left + self.width, self._top - above))
        else:
            self._draw_continuation(pen, self._layout.further + 2 if code else 0)
            draw_code(pen, code, self._layout.further, (self.left + self.width, self._code_top))
        self._draw_foot(pen, page_words)

    def _draw_head(self, pen: Pen, beside: float) -> None:
        """`beside`: the width that the code takes at the right, here and below."""
        names = self._names
        top = self._top + (self._head - names.height) / 2
        for line in names.lines:
            pen.line(line, self.left + names.x, top, names.width)
            top += line.style.leading
        if names.logo is not None:
            logo, high = names.logo, names.logo.height
            pen.logo(logo.png, self.left + logo.x, self._top + (self._head - high) / 2, logo.width, high)
        self._draw_copy(pen)
        self._draw_info(pen, beside)

    def _draw_copy(self, pen: Pen) -> None:
        words = self._masthead
        label = Style(self._layout.body.size, 14, bold=True)
        if not words.copy:
            return
        line = self._composer.block(words.copy, 120, label.aligned("center"))[0]
        width = line.width + 12
        pen.box(self.left, self._top + 2, width, 16, 0.8)
        pen.line(line, self.left, self._top + 3, width)
        small = self._composer.block(words.copy_place, 90, self._foot_style)[0]
        pen.line(small, self.left, self._top + 19.5)
        if words.reprint:
            mark = self._composer.block(words.reprint, 80, label.aligned("center"))[0]
            pen.box(self.left + width + 5, self._top + 2, mark.width + 10, 16, 0.8)
            pen.line(mark, self.left + width + 5, self._top + 3, mark.width + 10)

    def _draw_info(self, pen: Pen, beside: float) -> None:
        style = self._info_style
        if self._layout.info_below:
            y, right = self._top + self._head + 2, self.left + self.width
        else:
            y = self._top + self._head - style.leading
            right = self.left + self.width - beside
        self._draw_ends(pen, self._masthead.date, self._masthead.number, y, right)

    def _draw_continuation(self, pen: Pen, beside: float) -> None:
        words = self._masthead
        end = self.left + self.width - beside
        self._draw_ends(pen, words.continued, words.number, self._top + 2, end)
        pen.rule(self.left, self._top + 18, end, self._top + 18)

    def _draw_ends(self, pen: Pen, left: str, right: str, y: float, end: float) -> None:
        """Two parts of one line. A number is never cut, what stands before it gives way."""
        number = self._composer.block(right, end - self.left, self._info_style.aligned("right"))[0]
        room = end - self.left - number.width - 6
        pen.line(self._composer.block(left, room, self._info_style)[0], self.left, y)
        pen.line(number, self.left, y, end - self.left)

    def _draw_foot(self, pen: Pen, page_words: str) -> None:
        y = self._bottom - self._foot_height
        pen.rule(self.left, y - 2, self.left + self.width, y - 2)
        pages = self._composer.block(page_words, _PAGE_WORDS, self._foot_style.aligned("right"))
        pen.line(pages[0], self.left, y, self.width)
        for line in (*self._contact, *self._remark):
            pen.line(line, self.left, y)
            y += line.style.leading


def draw_code(pen: Pen, code: Sequence[Sequence[int]], side: float, corner: tuple[float, float]) -> None:
    """A QR code of that side, with the quiet zone in it; its last modules stand above each other at the
    right edge of the text. `corner` is that edge and where the quiet zone begins above. None: nothing.
    """
    if not code:
        return
    quiet = side * QUIET_QR / (len(code) + 2 * QUIET_QR)
    right, top = corner
    inner = side - 2 * quiet
    pen.picture(pen.pictures.code(code), right - inner, top + quiet, inner, inner)


_PAGE_WORDS = 90.0
"""Points kept for page and number of pages, at the right end of the foot."""
