"""What stands around the text of every page of a sheet: head and foot."""

from collections.abc import Sequence

from app.documents.job import Masthead
from app.documents.media import POINTS_PER_MM, Medium
from app.documents.press.codes import QUIET_QR
from app.documents.press.composer import Composer
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
        code: Sequence[Sequence[int]],
        composer: Composer,
    ) -> None:
        left, top, right, bottom = (margin * POINTS_PER_MM for margin in medium.margins)
        self.page = (medium.width * POINTS_PER_MM, medium.height * POINTS_PER_MM)
        self.left, self._top = left, top
        self.width = self.page[0] - left - right
        self._bottom = self.page[1] - bottom
        self._layout, self._masthead, self._code, self._composer = layout, masthead, code, composer
        self._foot_style = Style(7.2, 9.6, gray=0.2)
        self._info_style = Style(layout.body.size - 0.4, layout.body.leading)

    def text_top(self, page: int) -> float:
        """Where the text of a page starts; pages count from 1."""
        if page > 1:
            return self._top + 21
        below = self._info_style.leading + 1 if self._layout.info_below else 0
        return self._top + self._layout.qr + 5 + below

    def room(self, page: int) -> float:
        """The height of the text of a page."""
        return self._bottom - 2 * self._foot_style.leading - 6 - self.text_top(page)

    def draw(self, pen: Pen, page: int, page_words: str) -> None:
        """Head and foot of one page; `page_words` says which of how many."""
        if page == 1:
            self._draw_head(pen)
        else:
            self._draw_continuation(pen)
        self._draw_foot(pen, page_words)

    def _draw_head(self, pen: Pen) -> None:
        words, qr = self._masthead, self._layout.qr
        mall = Style(self._layout.body.size + 0.5, 14).aligned("center")
        title = Style(self._layout.title, self._layout.title * 1.4, bold=True).aligned("center")
        inner = self.width - 2 * qr - 12
        drop = max(0.0, (qr - 14 - title.leading) / 2)
        line = self._composer.one_line(words.mall, inner, mall)
        pen.line(line, self.left + qr + 6, self._top + drop, inner)
        line = self._composer.one_line(words.title, inner, title)
        pen.line(line, self.left + qr + 6, self._top + drop + 14, inner)
        self._draw_code(pen)
        self._draw_copy(pen)
        self._draw_info(pen)

    def _draw_code(self, pen: Pen) -> None:
        side = self._layout.qr
        quiet = side * QUIET_QR / (len(self._code) + 2 * QUIET_QR)
        picture = pen.pictures.code(self._code)
        x = self.left + self.width - side + quiet
        pen.picture(picture, x, self._top + quiet, side - 2 * quiet, side - 2 * quiet)

    def _draw_copy(self, pen: Pen) -> None:
        words = self._masthead
        label = Style(self._layout.body.size, 14, bold=True)
        if not words.copy:
            return
        line = self._composer.one_line(words.copy, 120, label.aligned("center"))
        width = line.width + 12
        pen.box(self.left, self._top + 2, width, 16, 0.8)
        pen.line(line, self.left, self._top + 3, width)
        small = self._composer.one_line(words.copy_place, 90, self._foot_style)
        pen.line(small, self.left, self._top + 19.5)
        if words.reprint:
            mark = self._composer.one_line(words.reprint, 80, label.aligned("center"))
            pen.box(self.left + width + 5, self._top + 2, mark.width + 10, 16, 0.8)
            pen.line(mark, self.left + width + 5, self._top + 3, mark.width + 10)

    def _draw_info(self, pen: Pen) -> None:
        words, style = self._masthead, self._info_style
        if self._layout.info_below:
            y, right = self._top + self._layout.qr + 2, self.left + self.width
        else:
            y = self._top + self._layout.qr - style.leading
            right = self.left + self.width - self._layout.qr - 2
        half = (right - self.left) / 2
        pen.line(self._composer.one_line(words.date, half, style), self.left, y)
        number = self._composer.one_line(words.number, half, style.aligned("right"))
        pen.line(number, right - half, y, half)

    def _draw_continuation(self, pen: Pen) -> None:
        words, style = self._masthead, self._info_style
        half = self.width / 2
        pen.line(self._composer.one_line(words.continued, half, style), self.left, self._top)
        number = self._composer.one_line(words.number, half, style.aligned("right"))
        pen.line(number, self.left + half, self._top, half)
        pen.rule(self.left, self._top + 15, self.left + self.width, self._top + 15)

    def _draw_foot(self, pen: Pen, page_words: str) -> None:
        style, words = self._foot_style, self._masthead
        y = self._bottom - 2 * style.leading
        pen.rule(self.left, y - 2, self.left + self.width, y - 2)
        pages = self._composer.one_line(page_words, 90, style.aligned("right"))
        room = self.width - pages.width - 12
        pen.line(self._composer.one_line("　".join(words.contact), room, style), self.left, y)
        pen.line(pages, self.left, y, self.width)
        remark = self._composer.one_line("　".join(words.remark), self.width, style)
        pen.line(remark, self.left, y + style.leading)
