"""D06 维修/上门工单: the order a technician goes with, and what was done there (S2c, S2d, S3-14).

Before the visit most of it is room for a pen; after it, what was written by hand is stated.
"""

from dataclasses import replace
from datetime import datetime

from app.documents.copies import Copy
from app.documents.form import Form, Pair, SignatureSlot, Statement
from app.documents.kinds.parts import (
    amount_of,
    boxes,
    choice_words,
    dispute_routes,
    issued_slot,
    mark_of,
    open_to_write,
    order_lines,
    seam,
    slot,
    stated_or_open,
    stated_table,
)
from app.documents.wording import Wording
from app.domain.money import Fen
from app.usecases.paper import Paper, Particular

_SERVICES = ("repair", "install", "appraise", "carry")
_MODES = ("official_onsite", "third_party_platform", "self_arranged", "mail_in")
_STEPS = ("first_look", "prepare", "repair", "finish", "test", "advise", "record")
_SAFETY = ("gear", "power", "licensed", "suspect", "clean")
_OLD_PARTS = ("returned", "left_with_us", "sent_to_maker")
_SATISFACTION = ("satisfied", "fair", "dissatisfied")
_FEES = ("labour", "visit", "material")
_PART = ("name", "number", "condition", "quantity", "price")
_EMPTY_ROWS = 2
"""Rows for parts that are written by hand."""
_BESIDE = 60
"""Characters up to which findings stand beside each other on a low sheet."""


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy says."""
    over = any(paper.stated(key).stated for key in ("diagnosis", "left"))
    _visit(paper, copy, form, words)
    _goods(paper, form, words)
    _done(paper, form, words, over=over)
    _parts(paper, form, words, over=over)
    _money(paper, form, words, over=over)
    _result(paper, form, words, over=over)
    _checklists(paper, form, words)
    _photos(paper, form, words)
    form.space(0.2)
    for note in words.texts("notes"):
        form.paragraph(note, small=True)
    if copy.code == "merchant":
        form.paragraph(words.text("provider_note"), small=True)
    if copy.informs_customer:
        dispute_routes(form, words)
    _closing(paper, copy, form, words)


def _visit(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    order_lines(paper, copy, form, words, columns=4 if form.low else 2)
    mode = paper.stated("mode").text
    service = boxes(words, "service", _SERVICES, paper.stated("service").text)
    if mode:
        service = words.text("service_mode", service=service, mode=choice_words(words, f"mode.{mode}"))
    form.fields([(words.label("window"), _window(paper, words)), (words.label("service"), service)])
    access = paper.stated("access").text
    address = words.text("address", address=ticket.customer.address, access=access).strip()
    form.fields([(words.label("address"), address or open_to_write(form, words))], columns=1)


def _window(paper: Paper, words: Wording) -> str:
    start, end = paper.stated("visit_from").moment, paper.stated("visit_until").moment
    if start is None:
        return words.nothing
    day = words.weekday(start.date())
    if end is None:
        return words.text("window_from", day=day, start=_hour(start))
    if end.date() == start.date():
        return words.text("window", day=day, start=_hour(start), end=_hour(end))
    return words.text("window_days", start=words.moment(start), end=words.moment(end))


def _hour(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _goods(paper: Paper, form: Form, words: Wording) -> None:
    for goods in paper.ticket.goods:
        form.fields(
            [
                (words.label("goods"), words.or_nothing(f"{goods.brand} {goods.name}")),
                (words.label("model"), words.or_nothing(goods.model)),
                (words.label("serial"), words.or_nothing(goods.serial)),
                (words.label("sold_on"), words.day(goods.sold_on)),
            ],
            columns=4 if form.low else 2,
        )
    form.fields([(words.label("fault"), words.or_nothing(paper.stated("fault").text))], columns=1)


def _done(paper: Paper, form: Form, words: Wording, *, over: bool) -> None:
    keys = ("technician", "technician_number", "arrived", "left")
    form.fields(stated_or_open(paper, form, words, *keys), columns=4 if form.low else 2)
    more = [key for key in ("provider", "tools") if paper.stated(key).stated]
    if more:
        form.fields(stated_or_open(paper, form, words, *more))
    longest = max(len(paper.stated(key).text) for key in ("diagnosis", "work"))
    beside = form.low and over and longest <= _BESIDE  # a hand needs the whole width
    found = stated_or_open(paper, form, words, "diagnosis", "work", lines=2, over=over)
    form.fields(found, columns=2 if beside else 1)


def _parts(paper: Paper, form: Form, words: Wording, *, over: bool) -> None:
    rows = paper.stated("parts").rows
    if form.narrow:
        pairs = [
            (words.text("labels.part", place=place), _part_line(row, words))
            for place, row in enumerate(rows, start=1)
        ]
        open_part = (words.label("parts"), words.nothing if over else open_to_write(form, words))
        form.fields(pairs or [open_part], columns=1)
    elif rows or over:
        stated_table(paper, form, words, "parts", _PART, (4, 3, 1.2, 1.2, 1.8))
    else:
        headers = [words.label(key) for key in ("place", *_PART)]
        empty = [(str(place), *("" for _ in _PART)) for place in range(1, _EMPTY_ROWS + 1)]
        form.table(headers, empty, (0.8, 4, 3, 1.2, 1.2, 1.8))


def _part_line(row: tuple[str, ...], words: Wording) -> str:
    name, number, condition, quantity, price = row
    what = (name, number)
    more = (
        condition,
        words.text("quantity_of", quantity=quantity) if quantity else "",
        words.text("price_of", price=price) if price else "",
    )
    return "\n".join(filter(None, ("　".join(filter(None, said)) for said in (what, more))))


def _money(paper: Paper, form: Form, words: Wording, *, over: bool) -> None:
    if form.low:  # a pen's rows need two sheets: what it costs stands on the one that is signed
        form.next_page()
    blank = words.nothing if over else open_to_write(form, words)
    cover = (words.label("cover"), boxes(words, "cover", ("in", "out"), paper.stated("cover").text))
    fees: list[Pair] = []
    for key in _FEES:
        amount = paper.stated(key).amount
        fees.append((words.label(key), blank if amount is None else words.money(amount)))
    form.fields([cover, *fees], columns=4 if form.low else 2)
    known = [amount for key in _FEES if (amount := paper.stated(key).amount) is not None]
    total = Particular("total", amount=Fen(sum(known)) if known else None)
    said = [amount_of(total, words)] if known or over else words.texts(_room_for_total(form))
    form.statements([Statement(words.label("total"), said, strong=bool(known))])
    form.fields(
        [
            (words.label("quote"), _quote(paper, form, words, over=over)),
            (words.label("old_parts"), boxes(words, "old_parts", _OLD_PARTS, paper.stated("old_parts").text)),
        ]
    )


def _room_for_total(form: Form) -> str:
    """On a roll the amount in words has a line of its own: a hand needs the whole width."""
    return "total_open_narrow" if form.narrow else "total_open"


def _quote(paper: Paper, form: Form, words: Wording, *, over: bool) -> str:
    quote, agreed = paper.stated("quote"), paper.stated("agreed_at").moment
    if quote.amount is None:
        return words.nothing if over else open_to_write(form, words)
    amount = amount_of(quote, words)
    return words.text("quote_agreed", amount=amount, at=words.moment(agreed)) if agreed else amount


def _result(paper: Paper, form: Form, words: Wording, *, over: bool) -> None:
    until = paper.stated("warranty_until").day
    warranty = words.text("warranty", day=words.day(until)) if until else words.text("warranty_open")
    satisfaction = boxes(words, "satisfaction", _SATISFACTION, paper.stated("satisfaction").text)
    pairs = [
        *stated_or_open(paper, form, words, "trial", over=over),
        (words.label("warranty_until"), warranty),
        (words.label("satisfaction"), satisfaction),
        *stated_or_open(paper, form, words, *(key for key in ("advice",) if paper.stated(key).stated)),
    ]
    if form.low:
        form.fields(pairs[:3], columns=3)
        form.fields(pairs[3:], columns=1)
    else:
        form.fields(pairs)


def _checklists(paper: Paper, form: Form, words: Wording) -> None:
    steps = _all(words, "steps", _STEPS, ticked=paper.stated("steps_done").holds is True)
    safety = _all(words, "safety", _SAFETY, ticked=paper.stated("safety_kept").holds is True)
    form.fields([(words.label("steps"), steps), (words.label("safety"), safety)], columns=1)


def _all(words: Wording, key: str, codes: tuple[str, ...], *, ticked: bool) -> str:
    return "　".join(("☑" if ticked else "☐") + choice_words(words, f"{key}.{code}") for code in codes)


def _photos(paper: Paper, form: Form, words: Wording) -> None:
    """On sheets alone: carbon paper and rolls print no pictures, and say how many there are."""
    if not paper.photos:
        return
    if form.narrow or form.low:
        form.space(0.2)
        before, after = (sum(photo.caption == role for photo in paper.photos) for role in ("before", "after"))
        form.paragraph(words.text("photo_count", before=before, after=after), small=True)
        return
    form.heading(words.label("photos"))
    form.photos(
        [
            replace(photo, caption=words.text("photo", place=n, caption=words.term("photo", photo.caption)))
            for n, photo in enumerate(paper.photos, start=1)
        ]
    )


def _closing(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.3)
    slots = [
        slot(words, words.label("customer_agrees"), mark_of(paper, "consent")),
        SignatureSlot(words.label("technician_signs"), (words.text("sign_date"),)),
        slot(words, words.label("customer_signs"), mark_of(paper, "customer")),
        issued_slot(paper, words, words.label("clerk_signs")),
    ]
    beside = 2 if form.narrow else len(slots)
    for start in range(0, len(slots), beside):
        form.signatures(slots[start : start + beside])
    seam(copy, form, words)
