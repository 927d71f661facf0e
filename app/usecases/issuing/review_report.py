"""D15 周复盘报告、月复盘纪要: the numbers of some days from the journal, and what is to be done better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import median

from app.usecases.issuing.order_of_days import check_order
from app.usecases.issuing.rule import Case, IssuingRule
from app.usecases.paper.particulars import Particular, particular_of
from app.usecases.review import Review, review

WEEK, MONTH = "week", "month"
_TOP = 3
_MOST = 10
_LOW = 2
"""A score that asks for another visit (S1-43)."""

Rows = tuple[tuple[str, ...], ...]


def usual_days(period: str, today: date) -> tuple[date, date]:
    """The week or month to date; on its first day the one before, which is over."""
    start = today - timedelta(days=today.weekday()) if period == WEEK else today.replace(day=1)
    if start < today:
        return start, today
    last = start - timedelta(days=1)
    return (last - timedelta(days=6) if period == WEEK else last.replace(day=1)), last


def _prefilled(case: Case) -> Iterable[Particular]:
    first, last = usual_days(WEEK, case.now.date())
    yield Particular("period", text=WEEK)
    yield Particular("from", day=first)
    yield Particular("until", day=last)
    yield Particular("led_by", text=case.person.name)


def _completed(case: Case, found: Sequence[Particular], given: Sequence[Particular]) -> Iterable[Particular]:
    """Days that were not chosen are those of the period. Raises InputError date_before_other."""
    weekly = usual_days(WEEK, case.now.date())
    days = particular_of(found, "from").day, particular_of(found, "until").day
    if particular_of(found, "period").text == MONTH and days == weekly and _untouched(given, weekly):
        first, last = usual_days(MONTH, case.now.date())
        changed = {"from": Particular("from", day=first), "until": Particular("until", day=last)}
        found = [changed.get(each.key, each) for each in found]
    check_order(found, ("from", "until"))
    return found


def _untouched(given: Sequence[Particular], weekly: tuple[date, date]) -> bool:
    """Whether nobody typed other days than stood there."""
    days = [particular_of(given, key).day for key in ("from", "until")]
    return all(day in (None, usual) for day, usual in zip(days, weekly, strict=True))


def _counted(case: Case, found: Sequence[Particular]) -> Iterable[Particular]:
    first, last = particular_of(found, "from").day, particular_of(found, "until").day
    if first is None or last is None:
        return ()
    before = first - timedelta(days=1)
    earlier = review(case.workplace, before - (last - first), before, case.now)
    return told(review(case.workplace, first, last, case.now), earlier, case)


def told(found: Review, earlier: Review, case: Case) -> Iterator[Particular]:
    """The numbers as rows: codes, words people wrote, and figures."""
    yield Particular("figures", rows=_figures(found))
    yield Particular("problems", rows=_problems(found))
    yield Particular("earlier", rows=_problem_kinds(earlier))
    yield Particular("parties", rows=_parties(found))
    yield Particular("liable", rows=_liable(found))
    yield Particular("clocks", rows=_clocks(found))
    yield Particular("sums", rows=sums_of(found))
    yield Particular("goods", rows=_goods(found, case))
    yield Particular("desks", rows=_desks(found))
    yield Particular("channels", rows=_by(found, [each.channel for each in found.received]))
    levels = [str(each.level.level) if each.level else "" for each in found.received]
    yield Particular("levels", rows=_by(found, levels))
    yield Particular("scores", rows=_scores(found))
    yield Particular("missed", rows=tuple(_missed(found)))
    yield Particular("low", rows=tuple(_low(found)))
    yield Particular("again", rows=tuple((each.number,) for each in found.reopened))
    yield Particular("as_of", moment=case.now)


def share(part: int, whole: int) -> str:
    """A part in per cent with one decimal, half up; empty of nothing."""
    if not whole:
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def _figures(found: Review) -> Rows:
    scores = [survey.score for _, survey in found.answered if survey.score is not None]
    average = f"{sum(scores) / len(scores):.2f}" if scores else ""
    return (
        ("received", str(len(found.received))),
        ("closed", str(len(found.closed))),
        ("reopened", str(len(found.reopened))),
        ("clocks", f"{found.met}/{len(found.clocks)}"),
        ("clocks_met", share(found.met, len(found.clocks))),
        ("answered", str(len(found.answered))),
        ("score", average),
    )


def _ranked(counted: Counter[tuple[str, ...]], most: int, whole: int) -> Rows:
    """The most frequent first, of equals by name; how many, and their share of the whole."""
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple((*key, str(n), share(n, whole)) for key, n in ordered[:most])


def _problems(found: Review) -> Rows:
    """TOP 3 (S1-37); what nobody classed is one kind of its own, and never among the three."""
    kinds: Counter[tuple[str, ...]] = Counter()
    kinds.update((each.problem.type,) for each in found.received if each.problem.type)
    unclassed = sum(1 for each in found.received if not each.problem.type)
    rows = _ranked(kinds, _TOP, len(found.received))
    return (*rows, ("", str(unclassed), share(unclassed, len(found.received)))) if unclassed else rows


def _problem_kinds(found: Review) -> Rows:
    """How many of each kind in the days before, so that a trend is seen (R02)."""
    kinds = Counter(each.problem.type or "" for each in found.received)
    return tuple((kind, str(count)) for kind, count in sorted(kinds.items()))


def _liable(found: Review) -> Rows:
    """Cause by who is liable for it (R04); who of the staff it was is not for a paper passed round."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for _, item in found.determined:
        if item.liability is not None:
            parties = {each.party for each in item.liability.shares}
            pairs.update((item.liability.cause, party) for party in parties)
    return _ranked(pairs, _MOST, len(found.determined))


