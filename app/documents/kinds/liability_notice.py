"""D03 责任认定告知书: who is liable, on what grounds, what is suggested, and how to object (S0-25, S0-26)."""

from dataclasses import replace

from app.documents.copies import Copy
from app.documents.form import Form, SignatureSlot, Statement
from app.documents.kinds.parts import addressed, dispute_routes, filled, mark_of, seam, slot
from app.documents.wording import Wording
from app.usecases.paper import GoodsRow, LiabilityFacts, LiableParty, Paper


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:
    """Tell `form` what one copy of the notice says."""
    liability = paper.liability
    if liability is None:
        raise ValueError(paper.kind)  # the settings require it, so the typesetter has refused before
    ticket = paper.ticket
    addressed(paper, form, words, named=copy.code != "merchant")
    goods = "、".join(each.name for each in ticket.goods)
    opening = "opening" if liability.checks else "opening_unchecked"
    form.paragraph(
        words.text(opening, day=words.day(ticket.accepted_at.date()), goods=goods, ticket=ticket.number)
    )
    form.space(0.4)
    for each in ticket.goods:
        _goods(each, form, words)
    form.fields([(words.label("words"), words.or_nothing(ticket.words))], columns=1)
    _findings(liability, form, words)
    _checks(liability, form, words)
    _photos(paper, form, words)
    _appeal(paper, liability, form, words)
    if copy.informs_customer:
        dispute_routes(form, words)
    if copy.shows_private and liability.responsible_person:
        form.space(0.4)
        form.fields([(words.label("responsible"), liability.responsible_person)], columns=1)
    _closing(paper, copy, liability, form, words)


def _goods(goods: GoodsRow, form: Form, words: Wording) -> None:
    form.fields(
        filled(
            words,
            (words.label("goods"), f"{goods.brand} {goods.name}".strip()),
            (words.label("model"), " / ".join(filter(None, (goods.model, goods.barcode)))),
            (words.label("sold_on"), words.day(goods.sold_on)),
            (words.label("order"), goods.order_number),
        )
    )


def _findings(liability: LiabilityFacts, form: Form, words: Wording) -> None:
    """The three items that must stand out."""
    form.space(0.5)
    parties = "；".join(_party(each, words) for each in liability.parties)
    who = [parties, words.text("cause", cause=words.term("cause", liability.cause)), liability.conclusion]
    if first := liability.answers_first:
        party = words.term("party", first, alone=True)
        english = words.term("party", first).removeprefix(party).strip() or party
        who.append(words.text("answers_first", party=party, english=english))
    basis = [words.text("basis_line", place=n, text=text) for n, text in enumerate(liability.basis, start=1)]
    steps = []
    for place, step in enumerate(liability.suggestions, start=1):
        if step.due:
            due = words.weekday(step.due, provisional=step.provisional)
            form_of = f"step_due_{step.kind}" if step.kind else "step_due"
            steps.append(words.text(form_of, place=place, text=step.text.rstrip("。"), due=due))
        else:
            steps.append(words.text("step", place=place, text=step.text))
    form.statements(
        [
            Statement(words.label("party"), [text for text in who if text], strong=True),
            Statement(words.label("basis"), basis or [words.nothing]),
            Statement(words.label("suggestion"), steps or [words.nothing]),
        ]
    )


def _party(party: LiableParty, words: Wording) -> str:
    name = words.term("party", party.party)
    if party.name:
        name = words.text("firm", party=name, name=party.name)
    return name if party.percent is None else words.text("share", party=name, percent=party.percent)


def _checks(liability: LiabilityFacts, form: Form, words: Wording) -> None:
    if not liability.checks:
        return
    form.heading(words.label("checks"))
    rows = [
        (words.moment(check.at), words.or_nothing(check.by), words.or_nothing(check.method), check.finding)
        for check in liability.checks
    ]
    headers = [words.label(key) for key in ("at", "by", "method", "finding")]
    form.table(headers, rows, (3.1, 1.8, 2.4, 6))


def _photos(paper: Paper, form: Form, words: Wording) -> None:
    if not paper.photos:
        return
    form.heading(words.label("photos"))
    form.photos(
        [
            replace(photo, caption=words.text("photo", place=n, caption=words.term("photo", photo.caption)))
            for n, photo in enumerate(paper.photos, start=1)
        ]
    )


def _appeal(paper: Paper, liability: LiabilityFacts, form: Form, words: Wording) -> None:
    form.heading(words.label("appeal"))
    until = liability.appeal.until
    text = (
        words.reaching("appeal_until", paper.desk.phone, until=words.day(until))
        if until
        else words.reaching("appeal", paper.desk.phone)
    )
    if liability.appeal.channels:
        text += words.text("appeal_channels", channels="、".join(liability.appeal.channels))
    form.paragraph(text)
    form.paragraph(words.text("statement"), strong=True)


def _closing(paper: Paper, copy: Copy, liability: LiabilityFacts, form: Form, words: Wording) -> None:
    form.close()
    form.space(0.5)
    ways = ("signed", "message", "mail", "refused_before_witness")
    form.fields([(words.label("delivery"), words.ticked("delivery", ways, ""))], columns=1)
    by, issued = liability.determined_by or paper.issued_by, words.day(paper.issued_at.date())
    form.signatures(
        [
            _receiver(paper, copy, words),
            slot(words, words.label("witness_signs"), mark_of(paper, "witness")),
            SignatureSlot(words.label("determined_by"), (by, issued)),
            SignatureSlot(words.label("stamp"), (issued,)),
        ],
        counted=copy.code != "merchant",
    )
    form.space(0.15)
    form.paragraph(words.text("receipt_note"), small=True)
    seam(copy, form, words)


def _receiver(paper: Paper, copy: Copy, words: Wording) -> SignatureSlot:
    """Where the customer signs for it; who that was is nothing to the merchant (个保法 23)."""
    if copy.code == "merchant":
        return SignatureSlot(words.label("customer_signs"), (words.text("signed_on_store"),))
    return slot(words, words.label("customer_signs"), mark_of(paper, "customer"))
