"""D15 周复盘报告、月复盘纪要: numbers of some days, and what is done better from now on (S1-37 S1-44 S0-43).

It names no customer. The numbers are those counted when it was issued, whenever it is printed.
"""

from collections.abc import Iterator, Sequence

from app.documents.copies import Copy
from app.documents.form import Form
from app.documents.kinds.parts import issued_slot, mark_of, slot, stated_or_open
from app.documents.wording import Wording
from app.domain.money import Fen
from app.usecases.paper import Paper

Row = Sequence[str]
Table = tuple[str, Row, Sequence[Row], Sequence[float]]
"""Title, columns, rows in words, widths."""


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - there is one copy
    """Tell `form` what it says."""
    first, last = paper.stated("from").day, paper.stated("until").day
    days = words.text("days", first=words.day(first), last=words.day(last))
    form.fields(
        [
            (words.label("period"), words.text(f"period.{paper.stated('period').text}")),
            (words.label("days"), days),
        ]
    )
    form.fields(stated_or_open(paper, form, words, "led_by", "attended"))
    form.heading(words.label("figures"))
    form.fields([_figure(row, words) for row in paper.count("figures").rows])
    form.paragraph(words.text("as_of", moment=words.moment(paper.count("as_of").moment)), small=True)
    for table in _tables(paper, words):
        _table(form, words, table)
        if table[0] == "problems":
            _unclassed(paper, form, words)
    _lists(paper, form, words)
    _improvements(paper, form, words)
    _closing(paper, form, words)


def _figure(row: Row, words: Wording) -> tuple[str, str]:
    key, value = row
    label = words.text(f"figure.{key}")
    if not value:
        return label, words.nothing
    if key == "clocks":
        met, _, all_of_them = value.partition("/")
        return label, words.text("clocks_value", met=met, all=all_of_them)
    if key == "score":
        return label, words.text("score_value", score=value)
    return label, value if key == "clocks_met" else words.text("tickets_value", count=value)


def _tables(paper: Paper, words: Wording) -> Iterator[Table]:
    """The tables of numbers."""
    earlier = dict(_pairs(paper.count("earlier").rows))
    problems = [
        (words.term("problem_type", kind), count, part, earlier.get(kind, "0"))
        for kind, count, part in paper.count("problems").rows
        if kind
    ]
    yield "problems", ("problem", "count", "share", "before"), problems, (5, 1.5, 1.5, 1.5)
    parties = [
        (words.term("party", party), words.or_nothing(name), count, part)
        for party, name, count, part in paper.count("parties").rows
    ]
    yield "parties", ("party", "name", "count", "share"), parties, (2.5, 3, 1.2, 1.3)
    yield from _grounds(paper, words)
    goods = [
        (words.or_nothing(name), words.or_nothing(model), count, part)
        for name, model, count, part in paper.count("goods").rows
    ]
    yield "goods", ("article", "model", "count", "share"), goods, (3.5, 2.5, 1, 1.3)
    for group, heading, column in (("channel", "channels", "channel"), ("level", "levels", "level")):
        named = [
            (words.term(group, code) if code else words.text("unclassed"), count, part)
            for code, count, part in paper.count(heading).rows
        ]
        if named:
            yield heading, (column, "count", "share"), named, (4, 2, 2)
    yield "desks", ("desk", "received", "closed"), list(paper.count("desks").rows), (4, 2, 2)
    scores = [
        (words.text("score_value", score=score) if score else words.text("unscored"), count, part)
        for score, count, part in paper.count("scores").rows
    ]
    yield "scores", ("score", "count", "share"), scores, (4, 2, 2)


def _pairs(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in rows)


def _grounds(paper: Paper, words: Wording) -> Iterator[Table]:
    """Who was liable for what, how each term was kept, and what it cost; what did not happen is not there."""
    liable = [
        (words.term("cause", cause), words.term("party", party), count, part)
        for cause, party, count, part in paper.count("liable").rows
    ]
    if liable:
        yield "liable", ("cause", "party", "count", "share"), liable, (3, 3, 1.2, 1.3)
    clocks = [(*row[:4], words.or_nothing(row[4])) for row in paper.count("clocks").rows]
    if clocks:
        yield "clocks", ("clock", "met", "late", "met_share", "median"), clocks, (3.4, 1.2, 1.2, 1.4, 2.2)
    sums = [
        (words.term("remedy", way), words.term("strength", strength), count, words.money(Fen(int(fen))))
        for way, strength, count, fen in paper.count("sums").rows
    ]
    if sums:
        yield "sums", ("way", "strength", "count", "sum"), sums, (3, 2, 1.2, 2.4)


def _unclassed(paper: Paper, form: Form, words: Wording) -> None:
    """What nobody classed stands below the three, with no place among them."""
    for kind, count, part in paper.count("problems").rows:
        if not kind:
            said = words.text("tickets_value", count=count)
            form.paragraph(words.text("unclassed_value", tickets=said, share=part), small=True)


def _table(form: Form, words: Wording, table: Table) -> None:
    title, columns, rows, shares = table
    form.heading(words.label(title))
    if not rows:
        form.paragraph(words.text("no_numbers"), small=True)
        return
    headers = [words.label("place"), *(words.label(column) for column in columns)]
    numbered = [(str(place), *row) for place, row in enumerate(rows, start=1)]
    form.table(headers, numbered, (0.8, *shares))


def _lists(paper: Paper, form: Form, words: Wording) -> None:
    """The tickets behind what did not go well."""
    form.heading(words.label("missed"))
    missed = [
        (str(place), number, clock, due, stopped or words.text("not_stopped"))
        for place, (number, clock, due, stopped) in enumerate(paper.count("missed").rows, start=1)
    ]
    if missed:
        headers = [words.label(key) for key in ("place", "ticket", "clock", "due", "stopped")]
        form.table(headers, missed, (0.8, 2.6, 2.6, 2.2, 2.2))
    else:
        form.paragraph(words.text("none_missed"), small=True)
    joiner = words.text("list_joiner")
    low = joiner.join(
        words.text("low_value", number=number, score=score) for number, score in paper.count("low").rows
    )
    again = joiner.join(number for (number,) in paper.count("again").rows)
    form.space(0.3)
    form.fields(
        [
            (words.label("low"), low or words.text("none_low")),
            (words.label("again"), again or words.text("none_again")),
        ],
        columns=1,
    )


def _improvements(paper: Paper, form: Form, words: Wording) -> None:
    if paper.stated("causes").stated:
        form.heading(words.label("causes"))
        form.paragraph(paper.stated("causes").text)
    form.heading(words.label("improvements"))
    rows = [
        (str(place), *(words.or_nothing(cell) for cell in row))
        for place, row in enumerate(paper.stated("improvements").rows, start=1)
    ]
    if rows:
        headers = [words.label(key) for key in ("place", "action", "owner", "by", "effect")]
        form.table(headers, rows, (0.8, 4, 1.4, 1.8, 2.6))
    else:
        form.paragraph(words.text("no_improvements"), small=True)
    if paper.stated("remarks").stated:
        form.heading(words.label("remarks"))
        form.paragraph(paper.stated("remarks").text)


def _closing(paper: Paper, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.4)
    form.signatures(
        [
            slot(words, words.label("leader_signs"), mark_of(paper, "store")),
            issued_slot(paper, words, words.label("clerk_signs")),
        ]
    )