def _clocks(found: Review) -> Rows:
    """Each clock: met, missed, share met, and the median time it took in hours where it was stopped (R05)."""
    rows = []
    for name in sorted({each.standing.clock.name for each in found.clocks}):
        same = [each for each in found.clocks if each.standing.clock.name == name]
        met = sum(each.met for each in same)
        took = [
            (clock.stopped_at - clock.start) / timedelta(hours=1)
            for clock in (each.standing.clock for each in same)
            if clock.stopped_at is not None
        ]
        middle = f"{median(took):.1f}" if took else ""
        rows.append((name, str(met), str(len(same) - met), share(met, len(same)), middle))
    return tuple(rows)


def sums_of(found: Review) -> Rows:
    """What was agreed to be paid, in fen, by way and strength of its ground (R08), the largest first."""
    sums: dict[tuple[str, str], list[int]] = {}
    for _, item in found.agreed:
        plan = item.plan
        option = plan.agreed if plan is not None else None
        if plan is not None and option is not None and (amount := plan.sum_of(option)):
            sums.setdefault((option.remedy, option.strength), []).append(amount)
    ordered = sorted(sums.items(), key=lambda each: (-sum(each[1]), each[0]))
    return tuple((*key, str(len(amounts)), str(sum(amounts))) for key, amounts in ordered)


def _parties(found: Review) -> Rows:
    parties: Counter[tuple[str, ...]] = Counter()
    for _, item in found.determined:
        if item.liability is not None:
            parties.update((each.party, each.name or "") for each in item.liability.shares)
    return _ranked(parties, _MOST, len(found.determined))


def _goods(found: Review, case: Case) -> Rows:
    known = case.workplace.policy.rulebook.categories
    goods: Counter[tuple[str, ...]] = Counter()
    for ticket in found.received:
        names = {
            (
                " ".join(
                    filter(
                        None,
                        (
                            item.goods.brand,
                            item.goods.name or getattr(known.get(item.goods.category or ""), "name", ""),
                        ),
                    )
                ),
                item.goods.model or "",
            )
            for item in ticket.items
        }
        goods.update(names)
    return _ranked(goods, _MOST, len(found.received))


def _desks(found: Review) -> Rows:
    received = Counter(each.desk for each in found.received)
    closed = Counter(each.desk for each in found.closed)
    return tuple((desk, str(received[desk]), str(closed[desk])) for desk in sorted(received | closed))


def _by(found: Review, codes: Iterable[str]) -> Rows:
    """Received tickets by one of their codes, the most frequent first (R01)."""
    return _ranked(Counter((code,) for code in codes), len(found.received), len(found.received))


def _scores(found: Review) -> Rows:
    scores = Counter(survey.score for _, survey in found.answered)
    known = sorted((score for score in scores if score is not None), reverse=True)
    rows = [(str(score), str(scores[score]), share(scores[score], len(found.answered))) for score in known]
    unscored = scores[None]
    return (*rows, ("", str(unscored), share(unscored, len(found.answered)))) if unscored else tuple(rows)


def _missed(found: Review) -> Iterator[tuple[str, ...]]:
    for each in found.missed:
        clock = each.standing.clock
        yield each.ticket.number, clock.name, _moment(clock.due), _moment(clock.stopped_at)


def _low(found: Review) -> Iterator[tuple[str, ...]]:
    for ticket, survey in found.answered:
        if survey.score is not None and survey.score <= _LOW:
            yield ticket.number, str(survey.score)


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


RULE = IssuingRule(of_desk=True, prefilled=_prefilled, completed=_completed, counted=_counted)
