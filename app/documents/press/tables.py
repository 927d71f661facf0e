"""Two ways of setting labels and values: in frames on a sheet, one below the other on a roll."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from app.documents.form import Pair, Statement
from app.documents.press.composer import Composer
from app.documents.press.layouts import Layout
from app.documents.press.pieces import Cell, Ends, Gap, Piece, Row, Text
from app.documents.press.styles import SMALLEST, Line, Style

_TOWER = 3.0
"""Lines that a value may fill beside another one."""

_CLOSER = 0.88
"""How much smaller a label may be set to stand on one line: five characters where four are usual."""

_ENGLISH = 0.82
"""Size of the English below a label, as a share of the label's."""


def labelled(composer: Composer, text: str, width: float, style: Style) -> tuple[Line, ...]:
    """A label; what follows on a further line (its English) is smaller."""
    label, _, english = text.partition("\n")
    natural = composer.width(label, style)
    closer = width < natural <= width / _CLOSER and style.size * _CLOSER >= SMALLEST
    lines = composer.block(label, width, style) if closer else composer.lines(label, width, style)
    if not english:
        return lines
    small = style.scaled(max(style.size * _ENGLISH, min(SMALLEST, style.size)))
    small = replace(small, bold=False, leading=small.size * 1.15)
    return (*lines, *composer.lines(english, width, small))


def label_needs(composer: Composer, text: str, style: Style) -> float:
    """The width of a label on one line for each language."""
    return max(composer.width(part, style) for part in text.split("\n"))


_BLANK = "\u3000" * 3
"""A gap in a sentence that somebody fills in."""


class Tables(Protocol):
    """Sets labelled content into pieces."""

    def fields(self, pairs: Sequence[Pair], columns: int) -> list[Piece]:
        """See Form.fields."""
        ...

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], size: float
    ) -> list[Piece]:
        """See Form.table."""
        ...

    def statements(self, statements: Sequence[Statement]) -> list[Piece]:
        """See Form.statements."""
        ...


class Framed:
    """In frames, labels on a light ground."""

    def __init__(self, composer: Composer, layout: Layout, width: float) -> None:
        self._composer, self._layout, self._width = composer, layout, width
        self._label_width = layout.label_ems * layout.body.size + 2 * layout.side

    def fields(self, pairs: Sequence[Pair], columns: int) -> list[Piece]:
        rows: list[Piece] = []
        group: list[Pair] = []
        for pair in pairs:
            if self._is_long(pair[1], columns):
                rows += self._row(group)
                rows += self._row([pair])
                group = []
                continue
            group.append(pair)
            if len(group) == columns:
                rows += self._row(group)
                group = []
        return [*rows, *self._row(group)]

    def _is_long(self, value: str, columns: int) -> bool:
        """Whether a value would stand as a tower beside others: it gets the whole width then."""
        room = self._width / columns - self._label_width - 2 * self._layout.side
        return columns > 1 and self._composer.width(value, self._layout.body) > _TOWER * room

    def _row(self, group: Sequence[Pair]) -> list[Piece]:
        if not group:
            return []
        style, label_width = self._layout.body, self._label_width
        rest = self._width / len(group) - label_width
        cells: list[Cell] = []
        for label, value in group:
            cells += [self._cell(label, label_width, style, shaded=True), self._cell(value, rest, style)]
        least = self._room_for_pen([value for _, value in group])
        return [Row(tuple(cells), self._layout.pad, self._layout.side, least=least)]

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], size: float
    ) -> list[Piece]:
        head, body = self._layout.body.aligned("center"), _body(self._layout, size)
        pad, side = self._layout.pad, self._layout.side
        columns = list(zip(*(headers, *rows), strict=True))
        needed = [self._needs(column, body) for column in columns]
        widths = column_widths(self._width, shares, needed)
        widths = for_words(widths, [self._longest_word(column, body) for column in columns])
        titles = [self._cell(text, w, head, shaded=True) for text, w in zip(headers, widths, strict=True)]
        header = Row(tuple(titles), pad, side, keep=True)
        below = []
        for row in rows:
            cells = [self._cell(text, width, body) for text, width in zip(row, widths, strict=True)]
            below.append(Row(tuple(cells), pad, side, header=header, least=self._room_for_pen(row)))
        return [header, *_in_company(below)]

    def _needs(self, column: Sequence[str], body: Style) -> float:
        """The width of a column in which nothing is broken; its first text is its label."""
        texts = (self._composer.width(text, body) for text in column[1:])
        return max(label_needs(self._composer, column[0], body), *texts) + 2 * self._layout.side

    def _longest_word(self, column: Sequence[str], body: Style) -> float:
        """The width in which no amount or number is broken; a very long one may be."""
        words = (self._composer.width(word, body) for text in column for word in _WORD.findall(text))
        least = max(words, default=0.0) + 2 * self._layout.side + 0.5
        return least if least <= self._width * _LONG_WORD else 0.0

    def statements(self, statements: Sequence[Statement]) -> list[Piece]:
        side = self._layout.side
        style = self._layout.body.scaled(self._layout.body.size * 1.08)
        widest = max(label_needs(self._composer, each.label, style.strong()) for each in statements)
        label_width = max(self._label_width, widest + 2 * side + 0.5)
        width = self._width - label_width
        rows: list[Piece] = []
        for each in statements:
            head = self._cell(each.label, label_width, style.strong().aligned("center"), shaded=True)
            lines = _paragraphs(self._composer, each, width - 2 * side, style)
            least = self._room_for_pen(each.paragraphs)
            rows.append(Row((head, Cell(lines, width)), self._layout.pad * 1.4, side, rule=1.0, least=least))
        return rows

    def _room_for_pen(self, values: Sequence[str]) -> float:
        """The least height of a row with these values: what is not said in print is written by hand."""
        by_hand = any(not value.strip() or _BLANK in value for value in values)
        return self._layout.pen if by_hand else 0.0

    def _cell(self, text: str, width: float, style: Style, *, shaded: bool = False) -> Cell:
        inner = width - 2 * self._layout.side
        lines = labelled(self._composer, text, inner, style) if shaded else ()
        return Cell(lines or self._composer.lines(text, inner, style), width, shaded=shaded)


