from hypothesis import given
from hypothesis import strategies as st

from app.documents.press.paginate import floats, paginate
from app.documents.press.pieces import Cell, Gap, PageEnd, Piece, Row, Text, Whole
from app.documents.press.styles import Line, Style

STYLE = Style(8, 10)


def text(lines: int, *, keep: bool = False) -> Text:
    return Text(tuple(Line(str(n), STYLE, 5) for n in range(lines)), 100, keep=keep)


def row(lines: int, header: Row | None = None) -> Row:
    return Row((Cell(text(lines).lines, 100),), 2, 3, header=header)


def laid(body: list[Piece], foot: list[Piece] | None = None, room: float = 100) -> list[list[Piece]]:
    return [[placed.piece for placed in page] for page in paginate(body, foot or [], room, room)]


def test_what_fits_stays_on_one_page() -> None:
    assert len(laid([text(4), Gap(10), text(5)])) == 1


def test_long_text_flows_on() -> None:
    pages = laid([text(25)])
    assert [len(piece.lines) for page in pages for piece in page if isinstance(piece, Text)] == [10, 10, 5]


def test_a_heading_goes_with_what_follows() -> None:
    heading = Whole(15, keep=True)
    pages = laid([text(8), heading, Whole(20)])
    assert pages[1][0] == heading


def test_a_gap_disappears_at_the_top_of_a_page() -> None:
    pages = laid([text(10), Gap(20), text(2)])
    assert [type(piece) for piece in pages[1]] == [Text]


def test_a_table_shows_its_head_on_every_page() -> None:
    header = row(1)
    pages = laid([header, *(row(2, header) for _ in range(8))])
    assert len(pages) > 1
    assert all(page[0] == header for page in pages)


def test_the_foot_stands_at_the_bottom_but_not_alone_in_a_desert() -> None:
    foot = Whole(20)
    assert paginate([text(6)], [foot], 100, 100)[0][-1].top == 80
    assert paginate([text(2)], [foot], 100, 100)[0][-1].top == 20
    assert paginate([text(9)], [foot], 100, 100)[1][-1].top == 0


def test_a_foot_that_must_not_sink_follows_the_text() -> None:
    foot = Whole(20)
    sunk, floating = (paginate([text(6)], [foot], 100, 100, sinks=sinks) for sinks in (True, False))
    assert [each[0][-1].top for each in (sunk, floating)] == [80, 60]
    assert [floats(each, 100, 100) for each in (sunk, floating)] == [False, True]
    assert not floats(paginate([text(8)], [foot], 100, 100, sinks=False), 100, 100)


def test_a_page_can_be_ended() -> None:
    assert len(laid([text(1), PageEnd(), text(1)])) == 2


def test_a_piece_taller_than_a_page_is_cut_or_stands_alone() -> None:
    assert len(laid([text(1), row(30)])) > 2
    assert [len(page) for page in laid([text(1), Whole(500), text(1)])] == [1, 1, 1]


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.booleans()), max_size=12))
def test_every_line_is_printed_once_in_order_and_within_the_page(shape: list[tuple[int, bool, bool]]) -> None:
    body: list[Piece] = []
    for index, (lines, keep, framed) in enumerate(shape):
        marked = tuple(Line(f"{index}.{n}", STYLE, 5) for n in range(lines))
        body.append(Row((Cell(marked, 100),), 2, 3, keep=keep) if framed else Text(marked, 100, keep=keep))
    pages = paginate(body, [Whole(30)], 100, 120)
    printed: list[str] = []
    for number, page in enumerate(pages):
        for placed in page:
            assert placed.top + placed.piece.height <= (100 if number == 0 else 120) + 0.02
            if isinstance(placed.piece, Text):
                printed += [line.text for line in placed.piece.lines]
            elif isinstance(placed.piece, Row):
                printed += [line.text for line in placed.piece.cells[0].lines]
    assert printed == [f"{index}.{n}" for index, (lines, _, _) in enumerate(shape) for n in range(lines)]


def test_a_signature_has_something_above_it_that_is_signed() -> None:
    header, foot = row(1), Whole(50)
    pages = [
        [each.piece for each in page]
        for page in paginate([header, *(row(1, header) for _ in range(5))], [foot], 100, 100)
    ]
    assert len(pages) == 2
    assert pages[1] == [header, row(1, header), row(1, header), foot]
    assert len(pages[0]) == 4
