"""认定依据: what a determination can rest on, offered from the case, the rules and the dated list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.policy.decision import Decision
from app.domain.standards import Caution
from app.domain.verdicts import Basis
from app.domain.vocabulary import ProofState
from app.ui.screens.desk_work.case import Case
from app.ui.screens.desk_work.verdict_help import remedies
from app.usecases.workplace import Workplace

_HOUSE = ("S", "G-", "P-", "A0", "A1", "X-")
"""Rules of the house and of its sources begin like this; every other is an article of law."""


@dataclass(frozen=True)
class Ground:
    """One ground on offer or taken: `key` tells it apart, `keywords` are further words it is found by.

    `evidence` is the place of a photo, from 1; all photos taken make one line on the notice.
    `caution` says that a standard did not hold on the day of the purchase.
    """

    key: str
    basis: Basis
    keywords: str = ""
    evidence: int = 0
    caution: Caution | None = None
    verified: bool = True


def offered_grounds(case: Case, workplace: Workplace, judged: Decision) -> tuple[Ground, ...]:
    """Everything that can be picked: photos, the order's clause, the rules of the decision, the list."""
    return (
        *_photos(case, workplace),
        *_seen(case, workplace),
        *_clause(case, workplace),
        *_rules(workplace, judged),
        *_listed(case, workplace),
    )


def first_grounds(case: Case, workplace: Workplace, judged: Decision) -> tuple[Ground, ...]:
    """What stands there first: photos, voucher and look, the clause, and the rules of what is owed."""
    offered = (
        *_photos(case, workplace),
        *_seen(case, workplace),
        *_clause(case, workplace),
        *_rules(workplace, judged, owed_only=True),
    )
    taken = case.item.liability
    if taken is None:
        return offered
    return tuple(typed_ground(basis) for basis in taken.basis)


def typed_ground(basis: Basis) -> Ground:
    """A ground as it was typed or kept before."""
    return Ground(f"typed:{basis.text}:{basis.reference}", basis)


def written_ground(text: str) -> Ground:
    """What somebody typed that no list has: a report where it says so, else a clause."""
    kind = "report" if "报告" in text or "report" in text.lower() else "clause"
    return typed_ground(Basis(kind, text))


def _photos(case: Case, workplace: Workplace) -> list[Ground]:
    text = workplace.reference.wording.grounds.get("evidence", "{places}")
    return [
        Ground(f"evidence:{each.id}", Basis("evidence", text.format(places=n)), each.role, n)
        for n, each in enumerate(case.evidence, start=1)
    ]


def _seen(case: Case, workplace: Workplace) -> list[Ground]:
    """The voucher that was found valid, and what was seen on the counter (S0-20, S4-20)."""
    words = workplace.reference.wording.grounds
    goods, looked = case.item.goods, case.item.inspection
    found = []
    proof = words.get(f"proof_{goods.proof}")
    if proof and goods.proof_state == ProofState.VALID:
        found.append(Ground("proof", Basis("evidence", proof), "pz"))
    if looked is not None:
        said = words.get("inspection_said", "{remarks}").format(remarks=looked.remarks)
        text = said if looked.remarks else words.get("inspection", "")
        found.append(Ground("inspection", Basis("evidence", text), "cy"))
    return found


def _clause(case: Case, workplace: Workplace) -> list[Ground]:
    clause = case.item.goods.contract_clause
    if not clause:
        return []
    text = workplace.reference.wording.grounds.get("clause", "")
    return [Ground("clause", Basis("clause", text or clause, clause if text else None), "hetong ddtk")]


def _rules(workplace: Workplace, judged: Decision, *, owed_only: bool = False) -> list[Ground]:
    """The sources of the decision's sentences about remedies, each once."""
    owed = {each.code for each in remedies(judged) if each.owed}
    promise = workplace.reference.wording.grounds.get("promise", "{source}")
    found: dict[str, Ground] = {}
    for line in _why(judged):
        key, rule, source = line.get("key", ""), line.get("rule", ""), line.get("source", "")
        if not source or (owed_only and key not in owed) or key.endswith(("_due", "_due_at")):
            continue
        ours = rule.startswith(_HOUSE)
        bare = source.removesuffix("（商场承诺）").removesuffix("（商场承诺，不是国家三包）")
        basis = Basis("clause", promise.format(source=bare)) if ours else Basis("law", bare)
        found.setdefault(bare, Ground(f"rule:{bare}", basis, rule))
    return list(found.values())


def _why(judged: Decision) -> list[dict[str, str]]:
    return [{key: str(value) for key, value in row.items()} for row in judged.lines("why")]


def _listed(case: Case, workplace: Workplace) -> list[Ground]:
    book = workplace.reference.standards
    return [
        Ground(
            key=f"listed:{each.code}",
            basis=Basis(each.kind.value, each.title, each.code),
            keywords=" ".join(each.keywords),
            caution=book.caution(each.code, case.purchase_day),
            verified=each.verified,
        )
        for each in book.all()
    ]


def as_basis(grounds: Sequence[Ground], workplace: Workplace) -> tuple[Basis, ...]:
    """The lines of the notice: photos together in one, everything else as it was picked."""
    places = sorted(ground.evidence for ground in grounds if ground.evidence)
    others = tuple(ground.basis for ground in grounds if not ground.evidence)
    if not places:
        return others
    text = workplace.reference.wording.grounds.get("evidence", "{places}")
    return (Basis("evidence", text.format(places="、".join(str(n) for n in places))), *others)
