"""What speaks for which cause, and what follows from a cause: proposals a person confirms or changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.policy.decision import Decision
from app.domain.shots import EvidenceRole, missing_shots, shot_list_for
from app.domain.verdicts import Share
from app.domain.vocabulary import Cause, Demand, Party, Strength
from app.ui.screens.desk_work.case import Case
from app.usecases.remedy_standing import STANDINGS, standing
from app.usecases.workplace import Workplace

_FAULTS: Mapping[Cause, str] = {
    Cause.QUALITY: "quality",
    Cause.REDESIGN: "quality",
    Cause.NOT_AS_DESCRIBED: "quality",
    Cause.TRANSPORT: "transport",
    Cause.INSTALLATION: "installation",
    Cause.SERVICE_FAULT: "service",
    Cause.SERVICE_DISPUTE: "service",
    Cause.HUMAN_ERROR: "service",
    Cause.WRONG_SIZE: "size_merchant",
    Cause.NO_FAULT: "no_defect",
    Cause.DISPUTED: "disputed",
}
"""A cause as the policy function names it. The customer's own reason is `_own_reason`."""

_TYPES: Mapping[str, Cause] = {
    "quality": Cause.QUALITY,
    "malfunction": Cause.QUALITY,
    "missing_part": Cause.QUALITY,  # missing parts count as the maker's quality (S2n-05)
    "transport": Cause.TRANSPORT,
    "installation": Cause.INSTALLATION,
    "wrong_size": Cause.WRONG_SIZE,
    "not_as_described": Cause.NOT_AS_DESCRIBED,
    "misuse": Cause.CUSTOMER,
    "service": Cause.SERVICE_FAULT,
}


@dataclass(frozen=True)
class CauseHint:
    """Something that speaks for a cause, or warns. `code` is put into words by the window."""

    code: str
    rule: str
    cause: Cause | None = None
    params: Mapping[str, str] = field(default_factory=dict)


def cause_hints(case: Case) -> tuple[CauseHint, ...]:
    """What the look at the goods, the photos and the rules say. Missing photos never decide alone (X-08)."""
    return (*_seen(case), *_photographed(case), *_ruled(case), *_not_photographed(case))


def proposed_cause(case: Case) -> Cause | None:
    """The cause to stand there first; None where nothing points anywhere."""
    if case.item.liability is not None and case.item.liability.cause in tuple(Cause):
        return Cause(case.item.liability.cause)
    seen = next((hint.cause for hint in cause_hints(case) if hint.cause is not None), None)
    return seen or _TYPES.get(case.problem.type or "")


def _seen(case: Case) -> Iterator[CauseHint]:
    looked = case.item.inspection
    if looked is None:
        yield CauseHint("not_inspected", "S4-20")
        return
    if looked.packaging_intact is False and _about_damage(case):
        yield CauseHint("packaging_broken", "S2r-17", Cause.TRANSPORT)
    if looked.packaging_intact and case.problem.type == "transport":
        yield CauseHint("packaging_intact", "S2r-17", Cause.QUALITY)
    if looked.unused is False:
        yield CauseHint("traces_of_use", "S4-24")


def _about_damage(case: Case) -> bool:
    return case.problem.type in ("transport", "missing_part", None)


def _photographed(case: Case) -> Iterator[CauseHint]:
    roles = {each.role for each in case.evidence}
    if EvidenceRole.CARRIER_RECEIPT in roles:
        yield CauseHint("carrier_receipt", "S2r-12", Cause.TRANSPORT)
    if EvidenceRole.QUALITY_REPORT in roles:
        yield CauseHint("quality_report", "S0-20")


def _ruled(case: Case) -> Iterator[CauseHint]:
    decision = case.decision
    if decision.get("burden_of_proof") == "merchant":
        yield CauseHint("burden", "消保法23")
    quality, no_reason = _day(decision, "quality_return_last_day"), _day(decision, "no_reason_last_day")
    if quality is not None:
        code = "quality_window_open" if case.today <= quality else "quality_window_closed"
        yield CauseHint(code, "S4-32", params={"day": quality.isoformat()})
    if no_reason is not None and case.today <= no_reason and case.item.demand == Demand.RETURN:
        yield CauseHint("no_reason_window_open", "S4-32", params={"day": no_reason.isoformat()})


def _not_photographed(case: Case) -> Iterator[CauseHint]:
    wanted = shot_list_for(case.problem.type)
    gaps = [gap.role for gap in missing_shots(wanted, [e.role for e in case.evidence]) if gap.required]
    if gaps:
        yield CauseHint("photos_missing", "X-08", params={"roles": ",".join(gaps)})


