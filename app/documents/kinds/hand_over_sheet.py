"""D19 交接班单: what one shift leaves to the next, counted and stated, and two people who sign (S4-02)."""

from collections.abc import Sequence

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot
from app.documents.kinds.parts import mark_of, slot, stated_or_open, stated_pairs
from app.documents.wording import Wording
from app.domain.money import parse_yuan
from app.domain.refusals import InputError
from app.usecases.paper import Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - there is one copy
    """Tell `form` what it says."""
    form.fields(
        [
            (words.label("desk"), words.or_nothing(paper.desk.desk or paper.desk.mall)),
            *stated_or_open(paper, form, words, "shift"),
        ]
    )
    form.fields(stated_pairs(paper, words, "handing_over", "taking_over"))
    form.heading(words.label("figures"))
    figures = [(words.text(f"figure.{key}"), count) for key, count in paper.count("figures").rows]
    form.fields(figures, columns=3)
    _counted(paper, form, words)
    _stated(paper, form, words)
    form.space(0.4)
    form.paragraph(words.text("as_of", moment=words.moment(paper.count("as_of").moment)), small=True)
    form.close()
    form.space(0.2)
    form.paragraph(words.text("confirm"))
    form.space(0.2)
    form.signatures(
        [_side(paper, words, "gives", "handing_over"), _side(paper, words, "takes", "taking_over")]
    )


def _side(paper: Paper, words: Wording, label: str, key: str) -> SignatureSlot:
    """One of the two: as they signed on the screen, else their name and a place for the pen."""
    mark = mark_of(paper, key)
    if mark is not None:
        return slot(words, words.label(label), mark)
    return SignatureSlot(words.label(label), (paper.stated(key).text, words.text("sign_date")))


def _counted(paper: Paper, form: Form, words: Wording) -> None:
    promises = paper.count("promises").rows
    _table(form, words, "promises", ("ticket", "promise", "due", "who"), promises, (2.6, 3.6, 2.6, 1.4))
    _table(form, words, "parked", ("title", "by", "since"), paper.count("parked").rows, (4, 1.4, 2.2))
    clocks = [
        (number, clock, due, who, words.text(state or "running"))
        for number, clock, due, who, state in paper.count("clocks").rows
    ]
    columns = ("ticket", "clock", "due", "who", "state")
    _table(form, words, "clocks", columns, clocks, (2.6, 2.4, 2.2, 1.4, 1.3))
    _table(form, words, "shelf", ("ticket", "pieces", "count"), paper.count("shelf").rows, (2.6, 5, 0.9))
    unsigned = [
        (number, words.term("document", kind), ticket, words.term("role", role))
        for number, kind, ticket, role in paper.count("unsigned").rows
    ]
    _table(form, words, "unsigned", ("paper", "kind", "ticket", "signer"), unsigned, (2.8, 2.2, 2.6, 1.3))


def _stated(paper: Paper, form: Form, words: Wording) -> None:
    cash = [(what, _sum(amount, words), remark) for what, amount, remark in paper.stated("cash").rows]
    keys = paper.stated("keys").rows
    _table(form, words, "cash", ("what", "amount", "remark"), cash, (3, 2, 4), "cash_open")
    _table(form, words, "keys", ("what", "count", "remark"), keys, (3, 1.2, 4), "keys_open")
    if paper.stated("remarks").stated:
        form.heading(words.label("remarks"))
        form.paragraph(paper.stated("remarks").text)


def _sum(amount: str, words: Wording) -> str:
    """An amount as amounts are printed; whoever counted vouchers instead is left their words."""
    try:
        return words.money(parse_yuan(amount, "cash"))
    except InputError:
        return amount


def _table(
    form: Form,
    words: Wording,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    nothing: str = "none",
) -> None:
    """A numbered table under its title; where there is nothing, that is said, not left out."""
    form.heading(words.label(title))
    if not rows:
        form.paragraph(words.text(nothing), small=True)
        return
    headers = [words.label("place"), *(words.label(column) for column in columns)]
    numbered = [
        (str(place), *(words.or_nothing(cell) for cell in row)) for place, row in enumerate(rows, start=1)
    ]
    form.table(headers, numbered, (0.8, *shares))
