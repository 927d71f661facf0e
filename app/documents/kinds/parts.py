"""Parts that several kinds of document share."""

from collections.abc import Sequence

from app.documents.copies import ALL, Copy
from app.documents.form import Form, Pair, SignatureSlot
from app.documents.wording import Wording
from app.usecases.paper import Paper, Particular, SignatureMark, short_hash


def dispute_routes(form: Form, words: Wording) -> None:
    """The five ways to settle a dispute, with 12315 (消保法39): on every copy a customer keeps.

    What is printed by heat fades, so that a customer is told to take a picture of it.
    """
    if form.narrow:
        form.paragraph(words.text("fading"), small=True)
    form.paragraph(f"{words.text('routes_title')}：{words.text('routes')}", small=True)


def addressed(paper: Paper, form: Form, words: Wording, *, named: bool = True) -> None:
    """致：the customer, by name; courteously where none was left, or where it is nobody's business."""
    name = paper.ticket.customer.name.strip() or words.chinese("unnamed")
    form.paragraph(words.text("addressee", name=name if named else words.chinese("a_customer")))


def mark_of(paper: Paper, role: str) -> SignatureMark | None:
    """The signature somebody gave in this role, if any: the last one counts."""
    marks = [mark for mark in paper.signatures if mark.role == role]
    return marks[-1] if marks else None


def slot(words: Wording, label: str, mark: SignatureMark | None) -> SignatureSlot:
    """A place to sign; with a mark it says who signed, how and when, without one it asks for the date."""
    if mark is None:
        return SignatureSlot(label, (words.text("sign_date"),))
    signed = words.text("signed", signer=mark.signer, method=words.term("method", mark.method))
    foot: tuple[str, ...] = (signed, words.moment(mark.at))
    if mark.agreed and words.has("signed_under"):
        version = mark.agreed.rpartition(".")[2]
        foot = (*foot, words.text("signed_under", version=version, seal=short_hash(mark.seal)))
    return SignatureSlot(label, foot, mark if mark.png else None)


def value_of(particular: Particular, words: Wording, *, term: str = "") -> str:
    """A particular in words, whatever its form; `term` is the group in which the word for a choice stands."""
    if particular.amount is not None:
        return amount_of(particular, words)
    if particular.moment is not None:
        return words.moment(particular.moment)
    if particular.day is not None:
        return words.weekday(particular.day)
    if particular.holds is not None:
        return words.text("yes" if particular.holds else "no")
    if particular.lines:
        return "；".join(particular.lines)
    return words.term(term, particular.text) if term else words.or_nothing(particular.text)


def amount_of(particular: Particular, words: Wording) -> str:
    """An amount in figures and 大写: ``¥5.00（人民币伍元整）``; a dash where none was stated."""
    if particular.amount is None:
        return words.nothing
    figures, capitals = words.money(particular.amount), words.capitals(particular.amount)
    return words.text("both_amounts", figures=figures, capitals=capitals)


def stated_pairs(paper: Paper, words: Wording, *keys: str) -> list[Pair]:
    """Label and value of each particular in `keys`; what was not stated has a dash."""
    return [(words.label(key), value_of(paper.stated(key), words)) for key in keys]


def filled(words: Wording, *pairs: Pair) -> list[Pair]:
    """Those of `pairs` that say something: what nobody knows takes no room on paper."""
    return [pair for pair in pairs if pair[1] and pair[1] != words.nothing]


def stated_table(
    paper: Paper, form: Form, words: Wording, key: str, columns: Sequence[str], shares: Sequence[float]
) -> None:
    """The rows of a particular as a numbered table; `columns` are the labels, nothing stated, no table.

    An empty cell has a dash; on a roll, which has no cells, it is not there.
    """
    blank = "" if form.narrow else words.nothing
    headers = [words.label("place"), *(words.label(column) for column in columns)]
    rows = [
        (str(place), *(cell.strip() or blank for cell in row))
        for place, row in enumerate(paper.stated(key).rows, start=1)
    ]
    form.table(headers, rows, (0.8, *shares))


def case_lines(paper: Paper, form: Form, words: Wording) -> None:
    """Which case it is about: ticket, goods, customer, as far as they are known."""
    ticket = paper.ticket
    goods = "、".join(f"{each.brand} {each.name}".strip() for each in ticket.goods)
    models = "、".join(filter(None, (each.model or each.serial for each in ticket.goods)))
    form.fields(
        filled(
            words,
            (words.label("ticket"), ticket.number),
            (words.label("accepted_at"), words.moment(ticket.accepted_at)),
            (words.label("customer"), ticket.customer.name.strip()),
            (words.label("phone"), ticket.customer.phone),
            (words.label("goods"), goods),
            (words.label("model"), models),
        )
    )