def judged_as(case: Case, workplace: Workplace, cause: Cause) -> Decision:
    """What the customer would be entitled to if this were the cause."""
    facts = case.situation.facts[case.item.id]
    fault = _own_reason(case) if cause is Cause.CUSTOMER else _FAULTS.get(cause)
    facts = {key: value for key, value in facts.items() if key != "fault"}
    if fault is not None:
        facts["fault"] = fault
    return workplace.policy.assess(facts)


def _own_reason(case: Case) -> str:
    """A change of mind leaves goods as they were; traces of use make it a matter of use (S4-24)."""
    looked = case.item.inspection
    misused = case.problem.type == "misuse" or (looked is not None and looked.unused is False)
    return "misuse" if misused else "none"


def proposed_shares(case: Case, judged: Decision, cause: Cause) -> tuple[Share, ...]:
    """Who is liable, wholly, as the profile says (S4-22..24); a person may split it."""
    if cause is Cause.DISPUTED:
        return ()
    by_rule = judged.text("liable_party")
    party = Party(by_rule) if by_rule in tuple(Party) else Party.UNDETERMINED
    if cause is Cause.OTHER:
        party = Party.UNDETERMINED
    return (Share(party, 100, party_name(case, party)),)


def party_name(case: Case, party: str) -> str | None:
    """The firm behind a party, where the ticket knows it."""
    goods = case.item.goods
    return {Party.BRAND.value: goods.brand, Party.MALL.value: goods.shop}.get(party) or None


def suggestion(judged: Decision, workplace: Workplace, cause: Cause, demand: str) -> str:
    """A first draft of what we suggest: what is owed, with its last day; what was asked for comes first.

    A last day that has passed is not named: the customer asked in time, else nothing would be owed.
    """
    wording = workplace.reference.wording
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    owed = sorted(
        (each for each in remedies(judged) if each.owed), key=lambda each: not each.code.startswith(demand)
    )
    if not owed:
        return wording.suggestions.get(_without_right(cause, demand), "")
    chosen = [owed[0]]
    other = next((each for each in owed[1:] if _family(each.code) != _family(owed[0].code)), None)
    if not owed[0].code.startswith(demand) and other is not None:
        chosen.append(other)
    until = wording.grounds.get("until", "{text}")
    lines = [(wording.suggestions.get(each.code, ""), each.last_day) for each in chosen]
    return "\n".join(
        until.format(text=text.rstrip("。"), year=day.year, month=day.month, day=day.day) + "。"
        if day and day >= today
        else text
        for text, day in lines
        if text
    )


def _family(remedy: str) -> str:
    return remedy.partition("_")[0]


def _without_right(cause: Cause, demand: str) -> str:
    """What is usually offered where nothing is owed; the seller helps with what the way did to the goods."""
    asked = {"return": "return_full", "exchange": "exchange_same_model"}.get(demand, "repair_free")
    return {
        Cause.CUSTOMER: "repair_paid",
        Cause.NO_FAULT: "answer",
        Cause.INSTALLATION: "rectify_install",
        Cause.WRONG_SIZE: "remake_free",
        Cause.SERVICE_FAULT: "apology",
        Cause.SERVICE_DISPUTE: "apology",
        Cause.HUMAN_ERROR: "apology",
        Cause.TRANSPORT: asked,
        Cause.DISPUTED: "",
    }.get(cause, "repair_free")


@dataclass(frozen=True)
class OwedRemedy:
    """One remedy of a decision; `why` is the sentence of the rules about it.

    `standing` is by_right, promise, negotiable, or pending while a fact is not known.
    """

    code: str
    standing: str
    last_day: date | None
    why: str
    basis: str = ""

    @property
    def owed(self) -> bool:
        """Whether the customer may insist on it as things are known now."""
        return self.standing in ("by_right", "promise")

    @property
    def strength(self) -> str:
        """By which force it can be offered: what is not known to be owed is a matter of agreement."""
        return self.standing if self.owed else Strength.NEGOTIABLE


def remedies(decision: Decision) -> tuple[OwedRemedy, ...]:
    """Every remedy of a decision that may be offered, those owed first."""
    found = [_remedy(row) for row in decision.lines("remedies")]
    usable = [each for each in found if each.standing != "not_owed"]
    return tuple(sorted(usable, key=lambda each: STANDINGS.index(each.standing)))


def _remedy(row: Mapping[str, object]) -> OwedRemedy:
    last = row.get("last_day")
    day = date.fromisoformat(last[:10]) if isinstance(last, str) and last else None
    return OwedRemedy(
        str(row["remedy"]), standing(row), day, str(row.get("why") or ""), str(row.get("basis") or "")
    )


def _day(decision: Decision, key: str) -> date | None:
    text = decision.text(key)
    return date.fromisoformat(text[:10]) if text else None
