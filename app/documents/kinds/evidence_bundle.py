"""D18 证据包: the whole case with the hash of everything it rests on (S3-07, S0-47).

One copy for whoever it is handed to. The name of nobody at fault and no identity number stand on it: the
facts have no room for them.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.documents.copies import Copy
from app.documents.form import Form, Pair, SignatureSlot
from app.documents.kinds.evidence_timeline import said_of
from app.documents.kinds.parts import filled, issued_slot, stated_pairs
from app.documents.wording import Wording
from app.usecases.paper import (
    BundledDocument,
    BundledItem,
    BundledPicture,
    BundledSignature,
    BundleFacts,
    GoodsRow,
    LiabilityFacts,
    LiableParty,
    Paper,
    SettlementFacts,
    TimeLine,
)


def compose(paper: Paper, copy: Copy, form: Form, words: Wording) -> None:  # noqa: ARG001 - a kind's form
    """Tell `form` what the report says."""
    bundle = paper.bundle
    if bundle is None:
        raise ValueError(paper.kind)  # the settings require it, so the typesetter has refused before
    form.fields(stated_pairs(paper, words, "recipient", "purpose"), columns=1)
    form.space(0.3)
    form.paragraph(words.text("opening"))
    form.space(0.3)
    _case(paper, form, words)
    _timeline(bundle.timeline, form, words)
    form.heading(words.label("determination"))
    for place, item in enumerate(bundle.items, start=1):
        _item(place, item, form, words)
    _clocks(bundle, form, words)
    documents = [_document(each, words) for each in bundle.documents]
    _table(
        form, words, "documents", ("document", "issued", "standing", "sha256"), (4.4, 2.6, 1.6, 5), documents
    )
    signatures = [_signature(each, words) for each in bundle.signatures]
    _table(form, words, "signatures", ("document", "signer", "at", "bound"), (3.2, 2, 2.4, 5.8), signatures)
    _pictures(paper, bundle, form, words)
    chains = [
        (words.text("chain_line", writer=each.writer, first=each.first, last=each.last), each.sha256)
        for each in bundle.chains
    ]
    if bundle.case_code:
        chains.append((words.text("case_line", entries=bundle.entries), bundle.case_code))
    _table(form, words, "chain", ("writer", "sha256"), (5, 7), chains)
    _closing(paper, form, words)


def _case(paper: Paper, form: Form, words: Wording) -> None:
    ticket = paper.ticket
    form.fields(
        [
            (words.label("ticket"), ticket.number),
            (words.label("accepted_at"), words.moment(ticket.accepted_at)),
            (words.label("accepted_by"), words.or_nothing(ticket.accepted_by)),
            (words.label("channel"), words.term("channel", ticket.channel)),
            *filled(
                words,
                (words.label("customer"), ticket.customer.name.strip()),
                (words.label("phone"), ticket.customer.phone),
            ),
            (words.label("demand"), words.term("demand", ticket.demand)),
            (words.label("level"), words.term("level", ticket.level)),
        ]
    )
    for goods in ticket.goods:
        form.fields(_goods(goods, words))
    form.fields([(words.label("words"), words.or_nothing(ticket.words))], columns=1)


def _goods(goods: GoodsRow, words: Wording) -> list[Pair]:
    papers = " / ".join(filter(None, (goods.order_number, goods.invoice_number)))
    proof = f"{words.term('proof', goods.proof)} {words.term('proof_state', goods.proof_state)}"
    return [
        (words.label("goods"), words.or_nothing(f"{goods.brand} {goods.name}")),
        (words.label("model"), words.or_nothing(" / ".join(filter(None, (goods.model, goods.barcode))))),
        (words.label("price"), words.money(goods.price)),
        (words.label("sold_on"), words.day(goods.sold_on)),
        (words.label("order"), words.or_nothing(papers)),
        (words.label("proof"), proof if goods.proof else words.nothing),
    ]


def _timeline(lines: Sequence[TimeLine], form: Form, words: Wording) -> None:
    rows = [
        (
            words.moment(each.at),
            words.or_nothing(each.by),
            words.term("entry", each.entry),
            words.or_nothing(said_of(each, words)),
        )
        for each in lines
    ]
    _table(form, words, "timeline", ("at", "by", "entry", "said"), (3, 1.8, 2.4, 6), rows)


def _item(place: int, item: BundledItem, form: Form, words: Wording) -> None:
    form.paragraph(words.text("item", place=place, goods=words.or_nothing(item.goods)), strong=True)
    form.space(0.2)
    if item.liability is None:
        form.fields([(words.label("conclusion"), words.text("nothing_determined"))], columns=1)
    else:
        form.fields(_liability(item.liability, words), columns=1)
    form.fields(_settlement(item.settlement, words), columns=1)
    form.space(0.3)


def _liability(liability: LiabilityFacts, words: Wording) -> list[Pair]:
    parties = [_party(each, words) for each in liability.parties]
    basis = _numbered(liability.basis, words)
    suggestions = _numbered([step.text for step in liability.suggestions], words)
    return [
        (words.label("cause"), words.term("cause", liability.cause)),
        (words.label("parties"), words.or_nothing("；".join(parties))),
        (words.label("basis"), words.or_nothing("\n".join(basis))),
        (words.label("conclusion"), words.or_nothing(liability.conclusion)),
        (words.label("suggestion"), words.or_nothing("\n".join(suggestions))),
    ]


def _party(party: LiableParty, words: Wording) -> str:
    name = words.term("party", party.party)
    if party.name:
        name = words.text("party_name", party=name, name=party.name)
    return name if party.percent is None else words.text("party", party=name, percent=party.percent)


def _numbered(lines: Sequence[str], words: Wording) -> list[str]:
    return [words.text("basis_line", place=place, text=text) for place, text in enumerate(lines, start=1)]


def _settlement(settled: SettlementFacts | None, words: Wording) -> list[Pair]:
    if settled is None:
        return [(words.label("agreed"), words.text("nothing_agreed"))]
    ground = f"{words.term('strength', settled.ground)} {settled.ground_text}".strip()
    pairs = [(words.label("agreed"), f"{words.term('action', settled.action)}　{ground}")]
    if settled.refund is not None:
        figures, capitals = words.money(settled.refund.net), words.capitals(settled.refund.net)
        way = words.term("payment", settled.refund.way)
        paid = words.text("refund", figures=figures, capitals=capitals, way=way)
        pairs.append((words.label("refund"), paid))
    if settled.replacement is not None:
        model = words.or_nothing(settled.replacement.model or settled.replacement.name)
        arrives = words.text("exchange", model=model, day=words.day(settled.replacement.arrives))
        pairs.append((words.label("exchange"), arrives))
    return pairs


def _clocks(bundle: BundleFacts, form: Form, words: Wording) -> None:
    rows = [
        (
            each.name,
            words.moment(each.start),
            words.term_end(each.due),
            words.moment(each.stopped_at),
            words.text(f"state.{each.state}"),
        )
        for each in bundle.clocks
    ]
    columns = ("clock", "start", "due", "stopped", "state")
    _table(form, words, "clocks", columns, (3.4, 2.7, 2.7, 2.7, 1.7), rows)


def _document(each: BundledDocument, words: Wording) -> tuple[str, ...]:
    title = words.term("document", each.kind)
    named = words.text("document_line", title=title, number=each.number, version=each.version)
    issued = f"{words.moment(each.at)} {each.by}".strip()
    return named, issued, words.text(f"standing.{each.standing}"), each.sha256


def _signature(each: BundledSignature, words: Wording) -> tuple[str, ...]:
    bound = [words.text("sealed", seal=each.seal)] if each.seal else []
    if each.agreed:
        bound.append(words.text("agreed", version=each.agreed.rpartition(".")[2]))
    if each.shown_sha256:
        bound.append(words.text("shown", sha256=each.shown_sha256))
    bound.append(words.text("content", sha256=each.content_sha256))
    return (
        words.text("signed_line", number=each.document, version=each.version),
        f"{each.signer} {words.term('role', each.role)}",
        f"{words.moment(each.at)} {words.term('method', each.method)} {each.device}".strip(),
        "\n".join(bound),
    )


def _pictures(paper: Paper, bundle: BundleFacts, form: Form, words: Wording) -> None:
    known = {each.name: each for each in bundle.pictures}
    form.heading(words.label("pictures"))
    if not bundle.pictures:
        form.paragraph(words.text("none"))
        return
    form.photos([replace(photo, caption=_caption(known.get(photo.caption), words)) for photo in paper.photos])
    rows = [
        (
            words.text("picture_line", name=each.name, role=words.term("photo", each.role)),
            f"{_taken(each, words)}\n{words.text('added', at=words.moment(each.added_at))}",
            words.text("bytes", size=f"{each.size:,}"),
            each.sha256,
        )
        for each in bundle.pictures
    ]
    form.table([words.label(key) for key in ("picture", "taken", "size", "sha256")], rows, (2.9, 3.6, 2.1, 5))


def _caption(picture: BundledPicture | None, words: Wording) -> str:
    if picture is None:
        return ""
    named = words.text("picture_line", name=picture.name, role=words.term("photo", picture.role))
    return f"{named}　{_taken(picture, words)}　{picture.sha256[:16]}"


def _taken(picture: BundledPicture, words: Wording) -> str:
    if picture.taken_at is None:
        return words.text("taken_unknown")
    return words.text("taken", at=words.moment(picture.taken_at))


def _table(
    form: Form,
    words: Wording,
    heading: str,
    columns: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str]],
) -> None:
    form.heading(words.label(heading))
    if rows:
        form.table([words.label(each) for each in columns], rows, shares)
    else:
        form.paragraph(words.text("none"))


def _closing(paper: Paper, form: Form, words: Wording) -> None:
    form.space(0.3)
    for sentence in words.texts("notes"):
        form.paragraph(sentence, small=True)
    form.close()
    form.space(0.4)
    clerk = issued_slot(paper, words, words.label("clerk_signs"))
    form.signatures([clerk, SignatureSlot(words.label("stamp"))])