def order_lines(paper: Paper, copy: Copy, form: Form, words: Wording, columns: int = 2) -> None:
    """Which order it is about, and whose: ticket, orders, customer, phone; room for a pen where not known.

    Whoever goes there has the number in full on the copy that is theirs; others have it masked.
    """
    ticket = paper.ticket
    orders = dict.fromkeys(goods.order_number for goods in ticket.goods if goods.order_number)
    form.fields(
        [
            (words.label("ticket"), ticket.number),
            (words.label("order"), " / ".join(orders) or open_to_write(form, words)),
            (words.label("customer"), ticket.customer.name.strip() or open_to_write(form, words)),
            (words.label("phone"), _phone(paper, copy) or open_to_write(form, words)),
        ],
        columns=columns,
    )


def _phone(paper: Paper, copy: Copy) -> str:
    return paper.to_call if copy.code == "merchant" and paper.to_call else paper.ticket.customer.phone


def issued_slot(paper: Paper, words: Wording, label: str) -> SignatureSlot:
    """Who issued the document, and when: printed, not signed."""
    return SignatureSlot(label, (paper.issued_by, words.day(paper.issued_at.date())))


def choice_words(words: Wording, key: str) -> str:
    """The words of a choice, their English behind them and not below."""
    return words.text(key).replace("\n", " ")


def boxes(words: Wording, key: str, codes: Sequence[str], chosen: str = "") -> str:
    """The words of a choice, ``<key>.<code>`` in the clauses of the kind, with a tick box each."""
    return "　".join(
        ("☑" if code == chosen else "☐") + choice_words(words, f"{key}.{code}") for code in codes
    )


def yes_boxes(words: Wording, key: str, holds: bool | None) -> str:
    """Two boxes, ``<key>.yes`` and ``<key>.no``; both are empty, for a pen, where nothing was stated."""
    return boxes(words, key, ("yes", "no"), "" if holds is None else "yes" if holds else "no")


def open_to_write(form: Form, words: Wording, lines: int = 1) -> str:
    """Room for a pen: blank lines in a frame, a line (``to_write``) on a roll."""
    return words.text("to_write") if form.narrow else "\n" * (lines - 1)


def stated_or_open(
    paper: Paper, form: Form, words: Wording, *keys: str, lines: int = 1, over: bool = False
) -> list[Pair]:
    """Label and value of each particular; what was not stated is room for a pen, a dash if all is `over`."""
    blank = words.nothing if over else open_to_write(form, words, lines)
    return [
        (words.label(key), value_of(paper.stated(key), words) if paper.stated(key).stated else blank)
        for key in keys
    ]


def choice_of(paper: Paper, words: Wording, key: str, *, term: str = "") -> str:
    """The choice stated under `key`: ``<key>.<code>`` of the clauses, else the term in the group `term`."""
    code = paper.stated(key).text
    own = f"{key}.{code}"
    return choice_words(words, own) if words.has(own) else words.term(term, code)


def approver_slot(paper: Paper, words: Wording) -> SignatureSlot:
    """Who approved what was agreed, and when; a place to sign where nobody has."""
    label = words.label("approver_signs")
    if not paper.approvals:
        return SignatureSlot(label, (words.text("sign_date"),))
    approval = paper.approvals[-1]
    name = words.text("approved", name=approval.by, role=words.term("role", approval.role))
    return SignatureSlot(label, (name, words.day(approval.at.date())) if approval.at else (name,))


def seam(copy: Copy, form: Form, words: Wording) -> None:
    """Where a stamp goes across two copies; one stroke makes those of carbon paper, and a roll is narrow."""
    if copy.of > 1 and copy.code != ALL and not form.narrow:
        form.cut_line(words.chinese("seam"))


def sign_off(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """The usual end of a notice: the customer signs for it, who issued it, a stamp where there is room."""
    form.close()
    form.space(0.4)
    slots = [
        slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
        issued_slot(paper, words, words.label("clerk_signs")),
    ]
    form.signatures(slots if form.narrow else [*slots, SignatureSlot(words.label("stamp"), stamped=True)])
    seam(copy, form, words)
