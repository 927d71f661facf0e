"""What the right side shows while the clerk types: rights, level, clocks, what is missing. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.clocks import Clock
from app.domain.policy.decision import Decision, mappings
from app.domain.shots import missing_shots, shot_list_for
from app.domain.ticket import StatedFact
from app.usecases.closing_windows import ClosingWindow, closing_windows
from app.usecases.intake_draft import IntakeForm
from app.usecases.live_assessment import LiveAssessment
from app.usecases.missing_facts import MissingFact, missing_facts
from app.usecases.reasons import over_since, period_sentences, whole_reason
from app.usecases.remedy_standing import standing


@dataclass(frozen=True)
class RightLine:
    """One remedy, or several that stand alike; `last_day` inclusive.

    `standing` is by_right, promise, negotiable, pending or not_owed. `needs` are facts that must be
    known first, `closed` says that the time for it is over. `promise_over` is the last day of a promise
    of it that is over, while another ground is still open.
    """

    remedies: tuple[str, ...]
    standing: str
    basis: str
    last_day: date | None
    needs: tuple[str, ...]
    closed: bool
    why: str
    promise_over: date | None = None


@dataclass(frozen=True)
class Gap:
    """Something not known or not there yet, and what that changes: codes, the gravest first.

    `missing` is the fact with the remedies that wait for it, where the policy asks.
    """

    what: str
    changes: tuple[str, ...]
    missing: MissingFact | None = None


@dataclass(frozen=True)
class LevelView:
    """The level proposed, who leads, and why; `words` are the customer's own that raised it."""

    level: int
    mark: str
    owner: str
    reasons: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Live:
    """The right side of the page at one moment. `proof_doubted`: somebody said otherwise than the policy.

    `judged_signs`: so many characters of the customer's words were judged, as there are more of them.
    `stated` are the facts stated of the piece on the page.
    """

    lines: tuple[RightLine, ...] = ()
    level: LevelView | None = None
    clocks: tuple[Clock, ...] = ()
    gaps: tuple[Gap, ...] = ()
    id_required: bool = False
    proof_status: str = ""
    proof_doubted: bool = False
    note: str = ""
    judged_signs: int = 0
    closing: tuple[ClosingWindow, ...] = ()
    stated: Mapping[str, StatedFact] = field(default_factory=dict)


PIECE_GAP = "piece:"
"""Before the number of a piece, from 0, with which something is wrong."""


def live_of(
    assessment: LiveAssessment | None,
    form: IntakeForm,
    elsewhere: frozenset[int] = frozenset(),
    today: date | None = None,
) -> Live:
    """The right side for a form and what the policy says of it `today`.

    `elsewhere` are the numbers of pieces that are not on the page and cannot be saved as they are.
    """
    others = tuple(Gap(f"{PIECE_GAP}{place}", ("save",)) for place in sorted(elsewhere))
    if assessment is None:
        return Live(gaps=_own_gaps(form), stated=form.stated)
    decision = assessment.decision
    told = period_sentences(decision)
    lines = merged(
        replace(_line(each), why=whole_reason(decision, each, told)) for each in decision.lines("remedies")
    )
    blank = form.place > 0 and form.pieces[form.place].blank
    return Live(
        lines=lines if _says_something(form) and not blank else (),
        level=_level(assessment),
        clocks=assessment.clocks,
        gaps=(
            *_required_gaps(form, blank=blank),
            *others,
            *(() if blank else _decision_gaps(decision, form)),
            *_own_gaps(form),
        ),
        id_required=assessment.id_required,
        proof_status=form.proof_state or assessment.proof_status,
        proof_doubted=bool(form.proof_state) and form.proof_state != assessment.proof_status,
        note=decision.text("note") or "",
        closing=closing_windows(decision, today) if today and _says_something(form) and not blank else (),
        stated=form.stated,
    )


def merged(lines: Iterable[RightLine]) -> tuple[RightLine, ...]:
    """Remedies that stand alike on one row, in the order in which the first of them came."""
    rows: dict[tuple[object, ...], RightLine] = {}
    for line in lines:
        alike = (line.standing, line.basis, line.last_day, line.needs, line.closed, line.promise_over)
        known = rows.get(alike)
        rows[alike] = line if known is None else replace(known, remedies=(*known.remedies, *line.remedies))
    return tuple(rows.values())


def _says_something(form: IntakeForm) -> bool:
    """Before goods or day of purchase are known, a list of rights would be the same for everybody."""
    return any((form.goods.strip(), form.category, form.barcode.strip(), form.sold_date.strip()))


def leading_line(lines: tuple[RightLine, ...]) -> int:
    """The line whose reason is shown first: the first one with a day that is not over."""
    for place, line in enumerate(lines):
        if line.last_day is not None and not line.closed:
            return place
    return 0


def _line(raw: Mapping[str, object]) -> RightLine:
    pending = raw.get("pending")
    needs = tuple(str(each) for each in pending) if isinstance(pending, list) else ()
    last_day, over = raw.get("last_day"), over_since(raw)
    return RightLine(
        remedies=(str(raw.get("remedy", "")),),
        standing=standing(raw),
        basis=str(raw.get("basis", "")),
        last_day=date.fromisoformat(last_day) if isinstance(last_day, str) else None,
        needs=needs,
        closed=raw.get("exclusion") == "window_closed",
        why=str(raw.get("why", "")),
        promise_over=date.fromisoformat(over) if over else None,
    )


def _level(assessment: LiveAssessment) -> LevelView | None:
    level = assessment.level
    if level is None:
        return None
    proposed = assessment.decision.get("proposed_level")
    reasons = mappings(proposed.get("reasons") if isinstance(proposed, Mapping) else None)
    words = tuple(str(each["word"]) for each in reasons if each.get("word"))
    return LevelView(level.level, level.mark, level.owner, level.reasons, words)


def _decision_gaps(decision: Decision, form: IntakeForm) -> tuple[Gap, ...]:
    asked = {"demand"} if not form.demand else set()
    return tuple(
        Gap(each.fact, _kinds(each), each) for each in missing_facts(decision) if each.fact not in asked
    )


def _kinds(missing: MissingFact) -> tuple[str, ...]:
    """What a missing fact would change, in the words of the desk rather than of the policy function."""
    found = {"level": None} if missing.level else {}
    if missing.remedies:
        found["rights"] = None
    for key in missing.keys:
        found["proof" if key.startswith("proof") or key in ("note", "intake_allowed") else "time"] = None
    return tuple(found) or ("rights",)


def _required_gaps(form: IntakeForm, *, blank: bool) -> tuple[Gap, ...]:
    """What the ticket cannot be opened without, in the order of the page; a blank piece asks nothing."""
    wanted = (
        ("contact", form.phone or form.wechat or form.address),
        ("name", form.name),
        ("goods", blank or form.goods or form.category),
        ("words", form.place > 0 or form.words),
        ("demand", blank or form.demand),
    )
    return tuple(
        Gap(what, ("save",)) for what, value in wanted if not (value is True or str(value or "").strip())
    )


def _own_gaps(form: IntakeForm) -> tuple[Gap, ...]:
    """Pictures of the shot list, and what stays at the desk."""
    shots = missing_shots(shot_list_for(form.problem_type), [photo.role for photo in form.photos])
    gaps = [Gap(f"shot:{shot.role}", ("liability",)) for shot in shots if shot.required]
    if not form.received.strip():
        gaps.append(Gap("received", ("paper",)))
    return tuple(gaps)