class Stacked:
    """Without frames: a label before each value, a table as one small block per row."""

    def __init__(self, composer: Composer, layout: Layout, width: float) -> None:
        self._composer, self._layout, self._width = composer, layout, width

    def fields(self, pairs: Sequence[Pair], columns: int) -> list[Piece]:
        if not pairs:
            return []
        style = self._layout.body
        widest = max(label_needs(self._composer, label, style) for label, _ in pairs)
        room = min(widest + 6, self._width / 3)
        pieces: list[Piece] = []
        for label, value in pairs:
            cells = (
                Cell(labelled(self._composer, label, room, style), room, middle=False),
                Cell(
                    self._composer.lines(value, self._width - room, style),
                    self._width - room,
                    middle=False,
                ),
            )
            pieces.append(Row(cells, 0.6, 0, rule=0))
        return pieces

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], size: float
    ) -> list[Piece]:
        body, small = _body(self._layout, size), self._layout.small
        pieces: list[Piece] = []
        for row in rows:
            left, right, rest = _on_a_roll(headers, row)
            end = self._composer.block(right, self._width * 0.7, body.aligned("right"))
            room = self._width - (max(line.width for line in end) + 6 if right else 0)
            pieces.append(Ends(self._composer.block(left, room, body), end, self._width, keep=bool(rest)))
            pieces += [
                Text(self._composer.lines(text, self._width - 8, small), self._width, 8) for text in rest
            ]
        return pieces

    def statements(self, statements: Sequence[Statement]) -> list[Piece]:
        style, pieces = self._layout.body, list[Piece]()
        for each in statements:
            head = labelled(self._composer, each.label, self._width, style.strong())
            lines = _paragraphs(self._composer, each, self._width - 8, style)
            pieces += (Gap(2), Text(head, self._width, keep=True), Text(lines, self._width, 8))
        return [*pieces, Gap(2)]


def _body(layout: Layout, size: float) -> Style:
    """The type of what a table holds: see Form.table."""
    if size <= 1:
        return layout.body
    return layout.body.scaled(layout.body.size * size).strong().aligned("center")


def _in_company(rows: Sequence[Row]) -> list[Row]:
    """The first row stands with the second, the last but one with the last: none is left alone on a page."""
    ends = {0, len(rows) - 2} if len(rows) > 1 else set()
    return [
        replace(row, keep=True) if place in ends and row.height <= _LOW_ROW else row
        for place, row in enumerate(rows)
    ]


_LOW_ROW = 48.0
"""Points: a higher row may stand alone, there is enough of it."""


def _chinese(label: str) -> str:
    return label.partition("\n")[0]


def _on_a_roll(headers: Sequence[str], row: Sequence[str]) -> tuple[str, str, list[str]]:
    """What of a row stands left, right and below: a place in a list goes before its entry.

    Many short cells share a line, each behind the name of its column.
    """
    if row[0].isdigit():
        headers, row = headers[1:], (f"{row[0]}. {row[1]}", "", *row[2:])
        headers = (headers[0], "", *headers[1:])
    rest = [text for text in row[2:] if text]
    if len(row) > 4:
        named = zip(headers[2:], row[2:], strict=True)
        rest = ["　".join(f"{_chinese(header)} {text}" for header, text in named if text)]
    return row[0], row[1], rest


SLACK = 4.0
"""Points that a column keeps beyond its longest text: a line exactly full is broken on some renderings."""


def column_widths(width: float, shares: Sequence[float], needed: Sequence[float]) -> list[float]:
    """`width` points by `shares`; what a column does not need goes to those that need more, if any do."""
    widths = [width * share / sum(shares) for share in shares]
    needed = [need + SLACK for need in needed]
    wanting = [place for place, need in enumerate(needed) if need > widths[place]]
    if not wanting:
        return widths
    spare = width - sum(needed)
    if spare >= 0:
        return [need + spare * share / sum(shares) for need, share in zip(needed, shares, strict=True)]
    widths = [min(pair) for pair in zip(widths, needed, strict=True)]
    spare, total = width - sum(widths), sum(shares[place] for place in wanting)
    for place in wanting:
        widths[place] += spare * shares[place] / total
    return widths


def for_words(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """`widths` in which each column has at least its `least`, as far as the others can spare it."""
    lacking = [max(0.0, need - width) for need, width in zip(least, widths, strict=True)]
    spare = [max(0.0, (width - max(need, _NARROWEST)) / 2) for need, width in zip(least, widths, strict=True)]
    moved = min(sum(lacking), sum(spare))
    if not moved:
        return list(widths)
    return [
        width + lack * moved / sum(lacking) - free * moved / sum(spare)
        for width, lack, free in zip(widths, lacking, spare, strict=True)
    ]


_WORD = re.compile("[!-~¥]+")
_LONG_WORD = 0.22
"""Share of the width up to which a word is kept whole."""
_NARROWEST = 48.0
"""Points that every column keeps."""


def _paragraphs(composer: Composer, statement: Statement, width: float, style: Style) -> tuple[Line, ...]:
    lines: tuple[Line, ...] = ()
    for place, text in enumerate(statement.paragraphs):
        lines += composer.lines(text, width, style.strong() if statement.strong and place == 0 else style)
    return lines
