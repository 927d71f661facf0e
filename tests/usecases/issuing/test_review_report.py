"""D15 from the journal: numbers by the day on which something happened, the same whenever they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.money import Fen
from app.domain.refusals import InputError
from app.domain.steps.closing import ReopenTicket, VoidTicket, WithdrawTicket
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Demand
from app.usecases.desk_papers import REVIEW_REPORT
from app.usecases.issue import Stated, issue, order_print
from app.usecases.issuing.leaf import NEW
from app.usecases.issuing.review_report import share, sums_of, usual_days
from app.usecases.paper import Paper
from app.usecases.perform import perform
from app.usecases.review import Review, review
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, kettle

WEEK: Stated = {"from": "2026-11-16", "until": "2026-11-22"}


def report(shop: Shop, stated: Stated | None = None) -> Paper:
    document = issue(shop.work, NEW, REVIEW_REPORT, SUPERVISOR, stated=stated)
    return shop.work.papers.decode(shop.work.blobs.read(document.content.sha256))


def figures(paper: Paper) -> dict[str, str]:
    return dict(paper.count("figures").rows)  # type: ignore[arg-type]  # rows of two cells


def test_what_happened_stands_on_its_day(shop: Shop) -> None:
    first, second, wrong = shop.intake(), shop.intake(), shop.intake()
    perform(shop.work, wrong.id, VoidTicket("录错"), SUPERVISOR)
    shop.judge(first)
    perform(shop.work, second.id, WithdrawTicket("客户不修了"), CLERK)
    paper = report(shop, WEEK)
    found = figures(paper)
    assert (found["received"], found["closed"], found["reopened"]) == ("2", "1", "0")
    assert found["clocks"] == "4/4"
    assert found["clocks_met"] == "100.0%"
    assert paper.count("parties").rows == (("brand", "", "1", "100.0%"),)
    assert paper.count("goods").rows == (("美厨 电水壶", "MK-1508", "2", "100.0%"),)
    assert paper.count("liable").rows == (("quality", "brand", "1", "100.0%"),)
    assert paper.count("sums").rows == ()
    by_clock = {name: (met, late) for name, met, late, _, _ in paper.count("clocks").rows}
    assert by_clock["初步判断"] == ("1", "0")  # that of a ticket withdrawn ended with it
    assert sum(int(met) for met, _ in by_clock.values()) == 4
    assert paper.count("desks").rows == (("2F-01", "2", "1"),)
    assert paper.count("channels").rows == (("counter", "2", "100.0%"),)
    assert sum(int(count) for _, count, _ in paper.count("levels").rows) == 2
    assert figures(report(shop, {"from": "2026-11-09", "until": "2026-11-15"}))["received"] == "0"


def test_a_clock_that_ran_out_unheard_is_missed_with_its_ticket(shop: Shop) -> None:
    ticket = shop.intake()
    shop.time.advance(days=5)  # Wednesday: nothing was written in this week
    paper = report(shop, WEEK)
    assert (ticket.number, "初步判断", "2026-11-20 11:02", "") in paper.count("missed").rows
    assert ("初步判断", "0", "1", "0.0%", "") in paper.count("clocks").rows
    later = report(shop, {"from": "2026-11-23", "until": "2026-11-25"})
    assert all(due[:10] >= "2026-11-23" for _, _, due, _ in later.count("missed").rows)


def test_closed_reopened_and_closed_again_counts_once_each(shop: Shop) -> None:
    ticket = shop.intake()
    perform(shop.work, ticket.id, WithdrawTicket("不修了"), CLERK)
    perform(shop.work, ticket.id, ReopenTicket("又要修"), SUPERVISOR)
    perform(shop.work, ticket.id, WithdrawTicket("不修了"), CLERK)
    found = report(shop, WEEK)
    assert (figures(found)["closed"], figures(found)["reopened"]) == ("1", "1")
    assert found.count("again").rows == ((ticket.number,),)


def test_problems_are_ranked_and_what_nobody_classed_is_said(shop: Shop) -> None:
    for kind in ("transport", "transport", "quality", "service", "food", None):
        form = kettle()
        problem = form.problem.__class__("坏了", Demand.REPAIR, kind)
        shop.intake(kettle(problem=problem))
    assert report(shop, WEEK).count("problems").rows == (
        ("transport", "2", "33.3%"),
        ("food", "1", "16.7%"),
        ("quality", "1", "16.7%"),
        ("", "1", "16.7%"),
    )
    shop.time.advance(days=7)
    assert ("transport", "2") in report(shop, {"from": "2026-11-23", "until": "2026-11-27"}).count(
        "earlier"
    ).rows


def test_the_days_are_those_of_the_week_unless_others_are_stated(shop: Shop) -> None:
    assert usual_days("week", date(2026, 11, 20)) == (date(2026, 11, 16), date(2026, 11, 20))
    assert usual_days("week", date(2026, 11, 16)) == (date(2026, 11, 9), date(2026, 11, 15))
    assert usual_days("month", date(2026, 12, 1)) == (date(2026, 11, 1), date(2026, 11, 30))
    weekly = report(shop)
    assert (weekly.stated("from").day, weekly.stated("until").day) == usual_days("week", date(2026, 11, 20))
    monthly = report(shop, {"period": "month"})
    assert (monthly.stated("from").day, monthly.stated("until").day) == (
        date(2026, 11, 1),
        date(2026, 11, 20),
    )
    with pytest.raises(InputError) as refused:
        report(shop, {"from": "2026-11-20", "until": "2026-11-16"})
    assert refused.value.code == "date_before_other"


def test_printed_twice_it_gives_the_same_numbers(shop: Shop) -> None:
    shop.intake()
    improved = {
        **WEEK,
        "improvements": [{"action": "加装护角", "owner": "陈明", "due": "2026-11-27", "effect": "破损减半"}],
    }
    first = order_print(shop.work, NEW, REVIEW_REPORT, SUPERVISOR, stated=improved)
    shop.intake()
    again = order_print(shop.work, first.document.number, REVIEW_REPORT, SUPERVISOR)
    assert again.document.content_sha256 == first.document.content_sha256
    words = "".join(pages_of(again.pdf))
    assert "加装护角" in words
    assert "1单" in words
    assert "王建国" not in words
    assert figures(report(shop, WEEK))["received"] == "2"


def test_other_desks_are_counted_with_their_names_and_nothing_of_the_future(shop: Shop) -> None:
    shop.intake()
    now = shop.time.now()
    day = now.astimezone(shop.work.desk.tz).date()
    assert len(review(shop.work, day, day, now).received) == 1
    assert review(shop.work, day, day, now - timedelta(hours=1)).received == ()


def test_what_was_agreed_is_summed_by_way_and_ground(shop: Shop) -> None:
    ticket, now = shop.intake(), shop.time.now()
    ways = [Option("compensation", "promise", amount=Fen(amount)) for amount in (20_000, 30_050, 0)]
    ways.append(Option("small_payment", "negotiable", amount=Fen(60_000)))
    plans = [Plan((way,), now, None, chosen=0, answered_at=now) for way in ways]
    agreed = tuple((ticket, replace(ticket.items[0], plan=plan)) for plan in plans)
    assert sums_of(Review(now.date(), now.date(), agreed=agreed)) == (
        ("small_payment", "negotiable", "1", "60000"),
        ("compensation", "promise", "2", "50050"),
    )


def test_a_share_is_rounded_half_up() -> None:
    assert [share(151, 157), share(1, 3), share(1, 16), share(0, 5), share(0, 0)] == [
        "96.2%",
        "33.3%",
        "6.3%",
        "0.0%",
        "",
    ]
