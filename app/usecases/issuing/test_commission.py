"""D04 检测委托及进度告知书: what was commissioned is filled in (S0-22, S0-24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.money import parse_yuan
from app.domain.vocabulary import Party
from app.usecases.checks_made import look_words
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular

_PAYERS = frozenset(Party) - {Party.UNDETERMINED}


def _prefilled(case: Case) -> Iterable[Particular]:
    item, tz = case.item, case.workplace.desk.tz
    commissioned = _commissioned(case)
    yield Particular("body", text=item.test_body or "")
    if commissioned.get("subject"):
        yield Particular("tests", rows=((commissioned["subject"], ""),))
    yield Particular("producer", text=item.goods.brand or "")
    yield Particular("sample", text="、".join(case.ticket.received_items))
    if item.inspection is not None:
        words = case.workplace.reference.wording.recorded
        yield Particular("sample_state", text=look_words(item.inspection, words))
    if commissioned.get("fee"):
        yield Particular("fee", amount=parse_yuan(commissioned["fee"], "fee"))
    if commissioned.get("advanced_by") in _PAYERS:
        yield Particular("advanced_by", text=commissioned["advanced_by"])
    bearer = commissioned.get("borne_by", "")
    yield Particular("borne_by", text=bearer if bearer in _PAYERS else "by_result")
    started = item.milestones.get("test_started")
    yield Particular("start", day=(started or case.now).astimezone(tz).date())


def _commissioned(case: Case) -> Mapping[str, str]:
    """The last test that was commissioned for this item, as the journal says; nothing where none was."""
    found: Mapping[str, str] = {}
    for line in case.history:
        if line.type == "test.commissioned" and line.values.get("item") == case.item.id:
            found = line.values
    return found


RULE = IssuingRule(of_item=True, prefilled=_prefilled)
