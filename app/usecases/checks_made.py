"""核查经过: the checks of an item that the journal holds, with who made each and when (S0-24, S4-19..21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo

from app.domain.records import Inspection
from app.domain.ticket import Item
from app.domain.vocabulary import ProofState
from app.usecases.paper import CheckLine
from app.usecases.read_models import HistoryLine

_TICKS = ("packaging_intact", "unused", "accessories_complete")

Words = Mapping[str, str]


def recorded_checks(
    history: Iterable[HistoryLine], item: Item, words: Words, zone: tzinfo
) -> tuple[CheckLine, ...]:
    """Proof checked, goods looked at, test reported, oldest first; of each kind the last that still holds.

    `words` are the forms of the house (``HouseWording.recorded``). Nothing is taken for a check
    that nobody recorded: an invoice the rules count as valid was not looked at by that.
    """
    found: dict[str, CheckLine] = {}
    for line in history:
        make = _KINDS.get(line.type)
        if make is None or line.values.get("item", item.id) != item.id:
            continue
        text = make(line, item, words)
        method = words.get(line.type, "")
        if text:
            kind = line.type.partition(".")[0]
            found.pop(kind, None)
            found[kind] = CheckLine(text, line.at.astimezone(zone), line.user or "", method)
    return tuple(found.values())


def listed_checks(texts: Sequence[str], recorded: Sequence[CheckLine]) -> tuple[CheckLine, ...]:
    """What the determination lists. A recorded check keeps its own moment and person; of another one

    only its words are known. Where none is listed, those that were recorded speak for themselves.
    """
    by_text = {line.finding: line for line in recorded}
    return tuple(by_text.get(text, CheckLine(text)) for text in texts) or tuple(recorded)


def looked_into(texts: Sequence[str], recorded: Sequence[CheckLine], words: Words) -> bool:
    """Whether the matter itself was checked, by what the determination lists: only then 经核查 is true.

    To have looked at the invoice says nothing of the goods.
    """
    proof = {words.get(kind) for kind in ("proof.recorded", "proof.confirmed")}
    of_proof = {line.finding for line in recorded if line.method in proof}
    return any(line.finding not in of_proof for line in listed_checks(texts, recorded))


def _inspected(line: HistoryLine, item: Item, words: Words) -> str:
    looked = item.inspection
    if looked is None or line.values.get("inspection.remarks", "") != looked.remarks:
        return ""
    return look_words(looked, words) or words.get("looked", "")


def look_words(looked: Inspection, words: Words) -> str:
    """What was ticked and written when the goods were looked at; empty where nothing was."""
    seen = list(_seen(looked.packaging_intact, looked.unused, looked.accessories_complete, words=words))
    parts = ("、".join(seen), looked.remarks.strip().replace("；", "，").rstrip("。"))
    return "，".join(filter(None, parts))


def _seen(*ticks: bool | None, words: Words) -> Iterator[str]:
    for name, holds in zip(_TICKS, ticks, strict=True):
        word = words.get(name if holds else f"not_{name}", "")
        if holds is not None and word:
            yield word


def _proof(line: HistoryLine, item: Item, words: Words) -> str:
    """The state that stands, if this entry set it."""
    state = item.goods.proof_state
    set_here = ProofState.VALID if line.type == "proof.confirmed" else line.values.get("state")
    if state is None or state is ProofState.PENDING or state != set_here:
        return ""
    kind = words.get(f"proof_{item.goods.proof}", words.get("proof", ""))
    return words.get(f"proof_is_{state.value}", "").format(proof=kind)


def _tested(line: HistoryLine, item: Item, words: Words) -> str:
    number = line.values.get("report_number", "")
    result = line.values.get("result", "")
    form = words.get("tested_numbered" if number else "tested", "")
    said = result.strip().replace("；", "，").rstrip("。")
    return form.format(body=item.test_body or "", result=said, number=number) if said else ""


_KINDS: Mapping[str, Callable[[HistoryLine, Item, Words], str]] = {
    "goods.inspected": _inspected,
    "proof.recorded": _proof,
    "proof.confirmed": _proof,
    "test.reported": _tested,
}
