"""What a clerk typed, read: the intake it amounts to, and what is wrong with which field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.domain.identity import check_barcode, check_id_number
from app.domain.records import Complaint, Customer, Goods, Inspection, Problem
from app.domain.refusals import InputError
from app.domain.shots import EvidenceRole
from app.domain.steps.intake import Piece, TakeIn
from app.domain.steps.proof import proof_refusal
from app.domain.vocabulary import ContactCheck, Demand, Injury, PaymentMethod, ProofKind, ProofState
from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_fields import Days, Problems, code_of
from app.usecases.intake_pieces import PieceForm

_SEPARATORS = re.compile(r"[、,，;；\n]+")
_PROOF_PICTURES = frozenset(
    {EvidenceRole.PROOF, EvidenceRole.PAYMENT, EvidenceRole.ORDER_PAGE, EvidenceRole.PURCHASE_VOUCHER}
)
_DAYS = ("sold_date", "received_date", "installed_date", "accepted_date")
"""In the order in which they usually come."""


@dataclass
class Reading:
    """The intake as far as it can be read. `unknown` names facts nobody has stated yet.

    `problems` are in the order of the page; a field with a problem counts as empty. `elsewhere` are
    those of pieces that are not on the page, with the number of their piece. `warnings` keep nobody
    from saving: what is unusual is kept and warned of.
    """

    form: TakeIn
    unknown: frozenset[str]
    problems: tuple[InputError, ...] = ()
    warnings: tuple[InputError, ...] = ()
    elsewhere: tuple[tuple[int, InputError], ...] = ()


def received_items(text: str) -> tuple[str, ...]:
    """What stays at the desk: 「壶身、底座」 are two pieces."""
    return tuple(part.strip() for part in _SEPARATORS.split(text) if part.strip())


def read_intake_form(form: IntakeForm, today: date, reported: date | None = None) -> Reading:
    """Read the form as of `today` (the desk's day). Never raises: problems are told by field.

    `reported` is the day the customer came, where that is another one. Pieces of which nothing is
    said are left out, but for the first.
    """
    days = Days(today, min(reported or today, today))
    shared, here, warnings = Problems(), Problems(), Problems()
    customer = _customer(form, days, shared, warnings)
    listed, elsewhere = _pieces(form, days, here, warnings)
    first = listed[0]
    late = Problems()
    take_in = TakeIn(
        channel=form.channel,
        customer=customer,
        goods=(first.goods,),
        problem=_problem(form, first, days, late),
        received_items=received_items(late.prose(form.received, "received")),
        inspection=first.inspection,
        further=tuple(_further(piece) for piece in listed[1:]),
        stated=(first.stated,),
    )
    unknown = {"demand"} if not form.demand else set()
    if not form.words.strip() and not form.pieces[0].words.strip():
        unknown.add("words")
    problems = (*shared.found, *here.found, *late.found)
    return Reading(take_in, frozenset(unknown), problems, tuple(warnings.found), elsewhere)


def place_read(form: IntakeForm) -> int | None:
    """Which piece of the reading is the one on the page; None while nothing is said of it."""
    if form.place and form.pieces[form.place].blank:
        return None
    return sum(1 for place, piece in enumerate(form.pieces[: form.place]) if not (place and piece.blank))


def place_typed(form: IntakeForm, number: int) -> int:
    """Where the piece stands in the form that is the `number`-th (from 0) of the reading."""
    places = [place for place, piece in enumerate(form.pieces) if not (place and piece.blank)]
    return places[number]


def _pieces(
    form: IntakeForm, days: Days, here: Problems, warnings: Problems
) -> tuple[list[Piece], tuple[tuple[int, InputError], ...]]:
    """Every piece that says something, and what is wrong with those that are not on the page."""
    listed: list[Piece] = []
    elsewhere: list[tuple[int, InputError]] = []
    pictured = any(photo.role in _PROOF_PICTURES for photo in form.photos)
    for place, piece in enumerate(form.pieces):
        if place and piece.blank:
            continue
        shown = place == form.place
        problems = here if shown else Problems()
        read = _piece(piece, days, problems, pictured=pictured, first=place == 0)
        listed.append(read)
        if shown:
            _warn_of(piece, read.goods, warnings)
        else:
            elsewhere += [(place, problem) for problem in problems.found]
    return listed, tuple(elsewhere)


def _customer(form: IntakeForm, days: Days, problems: Problems, warnings: Problems) -> Customer:
    phone = problems.phone(form.phone)
    wechat, address = problems.line(form.wechat, "wechat"), problems.line(form.address, "address")
    if phone is None and not form.phone.strip() and not wechat and not address:
        problems.add("contact_missing", "phone")
    if phone is not None and phone.warning:
        warnings.add(phone.warning, "phone", digits=str(len(phone.digits)))
    if not form.name.strip():
        problems.add("text_missing", "name")
    id_number = None
    if form.id_number.strip() and not form.id_declined:
        id_number = problems.read(lambda: check_id_number(form.id_number, days.today).text, "") or None
    return Customer(
        name=problems.line(form.name, "name"),
        phone=phone.text if phone else None,
        wechat=wechat or None,
        id_number=id_number,
        id_declined=form.id_declined,
        address=address or None,
        access_note=problems.line(form.access_note, "access_note") or None,
        confirmed=form.confirmed or bool(form.verified_by),
        contact_verified_by=_verified(form.verified_by.strip(), problems),
        special_care=form.special_care,
        data_consent=form.data_consent,
        message_consent=form.message_consent,
    )


def _verified(how: str, problems: Problems) -> ContactCheck | None:
    """How the contact was verified: a known means, or nothing."""
    known = code_of(how, ContactCheck)
    if how and known is None:
        problems.add("choice_expected", "verified_by", value=how[:40], expected=", ".join(ContactCheck))
    return known


def _piece(piece: PieceForm, days: Days, problems: Problems, *, pictured: bool, first: bool) -> Piece:
    goods = _goods(piece, days, problems, pictured=pictured)
    words = problems.prose(piece.words, "words")
    if first and not piece.words.strip():
        problems.add("text_missing", "words")
    if not piece.demand:
        problems.add("text_missing", "demand")
    complaint = Complaint(
        words,
        piece.problem_type or None,
        problems.line(piece.part, "part") or None,
        problems.line(piece.expectation, "expectation") or None,
    )
    # Stands in while nothing was chosen; `unknown` keeps it out of every judgement.
    demand = code_of(piece.demand, Demand) or Demand.CONSULT
    return Piece(goods, demand, complaint, inspection_of(piece.looks), piece.stated)


def _further(piece: Piece) -> Piece:
    """A piece without words of its own has the matter of the first."""
    silent = piece.complaint is None or not piece.complaint.words
    return replace(piece, complaint=None) if silent else piece


def _goods(piece: PieceForm, days: Days, problems: Problems, *, pictured: bool) -> Goods:
    if not piece.goods.strip() and not piece.category:
        problems.add("goods_unnamed", "goods")
    proof = code_of(piece.proof, ProofKind) or (ProofKind.OTHER_PROOF if pictured else None)
    return Goods(
        barcode=problems.number(piece.barcode, "barcode") or None,
        brand=problems.line(piece.brand, "brand") or None,
        name=problems.line(piece.goods, "goods"),
        model=problems.line(piece.model, "model") or None,
        price=problems.amount(piece.price, "price"),
        category=piece.category or None,
        sold_date=problems.past(piece.sold_date, days, "sold_date"),
        bought_at=piece.bought_at or None,
        proof=proof,
        received_date=problems.past(piece.received_date, days, "received_date"),
        installed_date=problems.past(piece.installed_date, days, "installed_date"),
        accepted_date=problems.past(piece.accepted_date, days, "accepted_date"),
        custom_made={"yes": True, "no": False}.get(piece.custom_made),
        order_number=problems.number(piece.order_number, "order_number") or None,
        invoice_number=problems.number(piece.invoice_number, "invoice_number") or None,
        payment_method=code_of(piece.payment_method, PaymentMethod),
        quantity=problems.count(piece.quantity, "quantity") or 1,
        serial=problems.number(piece.serial, "serial") or None,
        specification=problems.line(piece.specification, "specification") or None,
        shop=problems.line(piece.shop, "shop") or None,
        contract_clause=problems.line(piece.contract_clause, "contract_clause") or None,
        proof_state=_proof_state(piece, proof, problems),
        proof_reason=problems.line(piece.proof_reason, "proof_reason") or None,
    )


def _proof_state(piece: PieceForm, proof: ProofKind | None, problems: Problems) -> ProofState | None:
    """What the clerk says of the proof; None leaves it to the policy."""
    state = code_of(piece.proof_state, ProofState)
    refusal = proof_refusal(proof, state)
    if refusal is None:
        return state
    problems.add(refusal.code, "proof_state")
    return None


def inspection_of(looks: tuple[str, ...]) -> Inspection | None:
    """What the look at the counter found; whoever names one flaw has looked at the others too (S4-20)."""
    if not looks:
        return None
    return Inspection(
        packaging_intact="opened" not in looks,
        unused="used" not in looks,
        accessories_complete="incomplete" not in looks,
    )


def _warn_of(piece: PieceForm, goods: Goods, warnings: Problems) -> None:
    """What can be right and seldom is."""
    checked = check_barcode(piece.barcode)
    if checked.warning:
        warnings.add(checked.warning, "barcode")
    told = [(name, day) for name in _DAYS if (day := getattr(goods, name)) is not None]
    for (before, earlier), (name, day) in pairwise(told):
        if day < earlier:
            warnings.add("date_before_other", name, other=before, value=earlier.isoformat())


def _problem(form: IntakeForm, first: Piece, days: Days, problems: Problems) -> Problem:
    complaint = first.complaint or Complaint()
    denied = "none" in form.risks

    def said(risk: str) -> bool | None:
        return True if risk in form.risks else (False if denied else None)

    return Problem(
        words=complaint.words,
        demand=first.demand,
        type=complaint.type,
        part=complaint.part,
        expectation=complaint.expectation,
        contacted=form.contacted,
        people_affected=problems.count(form.people, "people"),
        safety_risk=said("safety_risk"),
        media_threat=said("media_threat"),
        agitated=said("agitated"),
        bad_review=said("bad_review"),
        injury=code_of(form.injury, Injury),
        property_loss=said("property_loss"),
        urgent=said("urgent"),
        wanted_by=problems.ahead(form.wanted_by, days, "wanted_by"),
    )
